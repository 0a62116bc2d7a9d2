"""Storms: many people share many links while calls fail, pages break and processes are killed.

The stand-in plays Slack with one minute taking one second: it delivers again after 0, 1 and 5
seconds, and says once a second what stands in a thread. All else takes the time it takes.
"""

import itertools
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from bot.playground import Channel, Message, NoAnswer, Person, RateRules, StandIn
from bot.playground.delivery import Delivery
from bot.playground.posting import over_http
from tests.soak.weather import FETCH_SECONDS, Site, Weather

ROOT = Path(__file__).parents[2]
HASTE = 60.0
PEOPLE = 20
_CONNECTED = "connected to Slack by Socket Mode"


class PlayClock:
    """The time by which Slack delivers again; it can stand still.

    A start takes as long as ever, while six minutes of Slack's patience take six seconds here: so
    the play waits while no process is up.
    """

    def __init__(self) -> None:
        self._lost = 0.0
        self._since: float | None = None

    def __call__(self) -> float:
        now = time.time() if self._since is None else self._since
        return now - self._lost

    def stop(self) -> None:
        self._since = time.time()

    def go_on(self) -> None:
        if self._since is not None:
            self._lost += time.time() - self._since
            self._since = None


@dataclass
class Fleet:
    """The app's processes. They can be killed, and are started anew."""

    environ: dict[str, str]
    folder: Path
    count: int
    by_socket: bool
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)
    ports: list[int] = field(default_factory=list)
    turns: Iterator[int] = field(default_factory=itertools.count)
    starts: Iterator[int] = field(default_factory=itertools.count)
    logs: dict[int, Path] = field(default_factory=dict)

    @contextmanager
    def up(self) -> Iterator["Fleet"]:
        """All processes, healthy; killed at the end."""
        self.ports = [_free_port() for _ in range(self.count)]
        try:
            for number in range(self.count):
                self.running.append(self._start(number))
                self.await_healthy(number)
            yield self
        finally:
            for process in self.running:
                process.kill()
                process.wait()

    def kill(self, number: int) -> None:
        """SIGKILL one process, and start it anew."""
        self.running[number].send_signal(signal.SIGKILL)
        self.running[number].wait()
        self.running[number] = self._start(number)

    def await_healthy(self, number: int) -> None:
        for _ in range(2_400):
            if self.is_healthy(number):
                return
            time.sleep(0.05)
        raise AssertionError(self.logs[number].read_text()[-3_000:])

    def is_healthy(self, number: int) -> bool:
        if self.by_socket:
            return _CONNECTED in self.logs[number].read_text()
        try:
            with urlopen(f"http://127.0.0.1:{self.ports[number]}/healthz", timeout=2):
                return True
        except (URLError, OSError):
            return False

    def deliver(self, path: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        """Bring an event to a process that listens, each in its turn, as a router does."""
        first = next(self.turns)
        for turn in range(self.count):
            port = self.ports[(first + turn) % self.count]
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                return over_http(f"http://127.0.0.1:{port}/slack/events")(path, headers, body)
        raise NoAnswer("connection_failed")

    def resident(self) -> list[int]:
        """The resident memory of each process, in MB."""
        found = []
        for process in self.running:
            status = Path(f"/proc/{process.pid}/status").read_text()
            (line,) = (line for line in status.splitlines() if line.startswith("VmRSS"))
            found.append(int(line.split()[1]) // 1024)
        return found

    def _start(self, number: int) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "bot", "run", "--slack"]
        environ = {**self.environ, "PORT": str(self.ports[number])}
        self.logs[number] = self.folder / f"log-{next(self.starts)}"
        with self.logs[number].open("wb") as log:
            return subprocess.Popen(command, cwd=self.folder, env=environ, stdout=log, stderr=log)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Storm:
    """A workspace of people in a storm, and the app's processes in it."""

    slack: StandIn
    site: Site
    fleet: Fleet
    weather: Weather
    people: list[Person]
    desks: list[Channel]
    shared: list[Message] = field(default_factory=list)
    may_share: threading.Event = field(default_factory=threading.Event)
    clock: PlayClock = field(default_factory=PlayClock)

    def share(self, count: int, a_second: float) -> None:
        """Let the people share so many links at this rate."""
        numbers = iter(range(len(self.shared), len(self.shared) + count))
        lock, began = threading.Lock(), time.monotonic()

        def write(person: Person) -> None:
            while True:
                with lock:
                    number = next(numbers, None)
                if number is None:
                    return
                self._wait_until(began + (number % count) / a_second)
                desk = self.desks[number % len(self.desks)]
                message = person.says(desk, f"{number}: {self.site.link(number)}")
                with lock:
                    self.shared.append(message)

        writers = [threading.Thread(target=write, args=(p,), daemon=True) for p in self.people]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()

    def _wait_until(self, moment: float) -> None:
        time.sleep(max(0.0, moment - time.monotonic()))
        self.may_share.wait(300)

    def kill(self, victim: int) -> None:
        """SIGKILL one process; while none is up the play stands still."""
        if self.fleet.count == 1:
            self.may_share.clear()
            self.clock.stop()
        self.fleet.kill(victim)
        self.fleet.await_healthy(victim)
        self.clock.go_on()
        self.may_share.set()

    def settle(self, patience: float) -> None:
        """Wait until nothing is lost, or the patience is over; then for doubles."""
        deadline = time.monotonic() + patience
        time.sleep(6)  # all redeliveries
        while time.monotonic() < deadline and self.lost():
            time.sleep(2)
        time.sleep(5)

    def lost(self) -> int:
        """How many shares were acknowledged and have no reply."""
        taken = {
            str(delivery.parcel.payload["event"].get("ts"))
            for delivery in self.slack.deliveries("message")
            if delivery.ok
        }
        made = self._made()
        return sum(message.ts in taken and not made[message.ts] for message in self.shared)

    def doubled(self) -> int:
        """How many shares have more than one reply."""
        made = self._made()
        return sum(made[message.ts] > 1 for message in self.shared)

    def undelivered(self) -> int:
        """How many shares Slack gave up on: four attempts, none of them acknowledged."""
        made = self._made()
        return sum(not made[message.ts] for message in self.shared) - self.lost()

    def _made(self) -> Counter[str | None]:
        """How many replies stand in each thread; a sign of life counts as none."""
        said = (m for desk in self.desks for m in self.slack.messages(desk) if m.bot_id)
        return Counter(m.thread_ts for m in said if not m.text.startswith("Reading "))

    def acknowledged(self) -> list[float]:
        """In how many seconds the people's messages were acknowledged, the quickest first."""
        return sorted(d.elapsed for d in self.slack.deliveries("message") if _is_ours(d))

    def lookups(self) -> int:
        """How often the app was told what stands in a thread."""
        return sum(call.ok for call in self.slack.calls("conversations.replies"))


def _is_ours(delivery: Delivery) -> bool:
    return delivery.retry == 0 and "bot_id" not in delivery.parcel.payload["event"]


def environment(slack: StandIn, host: str, address: str, way: str) -> dict[str, str]:
    """What a process of the app needs to be told."""
    told = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "SLACK_API_URL": slack.api_url,
        "DATABASE_URL": address,
        "FETCH_ALLOW": host,
        "FETCH_SECONDS": str(FETCH_SECONDS),
        "HOST": "127.0.0.1",
    }
    return told | ({"SLACK_APP_TOKEN": slack.app_token} if way == "socket" else {})


@contextmanager
def storm(folder: Path, address: str, *, processes: int, way: str) -> Iterator[Storm]:
    """A storm over the app on this database, reached by "http" or by "socket"."""
    weather = Weather(random.Random(11))
    rates = RateRules(per_channel=True, tiers=True, distributed=True, minute=60.0 / HASTE)
    with StandIn(bot_token="xoxb-soak", rates=rates, haste=HASTE) as slack, Site() as site:
        environ = environment(slack, site.host, address, way)
        users = [slack.add_user(f"Person {number}") for number in range(PEOPLE)]
        desks = [slack.add_channel(f"desk-{number}", *users) for number in range(PEOPLE)]
        fleet = Fleet(environ, folder, processes, by_socket=way == "socket")
        with fleet.up():
            if way == "socket":
                slack.sockets.await_opened(processes)
                slack.connect_by_socket()
            else:
                slack.connect(fleet.deliver)
            slack.faults.weather = weather
            people = [slack.person(user) for user in users]
            raging = Storm(slack, site, fleet, weather, people, desks)
            raging.may_share.set()
            slack._courier.clock = raging.clock
            yield raging
            slack.faults.weather = lambda _method: None
