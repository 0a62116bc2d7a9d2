"""A WebSocket client of few words, for what no well-behaved client would do."""

import os
import socket
import struct
from io import BytesIO
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from bot.playground.frames import Opcode

KEY = "dGhlIHNhbXBsZSBub25jZQ=="
"""The key of the example in RFC 6455, section 1.3."""


def masked(opcode: int, payload: bytes, *, final: bool = True) -> bytes:
    """A frame as a client sends it."""
    length = len(payload)
    if length <= 125:
        header = struct.pack("!BB", final << 7 | opcode, 0x80 | length)
    elif length < 1 << 16:
        header = struct.pack("!BBH", final << 7 | opcode, 0x80 | 126, length)
    else:
        header = struct.pack("!BBQ", final << 7 | opcode, 0x80 | 127, length)
    mask = os.urandom(4)
    return header + mask + bytes(byte ^ mask[n % 4] for n, byte in enumerate(payload))


class RawClient:
    """Opens a connection at an address of `apps.connections.open`; a context manager."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._wire = socket.create_connection((parts.hostname, parts.port), timeout=10)
        self._stream = self._wire.makefile("rb")
        self._wire.sendall(
            f"GET {parts.path}?{parts.query} HTTP/1.1\r\nHost: example.com\r\n"
            "Upgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {KEY}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        self.status = int(self._stream.readline().split()[1])
        while self._stream.readline().strip():
            pass

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stream.close()
        self._wire.close()

    def send(self, *frames: bytes) -> None:
        self._wire.sendall(b"".join(frames))

    def finish(self) -> None:
        """Send no more, but go on to read."""
        self._wire.shutdown(socket.SHUT_WR)

    def read(self) -> tuple[Opcode, bytes] | None:
        """The next frame; None at the end."""
        header = self._stream.read(2)
        if not header:
            return None
        length = header[1]
        if length == 126:
            (length,) = struct.unpack("!H", self._stream.read(2))
        return Opcode(header[0] & 0x0F), self._stream.read(length)


def stream(*frames: bytes) -> BytesIO:
    """Frames as they come in."""
    return BytesIO(b"".join(frames))
