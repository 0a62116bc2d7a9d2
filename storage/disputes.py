"""Quotes whose speaker somebody says is wrong: it counts as unclear until it is put back.

The names move from the quote into the dispute, so that whatever reads quotes (lists, answers,
digests) finds no speaker there and needs to know nothing of disputes.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col, select

from storage import mapping
from storage.names import fold_name
from storage.passages import name_speakers
from storage.tables import ArticleRow, DisputeRow, PointRow, QuoteRow
from storage.types import Dispute, Viewer
from storage.visibility import visible_article
from summarizer.types import Quote


class Disputes:
    """What a unit of work can do with disputes."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def standing(self, viewer: Viewer, article: int) -> tuple[Dispute, ...]:
        """The disputes about an article's quotes that nobody has withdrawn, in the text's order."""
        seen = select(ArticleRow.id).where(visible_article(viewer))
        statement = select(DisputeRow).where(
            col(DisputeRow.article_id) == article,
            col(DisputeRow.article_id).in_(seen),
            col(DisputeRow.withdrawn_by).is_(None),
        )
        rows = self._session.exec(statement.order_by(col(DisputeRow.start), col(DisputeRow.id)))
        return tuple(mapping.dispute(row) for row in rows)

    def raise_(self, article: int, quote: Quote, user: str, at: datetime) -> bool:
        """Say that a quote's speaker is wrong; False where nobody is named, or no such quote is."""
        row = self._quote(article, quote)
        if row is None or row.speaker is None:
            return False
        dispute = DisputeRow(
            article_id=article,
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
        self._session.flush()
        name_speakers(self._session, article)
        return True

    def withdraw(self, article: int, quote: Quote, user: str, at: datetime) -> bool:
        """Put a quote's speaker back; False where no dispute stands."""
        row = self._quote(article, quote)
        dispute = self._session.exec(
            select(DisputeRow)
            .where(*_at(DisputeRow, article, quote), col(DisputeRow.withdrawn_by).is_(None))
            .with_for_update()
        ).first()
        if row is None or dispute is None:
            return False
        dispute.withdrawn_by, dispute.withdrawn_at = user, at
        self._session.add(dispute)
        if dispute.in_point:
            self._name_in_points(dispute, before=None, after=dispute.speaker)
        _name(row, dispute)
        self._session.flush()
        name_speakers(self._session, article)
        return True

    def _quote(self, article: int, quote: Quote) -> QuoteRow | None:
        statement = select(QuoteRow).where(*_at(QuoteRow, article, quote)).with_for_update()
        return self._session.exec(statement).first()

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


def _at(table: Any, article: int, quote: Quote) -> tuple[Any, ...]:
    return (
        col(table.article_id) == article,
        col(table.start) == quote.start,
        col(table.end) == quote.end,
        col(table.kind) == quote.kind,
    )


def _name(row: QuoteRow, named: DisputeRow | None) -> None:
    """Name the quote's speaker as the dispute remembers them, or nobody."""
    row.speaker = named.speaker if named else None
    row.speaker_folded = fold_name(named.speaker) if named else None
    row.role = named.role if named else None
    row.mention_start = named.mention_start if named else None
    row.mention_end = named.mention_end if named else None
