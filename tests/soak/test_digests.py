"""Digests over kills, by three processes on one PostgreSQL: none missing, none twice."""

import os
import random
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.playground import Channel, RateRules, StandIn
from storage import Store
from storage.types import Conversation, ConversationKind, Schedule
from tests.soak.storm import ROOT, Fleet
from tests.soak.weather import Weather

KILLS = int(os.environ.get("SOAK_KILLS", "200"))
CHANNELS = 60
SLOTS = 4
_MINUTES_BETWEEN = 2


@pytest.mark.soak
@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_digests_over_kills_come_once_each(tmp_path: Path, database: tuple[str, int]) -> None:
    dice = random.Random(11)
    with StandIn(bot_token="xoxb-soak") as slack:
        desks = desks_of(slack, CHANNELS)
        slots = coming(SLOTS)
        schedule(database[0], slack, desks, slots)
        end = slots[-1] + timedelta(seconds=20)
        pause = (end - datetime.now(UTC)).total_seconds() / KILLS
        kills = 0
        with fleet(slack, *database, tmp_path) as running:
            slack.faults.weather = Weather(dice)
            while datetime.now(UTC) < end or kills < KILLS:
                time.sleep(max(0.2, pause * dice.uniform(0.5, 1.3)))
                victim = dice.randrange(running.count)
                running.kill(victim)
                running.await_healthy(victim)  # one that never gets up is no process
                kills += 1
            slack.faults.weather = lambda _method: None
            posted = settled(slack, desks, CHANNELS * SLOTS)
        print(f"\n{kills} kills, {CHANNELS * SLOTS} digests due: posted {dict(posted)} times each")
        assert posted == {1: CHANNELS * SLOTS}


@pytest.mark.soak
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_thousand_digests_take_what_slack_allows(
    tmp_path: Path, database: tuple[str, int]
) -> None:
    rules = RateRules(per_channel=True, tiers=True)
    with StandIn(bot_token="xoxb-soak", rates=rules) as slack:
        desks = desks_of(slack, 1_000)
        (slot,) = coming(1)
        schedule(database[0], slack, desks, [slot])
        with fleet(slack, *database, tmp_path):
            while not all(slack.messages(desk) for desk in desks):
                assert datetime.now(UTC) < slot + timedelta(minutes=10)
                time.sleep(1)
        seconds = (datetime.now(UTC) - slot).total_seconds()
        early = sum(not call.ok for call in slack.calls("chat.postMessage"))
        print(f"\n1,000 digests in {seconds:.0f} s at 500 posts a minute; {early} were too early")


def desks_of(slack: StandIn, count: int) -> list[Channel]:
    ada = slack.add_user("Ada Example", tz="UTC")
    return [slack.add_channel(f"desk-{number}", ada) for number in range(count)]


def coming(count: int) -> list[datetime]:
    """The slots to be posted, the first in the minute after next."""
    now = datetime.now(UTC).replace(second=0, microsecond=0)
    first = now + timedelta(minutes=2)
    return [first + timedelta(minutes=_MINUTES_BETWEEN * number) for number in range(count)]


def schedule(address: str, slack: StandIn, desks: list[Channel], slots: list[datetime]) -> None:
    """Digests in these channels at these slots, whether anything was shared or not."""
    now = datetime.now(UTC)
    store = Store(address)
    store.migrate()
    with store.begin() as uow:
        for desk in desks:
            uow.conversations.put(
                Conversation(
                    workspace=slack.workspace.team.id,
                    id=desk.id,
                    kind=ConversationKind.PUBLIC,
                    checked_at=now,
                )
            )
            uow.schedules.put(
                Schedule(
                    workspace=slack.workspace.team.id,
                    conversation=desk.id,
                    user="U0SOAK",
                    days=(0, 1, 2, 3, 4, 5, 6),
                    at=tuple(sorted(f"{slot:%H:%M}" for slot in slots)),
                    zone="UTC",
                    quiet=False,
                    covered_until=now,
                    set_at=now,
                )
            )
    store.close()


@contextmanager
def fleet(slack: StandIn, address: str, processes: int, folder: Path) -> Iterator[Fleet]:
    environ = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "SLACK_API_URL": slack.api_url,
        "DATABASE_URL": address,
        "HOST": "127.0.0.1",
    }
    with Fleet(environ, folder, processes, by_socket=False).up() as running:
        yield running


def settled(slack: StandIn, desks: list[Channel], due: int) -> Counter[int]:
    """How often each digest was posted, once no more come."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and len(posted(slack, desks)) < due:
        time.sleep(1)
    time.sleep(15)  # whatever would be doubled, a late effect too, has its chance
    return Counter(posted(slack, desks).values())


def posted(slack: StandIn, desks: list[Channel]) -> Counter[str]:
    """How often the digest of each key was posted."""
    return Counter(
        message.metadata["event_payload"]["key"]
        for desk in desks
        for message in slack.messages(desk)
        if message.metadata
    )
