"""What the index proposes, held against the tables: the index alone is never trusted."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, bindparam, exists, select
from sqlmodel import Session, col

from storage.fulltext import terms
from storage.fulltext.lookups import Lookup
from storage.fulltext.ranking import Candidate
from storage.names import fold_name
from storage.tables import ArticleRow, PassageRow, ShareRow
from storage.types import Viewer
from storage.visibility import newest_visible, visible_article, visible_share


class Vetting:
    """Tells which candidates may be seen, and hold what the index does not know of."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def holding(self, viewer: Viewer, lookup: Lookup, found: Sequence[Candidate]) -> set[int]:
        """The ids of those that this viewer may see and that are what the look-up asks for."""
        statement = _seen_by(replace(viewer, user=""))
        if lookup.sharer or lookup.conversation:
            statement = statement.where(_shared(viewer, lookup))
        if lookup.since:
            statement = statement.where(col(ArticleRow.day) >= lookup.since.isoformat())
        if lookup.before:
            statement = statement.where(col(ArticleRow.day) < lookup.before.isoformat())
        ids = {candidate.article_id for candidate in found}
        allowed = set(self._session.connection().scalars(statement, {"ids": list(ids)}))
        if lookup.without:
            allowed -= self._holding(allowed, set(terms.tokens(lookup.without)))
        held = [candidate for candidate in found if candidate.article_id in allowed]
        if lookup.phrases or lookup.without_phrases:
            held = self._with_phrases(held, lookup)
        return {candidate.id for candidate in held}

    def _holding(self, articles: set[int | None], words: set[str]) -> set[int | None]:
        """The articles that hold one of these tokens anywhere."""
        row = PassageRow
        statement = select(col(row.article_id), col(row.heading), col(row.terms))
        passages = self._session.connection().execute(
            statement.where(col(row.article_id).in_(articles))
        )
        return {
            article
            for article, heading, body in passages
            if not words.isdisjoint([*heading.split(), *body.split()])
        }

    def _with_phrases(self, found: Sequence[Candidate], lookup: Lookup) -> list[Candidate]:
        ids = {candidate.article_id for candidate in found}
        statement = select(col(ArticleRow.id), col(ArticleRow.text), col(ArticleRow.title))
        rows = self._session.connection().execute(statement.where(col(ArticleRow.id).in_(ids)))
        articles = {id_: (body, title or "") for id_, body, title in rows}
        wanted = [_folded(phrase) for phrase in lookup.phrases]
        unwanted = [_folded(phrase) for phrase in lookup.without_phrases]

        def holds(candidate: Candidate) -> bool:
            body, title = articles[candidate.article_id]
            here = _folded(body[candidate.start : candidate.end]) + _folded(title)
            whole = _folded(body) + _folded(title) if unwanted else ""
            kept = not any(phrase in whole for phrase in unwanted)
            return kept and all(phrase in here for phrase in wanted)

        return [candidate for candidate in found if holds(candidate)]


@lru_cache(maxsize=1_000)
def _seen_by(viewer: Viewer) -> Any:
    """The articles among `ids` that may be seen; to put this together anew takes milliseconds."""
    among = col(ArticleRow.id).in_(bindparam("ids", expanding=True))
    return select(col(ArticleRow.id)).where(visible_article(viewer), newest_visible(viewer), among)


def _folded(text: str) -> str:
    """The words of a text parted and surrounded by single spaces, so that whole words are found."""
    return f" {fold_name(text)} "


def _shared(viewer: Viewer, lookup: Lookup) -> ColumnElement[bool]:
    """A share that the viewer may see is by that person, in that conversation."""
    condition = [col(ShareRow.article_id) == col(ArticleRow.id), visible_share(viewer)]
    if lookup.sharer:
        condition.append(col(ShareRow.user) == lookup.sharer)
    if lookup.conversation:
        condition.append(col(ShareRow.conversation) == lookup.conversation)
    return exists(select(col(ShareRow.id)).where(*condition).correlate(ArticleRow))
