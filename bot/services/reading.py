"""A link, a page or a text into a brief, and a brief into what the store keeps."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

import summarizer
from bot.fetching.errors import FetchError
from storage.types import PASTED, ArticleToStore, PassageTerms
from summarizer import editions
from summarizer.answering.matching import Terms
from summarizer.answering.sought import indexed
from summarizer.articles import addresses, pastes
from summarizer.articles.decoding import decode
from summarizer.articles.extraction import extract
from summarizer.articles.pastes import prose_length
from summarizer.errors import NotReadable
from summarizer.types import Article, Brief, KeyPoint, Page, Span

UNREAD = (FetchError, NotReadable)
"""What reading may raise; each carries a `code`."""

_LONGEST_PASSAGE = 20_000
_LONGEST_ADDRESS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class PasteRule:
    """From what length on a text is a pasted article, counted outside its links."""

    characters: int
    sentences: int

    def holds(self, text: str) -> bool:
        """Whether this is one."""
        if len(text) < self.characters:
            return False
        characters, sentences = prose_length(text)
        return characters >= self.characters and sentences >= self.sentences


class Fetches(Protocol):
    """Something that gets a page from its address."""

    def fetch(self, url: str) -> Page:
        """The page at this address; raises `FetchError`."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads articles. `points` is how many key points are wanted, None for a choice by length."""

    fetcher: Fetches
    paste: PasteRule = PasteRule(characters=600, sentences=4)
    algorithm: str = "nutgraf"
    points: int | None = None

    def link(self, url: str) -> Brief:
        """The brief of the article at an address. Raises one of `UNREAD`."""
        return self.page(self.fetcher.fetch(url))

    def page(self, page: Page) -> Brief:
        """The brief of a page that is already here. Raises `NotReadable`."""
        return self._brief(extract(page))

    def text(self, text: str) -> Brief:
        """The brief of a pasted text. Raises `NotReadable`."""
        return self._brief(pastes.read(text))

    def file(self, page: Page, *, asked: bool) -> Brief:
        """The brief of a text file; one that nobody asked for must be as long as a paste.

        Raises `NotReadable`.
        """
        if page.content_type.lower().startswith("text/html"):
            return self.page(replace(page, url=""))
        text = decode(page.content, page.content_type)
        if not asked and not self.paste.holds(text):
            raise NotReadable("too_short")
        return self.text(text)

    def points_of(self, article: Article, points: int) -> tuple[KeyPoint, ...]:
        """So many key points of an article."""
        brief = summarizer.summarize(article, points=points, algorithm=self.algorithm)
        return brief.points

    def _brief(self, article: Article) -> Brief:
        return summarizer.summarize(article, points=self.points, algorithm=self.algorithm)


def to_store(
    brief: Brief, *, workspace: str, scope: str, address: str | None, read_at: datetime
) -> ArticleToStore:
    """A brief as the store takes it, with the terms under which it will be found."""
    return ArticleToStore(
        workspace=workspace,
        scope=scope,
        address=address,
        article=brief.article,
        points=brief.points,
        quotes=brief.quotes,
        passages=passages_of(brief.article),
        likeness=editions.sketch(brief.article.text) if address else (),
        read_at=read_at,
    )


def passages_of(article: Article) -> tuple[PassageTerms, ...]:
    """An article's blocks as the index takes them, with the terms under which they are found."""
    terms = Terms(article.language)
    heading = " ".join(indexed(f"{article.title or ''} {article.site or ''}", terms))
    return tuple(
        PassageTerms(
            start=piece.start,
            end=piece.end,
            heading=heading,
            terms=" ".join(indexed(piece.of(article.text), terms)),
        )
        for block in article.blocks
        for piece in _pieces(article.text, block)
    )


def _pieces(text: str, block: Span) -> Iterator[Span]:
    """A block in pieces that an index entry can hold, cut between words where there are any."""
    start = block.start
    while block.end - start > _LONGEST_PASSAGE:
        cut = text.rfind(" ", start + 1, start + _LONGEST_PASSAGE)
        end = cut if cut > 0 else start + _LONGEST_PASSAGE
        yield Span(start=start, end=end)
        start = end
    yield Span(start=start, end=block.end)


def address_of_text(conversation: str, text: str) -> str:
    """By what the same text is known again where it was shared as a text before: there alone."""
    return f"{PASTED}{conversation}:{_fingerprint(text)}"


def address_of(url: str) -> str:
    """By what two links to the same article are known to be the same.

    An address too long to be indexed is known by its fingerprint.
    """
    key = addresses.key(url)
    if len(key) <= _LONGEST_ADDRESS:
        return key
    return f"sha256:{_fingerprint(key)}"


def _fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
