"""All that is remembered of a workspace, to be taken elsewhere, and put back there.

For whoever runs the database, who may read all of it; nothing here is shown to people in Slack.
"""

from dataclasses import asdict, replace

from sqlmodel import Session, col, select

from storage import mapping
from storage.articles import Articles
from storage.channels import Channels
from storage.conversations import Conversations
from storage.schedules import Schedules
from storage.shares import Shares
from storage.tables import (
    ArticleRow,
    ChannelRow,
    ConversationRow,
    DisputeRow,
    PointRow,
    QuestionRow,
    QuoteRow,
    ScheduleRow,
    ShareRow,
)
from storage.types import (
    ArticleToStore,
    Channel,
    Conversation,
    Dispute,
    Kept,
    Question,
    Schedule,
    Share,
)


class Archive:
    """What a unit of work can take out of a workspace as a whole, and put back.

    What puts something back tells whether it did, or all of it was there already.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def conversations(self, workspace: str) -> tuple[Conversation, ...]:
        """The workspace's conversations that something was shared in."""
        shared = select(ShareRow.conversation).where(col(ShareRow.workspace) == workspace)
        statement = select(ConversationRow).where(
            col(ConversationRow.workspace) == workspace, col(ConversationRow.id).in_(shared)
        )
        return tuple(mapping.conversation(row) for row in self._session.exec(statement))

    def channels(self, workspace: str) -> tuple[Channel, ...]:
        """How the workspace's conversations want us to behave, where that was set."""
        statement = select(ChannelRow).where(col(ChannelRow.workspace) == workspace)
        rows = self._session.exec(statement.order_by(col(ChannelRow.conversation)))
        return tuple(map(mapping.channel, rows))

    def schedules(self, workspace: str) -> tuple[Schedule, ...]:
        """When the workspace's conversations get their digests."""
        statement = select(ScheduleRow).where(col(ScheduleRow.workspace) == workspace)
        rows = self._session.exec(statement.order_by(col(ScheduleRow.id)))
        return tuple(map(mapping.schedule, rows))

    def articles(self, workspace: str, *, after: int, limit: int) -> tuple[Kept, ...]:
        """Readings with an id above `after`, in order, with all that belongs to them."""
        statement = (
            select(ArticleRow)
            .where(col(ArticleRow.workspace) == workspace, col(ArticleRow.id) > after)
            .order_by(col(ArticleRow.id))
            .limit(limit)
        )
        return tuple(self._kept(row) for row in self._session.exec(statement).all())

    def questions(self, workspace: str, *, limit: int, offset: int = 0) -> tuple[Question, ...]:
        """What was asked, in order."""
        statement = select(QuestionRow).where(col(QuestionRow.workspace) == workspace)
        ordered = statement.order_by(col(QuestionRow.id)).limit(limit).offset(offset)
        return tuple(mapping.question(row) for row in self._session.exec(ordered))

    def restore_conversation(self, conversation: Conversation) -> bool:
        """Put back what is known of a conversation, unless something is known there already."""
        known = Conversations(self._session)
        if known.get(conversation.workspace, conversation.id) is not None:
            return False
        known.put(conversation)
        return True

    def restore_channel(self, channel: Channel) -> bool:
        """Put back what was set for a conversation, unless something is set there already."""
        if self._session.get(ChannelRow, (channel.workspace, channel.conversation)) is not None:
            return False
        Channels(self._session).put(channel)
        return True

    def restore_schedule(self, schedule: Schedule) -> bool:
        """Put back when a conversation gets its digests, unless that is set there already."""
        known = Schedules(self._session)
        if known.of_conversation(schedule.workspace, schedule.conversation) is not None:
            return False
        known.put(schedule)
        return True

    def restore_question(self, question: Question) -> bool:
        """Put back what was asked, unless the same was asked there at the same moment already."""
        asked = asdict(question)
        same = (col(getattr(QuestionRow, name)) == value for name, value in asked.items())
        if self._session.exec(select(QuestionRow.id).where(*same).limit(1)).first() is not None:
            return False
        self._session.add(QuestionRow(**asked))
        return True

    def restore(
        self, new: ArticleToStore, shares: tuple[Share, ...], disputes: tuple[Dispute, ...]
    ) -> bool:
        """Put a reading back with its shares and what was disputed in it.

        What is there already is left as it is.
        """
        known = Shares(self._session)
        added = [known.add(replace(s, id=0, article_id=None, request_id=None)) for s in shares]
        waiting = [share for share in added if share.article_id is None]
        if not waiting:
            return False
        article_id = Articles(self._session).add(new, waiting[0])
        for share in waiting:
            known.read(share, article_id, share.read_at or share.shared_at)
        self._session.add_all(
            mapping.dispute_row(replace(one, article_id=article_id)) for one in disputes
        )
        return True

    def _kept(self, row: ArticleRow) -> Kept:
        points = select(PointRow).where(col(PointRow.article_id) == row.id)
        quotes = select(QuoteRow).where(col(QuoteRow.article_id) == row.id)
        shares = select(ShareRow).where(col(ShareRow.article_id) == row.id)
        disputes = select(DisputeRow).where(col(DisputeRow.article_id) == row.id)
        return Kept(
            id=row.id or 0,
            scope=row.scope,
            address=row.address,
            article=mapping.article(row),
            points=tuple(
                mapping.point(r) for r in self._session.exec(points.order_by(col(PointRow.id)))
            ),
            quotes=tuple(
                mapping.quote(r) for r in self._session.exec(quotes.order_by(col(QuoteRow.id)))
            ),
            shares=tuple(
                mapping.share(r) for r in self._session.exec(shares.order_by(col(ShareRow.id)))
            ),
            disputes=tuple(
                mapping.dispute(r)
                for r in self._session.exec(disputes.order_by(col(DisputeRow.id)))
            ),
            read_at=row.read_at,
        )
