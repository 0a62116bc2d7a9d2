"""`nutgraf run` as a process of its own, by socket and over HTTP, from its start to its end."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.playground import StandIn
from bot.playground.faults import server_error

SECRET = "0123456789abcdef0123456789abcdef"
BOT_TOKEN, APP_TOKEN = "xoxb-1-s3cr3t", "xapp-1-A0000APP1-s3cr3t"
ARTICLE = (Path(__file__).parents[2] / "bot/samples/article.txt").read_text(encoding="utf-8")


@dataclass(slots=True)
class Running:
    """The process, and its log so far, line by line."""

    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)

    def until(self, pattern: str) -> re.Match[str]:
        """Read the log up to a line that says this."""
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.lines.append(line)
            if found := re.search(pattern, line):
                return found
        raise AssertionError(f"it ended without saying {pattern}: {self.lines}")

    def end(self) -> int:
        """Ask it to stop, and wait until it has."""
        self.process.send_signal(signal.SIGTERM)
        self.lines += self.process.communicate(timeout=60)[1].splitlines()
        return self.process.returncode


@pytest.fixture(params=["http", "socket"])
def way(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def slack() -> Iterator[StandIn]:
    with StandIn(signing_secret=SECRET, bot_token=BOT_TOKEN, app_token=APP_TOKEN) as slack:
        yield slack


@pytest.fixture
def running(slack: StandIn, way: str, tmp_path: Path) -> Iterator[Running]:
    ways = {"http": ("SLACK_SIGNING_SECRET", SECRET), "socket": ("SLACK_APP_TOKEN", APP_TOKEN)}
    ours = ("SLACK_", "DATABASE_", "LOG_", "PORT", "HEALTH_", "HOST")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    given = {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_API_URL": slack.api_url,
        ways[way][0]: ways[way][1],
        "DATABASE_URL": f"sqlite:///{tmp_path / 'nutgraf.sqlite3'}",
        "HOST": "127.0.0.1",
        "PORT": free_port(),
        "HEALTH_PORT": free_port(),
        "LOG_FORMAT": "json",
        "LOG_LEVEL": "DEBUG",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "run", "--slack"],
        env=kept | given,
        stderr=subprocess.PIPE,
        text=True,
    )
    yield Running(process)
    process.kill()
    process.communicate()


@pytest.fixture
def stumbling(slack: StandIn) -> StandIn:
    """A Slack that fails the first time it is asked anything at a start."""
    slack.faults.plan("auth.test", server_error())
    slack.faults.plan("apps.connections.open", server_error())
    return slack


@pytest.fixture
def silent(slack: StandIn) -> StandIn:
    """A Slack that gives no socket."""
    slack.faults.plan("apps.connections.open", server_error(), times=100)
    return slack


def free_port() -> str:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return str(taken.getsockname()[1])


def test_it_starts_briefs_and_ends_and_its_log_is_in_order(
    slack: StandIn, running: Running, way: str
) -> None:
    if way == "http":
        address = running.until(r"listening for Slack on ([\d.:]+)")[1]
        slack.connect(f"http://{address}/slack/events")
    else:
        address = running.until(r"showing health on ([\d.:]+)")[1]
        running.until("connected to Slack by Socket Mode")
        slack.connect_by_socket()
    ada = slack.person(slack.add_user("Ada Example"))
    message = ada.says(slack.add_channel("desk", ada.user), ARTICLE)
    running.until(r"posted \d+\.\d+ in C")
    with urllib.request.urlopen(f"http://{address}/healthz/ready") as ready:
        assert ready.status == 200

    assert len(slack.replies(message)) == 1
    assert running.end() == 0
    assert all(json.loads(line) for line in running.lines)
    assert "s3cr3t" not in "".join(running.lines)


def test_it_starts_though_slack_stumbles(stumbling: StandIn, running: Running, way: str) -> None:
    running.until("listening for Slack" if way == "http" else "connected to Slack by Socket Mode")

    told = "".join(running.lines).count("Slack does not answer (internal_error); trying again")
    assert told == (1 if way == "http" else 2)
    assert running.end() == 0


@pytest.mark.parametrize("way", ["socket"])
def test_it_can_be_stopped_while_it_waits_for_slack(silent: StandIn, running: Running) -> None:
    running.until("trying again")

    assert running.end() == 0
