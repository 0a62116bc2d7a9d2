"""The end of a program that serves: when its process is told to stop."""

import os
import select
import signal


class Stop:
    """Whether this process has been told to stop, by SIGTERM or SIGINT.

    It is told through a pipe, which Python writes to in the very moment that the signal comes:
    a lock could be held by whoever waits just then, and a flag be set just before a wait begins.
    """

    def __init__(self) -> None:
        self._told, tells = os.pipe()
        os.set_blocking(tells, False)
        signal.set_wakeup_fd(tells)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: None)

    def wait(self) -> None:
        """Wait until it is told."""
        select.select([self._told], [], [])

    def goes_on(self, seconds: float = 0.0) -> bool:
        """Wait so long; whether it has still not been told."""
        return not select.select([self._told], [], [], seconds)[0]
