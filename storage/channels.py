"""How each conversation wants us to behave."""

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
        row = self._row(channel.workspace, channel.conversation)
        row.mode, row.apps, row.points = channel.mode, channel.apps, channel.points
        row.languages = " ".join(channel.languages)
        self._session.add(row)
        self._session.flush()

    def welcome(self, workspace: str, conversation: str) -> bool:
        """Note that we have introduced ourselves there; whether that was the first time."""
        row = self._row(workspace, conversation)
        first, row.welcomed = not row.welcomed, True
        self._session.add(row)
        self._session.flush()
        return first

    def _row(self, workspace: str, conversation: str) -> ChannelRow:
        known = self._session.get(ChannelRow, (workspace, conversation), with_for_update=True)
        return known or ChannelRow(workspace=workspace, conversation=conversation)
