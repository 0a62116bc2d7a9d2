"""Full text: SQLite's FTS5 and PostgreSQL's tsvector behind one function.

Both index the same stemmed words, made by `summarizer.words`, so the two find the same. Words come
here already stemmed; whatever else a caller passes is quoted, so no query syntax can leak in.
"""

import re
from collections.abc import Iterable, Sequence

from sqlalchemy import Float, Integer, bindparam, column, select, text
from sqlalchemy.sql.selectable import Subquery
from sqlmodel import Session, col

from storage.tables import ArticleRow, PassageRow
from storage.types import Passage, Viewer
from storage.visibility import visible_article

_TERM = re.compile(r"\w+")

_FTS5 = """
    SELECT rowid AS id, -bm25(passage_text, 0.5, 1.0) AS rank
    FROM passage_text WHERE passage_text MATCH :query
"""
_TSVECTOR = """
    SELECT id, ts_rank(document, to_tsquery('simple', :query)) AS rank
    FROM passage WHERE document @@ to_tsquery('simple', :query)
"""


class Search:
    """What a unit of work can look up by words."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._postgresql = session.get_bind().dialect.name == "postgresql"

    def passages(self, viewer: Viewer, terms: Iterable[str], *, limit: int) -> tuple[Passage, ...]:
        """The passages this viewer may see that hold these stemmed words, best first.

        Those that hold every word come first; where they are fewer than `limit`, those that hold
        any of them follow.
        """
        words = [word for term in dict.fromkeys(terms) for word in _TERM.findall(term)]
        if not words:
            return ()
        found = self._matching(viewer, words, " & " if self._postgresql else " AND ", limit)
        if len(found) < limit and len(words) > 1:
            known = {(passage.article_id, passage.start) for passage in found}
            looser = self._matching(viewer, words, " | " if self._postgresql else " OR ", limit)
            found += [p for p in looser if (p.article_id, p.start) not in known]
        return tuple(found[:limit])

    def _matching(
        self, viewer: Viewer, words: Sequence[str], operator: str, limit: int
    ) -> list[Passage]:
        hits = self._hits(words, operator)
        statement = (
            select(
                col(PassageRow.article_id), col(PassageRow.start), col(PassageRow.end), hits.c.rank
            )
            .join(hits, hits.c.id == col(PassageRow.id))
            .join(ArticleRow, col(ArticleRow.id) == col(PassageRow.article_id))
            .where(visible_article(viewer))
            .order_by(hits.c.rank.desc(), col(PassageRow.id).desc())
            .limit(limit)
        )
        rows = self._session.connection().execute(statement)
        return [Passage(article_id=a, start=s, end=e, rank=rank) for a, s, e, rank in rows]

    def _hits(self, words: Sequence[str], operator: str) -> Subquery:
        mark = "'" if self._postgresql else '"'
        query = operator.join(f"{mark}{word}{mark}" for word in words)
        hits = text(_TSVECTOR if self._postgresql else _FTS5).bindparams(bindparam("query", query))
        return hits.columns(column("id", Integer), column("rank", Float)).subquery("hit")
