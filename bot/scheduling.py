"""APScheduler says when a digest is due; the store's job key decides that it is posted once.

Its jobs live in memory and are rebuilt from the schedule table, at the start, on a change here and
every half minute for changes made by other processes. Several processes may hold such a clock.
"""

import contextlib
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.date import DateTrigger

from bot.services.digests import GRACE, Digests
from storage import StorageError, Store
from storage.types import Schedule

log = logging.getLogger(__name__)

_REFRESH_SECONDS = 30
_REFRESH = "refresh"
_KEEP = timedelta(days=14)
"""How long jobs that are done, and what was sent for jobs that never were, are kept."""


_REPLIES_OPEN = timedelta(minutes=30)
"""For how long Slack takes an answer at the address of a private reply."""


class Clock:
    """Watches the schedules; `sweep` forgets what is too old, once a day."""

    def __init__(
        self,
        store: Store,
        digests: Digests,
        *,
        wake: Callable[[], None],
        now: Callable[[], datetime],
        sweep: Callable[[], object] = lambda: None,
    ) -> None:
        self._store = store
        self._digests = digests
        self._wake = wake
        self._now = now
        self._sweep = sweep
        self._known: dict[str, Schedule] = {}
        self._scheduler = BackgroundScheduler(
            timezone="UTC",
            job_defaults={
                "coalesce": True,
                "max_instances": 1,
                "misfire_grace_time": int(GRACE.total_seconds()),
            },
        )

    def start(self) -> None:
        """Begin to watch."""
        self.refresh()
        self._watch_the_table()
        self._scheduler.add_job(self.clear_away, "interval", hours=6)
        self._scheduler.add_job(self.sweep)  # now, and then once a day
        self._scheduler.add_job(self.sweep, "interval", days=1)
        self._scheduler.add_job(self.close_replies, "interval", minutes=5)
        self._scheduler.start()

    def clock_jumped(self, _seconds: float) -> None:
        """The wall clock is another: look at the table again soon by this one."""
        if self._scheduler.running:
            self._watch_the_table()

    def _watch_the_table(self) -> None:
        self._scheduler.add_job(
            self.refresh, "interval", seconds=_REFRESH_SECONDS, id=_REFRESH, replace_existing=True
        )

    def stop(self) -> None:
        """Watch no more."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def refresh(self) -> None:
        """Take over what the table says now, and catch up with slots that nobody saw come."""
        try:
            self._take_over()
        except StorageError as error:
            log.warning("the schedules are as they were: %s", error)

    def _take_over(self) -> None:
        with self._store.read() as uow:
            current = {str(schedule.id): schedule for schedule in uow.schedules.all()}
        for id_ in self._known.keys() - current.keys():
            with contextlib.suppress(JobLookupError):  # it is being run this moment
                self._scheduler.remove_job(id_)
        for id_, schedule in current.items():
            if _timing(schedule) != _timing(self._known.get(id_)):
                self._watch(schedule)
            self._digests.due(schedule.id)  # a slot that came while nobody watched
        self._known = current
        self._wake()

    def _watch(self, schedule: Schedule) -> None:
        """Wait for the next slot, which the timetable names: it knows how clocks change."""
        self._scheduler.add_job(
            self._due,
            DateTrigger(self._digests.next(schedule)),
            args=[schedule],
            id=str(schedule.id),
            replace_existing=True,
        )

    def _due(self, schedule: Schedule) -> None:
        try:
            self._digests.due(schedule.id)
        except StorageError as error:
            log.warning("a digest is due, and will be when the database answers: %s", error)
        self._wake()
        if _timing(schedule) == _timing(self._known.get(str(schedule.id))):  # not changed meanwhile
            self._watch(schedule)

    def close_replies(self) -> None:
        """Forget the addresses of private replies that Slack takes no answer at any more."""
        try:
            with self._store.begin() as uow:
                uow.requests.close_replies(self._now() - _REPLIES_OPEN)
        except StorageError as error:
            log.warning("no private reply's address was forgotten: %s", error)

    def sweep(self) -> None:
        """Forget what is too old to be kept."""
        try:
            self._sweep()
        except StorageError as error:
            log.warning("nothing that is too old was forgotten: %s", error)

    def clear_away(self) -> None:
        """Forget work that is over, and overwrite what was forgotten."""
        try:
            with self._store.begin() as uow:
                uow.jobs.purge(older_than=_KEEP.total_seconds())
                uow.requests.purge(self._now() - _KEEP)
            self._store.sweep()
        except StorageError as error:
            log.warning("nothing was cleared away: %s", error)


def _timing(schedule: Schedule | None) -> tuple[object, ...] | None:
    return (schedule.days, schedule.at, schedule.zone) if schedule else None
