"""Trouble on demand: what the next calls of a method run into."""

import threading
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

# The name under which response addresses are put out of order.
RESPONSE_URL = "response_url"
# The name under which downloads of files are recorded and put out of order.
DOWNLOAD = "url_private"
LONGEST_HANG = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What goes wrong with one call.

    The call first waits for `until` (60 seconds at most), then takes effect or not, then `cut`
    closes the connection without an answer or `status` takes the place of the true answer.
    """

    until: threading.Event | None = None
    takes_effect: bool = False
    cut: bool = False
    status: int | None = None
    retry_after: int | str | None = None

    def hold(self) -> None:
        """Wait as long as the fault says."""
        if self.until is not None:
            self.until.wait(LONGEST_HANG)


def rate_limited(retry_after: int | str) -> Fault:
    """Answer 429 with Retry-After, in seconds or as odd as servers write it; nothing happens."""
    return Fault(status=429, retry_after=retry_after)


def server_error(status: int = 500) -> Fault:
    """Answer with a server's error; nothing happens."""
    return Fault(status=status)


def cut() -> Fault:
    """Close the connection; nothing happens."""
    return Fault(cut=True)


def cut_after_effect() -> Fault:
    """Do what was asked, then close the connection before answering."""
    return Fault(cut=True, takes_effect=True)


def hang(until: threading.Event) -> Fault:
    """Do and answer what was asked, but not before `until` is set."""
    return Fault(until=until, takes_effect=True)


@dataclass(slots=True)
class Faults:
    """The script of what goes wrong, method by method, each fault once.

    `weather` says what a call of a method for which nothing is planned runs into, if anything.
    """

    weather: Callable[[str], Fault | None] = lambda _method: None
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _planned: defaultdict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))

    def plan(self, method: str, fault: Fault, *, times: int = 1) -> None:
        """Let the next `times` calls of a method (or RESPONSE_URL, or DOWNLOAD) run into this."""
        with self._lock:
            self._planned[method].extend([fault] * times)

    def take(self, method: str) -> Fault | None:
        """What this call of the method runs into, if anything."""
        with self._lock:
            planned = self._planned[method]
            return planned.popleft() if planned else self.weather(method)
