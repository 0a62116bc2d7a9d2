"""Text files that were shared in Slack: what Slack makes of a long paste, above all.

The app's token opens them, so it is shown to Slack's own hosts alone, whatever address a file
gives, and no redirect is followed.
"""

import re
from dataclasses import replace
from urllib.parse import urlsplit

from bot.fetching.errors import FileRefused, ForeignFile, NotFound, NotText, TooManyRedirects
from bot.fetching.pages import Fetcher
from bot.incoming import TEXT_FILES
from bot.slack import Messenger, SlackRefused
from summarizer.types import Page

_SLACK = "slack.com"
_AT_SLACK = re.compile(r"(?:[a-z0-9-]+\.)*slack\.com")
_HTML = "text/html"
_GONE = frozenset({"file_not_found", "file_deleted"})


class Files:
    """Fetches files with the app's token.

    Slack's hosts are slack.com and those below it, by https; or, where the API is elsewhere, the
    very host of `api_url`.
    """

    def __init__(self, messenger: Messenger, token: str, api_url: str) -> None:
        self._messenger = messenger
        self._api_url = api_url
        api = urlsplit(api_url)
        own = frozenset({api.netloc}) if api.port else frozenset[str]()
        self._fetcher = Fetcher(
            allow=own,
            max_redirects=0,
            headers={"Authorization": f"Bearer {token}"},
            readable=("",),  # what a file is, files.info says
        )

    def fetch(self, file: str) -> Page:
        """The bytes of a text file, labelled as HTML where they are.

        Raises a `FetchError`, and a `SlackError` where Slack cannot say anything of the file.
        """
        info = self._info(file)
        kind = info.get("filetype")
        if kind not in TEXT_FILES:  # of one that was deleted none is told
            raise NotText(file)
        url = str(info.get("url_private_download") or info.get("url_private") or "")
        if not may_have_token(url, self._api_url):
            raise ForeignFile(url)
        try:
            page = self._fetcher.fetch(url)
        except TooManyRedirects as error:  # it leads to where people sign in
            raise FileRefused(url) from error
        if kind == "html":
            return replace(page, content_type=_HTML)
        if page.content_type.lower().startswith(_HTML):  # where people sign in, with status 200
            raise FileRefused(url)
        return page

    def _info(self, file: str) -> dict[str, object]:
        try:
            info = self._messenger.call("files.info", file=file)["file"]
        except SlackRefused as refusal:
            if refusal.code in _GONE:
                raise NotFound(file, 404) from refusal
            raise FileRefused(file) from refusal
        return dict(info)


def may_have_token(url: str, api_url: str) -> bool:
    """Whether the app's token may be shown to whoever answers at this address."""
    try:
        asked, api = urlsplit(url), urlsplit(api_url)
    except ValueError:
        return False
    if api.hostname != _SLACK:
        return (asked.scheme, asked.netloc) == (api.scheme, api.netloc)
    return asked.scheme == "https" and _AT_SLACK.fullmatch(asked.netloc.lower()) is not None
