"""Signed requests from Slack to the app, and Slack's patience with it.

An event that gets no 2xx within 3 seconds comes again at once, after 1 minute and after 5 more;
commands and interactions come once.
"""

import http.client
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

from slack_sdk.signature import SignatureVerifier

from bot.playground.workspace import Clock

PATIENCE = 3.0
RETRY_DELAYS = (0.0, 60.0, 300.0)
EVENTS_PATH = "/slack/events"

# Takes path, headers and body; gives status and body, or raises NoAnswer.
Target = Callable[[str, dict[str, str], bytes], tuple[int, bytes]]


class NoAnswer(Exception):
    """The app did not answer; the reason is in Slack's words, such as "http_timeout"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A request to be made: `name` is the event's type, the command or the payload's type."""

    name: str
    content_type: str
    content: bytes
    payload: dict[str, Any]
    event_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What became of one attempt. `status` is None without an answer; `elapsed` is in seconds.

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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waiting:
    parcel: Parcel
    retry: int
    reason: str | None
    due: float


def event_parcel(envelope: dict[str, Any]) -> Parcel:
    """An event as the Events API sends it."""
    return Parcel(
        name=str(envelope["event"]["type"]),
        content_type="application/json",
        content=json.dumps(envelope).encode(),
        payload=envelope,
        event_id=envelope["event_id"],
    )


def command_parcel(fields: dict[str, Any]) -> Parcel:
    """A slash command."""
    return _form(fields["command"], fields, fields)


def interaction_parcel(payload: dict[str, Any]) -> Parcel:
    """A press, a submitted view or a shortcut."""
    return _form(payload["type"], {"payload": json.dumps(payload)}, payload)


def over_http(url: str, *, patience: float = PATIENCE) -> Target:
    """A target that posts to an address; the path asked for is replaced by the address's own."""
    parts = urlsplit(url)

    def post(path: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=patience)
        try:
            connection.request("POST", parts.path or path, body, headers)
            response = connection.getresponse()
            return response.status, response.read()
        except TimeoutError:
            raise NoAnswer("http_timeout") from None
        except (OSError, http.client.HTTPException):
            raise NoAnswer("connection_failed") from None
        finally:
            connection.close()

    return post


@dataclass(slots=True, kw_only=True)
class Courier:
    """Carries parcels to the app, in the caller's thread or in one of its own.

    `clock` says when a redelivery is due, `timer` how long the app took.
    """

    signing_secret: str
    clock: Clock
    timer: Clock
    target: Target | None = None
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
        return self._attempt(self._waiting(parcel))

    def carry_soon(self, parcel: Parcel) -> None:
        """Have the parcel carried by the courier's own thread."""
        self._put(self._waiting(parcel))

    def settle(self, timeout: float = 10.0) -> None:
        """Wait until nothing is due and nothing is under way.

        Raises:
            TimeoutError: when that takes longer than `timeout` seconds.
        """
        with self._changed:
            self._changed.notify_all()
            if not self._changed.wait_for(self._is_idle, timeout):
                raise TimeoutError("deliveries to the app did not come to an end")

    def _waiting(self, parcel: Parcel) -> _Waiting:
        return _Waiting(parcel=parcel, retry=0, reason=None, due=self.clock())

    def _put(self, waiting: _Waiting) -> None:
        with self._changed:
            self._agenda.append(waiting)
            self._changed.notify_all()

    def _is_idle(self) -> bool:
        return not self._busy and self._next_due() is None

    def _next_due(self) -> _Waiting | None:
        now = self.clock()
        return next((waiting for waiting in self._agenda if waiting.due <= now), None)

    def _work(self) -> None:
        while waiting := self._await_due():
            try:
                self._attempt(waiting)
            finally:
                with self._changed:
                    self._busy -= 1
                    self._changed.notify_all()

    def _await_due(self) -> _Waiting | None:
        """Take the next due parcel off the agenda; None when the courier is to stop."""
        with self._changed:
            while not self._stopped:
                if waiting := self._next_due():
                    self._agenda.remove(waiting)
                    self._busy += 1
                    return waiting
                dues = [waiting.due for waiting in self._agenda]
                self._changed.wait(min(dues) - self.clock() if dues else None)
            return None

    def _attempt(self, waiting: _Waiting) -> Delivery:
        delivery = self._delivered(waiting)
        if delivery.failure and waiting.parcel.event_id and waiting.retry < len(RETRY_DELAYS):
            again = _Waiting(
                parcel=waiting.parcel,
                retry=waiting.retry + 1,
                reason=delivery.failure,
                due=self.clock() + RETRY_DELAYS[waiting.retry],
            )
            self._put(again)
        with self._changed:
            self._done.append(delivery)
            self._changed.notify_all()
        return delivery

    def _delivered(self, waiting: _Waiting) -> Delivery:
        status, body, failure = None, b"", None
        began = self.timer()
        try:
            if self.target is None:
                raise NoAnswer("connection_failed")
            headers = self._headers(waiting)
            status, body = self.target(EVENTS_PATH, headers, waiting.parcel.content)
        except NoAnswer as no_answer:
            failure = no_answer.reason
        elapsed = self.timer() - began
        if status is not None:
            failure = _failure(status, elapsed)
        return Delivery(
            parcel=waiting.parcel,
            retry=waiting.retry,
            status=status,
            body=body,
            elapsed=elapsed,
            failure=failure,
        )

    def _headers(self, waiting: _Waiting) -> dict[str, str]:
        # Slack's true time, whatever time it is in the play: the app checks it against its own.
        timestamp = str(int(time.time()))
        verifier = SignatureVerifier(self.signing_secret)
        content = waiting.parcel.content
        signature = verifier.generate_signature(timestamp=timestamp, body=content)
        headers = {
            "Content-Type": waiting.parcel.content_type,
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": signature or "",
        }
        if waiting.reason:
            headers["X-Slack-Retry-Num"] = str(waiting.retry)
            headers["X-Slack-Retry-Reason"] = waiting.reason
        return headers


def _failure(status: int, elapsed: float) -> str | None:
    if elapsed > PATIENCE:
        return "http_timeout"
    return None if 200 <= status < 300 else "http_error"


def _form(name: str, fields: dict[str, Any], payload: dict[str, Any]) -> Parcel:
    return Parcel(
        name=name,
        content_type="application/x-www-form-urlencoded",
        content=urlencode(fields).encode(),
        payload=payload,
    )
