"""When digests are due, and how far the last one reached."""

from datetime import datetime

from sqlalchemy import update
from sqlmodel import Session, col, delete, select

from storage import mapping
from storage.tables import ScheduleRow
from storage.types import Schedule


class Schedules:
    """What a unit of work can do with schedules."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, schedule: Schedule) -> Schedule:
        """Set the digest of a conversation, in place of the one it had."""
        self.remove(schedule.workspace, schedule.conversation)
        row = mapping.schedule_row(schedule)
        self._session.add(row)
        self._session.flush()
        return mapping.schedule(row)

    def get(self, id_: int) -> Schedule | None:
        """The schedule, or None once it was switched off."""
        row = self._session.get(ScheduleRow, id_)
        return mapping.schedule(row) if row else None

    def of_conversation(self, workspace: str, conversation: str) -> Schedule | None:
        """The digest of this conversation, if it has one."""
        row = self._session.exec(
            select(ScheduleRow).where(
                col(ScheduleRow.workspace) == workspace,
                col(ScheduleRow.conversation) == conversation,
            )
        ).first()
        return mapping.schedule(row) if row else None

    def all(self) -> tuple[Schedule, ...]:
        """Every schedule of every workspace, for the clock that watches them."""
        return tuple(mapping.schedule(row) for row in self._session.exec(select(ScheduleRow)))

    def covered(self, id_: int, until: datetime) -> None:
        """A digest has been posted that reaches up to this moment."""
        reached = update(ScheduleRow).where(col(ScheduleRow.id) == id_)
        self._session.exec(reached.values(covered_until=until))

    def pause(self, id_: int) -> None:
        """Let a schedule rest."""
        paused = update(ScheduleRow).where(col(ScheduleRow.id) == id_)
        self._session.exec(paused.values(paused=True))

    def resume(self, id_: int, now: datetime, since: datetime) -> None:
        """Go on with the slots after now, the first of which tells of what came after `since`."""
        resumed = update(ScheduleRow).where(col(ScheduleRow.id) == id_)
        self._session.exec(resumed.values(paused=False, set_at=now, covered_until=since))

    def remove(self, workspace: str, conversation: str) -> bool:
        """Switch a conversation's digest off; whether it had one."""
        result = self._session.exec(
            delete(ScheduleRow).where(
                col(ScheduleRow.workspace) == workspace,
                col(ScheduleRow.conversation) == conversation,
            )
        )
        return result.rowcount > 0
