"""Quotes whose speaker somebody says is wrong: it counts as unclear until it is put back.

The names move from the quote into the dispute, so that whatever reads quotes (lists, answers,
digests) finds no speaker there and needs to know nothing of disputes.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, update
from sqlmodel import Session, col, select

from storage import mapping
from storage.fulltext.passages import name_speakers
from storage.tables import ArticleRow, DisputeRow, PointRow, QuoteRow
from storage.types import PUBLIC, Dispute, Viewer
from storage.visibility import visible_article
from summarizer.types import Quote


class Disputes:
    """What a unit of work can do with disputes."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def standing(self, viewer: Viewer, article: int) -> tuple[Dispute, ...]:
        """The disputes about an article's quotes that nobody has withdrawn, in the text's order."""
        seen = select(ArticleRow.id).where(visible_article(viewer), col(ArticleRow.id) == article)
        statement = select(DisputeRow).where(
            col(DisputeRow.article_id) == article,
            col(DisputeRow.article_id).in_(seen),
            col(DisputeRow.withdrawn_by).is_(None),
        )
        rows = self._session.exec(statement.order_by(col(DisputeRow.start), col(DisputeRow.id)))
        return tuple(mapping.dispute(row) for row in rows)

    def raise_(self, article: int, quote: Quote, user: str, at: datetime) -> tuple[int, ...]:
        """Say that a quote's speaker is wrong; the articles in which it is unclear from now on.

        They are this one and other readings of the same page that have the same words of the same
        speaker: what is disputed in public holds in private too, but never the other way round.
        None where nobody is named, or no such quote is.
        """
        row = self._quote(article, quote)
        if row is None or row.speaker is None:
            return ()
        alike = self._alike(article, quote, speaker=row.speaker)
        for one in alike:
            self._mark(one, user, at)
        return self._settled(alike)

    def withdraw(self, article: int, quote: Quote, user: str, at: datetime) -> tuple[int, ...]:
        """Put a quote's speaker back, in the same articles; none where no dispute stands."""
        alike = self._alike(article, quote, speaker=None)
        for one in alike:
            self._put_back(one, user, at)
        return self._settled(alike)

    def inherit(self, article: int) -> None:
        """Mark the quotes of a new reading that are disputed in an earlier one of its page."""
        new = self._session.get_one(ArticleRow, article)
        earlier = (
            select(DisputeRow, ArticleRow)
            .join(ArticleRow, col(ArticleRow.id) == col(DisputeRow.article_id))
            .where(
                col(ArticleRow.workspace) == new.workspace,
                col(ArticleRow.scope).in_({PUBLIC, new.scope}),
                col(ArticleRow.address) == new.address,
                col(ArticleRow.id) != article,
                col(DisputeRow.withdrawn_by).is_(None),
            )
        )
        for dispute, source in self._session.exec(earlier).all():
            words = source.text[dispute.start : dispute.end]
            for row in self._saying(new, words, dispute.kind, dispute.speaker):
                self._mark(row, dispute.user, dispute.raised_at)
        self._session.flush()

    def _alike(self, article: int, quote: Quote, *, speaker: str | None) -> list[QuoteRow]:
        """This quote, and those of its words in other readings of the page, by this speaker."""
        this = self._session.get_one(ArticleRow, article)
        same: ColumnElement[bool] = col(ArticleRow.id) == article
        if this.address is not None:
            here = col(ArticleRow.workspace) == this.workspace
            same = or_(same, and_(here, col(ArticleRow.address) == this.address))
        others = select(ArticleRow).where(same).order_by(col(ArticleRow.id))
        if this.scope != PUBLIC:
            others = others.where(col(ArticleRow.scope) == this.scope)
        words = quote.of(this.text)
        return [
            row
            for other in self._session.exec(others)
            for row in self._saying(other, words, quote.kind, speaker)
            if row.article_id != article or row.start == quote.start
        ]

    def _saying(
        self, article: ArticleRow, words: str, kind: str, speaker: str | None
    ) -> list[QuoteRow]:
        """The quotes of an article that have these words by this speaker."""
        by = col(QuoteRow.speaker) == speaker if speaker else col(QuoteRow.speaker).is_(None)
        rows = select(QuoteRow).where(
            col(QuoteRow.article_id) == article.id, col(QuoteRow.kind) == kind, by
        )
        found = self._session.exec(rows.with_for_update())
        return [row for row in found if article.text[row.start : row.end] == words]

    def _mark(self, row: QuoteRow, user: str, at: datetime) -> None:
        assert row.speaker is not None
        dispute = DisputeRow(
            article_id=row.article_id,
            start=row.start,
            end=row.end,
            kind=row.kind,
            speaker=row.speaker,
            role=row.role,
            mention_start=row.mention_start,
            mention_end=row.mention_end,
            user=user,
            raised_at=at,
        )
        dispute.in_point = self._name_in_points(dispute, before=row.speaker, after=None)
        self._session.add(dispute)
        _name(row, None)

    def _put_back(self, row: QuoteRow, user: str, at: datetime) -> None:
        standing = select(DisputeRow).where(
            col(DisputeRow.article_id) == row.article_id,
            col(DisputeRow.start) == row.start,
            col(DisputeRow.end) == row.end,
            col(DisputeRow.kind) == row.kind,
            col(DisputeRow.withdrawn_by).is_(None),
        )
        dispute = self._session.exec(standing.with_for_update()).first()
        if dispute is None:
            return
        dispute.withdrawn_by, dispute.withdrawn_at = user, at
        self._session.add(dispute)
        if dispute.in_point:
            self._name_in_points(dispute, before=None, after=dispute.speaker)
        _name(row, dispute)

    def _settled(self, rows: Sequence[QuoteRow]) -> tuple[int, ...]:
        """The articles of these quotes, once the index knows who is quoted in them."""
        self._session.flush()
        articles = tuple(dict.fromkeys(row.article_id for row in rows))
        for article in articles:
            name_speakers(self._session, article)
        return articles

    def _quote(self, article: int, quote: Quote) -> QuoteRow | None:
        at = (
            col(QuoteRow.article_id) == article,
            col(QuoteRow.start) == quote.start,
            col(QuoteRow.end) == quote.end,
            col(QuoteRow.kind) == quote.kind,
        )
        return self._session.exec(select(QuoteRow).where(*at).with_for_update()).first()

    def _name_in_points(
        self, dispute: DisputeRow, *, before: str | None, after: str | None
    ) -> bool:
        """Rename the speaker of the points that hold the quote, whose pronoun stands for them.

        Whether there were any.
        """
        holding = update(PointRow).where(
            col(PointRow.article_id) == dispute.article_id,
            col(PointRow.start) <= dispute.start,
            col(PointRow.end) >= dispute.end,
            col(PointRow.speaker) == before if before else col(PointRow.speaker).is_(None),
        )
        return self._session.exec(holding.values(speaker=after)).rowcount > 0


def _name(row: QuoteRow, named: DisputeRow | None) -> None:
    """Name the quote's speaker as the dispute remembers them, or nobody."""
    row.speaker = named.speaker if named else None
    row.role = named.role if named else None
    row.mention_start = named.mention_start if named else None
    row.mention_end = named.mention_end if named else None
