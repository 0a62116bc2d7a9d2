"""Channels and direct messages, as far as they decide who sees what."""

from dataclasses import asdict

from sqlmodel import Session, col, select

from storage import mapping
from storage.passages import place
from storage.tables import ConversationRow, ShareRow
from storage.types import Conversation

_BATCH = 500


class Conversations:
    """What a unit of work can do with conversations."""

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
            self._place_anew(conversation)

    def _place_anew(self, conversation: Conversation) -> None:
        """A channel was opened or closed: what was shared in it is found by others, or no more."""
        shared = select(ShareRow.article_id).where(
            col(ShareRow.workspace) == conversation.workspace,
            col(ShareRow.conversation) == conversation.id,
            col(ShareRow.article_id).is_not(None),
        )
        ids = [id_ for id_ in self._session.exec(shared.distinct()) if id_ is not None]
        for start in range(0, len(ids), _BATCH):
            place(self._session, ids[start : start + _BATCH])
