"""APScheduler says when a digest is due; the store's job key decides that it is posted once.

Its jobs live in memory and are rebuilt from the schedule table, at the start, on a change here and
every half minute for changes made by other processes. Several processes may hold such a clock.
"""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger

from bot.services.digests import Digests
from storage import StorageError, Store
from storage.types import Schedule

_REFRESH_SECONDS = 30
_LATE_SECONDS = 3600
"""A digest that could not be posted on time is still posted within the hour."""
_KEEP_JOBS_SECONDS = 14 * 86_400


class Clock:
    """Watches the schedules."""

    def __init__(
        self,
        store: Store,
        digests: Digests,
        *,
        wake: Callable[[], None],
        now: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._digests = digests
        self._wake = wake
        self._now = now
        self._known: dict[str, Schedule] = {}
        self._scheduler = BackgroundScheduler(
            timezone="UTC",
            job_defaults={
                "coalesce": True,
                "max_instances": 1,
                "misfire_grace_time": _LATE_SECONDS,
            },
        )

    def start(self) -> None:
        """Begin to watch."""
        self.refresh()
        self._scheduler.add_job(self.refresh, "interval", seconds=_REFRESH_SECONDS)
        self._scheduler.add_job(self._purge, "interval", hours=6)
        self._scheduler.start()

    def stop(self) -> None:
        """Watch no more."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def refresh(self) -> None:
        """Take over what the table says now; a database that does not answer changes nothing."""
        try:
            with self._store.read() as uow:
                current = {str(schedule.id): schedule for schedule in uow.schedules.all()}
        except StorageError:
            return
        for id_ in self._known.keys() - current.keys():
            self._scheduler.remove_job(id_)
        for id_, schedule in current.items():
            if _timing(schedule) != _timing(self._known.get(id_)):
                self._watch(id_, schedule)
        self._known = current

    def _watch(self, id_: str, schedule: Schedule) -> None:
        hour, minute = schedule.at.split(":")
        trigger = CronTrigger(
            day_of_week=",".join(map(str, schedule.days)),
            hour=int(hour),
            minute=int(minute),
            timezone=ZoneInfo(schedule.zone),
        )
        self._scheduler.add_job(self._due, trigger, args=[schedule], id=id_, replace_existing=True)

    def _due(self, schedule: Schedule) -> None:
        """The slot that has just come, by its wall-clock time: late or not, it is that slot."""
        here = self._now().astimezone(ZoneInfo(schedule.zone))
        hour, minute = map(int, schedule.at.split(":"))
        slot = here.replace(hour=hour, minute=minute, second=0, microsecond=0)
        self._digests.due(schedule.id, slot)
        self._wake()

    def _purge(self) -> None:
        with self._store.begin() as uow:
            uow.jobs.purge(older_than=_KEEP_JOBS_SECONDS)


def _timing(schedule: Schedule | None) -> tuple[object, ...] | None:
    return (schedule.days, schedule.at, schedule.zone) if schedule else None
