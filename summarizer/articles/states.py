"""What kind of page was had: an article, a part of one, or something that stands in its way.

Where an article is long enough, nothing else is asked: a long article about cookies is no consent
wall. Only a page with little to read is searched for the words of the usual obstacles.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urlsplit

from lxml.etree import XPath
from lxml.html import HtmlElement

from summarizer.articles import signs
from summarizer.articles.blocks import size, tidy
from summarizer.articles.metadata import Metadata
from summarizer.errors import NotReadable
from summarizer.types import ArticleState, Page

_GONE = frozenset({404, 410})
_FEWEST = 40  # words that can be an article, or the readable beginning of one
_SHORT = 250  # words; a longer text is an article, whatever else its page says
_SNIFFED = 8192  # bytes or characters that show what a file is

_MAGIC = {
    b"%PDF-": "pdf",
    b"\x89PNG": "not_a_page",
    b"\xff\xd8\xff": "not_a_page",
    b"GIF8": "not_a_page",
    b"RIFF": "not_a_page",
    b"PK\x03\x04": "not_a_page",
    b"\x1f\x8b": "not_a_page",
}
_PAGE_LABEL = re.compile(r"text/(?:html|plain|xml)|application/(?:xhtml\+xml|xml)", re.IGNORECASE)
_MARKUP = re.compile(r"<(?:!doctype|html|head|body|p|div|article|h1|table|span|a)\b", re.IGNORECASE)

_CUT_SHORT = re.compile(r"(?:\.\.\.|…)\W*$")
_TITLE_PARTS = re.compile(r"\s+[|–—·:-]\s+|:\s+")

_VISIBLE = XPath(
    "//body//text()[not(ancestor::script or ancestor::style or ancestor::template"
    " or ancestor::noscript)]"
)
_LINKED_HEADINGS = XPath("//*[self::h2 or self::h3 or self::h4]//a[@href]")
_NAMED = XPath(
    "//*[self::main or self::section or self::div or self::ol or self::ul][@class or @id]"
)
_HEADLINE_WORDS = 4
_MANY_HEADLINES = 15
_HEADLINES_AMONG = 5  # blocks of the text that are links to other articles
_MANY_MOMENTS = 5


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What is known of a page once it has been read."""

    page: Page
    source: str
    tree: HtmlElement
    about: Metadata
    text: str

    @cached_property
    def size(self) -> int:
        """How many words of article were found."""
        return size(self.text)

    @cached_property
    def titles(self) -> list[str]:
        """What the page calls itself, in each of the places where it may."""
        found = (tidy("".join(title.itertext())) for title in self.tree.iter("title", "h1"))
        return [self.about.title or "", *found]

    @cached_property
    def visible(self) -> str:
        """All that the page shows, menus and notices too."""
        return tidy(" ".join(_VISIBLE(self.tree)))

    @cached_property
    def says(self) -> str:
        """The page's title, what it shows, and what it says where scripts do not run."""
        hints = ("".join(hint.itertext()) for hint in self.tree.iter("title", "noscript"))
        return " ".join([*hints, self.visible])


def refuse_other_files(page: Page) -> None:
    """Lets HTML and plain text pass.

    Raises:
        NotReadable: `empty`, `pdf`, or `not_a_page` for an image and the like.
    """
    if not page.content.strip():
        raise NotReadable("empty")
    head = page.content[:_SNIFFED].removeprefix(BOM_UTF8).lstrip()
    for magic, code in _MAGIC.items():
        if head.startswith(magic):
            raise NotReadable(code)
    label = page.content_type.strip().lower()
    if label and not _PAGE_LABEL.match(label):
        raise NotReadable("pdf" if label.startswith("application/pdf") else "not_a_page")


def is_plain_text(page: Page, text: str) -> bool:
    """Whether a page is to be read as it stands: so labelled, or unlabelled and without markup."""
    if page.content_type:
        return page.content_type.strip().lower().startswith("text/plain")
    return not _MARKUP.search(text[:_SNIFFED])


def tell(reading: Reading) -> ArticleState:
    """How much of an article was had.

    Raises:
        NotReadable: None; the code names the obstacle.
    """
    if reading.page.status in _GONE:
        raise NotReadable("not_found")
    if _is_index(reading):
        raise NotReadable("index_page")
    if reading.size < _SHORT:
        for code, stands_in_the_way in _OBSTACLES:
            if stands_in_the_way(reading):
                raise NotReadable(code)
    if _is_cut_short(reading):
        return ArticleState.PREVIEW
    return ArticleState.LIVE if _is_live(reading) else ArticleState.ARTICLE


def refuse_too_little(text: str) -> None:
    """Lets a text pass that is long enough to be an article.

    Raises:
        NotReadable: `too_short`.
    """
    if size(text) < _FEWEST:
        raise NotReadable("too_short")


def _is_index(reading: Reading) -> bool:
    """A page of headlines: it calls itself no article, and its links outweigh or make up its text.

    Articles are linked to from beside others, but not from among their own paragraphs.
    """
    if reading.about.is_declared_article or _has_headline(reading.page.url):
        return False
    links = (tidy("".join(link.itertext())) for link in reading.tree.iter("a"))
    headlines = [link for link in links if size(link) >= _HEADLINE_WORDS]
    if len(headlines) < _MANY_HEADLINES:
        return False
    blocks = reading.text.split("\n\n")
    among = sum(map(set(blocks).__contains__, headlines))
    if among >= _HEADLINES_AMONG or sum(map(size, headlines)) >= reading.size:
        return True
    teasers = _teasers(reading.tree)
    return 2 * sum(map(teasers.__contains__, blocks)) > len(blocks)


def _teasers(tree: HtmlElement) -> set[str]:
    """What stands in cards, each under a heading that is a link to what it is of."""
    cards = (link.getparent().getparent() for link in _LINKED_HEADINGS(tree))
    return {
        tidy("".join(paragraph.itertext()))
        for card in cards
        if card is not None
        for paragraph in card.iter("p")
    }


def _has_headline(url: str) -> bool:
    try:
        last = unquote(urlsplit(url).path).rstrip("/").rpartition("/")[2]
    except ValueError:
        return False
    return len(re.findall(r"[^\W\d_]+", last)) >= _HEADLINE_WORDS


def _is_not_found(reading: Reading) -> bool:
    parts = (part for title in reading.titles for part in _TITLE_PARTS.split(title))
    return any(signs.NOT_FOUND.fullmatch(part.strip(" .!")) for part in parts)


def _is_bot_wall(reading: Reading) -> bool:
    shown = size(reading.visible)
    if shown < _SHORT and signs.BOT_WALL.search(reading.says):
        return True
    return shown < _FEWEST and bool(signs.BOT_CODE.search(reading.source))


def _is_for_subscribers(reading: Reading) -> bool:
    return (
        reading.about.has_paywall
        or reading.page.status in (401, 402)
        or bool(signs.PAYWALL.search(reading.visible))
    )


def _is_paywall(reading: Reading) -> bool:
    return reading.size < _FEWEST and _is_for_subscribers(reading)


def _is_cut_short(reading: Reading) -> bool:
    if reading.size < _SHORT:
        return _is_for_subscribers(reading)
    return reading.about.has_paywall and bool(_CUT_SHORT.search(reading.text))


def _is_refused(reading: Reading) -> bool:
    return reading.page.status in (403, 429)


def _is_consent_wall(reading: Reading) -> bool:
    """Whether the page, or what was taken for its article, speaks of little but consent."""
    if signs.CONSENT_ADDRESS.search(reading.page.url) and reading.size < _SHORT:
        return True
    of_text = len(signs.CONSENT.findall(reading.text))
    if of_text > 1 and of_text * _FEWEST >= reading.size:
        return True
    short = reading.size < _FEWEST and size(reading.visible) < 2 * _SHORT
    return short and len(signs.CONSENT.findall(reading.visible)) > 1


def _needs_javascript(reading: Reading) -> bool:
    """Whether a page is an empty shell, or says so where its article would be.

    A page that has an article may well ask for scripts, to show what readers say of it.
    """
    if reading.size >= _FEWEST:
        return reading.size < 2 * _FEWEST and bool(signs.JAVASCRIPT.search(reading.text))
    is_shell = "<script" in reading.source.lower() and size(reading.visible) < _FEWEST
    return is_shell or bool(signs.JAVASCRIPT.search(reading.says))


def _is_too_short(reading: Reading) -> bool:
    return reading.size < _FEWEST


def _is_live(reading: Reading) -> bool:
    if reading.about.is_live:
        return True
    if len(reading.tree.findall(".//time")) < _MANY_MOMENTS:
        return False
    if any(signs.LIVE_TITLE.search(title) for title in reading.titles):
        return True
    return any(len(part.findall(".//time")) >= _MANY_MOMENTS for part in _live_parts(reading.tree))


def _live_parts(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The elements that are named for the entries of a live report."""
    for part in _NAMED(tree):
        if signs.LIVE_NAME.search(f"{part.get('class', '')} {part.get('id', '')}"):
            yield part


_OBSTACLES: tuple[tuple[str, Callable[[Reading], bool]], ...] = (
    ("not_found", _is_not_found),
    ("bot_wall", _is_bot_wall),
    ("paywall", _is_paywall),
    ("bot_wall", _is_refused),
    ("consent_wall", _is_consent_wall),
    ("needs_javascript", _needs_javascript),
    ("too_short", _is_too_short),
)
"""The codes of what can stand in the way of an article, the surest sign first."""
