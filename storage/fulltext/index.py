"""The full-text index of either database: expressions over tokens into passages that match.

What a viewer may see is told by the marks of places that stand with a passage. That of what is
public stands with nearly all of them, so it is looked for in the rows that match the rest: to go
through its list in the index costs many times as much. A conversation's own is asked of the index.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import TextClause, text
from sqlmodel import Session

from storage.fulltext import terms
from storage.fulltext.expressions import FTS5, TSQUERY
from storage.fulltext.ranking import Candidate
from storage.types import Viewer

_ALL = 1_000_000_000
_MOST_RANKED_BY = {"sqlite": 20, "postgresql": 30}
"""So many words, those worth most, tell the rank where there are more."""
_COLUMNS = 'passage.id, article_id, start, "end", passage.heading, passage.terms, passage.marks'
SEEN = "(' ' || passage.places || ' ' LIKE :here OR ' ' || passage.places || ' ' LIKE :public)"
"""The condition on a passage that the viewer of `patterns` may see it, as far as its marks tell."""

_FOUND = {
    "sqlite": "FROM passage_text AS found CROSS JOIN passage ON passage.id = found.rowid "
    "WHERE passage_text MATCH :query AND {seen}",
    "postgresql": "FROM passage WHERE document @@ CAST(:query AS tsquery) AND {seen}",
}
_NEWEST = {
    "sqlite": "SELECT {columns} {found} ORDER BY found.rowid DESC LIMIT :most",
    "postgresql": "SELECT {columns} {found} ORDER BY id DESC LIMIT :most",
}
_IDS = {
    "sqlite": "SELECT rowid FROM passage_text WHERE passage_text MATCH :query"
    " ORDER BY rowid DESC LIMIT :most",
    "postgresql": "SELECT id FROM passage WHERE document @@ CAST(:query AS tsquery) LIMIT :most",
}
_THESE = {
    "sqlite": "SELECT {columns} FROM passage WHERE id IN (SELECT value FROM json_each(:ids))"
    " AND {seen}",
    "postgresql": "SELECT {columns} FROM passage WHERE id = ANY(:ids) AND {seen}",
}
_LIKEST = {
    "sqlite": "SELECT {columns} {found} AND found.rank MATCH 'bm25(1.0, 1.0, 0.0, 0.0)' "
    "ORDER BY found.rank LIMIT :most",
    # Word by word, since `ts_rank` counts a common word for as much as a rare one.
    "postgresql": "SELECT {columns} FROM (SELECT id {found} ORDER BY (SELECT sum("
    "worth * ts_rank('{{0, 0, 1, 1}}', document, CAST(word AS tsquery), 1)) FROM "
    "unnest(CAST(:words AS text[]), CAST(:worth AS float8[])) AS asked(word, worth)) DESC "
    "LIMIT :most) AS hit JOIN passage ON passage.id = hit.id",
}
_ARTICLES = {
    "sqlite": "SELECT DISTINCT article_id FROM "
    "(SELECT article_id {found} ORDER BY found.rowid DESC LIMIT :most)",
    # Added to nothing, or PostgreSQL may go through all passages from the newest on, to see
    # whether they match.
    "postgresql": "SELECT DISTINCT article_id FROM "
    "(SELECT article_id {found} ORDER BY id + 0 DESC LIMIT :most) AS hit",
}


def _written(statements: dict[str, str]) -> dict[str, TextClause]:
    """Written out and made once: to put one together anew costs more than many a search."""
    return {
        database: text(
            asked.format(columns=_COLUMNS, seen=SEEN, found=_FOUND[database].format(seen=SEEN))
        )
        for database, asked in statements.items()
    }


_NEWEST_OF, _LIKEST_OF, _ARTICLES_OF = map(_written, (_NEWEST, _LIKEST, _ARTICLES))
_IDS_OF, _OF_IDS = map(_written, (_IDS, _THESE))


_INDEX_ONLY = text("SET LOCAL enable_seqscan = off")


class Index:
    """What matches an expression of `syntax`, as far as a viewer may see it."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self._session = session
        self._database = session.get_bind().dialect.name
        self._viewer = viewer
        self.syntax = TSQUERY if self._database == "postgresql" else FTS5

    def matching(self, query: str, most: int) -> list[Candidate]:
        """The newest passages that match, at most so many; none for an empty expression."""
        if not query:
            return []
        rows = self._session.connection().execute(*self._asked(_NEWEST_OF, query, most=most))
        return list(map(Candidate._make, rows))

    def ids(self, query: str, most: int) -> list[int]:
        """The ids of passages that match, in no order, whether they may be seen or not.

        At most so many, and one more where there are more.
        """
        self._keep_to_the_index()
        asked = self._asked(_IDS_OF, query, most=most + 1)
        return list(self._session.connection().scalars(*asked))

    def passages(self, ids: Sequence[int]) -> list[Candidate]:
        """Those of these passages that may be seen, as far as their marks tell."""
        statement, values = self._asked(_OF_IDS, "")
        values["ids"] = json.dumps(ids) if self._database == "sqlite" else list(ids)
        return list(map(Candidate._make, self._session.connection().execute(statement, values)))

    def _keep_to_the_index(self) -> None:
        """PostgreSQL may take a fancy to reading the whole table where few rows are wanted."""
        if self._database == "postgresql":
            self._session.connection().execute(_INDEX_ONLY)

    def each_matching(self, query: str) -> Iterator[Candidate]:
        """All passages that match, one by one."""
        # For this statement alone: PostgreSQL plans for a cursor as if few of the rows were wanted.
        streamed = {"yield_per": 1_000}
        asked = self._asked(_NEWEST_OF, query, most=_ALL)
        rows = self._session.connection().execute(*asked, execution_options=streamed)
        yield from map(Candidate._make, rows)

    def likest(
        self, some: str, worth: Mapping[str, float], where: str, most: int
    ) -> list[Candidate]:
        """Passages that match an expression and a condition, at most so many.

        The best come first, by the database's own rank of what they hold of some words, each of
        which is worth so much.
        """
        query = self.syntax.all_of([some, where])
        most_words = _MOST_RANKED_BY[self._database]
        weighty = sorted(worth, key=lambda word: -worth[word])[:most_words]
        values: dict[str, Any] = {"words": weighty, "worth": [worth[word] for word in weighty]}
        if self._database == "sqlite":
            # FTS5 ranks by all that stands in an expression, and weighs how rare it is.
            values = {}
            if others := [word for word in weighty if word not in some]:
                query = self.syntax.all_of([query, self.syntax.any_of([some, *others])])
        asked = self._asked(_LIKEST_OF, query, most=most, **values)
        return list(map(Candidate._make, self._session.connection().execute(*asked)))

    def articles(self, query: str, most: int) -> list[int]:
        """The articles of the newest passages that match; at most so many passages are taken."""
        asked = self._asked(_ARTICLES_OF, query, most=most)
        return list(self._session.connection().scalars(*asked))

    def _asked(self, statements: Any, query: str, **values: Any) -> tuple[Any, dict[str, Any]]:
        here, _ = places(self._viewer)
        if not self._viewer.sees_public:
            query = self.syntax.all_of([query, self.syntax.one(here)])
        return statements[self._database], {**patterns(self._viewer), "query": query, **values}


def patterns(viewer: Viewer) -> dict[str, str]:
    """What `SEEN` is filled in with."""
    here, public = places(viewer)
    return {"here": here and f"% {here} %", "public": public and f"% {public} %"}


def places(viewer: Viewer) -> tuple[str, str]:
    """The marks of what is shared where the viewer is, and in public; "" for what they do not see.

    Whoever sees neither gets the former; the tables tell that it is not theirs.
    """
    here = terms.mark(terms.CONVERSATION, viewer.workspace, viewer.conversation)
    public = terms.mark(terms.PUBLIC, viewer.workspace)
    sees_here = viewer.sees_here or not viewer.sees_public
    return here if sees_here else "", public if viewer.sees_public else ""
