"""Answers of servers that are odd in every way, for a fetch to end well with."""

import gzip
import zlib

from hypothesis import strategies as st

from bot.fetching.errors import FetchError
from bot.fetching.pages import Fetcher
from tests.bot.raw_server import RawServer

WIRE, BODY = 20_000, 50_000

odd_text = st.text(st.characters(codec="latin-1", exclude_characters="\n"), max_size=40)
header_names = st.sampled_from(
    [
        *("Content-Type", "Content-Length", "Content-Encoding", "Transfer-Encoding", "Location"),
        *("Connection", "Set-Cookie", "Retry-After", "X-Odd", " Folded", "", ":"),
    ]
)
header_values = st.sampled_from(
    [
        *("text/html", "text/html; charset=\xff", "application/pdf", "0", "-1", "1e9", "9" * 20),
        *("gzip", "deflate", "gzip, gzip", "br", "identity", "chunked", "close", "gzip, chunked"),
        *("/article", "//[", "http://[::1", "http://127.0.0.1:1/", "javascript:x", "\xff\xfe"),
        *("?", "#", "http://\xe9.example:99999/", "file:///etc/passwd", "http://a@b/", "\r", "\0"),
    ]
)
headers = st.lists(st.tuples(header_names, header_values | odd_text), max_size=8)
statuses = st.sampled_from(
    [
        *(
            "HTTP/1.1 200 OK",
            "HTTP/1.1 302 Found",
            "HTTP/1.1 301",
            "HTTP/1.0 200",
            "HTTP/1.1 404 x",
        ),
        *("HTTP/1.1 100 Continue", "HTTP/1.1 204 x", "HTTP/1.1 999 Odd", "HTTP/9.9 200 OK", "ICY"),
        *("HTTP/1.1 -1 x", "HTTP/1.1 200" + " x" * 500, ""),
    ]
)
plain = st.binary(max_size=300) | st.sampled_from([b"<p>" * 5000, b"\0" * 100_000, b"a" * 60_000])
bodies = (
    plain
    | plain.map(gzip.compress)
    | plain.map(zlib.compress)
    | st.tuples(plain, st.integers(1, 30)).map(lambda cut: gzip.compress(cut[0])[: -cut[1]])
    | plain.map(lambda body: b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body))
    | st.sampled_from([b"ffffffffffff\r\nx", b"-1\r\nx\r\n", b"zz\r\n", b"5;ext=" + b"x" * 5000])
)


def built(status: str, named: list[tuple[str, str]], body: bytes) -> bytes:
    lines = [status, *(f"{name}: {value}" for name, value in named), "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


answers = st.binary(max_size=400) | st.builds(built, statuses, headers, bodies)


def check(server: RawServer, answer: bytes) -> None:
    """The fetch of such an answer gives a page within bounds, or fails in a way of its own."""
    server.answer = answer
    fetcher = Fetcher(
        allow=frozenset({server.name}),
        budget_seconds=5,
        max_wire_bytes=WIRE,
        max_body_bytes=BODY,
    )
    try:
        page = fetcher.fetch(f"http://{server.name}/article")
    except FetchError:
        return
    assert len(page.content) <= BODY
    assert page.url.startswith("http")
