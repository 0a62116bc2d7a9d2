"""How many passages hold a token, without counting all of them where they are many."""

from collections.abc import Sequence

from sqlalchemy import text
from sqlmodel import Session

_COUNTED = 2_000

_NEWEST_ON_SQLITE = text(
    "SELECT count(*), min(rowid) FROM (SELECT rowid FROM passage_text "
    "WHERE passage_text MATCH :query ORDER BY rowid DESC LIMIT :most)"
)
_LISTED_ON_POSTGRESQL = text(
    "SELECT token, share FROM pg_stats, "
    "unnest(most_common_elems::text::text[], most_common_elem_freqs) AS listed(token, share) "
    "WHERE schemaname = current_schema() AND tablename = 'passage' AND attname = 'document' "
    "AND token = ANY(CAST(:tokens AS text[]))"
)
_COUNTED_ON_POSTGRESQL = text(
    "SELECT token, (SELECT count(*) FROM (SELECT 1 FROM passage "
    "WHERE document @@ token::tsquery LIMIT :most) AS few) "
    "FROM unnest(CAST(:tokens AS text[])) AS asked(token)"
)


class Rarity:
    """How many passages hold each of some tokens: counted where they are few, else estimated.

    On SQLite from how densely the newest lie, on PostgreSQL from the planner's statistics.
    """

    def __init__(self, session: Session, tokens: Sequence[str]) -> None:
        self._session = session
        self.passages: int = max(
            session.execute(text("SELECT max(id) FROM passage")).scalar() or 0, 1
        )
        on_postgresql = session.get_bind().dialect.name == "postgresql"
        counted = self._on_postgresql if on_postgresql else self._on_sqlite
        self._holding = counted(tokens) if tokens else {}

    def holding(self, token: str) -> float:
        """About how many passages hold the token."""
        return self._holding.get(token, 0.0)

    def _on_sqlite(self, tokens: Sequence[str]) -> dict[str, float]:
        found = {}
        for token in tokens:
            values = {"query": f'"{token}"', "most": _COUNTED}
            number, oldest = self._session.execute(_NEWEST_ON_SQLITE, values).one()
            spread = self.passages - (oldest or 0) + 1
            found[token] = number if number < _COUNTED else number * self.passages / spread
        return found

    def _on_postgresql(self, tokens: Sequence[str]) -> dict[str, float]:
        wanted = list(tokens)
        listed = self._session.execute(_LISTED_ON_POSTGRESQL, {"tokens": wanted})
        found = {token: share * self.passages for token, share in listed}
        rest = [token for token in wanted if token not in found]
        counted = self._session.execute(_COUNTED_ON_POSTGRESQL, {"tokens": rest, "most": _COUNTED})
        return found | {token: float(number) for token, number in counted}
