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

from bot.delivery import Delivery, patient
from bot.directory import Directory
from bot.fetching import USER_AGENT, Fetcher
from bot.jobs import Jobs
from bot.listeners import Actions, Messages, SlashCommands, register
from bot.listeners.inbox import Inbox
from bot.listeners.messages import PasteRule
from bot.scheduling import Clock
from bot.services.asking import Asking
from bot.services.briefing import Briefing
from bot.services.commands import Commands
from bot.services.digests import Digests
from bot.services.intake import Intake
from bot.services.library import Library
from bot.services.questions import Questions
from bot.services.reading import Reader
from bot.services.retraction import Retraction
from bot.settings import Settings, SlackSettings
from bot.slack import Messenger
from storage import Store, UnitOfWork
from storage.types import Job

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Nutgraf:
    """The running bot: Bolt's app, the worker behind it, and the clock that watches schedules."""

    store: Store
    bolt: App
    jobs: Jobs
    clock: Clock
    digests: Digests

    def start(self) -> None:
        """Migrate the database, then begin to work and to watch."""
        self.store.migrate()
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


def make_reader(settings: Settings) -> Reader:
    """What reads links and texts, within the bounds that the settings draw."""
    contact = f" {settings.fetch_contact}" if settings.fetch_contact else ""
    fetcher = Fetcher(
        allow=settings.fetch_allow,
        budget_seconds=settings.fetch_seconds,
        user_agent=USER_AGENT + contact,
    )
    return Reader(fetcher=fetcher, algorithm=settings.algorithm, points=settings.key_points)


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
    messenger = Messenger(slack.bot_token, slack.api_url)
    directory = Directory(store, messenger, now)
    delivery = Delivery(store, messenger)
    intake = Intake(store, delivery)
    briefing = Briefing(
        store=store,
        reader=make_reader(settings),
        messenger=messenger,
        directory=directory,
        delivery=delivery,
        clock=now,
    )
    questions = Questions(store, now)
    digests = Digests(store=store, directory=directory, delivery=delivery, clock=now)
    asking = Asking(store=store, directory=directory, delivery=delivery, questions=questions)
    commands = Commands(
        store=store,
        messenger=messenger,
        directory=directory,
        library=Library(store),
        questions=questions,
        digests=digests,
    )
    handlers = {
        "share": intake.split,
        "again": intake.again,
        "rest": intake.rest,
        "offer": intake.offer,
        "read": briefing.read,
        "notice": briefing.notice,
        "post": briefing.post,
        "ask": asking.run,
        "command": commands.run,
        "digest": digests.post,
        "retract": Retraction(store, messenger).run,
    }
    jobs = Jobs(
        store,
        {kind: patient(handler) for kind, handler in handlers.items()},
        _burial(briefing),
        workers=settings.workers,
        pace=pace,
        patience=patience,
    )
    clock = Clock(store, digests, wake=jobs.wake, now=now)
    digests.on_change = clock.refresh
    bolt = _bolt(slack, messenger, listener_executor)
    inbox = Inbox(store, jobs.wake)
    rule = PasteRule(characters=settings.paste_characters, sentences=settings.paste_sentences)
    register(bolt, Messages(inbox, rule, now), SlashCommands(inbox, now), Actions(inbox, now))
    return Nutgraf(store=store, bolt=bolt, jobs=jobs, clock=clock, digests=digests)


def _bolt(slack: SlackSettings, messenger: Messenger, executor: Executor | None) -> App:
    # A listener stores and returns within milliseconds, so Slack can be answered after it has run:
    # what was answered is then on disk.
    app = App(
        client=messenger.client,
        signing_secret=slack.signing_secret or "unused with Socket Mode",
        token_verification_enabled=False,
        process_before_response=True,
        listener_executor=executor,
    )
    app.error(_on_listener_error)
    return app


def _on_listener_error(error: Exception) -> None:
    # Raising makes Bolt answer with an error, upon which Slack delivers again.
    log.error("an event could not be stored: %s", type(error).__name__)
    raise error


def _burial(briefing: Briefing) -> Callable[[UnitOfWork, Job], None]:
    def bury(uow: UnitOfWork, job: Job) -> None:
        log.error("job %s is given up", job.key)
        if job.kind == "read":
            briefing.bury(uow, job)

    return bury
