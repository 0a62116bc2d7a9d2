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
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from bot.services.reading import to_store
from storage import Store
from storage.fulltext.ranking import weights
from storage.fulltext.tiers import MARKED, marks_at
from storage.types import PUBLIC, ArticleToStore, Conversation, ConversationKind, Share
from summarizer.types import Article, Block, Brief

FIRST_DAY, DAYS = date(2021, 11, 1), 1_826
LOADED = 1_000
"""How many articles are taken in as the product does; the others are copies."""
_SHIFT = 37  # a copy stands under the headline of an article so many places on
_BATCH = 200
_COPIED_AT_ONCE = 10
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
    numbered = enumerate(articles(pool, min(size, LOADED), days))
    while batch := [one for _, one in zip(range(_BATCH), numbered, strict=False)]:
        ready = [_reading(number, article, rng) for number, article in batch]
        with store.begin() as uow:
            for new, share in ready:
                stored = uow.shares.add(share)
                uow.shares.read(stored, uow.articles.add(new, stored), _NOW)


def count(store: Store) -> int:
    """How many articles there are."""
    with store.read() as uow:
        return int(uow.search._session.execute(text("SELECT count(*) FROM article")).scalar_one())


def copy(store: Store, size: int) -> None:
    """Copy what was loaded until there are so many; it goes on after what is there."""
    first, last = count(store) // LOADED, size // LOADED
    if first < last:
        with _hurried(store):
            originals = _Originals(store)
            for number in range(first, last, _COPIED_AT_ONCE):
                _copy(store, originals, range(number, min(number + _COPIED_AT_ONCE, last)))


def _copy(store: Store, originals: "_Originals", numbers: range) -> None:
    with store.begin() as uow:
        connection = uow.search._session.connection()
        if store.is_served:
            connection.execute(text("SET LOCAL statement_timeout = 0"))
        for number in numbers:
            values = {"loaded": LOADED, "suffix": f"#{number}", "articles": LOADED * number}
            for statement in _COPIES:
                connection.execute(text(statement), {**values, "shift": number * _SHIFT})
        rows = (row for number in numbers for row in originals.copied(number))
        raw: Any = connection.connection.driver_connection
        if store.is_served:
            with raw.cursor().copy(f"COPY passage ({_PASSAGE}) FROM STDIN") as taken:
                for row in rows:
                    taken.write_row(row)
        else:
            raw.executemany(f"INSERT INTO passage ({_PASSAGE}) VALUES (?,?,?,?,?,?,?,?)", rows)


@contextmanager
def _hurried(store: Store) -> Iterator[None]:
    """The load is written without waiting for the disk, and its words are sorted more at once."""
    with _hurried_postgresql(store) if store.is_served else _hurried_sqlite(store):
        yield


@contextmanager
def _hurried_postgresql(store: Store) -> Iterator[None]:
    """The index is made when all is there; `settle` makes it too, after a load cut short."""
    with _alone(store) as connection:
        for statement in _HURRY_POSTGRESQL:
            connection.execute(text(statement))
    yield


@contextmanager
def _hurried_sqlite(store: Store) -> Iterator[None]:
    with closing(store._engine.raw_connection()) as pooled:
        raw: Any = pooled.driver_connection
    for statement in _HURRY:
        raw.execute(statement)
    try:
        yield
    finally:
        raw.execute(_SORTED_AT_ONCE.format(_USUALLY_SORTED))
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        store._engine.dispose()


class _Originals:
    """The passages that were taken in, and what they would be under other headlines."""

    def __init__(self, store: Store) -> None:
        self._passages: list[tuple[Any, ...]] = []
        self._weights: list[dict[str, float]] = []
        self._raised: list[list[str]] = []
        self._heading: dict[int, list[str]] = {}
        self._marks: dict[int, list[str]] = {}
        with store.read() as uow:
            rows = uow.search._session.connection().execute(text(_ORIGINALS), {"loaded": LOADED})
            for id_, article, start, end, heading, terms, marks, places in rows:
                self._passages.append((id_, article, start, end, terms, places))
                body = weights([], terms.split())
                self._weights.append(body)
                self._raised.append([m for one in body.items() for m in marks_at(*one)])
                self._heading[article] = heading.split()
                self._marks[article] = [m for m in marks.split() if not m.startswith(_TIERS)]

    def copied(self, number: int) -> Iterator[tuple[Any, ...]]:
        """The rows of one copy of all."""
        passages, articles = LOADED * _PARAGRAPHS * number, LOADED * number
        known = zip(self._passages, self._weights, self._raised, strict=True)
        for one, body, raised in known:
            id_, article, start, end, terms, places = one
            under = 1 + (article + number * _SHIFT) % LOADED
            heading = self._heading[under]
            marks = " ".join(sorted({*self._marks[under], *raised, *_raised(heading, body)}))
            here = id_ + passages, article + articles, start, end
            yield (*here, " ".join(heading), terms, marks, places)


def _raised(heading: list[str], body: dict[str, float]) -> Iterator[str]:
    """The tier marks that the words of a heading bear with what they weigh in a body."""
    for token, weight in weights(heading, []).items():
        yield from marks_at(token, weight + body.get(token, 0.0))


def is_unsettled(store: Store) -> bool:
    """Whether the index is missing, since a load was cut short."""
    with store.read() as uow:
        connection = uow.search._session.connection()
        return store.is_served and connection.scalar(text(_INDEX)) is None


def settle(store: Store, database: str) -> None:
    """What a database does by itself in its idle hours."""
    if database == "PostgreSQL":
        with _alone(store) as connection:
            for statement in _SETTLE:
                connection.execute(text(statement))


@contextmanager
def _alone(store: Store) -> Iterator[Connection]:
    """A connection whose every statement stands for itself, and may take as long as it will."""
    with store._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("SET statement_timeout = 0"))
        yield connection
        connection.execute(text("RESET ALL"))


def size_on_disk(store: Store, database: str) -> int:
    """In bytes."""
    asked = (
        "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
        if database == "SQLite"
        else "SELECT pg_database_size(current_database())"
    )
    with store._engine.connect() as connection:
        return int(connection.execute(text(asked)).scalar() or 0)


def articles(pool: Pool, size: int, days: int = DAYS) -> Iterator[Article]:
    """So many articles, whose days are spread over so many."""
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
)
_PASSAGE = 'id, article_id, start, "end", heading, terms, marks, places'
_ORIGINALS = f"SELECT {_PASSAGE} FROM passage WHERE article_id <= :loaded ORDER BY id"
_TIERS = tuple(tier.mark for tier in MARKED)
_SORTED_AT_ONCE = "INSERT INTO passage_text(passage_text, rank) VALUES ('hashsize', {})"
_USUALLY_SORTED = 1 << 20
_HURRY = (
    "PRAGMA synchronous = OFF",
    "PRAGMA secure_delete = OFF",
    "PRAGMA cache_size = -1000000",
    "PRAGMA wal_autocheckpoint = 100000",
    _SORTED_AT_ONCE.format(400 << 20),
)
_HURRY_POSTGRESQL = (
    "ALTER SYSTEM SET max_wal_size = '4GB'",
    "ALTER SYSTEM SET synchronous_commit = off",
    "SELECT pg_reload_conf()",
    "DROP INDEX IF EXISTS passage_document",
)
_INDEX = "SELECT to_regclass('passage_document')"
_SETTLE = (
    "SET maintenance_work_mem = '3GB'",
    "CREATE INDEX IF NOT EXISTS passage_document ON passage USING gin (document)",
    "VACUUM ANALYZE passage",
    "VACUUM ANALYZE article",
    "VACUUM ANALYZE share",
    "ALTER SYSTEM RESET ALL",
    "SELECT pg_reload_conf()",
)
