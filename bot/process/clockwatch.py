"""Clocks that jump: noticed by a timer that cannot, said so, and lived with.

What is due, who holds a job and who may post are told by the database's clock. Where it goes
forward, leases run out early and jobs are taken over, which they bear. Where it goes back, all of
these would lie in the future until it has caught up with itself.
"""

import logging
from collections.abc import Callable

from storage import Store

log = logging.getLogger(__name__)

_JUMP_SECONDS = 5.0
_TOLD_SECONDS = 60.0
"""For how long a jump is told of."""


class ClockWatch:
    """Compares the database's clock with a `timer` (seconds) that nobody sets.

    `on_jump` is told by how many seconds the clock went forward, or back where that is below 0.
    """

    def __init__(
        self, store: Store, timer: Callable[[], float], *, lease: float, pace: float
    ) -> None:
        self._store = store
        self._timer = timer
        self._lease = lease
        self._pace = pace
        self._ahead: float | None = None
        self._jump: tuple[float, float] | None = None
        self.on_jump: Callable[[float], None] = lambda seconds: None

    def look(self) -> None:
        """See whether the clock has jumped since the last look. May raise a `StorageError`."""
        with self._store.read() as uow:
            ahead = uow.jobs.clock() - self._timer()
        before, self._ahead = self._ahead, ahead
        if before is not None and abs(ahead - before) > _JUMP_SECONDS:
            self._jumped(ahead - before)

    def _jumped(self, seconds: float) -> None:
        self._jump = self._timer(), seconds
        log.warning("the database's clock %s", _in_words(seconds))
        if seconds < 0:
            with self._store.begin() as uow:
                uow.jobs.clock_went_back(lease=self._lease, pace=self._pace)
        self.on_jump(seconds)

    @property
    def state(self) -> str:
        """How the clock has jumped within the last minute, or "ok"."""
        if self._jump is None or self._timer() - self._jump[0] > _TOLD_SECONDS:
            return "ok"
        return _in_words(self._jump[1])


def _in_words(seconds: float) -> str:
    return f"went {'forward' if seconds > 0 else 'back'} by {abs(seconds):.0f} s"
