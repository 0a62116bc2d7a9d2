"""What Slack brings to the app, and Slack's patience with it.

An event that is not acknowledged within 3 seconds comes again at once, after 1 minute and after 5
more; commands and interactions come once.
"""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from bot.playground.workspace import Clock

PATIENCE = 3.0
RETRY_DELAYS = (0.0, 60.0, 300.0)


class NoAnswer(Exception):
    """The app did not answer; the reason is in Slack's words, such as "http_timeout"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class ParcelKind(StrEnum):
    """What sort of request it is, in the words of Socket Mode."""

    EVENT = "events_api"
    COMMAND = "slash_commands"
    INTERACTION = "interactive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A request to be made: `name` is the event's type, the command or the payload's type."""

    kind: ParcelKind
    name: str
    content_type: str
    content: bytes
    payload: dict[str, Any]
    event_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One try to bring a parcel: the how manieth redelivery, and why there must be one."""

    parcel: Parcel
    retry: int = 0
    reason: str | None = None


# Brings it to the app; gives status and body, or raises NoAnswer where none came in time.
Carrier = Callable[[Attempt], tuple[int, bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What became of one attempt; `elapsed` is in seconds.

    `status` is None without an answer in time; on a socket an acknowledgement counts as 200.
    `failure` is Slack's word for what was wrong, None when the app acknowledged in time.
    """

    parcel: Parcel
    retry: int
    status: int | None
    body: bytes
    elapsed: float
    failure: str | None

    @property
    def ok(self) -> bool:
        """Whether the app acknowledged in time."""
        return self.failure is None

    @property
    def timed_out(self) -> bool:
        """Whether Slack waited in vain, be it for HTTP or on a socket."""
        return self.failure in ("http_timeout", "timeout")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waiting:
    attempt: Attempt
    due: float


def event_parcel(envelope: dict[str, Any]) -> Parcel:
    """An event as the Events API sends it."""
    return Parcel(
        kind=ParcelKind.EVENT,
        name=str(envelope["event"]["type"]),
        content_type="application/json",
        content=json.dumps(envelope).encode(),
        payload=envelope,
        event_id=envelope["event_id"],
    )


def command_parcel(fields: dict[str, Any]) -> Parcel:
    """A slash command."""
    return _form(ParcelKind.COMMAND, fields["command"], fields, fields)


def interaction_parcel(payload: dict[str, Any]) -> Parcel:
    """A press, a submitted view or a shortcut."""
    fields = {"payload": json.dumps(payload)}
    return _form(ParcelKind.INTERACTION, payload["type"], fields, payload)


@dataclass(slots=True, kw_only=True)
class Courier:
    """Carries parcels to the app, in the caller's thread or in one of its own.

    `clock` says when a redelivery is due, `timer` how long the app took. Redeliveries come `haste`
    times as soon as Slack's.
    """

    clock: Clock
    timer: Clock
    haste: float = 1.0
    carrier: Carrier | None = None
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _agenda: list[_Waiting] = field(default_factory=list)
    _done: list[Delivery] = field(default_factory=list)
    _busy: int = 0
    _stopped: bool = False
    _thread: threading.Thread = field(init=False)

    def __post_init__(self) -> None:
        self._thread = threading.Thread(target=self._work, daemon=True)

    def start(self) -> None:
        """Begin to carry what waits."""
        self._thread.start()

    def stop(self) -> None:
        """Leave what waits, and finish with what is under way."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()
        self._thread.join(2 * PATIENCE)

    def deliveries(self) -> tuple[Delivery, ...]:
        """Every attempt so far, in the order of their ends."""
        with self._changed:
            return tuple(self._done)

    def carry(self, parcel: Parcel) -> Delivery:
        """Make one attempt now, and put a redelivery on the agenda if an event fails."""
        return self._try(Attempt(parcel=parcel))

    def carry_soon(self, parcel: Parcel) -> None:
        """Have the parcel carried by the courier's own thread."""
        self._put(Attempt(parcel=parcel), self.clock())

    def settle(self, timeout: float = 10.0) -> None:
        """Wait until nothing is due and nothing is under way.

        Raises:
            TimeoutError: when that takes longer than `timeout` seconds.
        """
        with self._changed:
            self._changed.notify_all()
            if not self._changed.wait_for(self._is_idle, timeout):
                raise TimeoutError("deliveries to the app did not come to an end")

    def _put(self, attempt: Attempt, due: float) -> None:
        with self._changed:
            self._agenda.append(_Waiting(attempt=attempt, due=due))
            self._changed.notify_all()

    def _is_idle(self) -> bool:
        return not self._busy and self._next_due() is None

    def _next_due(self) -> _Waiting | None:
        now = self.clock()
        return next((waiting for waiting in self._agenda if waiting.due <= now), None)

    def _work(self) -> None:
        while attempt := self._await_due():
            try:
                self._try(attempt)
            finally:
                with self._changed:
                    self._busy -= 1
                    self._changed.notify_all()

    def _await_due(self) -> Attempt | None:
        """Take the next due attempt off the agenda; None when the courier is to stop."""
        with self._changed:
            while not self._stopped:
                if waiting := self._next_due():
                    self._agenda.remove(waiting)
                    self._busy += 1
                    return waiting.attempt
                dues = [waiting.due for waiting in self._agenda]
                self._changed.wait(min(dues) - self.clock() if dues else None)
            return None

    def _try(self, attempt: Attempt) -> Delivery:
        delivery = self._delivered(attempt)
        parcel, retry = attempt.parcel, attempt.retry
        with self._changed:
            self._done.append(delivery)
            if delivery.failure and parcel.event_id and retry < len(RETRY_DELAYS):
                again = Attempt(parcel=parcel, retry=retry + 1, reason=delivery.failure)
                self._put(again, self.clock() + RETRY_DELAYS[retry] / self.haste)
            self._changed.notify_all()
        return delivery

    def _delivered(self, attempt: Attempt) -> Delivery:
        status, body, failure = None, b"", None
        began = self.timer()
        try:
            if self.carrier is None:
                raise NoAnswer("connection_failed")
            status, body = self.carrier(attempt)
            failure = None if 200 <= status < 300 else "http_error"
        except NoAnswer as no_answer:
            failure = no_answer.reason
        return Delivery(
            parcel=attempt.parcel,
            retry=attempt.retry,
            status=status,
            body=body,
            elapsed=self.timer() - began,
            failure=failure,
        )


def _form(kind: ParcelKind, name: str, fields: dict[str, Any], payload: dict[str, Any]) -> Parcel:
    return Parcel(
        kind=kind,
        name=name,
        content_type="application/x-www-form-urlencoded",
        content=urlencode(fields).encode(),
        payload=payload,
    )
