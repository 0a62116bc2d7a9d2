"""Turns at writing, for a database that takes one writer at a time.

SQLite lets a writer that finds another in its way sleep and look again, ever longer: whoever comes
a moment later may be served first, and one may wait for a second while the lock is free half the
time. Here each is woken when it is its turn.
"""

from collections import deque
from threading import Event, Lock


class Turns:
    """One at a time, in the order they came, but the urgent before all others."""

    def __init__(self, seconds: float) -> None:
        """`seconds` is how long somebody waits at most."""
        self._seconds = seconds
        self._lock = Lock()
        self._taken = False
        self._urgent: deque[Event] = deque()
        self._others: deque[Event] = deque()

    @property
    def waiting(self) -> int:
        """How many wait."""
        return len(self._urgent) + len(self._others)

    def take(self, *, urgent: bool = False) -> bool:
        """Wait for one's turn; False where it did not come in time. It lasts until `end`."""
        line, called = self._urgent if urgent else self._others, Event()
        with self._lock:
            if not self._taken:
                self._taken = True
                return True
            line.append(called)
        if called.wait(self._seconds):
            return True
        with self._lock:
            if called.is_set():  # in the very last moment
                return True
            line.remove(called)
        return False

    def end(self) -> None:
        """It is the next one's turn."""
        with self._lock:
            line = self._urgent or self._others
            if line:
                line.popleft().set()
            else:
                self._taken = False
