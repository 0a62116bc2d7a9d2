"""The worker: a job is finished, put off, given up or left to its lease, and never lost."""

import logging
import os
import shutil
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from time import monotonic

import pytest
from sqlmodel import select

from bot.jobs import (
    LEASE_SECONDS,
    LONGEST_SECONDS,
    MOST_ATTEMPTS,
    MOST_INTERRUPTIONS,
    Handler,
    Hopeless,
    Jobs,
    PutOff,
)
from storage import Store, StoreConflict, StoreUnavailable, UnitOfWork
from storage.tables import JobRow
from storage.work import Job, NewJob
from tests.bot.playground.helpers import FakeClock
from tests.factories import make_job

Worker = Callable[..., Jobs]


@pytest.fixture
def store(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Store]:
    """A store with little patience for a locked database."""
    file = shutil.copy(migrated_sqlite, tmp_path / "nutgraf.sqlite3")
    store = Store(f"sqlite:///{file}", busy_seconds=0.05)
    yield store
    store.close()


def bury(uow: UnitOfWork, job: Job) -> None:
    """Leave a reply to be made, as a burial does."""
    uow.jobs.add(make_job(f"reply:{job.key}", kind="reply"))


@pytest.fixture
def worker(store: Store) -> Worker:
    """Makes a worker whose jobs are all done by one handler, at once and without delays."""

    def make(
        handler: Handler,
        *,
        patience: float = 0.0,
        workers: int = 4,
        timer: Callable[[], float] = monotonic,
        lease: float = LEASE_SECONDS,
    ) -> Jobs:
        return Jobs(
            store,
            {"read": handler, "reply": lambda job: None},
            bury,
            pace=0.0,
            patience=patience,
            workers=workers,
            timer=timer,
            lease=lease,
        )

    return make


class Handled:
    """A handler that notes its jobs, and raises these errors one after another."""

    def __init__(self, *errors: Exception) -> None:
        self.jobs: list[Job] = []
        self._errors = list(errors)

    def __call__(self, job: Job) -> None:
        self.jobs.append(job)
        if self._errors:
            raise self._errors.pop(0)


def add(store: Store, *jobs: NewJob) -> None:
    with store.begin() as uow:
        for job in jobs or (make_job(),):
            uow.jobs.add(job)


def unfinished(store: Store) -> int:
    with store.read() as uow:
        return uow.jobs.unfinished()


def dead(store: Store) -> list[tuple[str, str | None]]:
    with store.read() as uow:
        return [(job.key, job.failure) for job in uow.jobs.dead()]


def claim(store: Store, owner: str = "another", lease: float = 60.0) -> tuple[Job, ...]:
    with store.begin() as uow:
        return uow.jobs.claim(owner, limit=10, lease=lease)


def due_in(store: Store) -> float:
    """In how many seconds the only job is due."""
    with store._engine.connect() as connection:
        due = connection.execute(select(JobRow.due)).scalar_one()
    with store.read() as uow:
        return float(due) - uow.jobs.clock()


def await_renewal(store: Store) -> None:
    """Wait until the only job's lease reaches further than now."""
    query, deadline = select(JobRow.lease), monotonic() + 10
    with store._engine.connect() as connection:
        before = connection.execute(query).scalar_one()
    while monotonic() < deadline:
        with store._engine.connect() as connection:
            if connection.execute(query).scalar_one() > before:
                return
    raise AssertionError("its lease is not renewed")


def test_a_job_that_its_handler_finishes_is_done(store: Store, worker: Worker) -> None:
    def finish(job: Job) -> None:
        with store.begin() as uow:
            uow.jobs.finish(job)

    add(store)
    worker(finish).drain()

    assert unfinished(store) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="threads have a niceness on Linux alone")
def test_the_hands_give_way_to_whatever_slack_waits_for(store: Store, worker: Worker) -> None:
    niceness: SimpleQueue[int] = SimpleQueue()
    jobs = worker(
        lambda job: niceness.put(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))
    )
    add(store)

    jobs.start()
    assert niceness.get(timeout=30) > os.getpriority(os.PRIO_PROCESS, 0)
    jobs.stop()


def test_a_job_that_its_handler_leaves_open_is_done(store: Store, worker: Worker) -> None:
    add(store)
    worker(Handled()).drain()

    assert unfinished(store) == 0


def test_a_job_is_done_once(store: Store, worker: Worker) -> None:
    handled = Handled()
    add(store)
    worker(handled).drain()
    add(store)
    worker(handled).drain()

    assert len(handled.jobs) == 1


def test_a_job_put_off_is_tried_again(store: Store, worker: Worker) -> None:
    handled = Handled(PutOff(3.0, "busy"))
    add(store)
    worker(handled).drain()

    assert [job.attempts for job in handled.jobs] == [1, 1]


def test_a_job_put_off_waits_for_as_long_as_it_was_told(store: Store, worker: Worker) -> None:
    handled = Handled(PutOff(60.0, "busy"))
    add(store)
    worker(handled, patience=1.0).drain()

    assert len(handled.jobs) == 1
    assert unfinished(store) == 1


def test_a_job_put_off_counted_has_been_tried(store: Store, worker: Worker) -> None:
    handled = Handled(PutOff(3.0, "timeout", counted=True))
    add(store)
    worker(handled).drain()

    assert [job.attempts for job in handled.jobs] == [1, 2]


def test_a_job_put_off_uncounted_may_be_so_for_ever(store: Store, worker: Worker) -> None:
    handled = Handled(*(PutOff(1.0, "busy") for _ in range(3 * MOST_ATTEMPTS)))
    add(store)
    worker(handled).drain()

    assert dead(store) == []
    assert unfinished(store) == 0


def test_a_job_that_fails_is_tried_again(store: Store, worker: Worker) -> None:
    handled = Handled(RuntimeError("once"))
    add(store)
    worker(handled).drain()

    assert len(handled.jobs) == 2
    assert unfinished(store) == 0


def test_a_job_that_keeps_failing_waits_ever_longer(store: Store, worker: Worker) -> None:
    failing = worker(Handled(*[ValueError()] * MOST_ATTEMPTS), patience=1_000.0)
    add(store)
    waits = []
    for _ in range(MOST_ATTEMPTS - 1):
        failing.drain()
        waits.append(due_in(store))
        with store.begin() as uow:
            uow.jobs.clock_went_back(lease=0.0, pace=0.0)  # makes it due

    assert waits == pytest.approx([2_000, 4_000, 8_000, 16_000], abs=500)


def test_a_job_that_keeps_failing_is_given_up(store: Store, worker: Worker) -> None:
    handled = Handled(*(RuntimeError("again") for _ in range(2 * MOST_ATTEMPTS)))
    add(store)
    worker(handled).drain()

    assert len(handled.jobs) == MOST_ATTEMPTS
    assert dead(store) == [("share:1", "RuntimeError")]


def test_a_job_given_up_is_buried_with_a_reply(store: Store) -> None:
    handled = Handled(*(RuntimeError("again") for _ in range(MOST_ATTEMPTS)))
    replies = Handled()
    add(store)
    Jobs(store, {"read": handled, "reply": replies}, bury, patience=0.0).drain()

    assert [job.key for job in replies.jobs] == ["reply:share:1"]


def test_a_job_without_hope_is_given_up_at_once(store: Store, worker: Worker) -> None:
    handled = Handled(Hopeless("channel_not_found"))
    add(store)
    worker(handled).drain()

    assert len(handled.jobs) == 1
    assert dead(store) == [("share:1", "channel_not_found")]


def test_a_job_of_a_kind_that_nobody_handles_is_given_up(store: Store, worker: Worker) -> None:
    add(store, make_job(kind="unheard of"))
    worker(Handled()).drain()

    assert [key for key, _ in dead(store)] == ["share:1"]


def test_a_write_conflict_is_tried_again(store: Store, worker: Worker) -> None:
    handled = Handled(StoreConflict("unique"))
    add(store)
    worker(handled).drain()

    assert len(handled.jobs) == 2
    assert unfinished(store) == 0


def test_a_write_conflict_waits_less_than_a_failure(store: Store, worker: Worker) -> None:
    add(store)
    worker(Handled(StoreConflict("unique")), patience=1_000.0).drain()

    assert due_in(store) < 1_000


def test_what_a_dead_process_was_posting_is_let_arrive_first(store: Store, worker: Worker) -> None:
    handled = Handled()
    add(store)
    (job,) = claim(store, "the dead", lease=-1.0)
    with store.begin() as uow:
        uow.jobs.intend(job)

    worker(handled, patience=1_000.0).drain()
    assert handled.jobs == []
    worker(handled).drain()
    assert [job.key for job in handled.jobs] == ["share:1"]


def test_what_is_handed_back_while_it_posts_is_let_arrive_first(
    store: Store, worker: Worker
) -> None:
    intended, go_on = threading.Event(), threading.Event()

    def hang(job: Job) -> None:
        with store.begin() as uow:
            uow.jobs.intend(job)
        intended.set()
        go_on.wait(5)

    jobs = worker(hang, patience=1_000.0)
    add(store)
    jobs.start()
    assert intended.wait(5)
    jobs.stop(seconds=0.01)
    rests = due_in(store)
    go_on.set()
    jobs.stop()

    assert rests > 10_000


def test_who_lost_the_lease_commits_nothing(store: Store, worker: Worker) -> None:
    def lose(job: Job) -> None:
        with store.begin() as uow:
            uow.jobs.beat(job.owner, (job.key,), lease=-1.0)
        claim(store)
        with store.begin() as uow:
            uow.jobs.add(make_job("post:1"))
            uow.jobs.finish(job)

    add(store)
    worker(lose).drain()

    with store.read() as uow:
        assert uow.jobs.is_underway("share:1")
        assert uow.jobs.unfinished() == 1


def test_who_lost_the_lease_cannot_put_the_job_off(store: Store, worker: Worker) -> None:
    def lose(job: Job) -> None:
        with store.begin() as uow:
            uow.jobs.beat(job.owner, (job.key,), lease=-1.0)
        claim(store)
        raise PutOff(1.0, "busy")

    add(store)
    worker(lose).drain()

    with store.read() as uow:
        assert uow.jobs.is_underway("share:1")


def test_a_job_is_left_to_its_lease_where_the_database_does_not_answer(
    store: Store, worker: Worker
) -> None:
    handled = Handled(StoreUnavailable("locked"))
    add(store)
    worker(handled).drain()

    assert len(handled.jobs) == 1
    with store.read() as uow:
        assert uow.jobs.is_underway("share:1")


def test_a_job_that_keeps_killing_its_process_is_given_up(store: Store, worker: Worker) -> None:
    handled = Handled()
    add(store)
    for _ in range(MOST_INTERRUPTIONS):
        claim(store, lease=-1.0)
    worker(handled).drain()

    assert handled.jobs == []
    assert dead(store) == [("share:1", "Interrupted")]


def test_what_a_dead_process_was_sending_may_still_arrive_before_anybody_looks(
    store: Store, worker: Worker
) -> None:
    add(store)
    (job,) = claim(store, lease=-1.0)
    with store.begin() as uow:
        uow.jobs.intend(job)
    early, later = Handled(), Handled()
    worker(early, patience=1.0).drain()
    worker(later, patience=0.0).drain()

    assert (len(early.jobs), len(later.jobs)) == (0, 1)


# In the background.


def test_what_is_stored_is_done_in_the_background(store: Store, worker: Worker) -> None:
    done = threading.Event()
    jobs = worker(lambda job: done.set())
    jobs.start()
    add(store)
    jobs.wake()

    assert done.wait(5)
    jobs.stop()
    assert unfinished(store) == 0


def test_a_burial_that_fails_does_not_end_the_worker(store: Store) -> None:
    done = threading.Event()

    def hopeless(job: Job) -> None:
        raise Hopeless

    def broken(uow: UnitOfWork, job: Job) -> None:
        raise KeyError(job.key)

    handlers: dict[str, Handler] = {"read": hopeless, "reply": lambda job: done.set()}
    jobs = Jobs(store, handlers, broken, workers=1)
    add(store, make_job(), make_job("after", kind="reply"))
    jobs.start()
    try:
        assert done.wait(30)
    finally:
        jobs.stop()


def test_jobs_run_side_by_side(store: Store, worker: Worker) -> None:
    together = threading.Barrier(3, timeout=5)
    jobs = worker(lambda job: together.wait() and None, workers=2)
    add(store, make_job("one"), make_job("two"))
    jobs.start()
    together.wait()  # comes through only where both run at the same time
    jobs.stop()

    assert unfinished(store) == 0


def test_what_still_runs_here_is_not_taken_again_though_its_lease_has_run_out(
    store: Store, worker: Worker
) -> None:
    done, keys = threading.Event(), list[str]()

    def handle(job: Job) -> None:
        keys.append(job.key)
        if job.key == "slow":
            with store.begin() as uow:
                uow.jobs.beat(job.owner or "", (job.key,), lease=-1.0)
            add(store, make_job("after"))
            done.wait(30)
        done.set()

    add(store, make_job("slow"))
    jobs = worker(handle)
    jobs.start()
    assert done.wait(30)
    jobs.stop()

    assert keys == ["slow", "after"]


def test_stopping_lets_what_runs_finish(store: Store, worker: Worker) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def wait(job: Job) -> None:
        begun.set()
        go_on.wait(5)

    jobs = worker(wait)
    add(store)
    jobs.start()
    assert begun.wait(5)
    stopping = threading.Thread(target=jobs.stop)
    stopping.start()
    stopping.join(0.5)
    assert stopping.is_alive()
    go_on.set()
    stopping.join(5)

    assert unfinished(store) == 0


def test_what_runs_keeps_its_lease_and_so_it_does_while_all_stops(
    store: Store, worker: Worker
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def wait(job: Job) -> None:
        begun.set()
        go_on.wait(30)

    jobs = worker(wait, lease=0.3)
    add(store)
    jobs.start()
    assert begun.wait(5)
    await_renewal(store)
    stopping = threading.Thread(target=jobs.stop)
    stopping.start()
    await_renewal(store)
    await_renewal(store)  # the first may have been on its way
    go_on.set()
    stopping.join(5)

    assert unfinished(store) == 0


def test_what_does_not_finish_in_time_is_handed_back(store: Store, worker: Worker) -> None:
    begun, go_on, ended = threading.Event(), threading.Event(), threading.Event()

    def hang(job: Job) -> None:
        begun.set()
        go_on.wait(5)
        ended.set()

    jobs = worker(hang)
    add(store)
    jobs.start()
    assert begun.wait(5)
    jobs.stop(seconds=0.01)
    taken = claim(store)
    go_on.set()
    assert ended.wait(5)
    jobs.stop()

    assert [job.attempts for job in taken] == [1]


def test_nothing_is_begun_once_it_is_stopped(store: Store, worker: Worker) -> None:
    handled = Handled()
    jobs = worker(handled)
    jobs.start()
    jobs.stop()
    add(store)
    jobs.wake()

    assert handled.jobs == []


@contextmanager
def listening(words: str) -> Iterator[threading.Event]:
    """An event that is set once the worker logs these words."""
    heard = threading.Event()

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if words in record.getMessage():
                heard.set()

    ear = Ear()
    logging.getLogger("bot.jobs").addHandler(ear)
    yield heard
    logging.getLogger("bot.jobs").removeHandler(ear)


def test_a_locked_database_does_not_end_the_worker(
    store: Store, worker: Worker, tmp_path: Path
) -> None:
    done = threading.Event()
    jobs = worker(lambda job: done.set())
    add(store)
    lock = sqlite3.connect(tmp_path / "nutgraf.sqlite3", isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    with listening("the database does not answer") as heard:
        jobs.start()
        assert heard.wait(5)
    lock.close()

    assert done.wait(5)
    jobs.stop()


class OddStore(Store):
    """A real store that fails once in a way that nobody foresaw."""

    odd = True

    @contextmanager
    def begin(self, *, urgent: bool = False) -> Iterator[UnitOfWork]:
        if self.odd:
            self.odd = False
            raise ArithmeticError
        with super().begin(urgent=urgent) as uow:
            yield uow


def test_an_odd_failure_does_not_end_the_worker(store: Store) -> None:
    done = threading.Event()
    add(store)
    odd = OddStore(store.url.render_as_string())
    jobs = Jobs(odd, {"read": lambda job: done.set()}, bury)
    jobs.start()

    assert done.wait(60)
    jobs.stop()
    odd.close()


def test_a_worker_whose_every_hand_hangs_is_no_more_alive(store: Store, worker: Worker) -> None:
    timer, begun, over = FakeClock(), threading.Event(), threading.Event()

    def hang(job: Job) -> None:
        begun.set()
        over.wait(60)

    add(store)
    jobs = worker(hang, workers=1, timer=timer)
    jobs.start()
    begun.wait(60)
    busy = jobs.has_died
    timer.advance(LONGEST_SECONDS + 1)
    hangs = jobs.has_died
    over.set()
    jobs.stop()

    assert (busy, hangs) == (False, True)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_worker_that_has_lost_a_hand_is_no_more_alive(store: Store, worker: Worker) -> None:
    lost: list[threading.Thread] = []

    def leave(job: Job) -> None:
        lost.append(threading.current_thread())
        raise SystemExit

    add(store)
    jobs = worker(leave)
    jobs.start()
    while not lost:
        pass
    lost[0].join(60)
    died = jobs.has_died
    jobs.stop()

    assert died
