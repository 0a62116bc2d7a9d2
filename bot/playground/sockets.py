"""Slack's Socket Mode: deliveries over WebSockets that the app opens itself.

Follows Slack's page on Socket Mode. An acknowledgement counts on the connection that its envelope
went to: whether Slack is as strict is not documented, and an app that bears this bears both.
"""

import json
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BufferedIOBase
from socket import socket
from typing import Any, TypeVar

from bot.playground.connection import Connection
from bot.playground.delivery import PATIENCE, Attempt, NoAnswer, ParcelKind
from bot.playground.workspace import Clock

SOCKET_PATH = "/link/"
MOST_CONNECTIONS = 10
LONGEST_WAIT = 10.0
"""In true seconds: how long anything here waits, should the injected timer stand still."""
_GLANCE = 0.02
"""How often, in true seconds, to look at the injected timer: it tells nobody that it went on."""

T = TypeVar("T")


@dataclass(slots=True, kw_only=True)
class _Sent:
    """An envelope under way; `answer` is the acknowledgement, once it is there."""

    connection: Connection
    answer: dict[str, Any] | None = None


@dataclass(slots=True, kw_only=True)
class Sockets:
    """The app's connections, and the carrier that brings parcels through them.

    An envelope goes to one of the open connections, each in its turn. `timer` (seconds) measures
    how long the app takes.
    """

    app_id: str
    timer: Clock
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _tickets: set[str] = field(default_factory=set)
    _open: list[Connection] = field(default_factory=list)
    _sent: dict[str, _Sent] = field(default_factory=dict)
    _opened: int = 0
    _turn: int = 0
    _mute_next: bool = False
    _closed: bool = False

    # What a test does.

    def connections(self) -> tuple[Connection, ...]:
        """Those that are open, the oldest first."""
        with self._changed:
            return tuple(self._open)

    def await_opened(self, count: int) -> Connection:
        """Wait until the app has opened so many connections in all; the latest of them.

        Raises:
            TimeoutError: it has not within 10 seconds.
        """
        with self._changed:
            if not self._changed.wait_for(lambda: self._opened >= count, LONGEST_WAIT):
                raise TimeoutError(f"only {self._opened} connections were opened")
            return self._open[-1]

    def mute_next(self) -> None:
        """Let the next connection be silent from its beginning, without so much as a hello."""
        with self._changed:
            self._mute_next = True

    # What the Web API and the server do.

    def new_path(self) -> str:
        """Where one new connection may be opened."""
        ticket = str(uuid.uuid4())
        with self._changed:
            self._tickets.add(ticket)
        return f"{SOCKET_PATH}?ticket={ticket}&app_id={self.app_id}"

    def admits(self, ticket: str) -> bool:
        """Whether this ticket opens a connection; it is used up by this."""
        with self._changed:
            known = ticket in self._tickets
            self._tickets.discard(ticket)
            return known

    def serve(self, stream: BufferedIOBase, wire: socket) -> None:
        """Stay with a connection, from its hello to its end."""
        connection = Connection(stream, wire)
        self._welcome(connection)
        try:
            for message in connection.messages():
                self._acknowledged(connection, message)
        finally:
            with self._changed:
                self._open.remove(connection)
                self._changed.notify_all()
            connection.over.set()

    def close(self) -> None:
        """Cut all connections, and wait for nothing any more."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        for connection in self.connections():
            connection.cut()

    # What the courier does.

    def carry(self, attempt: Attempt) -> tuple[int, bytes]:
        """Bring a parcel to the app through a connection, once there is one.

        Raises:
            NoAnswer: it was not acknowledged in time, or its connection ended before.
        """
        until = self.timer() + PATIENCE
        connection = self._await(self._next, until)
        if connection is None:
            raise NoAnswer("timeout")
        message = _envelope(attempt)
        sent = _Sent(connection=connection)
        with self._changed:
            self._sent[message["envelope_id"]] = sent
        connection.send(message)
        self._await(lambda: self._is_decided(sent) or None, until)
        with self._changed:
            del self._sent[message["envelope_id"]]
        if sent.answer is None or self.timer() > until:
            raise NoAnswer("timeout")
        return 200, _said(message, sent.answer)

    def _welcome(self, connection: Connection) -> None:
        with self._changed:
            if self._mute_next:
                connection.silence()
            self._mute_next = False
            count = len(self._open) + 1
            connection.send(_hello(self.app_id, count))
            self._open.append(connection)
            self._opened += 1
            self._changed.notify_all()
        if count > MOST_CONNECTIONS:
            connection.disconnect("too_many_websockets")

    def _acknowledged(self, connection: Connection, message: dict[str, Any]) -> None:
        with self._changed:
            sent = self._sent.get(str(message.get("envelope_id")))
            if sent is not None and sent.connection is connection:
                sent.answer = message
                self._changed.notify_all()

    def _next(self) -> Connection | None:
        """The connection whose turn it is."""
        usable = [connection for connection in self._open if not connection.is_leaving]
        if not usable:
            return None
        self._turn += 1
        return usable[self._turn % len(usable)]

    def _is_decided(self, sent: _Sent) -> bool:
        return sent.answer is not None or sent.connection not in self._open

    def _await(self, ready: Callable[[], T | None], until: float) -> T | None:
        """What `ready` gives once it gives something; None where the timer runs out before."""
        patient_until = time.monotonic() + LONGEST_WAIT
        with self._changed:
            while (found := ready()) is None:
                out_of_time = self.timer() > until or time.monotonic() > patient_until
                if out_of_time or self._closed:
                    return None
                self._changed.wait(_GLANCE)
            return found


def _hello(app_id: str, count: int) -> dict[str, Any]:
    return {
        "type": "hello",
        "connection_info": {"app_id": app_id},
        "num_connections": count,
        "debug_info": {
            "host": "applink-stand-in",
            "build_number": 1,
            "approximate_connection_time": 18060,
        },
    }


def _envelope(attempt: Attempt) -> dict[str, Any]:
    parcel = attempt.parcel
    envelope: dict[str, Any] = {
        "envelope_id": str(uuid.uuid4()),
        "type": parcel.kind.value,
        "payload": parcel.payload,
        "accepts_response_payload": (
            parcel.kind is ParcelKind.COMMAND or parcel.name == "view_submission"
        ),
    }
    if parcel.kind is ParcelKind.EVENT:
        envelope |= {"retry_attempt": attempt.retry, "retry_reason": attempt.reason or ""}
    return envelope


def _said(envelope: dict[str, Any], answer: dict[str, Any]) -> bytes:
    """The acknowledgement as the body of an HTTP answer; empty where Slack would not look at it."""
    payload = answer.get("payload") if envelope["accepts_response_payload"] else None
    return json.dumps(payload).encode() if payload is not None else b""
