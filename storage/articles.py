"""What has been read: articles with their points and quotes."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, union
from sqlmodel import Session, col, select

from storage import mapping
from storage.disputes import Disputes
from storage.fulltext.passages import INDEXED, add_passages, place, remove_passages
from storage.likenesses import note_likeness
from storage.shares import Shares
from storage.tables import ArticleRow, PointRow, QuoteRow, ShareRow
from storage.types import ArticleToStore, PassageTerms, Share, StoredArticle, Viewer
from storage.visibility import newest_visible, visible_article, visible_share
from summarizer.types import Article, KeyPoint, Quote

_MOST_IN_A_PERIOD = 400


class Articles:
    """What a unit of work can do with articles."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, new: ArticleToStore, share: Share | None = None) -> int:
        """Store a reading; its id. `share` is the one that brought it in.

        The same text under the same address and scope is the same article; another text is its
        next edition. What has no address is always an article of its own.
        """
        latest = self._latest(new)
        if latest is not None and latest.text == new.article.text:
            assert latest.id is not None
            self.complete(latest.id, new)
            return latest.id
        row = mapping.article_row(new, edition=latest.edition + 1 if latest else 1)
        row.indexed = INDEXED
        self._session.add(row)
        self._session.flush()
        assert row.id is not None
        self._add_brief(row.id, new)
        if row.address is not None:
            note_likeness(self._session, row.id, new.likeness)
        if row.address is not None and new.quotes:
            Disputes(self._session).inherit(row.id)
        add_passages(self._session, row, new.passages, self._quotes([row.id])[row.id], share)
        return row.id

    def to_index(self, *, limit: int) -> tuple[tuple[int, Article], ...]:
        """Readings that are not in the index as it is now, with their ids; at most `limit`.

        They are this unit of work's to index: another process is given others.
        """
        statement = select(ArticleRow).where(col(ArticleRow.indexed) < INDEXED)
        ordered = statement.order_by(col(ArticleRow.id)).limit(limit)
        rows = self._session.exec(ordered.with_for_update(skip_locked=True)).all()
        return tuple((row.id or 0, mapping.article(row)) for row in rows)

    def index(self, id_: int, passages: Iterable[PassageTerms]) -> None:
        """Put a reading into the index anew."""
        row = self._session.get_one(ArticleRow, id_)
        remove_passages(self._session, id_)
        add_passages(self._session, row, passages, self._quotes([id_])[id_])
        row.indexed = INDEXED
        self._session.flush()
        place(self._session, [id_])

    def complete(self, id_: int, new: ArticleToStore) -> None:
        """Add the brief to an article that was taken in without one."""
        if not self._points([id_]):
            self._add_brief(id_, new)

    def _latest(self, new: ArticleToStore) -> ArticleRow | None:
        if new.address is None:
            return None
        statement = select(ArticleRow).where(
            col(ArticleRow.workspace) == new.workspace,
            col(ArticleRow.scope) == new.scope,
            col(ArticleRow.address) == new.address,
        )
        newest = statement.order_by(col(ArticleRow.edition).desc()).limit(1)
        # Locked, so that whoever forgets its last share meanwhile waits and sees ours.
        return self._session.exec(newest.with_for_update()).first()

    def _add_brief(self, article_id: int, new: ArticleToStore) -> None:
        self._session.add_all(
            PointRow(article_id=article_id, start=p.start, end=p.end, speaker=p.speaker)
            for p in new.points
        )
        self._session.add_all(_quote_row(article_id, quote) for quote in new.quotes)
        self._session.flush()

    def get(self, viewer: Viewer, ids: Iterable[int]) -> tuple[StoredArticle, ...]:
        """These articles, in the order asked for, as far as this viewer may see them."""
        wanted = list(ids)
        statement = select(ArticleRow).where(
            visible_article(viewer), col(ArticleRow.id).in_(wanted)
        )
        found = {article.id: article for article in self._stored(viewer, statement)}
        return tuple(found[id_] for id_ in wanted if id_ in found)

    def recent(self, viewer: Viewer, *, limit: int, offset: int = 0) -> tuple[StoredArticle, ...]:
        """What was read last, the newest first; of an article its newest edition alone."""
        statement = select(ArticleRow).where(visible_article(viewer), newest_visible(viewer))
        newest = statement.order_by(col(ArticleRow.read_at).desc(), col(ArticleRow.id).desc())
        return self._stored(viewer, newest.limit(limit).offset(offset))

    def shared_between(
        self,
        viewer: Viewer,
        since: datetime,
        until: datetime,
        *,
        places: frozenset[str] | None = None,
    ) -> tuple[StoredArticle, ...]:
        """Articles of shares read after `since` and up to `until`, the latest 400 at most.

        `places`: shared in one of these conversations. Only the shares of that time and of those
        places come with them.
        """
        condition = [
            visible_share(viewer),
            col(ShareRow.read_at) > since,
            col(ShareRow.read_at) <= until,
            col(ShareRow.article_id).is_not(None),
        ]
        if places is not None:
            condition.append(col(ShareRow.conversation).in_(places))
        shared = select(ShareRow.article_id).where(*condition)
        statement = select(ArticleRow).where(col(ArticleRow.id).in_(shared))
        latest = statement.order_by(col(ArticleRow.id).desc()).limit(_MOST_IN_A_PERIOD)
        return tuple(reversed(self._stored(viewer, latest, *condition)))

    def at_address(self, viewer: Viewer, address: str) -> StoredArticle | None:
        """The latest edition at this folded address that this viewer may see."""
        statement = select(ArticleRow).where(
            visible_article(viewer), _at(viewer.workspace, address)
        )
        newest = statement.order_by(col(ArticleRow.read_at).desc(), col(ArticleRow.id).desc())
        return next(iter(self._stored(viewer, newest.limit(1))), None)

    def _stored(
        self, viewer: Viewer, statement: Any, *shared: ColumnElement[bool]
    ) -> tuple[StoredArticle, ...]:
        """What a statement finds, with those of its shares that meet the conditions."""
        rows: Sequence[ArticleRow] = self._session.exec(statement).all()
        ids = [row.id for row in rows if row.id is not None]
        points, quotes = self._points(ids), self._quotes(ids)
        shares: defaultdict[int | None, list[Share]] = defaultdict(list)
        for share in Shares(self._session).of_articles(viewer, ids, *shared):
            shares[share.article_id].append(share)
        return tuple(
            StoredArticle(
                id=row.id or 0,
                article=mapping.article(row),
                edition=row.edition,
                points=tuple(points[row.id]),
                quotes=tuple(quotes[row.id]),
                shares=tuple(shares[row.id]),
                read_at=row.read_at,
            )
            for row in rows
        )

    def _points(self, ids: list[int]) -> defaultdict[int | None, list[KeyPoint]]:
        statement = select(PointRow).where(col(PointRow.article_id).in_(ids))
        grouped: defaultdict[int | None, list[KeyPoint]] = defaultdict(list)
        for row in self._session.exec(statement.order_by(col(PointRow.start))):
            grouped[row.article_id].append(mapping.point(row))
        return grouped

    def _quotes(self, ids: list[int]) -> defaultdict[int | None, list[Quote]]:
        statement = select(QuoteRow).where(col(QuoteRow.article_id).in_(ids))
        grouped: defaultdict[int | None, list[Quote]] = defaultdict(list)
        for row in self._session.exec(statement.order_by(col(QuoteRow.start), col(QuoteRow.id))):
            grouped[row.article_id].append(mapping.quote(row))
        return grouped


def _at(workspace: str, address: str) -> ColumnElement[bool]:
    """The condition on `article`: it was read at this folded address, or was shared by it."""
    shared = select(ShareRow.article_id).where(
        col(ShareRow.workspace) == workspace, col(ShareRow.source) == address
    )
    read = select(ArticleRow.id).where(
        col(ArticleRow.workspace) == workspace, col(ArticleRow.address) == address
    )
    return col(ArticleRow.id).in_(union(shared, read))


def _quote_row(article_id: int, quote: Quote) -> QuoteRow:
    return QuoteRow(
        article_id=article_id,
        start=quote.start,
        end=quote.end,
        kind=quote.kind,
        speaker=quote.speaker,
        role=quote.role,
        via=quote.via,
        mention_start=quote.mention_start,
        mention_end=quote.mention_end,
    )
