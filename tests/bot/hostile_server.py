"""A real HTTP server on 127.0.0.1 that behaves as badly as servers do."""

import gzip
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

ARTICLE = b"<html><head><title>The dam held</title></head><body><p>The dam held.</p></body></html>"
_BOMB = gzip.compress(bytes(20_000_000))
_DEFLATED_BOMB = zlib.compress(bytes(20_000_000))
_PAUSE = 0.002  # seconds between the bytes of a slow answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A request that reached the server."""

    path: str
    headers: Mapping[str, str]


@dataclass(slots=True, kw_only=True)
class HostileServer:
    """The server: its port, and what has reached it so far."""

    port: int = 0
    seen: list[Seen] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)
    asked: threading.Event = field(default_factory=threading.Event)
    """Set once somebody has asked for /meet, who is answered when `go` is set."""
    go: threading.Event = field(default_factory=threading.Event)

    @property
    def name(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, path: str = "/article") -> str:
        return f"http://{self.name}{path}"


@contextmanager
def hostile_server() -> Iterator[HostileServer]:
    """A running server on a free port."""
    server = HostileServer()
    handler = type("Handler", (_Handler,), {"state": server})
    with _Server(("127.0.0.1", 0), handler) as listening:
        server.port = listening.server_address[1]
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.closing.set()
            listening.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients hang up on this server: that is no news."""


class _Handler(BaseHTTPRequestHandler):
    state: HostileServer

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        self.state.seen.append(Seen(path=parts.path, headers=dict(self.headers)))
        _ANSWERS.get(parts.path, _missing)(self, query)

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.start(status, **{"Content_Length": str(len(body))} | headers)
        self.wfile.write(body)

    def start(self, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in ({"Content_Type": "text/html"} | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def go_on(self, piece: bytes, pause: float = 0) -> None:
        """Sends without end, until the client has had enough."""
        with suppress(OSError):
            while not self.state.closing.wait(pause):
                self.wfile.write(piece)

    def log_message(self, *_: Any) -> None:
        """Says nothing."""


def _article(handler: _Handler, query: dict[str, str]) -> None:
    handler.answer(ARTICLE, Content_Type="text/html; charset=utf-8", Set_Cookie="reader=1")


def _status(handler: _Handler, query: dict[str, str]) -> None:
    handler.answer(query.get("body", "").encode(), int(query["code"]))


def _redirect(handler: _Handler, query: dict[str, str]) -> None:
    handler.answer(b"", 302, Location=query["to"])


def _endless_redirect(handler: _Handler, query: dict[str, str]) -> None:
    handler.start(302, Location=query["to"])
    handler.go_on(b"x" * 65_536)


def _loop(handler: _Handler, query: dict[str, str]) -> None:
    handler.answer(b"", 302, Location="/loop")


def _file(handler: _Handler, query: dict[str, str]) -> None:
    handler.start(Content_Type=query["type"])
    handler.go_on(b"%PDF-1.7 and so on ")


def _endless(handler: _Handler, query: dict[str, str]) -> None:
    handler.start()
    handler.go_on(b"<p>and on and on</p>" * 1000)


def _drip(handler: _Handler, query: dict[str, str]) -> None:
    handler.start()
    handler.go_on(b"x", _PAUSE)


def _drip_headers(handler: _Handler, query: dict[str, str]) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    handler.go_on(b"x", _PAUSE)


def _silence(handler: _Handler, query: dict[str, str]) -> None:
    handler.state.closing.wait()


def _bomb(handler: _Handler, query: dict[str, str]) -> None:
    handler.answer(_BOMB, Content_Encoding="gzip")


def _nested_bomb(handler: _Handler, query: dict[str, str]) -> None:
    handler.answer(gzip.compress(_BOMB), Content_Encoding="gzip, gzip")


def _gzip(handler: _Handler, query: dict[str, str]) -> None:
    handler.answer(gzip.compress(ARTICLE), Content_Encoding="gzip")


def _broken_gzip(handler: _Handler, query: dict[str, str]) -> None:
    handler.answer(b"\x1f\x8b\x08 this is no gzip", Content_Encoding="gzip")


def _cut_off(handler: _Handler, query: dict[str, str]) -> None:
    handler.start(Content_Length="1000")
    handler.wfile.write(b"<p>The dam")


def _gibberish(handler: _Handler, query: dict[str, str]) -> None:
    handler.wfile.write(b"\x00\x01 no HTTP \r\n\r\n")


def _endless_headers(handler: _Handler, query: dict[str, str]) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    handler.go_on(b"X-More: and more\r\n" * 1000)


def _endless_line(handler: _Handler, query: dict[str, str]) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    handler.go_on(b"x" * 65_536)


def _endless_interim(handler: _Handler, query: dict[str, str]) -> None:
    handler.go_on(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000)


def _endless_chunk_size(handler: _Handler, query: dict[str, str]) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    handler.go_on(b"0" * 65_536)


def _endless_trailers(handler: _Handler, query: dict[str, str]) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n")
    handler.go_on(b"X-More: and more\r\n" * 1000)


def _deflate_bomb(handler: _Handler, query: dict[str, str]) -> None:
    handler.answer(_DEFLATED_BOMB, Content_Encoding="deflate")


def _many_members(handler: _Handler, query: dict[str, str]) -> None:
    handler.start(Content_Encoding="gzip")
    handler.go_on(gzip.compress(b"") * 1000)


def _unasked_coding(handler: _Handler, query: dict[str, str]) -> None:
    handler.answer(b"\x0b\x02\x80hello\x03", Content_Encoding=query["coding"])


def _meet(handler: _Handler, query: dict[str, str]) -> None:
    handler.state.asked.set()
    handler.state.go.wait(10)
    handler.answer(ARTICLE)


def _missing(handler: _Handler, query: dict[str, str]) -> None:
    handler.answer(b"<h1>Not found</h1>", 404)


_ANSWERS: dict[str, Callable[[_Handler, dict[str, str]], None]] = {
    "/article": _article,
    "/status": _status,
    "/redirect": _redirect,
    "/endless-redirect": _endless_redirect,
    "/loop": _loop,
    "/file": _file,
    "/endless": _endless,
    "/drip": _drip,
    "/drip-headers": _drip_headers,
    "/silence": _silence,
    "/bomb": _bomb,
    "/nested-bomb": _nested_bomb,
    "/gzip": _gzip,
    "/broken-gzip": _broken_gzip,
    "/cut-off": _cut_off,
    "/gibberish": _gibberish,
    "/endless-headers": _endless_headers,
    "/endless-line": _endless_line,
    "/endless-interim": _endless_interim,
    "/endless-chunk-size": _endless_chunk_size,
    "/endless-trailers": _endless_trailers,
    "/deflate-bomb": _deflate_bomb,
    "/many-members": _many_members,
    "/unasked-coding": _unasked_coding,
    "/meet": _meet,
}
