"""Where words come from: an article's outlet, author, date, and those who shared it."""

from datetime import datetime
from urllib.parse import urlsplit

from slack_sdk.models.blocks import RichTextElement

from bot.views.message import channel, cut, link, moment, person, words
from storage.types import Share, StoredArticle
from summarizer.types import Article, ArticleState, Quote

_WORDS_A_MINUTE = 230
_LONGEST_PART = 120


def title(article: Article) -> str:
    """The headline; for a paste without one, the way its text begins."""
    if article.title:
        return cut(article.title, 150)
    return "Pasted text: “" + cut(article.text.replace("\n", " "), 60) + "”"


def headline(article: Article) -> RichTextElement:
    """The headline, leading to the article where it has an address."""
    if article.url and article.url.startswith(("http://", "https://")):
        return link(article.url, title(article), bold=True)
    return words(title(article), bold=True)


def outlet(article: Article) -> str | None:
    """The outlet's name, or the host of the article's address."""
    return article.site or host_of(article.url).removeprefix("www.") or None


def host_of(url: str | None) -> str:
    """The host of an address; "" where there is none."""
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:  # "https://[broken"
        return ""


def imprint(article: Article) -> str:
    """Outlet, author, date as printed, reading time: as far as they are known."""
    minutes = max(1, round(len(article.text.split()) / _WORDS_A_MINUTE))
    labels = {ArticleState.PREVIEW: "preview only", ArticleState.LIVE: "live blog, newest entries"}
    parts = [
        outlet(article),
        article.author,
        article.published_printed or _date(article.published),
        labels.get(article.state),
        f"{minutes} min read",
    ]
    return " · ".join(cut(part, _LONGEST_PART) for part in parts if part)


def citation(article: Article) -> str:
    """Outlet and date, in one short line."""
    parts = [outlet(article), article.published_printed or _date(article.published)]
    return ", ".join(cut(part, _LONGEST_PART) for part in parts if part)


def attribution(quote: Quote) -> str:
    """Who said it, in what role, and through whom: " — Ada Example, mayor, via The Ledger"."""
    if quote.speaker is None:
        return " — speaker unclear"
    via = f"via {quote.via}" if quote.via else None
    return " — " + ", ".join(part for part in (quote.speaker, quote.role, via) if part)


def sharing(article: StoredArticle) -> list[RichTextElement]:
    """Who shared it where and when, the last share first in mind; nothing where nobody is known."""
    if not article.shares:
        return []
    return shared_by(article.shares[-1])


def shared_by(share: Share) -> list[RichTextElement]:
    """Who shared it, where and when."""
    where = [words("in a direct message")]
    if share.conversation.startswith(("C", "G")):
        where = [words("in "), channel(share.conversation)]
    when = [words(", "), moment(share.shared_at)]
    return [words("shared by "), person(share.user), words(" "), *where, *when]


def _date(published: str | None) -> str | None:
    if published is None:
        return None
    try:
        day = datetime.fromisoformat(published)
    except ValueError:
        return published
    return f"{day.day} {day:%b %Y}"
