"""Channels and direct messages, as far as they decide who sees what."""

from dataclasses import asdict

from sqlmodel import Session

from storage import mapping
from storage.tables import ConversationRow
from storage.types import Conversation


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
        self._session.merge(ConversationRow(**asdict(conversation)))
        self._session.flush()
