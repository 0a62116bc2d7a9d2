"""The full-text index of either database: expressions over tokens into passages that match."""

from collections.abc import Iterator

from sqlalchemy import text
from sqlmodel import Session

from storage.expressions import FTS5, TSQUERY
from storage.ranking import Candidate

_PASSAGES = (
    'SELECT passage.id, article_id, start, "end", heading, terms, marks FROM ({hits}) AS hit '
    "JOIN passage ON passage.id = hit.id"
)
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
_STATEMENTS = {
    (database, best): text(_PASSAGES.format(hits=hits[database]))
    for best, hits in ((False, _NEWEST), (True, _BEST))
    for database in hits
}
"""Written out and made once: to put one together anew costs more than many a search."""


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
        values = {"query": query, "most": most}
        connection = self._session.connection().execution_options(yield_per=1_000)
        yield from map(
            Candidate._make, connection.execute(_STATEMENTS[self._database, best], values)
        )
