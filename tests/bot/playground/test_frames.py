from email.message import Message

import pytest

from bot.playground.frames import (
    LARGEST_MESSAGE,
    CloseCode,
    Frame,
    Opcode,
    Violation,
    encode,
    encode_close,
    handshake,
    received,
    text_of,
)
from tests.bot.playground.raw_client import KEY, masked, stream


def headers(**changed: str) -> Message:
    """The headers of a good request, but for those given."""
    good = {
        "Upgrade": "websocket",
        "Connection": "keep-alive, Upgrade",
        "Sec-WebSocket-Key": KEY,
        "Sec-WebSocket-Version": "13",
    }
    message = Message()
    for name, value in (good | {n.replace("_", "-"): v for n, v in changed.items()}).items():
        message[name] = value
    return message


def test_accepts_the_key_of_the_rfc() -> None:
    answer = handshake(headers())

    assert answer is not None
    assert b"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n" in answer


@pytest.mark.parametrize(
    "changed",
    [
        {"Upgrade": "h2c"},
        {"Connection": "close"},
        {"Sec_WebSocket_Version": "8"},
        {"Sec_WebSocket_Key": "short"},
        {"Sec_WebSocket_Key": "not base64 at all"},
    ],
)
def test_refuses_other_handshakes(changed: dict[str, str]) -> None:
    assert handshake(headers(**changed)) is None


@pytest.mark.parametrize("length", [0, 3, 125, 126, 65_535, 65_536])
def test_unmasks_messages_of_every_length(length: int) -> None:
    (frame,) = received(stream(masked(Opcode.TEXT, b"x" * length)))

    assert frame == Frame(opcode=Opcode.TEXT, payload=b"x" * length)


@pytest.mark.parametrize(
    ("length", "header"),
    [
        (125, b"\x81\x7d"),
        (126, b"\x81\x7e\x00\x7e"),
        (65_536, b"\x81\x7f\x00\x00\x00\x00\x00\x01\x00\x00"),
    ],
)
def test_writes_messages_of_every_length(length: int, header: bytes) -> None:
    assert encode(Opcode.TEXT, b"x" * length) == header + b"x" * length


def test_writes_why_it_closes() -> None:
    assert encode_close(CloseCode.NORMAL, "bye") == b"\x88\x05\x03\xe8bye"


def test_puts_fragments_together_around_a_ping() -> None:
    sent = stream(
        masked(Opcode.TEXT, b"one ", final=False),
        masked(Opcode.PING, b"there?"),
        masked(Opcode.CONTINUATION, b"two ", final=False),
        masked(Opcode.CONTINUATION, b"three"),
    )

    assert [(frame.opcode, frame.payload) for frame in received(sent)] == [
        (Opcode.PING, b"there?"),
        (Opcode.TEXT, b"one two three"),
    ]


def test_reads_nothing_after_a_closing_frame() -> None:
    sent = stream(masked(Opcode.CLOSE, b"\x03\xe8"), masked(Opcode.TEXT, b"more"))

    assert [frame.opcode for frame in received(sent)] == [Opcode.CLOSE]


@pytest.mark.parametrize("length", [1, 3, 5, 9])
def test_ends_where_the_stream_breaks_off(length: int) -> None:
    assert list(received(stream(masked(Opcode.TEXT, b"hello")[:length]))) == []


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(b"\x81\x02hi", id="not masked"),
        pytest.param(b"\xc1" + masked(Opcode.TEXT, b"hi")[1:], id="reserved bit"),
        pytest.param(masked(0x3, b"hi"), id="unknown opcode"),
        pytest.param(masked(Opcode.PING, b"hi", final=False), id="fragment of a ping"),
        pytest.param(masked(Opcode.PING, b"x" * 126), id="long ping"),
        pytest.param(masked(Opcode.CONTINUATION, b"hi"), id="continues nothing"),
        pytest.param(
            masked(Opcode.TEXT, b"a", final=False) + masked(Opcode.TEXT, b"b"), id="two at once"
        ),
    ],
)
def test_refuses_what_the_rfc_forbids(sent: bytes) -> None:
    with pytest.raises(Violation) as caught:
        list(received(stream(sent)))

    assert caught.value.code is CloseCode.PROTOCOL_ERROR


def test_refuses_message_too_large_in_fragments() -> None:
    half = b"x" * (LARGEST_MESSAGE // 2 + 1)
    sent = stream(masked(Opcode.TEXT, half, final=False), masked(Opcode.CONTINUATION, half))

    with pytest.raises(Violation) as caught:
        list(received(sent))

    assert caught.value.code is CloseCode.TOO_BIG


def test_refuses_text_that_is_not_utf8() -> None:
    with pytest.raises(Violation, match="UTF-8"):
        text_of(Frame(opcode=Opcode.TEXT, payload=b"\xff"))
