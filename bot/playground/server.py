"""The wire, on the loopback address alone: Web API, response addresses, and sockets."""

import contextlib
import json
import socket
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from bot.playground.api import Api, Reply
from bot.playground.files import FILES_PATH, SIGN_IN, SIGN_IN_PATH
from bot.playground.frames import handshake
from bot.playground.sockets import SOCKET_PATH, Sockets

API_PATH = "/api/"
RESPONSE_PATH = "/responses/"
LOOPBACK = "127.0.0.1"


@dataclass(slots=True)
class Server:
    """Serves an `Api` and `Sockets` from `start` to `stop`, on a port of the system's choice."""

    api: Api
    sockets: Sockets
    _http: "_Http" = field(init=False)
    _thread: threading.Thread = field(init=False)

    def __post_init__(self) -> None:
        self._http = _Http(self.api, self.sockets)
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)

    @property
    def address(self) -> str:
        """Where it is served, without a closing slash."""
        return f"http://{LOOPBACK}:{self._http.server_port}"

    def new_socket_address(self) -> str:
        """Where the app may open one more connection."""
        return f"ws://{LOOPBACK}:{self._http.server_port}{self.sockets.new_path()}"

    def start(self) -> None:
        """Begin to serve."""
        self._thread.start()

    def stop(self) -> None:
        """Stop serving and give the port back."""
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


class _Http(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, api: Api, sockets: Sockets) -> None:
        super().__init__((LOOPBACK, 0), _Handler)
        self.api = api
        self.sockets = sockets


class _Handler(BaseHTTPRequestHandler):
    server: _Http
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        arguments = dict(parse_qsl(parts.query))
        if parts.path == SOCKET_PATH:
            self._serve_socket(arguments.get("ticket", ""))
        elif parts.path.startswith(FILES_PATH):
            self._send(self.server.api.download(parts.path, self._token()))
        elif parts.path == SIGN_IN_PATH:
            self._send(Reply(status=200, body=SIGN_IN, headers={"Content-Type": "text/html"}))
        else:
            self._answer(arguments)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        path = urlsplit(self.path).path
        if path.startswith(RESPONSE_PATH):
            self._send(self.server.api.respond(path.removeprefix(RESPONSE_PATH), body))
        elif (arguments := self._arguments(body)) is None:
            self._send(_refused("invalid_json"))
        else:
            self._answer(arguments)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name above
        """Keep quiet: calls are recorded, not logged."""

    def _serve_socket(self, ticket: str) -> None:
        sockets, agreed = self.server.sockets, handshake(self.headers)
        if agreed is None:
            self._send(Reply(status=400, body=b"this is for WebSockets"))
        elif not sockets.admits(ticket):
            self._send(Reply(status=403, body=b"no such ticket"))
        else:
            self.connection.sendall(agreed)
            sockets.serve(self.rfile, self.connection)

    def _answer(self, arguments: dict[str, Any]) -> None:
        path = urlsplit(self.path).path
        if not path.startswith(API_PATH):
            self._send(Reply(status=404, body=b"not found"))
            return
        given = self._token() or arguments.get("token")
        self._send(self.server.api.call(path.removeprefix(API_PATH), arguments, given))

    def _token(self) -> str | None:
        scheme, _, token = self.headers.get("Authorization", "").partition(" ")
        return token if scheme == "Bearer" else None

    def _arguments(self, body: bytes) -> dict[str, Any] | None:
        """The arguments in a body, None when they are malformed JSON."""
        kind = self.headers.get("Content-Type", "")
        if not kind.startswith("application/json"):
            return dict(parse_qsl(body.decode()))
        with contextlib.suppress(ValueError):
            given = json.loads(body or b"{}")
            if isinstance(given, dict):
                return given
        return None

    def _send(self, reply: Reply) -> None:
        # The app may have given up on a slow answer: that is its right.
        with contextlib.suppress(ConnectionError):
            if reply.status is None:
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)


def _refused(error: str) -> Reply:
    body = json.dumps({"ok": False, "error": error}).encode()
    return Reply(status=200, body=body, headers={"Content-Type": "application/json"})
