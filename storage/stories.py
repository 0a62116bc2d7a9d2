"""Which articles report the same event."""

from collections.abc import Collection, Mapping

from sqlalchemy import func
from sqlmodel import Session, col, delete, select

from storage.tables import ArticleRow, SeatRow, StoryRow
from storage.types import Viewer
from storage.visibility import visible_article


class Stories:
    """What a unit of work can do with stories."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def known(self, articles: Collection[int]) -> dict[int, int]:
        """The story of each of these articles that has one."""
        statement = select(SeatRow).where(col(SeatRow.article_id).in_(articles))
        return {row.article_id: row.story_id for row in self._session.exec(statement)}

    def of_other_scopes(self, article: int, others: Collection[int]) -> frozenset[int]:
        """Those of the others that were read for another scope than this article."""
        scope = select(ArticleRow.scope).where(col(ArticleRow.id) == article).scalar_subquery()
        elsewhere = select(ArticleRow.id).where(
            col(ArticleRow.id).in_(others), col(ArticleRow.scope) != scope
        )
        return frozenset(id_ for id_ in self._session.exec(elsewhere) if id_ is not None)

    def seat(self, seats: Mapping[int, int]) -> None:
        """Set the stories of articles; a number below 0 stands for a story that is new.

        A story that nothing belongs to any more goes.
        """
        numbers = {story: self._begun() if story < 0 else story for story in set(seats.values())}
        self._session.exec(delete(SeatRow).where(col(SeatRow.article_id).in_(seats)))
        self._session.add_all(
            SeatRow(article_id=article, story_id=numbers[story]) for article, story in seats.items()
        )
        self._session.flush()
        filled = select(SeatRow.story_id).where(col(SeatRow.story_id) == col(StoryRow.id))
        self._session.exec(delete(StoryRow).where(~filled.exists()))

    def _begun(self) -> int:
        row = StoryRow()
        self._session.add(row)
        self._session.flush()
        assert row.id is not None
        return row.id

    def others(self, viewer: Viewer, article: int, *, limit: int) -> tuple[int, ...]:
        """The other articles of an article's story that this viewer may see, newest first.

        Of several editions of one, the newest; none of the article's own address, and no pastes.
        """
        story = select(SeatRow.story_id).where(col(SeatRow.article_id) == article)
        address = select(ArticleRow.address).where(col(ArticleRow.id) == article).scalar_subquery()
        newest = (
            select(func.max(col(ArticleRow.id)))
            .join(SeatRow, col(SeatRow.article_id) == col(ArticleRow.id))
            .where(
                visible_article(viewer),
                col(SeatRow.story_id) == story.scalar_subquery(),
                col(ArticleRow.address) != func.coalesce(address, ""),
            )
            .group_by(col(ArticleRow.address))
            .order_by(func.max(col(ArticleRow.id)).desc())
            .limit(limit)
        )
        return tuple(id_ for id_ in self._session.exec(newest) if id_ is not None)
