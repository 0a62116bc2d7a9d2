"""The end of a program that serves: when its process is told to stop."""

import signal
import threading
from collections.abc import Callable

_GLANCE = 0.5
"""Seconds between two looks, for a signal that comes just before a wait begins wakes nobody up."""


def on_stop() -> Callable[[], None]:
    """Take over SIGTERM and SIGINT; what waits, in the main thread, until one of them has come."""
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())

    def wait() -> None:
        while not stopped.wait(_GLANCE):
            pass

    return wait
