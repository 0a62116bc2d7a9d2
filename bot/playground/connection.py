"""One WebSocket of the app's as Slack's end holds it, and what can go wrong with it."""

import contextlib
import json
import threading
from collections.abc import Iterator
from io import BufferedIOBase
from socket import SHUT_RDWR, socket
from typing import Any

from bot.playground.frames import (
    CloseCode,
    Frame,
    Opcode,
    Violation,
    encode,
    encode_close,
    received,
    text_of,
)

Message = dict[str, Any]


class Connection:
    """Sends and receives JSON objects; `over` is set when the connection has ended.

    Methods may be called from any thread, but only one may go through `messages`.
    """

    def __init__(self, stream: BufferedIOBase, wire: socket) -> None:
        self.over = threading.Event()
        self._stream = stream
        self._wire = wire
        self._writing = threading.Lock()
        self._ponged = threading.Event()
        self._silent = False
        self._leaving = False

    @property
    def is_leaving(self) -> bool:
        """Whether the app was told to open another one instead."""
        return self._leaving

    def send(self, message: Message) -> None:
        """Send a message; one that cannot be sent any more is lost."""
        self._write(encode(Opcode.TEXT, json.dumps(message).encode()))

    def messages(self) -> Iterator[Message]:
        """What the app sends, until the connection has ended; pings are answered meanwhile."""
        try:
            for frame in received(self._stream):
                if not self._silent:
                    yield from self._read(frame)
        except Violation as violation:
            self._write(encode_close(violation.code, violation.reason))
        except ConnectionError:
            return  # the app is gone without a word

    def ping(self, timeout: float) -> bool:
        """Ping the app; whether it answered within so many seconds."""
        self._ponged.clear()
        self._write(encode(Opcode.PING, b"Ping from stand-in"))
        return self._ponged.wait(timeout)

    def disconnect(self, reason: str) -> None:
        """Tell the app that this connection ends soon; no envelope is sent on it any more.

        Slack's reasons are "warning", "refresh_requested", "link_disabled" and
        "too_many_websockets".
        """
        self._leaving = True
        self.send({"type": "disconnect", "reason": reason, "debug_info": {"host": "stand-in"}})

    def close(self) -> None:
        """Close as the RFC wants it; the app answers and closes."""
        self._leaving = True
        self._write(encode_close(CloseCode.NORMAL))

    def silence(self) -> None:
        """Neither send nor answer anything any more, without closing."""
        self._silent = True

    def cut(self) -> None:
        """End the connection without a word."""
        with contextlib.suppress(OSError):
            self._wire.shutdown(SHUT_RDWR)

    def _read(self, frame: Frame) -> Iterator[Message]:
        match frame.opcode:
            case Opcode.PING:
                self._write(encode(Opcode.PONG, frame.payload))
            case Opcode.PONG:
                self._ponged.set()
            case Opcode.CLOSE:
                self._write(encode(Opcode.CLOSE, frame.payload[:2]))
            case Opcode.TEXT:
                yield _parsed(text_of(frame))
            case _:
                raise Violation(CloseCode.UNSUPPORTED, "text only")

    def _write(self, frame: bytes) -> None:
        if not self._silent:
            with self._writing, contextlib.suppress(OSError):
                self._wire.sendall(frame)


def _parsed(text: str) -> Message:
    try:
        message = json.loads(text)
    except ValueError:
        raise Violation(CloseCode.POLICY, "acknowledgements are JSON") from None
    if not isinstance(message, dict):
        raise Violation(CloseCode.POLICY, "acknowledgements are objects")
    return message
