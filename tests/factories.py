"""Values for tests, with everything that a test does not care about filled in."""

from datetime import UTC, datetime
from typing import Any

from storage import Store
from storage.types import (
    ArticleToStore,
    Conversation,
    ConversationKind,
    PassageTerms,
    Question,
    Share,
    StoredArticle,
    Viewer,
)
from storage.work import NewJob
from summarizer.types import Article, Block, KeyPoint, Quote, QuoteKind

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def make_article(text: str = "The dam held. Nobody was hurt.", **values: Any) -> Article:
    """An article whose blocks are the text's paragraphs."""
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(start=start, end=start + len(paragraph)))
        start += len(paragraph) + 2
    defaults: dict[str, Any] = {"original": text}
    return Article(text=text, blocks=tuple(blocks), **defaults | values)


def make_reading(text: str = "The dam held. Nobody was hurt.", **values: Any) -> ArticleToStore:
    """An article on its way into the store, with its whole text as its one point."""
    article = values.pop("article", None) or make_article(text)
    terms = PassageTerms(start=0, end=len(text), heading="", terms=text.lower())
    defaults: dict[str, Any] = {
        "workspace": "T1",
        "scope": "public",
        "address": "https://example.com/dam",
        "article": article,
        "points": (KeyPoint(start=0, end=len(text)),),
        "quotes": (),
        "passages": (terms,),
        "read_at": NOON,
    }
    return ArticleToStore(**defaults | values)


def make_share(**values: Any) -> Share:
    """A share of a link, in the public channel C1."""
    defaults: dict[str, Any] = {
        "workspace": "T1",
        "conversation": "C1",
        "user": "U1",
        "message": "1.1",
        "thread": "1.1",
        "source": "https://example.com/dam",
        "url": "https://example.com/dam",
        "shared_at": NOON,
    }
    return Share(**defaults | values)


def make_quote(start: int, end: int, speaker: str | None = None, **values: Any) -> Quote:
    """A direct quote."""
    defaults: dict[str, Any] = {"kind": QuoteKind.DIRECT, "speaker": speaker}
    return Quote(start=start, end=end, **defaults | values)


def make_conversation(id_: str = "C1", **values: Any) -> Conversation:
    """A public channel."""
    defaults: dict[str, Any] = {
        "workspace": "T1",
        "id": id_,
        "kind": ConversationKind.PUBLIC,
        "checked_at": NOON,
    }
    return Conversation(**defaults | values)


def make_question(text: str = "Who?", **values: Any) -> Question:
    """A question of somebody's in C1 that nothing answered."""
    defaults: dict[str, Any] = {
        "workspace": "T1",
        "conversation": "C1",
        "user": "U1",
        "answered": False,
        "asked_at": NOON,
    }
    return Question(text=text, **defaults | values)


def make_viewer(conversation: str = "C1", **values: Any) -> Viewer:
    """A member of the workspace."""
    defaults: dict[str, Any] = {"workspace": "T1", "user": "U1"}
    return Viewer(conversation=conversation, **defaults | values)


def make_job(key: str = "share:1", **values: Any) -> NewJob:
    """A job that is due at once."""
    defaults: dict[str, Any] = {"workspace": "T1", "kind": "read", "subject": 1}
    return NewJob(key=key, **defaults | values)


def make_stored(text: str = "The dam held. Nobody was hurt.", **values: Any) -> StoredArticle:
    """A remembered article, with its whole text as its one point."""
    defaults: dict[str, Any] = {
        "id": 1,
        "article": make_article(text),
        "edition": 1,
        "points": (KeyPoint(start=0, end=len(text)),),
        "quotes": (),
        "shares": (),
        "read_at": NOON,
    }
    return StoredArticle(**defaults | values)


def share_article(store: Store, reading: ArticleToStore, **share: Any) -> int:
    """Store a reading as shared; the article's id."""
    with store.begin() as uow:
        article_id = uow.articles.add(reading)
        stored = uow.shares.add(make_share(**share))
        uow.shares.read(stored, article_id, stored.shared_at)
    return article_id
