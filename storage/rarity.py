"""How many passages hold a token, without counting all of them where they are many."""

from collections.abc import Sequence

from sqlalchemy import TextClause, text
from sqlmodel import Session

from storage.expressions import FTS5
from storage.index import SEEN, patterns, places
from storage.types import Viewer

_COUNTED = 300
_LISTED = 2_000
"""What PostgreSQL says of words with fewer entries may be out of date."""
_FEWEST_SEEN = 20
"""Fewer than so many of the newest that the viewer may see are too few to tell from."""

_LAST = text("SELECT max(id) FROM passage")
_NEWEST_ON_SQLITE = text(
    "SELECT count(*), sum(seen), min(id) FROM ("  # noqa: S608  (our own words)
    f"SELECT passage.id, {SEEN} AS seen FROM passage_text AS found "
    "CROSS JOIN passage ON passage.id = found.rowid "
    "WHERE passage_text MATCH :query ORDER BY found.rowid DESC LIMIT :most)"
)
_NEWEST_SEEN_ON_SQLITE = text(
    "SELECT count(*), count(*), min(rowid) FROM (SELECT rowid FROM passage_text "
    "WHERE passage_text MATCH :query ORDER BY rowid DESC LIMIT :most)"
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
        connection, values = self._session.connection(), patterns(self._viewer)
        seen = FTS5.any_of(FTS5.one(mark) for mark in places(self._viewer) if mark)

        def newest(statement: TextClause, query: str) -> tuple[int, int, int]:
            asked = {**values, "query": query, "most": _COUNTED}
            number, held, oldest = connection.execute(statement, asked).one()
            return number, held or 0, oldest or 0

        found = {}
        for token in tokens:
            number, held, oldest = newest(_NEWEST_ON_SQLITE, FTS5.one(token))
            if number == _COUNTED and held < _FEWEST_SEEN:
                both = FTS5.all_of([FTS5.one(token), seen])
                number, held, oldest = newest(_NEWEST_SEEN_ON_SQLITE, both)
            spread = self.passages - oldest + 1
            found[token] = held if number < _COUNTED else held * self.passages / spread
        return found

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
