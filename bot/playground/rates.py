"""Slack's rate limits, by an injected clock, each of them off unless asked for."""

import math
import threading
from collections import deque
from dataclasses import dataclass, field

from bot.playground.methods import Method
from bot.playground.workspace import Clock

POST_INTERVAL = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RateRules:
    """Which limits hold.

    `per_channel`: one message a second a channel. `tiers`: so many calls of a method a minute.
    `minute` is how many seconds a minute has, for plays that must not take as long as life.
    `distributed`: the app counts as one given away outside Slack's Marketplace, so history and
    replies give 15 objects at most and, with `tiers`, answer once a minute.
    """

    per_channel: bool = False
    tiers: bool = False
    distributed: bool = False
    minute: float = 60.0


@dataclass(slots=True)
class RateLimiter:
    """Counts calls and says which of them come too soon."""

    rules: RateRules
    clock: Clock
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _posted: dict[str, float] = field(default_factory=dict)
    _called: dict[str, deque[float]] = field(default_factory=dict)

    def wait(self, name: str, method: Method, channel: str) -> int | None:
        """The whole seconds to wait when this call comes too soon; None when it is let through."""
        with self._lock:
            now = self.clock()
            waits = [self._tier_wait(name, method, now), self._channel_wait(method, channel, now)]
            longest = max(waits)
            if longest > 0:
                return math.ceil(longest)
            self._called[name].append(now)
            if method.posts:
                self._posted[channel] = now
            return None

    def _channel_wait(self, method: Method, channel: str, now: float) -> float:
        if not (self.rules.per_channel and method.posts and channel in self._posted):
            return 0.0
        return self._posted[channel] + POST_INTERVAL - now

    def _tier_wait(self, name: str, method: Method, now: float) -> float:
        calls = self._called.setdefault(name, deque())
        while calls and calls[0] <= now - self.rules.minute:
            calls.popleft()
        if not self.rules.tiers or len(calls) < self._most(method):
            return 0.0
        return calls[0] + self.rules.minute - now

    def _most(self, method: Method) -> int:
        return 1 if method.reads_history and self.rules.distributed else method.per_minute
