"""Digests over kills, by three processes on one PostgreSQL: none missing, none twice."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.playground import Channel, StandIn
from bot.playground.faults import cut_after_effect, rate_limited, server_error
from bot.playground.rates import RateRules
from storage import Store
from storage.types import Schedule

ROOT = Path(__file__).parents[2]
PROCESSES = 3
KILLS = int(os.environ.get("SOAK_KILLS", "200"))
CHANNELS = 60
SLOTS = 4
_MINUTES_BETWEEN = 2
_PORT = 38_921


@pytest.mark.soak
def test_digests_over_kills_come_once_each(tmp_path: Path, postgresql: str) -> None:
    dice = random.Random(11)
    with StandIn(bot_token="xoxb-soak") as slack, ExitStack() as running:
        store = Store(postgresql)
        store.migrate()
        ada = slack.add_user("Ada Example", tz="UTC")
        desks = [slack.add_channel(f"desk-{number}", ada) for number in range(CHANNELS)]
        slots = coming()
        for desk in desks:
            schedule(store, slack, desk, ada.id, slots)
        alive = [running.enter_context(worker(slack, postgresql, tmp_path, n)) for n in range(3)]
        kills, end = 0, slots[-1] + timedelta(seconds=20)
        pause = (end - datetime.now(UTC)).total_seconds() / KILLS
        while datetime.now(UTC) < end or kills < KILLS:
            plan_trouble(slack, dice)
            time.sleep(max(0.2, pause * dice.uniform(0.5, 1.3)))
            victim = dice.randrange(PROCESSES)
            alive[victim].send_signal(signal.SIGKILL)
            kills += 1
            alive[victim] = running.enter_context(worker(slack, postgresql, tmp_path, victim))
        posted = settled(slack, desks, len(slots))
        print(f"\n{kills} kills, {CHANNELS * SLOTS} digests due: posted {dict(posted)} times each")
        assert posted == {1: CHANNELS * SLOTS}


def coming() -> list[datetime]:
    """The slots to be posted, the first in the minute after next."""
    now = datetime.now(UTC).replace(second=0, microsecond=0)
    first = now + timedelta(minutes=2)
    return [first + timedelta(minutes=_MINUTES_BETWEEN * number) for number in range(SLOTS)]


def schedule(store: Store, slack: StandIn, desk: Channel, user: str, slots: list[datetime]) -> None:
    """Digests in a channel at these slots, whether anything was shared or not."""
    now = datetime.now(UTC)
    times = sorted({f"{slot:%H:%M}" for slot in slots})
    with store.begin() as uow:
        uow.schedules.put(
            Schedule(
                workspace=slack.workspace.team.id,
                conversation=desk.id,
                user=user,
                days=(0, 1, 2, 3, 4, 5, 6),
                at=tuple(times),
                zone="UTC",
                quiet=False,
                covered_until=now,
                set_at=now,
            )
        )


@contextmanager
def worker(
    slack: StandIn, database: str, folder: Path, number: int
) -> Iterator[subprocess.Popen[bytes]]:
    """A running Nutgraf; killed at the end if it still lives."""
    environ = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "SLACK_API_URL": slack.api_url,
        "DATABASE_URL": database,
        "HOST": "127.0.0.1",
        "PORT": str(_PORT + number),
    }
    command = [sys.executable, "-m", "bot", "run", "--slack"]
    with (folder / f"log-{number}").open("ab") as log:
        running = subprocess.Popen(command, cwd=folder, env=environ, stdout=log, stderr=log)
    try:
        yield running
    finally:
        running.kill()
        running.wait()


def plan_trouble(slack: StandIn, dice: random.Random) -> None:
    """About one call in twenty runs into trouble."""
    if dice.random() < 0.1:
        fault = dice.choice([rate_limited(1), server_error(), cut_after_effect()])
        slack.faults.plan("chat.postMessage", fault)


def settled(slack: StandIn, desks: list[Channel], each: int) -> Counter[int]:
    """How often each digest was posted, once no more come."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if all(len(slack.messages(desk)) >= each for desk in desks):
            break
        time.sleep(1)
    time.sleep(5)  # whatever would be doubled has its chance
    keys = Counter(
        message.metadata["event_payload"]["key"]
        for desk in desks
        for message in slack.messages(desk)
        if message.metadata
    )
    return Counter(keys.values())


@pytest.mark.soak
def test_a_thousand_digests_at_nine_take_what_slack_allows(tmp_path: Path) -> None:
    rules = RateRules(per_channel=True, tiers=True)
    with StandIn(bot_token="xoxb-soak", rates=rules) as slack, ExitStack() as running:
        database = f"sqlite:///{tmp_path / 'soak.sqlite3'}"
        store = Store(database)
        store.migrate()
        ada = slack.add_user("Ada Example", tz="UTC")
        desks = [slack.add_channel(f"desk-{number}", ada) for number in range(1_000)]
        slot = coming()[0]
        for desk in desks:
            schedule(store, slack, desk, ada.id, [slot])
        running.enter_context(worker(slack, database, tmp_path, 0))
        while not all(slack.messages(desk) for desk in desks):
            assert datetime.now(UTC) < slot + timedelta(minutes=10)
            time.sleep(1)
        seconds = (datetime.now(UTC) - slot).total_seconds()
        refused = sum(not call.ok for call in slack.calls("chat.postMessage"))
        print(f"\n1,000 digests in {seconds:.0f} s at 500 posts a minute; {refused} were too early")
