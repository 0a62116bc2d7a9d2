"""Storms: none lost, none doubled. A few shares in the suite, 1,000 in `make soak`."""

import os
import random
import threading
import time
from pathlib import Path

import pytest

from tests.soak.storm import Storm, storm

Database = tuple[str, int]

SHARES = int(os.environ.get("SOAK_SHARES", "1000"))
KILLS = int(os.environ.get("SOAK_KILLS", "100"))


def _storm(shares: int, kills: int, database: str, way: str, *, whole: bool) -> object:
    marks = [pytest.mark.soak] if whole else []
    name = f"{'whole' if whole else 'short'}-{database}-{way}"
    return pytest.param(shares, kills, database, way, id=name, marks=marks)


storms = pytest.mark.parametrize(
    ("shares", "kills", "database", "way"),
    [
        _storm(24, 2, "sqlite", "http", whole=False),
        _storm(24, 2, "postgresql", "socket", whole=False),
        _storm(SHARES, KILLS, "sqlite", "http", whole=True),
        _storm(SHARES, KILLS, "sqlite", "socket", whole=True),
        _storm(SHARES, KILLS, "postgresql", "http", whole=True),
        _storm(SHARES, KILLS, "postgresql", "socket", whole=True),
    ],
    indirect=["database"],
)


@storms
def test_a_storm_without_kills(
    tmp_path: Path, shares: int, kills: int, database: Database, way: str
) -> None:
    address, processes = database
    with storm(tmp_path, address, processes=processes, way=way) as raging:
        memory = [raging.fleet.resident()]
        half = shares // 2
        raging.share(half, a_second=50)
        memory.append(raging.fleet.resident())
        raging.share(shares - half, a_second=50)
        memory.append(raging.fleet.resident())
        raging.settle(patience=60 + shares)
        memory.append(raging.fleet.resident())
        report(raging, f"{shares} shares, {processes} processes, {way}", memory)

        assert (raging.lost(), raging.doubled(), raging.undelivered()) == (0, 0, 0)


@storms
def test_a_storm_with_kills(
    tmp_path: Path, shares: int, kills: int, database: Database, way: str
) -> None:
    address, processes = database
    with storm(tmp_path, address, processes=processes, way=way) as raging:
        killing = threading.Thread(target=lambda: kill(raging, kills))
        killing.start()
        raging.share(shares, a_second=shares / kills / _SECONDS_A_KILL)
        killing.join()
        raging.settle(patience=120 + shares)
        report(raging, f"{shares} shares, {kills} kills, {processes} processes, {way}", [])

        assert (raging.lost(), raging.doubled()) == (0, 0)


_SECONDS_A_KILL = 3.0


def kill(raging: Storm, kills: int) -> None:
    """Kill processes, one at a time, at moments that nobody can foresee."""
    dice = random.Random(7)
    for _ in range(kills):
        time.sleep(dice.uniform(0.2, _SECONDS_A_KILL - 0.5))
        raging.kill(dice.randrange(raging.fleet.count))


def report(raging: Storm, about: str, memory: list[list[int]]) -> None:
    """Print what became of a storm."""
    took = raging.acknowledged()
    p50, p99 = (1000 * took[int(len(took) * part)] for part in (0.5, 0.99))
    print(
        f"\n{about}: lost {raging.lost()}, doubled {raging.doubled()}; acknowledged in p50 "
        f"{p50:.0f} ms, p99 {p99:.0f} ms; given up by Slack {raging.undelivered()}; "
        f"{raging.lookups()} look-ups; trouble {dict(raging.weather.met)}"
    )
    if memory:
        print("resident MB at the start, half-way, at the end, at rest:", *memory)
