"""What goes wrong in a storm: pages that hang, fail or break off, and calls to Slack that do."""

import random
import threading
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from benchmarks.generated import article
from bot.playground import Fault
from bot.playground.faults import cut, cut_after_effect, hang, rate_limited, server_error

TROUBLE = 0.05
"""How many of all calls to Slack run into trouble."""
LATE_SECONDS = 11.0
"""After so long a call that the app has given up (it waits for ten seconds) takes effect."""
FETCH_SECONDS = 3


class Site:
    """Serves a page of its own at each number; one in 25 hangs, fails or breaks off."""

    def __init__(self) -> None:
        self.over = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.host = f"127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> "Site":
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()

    def link(self, number: int) -> str:
        return f"http://{self.host}/{number}"

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        over = self.over

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                number = int(self.path.strip("/") or 0)
                page = _page(number)
                if number % 75 == 1:
                    over.wait(2.0 * FETCH_SECONDS)
                self.send_response(503 if number % 75 == 2 else 200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(page)))
                self.end_headers()
                with suppress(OSError):
                    self.wfile.write(page[: 300 if number % 75 == 3 else None])

            def log_message(self, *_: object) -> None:
                """Keep quiet."""

        return Handler


def _page(number: int) -> bytes:
    """A page of its own: near-identical ones would be one article with all the shares."""
    title, paragraphs = article(number)
    told = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    head = f'<!doctype html><html lang="en"><head><title>{title}</title></head>'
    return f"{head}<body><article><h1>{title}</h1>{told}</article></body></html>".encode()


@dataclass
class Weather:
    """What calls to Slack run into."""

    dice: random.Random
    met: Counter[str] = field(default_factory=Counter)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, _method: str) -> Fault | None:
        with self._lock:
            if self.dice.random() >= TROUBLE:
                return None
            kind = self.dice.choice(["429", "500", "503", "cut", "cut after", "late"])
            self.met[kind] += 1
        faults = {"429": rate_limited(1), "500": server_error(), "503": server_error(503)}
        faults |= {"cut": cut(), "cut after": cut_after_effect()}
        return faults[kind] if kind in faults else _late()


def _late() -> Fault:
    """An answer that arrives long after the app has given up, and an effect that does too."""
    due = threading.Event()
    timer = threading.Timer(LATE_SECONDS, due.set)
    timer.daemon = True
    timer.start()
    return hang(due)
