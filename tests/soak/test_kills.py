"""Shares spread over kills: none lost, none doubled."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from bot.playground import Message, StandIn
from bot.playground.faults import cut_after_effect, rate_limited, server_error
from tests.e2e.conftest import words
from tests.pages import FERRY, news_site

ROOT = Path(__file__).parents[2]
PORT = 38_911
KILLS = 40
SHARES = 400


@contextmanager
def process(environ: dict[str, str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A running Nutgraf; killed at the end if it still lives."""
    command = [sys.executable, "-m", "bot", "run", "--slack"]
    with (folder / "log").open("ab") as log:
        running = subprocess.Popen(command, cwd=folder, env=environ, stdout=log, stderr=log)
    try:
        wait_until_healthy()
        yield running
    finally:
        running.kill()
        running.wait()


def wait_until_healthy() -> None:
    for _ in range(200):
        try:
            with urlopen(f"http://127.0.0.1:{PORT}/healthz", timeout=1):
                return
        except (URLError, OSError):
            time.sleep(0.05)
    raise AssertionError("the app did not start")


@pytest.mark.soak
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_kills_lose_and_double_nothing(
    tmp_path: Path, request: pytest.FixtureRequest, database: str
) -> None:
    dice = random.Random(7)
    with StandIn(bot_token="xoxb-soak") as slack, news_site() as site:
        address = f"sqlite:///{tmp_path / 'soak.sqlite3'}"
        if database == "postgresql":
            address = request.getfixturevalue("postgresql")
        environ = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_SIGNING_SECRET": slack.signing_secret,
            "SLACK_API_URL": slack.api_url,
            "DATABASE_URL": address,
            "FETCH_ALLOW": site.host,
            "HOST": "127.0.0.1",
            "PORT": str(PORT),
        }
        slack.connect(f"http://127.0.0.1:{PORT}/slack/events")
        person = slack.person(slack.add_user("Ada Example"))
        desks = [slack.add_channel(f"desk-{n}", person.user) for n in range(20)]
        shared: list[Message] = []
        for _ in range(KILLS):
            with process(environ, tmp_path) as running:
                for _ in range(SHARES // KILLS):
                    plan_trouble(slack, dice)
                    number = len(shared)
                    link = site.publish(f"/{number}", FERRY.replace("41", str(number)))
                    shared.append(person.says(dice.choice(desks), f"{number}: {link}"))
                    time.sleep(dice.uniform(0, 0.1))
                time.sleep(dice.uniform(0, 0.8))
                running.send_signal(signal.SIGKILL)
                running.wait()
        with process(environ, tmp_path):
            finish(slack, shared)
        replies = Counter(len(slack.replies(message)) for message in shared)
        print(f"\n{database}: {KILLS} kills, replies a share: {dict(replies)}")
        assert replies == {1: SHARES}


def plan_trouble(slack: StandIn, dice: random.Random) -> None:
    """One call in twenty runs into trouble."""
    if dice.random() < 0.05:
        fault = dice.choice([rate_limited(1), server_error(), cut_after_effect()])
        slack.faults.plan("chat.postMessage", fault)


def finish(slack: StandIn, shared: list[Message]) -> None:
    """Give the app time to take over and finish what its predecessors left."""
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        done = [message for message in shared if is_briefed(slack, message)]
        if len(done) == len(shared):
            time.sleep(5)  # whatever would be doubled has its chance
            return
        time.sleep(1)


def is_briefed(slack: StandIn, message: Message) -> bool:
    return any("will sail again" in words(reply) for reply in slack.replies(message))
