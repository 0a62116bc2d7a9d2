"""The command line's own small workspace: what it reads is remembered there, and nowhere else."""

import hashlib
import re
import sys
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from bot.services.editions import known_again
from bot.services.indexing import catch_up
from bot.services.questions import Answered
from bot.services.reading import Reader, address_of, to_store
from storage import Store, UnitOfWork
from storage.types import (
    LOCAL,
    ArticleToStore,
    Conversation,
    ConversationKind,
    Question,
    Share,
    StoredArticle,
    Viewer,
)
from summarizer.articles.decoding import decode
from summarizer.types import Article, Brief, Page

VIEWER = Viewer(workspace=LOCAL, conversation=LOCAL, user="")
"""Who asks at the command line, and all that it may see."""

_MESSAGE = "command line"
"""The message that everything read at the command line is shared by."""
_LARGEST_FILE = 20_000_000
_PAGES = (".html", ".htm", ".xhtml", ".mhtml")
_ID = re.compile("[0-9]{1,9}")


class SourceError(Exception):
    """A source on the command line that cannot even be opened; `code` as in `docs/cli.md`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Reading(NamedTuple):
    """Something that was read, and the share that it is remembered by."""

    new: ArticleToStore
    share: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """Reads sources given at the command line and remembers them."""

    store: Store
    reader: Reader
    now: Callable[[], datetime]

    def read(self, source: str) -> Brief:
        """The brief of a link, an HTML or text file, or `-`. Raises `SourceError` or `UNREAD`."""
        if source.lower().startswith(("http://", "https://")):
            return self.reader.link(source)
        content = sys.stdin.buffer.read(_LARGEST_FILE) if source == "-" else _file(source)
        if source.lower().endswith(_PAGES) or _looks_like_a_page(content):
            return self.reader.page(Page(url="", content=content))
        if b"\0" in content[:1024] and not content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            raise SourceError("not_text")
        return self.reader.text(decode(content))

    def remember(self, brief: Brief) -> int:
        """Keep what was read; the article's id. The same source twice is one share."""
        reading = self.prepared(brief)
        with self.store.begin() as uow:
            return self.keep(uow, reading)

    def unknown(self, articles: Sequence[Article]) -> list[Article]:
        """Those of the articles that are not remembered from these sources yet."""
        sources = [source_of(article) for article in articles]
        with self.store.read() as uow:
            known = uow.shares.known_sources(LOCAL, LOCAL, _MESSAGE, sources)
        pairs = zip(articles, sources, strict=True)
        return [article for article, source in pairs if source not in known]

    def prepared(self, brief: Brief) -> Reading:
        """What was read as the store takes it, to be made before anything waits for it."""
        now = self.now()
        address = address_of(brief.article.url) if brief.article.url else None
        share = Share(
            workspace=LOCAL,
            conversation=LOCAL,
            user="",
            message=_MESSAGE,
            thread=_MESSAGE,
            source=source_of(brief.article),
            url=brief.article.url,
            shared_at=now,
        )
        new = to_store(brief, workspace=LOCAL, scope=LOCAL, address=address, read_at=now)
        return Reading(new, share)

    def keep(self, uow: UnitOfWork, reading: Reading) -> int:
        """Keep what was read, as part of a larger unit of work; the article's id."""
        new, share = reading.new, uow.shares.add(reading.share)
        if share.article_id is not None and new.address is None:
            uow.articles.complete(share.article_id, new)
            return share.article_id
        article_id = uow.articles.add(known_again(uow, new, share), share)
        uow.shares.read(share, article_id, new.read_at)
        return article_id

    def open(self) -> None:
        """Migrate the store and make sure that the workspace exists in it."""
        self.store.migrate()
        catch_up(self.store)
        here = Conversation(
            workspace=LOCAL, id=LOCAL, kind=ConversationKind.DIRECT, checked_at=self.now()
        )
        with self.store.read() as uow:
            known = uow.conversations.get(LOCAL, LOCAL)
        if known is None:  # else nothing is written: a command that only reads waits for nobody
            with self.store.begin() as uow:
                uow.conversations.put(here)

    def briefed(self, source: str, points: int | None) -> Brief:
        """The brief of a source with so many key points. Raises `SourceError` or `UNREAD`."""
        wanted = points or self.reader.points
        return replace(self, reader=replace(self.reader, points=wanted)).read(source)

    @staticmethod
    def as_if_stored(brief: Brief, now: datetime) -> StoredArticle:
        """A brief in the shape of a remembered one, of number 0."""
        return StoredArticle(
            id=0,
            article=brief.article,
            edition=1,
            points=brief.points,
            quotes=brief.quotes,
            shares=(),
            read_at=now,
        )

    def note(self, answered: Answered) -> None:
        """Keep what was asked of all that is remembered, for the digest."""
        question = Question(
            workspace=LOCAL,
            conversation=LOCAL,
            user="",
            text=answered.answer.question,
            answered=bool(answered.answer.citations),
            asked_at=self.now(),
        )
        with self.store.begin() as uow:
            uow.questions.add(question)

    def find(self, named: str) -> StoredArticle | None:
        """A remembered article by its id or link."""
        with self.store.read() as uow:
            if _ID.fullmatch(named):
                return next(iter(uow.articles.get(VIEWER, [int(named)])), None)
            return uow.articles.at_address(VIEWER, address_of(named))


def _looks_like_a_page(content: bytes) -> bool:
    """A PDF too: why that gives no article is known where pages are read."""
    beginning = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return beginning.startswith((b"<!doctype html", b"<html", b"<?xml", b"%pdf-"))


def _file(name: str) -> bytes:
    try:
        with Path(name).open("rb") as file:
            return file.read(_LARGEST_FILE)
    except (OSError, ValueError) as error:
        raise SourceError("no_file") from error


def source_of(article: Article) -> str:
    """By what the source of an article is known: its address, or its text's fingerprint."""
    return address_of(article.url) if article.url else _fingerprint(article.text)


def _fingerprint(text: str) -> str:
    return "text:" + hashlib.sha256(text.encode("utf-8", errors="replace")).hexdigest()[:32]
