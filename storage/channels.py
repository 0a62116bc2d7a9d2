"""How each conversation wants us to behave."""

from dataclasses import asdict

from sqlmodel import Session

from storage import mapping
from storage.tables import ChannelRow
from storage.types import Channel


class Channels:
    """What a unit of work can do with the settings of conversations."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, workspace: str, conversation: str) -> Channel:
        """What was set, or the defaults."""
        row = self._session.get(ChannelRow, (workspace, conversation))
        return (
            mapping.channel(row) if row else Channel(workspace=workspace, conversation=conversation)
        )

    def put(self, channel: Channel) -> None:
        """Set how a conversation wants us to behave."""
        values = asdict(channel) | {"languages": " ".join(channel.languages)}
        self._session.merge(ChannelRow(**values))
        self._session.flush()
