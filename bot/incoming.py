"""What Slack sends, as plain values: a message's words, its links and whom it mentions.

A message's rich text comes first, since there a link is a link; the text with its `<url|label>`
mark-up comes second, for messages that have no blocks.
"""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from summarizer.articles.addresses import find_links
from summarizer.articles.decoding import storable

Payload = Mapping[str, Any]

_LINES = frozenset(
    {"rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted"}
)
_MARKUP = re.compile(r"<(?P<target>[^<>|]+)(?:\|(?P<label>[^<>]*))?>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A message: its words as a person reads them, its web links, and the users it mentions.

    `files` are the ids of the text files with it.
    """

    text: str
    links: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


def read_message(event: Payload) -> Incoming:
    """The words, links and mentions of a message event; what is not as it should be is no word."""
    rich = [block for block in _objects(event.get("blocks")) if block.get("type") == "rich_text"]
    parts = list(_walk(rich)) if rich else list(_marked_up(str(event.get("text") or "")))
    links = [part.link for part in parts if part.link]
    return Incoming(
        text=_words(parts),
        links=tuple(dict.fromkeys(link for link in links if _is_article_link(link))),
        mentions=tuple(part.mention for part in parts if part.mention),
        files=tuple(_text_files(_objects(event.get("files")))),
    )


def read_app_message(event: Payload) -> Incoming:
    """The links that another app's message leads to; how it puts them is its own affair.

    In rich text or text; else in sections; else in what is attached.
    """
    said = read_message(event)
    if said.links:
        return said
    sections = [block.get("text") for block in _objects(event.get("blocks"))]
    marked_up = "\n".join(str(text.get("text")) for text in _objects(sections))
    found = read_text(marked_up).links
    attached = [str(one.get("title_link") or "") for one in _objects(event.get("attachments"))]
    links = found or tuple(filter(_is_article_link, attached))
    return Incoming(text=said.text, links=tuple(dict.fromkeys(links)), files=said.files)


def read_text(text: str) -> Incoming:
    """The words and links of what follows a command, with or without Slack's mark-up."""
    parts = list(_marked_up(text))
    plain = _words(parts)
    links = [part.link for part in parts if part.link] or find_links(plain)
    return Incoming(text=plain, links=tuple(dict.fromkeys(filter(_is_article_link, links))))


TEXT_FILES = frozenset({"text", "markdown", "html"})
"""What Slack calls the kinds of files that may hold an article: a long paste is a "text"."""


def _text_files(files: list[Payload]) -> Iterator[str]:
    """The files that may be read; of a file from elsewhere the kind is not told here."""
    for file in files:
        untold = file.get("file_access") == "check_file_info"
        if file.get("id") and (untold or file.get("filetype") in TEXT_FILES):
            yield str(file["id"])


def _words(parts: list["_Part"]) -> str:
    return storable("".join(part.text for part in parts)).strip()


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    link: str | None = None
    mention: str | None = None


def _objects(value: Any) -> list[Payload]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _walk(elements: list[Payload]) -> Iterator[_Part]:
    for position, element in enumerate(elements):
        kind = str(element.get("type"))
        if kind in _LINES and position:
            yield _Part("\n")
        if isinstance(element.get("elements"), list):
            yield from _walk(_objects(element["elements"]))
        elif kind == "link":
            url = str(element.get("url") or "")
            yield _Part(str(element.get("text") or url), link=url)
        elif kind == "user":
            yield _Part("", mention=str(element.get("user_id") or ""))
        elif kind == "emoji":
            yield _Part(_emoji(element))
        else:
            yield _Part(str(element.get("text") or ""))


def _emoji(element: Payload) -> str:
    """The character itself, so that a text of emoji alone is seen to hold no words."""
    codes = str(element.get("unicode") or "").split("-")
    if not all(re.fullmatch(r"[0-9a-f]{2,6}", code) for code in codes):
        return ""
    return "".join(chr(int(code, 16)) for code in codes if int(code, 16) < 0x110000)


def _marked_up(text: str) -> Iterator[_Part]:
    position = 0
    for match in _MARKUP.finditer(text):
        yield _Part(html.unescape(text[position : match.start()]))
        yield _target(html.unescape(match["target"]), html.unescape(match["label"] or ""))
        position = match.end()
    yield _Part(html.unescape(text[position:]))


def _target(target: str, label: str) -> _Part:
    if target.startswith("@"):
        return _Part("", mention=target[1:])
    if target.startswith(("#", "!")):
        return _Part(label)
    return _Part(label or target, link=target)


def _is_article_link(link: str) -> bool:
    """A web link, but not one into Slack itself, which is a message or a file and no article."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    host = parts.hostname or ""
    return parts.scheme in ("http", "https") and not host.endswith(
        (".slack.com", ".slack-edge.com")
    )
