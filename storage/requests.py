"""What people sent, from the acknowledgement until it has been dealt with."""

from datetime import datetime

from sqlmodel import Session, col, delete

from storage import mapping
from storage.tables import RequestRow
from storage.types import Request


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

    def remove(self, id_: int) -> None:
        """Forget a request that has been dealt with."""
        self._session.exec(delete(RequestRow).where(col(RequestRow.id) == id_))

    def purge(self, before: datetime) -> None:
        """Forget requests that were never dealt with, from before this moment."""
        self._session.exec(delete(RequestRow).where(col(RequestRow.received_at) < before))

    def remove_message(self, workspace: str, conversation: str, message: str) -> None:
        """Forget what came as this message, which its author has deleted."""
        self._session.exec(
            delete(RequestRow).where(
                col(RequestRow.workspace) == workspace,
                col(RequestRow.conversation) == conversation,
                col(RequestRow.message) == message,
            )
        )
