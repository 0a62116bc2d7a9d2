"""The composition root: every part of the running bot, made here and tied together.

Nothing is made at import. Production and tests come through the same door; what a test replaces it
hands in.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import UTC, datetime

from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult

from bot.identity import Identity
from bot.jobs import Jobs
from bot.listeners import register
from bot.listeners.admission import Admission
from bot.parts import Parts
from bot.process.counts import Counts
from bot.scheduling import Clock
from bot.services.asking import bury_question
from bot.services.briefing import Briefing
from bot.services.digests import Digests
from bot.services.farewell import Farewell
from bot.services.indexing import catch_up
from bot.services.retention import Retention
from bot.settings import Settings, SlackSettings
from bot.slack import Messenger
from bot.wiring import handlers, listeners
from storage import Store, UnitOfWork
from storage.work import Job

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Nutgraf:
    """The running bot: Bolt's app, the worker behind it, and the clock that watches schedules."""

    store: Store
    bolt: App
    jobs: Jobs
    clock: Clock
    digests: Digests
    identity: Identity
    counts: Counts
    farewell: Farewell

    def prepare(self) -> None:
        """Migrate the database, and forget what is overdue."""
        self.store.migrate()
        self.farewell.sweep()

    def start(self) -> None:
        """Begin to work and to watch, in a database that is prepared first."""
        self.prepare()
        catch_up(self.store)
        self.jobs.start()
        self.clock.start()

    def stop(self) -> None:
        """Finish what runs, hand back the rest, close the database."""
        self.clock.stop()
        self.jobs.stop()
        self.store.close()


def utc_now() -> datetime:
    """The time, aware of its zone."""
    return datetime.now(UTC)


def make_app(
    settings: Settings,
    slack: SlackSettings,
    *,
    store: Store | None = None,
    now: Callable[[], datetime] = utc_now,
    listener_executor: Executor | None = None,
    pace: float = 1.0,
    patience: float = 1.0,
) -> Nutgraf:
    """Everything, tied together and not yet started.

    `pace` and `patience` are those of `bot.jobs.Jobs`.
    """
    store = store or Store(settings.database_url)
    parts = Parts(settings=settings, slack=slack, store=store, now=now, patience=patience)
    jobs = Jobs(
        store,
        handlers(parts),
        _burial(parts.briefing),
        workers=settings.workers,
        pace=pace,
        patience=patience,
        counts=parts.counts,
    )
    retention = Retention(store, now, settings.retention_days)
    clock = Clock(store, parts.digests, wake=jobs.wake, now=now, sweep=retention.sweep)
    parts.digests.on_change = clock.refresh
    jobs.clock.on_jump = clock.clock_jumped
    bolt = _bolt(slack, parts.messenger, parts.identity, listener_executor)
    bolt.use(Admission(parts.identity, parts.counts).admit)
    register(bolt, listeners(parts, jobs.wake))
    return Nutgraf(
        store=store,
        bolt=bolt,
        jobs=jobs,
        clock=clock,
        digests=parts.digests,
        identity=parts.identity,
        farewell=parts.farewell,
        counts=parts.counts,
    )


def _bolt(
    slack: SlackSettings, messenger: Messenger, identity: Identity, executor: Executor | None
) -> App:
    def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        # Bolt's own way answers Slack with "all well" when Slack does not answer us. This one
        # raises, upon which the answer is an error and Slack delivers again.
        me = identity.me()
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            bot_token=slack.bot_token,
            bot_user_id=me.user,
            bot_id=me.bot,
        )

    # A listener stores and returns within milliseconds, so Slack can be answered after it has run:
    # what was answered is then on disk.
    app = App(
        logger=logging.getLogger("slack_bolt"),
        client=messenger.client,
        authorize=authorize,
        signing_secret=slack.signing_secret or "unused with Socket Mode",
        token_verification_enabled=False,
        process_before_response=True,
        listener_executor=executor,
    )
    app.error(_on_listener_error)
    return app


def _on_listener_error(error: Exception) -> None:
    # Bolt answers with status 500, upon which Slack delivers again.
    log.error("an event could not be stored: %s: %s", type(error).__name__, error)


def _burial(briefing: Briefing) -> Callable[[UnitOfWork, Job], None]:
    def bury(uow: UnitOfWork, job: Job) -> None:
        if job.kind == "read":
            briefing.bury(uow, job)
        elif job.kind in ("ask", "command", "share", "summon", "publish"):
            bury_question(uow, job)

    return bury
