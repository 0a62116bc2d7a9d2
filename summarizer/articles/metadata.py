"""Who published an article, when, and under which headline, as its page says.

Headline and author come from the page's JSON-LD where that is sound, else from trafilatura; the
day from htmldate, which was measured best, and the time of that day from the page's own metadata.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from htmldate import find_date
from lxml.etree import XPath
from lxml.html import HtmlElement
from trafilatura.metadata import examine_meta, extract_meta_json, extract_title
from trafilatura.settings import Document

from summarizer.articles import authors, dates
from summarizer.articles.addresses import fold, same_host_family
from summarizer.articles.blocks import tidy

_ARTICLE_TYPE = re.compile(r"\w*Article|LiveBlogPosting|BlogPosting|Report|\w*Review")
_WRAPPING = re.compile(r"^\s*(?:<!--|(?://)?\s*<!\[CDATA\[)|(?:-->|(?://)?\s*\]\]>)\s*$")
_LANGUAGE = re.compile(r"[a-z]{2}(?=$|[-_])")
_PUBLISHED_META = (
    "property=article:published_time",
    "itemprop=datePublished",
    "name=parsely-pub-date",
    "name=dc.date.issued",
)
_DATE_MARKS = (
    XPath("descendant::time"),
    XPath("descendant::*[@itemprop='datePublished']"),
    XPath("descendant::*[contains(@class, 'date')]"),
)
_TITLE_PARTS = re.compile(r"(\s+[|–—·-]\s+)")
_NOBODY = frozenset({"admin", "administrator", "webmaster"})
"""What a site's software signs with where nobody has."""
_MISREAD = (LookupError, ValueError, TypeError, AttributeError, RecursionError)
"""What trafilatura's reader of JSON-LD raises on some that is not sound."""
_MACHINE_DATE = re.compile(r"\d{4}-\d\d-\d\dT")
_MAX_PRINTED = 60  # characters
_MAX_TITLE = 300  # characters; what is longer is no headline


_Metas = Mapping[str, str | None]
"""What the page's `meta` elements say, by each of their attributes: "property=og:title"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says of its article; None where it says nothing that holds.

    `published` is ISO 8601 at the precision known, `published_printed` the date as it stands on
    the page, `language` ISO 639-1, `url` the folded canonical address. `has_paywall`, `is_live`
    and `is_declared_article` are what the page itself tells search engines.
    """

    title: str | None = None
    author: str | None = None
    site: str | None = None
    published: str | None = None
    published_printed: str | None = None
    language: str | None = None
    url: str | None = None
    has_paywall: bool = False
    is_live: bool = False
    is_declared_article: bool = False


def read(tree: HtmlElement, page_url: str) -> Metadata:
    """What the page at an address (or in a file of that name) says of its article."""
    linked, metas = tuple(_articles(tree)), _metas(tree)
    url = _address(tree, metas, page_url)
    site = _site(metas, linked, url)
    title = _headline(linked) or _meta(metas, "property=og:title")
    author = _author(linked)
    if not (title and author):
        found = _as_marked_up(tree)
        title = title or _plain(found.title)
        author = author or _plain((found.author or "").replace(";", ","))
    published = _published(tree, metas, linked)
    return Metadata(
        title=_without_site(title, site),
        author=None if author and author.lower() in _NOBODY else author,
        site=site,
        published=published,
        published_printed=_printed_date(tree, published),
        language=_language(tree, metas),
        url=url,
        has_paywall=any(_is_paid(item) for item in linked),
        is_live=any("LiveBlogPosting" in _types(item) for item in linked),
        is_declared_article=bool(linked) or _says_article(metas),
    )


def _as_marked_up(tree: HtmlElement) -> Document:
    """Headline and author as trafilatura finds them; its `extract_metadata` seeks much besides."""
    found = examine_meta(tree)
    if found.author and " " not in found.author:
        found.author = None
    with suppress(*_MISREAD):
        found = extract_meta_json(tree, found)
    found.title = found.title or extract_title(tree)
    found.author = found.author or authors.marked_up(tree)
    found.clean_and_trim()
    return found


def _articles(tree: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """The JSON-LD objects of a page that describe articles, outermost first."""
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        try:
            data = json.loads(_WRAPPING.sub("", script.text or ""), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from (item for item in _objects(data) if _types(item))


def _objects(data: object) -> Iterator[Mapping[str, Any]]:
    waiting = [data]
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            yield item
            waiting.extend(value for value in item.values() if isinstance(value, (list, dict)))


def _types(item: Mapping[str, Any]) -> list[str]:
    """The kinds of article that an object says it is."""
    named = item.get("@type")
    names = named if isinstance(named, list) else [named]
    return [name for name in map(str, names) if _ARTICLE_TYPE.fullmatch(name.rpartition("/")[2])]


def _plain(value: object) -> str | None:
    """A JSON-LD text as words, without the entities that some sites leave in."""
    return (tidy(html.unescape(value)) or None) if isinstance(value, str) else None


def _headline(linked: tuple[Mapping[str, Any], ...]) -> str | None:
    titles = (_plain(item.get("headline")) for item in linked)
    # Search engines once wanted at most 110 characters: what is cut is no headline.
    return next(
        (t for t in titles if t and len(t) <= _MAX_TITLE and not t.endswith(("...", "…"))), None
    )


def _author(linked: tuple[Mapping[str, Any], ...]) -> str | None:
    for item in linked:
        names = dict.fromkeys(_names(item.get("author")))
        if names:
            return ", ".join(names)
    return None


def _names(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        name = _plain(item.get("name") if isinstance(item, dict) else item)
        if name and not name.startswith(("http://", "https://", "@")):
            yield re.sub(r"^by\s+", "", name, flags=re.IGNORECASE)


def _site(metas: _Metas, linked: tuple[Mapping[str, Any], ...], url: str | None) -> str | None:
    """The outlet by its name, else by its host's."""
    stated = [_meta(metas, "property=og:site_name")]
    stated += [name for item in linked for name in _names(item.get("publisher"))]
    named = next((name for name in stated if name and "://" not in name), None)
    host = urlsplit(url).hostname if url else None
    if named:
        return named.partition(" | ")[0].lstrip("@")
    return (host or "").removeprefix("www.") or None


def _without_site(title: str | None, site: str | None) -> str | None:
    """A headline without the outlet's name, which many pages put after it."""
    if not title or not site:
        return title
    parts = _TITLE_PARTS.split(title)
    ours, theirs = (re.sub(r"\W", "", name).casefold() for name in (parts[-1], site))
    if len(parts) < 3 or ours != theirs:
        return title
    return title[: title.rindex(parts[-2])].strip()


def _is_paid(item: Mapping[str, Any]) -> bool:
    return str(item.get("isAccessibleForFree")).lower() == "false"


def _metas(tree: HtmlElement) -> _Metas:
    found: dict[str, str | None] = {}
    for meta in tree.iter("meta"):
        for name, value in meta.attrib.items():
            found.setdefault(f"{name}={value}", meta.get("content"))
    return found


def _meta(metas: _Metas, attribute: str) -> str | None:
    return _plain(metas.get(attribute))


def _says_article(metas: _Metas) -> bool:
    is_article = _meta(metas, "property=og:type") == "article"
    return is_article or _meta(metas, _PUBLISHED_META[0]) is not None


def _language(tree: HtmlElement, metas: _Metas) -> str | None:
    stated = (tree.get("lang"), _meta(metas, "property=og:locale"))
    found = (_LANGUAGE.match(value.strip().lower()) for value in stated if value)
    return next((match[0] for match in found if match), None)


def _address(tree: HtmlElement, metas: _Metas, page_url: str) -> str | None:
    """The canonical address where the page may speak for it, else where the page was found."""
    link = tree.find('.//link[@rel="canonical"]')
    stated = (link.get("href") if link is not None else None) or _meta(metas, "property=og:url")
    found = fold(page_url) if page_url.startswith(("http://", "https://")) else None
    if not stated:
        return found
    try:
        canonical = fold(urljoin(found or "", stated))
        is_home = urlsplit(canonical).path == "/"
    except ValueError:
        return found
    if not canonical.startswith("http") or is_home:
        return found
    return canonical if found is None or same_host_family(found, canonical) else found


def _published(
    tree: HtmlElement, metas: _Metas, linked: tuple[Mapping[str, Any], ...]
) -> str | None:
    stated = [_plain(item.get("datePublished")) for item in linked]
    stated += [_meta(metas, attribute) for attribute in _PUBLISHED_META]
    moments = [moment for value in stated if value and (moment := _moment(value))]
    day = find_date(tree, original_date=True, extensive_search=False)
    if day is None:
        return moments[0].isoformat() if moments else None
    timed = next((m for m in moments if m.date().isoformat() == day), None)
    return timed.isoformat() if timed else str(day)


def _moment(value: str) -> datetime | None:
    if "T" not in value and ":" not in value:
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def _printed_date(tree: HtmlElement, published: str | None) -> str | None:
    """The first short text on the page that a date of publication is marked up as."""
    if published is None:
        return None
    year, day = published[:4], published[8:10].lstrip("0")
    for marked in _DATE_MARKS:
        for element in marked(tree):
            words = " ".join(element.itertext())
            if year not in words:
                continue
            text = tidy(words)
            if len(text) > _MAX_PRINTED or _MACHINE_DATE.match(text):
                continue
            if re.search(rf"(?<!\d)0?{day}(?!\d)", text):
                return dates.among(text)
    return None
