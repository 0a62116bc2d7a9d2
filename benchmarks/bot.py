"""The whole bot beside the stand-in for Slack: memory, time to acknowledge, and what idling costs.

It runs as in production, in a process of its own behind its real server; articles come from a news
site on the loopback address. Linux only, since it reads /proc.
"""

import math
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks import generated
from bot.playground import Message, StandIn

MARKS = (0, 100, 300, 600, 1_000)
"""After how many briefs memory is looked at, each of an article of its own."""
CHANNELS = 10
IDLE_SECONDS = 10
_PORT = 38_977
_ROOT = Path(__file__).parents[1]


def run(_: Path | None) -> None:
    """Print the figures; no data is needed."""
    with StandIn() as slack, _news_site() as site, tempfile.TemporaryDirectory() as folder:
        environ = {
            **os.environ,
            "PYTHONPATH": str(_ROOT),
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_SIGNING_SECRET": slack.signing_secret,
            "SLACK_API_URL": slack.api_url,
            "DATABASE_URL": f"sqlite:///{folder}/nutgraf.sqlite3",
            "FETCH_ALLOW": site.removeprefix("http://"),
            "HOST": "127.0.0.1",
            "PORT": str(_PORT),
            "LOG_LEVEL": "ERROR",
        }
        bot = subprocess.Popen([sys.executable, "-m", "bot", "run", "--slack"], env=environ)
        try:
            _measure(bot.pid, slack, site)
        finally:
            bot.terminate()
            bot.wait(40)


def _measure(pid: int, slack: StandIn, site: str) -> None:
    started = time.perf_counter()
    _await_health()
    print(f"ready after {time.perf_counter() - started:.1f} s")
    time.sleep(2)
    print(f"resident at rest {_resident(pid):.0f} MB")
    slack.connect(f"http://127.0.0.1:{_PORT}/slack/events")
    person = slack.person(slack.add_user("Ada Example"))
    desks = [slack.add_channel(f"desk-{n}", person.user) for n in range(CHANNELS)]
    for done, mark in pairwise(MARKS):
        numbers = range(done, mark)
        shared = [person.says(desks[n % CHANNELS], f"{site}/{n}") for n in numbers]
        briefed = done + _await_replies(slack, shared)
        print(
            f"resident after {briefed} briefs of {mark} shares {_resident(pid):.0f} MB", flush=True
        )
    acknowledged = sorted(delivery.elapsed for delivery in slack.deliveries())
    p99 = acknowledged[math.ceil(0.99 * len(acknowledged)) - 1]
    print(f"acknowledged, p99 of {len(acknowledged)} events, in {1_000 * p99:.0f} ms")
    before = _cpu_seconds(pid)
    time.sleep(IDLE_SECONDS)
    print(f"idle, {100 * (_cpu_seconds(pid) - before) / IDLE_SECONDS:.1f} % of a core")


def _await_health() -> None:
    for _ in range(400):
        try:
            with urlopen(f"http://127.0.0.1:{_PORT}/healthz", timeout=1):
                return
        except (URLError, OSError):
            time.sleep(0.05)
    raise SystemExit("the bot did not start")


def _await_replies(slack: StandIn, shared: list[Message]) -> int:
    for _ in range(600):
        briefed = sum(bool(slack.replies(message)) for message in shared)
        if briefed == len(shared):
            break
        time.sleep(0.5)
    return briefed


def _resident(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _cpu_seconds(pid: int) -> float:
    user, system = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


@contextmanager
def _news_site() -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = generated.page(int(self.path.strip("/"))).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_: object) -> None:
            """Keep the table clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
