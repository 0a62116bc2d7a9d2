"""What is kept for so long only: older shares and questions are forgotten, day by day."""

from collections.abc import Callable
from datetime import datetime, timedelta

from storage import Store

_BATCH = 200


class Retention:
    """Forgets what was shared or asked more than `days` ago; None keeps everything.

    Our replies stay where they are: how long messages are kept is Slack's own setting.
    """

    def __init__(self, store: Store, clock: Callable[[], datetime], days: int | None) -> None:
        self._store = store
        self._clock = clock
        self._days = days

    def sweep(self) -> int:
        """Forget what is too old, in small steps; how many shares that were."""
        if self._days is None:
            return 0
        before, done = self._clock() - timedelta(days=self._days), 0
        while True:
            with self._store.begin() as uow:
                old = uow.shares.before(before, limit=_BATCH)
                uow.shares.remove(old)
                uow.questions.purge(before)
            done += len(old)
            if len(old) < _BATCH:
                return done
