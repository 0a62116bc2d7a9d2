"""What people sent, from the acknowledgement until it has been dealt with."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, update
from sqlmodel import Session, col, delete, select

from storage import mapping
from storage.tables import RequestRow
from storage.work import CLOSED, Request


class Requests:
    """What a unit of work can do with requests."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, request: Request) -> int:
        """Store a request; its id."""
        row = mapping.request_row(request)
        self._session.add(row)
        self._session.flush()
        assert row.id is not None
        return row.id

    def get(self, id_: int, *, locked: bool = False) -> Request | None:
        """The request, or None once it was dealt with or taken back.

        `locked`: nobody can take it back before this unit of work ends.
        """
        row = self._session.get(RequestRow, id_, with_for_update=locked or None)
        return mapping.request(row) if row else None

    def of_message(self, workspace: str, conversation: str, message: str) -> tuple[Request, ...]:
        """What came as this message and is not dealt with yet."""
        came_as = _came_as(workspace, conversation, message)
        rows = self._session.exec(select(RequestRow).where(*came_as))
        return tuple(mapping.request(row) for row in rows)

    def remove(self, id_: int) -> None:
        """Forget a request that has been dealt with."""
        self._session.exec(delete(RequestRow).where(col(RequestRow.id) == id_))

    def purge(self, before: datetime) -> None:
        """Forget requests that were never dealt with, from before this moment."""
        self._session.exec(delete(RequestRow).where(col(RequestRow.received_at) < before))

    def close_replies(self, before: datetime) -> None:
        """Forget where to reply privately to what came before this moment; the rest is kept.

        Such an address is as good as a password for as long as it can be used.
        """
        is_open = and_(col(RequestRow.reply_url).is_not(None), col(RequestRow.reply_url) != CLOSED)
        old = col(RequestRow.received_at) < before
        self._session.exec(update(RequestRow).where(is_open, old).values(reply_url=CLOSED))

    def remove_message(self, workspace: str, conversation: str, message: str) -> None:
        """Forget what came as this message, which its author has deleted."""
        came_as = _came_as(workspace, conversation, message)
        self._session.exec(delete(RequestRow).where(*came_as))


def _came_as(workspace: str, conversation: str, message: str) -> tuple[ColumnElement[bool], ...]:
    return (
        col(RequestRow.workspace) == workspace,
        col(RequestRow.conversation) == conversation,
        col(RequestRow.message) == message,
    )
