"""Channels and direct messages, as far as they decide who sees what."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, func, update
from sqlmodel import Session, SQLModel, col, select

from storage import mapping
from storage.fulltext.passages import place
from storage.shares import Shares
from storage.tables import ArticleRow, ConversationRow, JobRow, ShareRow
from storage.types import PASTED, Conversation, ConversationKind

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)

_BATCH = 500


class Conversations:
    """What a unit of work can do with conversations.

    What happens to one that nothing is known of changes nothing: it is asked for when it matters.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, workspace: str, conversation: str) -> Conversation | None:
        """What was last known of a conversation."""
        row = self._session.get(ConversationRow, (workspace, conversation))
        return mapping.conversation(row) if row else None

    def put(self, conversation: Conversation) -> None:
        """Note what is known now; from here on it decides what is seen."""
        known = self.get(conversation.workspace, conversation.id)
        self._session.merge(ConversationRow(**asdict(conversation)))
        self._session.flush()
        if known is not None and known.kind is not conversation.kind:
            self.place_anew(conversation.workspace, conversation.id)

    def place_anew(self, workspace: str, conversation: str) -> None:
        """It was opened, closed or moved: what was shared in it is found by others, or no more."""
        shared = select(ShareRow.article_id).where(
            col(ShareRow.workspace) == workspace,
            col(ShareRow.conversation) == conversation,
            col(ShareRow.article_id).is_not(None),
        )
        ids = [id_ for id_ in self._session.exec(shared.distinct()) if id_ is not None]
        for start in range(0, len(ids), _BATCH):
            place(self._session, ids[start : start + _BATCH])

    def learn(self, asked: Conversation) -> bool:
        """Note what Slack said when it was asked, unless it has told of a change meanwhile.

        `asked.changes` is what was known when it was asked; whether that still held.
        """
        row = self._session.get(ConversationRow, (asked.workspace, asked.id), with_for_update=True)
        if row is not None and row.changes != asked.changes:
            return False
        self.put(asked)
        return True

    def outdate(self, workspace: str, conversation: str) -> None:
        """Something has changed there: it is to be asked for before anything more is shown."""
        self._told(workspace, conversation)

    def close(self, workspace: str, conversation: str) -> None:
        """It is no public channel any more: from now on its shares are seen in it alone.

        The index may still name them to others until `place_anew`, who are not shown them.
        """
        self._told(workspace, conversation, kind=ConversationKind.PRIVATE)

    def let_in_outsiders(self, workspace: str, conversation: str) -> None:
        """Somebody of another organisation may be in it: nothing public is shown there."""
        self._told(workspace, conversation, outsiders=True)

    def rename(self, workspace: str, conversation: str, name: str) -> None:
        """It has another name."""
        self._told(workspace, conversation, name=name)

    def archive(self, workspace: str, conversation: str, *, archived: bool) -> None:
        """It was archived, or opened again."""
        self._told(workspace, conversation, archived=archived)

    def move(self, workspace: str, old: str, new: str) -> None:
        """It has another id: what belongs to it follows, in place of what is known of the other."""
        self._session.exec(
            update(ArticleRow)
            .where(col(ArticleRow.workspace) == workspace, col(ArticleRow.scope) == old)
            .values(scope=new, address=_moved(old, new))
        )
        self._session.exec(
            update(JobRow)
            .where(col(JobRow.workspace) == workspace, col(JobRow.paced) == old)
            .values(paced=new)
        )
        connection = self._session.connection()
        for table in _tables():
            if table.name in _ONE_EACH:
                connection.execute(table.delete().where(_in(table, workspace, new)))
            moved = table.update().where(_in(table, workspace, old))
            connection.execute(moved.values({_column(table): new}))
        self.outdate(workspace, new)

    def forget_some(self, workspace: str, conversation: str, *, limit: int = 200) -> bool:
        """Forget up to `limit` shares of a conversation, then all the rest; whether more is left.

        Its articles go with the last of their shares.
        """
        shares = Shares(self._session)
        some = shares.of_conversation(workspace, conversation, limit=limit)
        shares.remove(some)
        if len(some) == limit:
            return True
        for table in reversed(_tables()):
            here = _in(table, workspace, conversation)
            self._session.connection().execute(table.delete().where(here))
        return False

    def _told(self, workspace: str, conversation: str, **values: Any) -> None:
        self._session.exec(
            update(ConversationRow)
            .where(
                col(ConversationRow.workspace) == workspace,
                col(ConversationRow.id) == conversation,
            )
            .values(changes=ConversationRow.changes + 1, checked_at=_LONG_AGO, **values)
        )


def _moved(old: str, new: str) -> ColumnElement[str]:
    """An article's address; of a text, which is known within its conversation, the new one."""
    return func.replace(col(ArticleRow.address), f"{PASTED}{old}:", f"{PASTED}{new}:")


_ONE_EACH = frozenset({"conversation", "channel", "schedule"})
"""The tables that have one row for a conversation."""


def _tables() -> list[Table]:
    """The tables whose rows belong to a conversation, that of the conversations themselves too."""
    tables = SQLModel.metadata.sorted_tables
    return [t for t in tables if "workspace" in t.columns and _column(t) in t.columns]


def _column(table: Table) -> str:
    return "id" if table.name == "conversation" else "conversation"


def _in(table: Table, workspace: str, conversation: str) -> ColumnElement[bool]:
    return and_(table.c.workspace == workspace, table.c[_column(table)] == conversation)
