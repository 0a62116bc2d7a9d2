"""The invented articles that come with Nutgraf, on a small site of their own."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from typing import Any

_LOOPBACK = "127.0.0.1"


def sample(name: str) -> str:
    """What a file of `bot/samples` holds."""
    return resources.files("bot").joinpath(f"samples/{name}").read_text(encoding="utf-8")


@contextmanager
def newsstand(port: int = 0) -> Iterator[str]:
    """Serve the articles that are web pages; "host:port", and each of them lies under its name.

    On a free port where the given one is taken.
    """
    server = _server(port)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"{_LOOPBACK}:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _server(port: int) -> ThreadingHTTPServer:
    try:
        return ThreadingHTTPServer((_LOOPBACK, port), _Handler)
    except OSError:
        return ThreadingHTTPServer((_LOOPBACK, 0), _Handler)


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        name = self.path.removeprefix("/") + ".html"
        folder = resources.files("bot") / "samples"
        if name not in {entry.name for entry in folder.iterdir()}:
            self.send_error(404)
            return
        body = sample(name).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name above
        """Keep quiet: the terminal is for the app's own log."""
