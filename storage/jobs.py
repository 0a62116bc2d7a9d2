"""The job table: work that survives the process it was stored by.

A job is claimed with a lease by the database's clock, kept by a heartbeat, and finished, put off or
given up by its owner alone (a process that slept through its lease gets `LeaseLost`). Its key is
unique until it is purged, long after any redelivery, so the same event or digest slot stored twice
is one job. Several processes may claim at once on PostgreSQL (`FOR UPDATE SKIP LOCKED`); on SQLite
claims queue up behind one another (`BEGIN IMMEDIATE`).
"""

from collections.abc import Collection, Iterator
from contextlib import suppress
from typing import Any

from sqlalchemy import CursorResult, and_, case, func, or_, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, delete, select

from storage import mapping
from storage.clock import now
from storage.errors import LeaseLost
from storage.tables import JobRow, PaceRow
from storage.work import Job, NewJob

READY, RUNNING, DONE, DEAD = "ready", "running", "done", "dead"


class Jobs:
    """What a unit of work can do with jobs."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, job: NewJob) -> bool:
        """Store a job to be done; False if its key was stored before, done or not."""
        values = {
            "key": job.key,
            "workspace": job.workspace,
            "kind": job.kind,
            "subject": job.subject,
            "paced": job.paced,
            "state": READY,
            "attempts": 0,
            "due": now() + job.delay,
            "intended": job.intended,
            "created": now(),
            "trace": job.trace,
        }
        result = self._execute(self._insert(JobRow).values(values).on_conflict_do_nothing())
        return result.rowcount == 1

    def withdraw(self, key: str) -> None:
        """Take back a job that nobody has begun."""
        untouched = and_(col(JobRow.state) == READY, col(JobRow.intended).is_(None))
        self._execute(delete(JobRow).where(col(JobRow.key) == key, untouched))

    def is_underway(self, key: str) -> bool:
        """Whether this job runs, or may have posted something and has yet to find out."""
        row = self._session.get(JobRow, key)
        return row is not None and (
            row.state == RUNNING or (row.state == READY and row.intended is not None)
        )

    def in_doubt(self, kinds: Collection[str], subject: int) -> tuple[Job, ...]:
        """Jobs of these kinds about this subject that may have posted, and are not over."""
        statement = select(JobRow).where(
            col(JobRow.state).in_([READY, RUNNING]),
            col(JobRow.kind).in_(kinds),
            col(JobRow.subject) == subject,
            col(JobRow.intended).is_not(None),
        )
        return tuple(mapping.job(row) for row in self._session.exec(statement))

    def claim(
        self,
        owner: str,
        *,
        limit: int,
        lease: float,
        pace: float = 1.0,
        settle: float = 0.0,
        but: Collection[str] = (),
    ) -> tuple[Job, ...]:
        """Take up to `limit` due jobs for `lease` seconds, the longest due first.

        Of the jobs that post to one conversation at most one is handed out every `pace` seconds.
        A job whose owner died while it may have been posting rests for `settle` seconds from then
        on: what it sent may still be on its way. Jobs of the keys in `but` are left alone.
        """
        found = self._due(limit, pace, settle, but)
        return tuple(self._take(row, owner, lease) for row in found)

    def _due(
        self, limit: int, pace: float, settle: float, but: Collection[str]
    ) -> Iterator[JobRow]:
        waiting = and_(col(JobRow.state) == READY, col(JobRow.due) <= now())
        settled = or_(col(JobRow.intended).is_(None), col(JobRow.intended) <= now() - settle)
        orphaned = and_(col(JobRow.state) == RUNNING, col(JobRow.lease) < now(), settled)
        free = or_(col(PaceRow.free_at).is_(None), col(PaceRow.free_at) <= now())
        statement = (
            select(JobRow)
            .outerjoin(PaceRow, col(PaceRow.conversation) == col(JobRow.paced))
            .where(or_(waiting, orphaned), free, col(JobRow.key).not_in(but))
            .order_by(col(JobRow.due))
            .limit(limit)
            .with_for_update(of=JobRow, skip_locked=True)
        )
        for row in self._session.exec(statement).all():
            if row.paced is None or self._take_turn(row.paced, pace):
                yield row

    def _take_turn(self, conversation: str, pace: float) -> bool:
        statement = self._insert(PaceRow).values(conversation=conversation, free_at=now() + pace)
        turn = statement.on_conflict_do_update(
            index_elements=["conversation"],
            set_={"free_at": now() + pace},
            where=col(PaceRow.free_at) <= now(),
        )
        return self._execute(turn).rowcount == 1

    def _take(self, row: JobRow, owner: str, lease: float) -> Job:
        taken = {
            "state": RUNNING,
            "owner": owner,
            "lease": now() + lease,
            "attempts": row.attempts + 1,
        }
        self._execute(update(JobRow).where(col(JobRow.key) == row.key).values(taken))
        self._session.refresh(row)
        return mapping.job(row)

    def clock(self) -> float:
        """The database's clock: seconds since 1970."""
        return float(self._session.exec(select(now())).one())

    def clock_went_back(self, *, lease: float, pace: float) -> None:
        """Make due what would lie in the future until the clock has caught up with itself.

        Leases end and conversations are free when they would have been, or a little later; what
        was put off is tried once too early. Done twice, by two processes, it is done once.
        """
        held = and_(col(JobRow.state) == RUNNING, col(JobRow.lease) > now() + lease)
        self._execute(update(JobRow).where(held).values(lease=now() + lease))
        waiting = and_(col(JobRow.state) == READY, col(JobRow.due) > now())
        self._execute(update(JobRow).where(waiting).values(due=now()))
        begun = update(JobRow).where(col(JobRow.intended) > now())
        self._execute(begun.values(intended=now()))
        taken = update(PaceRow).where(col(PaceRow.free_at) > now() + pace)
        self._execute(taken.values(free_at=now() + pace))

    def beat(self, owner: str, keys: tuple[str, ...], *, lease: float) -> None:
        """Renew the lease on these jobs, as far as they are still the owner's."""
        mine = and_(col(JobRow.key).in_(keys), col(JobRow.owner) == owner)
        self._execute(update(JobRow).where(mine).values(lease=now() + lease))

    def intend(self, job: Job) -> None:
        """Write down that a post is about to be made. Raises `LeaseLost`."""
        self._change(job, intended=now())

    def unintend(self, job: Job) -> None:
        """Write down that the post was certainly not made. Raises `LeaseLost`."""
        self._change(job, intended=None)

    def finish(self, job: Job) -> None:
        """The work is done. Raises `LeaseLost`."""
        self._change(job, state=DONE, owner=None, lease=None, failure=None)

    def conclude(self, job: Job) -> None:
        """The work is done, unless it was finished, put off or taken over already."""
        with suppress(LeaseLost):
            self.finish(job)

    def put_off(self, job: Job, *, delay: float, failure: str | None, counted: bool = True) -> None:
        """Try again in `delay` seconds; not `counted`: as if not tried. Raises `LeaseLost`."""
        attempts = job.attempts if counted else job.attempts - 1
        again = {"state": READY, "owner": None, "lease": None, "due": now() + delay}
        self._change(job, attempts=attempts, failure=failure, **again)

    def give_up(self, job: Job, *, failure: str) -> None:
        """Leave the job in its dead state, to be listed and retried. Raises `LeaseLost`."""
        self._change(job, state=DEAD, owner=None, lease=None, failure=failure)

    def release(self, owner: str, *, settle: float = 0.0) -> None:
        """Hand back at once, uncounted, whatever this owner still holds: others need not wait.

        But for `settle` seconds after a post was begun, which may still be on its way.
        """
        held = and_(col(JobRow.owner) == owner, col(JobRow.state) == RUNNING)
        due = case((col(JobRow.intended).is_(None), now()), else_=col(JobRow.intended) + settle)
        back = update(JobRow).where(held).values(attempts=JobRow.attempts - 1)
        self._execute(back.values(state=READY, owner=None, lease=None, due=due))

    def dead(self) -> tuple[Job, ...]:
        """Jobs that were given up, the newest first, 100 at most."""
        statement = select(JobRow).where(col(JobRow.state) == DEAD)
        rows = self._session.exec(statement.order_by(col(JobRow.created).desc()).limit(100))
        return tuple(mapping.job(row) for row in rows)

    def retry_dead(self, keys: Collection[str] = ()) -> int:
        """Make dead jobs ready again, all or those of these keys; how many they were."""
        again = {"state": READY, "attempts": 0, "due": now(), "failure": None}
        chosen = [col(JobRow.state) == DEAD]
        if keys:
            chosen.append(col(JobRow.key).in_(keys))
        return self._execute(update(JobRow).where(*chosen).values(again)).rowcount

    def unfinished(self) -> int:
        """How many jobs are waiting or running."""
        unfinished = col(JobRow.state).in_([READY, RUNNING])
        return self._session.exec(select(func.count()).where(unfinished)).one()

    def purge(self, *, older_than: float) -> None:
        """Forget jobs done more than so many seconds ago: far beyond any redelivery."""
        old = and_(col(JobRow.state) == DONE, col(JobRow.created) < now() - older_than)
        self._execute(delete(JobRow).where(old))

    def _change(self, job: Job, **values: Any) -> None:
        # The number of the attempt too: a process that slept through its lease may have claimed
        # the same job again.
        mine = and_(
            col(JobRow.key) == job.key,
            col(JobRow.owner) == job.owner,
            col(JobRow.attempts) == job.attempts,
        )
        if self._execute(update(JobRow).where(mine).values(**values)).rowcount == 0:
            raise LeaseLost(job.key)

    def _execute(self, statement: Any) -> CursorResult[Any]:
        result = self._session.connection().execute(
            statement, execution_options={"preserve_rowcount": True}
        )
        self._session.expire_all()
        return result

    def _insert(self, table: Any) -> Any:
        on_postgresql = self._session.get_bind().dialect.name == "postgresql"
        return postgresql.insert(table) if on_postgresql else sqlite.insert(table)
