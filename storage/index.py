"""The full-text index of either database: expressions over tokens into passages that match."""

from collections.abc import Iterator

from sqlalchemy import text
from sqlmodel import Session

from storage import terms
from storage.expressions import FTS5, TSQUERY
from storage.ranking import Candidate
from storage.types import Viewer

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

_ARTICLES = {
    # The mark of what is public stands with nearly every passage: to read the table's own row is
    # cheaper than to go through that list of the index.
    "sqlite": "SELECT DISTINCT article_id FROM (SELECT article_id FROM passage_text AS found "
    "CROSS JOIN passage ON passage.id = found.rowid WHERE passage_text MATCH :query AND {seen} "
    "ORDER BY found.rowid DESC LIMIT :most)",
    # Added to nothing, or PostgreSQL may go through all passages from the newest on, to see
    # whether they match.
    "postgresql": "SELECT DISTINCT article_id FROM (SELECT article_id FROM passage "
    "WHERE document @@ CAST(:query AS tsquery) AND {seen} ORDER BY id + 0 DESC LIMIT :most) AS hit",
}
_SEEN = "(' ' || passage.places || ' ' LIKE :here OR ' ' || passage.places || ' ' LIKE :public)"
_OF_ARTICLES = {database: text(asked.format(seen=_SEEN)) for database, asked in _ARTICLES.items()}


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

    def articles(self, viewer: Viewer, query: str, most: int) -> list[int]:
        """The articles, as far as this viewer may see them, of the newest passages that match.

        At most so many passages are taken.
        """
        here, public = _places(viewer)
        if not viewer.sees_public:
            query = self.syntax.all_of([query, self.syntax.one(here)])
        patterns = {"here": here and f"% {here} %", "public": public and f"% {public} %"}
        values = {"query": query, "most": most, **patterns}
        return list(self._session.connection().scalars(_OF_ARTICLES[self._database], values))

    def seen_by(self, viewer: Viewer) -> str:
        """The expression for what this viewer may see, as far as the index can tell."""
        here, public = _places(viewer)
        return self.syntax.any_of(self.syntax.one(mark) for mark in (here, public) if mark)

    def each_matching(self, query: str, most: int, *, best: bool = False) -> Iterator[Candidate]:
        """The same, one by one."""
        values = {"query": query, "most": most}
        connection = self._session.connection().execution_options(yield_per=1_000)
        yield from map(
            Candidate._make, connection.execute(_STATEMENTS[self._database, best], values)
        )


def _places(viewer: Viewer) -> tuple[str, str]:
    """The marks of what is shared where the viewer is, and in public; "" for what they do not see.

    Whoever sees neither gets the former; the tables tell that it is not theirs.
    """
    here = terms.mark(terms.CONVERSATION, viewer.workspace, viewer.conversation)
    public = terms.mark(terms.PUBLIC, viewer.workspace)
    sees_here = viewer.sees_here or not viewer.sees_public
    return here if sees_here else "", public if viewer.sees_public else ""
