"""A store of as many articles as wanted, put together from the paragraphs of others.

An article has ten paragraphs of `data`/answers/news_articles.jsonl, an outlet, and a day: days are
spread evenly over five years unless others are asked for, so that ten times as many articles are
ten times as many a day (5, 55 and 548 for 10,000, 100,000 and 1,000,000), which is harder than the
same number a day over more years. They are shared in forty channels, one in ten of them private, by
a hundred people.

The first thousand are taken in as the product does; beyond, the database itself copies them to
other ids and addresses, each copy under the headline, outlet and day of another article, index
included: that loads in minutes what would take hours.
"""

import json
import random
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import text

from bot.services.reading import to_store
from storage import Store
from storage.types import PUBLIC, ArticleToStore, Conversation, ConversationKind, Share
from summarizer.types import Article, Block, Brief

FIRST_DAY, DAYS = date(2021, 11, 1), 1_826
LOADED = 1_000
"""How many articles are taken in as the product does; the others are copies."""
_SHIFT = 37  # a copy stands under the headline of an article so many places on
_BATCH = 200
_PARAGRAPHS = 10
_CHANNELS, _PRIVATE_EVERY = 40, 10
_OUTLETS = tuple(f"The {name} Courier" for name in "Ostrey Selm Halvora Teveris Merrin".split())
_PEOPLE = 100
_SEED = 0
_NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

Pool = Sequence[tuple[str, list[str]]]


def pool(folder: Path) -> list[tuple[str, list[str]]]:
    """The headlines and paragraphs that articles are put together from."""
    lines = (folder / "news_articles.jsonl").read_text(encoding="utf-8").splitlines()
    return [(one["title"] or "", one["paras"]) for one in map(json.loads, lines)]


def load(store: Store, pool: Pool, size: int, days: int = DAYS) -> None:
    """Take in the first `LOADED` of so many articles, whose days are spread over so many."""
    _open_channels(store)
    rng = random.Random(_SEED)
    articles = enumerate(_articles(pool, min(size, LOADED), days))
    while batch := [one for _, one in zip(range(_BATCH), articles, strict=False)]:
        ready = [_reading(number, article, rng) for number, article in batch]
        with store.begin() as uow:
            for new, share in ready:
                stored = uow.shares.add(share)
                uow.shares.read(stored, uow.articles.add(new, stored), _NOW)


def copy(store: Store, size: int) -> None:
    """Copy what was loaded until there are so many."""
    for number in range(1, size // LOADED):
        with store.begin() as uow:
            for statement in _COPIES:
                values: dict[str, Any] = {"loaded": LOADED, "suffix": f"#{number}"}
                values["shift"] = number * _SHIFT
                values |= {"articles": LOADED * number, "passages": LOADED * _PARAGRAPHS * number}
                uow.search._session.execute(text(statement), values)


def settle(store: Store, database: str) -> None:
    """What a database does by itself in its idle hours."""
    if database == "PostgreSQL":
        with store._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("SET statement_timeout = 0"))
            connection.execute(text("VACUUM ANALYZE passage"))
            connection.execute(text("VACUUM ANALYZE article"))
            connection.execute(text("VACUUM ANALYZE share"))


def size_on_disk(store: Store, database: str) -> int:
    """In bytes."""
    asked = (
        "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
        if database == "SQLite"
        else "SELECT pg_database_size(current_database())"
    )
    with store._engine.connect() as connection:
        return int(connection.execute(text(asked)).scalar() or 0)


def _articles(pool: Pool, size: int, days: int) -> Iterator[Article]:
    rng = random.Random(_SEED)
    paragraphs = [text for _, texts in pool for text in texts]
    for number in range(size):
        texts = rng.sample(paragraphs, _PARAGRAPHS)
        blocks, start = [], 0
        for one in texts:
            blocks.append(Block(start=start, end=start + len(one)))
            start += len(one) + 2
        yield Article(
            text="\n\n".join(texts),
            blocks=tuple(blocks),
            title=rng.choice(pool)[0] or None,
            site=rng.choice(_OUTLETS),
            published=(FIRST_DAY + timedelta(days=number * days // size)).isoformat(),
            language="en",
        )


def _open_channels(store: Store) -> None:
    with store.begin() as uow:
        for number in range(_CHANNELS):
            kind = ConversationKind.PRIVATE if _is_private(number) else ConversationKind.PUBLIC
            uow.conversations.put(
                Conversation(workspace="T1", id=f"C{number}", kind=kind, checked_at=_NOW)
            )


def _is_private(channel: int) -> bool:
    return channel % _PRIVATE_EVERY == _PRIVATE_EVERY - 1


def _reading(number: int, article: Article, rng: random.Random) -> tuple[ArticleToStore, Share]:
    channel = rng.randrange(_CHANNELS)
    address = f"https://example.com/{number}"
    new = to_store(
        Brief(article=article, points=(), quotes=()),
        workspace="T1",
        scope=f"C{channel}" if _is_private(channel) else PUBLIC,
        address=address,
        read_at=_NOW,
    )
    share = Share(
        workspace="T1",
        conversation=f"C{channel}",
        user=f"U{rng.randrange(_PEOPLE)}",
        message=str(number),
        thread=str(number),
        source=address,
        url=address,
        shared_at=_NOW,
    )
    return new, share


_COPIES = (
    "INSERT INTO article (id, workspace, scope, address, edition, url, title, site, published,"
    " language, state, text, original, blocks, links, read_at, day, indexed)"
    " SELECT a.id + :articles, a.workspace, a.scope, a.address || :suffix, a.edition, a.url,"
    " h.title, h.site, h.published, a.language, a.state, a.text, a.original, a.blocks, a.links,"
    " a.read_at, h.day, a.indexed"
    " FROM article a JOIN article h ON h.id = 1 + (a.id + :shift) % :loaded WHERE a.id <= :loaded",
    'INSERT INTO share (id, workspace, conversation, "user", message, thread, source, asked,'
    " state, article_id, shared_at, read_at)"
    ' SELECT id + :articles, workspace, conversation, "user", message || :suffix, thread, source,'
    " asked, state, article_id + :articles, shared_at, read_at FROM share WHERE id <= :loaded",
    'INSERT INTO passage (id, article_id, start, "end", heading, terms, marks, places)'
    ' SELECT p.id + :passages, p.article_id + :articles, p.start, p."end", h.heading, p.terms,'
    " h.marks, p.places FROM passage p"
    " JOIN (SELECT article_id, min(heading) AS heading, min(marks) AS marks"
    " FROM passage WHERE article_id <= :loaded GROUP BY article_id) AS h"
    " ON h.article_id = 1 + (p.article_id + :shift) % :loaded WHERE p.article_id <= :loaded",
)
