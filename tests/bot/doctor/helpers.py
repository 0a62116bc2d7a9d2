"""An install as the doctor finds it, and what it says of it."""

import socket
import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from bot.doctor import Finding, State, examine
from bot.manifest import bot_scopes, read_manifest
from bot.playground import StandIn

SECRET = "0123456789abcdef0123456789abcdef"
BOT_TOKEN, APP_TOKEN = "xoxb-1-2-s3cr3tb0t", "xapp-1-A0000APP1-2-s3cr3tapp"

Values = dict[str, str | None]


def stand_in(**options: Any) -> StandIn:
    """A Slack that grants what the manifest asks for."""
    defaults: dict[str, Any] = {
        "bot_token": BOT_TOKEN,
        "app_token": APP_TOKEN,
        "signing_secret": SECRET,
        "scopes": bot_scopes(read_manifest()),
    }
    return StandIn(**defaults | options)


def settings_for(slack: StandIn, database: Path) -> Values:
    return {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_API_URL": slack.api_url,
        "DATABASE_URL": f"sqlite:///{database}",
        "HOST": "127.0.0.1",
        "PORT": str(free_port()),
    }


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
    return port


def now() -> datetime:
    return datetime.now(UTC)


def found(values: Values, url: str | None = None) -> list[Finding]:
    return list(examine(values, now, url))


def about(check: str, values: Values, url: str | None = None) -> Finding:
    """The one finding about this, or the first."""
    return next(finding for finding in found(values, url) if finding.check == check)


def states(findings: list[Finding]) -> dict[str, State]:
    return {finding.check: finding.state for finding in findings}


class another_program:  # noqa: N801  (it reads as the context it is)
    """Something that is no Nutgraf and answers everything alike; its address."""

    def __init__(self, status: int) -> None:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def do_POST(self) -> None:
                self.do_GET()

            def log_message(self, *_: Any) -> None:
                """Says nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    def __enter__(self) -> str:
        self._thread.start()
        return f"http://127.0.0.1:{self._server.server_port}"

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
