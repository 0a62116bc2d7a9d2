"""The page's own server: its files, what a person sees, and what they do.

It answers on the loopback address alone. Any site that a browser has open can send requests there
too, so a request must name this server as its host (which a rebound name does not), and one that
does something must come from this page.
"""

import contextlib
import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from bot.playground.page.acts import perform
from bot.playground.page.picture import Hints, picture
from bot.playground.standin import StandIn
from bot.playground.workspace import User

LOOPBACK = "127.0.0.1"
MOST_BYTES = 4_000_000
"""The most that one request may hold: a long article many times over."""
_WAIT = 20.0
"""Seconds that a request for news is held open while there are none."""
_TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}
_GUARDS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


@dataclass(slots=True)
class PageServer:
    """Serves the page from `start` to `stop`; port 0 is one of the system's choice.

    Raises:
        OSError: the port is taken.
    """

    slack: StandIn
    hints: Hints
    port: int = 0
    _http: "_Http" = field(init=False)
    _thread: threading.Thread = field(init=False)

    def __post_init__(self) -> None:
        self._http = _Http(self.port, self.slack, self.hints)
        self.port = self._http.server_port
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True)

    @property
    def address(self) -> str:
        """Where to look at it."""
        return f"http://{LOOPBACK}:{self.port}/"

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

    def __init__(self, port: int, slack: StandIn, hints: Hints) -> None:
        super().__init__((LOOPBACK, port), _Handler)
        self.slack = slack
        self.hints = hints
        folder = resources.files("bot.playground.page") / "assets"
        self.assets = {entry.name: entry for entry in folder.iterdir()}
        self.hosts = {f"{name}:{self.server_port}" for name in (LOOPBACK, "localhost")}


class _Handler(BaseHTTPRequestHandler):
    server: _Http
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        if not self._is_addressed():
            return
        parts = urlsplit(self.path)
        if parts.path == "/api/picture":
            self._send_picture(dict(parse_qsl(parts.query)))
        else:
            self._send_asset(parts.path.removeprefix("/") or "index.html")

    def do_POST(self) -> None:
        if not self._is_addressed() or not self._is_from_here():
            return
        asked = self._asked()
        person = self._person(asked.get("as")) if asked else None
        if asked is None or person is None or self.path != "/api/act":
            self._refuse(400, "this is not a request of the page's")
            return
        try:
            answer = perform(self.server.slack.person(person), asked)
        except (KeyError, TypeError) as error:
            self._refuse(400, f"this is not understood: {error}")
            return
        self._send_json(200, answer)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name above
        """Keep quiet: the terminal is for the app's own log."""

    def _is_addressed(self) -> bool:
        if self.headers.get("Host") in self.server.hosts:
            return True
        self._refuse(421, "ask for this page by its own address")
        return False

    def _is_from_here(self) -> bool:
        origins = {f"http://{host}" for host in self.server.hosts}
        kind = self.headers.get("Content-Type", "").partition(";")[0]
        if self.headers.get("Origin") in origins and kind == "application/json":
            return True
        self._refuse(403, "only this page may do that")
        return False

    def _asked(self) -> Mapping[str, Any] | None:
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > MOST_BYTES:
            return None
        with contextlib.suppress(ValueError):
            asked = json.loads(self.rfile.read(int(length)))
            if isinstance(asked, dict):
                return asked
        return None

    def _person(self, user_id: Any) -> User | None:
        user = self.server.slack.workspace.user(str(user_id))
        return None if user is None or user.is_bot else user

    def _send_picture(self, asked: Mapping[str, str]) -> None:
        """What the person sees, as soon as it is news to who asks."""
        workspace = self.server.slack.workspace
        people = [user for user in workspace.users() if not user.is_bot]
        person = self._person(asked.get("as")) or people[0]
        seen = asked.get("seen", "")
        version = workspace.await_change(int(seen) if seen.isdecimal() else -1, _WAIT)
        drawn = picture(workspace, person, self.server.hints)
        self._send_json(200, drawn | {"version": version})

    def _send_asset(self, name: str) -> None:
        asset = self.server.assets.get(name)
        kind = _TYPES.get(name.rpartition(".")[2])
        if asset is None or kind is None:
            self._refuse(404, "there is nothing here")
            return
        self._send(200, kind, asset.read_bytes())

    def _refuse(self, status: int, words: str) -> None:
        self.close_connection = True  # what was sent along has not been read
        self._send_json(status, {"ok": False, "error": words})

    def _send_json(self, status: int, content: Mapping[str, Any]) -> None:
        self._send(status, "application/json", json.dumps(content).encode())

    def _send(self, status: int, kind: str, body: bytes) -> None:
        with contextlib.suppress(ConnectionError):  # the page may have been left meanwhile
            self.send_response(status)
            for name, value in (_GUARDS | {"Content-Type": kind}).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
