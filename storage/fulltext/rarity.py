"""How many passages hold a token, without counting all of them where they are many."""

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import text
from sqlmodel import Session

from storage.fulltext.expressions import FTS5
from storage.fulltext.index import SEEN, patterns, places
from storage.types import Viewer

_COUNTED = 300
_SAMPLED = 100
"""Where there are more, so many of the newest tell how many of them may be seen."""
_LISTED = 2_000
"""What PostgreSQL says of words with fewer entries may be out of date."""
_FEWEST_SEEN = 20
"""Fewer than so many of the newest that the viewer may see are too few to tell from."""

_LAST = text("SELECT max(id) FROM passage")
_EACH = "SELECT value AS token FROM json_each(:queries)"
_NEWEST_ON_SQLITE = text(
    "SELECT token, (SELECT json_array(count(*), min(id)) FROM (SELECT rowid AS id "  # noqa: S608
    "FROM passage_text WHERE passage_text MATCH token ORDER BY rowid DESC LIMIT :most)) "
    f"FROM ({_EACH})"
)
_SEEN_ON_SQLITE = text(
    f"SELECT token, (SELECT sum(seen) FROM (SELECT {SEEN} AS seen "  # noqa: S608  (our own words)
    "FROM passage_text AS found CROSS JOIN passage ON passage.id = found.rowid "
    "WHERE passage_text MATCH token ORDER BY found.rowid DESC LIMIT :most)) "
    f"FROM ({_EACH})"
)
_LISTED_ON_POSTGRESQL = text(
    "SELECT token, share FROM pg_stats, "
    "unnest(most_common_elems::text::text[], most_common_elem_freqs) AS listed(token, share) "
    "WHERE schemaname = current_schema() AND tablename = 'passage' AND attname = 'document' "
    "AND token = ANY(CAST(:tokens AS text[]))"
)
_COUNTED_ON_POSTGRESQL = text(
    "SELECT token, (SELECT count(*) FROM (SELECT 1 FROM passage "  # noqa: S608  (our own words)
    f"WHERE document @@ token::tsquery AND {SEEN} LIMIT :most) AS few) "
    "FROM unnest(CAST(:tokens AS text[])) AS asked(token)"
)


class Rarity:
    """How many passages that a viewer may see hold each of some tokens.

    They are counted up to 300, beyond that estimated: on SQLite from how densely the newest lie,
    on PostgreSQL from the planner's statistics, which are of the whole database.
    """

    def __init__(self, session: Session, tokens: Sequence[str], viewer: Viewer) -> None:
        self._session = session
        self._viewer = viewer
        self.passages: int = max(session.connection().scalar(_LAST) or 0, 1)
        on_postgresql = session.get_bind().dialect.name == "postgresql"
        counted = self._on_postgresql if on_postgresql else self._on_sqlite
        self._holding = counted(tokens) if tokens else {}

    def holding(self, token: str) -> float:
        """About how many passages hold the token."""
        return self._holding.get(token, 0.0)

    def _on_sqlite(self, tokens: Sequence[str]) -> dict[str, float]:
        queries = {FTS5.one(token): token for token in tokens}
        newest = self._newest(queries)
        few = [query for query, (number, _) in newest.items() if number < _COUNTED]
        many = [query for query, (number, _) in newest.items() if number == _COUNTED]
        seen = self._seen(few, _COUNTED) | self._seen(many, _SAMPLED)
        return {
            token: self._estimated(query, *newest[query], seen[query])
            for query, token in queries.items()
        }

    def _estimated(self, query: str, number: int, oldest: int, seen: int) -> float:
        """How many may be seen, by how many of the newest may, and how densely these lie."""
        if number < _COUNTED:
            return float(seen)
        if seen < _FEWEST_SEEN:
            marks = FTS5.any_of(FTS5.one(mark) for mark in places(self._viewer) if mark)
            both = FTS5.all_of([query, marks])
            number, oldest = self._newest([both])[both]
            seen = _SAMPLED
        if number < _COUNTED:
            return float(number)
        return _COUNTED * seen / _SAMPLED * self.passages / (self.passages - oldest + 1)

    def _newest(self, queries: Iterable[str]) -> dict[str, tuple[int, int]]:
        """How many passages match each expression, counted up to 300, and the oldest of these."""
        asked = {"queries": json.dumps(list(queries)), "most": _COUNTED}
        rows = self._session.connection().execute(_NEWEST_ON_SQLITE, asked)
        counted = ((query, *json.loads(found)) for query, found in rows)
        return {query: (number, oldest or 0) for query, number, oldest in counted}

    def _seen(self, queries: Sequence[str], most: int) -> dict[str, int]:
        """How many of the newest passages that match each expression may be seen."""
        asked = {"queries": json.dumps(queries), "most": most, **patterns(self._viewer)}
        rows = self._session.connection().execute(_SEEN_ON_SQLITE, asked) if queries else ()
        return {query: held or 0 for query, held in rows}

    def _on_postgresql(self, tokens: Sequence[str]) -> dict[str, float]:
        wanted = list(tokens)
        listed = self._session.connection().execute(_LISTED_ON_POSTGRESQL, {"tokens": wanted})
        estimates = {token: share * self.passages for token, share in listed}
        found = {token: held for token, held in estimates.items() if held >= _LISTED}
        rest = [token for token in wanted if token not in found]
        values = {**patterns(self._viewer), "tokens": rest, "most": _COUNTED}
        counted = self._session.connection().execute(_COUNTED_ON_POSTGRESQL, values)
        return found | {
            token: max(number, estimates.get(token, 0.0)) if number == _COUNTED else float(number)
            for token, number in counted
        }
