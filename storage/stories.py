"""Which articles report the same event."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from sqlalchemy import func
from sqlmodel import Session, col, delete, select

from storage.fulltext import terms
from storage.fulltext.index import Index
from storage.tables import ArticleRow, SeatRow, StoryRow
from storage.types import PASTED, Viewer
from storage.visibility import visible_article

_PASSAGES_OF_ONE_WORD = 300


class Stories:
    """What a unit of work can do with stories."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def candidates(
        self, viewer: Viewer, weights: Mapping[str, float], days: tuple[date, date], *, limit: int
    ) -> tuple[int, ...]:
        """The articles of some days, first and last, which share most of these stems by weight.

        As far as this viewer may see them. Each stem is looked up by itself, among the passages of
        those days alone and no more of them than a fixed number: what is gone through does not
        grow with the store, nor without end with what is read in a day.
        """
        index, (first, last) = Index(self._session, viewer), days
        among = [first + timedelta(days=day) for day in range((last - first).days + 1)]
        when = index.syntax.any_of(map(index.syntax.one, _marks(among)))
        shared: defaultdict[int, float] = defaultdict(float)
        for stem, weight in weights.items():
            if token := terms.token(stem):
                query = index.syntax.all_of([index.syntax.one(token), when])
                for article in index.articles(query, _PASSAGES_OF_ONE_WORD):
                    shared[article] += weight
        likest = sorted(shared, key=lambda article: (-shared[article], -article))
        return tuple(likest[:limit])

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

        A story that they leave empty goes.
        """
        left = set(self.known(seats).values())
        numbers = {story: self._begun() if story < 0 else story for story in set(seats.values())}
        self._session.exec(delete(SeatRow).where(col(SeatRow.article_id).in_(seats)))
        self._session.add_all(
            SeatRow(article_id=article, story_id=numbers[story]) for article, story in seats.items()
        )
        self._session.flush()
        self.close(left)

    def close(self, stories: Collection[int] | None = None) -> None:
        """Those of these stories that nothing belongs to any more go; of all, where none are given.

        Of all means to go through all that there are.
        """
        filled = select(SeatRow.story_id).where(col(SeatRow.story_id) == col(StoryRow.id))
        empty = delete(StoryRow).where(~filled.exists())
        if stories is not None:
            empty = empty.where(col(StoryRow.id).in_(stories))
        self._session.exec(empty)

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
                ~col(ArticleRow.address).startswith(PASTED),
            )
            .group_by(col(ArticleRow.address))
            .order_by(func.max(col(ArticleRow.id)).desc())
            .limit(limit)
        )
        return tuple(id_ for id_ in self._session.exec(newest) if id_ is not None)


def _marks(days: Iterable[date]) -> Iterable[str]:
    return (terms.mark(terms.DAY, f"{day:%Y%m%d}") for day in days)
