"""The full-text index of either database: expressions over tokens into passages that match."""

from collections.abc import Iterator

from sqlalchemy import Integer, bindparam, column, select, text
from sqlmodel import Session, col

from storage.expressions import FTS5, TSQUERY
from storage.ranking import Candidate
from storage.tables import PassageRow

_NEWEST = {
    "sqlite": "SELECT rowid AS id FROM passage_text WHERE passage_text MATCH :query "
    "ORDER BY rowid DESC LIMIT :most",
    "postgresql": "SELECT id FROM passage WHERE document @@ CAST(:query AS tsquery) "
    "ORDER BY id DESC LIMIT :most",
}
_BEST = {
    "sqlite": "SELECT rowid AS id FROM passage_text WHERE passage_text MATCH :query "
    "AND rank MATCH 'bm25(1.0, 1.0, 0.0, 0.0)' ORDER BY rank LIMIT :most",
    "postgresql": "SELECT id FROM passage WHERE document @@ CAST(:query AS tsquery) "
    "ORDER BY ts_rank('{0, 0, 1, 1}', document, CAST(:query AS tsquery), 1) DESC LIMIT :most",
}


class Index:
    """What matches an expression of `syntax`."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._database = session.get_bind().dialect.name
        self.syntax = TSQUERY if self._database == "postgresql" else FTS5

    def matching(self, query: str, most: int, *, best: bool = False) -> list[Candidate]:
        """The passages that match; none for an empty expression.

        At most `most`, the newest first; `best`: the best first by the database's own rank.
        """
        return list(self.each_matching(query, most, best=best)) if query else []

    def each_matching(self, query: str, most: int, *, best: bool = False) -> Iterator[Candidate]:
        """The same, one by one."""
        hits = (
            text((_BEST if best else _NEWEST)[self._database])
            .bindparams(bindparam("query", query), bindparam("most", most))
            .columns(column("id", Integer))
            .subquery("hit")
        )
        row = PassageRow
        statement = select(
            col(row.id), col(row.article_id), col(row.start), col(row.end),
            col(row.heading), col(row.terms), col(row.marks),
        ).join(hits, hits.c.id == col(row.id))  # fmt: skip
        rows = self._session.connection().execution_options(yield_per=1_000).execute(statement)
        for i, a, s, e, h, t, m in rows:
            yield Candidate(id=i or 0, article_id=a, start=s, end=e, heading=h, terms=t, marks=m)
