"""Search, measured as the memory grows: 10,000, 100,000 and 1,000,000 articles.

Articles are put together from the paragraphs of `data`/answers/news_articles.jsonl, given outlets,
days over five years, and sharers in forty channels, one in ten of them private, and loaded without
briefing. Beyond the first thousand the database itself copies them, to other ids and addresses and
under each other's headlines, index included: that loads in minutes what would take hours. Each kind
of search is timed on SQLite and PostgreSQL beside the plain way on the same store, `MATCH ... ORDER
BY rank` and `ts_rank`, of the same words, best ten. What the usual way finds is held against the
exhaustive one: the share of the ten best scores that it reaches.

`python -m benchmarks scale --data DIR` runs the first two sizes; `--articles N` (which may be given
more than once) runs others, `--queries N` fewer searches of each kind, `--database NAME` one
database.
"""

import json
import random
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import fmean, median
from typing import Any

from sqlalchemy import text

from benchmarks.stores import DATABASES, opened
from bot.services.questions import looked_up
from bot.services.reading import to_store
from bot.services.stories import Stories
from storage import Store
from storage.lookups import Lookup
from storage.terms import tokens
from storage.types import PUBLIC, Conversation, ConversationKind, Passage, Share, Viewer
from summarizer.answering.matching import Terms
from summarizer.answering.sought import indexed
from summarizer.types import Article, Block, Brief

SIZES = (10_000, 100_000)
QUERIES = 100
LOADED = 1_000
"""How many articles are taken in as the product does; the others are copies."""
_PLACED = 50  # articles whose story is looked for
_COMPARED = 10  # one search in so many is also made exhaustively: it may weigh most of the store
_SHIFT = 37  # a copy stands under the headline of an article so many places on
_BATCH = 200
_PARAGRAPHS = 10
_CHANNELS, _PRIVATE_EVERY = 40, 10
_FIRST_DAY, _DAYS = date(2021, 11, 1), 1_826
_OUTLETS = tuple(f"The {name} Courier" for name in "Ostrey Selm Halvora Teveris Merrin".split())
_PEOPLE = 100
_COMMON_WORDS = "people government year new country world week time work police president"
_SEED = 0
_NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
_VIEWER = Viewer(workspace="T1", conversation="C0", user="U0")

_PLAIN = {
    "SQLite": "SELECT rowid FROM passage_text WHERE passage_text MATCH :query "
    "ORDER BY rank LIMIT 10",
    "PostgreSQL": "SELECT id FROM passage WHERE document @@ CAST(:query AS tsquery) "
    "ORDER BY ts_rank(document, CAST(:query AS tsquery)) DESC LIMIT 10",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One search: what is looked up, and the words of its plain counterpart, all or any of them."""

    lookup: Lookup
    every: bool


@dataclass(slots=True)
class Times:
    """What the searches of one kind took, in milliseconds, and what they found."""

    ours: list[float] = field(default_factory=list)
    plain: list[float] = field(default_factory=list)
    reached: list[float] = field(default_factory=list)


def run(
    data: Path,
    sizes: Sequence[int] = SIZES,
    queries: int = QUERIES,
    databases: Sequence[str] = DATABASES,
) -> None:
    """Print the figures for each size and database."""
    pool = _pool(data / "answers")
    kinds = {kind: some[:queries] for kind, some in _queries(data / "answers", pool).items()}
    for size in sizes:
        for database in databases:
            with opened(database) as store:
                _measure(store, database, size, pool, kinds)


def _pool(folder: Path) -> list[tuple[str, list[str]]]:
    """The headlines and paragraphs that articles are put together from."""
    lines = (folder / "news_articles.jsonl").read_text(encoding="utf-8").splitlines()
    return [(one["title"] or "", one["paras"]) for one in map(json.loads, lines)]


def _measure(
    store: Store,
    database: str,
    size: int,
    pool: Sequence[tuple[str, list[str]]],
    kinds: dict[str, list[Query]],
) -> None:
    started = time.perf_counter()
    loaded = min(size, LOADED)
    _load(store, _articles(pool, loaded))
    spent = time.perf_counter() - started
    _copy(store, loaded, size // loaded)
    _settle(store, database)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{size:,} articles on {database}: {_bytes(store, database) / 1e9:.2f} GB, "
        f"{loaded / spent:.0f} articles a second, peak {memory:.0f} MB"
    )
    print(f"  {'':16}{'p50':>7}{'p99':>7}  ms, ours   {'p50':>7}{'p99':>7}  plain   reached")
    for kind, queries in kinds.items():
        _print_kind(kind, _timed(store, database, queries))
    _print_kind("a story found", _placed(store, loaded))


def _placed(store: Store, loaded: int) -> Times:
    """How long it takes to find the story of an article, and to place it there."""
    times, stories, rng = Times(), Stories(store), random.Random(_SEED)
    with store.read() as uow:
        some = uow.articles.get(_VIEWER, rng.sample(range(1, loaded + 1), _PLACED))
    for stored in some:
        started = time.perf_counter()
        stories.others(_VIEWER, stored)
        times.ours.append(1_000 * (time.perf_counter() - started))
    return times


def _articles(pool: Sequence[tuple[str, list[str]]], size: int) -> Iterator[tuple[int, Article]]:
    rng = random.Random(_SEED)
    paragraphs = [text for _, texts in pool for text in texts]
    for number in range(size):
        texts = rng.sample(paragraphs, _PARAGRAPHS)
        blocks, start = [], 0
        for one in texts:
            blocks.append(Block(start=start, end=start + len(one)))
            start += len(one) + 2
        yield (
            number,
            Article(
                text="\n\n".join(texts),
                blocks=tuple(blocks),
                title=rng.choice(pool)[0] or None,
                site=rng.choice(_OUTLETS),
                published=(_FIRST_DAY + timedelta(days=number * _DAYS // size)).isoformat(),
                language="en",
            ),
        )


def _load(store: Store, articles: Iterator[tuple[int, Article]]) -> None:
    with store.begin() as uow:
        for number in range(_CHANNELS):
            private = number % _PRIVATE_EVERY == _PRIVATE_EVERY - 1
            kind = ConversationKind.PRIVATE if private else ConversationKind.PUBLIC
            uow.conversations.put(
                Conversation(workspace="T1", id=f"C{number}", kind=kind, checked_at=_NOW)
            )
    rng = random.Random(_SEED)
    batch = [one for _, one in zip(range(_BATCH), articles, strict=False)]
    while batch:
        ready = [_reading(number, article, rng) for number, article in batch]
        with store.begin() as uow:
            for new, share in ready:
                stored = uow.shares.add(share)
                uow.shares.read(stored, uow.articles.add(new, stored), _NOW)
        batch = [one for _, one in zip(range(_BATCH), articles, strict=False)]


def _copy(store: Store, loaded: int, times: int) -> None:
    """Copy what was loaded until there is so many times as much."""
    passages = loaded * _PARAGRAPHS
    for copy in range(1, times):
        with store.begin() as uow:
            for statement in _COPIES:
                values: dict[str, Any] = {"loaded": loaded, "suffix": f"#{copy}"}
                values["shift"] = copy * _SHIFT
                values |= {"articles": loaded * copy, "passages": passages * copy}
                uow.search._session.execute(text(statement), values)


_COPIES = (
    "INSERT INTO article (id, workspace, scope, address, edition, url, title, site, published,"
    " language, state, text, original, blocks, links, read_at, day, indexed)"
    " SELECT id + :articles, workspace, scope, address || :suffix, edition, url, title, site,"
    " published, language, state, text, original, blocks, links, read_at, day, indexed"
    " FROM article WHERE id <= :loaded",
    'INSERT INTO share (id, workspace, conversation, "user", message, thread, source, asked,'
    " state, article_id, shared_at, read_at)"
    ' SELECT id + :articles, workspace, conversation, "user", message || :suffix, thread, source,'
    " asked, state, article_id + :articles, shared_at, read_at FROM share WHERE id <= :loaded",
    'INSERT INTO passage (id, article_id, start, "end", heading, terms, marks, places)'
    ' SELECT p.id + :passages, p.article_id + :articles, p.start, p."end", h.heading, p.terms,'
    " p.marks, p.places FROM passage p JOIN (SELECT article_id, min(heading) AS heading"
    " FROM passage WHERE article_id <= :loaded GROUP BY article_id) AS h"
    " ON h.article_id = 1 + (p.article_id + :shift) % :loaded WHERE p.article_id <= :loaded",
)


def _reading(number: int, article: Article, rng: random.Random) -> Any:
    channel = rng.randrange(_CHANNELS)
    private = channel % _PRIVATE_EVERY == _PRIVATE_EVERY - 1
    address = f"https://example.com/{number}"
    new = to_store(
        Brief(article=article, points=(), quotes=()),
        workspace="T1",
        scope=f"C{channel}" if private else PUBLIC,
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


def _settle(store: Store, database: str) -> None:
    """What a database does by itself in its idle hours."""
    if database == "PostgreSQL":
        with store._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("SET statement_timeout = 0"))
            connection.execute(text("VACUUM ANALYZE passage"))


def _bytes(store: Store, database: str) -> int:
    asked = (
        "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
        if database == "SQLite"
        else "SELECT pg_database_size(current_database())"
    )
    with store._engine.connect() as connection:
        return int(connection.execute(text(asked)).scalar() or 0)


def _queries(folder: Path, pool: Sequence[tuple[str, list[str]]]) -> dict[str, list[Query]]:
    """Searches of each kind: words that stand in one paragraph, and questions that people asked."""
    rng, terms = random.Random(_SEED + 1), Terms("en")
    paragraphs = [text for _, texts in pool for text in texts if len(text) > 200]
    picked = [list(dict.fromkeys(indexed(rng.choice(paragraphs), terms))) for _ in range(QUERIES)]
    words = [rng.sample(found, min(len(found), rng.randint(2, 5))) for found in picked]
    common = list(dict.fromkeys(indexed(_COMMON_WORDS, terms)))
    frequent = [rng.sample(common, rng.randint(2, 3)) for _ in range(QUERIES)]
    asked = [
        one["question"]
        for name in ("xquad", "squad2", "multihop")
        for one in map(json.loads, _lines(folder / _questions_file(name)))
    ]
    plain = [Query(lookup=Lookup(terms=tuple(one)), every=True) for one in words]
    return {
        "2 to 5 words": plain,
        "in a channel": [_with(q, conversation=f"C{rng.randrange(9)}") for q in plain],
        "of a month": [_with(q, **_month(rng)) for q in plain],
        "common words": [Query(lookup=Lookup(terms=tuple(one)), every=True) for one in frequent],
        "questions": [
            Query(lookup=looked_up(one), every=False) for one in rng.sample(asked, QUERIES)
        ],
    }


def _questions_file(name: str) -> str:
    return "multihop_queries.jsonl" if name == "multihop" else f"{name}_questions.jsonl"


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _with(query: Query, **conditions: Any) -> Query:
    return replace(query, lookup=replace(query.lookup, **conditions))


def _month(rng: random.Random) -> dict[str, date]:
    first = _FIRST_DAY + timedelta(days=rng.randrange(_DAYS - 31))
    return {"since": first, "before": first + timedelta(days=30)}


def _timed(store: Store, database: str, queries: Sequence[Query]) -> Times:
    times = Times()
    for number, query in enumerate(queries):
        with store.read() as uow:
            if number % 2:  # whichever comes second finds the pages read
                times.plain.append(_spent(partial(_plainly, uow, database, query)))
            search = partial(uow.search.passages, _VIEWER, query.lookup, limit=10)
            times.ours.append(_spent(search))
            if not number % 2:
                times.plain.append(_spent(partial(_plainly, uow, database, query)))
            if number % _COMPARED == 0:
                best = search(exhaustive=True)
                times.reached += [_reached(search(), best)] if best else []
    return times


def _spent(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return 1_000 * (time.perf_counter() - started)


def _reached(found: Sequence[Passage], best: Sequence[Passage]) -> float:
    """The share of the best that was found; of equals one is as good as another."""
    least = (best[-1].complete, round(best[-1].rank, 6))
    return sum((p.complete, round(p.rank, 6)) >= least for p in found) / len(best)


def _plainly(uow: Any, database: str, query: Query) -> list[int]:
    words = tokens(dict.fromkeys(query.lookup.terms))
    if database == "SQLite":
        asked = (" AND " if query.every else " OR ").join(f'"{word}"' for word in words)
    else:
        asked = (" & " if query.every else " | ").join(words)
    return list(uow.search._session.connection().scalars(text(_PLAIN[database]), {"query": asked}))


def _print_kind(kind: str, times: Times) -> None:
    def late(values: Sequence[float]) -> float:
        return sorted(values)[max(0, round(0.99 * len(values)) - 1)]

    ours, plain = (
        f"{median(spent):7.0f}{late(spent):7.0f}" if spent else f"{'-':>7}{'-':>7}"
        for spent in (times.ours, times.plain)
    )
    reached = f"{fmean(times.reached):.3f}" if times.reached else "-"
    print(f"  {kind:16}{ours}{'':13}{plain}{'':10}{reached}", flush=True)
