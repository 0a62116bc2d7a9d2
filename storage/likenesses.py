"""Which remembered articles a new one may be: by its address, or by nearly the same text.

Only readings of one scope are ever compared, so that what is private is never matched with what is
public; and texts only with texts, so that a paste is never matched with a page.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, insert
from sqlmodel import Session, col, select

from storage.tables import ArticleRow, LikenessRow, ShareRow
from storage.types import PASTE, PASTED, ArticleToStore, Likely

_MOST = 10
_FEWEST = 3
"""Of the six numbers of a likeness, two texts that are the same for nine tenths share fewer only
once in five thousand times; those that have a paragraph in common share one or two often enough.
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
        pasted = new.address.startswith(PASTED)
        given = {"workspace": new.workspace, "scope": new.scope}
        connection = self._session.connection()
        if connection.scalar(_own(pasted), {**given, "address": new.address}) is not None:
            return ()  # its own address is known
        sure = connection.execute(_shared_as(pasted), {**given, "source": source}).all()
        found = connection.execute(_alike(pasted), {**given, "likeness": list(new.likeness)})
        return tuple(
            Likely(address=address, text=text, sure=(address, text) in sure)
            for address, text in (*sure, *found)
        )


# Each statement is made once: to put one together takes as long as to ask it.


@cache
def _own(pasted: bool) -> Any:
    at_it = col(ArticleRow.workspace) == bindparam("workspace")
    own = select(ArticleRow.id).where(*_here(pasted), at_it)
    return own.where(col(ArticleRow.address) == bindparam("address")).limit(1)


@cache
def _shared_as(pasted: bool) -> Any:
    """The newest reading that a share of a source gave."""
    shared = select(ShareRow.article_id).where(
        col(ShareRow.workspace) == bindparam("workspace"),
        col(ShareRow.source) == bindparam("source"),
        col(ShareRow.source) != PASTE,
    )
    known = _READINGS.where(*_here(pasted), col(ArticleRow.id).in_(shared))
    return known.order_by(col(ArticleRow.id).desc()).limit(1)


@cache
def _alike(pasted: bool) -> Any:
    """Readings that share most of the numbers of a likeness, the newest of equals first."""
    shared = func.count().label("shared")
    like = (
        select(LikenessRow.article_id, shared)
        .where(col(LikenessRow.hash).in_(bindparam("likeness", expanding=True)))
        .group_by(col(LikenessRow.article_id))
        .having(shared >= _FEWEST)
        .subquery()
    )
    alike = _READINGS.join(like, like.c.article_id == col(ArticleRow.id)).where(*_here(pasted))
    return alike.order_by(like.c.shared.desc(), col(ArticleRow.id).desc()).limit(_MOST)


_READINGS = select(col(ArticleRow.address), col(ArticleRow.text))


def _here(pasted: bool) -> tuple[ColumnElement[bool], ...]:
    is_text = col(ArticleRow.address).startswith(PASTED)
    return (
        # With nothing joined to it, SQLite goes through all that the workspace has read.
        col(ArticleRow.workspace).concat("") == bindparam("workspace"),
        col(ArticleRow.scope) == bindparam("scope"),
        is_text if pasted else ~is_text,
    )


def note_likeness(session: Session, article_id: int, likeness: Sequence[int]) -> None:
    """Remember by what an article is known again."""
    rows = [{"article_id": article_id, "hash": number} for number in dict.fromkeys(likeness)]
    if rows:
        session.connection().execute(insert(LikenessRow), rows)
