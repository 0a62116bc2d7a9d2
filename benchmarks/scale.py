"""Search, measured as the memory grows: 10,000, 100,000 and 1,000,000 articles.

The store is that of `benchmarks.recombined`, over five years whatever its size. Each kind of search
is timed on SQLite and PostgreSQL beside the plain way on the same store, `MATCH ... ORDER BY rank`
and `ts_rank`, best ten: of all the words ("plain"; for questions, of any), and of any of them where
that finds fewer than ten ("filled"), which is what ours does too. What the usual way finds is held
against the exhaustive one: the share of the ten best scores that it reaches.

`python -m benchmarks scale --data DIR` runs the first two sizes; `--articles N` (which may be given
more than once) runs others, `--queries N` fewer searches of each kind, `--database NAME` one
database, `--compared N` makes so many of each kind exhaustively too, `--days N` spreads the
articles over so many days. `--store DIR` keeps the stores there: they need not be loaded again, a
larger one goes on from a smaller one, and a load that was cut short is gone on with.
"""

import json
import os
import random
import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import fmean, median
from typing import Any

from sqlalchemy import text

from benchmarks import recombined
from benchmarks.recombined import DAYS, FIRST_DAY, LOADED, Pool
from benchmarks.stores import DATABASES, kept, opened
from bot.services.questions import looked_up
from bot.services.stories import Stories
from storage import Store
from storage.fulltext.lookups import Lookup
from storage.fulltext.terms import tokens
from storage.types import Passage, Viewer
from summarizer.answering.matching import Terms
from summarizer.answering.sought import indexed

SIZES = (10_000, 100_000)
QUERIES = 100
_PLACED = 50  # articles whose story is looked for
_COMPARED = 20  # so many searches are also made exhaustively, which may weigh most of the store
_COMMON_WORDS = "people government year new country world week time work police president"
_BEST = 10
_SEED = 0
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
    filled: list[float] = field(default_factory=list)
    reached: list[float] = field(default_factory=list)


def run(
    data: Path,
    sizes: Sequence[int] = SIZES,
    queries: int = QUERIES,
    databases: Sequence[str] = DATABASES,
    days: int = DAYS,
    folder: Path | None = None,
    compared: int = _COMPARED,
) -> None:
    """Print the figures for each size and database; stores are kept in a folder if one is given."""
    pool = recombined.pool(data / "answers")
    kinds = {kind: some[:queries] for kind, some in _queries(data / "answers", pool).items()}
    for database in databases:
        before = None
        for size in sorted(sizes):
            name = f"{size}-{days}"
            with kept(database, folder, name, before) if folder else opened(database) as store:
                _fill(store, database, size, days, pool)
                _measure(store, database, kinds, compared)
            before = name


def _fill(store: Store, database: str, size: int, days: int, pool: Pool) -> None:
    """Load what is wanted, as far as it is not there, and tell how fast that was."""
    began = recombined.count(store)
    if began < (loaded := min(size, LOADED)):
        taken = _seconds(partial(recombined.load, store, pool, loaded, days))
        print(f"the first {loaded:,}, as the product takes them in: {loaded / taken:.0f} a second")
        began = loaded
    if began < size:
        copied = _seconds(partial(recombined.copy, store, size))
        print(f"{size - began:,} copies: {(size - began) / copied:.0f} a second", flush=True)
    if began < size or recombined.is_unsettled(store):
        recombined.settle(store, database)
    space = recombined.size_on_disk(store, database) / 1e9
    print(f"{size:,} articles of {days:,} days on {database}: {space:.2f} GB")


def _measure(store: Store, database: str, kinds: dict[str, list[Query]], compared: int) -> None:
    print(f"  {'ms':16}" + f"{'p50':>9}{'p99':>7}" * 3 + "   reached")
    print(f"  {'':16}{'ours':>9}{'plain':>16}{'plain, filled':>16}")
    for kind, queries in kinds.items():
        _print_kind(kind, _timed(store, database, queries, compared))
    _print_kind("a story found", _placed(store))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  peak {memory:.0f} MB; load average {os.getloadavg()[0]:.1f}")


def _placed(store: Store) -> Times:
    """How long it takes to find the story of an article, and to place it there."""
    times, stories, rng = Times(), Stories(store), random.Random(_SEED)
    with store.read() as uow:
        some = uow.articles.get(_VIEWER, rng.sample(range(1, LOADED + 1), _PLACED))
    for stored in some:
        started = time.perf_counter()
        stories.others(_VIEWER, stored)
        times.ours.append(1_000 * (time.perf_counter() - started))
    return times


def _queries(folder: Path, pool: Pool) -> dict[str, list[Query]]:
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
    first = FIRST_DAY + timedelta(days=rng.randrange(DAYS - 31))
    return {"since": first, "before": first + timedelta(days=30)}


def _timed(store: Store, database: str, queries: Sequence[Query], compared: int) -> Times:
    times = Times()
    for number, query in enumerate(queries):
        with store.read() as uow:
            if number % 2:  # whichever comes second finds the pages read
                _time_plain(uow, database, query, times)
            search = partial(uow.search.passages, _VIEWER, query.lookup, limit=_BEST)
            times.ours.append(_spent(search))
            if not number % 2:
                _time_plain(uow, database, query, times)
            if number < compared:
                best = search(exhaustive=True)
                times.reached += [_reached(search(), best)] if best else []
    return times


def _time_plain(uow: Any, database: str, query: Query, times: Times) -> None:
    """What the plain way takes, and what it takes until it has found ten where it can."""
    found: list[int] = []
    spent = _spent(lambda: found.extend(_plainly(uow, database, query, every=query.every)))
    times.plain.append(spent)
    if len(found) < _BEST:
        spent += _spent(partial(_plainly, uow, database, query, every=False))
    times.filled.append(spent)


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _spent(work: Callable[[], object]) -> float:
    return 1_000 * _seconds(work)


def _reached(found: Sequence[Passage], best: Sequence[Passage]) -> float:
    """The share of the best that was found; of equals one is as good as another."""
    least = (best[-1].complete, round(best[-1].rank, 6))
    return sum((p.complete, round(p.rank, 6)) >= least for p in found) / len(best)


def _plainly(uow: Any, database: str, query: Query, *, every: bool) -> list[int]:
    words = tokens(dict.fromkeys(query.lookup.terms))
    if database == "SQLite":
        asked = (" AND " if every else " OR ").join(f'"{word}"' for word in words)
    else:
        asked = (" & " if every else " | ").join(words)
    return list(uow.search._session.connection().scalars(text(_PLAIN[database]), {"query": asked}))


def _print_kind(kind: str, times: Times) -> None:
    def late(values: Sequence[float]) -> float:
        return sorted(values)[max(0, round(0.99 * len(values)) - 1)]

    columns = "".join(
        f"{median(spent):9.0f}{late(spent):7.0f}" if spent else f"{'-':>9}{'-':>7}"
        for spent in (times.ours, times.plain, times.filled)
    )
    reached = f"{fmean(times.reached):.3f} of {len(times.reached)}" if times.reached else "-"
    print(f"  {kind:16}{columns}   {reached}", flush=True)
