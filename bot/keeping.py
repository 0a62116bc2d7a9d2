"""What others told us, kept for a while so that they are not asked again and again."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Generic, TypeVar

FRESH = timedelta(minutes=10)
"""How long what Slack said about a person or a conversation is believed."""

MOST = 5_000
"""So many answers are kept: those that were last asked for."""

T = TypeVar("T")


@dataclass(slots=True)
class _Answer(Generic[T]):
    """What was answered last about one name, and when it was asked for."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    known: tuple[datetime, T] | None = None


class Kept(Generic[T]):
    """Answers that stay good for a while, each under its name."""

    def __init__(self, clock: Callable[[], datetime], most: int = MOST) -> None:
        self._clock = clock
        self._most = most
        self._lock = threading.Lock()
        self._answers: OrderedDict[str, _Answer[T]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._answers)

    def get(self, name: str, ask: Callable[[], T], since: datetime | None = None) -> T:
        """What is known from `since` on, or what `ask` says.

        Of those who want to know the same at once one asks, and the others wait for it; nobody
        waits for an answer about another name.
        """
        answer = self._answer(name)
        with answer.lock:
            now = self._clock()
            if answer.known is None or _is_old(answer.known[0], now, since):
                answer.known = now, ask()
            return answer.known[1]

    def drop(self, name: str) -> None:
        """Know this no more, nor what is being answered about it just now."""
        with self._lock:
            self._answers.pop(name, None)

    def _answer(self, name: str) -> _Answer[T]:
        with self._lock:
            answer = self._answers.setdefault(name, _Answer())
            self._answers.move_to_end(name)
            if len(self._answers) > self._most:
                self._answers.popitem(last=False)
            return answer


def _is_old(at: datetime, now: datetime, since: datetime | None) -> bool:
    return abs(now - at) >= FRESH or (since is not None and at <= since)
