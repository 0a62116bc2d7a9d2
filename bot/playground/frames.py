"""WebSockets as a server speaks them (RFC 6455): the handshake, and frames in and out.

No extensions and no subprotocols: Slack uses none.
"""

import base64
import binascii
import hashlib
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from enum import IntEnum
from io import BufferedIOBase

LARGEST_MESSAGE = 1_000_000
"""In bytes, all fragments of a message together."""
_LONGEST_CONTROL = 125
_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
"""Section 1.3: what a server adds to the client's key."""
_FINAL, _RESERVED, _OPCODE, _MASKED, _LENGTH = 0x80, 0x70, 0x0F, 0x80, 0x7F


class Opcode(IntEnum):
    """What a frame carries (section 5.2)."""

    CONTINUATION = 0x0
    TEXT = 0x1
    BINARY = 0x2
    CLOSE = 0x8
    PING = 0x9
    PONG = 0xA

    @property
    def is_control(self) -> bool:
        """Whether such frames may stand between the fragments of a message."""
        return self >= Opcode.CLOSE


class CloseCode(IntEnum):
    """Why a connection is closed (section 7.4.1)."""

    NORMAL = 1000
    PROTOCOL_ERROR = 1002
    UNSUPPORTED = 1003
    BAD_DATA = 1007
    POLICY = 1008
    TOO_BIG = 1009


class Violation(Exception):
    """The client broke the rules; the connection is to be closed with this `code`."""

    def __init__(self, code: CloseCode, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One frame, or a message put together from its fragments; `payload` is unmasked."""

    opcode: Opcode
    payload: bytes
    final: bool = True


def handshake(headers: Message) -> bytes | None:
    """The answer to a request that asks for a WebSocket; None where it asks wrongly."""
    upgrades = headers.get("Upgrade", "").lower() == "websocket"
    connection = [part.strip().lower() for part in headers.get("Connection", "").split(",")]
    key = headers.get("Sec-WebSocket-Key", "")
    right_version = headers.get("Sec-WebSocket-Version") == "13"
    if not (upgrades and "upgrade" in connection and right_version and _is_key(key)):
        return None
    lines = (
        "HTTP/1.1 101 Switching Protocols",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Accept: {_accepted(key)}",
    )
    return "".join(f"{line}\r\n" for line in (*lines, "")).encode()


def encode(opcode: Opcode, payload: bytes) -> bytes:
    """A frame from the server: whole, and not masked."""
    length = len(payload)
    if length <= _LONGEST_CONTROL:
        header = struct.pack("!BB", _FINAL | opcode, length)
    elif length < 1 << 16:
        header = struct.pack("!BBH", _FINAL | opcode, 126, length)
    else:
        header = struct.pack("!BBQ", _FINAL | opcode, 127, length)
    return header + payload


def encode_close(code: CloseCode, reason: str = "") -> bytes:
    """A closing frame."""
    return encode(Opcode.CLOSE, struct.pack("!H", code) + reason.encode())


def received(stream: BufferedIOBase) -> Iterator[Frame]:
    """What a client sends: control frames, and messages with their fragments put together.

    Ends where the stream does, or after a closing frame.

    Raises:
        Violation: the client does not keep to the RFC, or sends more than `LARGEST_MESSAGE`.
    """
    begun: Frame | None = None
    while frame := _read(stream, LARGEST_MESSAGE - len(begun.payload if begun else b"")):
        if frame.opcode.is_control:
            yield frame
            if frame.opcode is Opcode.CLOSE:
                return
            continue
        whole = _joined(begun, frame)
        begun = None if whole.final else whole
        if whole.final:
            yield whole


def text_of(frame: Frame) -> str:
    """The words of a text message.

    Raises:
        Violation: they are not UTF-8.
    """
    try:
        return frame.payload.decode()
    except UnicodeDecodeError:
        raise Violation(CloseCode.BAD_DATA, "text must be UTF-8") from None


def _is_key(key: str) -> bool:
    try:
        return len(base64.b64decode(key, validate=True)) == 16
    except binascii.Error:
        return False


def _accepted(key: str) -> str:
    # SHA-1 is what the RFC asks for; nothing is kept secret by it.
    digest = hashlib.sha1((key + _GUID).encode(), usedforsecurity=False).digest()
    return base64.b64encode(digest).decode()


def _joined(begun: Frame | None, frame: Frame) -> Frame:
    """The fragments so far with the next one."""
    continues = frame.opcode is Opcode.CONTINUATION
    if begun is None and not continues:
        return frame
    if begun is None or not continues:
        raise Violation(CloseCode.PROTOCOL_ERROR, "fragments out of order")
    return Frame(opcode=begun.opcode, payload=begun.payload + frame.payload, final=frame.final)


def _read(stream: BufferedIOBase, most: int) -> Frame | None:
    """The next frame, of `most` bytes at most; None where the stream ends."""
    header = stream.read(2)
    if len(header) < 2:
        return None
    opcode = _opcode(header)
    length = _length(stream, header[1] & _LENGTH, opcode)
    if length is None:
        return None
    if length > most:
        raise Violation(CloseCode.TOO_BIG, f"no more than {LARGEST_MESSAGE} bytes")
    mask, payload = stream.read(4), stream.read(length)
    if len(mask) < 4 or len(payload) < length:
        return None
    final = bool(header[0] & _FINAL)
    return Frame(opcode=opcode, payload=_unmasked(payload, mask), final=final)


def _opcode(header: bytes) -> Opcode:
    first, second = header
    if first & _RESERVED:
        raise Violation(CloseCode.PROTOCOL_ERROR, "no extension was agreed on")
    if not second & _MASKED:
        raise Violation(CloseCode.PROTOCOL_ERROR, "a client must mask its frames")
    try:
        opcode = Opcode(first & _OPCODE)
    except ValueError:
        raise Violation(CloseCode.PROTOCOL_ERROR, "unknown opcode") from None
    if opcode.is_control and not first & _FINAL:
        raise Violation(CloseCode.PROTOCOL_ERROR, "a control frame must be whole")
    return opcode


def _length(stream: BufferedIOBase, short: int, opcode: Opcode) -> int | None:
    """The payload's length in bytes; None where the stream ends."""
    if short <= _LONGEST_CONTROL:
        return short
    if opcode.is_control:
        raise Violation(CloseCode.PROTOCOL_ERROR, "a control frame must be short")
    size = 2 if short == 126 else 8
    written = stream.read(size)
    return int.from_bytes(written, "big") if len(written) == size else None


def _unmasked(payload: bytes, mask: bytes) -> bytes:
    repeated = (mask * (len(payload) // 4 + 1))[: len(payload)]
    value = int.from_bytes(payload, "big") ^ int.from_bytes(repeated, "big")
    return value.to_bytes(len(payload), "big")
