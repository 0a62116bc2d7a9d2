"""Which remembered articles a new one may be: by its address, or by nearly the same text.

Only readings of one scope are ever compared, so that what is private is never matched with what is
public; and texts only with texts, so that a paste is never matched with a page.
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, insert
from sqlmodel import Session, col, select

from storage.tables import ArticleRow, LikenessRow, ShareRow
from storage.types import PASTE, PASTED, ArticleToStore, Likely

_MOST = 10
_FEWEST = 2
"""Of the six numbers of a likeness, two texts that are the same for nine tenths share more than one
but once in twenty thousand times; those that have a paragraph in common share one often enough.
"""


class Likenesses:
    """Knows articles again under other addresses."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, new: ArticleToStore, source: str) -> tuple[Likely, ...]:
        """Readings at other addresses that the new one may be an edition of, the newest first.

        Those that a share of the same `source` gave are `sure`, unless that is any paste's; of the
        others the texts are to be compared.
        """
        if new.address is None:
            return ()
        is_text = col(ArticleRow.address).startswith(PASTED)
        here = (
            # With nothing joined to it, SQLite goes through all that the workspace has read.
            col(ArticleRow.workspace).concat("") == new.workspace,
            col(ArticleRow.scope) == new.scope,
            is_text if new.address.startswith(PASTED) else ~is_text,
        )
        at_it = col(ArticleRow.workspace) == new.workspace, col(ArticleRow.address) == new.address
        own = select(ArticleRow.id).where(*here, *at_it)
        if self._session.exec(own.limit(1)).first() is not None:
            return ()  # its own address is known
        shared = select(ShareRow.article_id).where(
            col(ShareRow.workspace) == new.workspace,
            col(ShareRow.source) == source,
            col(ShareRow.source) != PASTE,
        )
        known = select(ArticleRow).where(*here, col(ArticleRow.id).in_(shared))
        newest = col(ArticleRow.id).desc()
        sure = self._session.exec(known.order_by(newest).limit(1)).all()
        found = self._alike(here, new.likeness) if new.likeness else ()
        return tuple(
            Likely(address=row.address or "", text=row.text, sure=row in sure)
            for row in (*sure, *found)
        )

    def _alike(
        self, here: tuple[ColumnElement[bool], ...], likeness: Sequence[int]
    ) -> Sequence[ArticleRow]:
        """Readings that share most of the numbers of a likeness, the newest of equals first."""
        shared = func.count().label("shared")
        like = (
            select(LikenessRow.article_id, shared)
            .where(col(LikenessRow.hash).in_(likeness))
            .group_by(col(LikenessRow.article_id))
            .having(shared >= _FEWEST)
            .subquery()
        )
        alike = select(ArticleRow).join(like, like.c.article_id == col(ArticleRow.id)).where(*here)
        ordered = alike.order_by(like.c.shared.desc(), col(ArticleRow.id).desc())
        return self._session.exec(ordered.limit(_MOST)).all()


def note_likeness(session: Session, article_id: int, likeness: Sequence[int]) -> None:
    """Remember by what an article is known again."""
    rows = [{"article_id": article_id, "hash": number} for number in dict.fromkeys(likeness)]
    if rows:
        session.execute(insert(LikenessRow), rows)
