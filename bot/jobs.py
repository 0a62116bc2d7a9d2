"""The worker: takes jobs out of the store, runs them in a few threads, and loses none.

What is due is claimed with a lease, kept alive by a heartbeat while it runs, and finished by its
handler in the same commit as its result. A process that dies leaves its lease to run out, after
which any other takes the job over. APScheduler only says when; the store decides who.
"""

import logging
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from queue import SimpleQueue
from time import monotonic

from bot.process.clockwatch import ClockWatch
from bot.process.counts import Counts
from bot.process.logs import working_on
from bot.process.priorities import give_way
from storage import (
    LeaseLost,
    StorageError,
    Store,
    StoreConflict,
    StoreUnavailable,
    UnitOfWork,
)
from storage.work import Job

log = logging.getLogger(__name__)

LEASE_SECONDS = 15.0
LONGEST_SECONDS = 120.0
"""A job that runs longer is thought to hang: its lease is no longer renewed."""
SETTLE_SECONDS = 20.0
"""For so long what a process that died was sending may still arrive."""
MOST_ATTEMPTS = 5
MOST_INTERRUPTIONS = 20
"""A job that its process died at so often is thought to be what kills it."""
IDLE_SECONDS = 0.5
"""How often a worker looks for jobs that other processes stored, or that have become due."""

Handler = Callable[[Job], None]
Burial = Callable[[UnitOfWork, Job], None]


class PutOff(Exception):
    """Raised by a handler whose job must wait: `seconds`, and whether this try counts as one."""

    def __init__(self, seconds: float, reason: str, *, counted: bool = False) -> None:
        super().__init__(reason)
        self.seconds = seconds
        self.reason = reason
        self.counted = counted


class Interrupted(Exception):
    """A job has been taken over so often that it is not tried again."""


class Hopeless(Exception):
    """Raised by a handler whose job cannot succeed, however often it is tried."""


@dataclass(slots=True)
class _Held:
    """The jobs that are running here, and since when by this timer."""

    timer: Callable[[], float]
    lock: threading.Condition = field(default_factory=threading.Condition)
    since: dict[tuple[str, int], float] = field(default_factory=dict)

    def add(self, job: Job) -> None:
        with self.lock:
            self.since[job.key, job.attempts] = self.timer()

    def drop(self, job: Job) -> None:
        with self.lock:
            self.since.pop((job.key, job.attempts), None)
            self.lock.notify_all()

    def wait_until_empty(self, seconds: float) -> None:
        """Wait until nothing runs any more, but no longer than this."""
        with self.lock:
            self.lock.wait_for(lambda: not self.since, max(0.0, seconds))

    def alive(self) -> tuple[str, ...]:
        oldest = self.timer() - LONGEST_SECONDS
        with self.lock:
            return tuple(key for (key, _), since in self.since.items() if since > oldest)

    def __len__(self) -> int:
        return len(self.since)


class Jobs:
    """Runs stored jobs by their kind's handler.

    A handler that returns without having finished its job has it finished for it. One that raises
    `PutOff` is tried again then; any other error but `Hopeless` is retried with growing delays.
    After `MOST_ATTEMPTS` the job is given up, with `bury` called in the same commit so that
    somebody is told. `pace` is the least time in seconds between two posts to one conversation;
    `patience` multiplies every delay before another try; `counts` counts what came of each try;
    `timer` (seconds) is what the database's clock is watched by, and jobs that may hang; `lease` is
    for how many seconds a job is ours, unless a heartbeat renews it, three times as often.
    """

    def __init__(
        self,
        store: Store,
        handlers: Mapping[str, Handler],
        bury: Burial,
        *,
        workers: int = 4,
        pace: float = 1.0,
        patience: float = 1.0,
        counts: Counts | None = None,
        timer: Callable[[], float] = monotonic,
        lease: float = LEASE_SECONDS,
    ) -> None:
        self._store = store
        self._handlers = handlers
        self._bury = bury
        self._workers = workers
        self._pace = pace
        self._patience = patience
        self._lease = lease
        self._counts = counts or Counts()
        self._owner = secrets.token_hex(8)
        self._silent_since: float | None = None  # since when the database does not answer
        self.clock = ClockWatch(store, timer, lease=lease, pace=pace)
        self._held = _Held(timer)
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._stopped = threading.Event()
        self._claimed: SimpleQueue[Job | None] = SimpleQueue()  # None ends a hand
        self._threads: list[threading.Thread] = []  # the worker, the heartbeat, then the hands

    def wake(self) -> None:
        """Look for work now: something has just been stored."""
        self._wake.set()

    def drain(self) -> None:
        """Run everything that is due, here and now, until nothing is, without threads."""
        while jobs := self._claim(1):
            for job in jobs:
                self._run(job)

    def start(self) -> None:
        """Work in the background until `stop`.

        All threads are daemons: one that hangs must not keep a process that is to end.
        """
        for target in (self._work, self._beat, *[self._lend_a_hand] * self._workers):
            thread = threading.Thread(target=target, name=f"jobs-{target.__name__}", daemon=True)
            thread.start()
            self._threads.append(thread)

    @property
    def has_died(self) -> bool:
        """Whether it was started and works no more, though nobody stopped it.

        That is where one of its threads has ended, or every hand has hung for too long.
        """
        if self._stopping.is_set():
            return False
        hang = len(self._held) >= self._workers and not self._held.alive()
        return hang or not all(thread.is_alive() for thread in self._threads)

    def stop(self, seconds: float = 20.0) -> None:
        """Take no more work, let what runs finish within so many seconds, hand the rest back."""
        self._stopping.set()
        self._wake.set()
        deadline = monotonic() + seconds
        for thread in self._threads[:1]:
            thread.join(seconds)
        self._held.wait_until_empty(deadline - monotonic())
        self._stopped.set()  # only now: what still runs keeps its lease until here
        for _ in range(self._workers):
            self._claimed.put(None)
        try:
            with self._store.begin() as uow:
                uow.jobs.release(self._owner, settle=SETTLE_SECONDS * self._patience)
        except StorageError:
            log.warning("could not hand back jobs; their leases will run out")

    def _work(self) -> None:
        while not self._stopping.is_set():
            self._wake.clear()
            jobs = self._claim_safely(self._workers - len(self._held))
            for job in jobs:
                self._held.add(job)
                self._claimed.put(job)
            if not jobs:
                self._wake.wait(IDLE_SECONDS)

    def _lend_a_hand(self) -> None:
        give_way()
        while (job := self._claimed.get()) is not None:
            try:
                self._run(job)
            except Exception:  # its lease runs out, and it is tried again; the hand is needed still
                log.exception("job %s could not be ended", job.key)

    def _beat(self) -> None:
        while not self._stopped.wait(self._lease / 3):
            try:
                self.clock.look()
                if keys := self._held.alive():
                    with self._store.begin(urgent=True) as uow:
                        uow.jobs.beat(self._owner, keys, lease=self._lease)
            except StorageError as error:
                log.warning("no heartbeat: %s", error)

    def _claim_safely(self, limit: int) -> tuple[Job, ...]:
        try:
            jobs = self._claim(limit)
        except StorageError as error:
            if self._silent_since is None:
                self._silent_since = monotonic()
                log.error("the database does not answer: %s", error)
            self._stopping.wait(IDLE_SECONDS)
            return ()
        except Exception:  # nobody else would take its place
            log.exception("no job could be claimed")
            self._stopping.wait(IDLE_SECONDS)
            return ()
        if self._silent_since is not None:
            log.warning(
                "the database answers again, %.0f s later", monotonic() - self._silent_since
            )
            self._silent_since = None
        return jobs

    def _claim(self, limit: int) -> tuple[Job, ...]:
        if limit <= 0:
            return ()
        with self._store.begin() as uow:
            return uow.jobs.claim(
                self._owner,
                limit=limit,
                lease=self._lease,
                pace=self._pace,
                settle=SETTLE_SECONDS * self._patience,
                but=self._held.alive(),
            )

    def _run(self, job: Job) -> None:
        with working_on(job.key, job.trace):
            self._run_traced(job)

    def _run_traced(self, job: Job) -> None:
        try:
            self._attempt(job)
        except LeaseLost:
            log.warning("job %s was taken over by another process", job.key)
        except StorageError as error:
            log.error("job %s waits for the database: %s", job.key, error)
        finally:
            self._held.drop(job)
            self._wake.set()

    def _attempt(self, job: Job) -> None:
        begun = monotonic()
        try:
            if job.attempts > MOST_INTERRUPTIONS:
                raise Interrupted(job.key)
            self._handlers[job.kind](job)
            self._conclude(job)
            log.info("job %s done in %.2f s", job.key, monotonic() - begun)
            self._counts.add("jobs", kind=job.kind, outcome="done")
        except PutOff as wait:
            self._put_off(job, wait.seconds, wait.reason, counted=wait.counted)
        except StoreConflict:
            self._put_off(job, 0.2, "conflict", counted=True)
        except Hopeless as refusal:
            self._give_up(job, str(refusal))
        except (LeaseLost, StoreUnavailable):
            raise
        except Exception as error:  # whatever happened, the job must not be lost
            log.exception("job %s failed, attempt %d", job.key, job.attempts)
            self._failed(job, type(error).__name__)

    def _conclude(self, job: Job) -> None:
        """End a job whose handler found nothing left to do and returned early."""
        with self._store.begin() as uow:
            uow.jobs.conclude(job)

    def _failed(self, job: Job, reason: str) -> None:
        if job.attempts < MOST_ATTEMPTS:
            self._put_off(job, 2.0**job.attempts, reason, counted=True)
        else:
            self._give_up(job, reason)

    def _give_up(self, job: Job, reason: str) -> None:
        log.error("job %s is given up: %s", job.key, reason)
        self._counts.add("jobs", kind=job.kind, outcome="given_up")
        with self._store.begin() as uow:
            uow.jobs.give_up(job, failure=reason)
            self._bury(uow, job)

    def _put_off(self, job: Job, seconds: float, reason: str, *, counted: bool) -> None:
        log.info("job %s is put off for %.1f s: %s", job.key, seconds, reason)
        self._counts.add("jobs", kind=job.kind, outcome="put_off")
        with self._store.begin() as uow:
            delay = seconds * self._patience
            uow.jobs.put_off(job, delay=delay, failure=reason, counted=counted)
