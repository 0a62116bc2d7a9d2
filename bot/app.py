"""The composition root: every part of the running bot, made here and tied together.

Nothing is made at import. Production and tests come through the same door; what a test replaces it
hands in.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import UTC, datetime

from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult

from bot.counts import Counts
from bot.delivery import Delivery, patient
from bot.directory import Directory
from bot.fetching import USER_AGENT, Fetcher
from bot.files import Files
from bot.identity import Identity, Me
from bot.jobs import Handler, Jobs
from bot.listeners import (
    Actions,
    Changes,
    DigestForms,
    Listeners,
    Messages,
    Modals,
    Requests,
    SlashCommands,
    register,
)
from bot.listeners.admission import Admission
from bot.listeners.inbox import Inbox
from bot.scheduling import Clock
from bot.services.access import Access
from bot.services.asking import Asking, bury_question
from bot.services.briefing import Briefing
from bot.services.commands import Commands
from bot.services.digests import Digests
from bot.services.disputes import Disputes
from bot.services.farewell import Farewell
from bot.services.forgetting import Forgetter
from bot.services.indexing import catch_up
from bot.services.intake import NOTICE_SECONDS, Intake
from bot.services.library import Library
from bot.services.preferences import Preferences
from bot.services.questions import Questions
from bot.services.reading import PasteRule, Reader
from bot.services.retraction import Retraction
from bot.services.searching import Searching
from bot.services.sharing import Sharing
from bot.services.stories import Stories
from bot.services.summoning import Summoning
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


def make_reader(settings: Settings) -> Reader:
    """What reads links and texts, within the bounds that the settings draw."""
    contact = f" {settings.fetch_contact}" if settings.fetch_contact else ""
    fetcher = Fetcher(
        allow=settings.fetch_allow,
        budget_seconds=settings.fetch_seconds,
        user_agent=USER_AGENT + contact,
    )
    return Reader(
        fetcher=fetcher,
        paste=_paste_rule(settings),
        algorithm=settings.algorithm,
        points=settings.key_points,
    )


def _paste_rule(settings: Settings) -> PasteRule:
    return PasteRule(characters=settings.paste_characters, sentences=settings.paste_sentences)


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
    identity = Identity(messenger, _note_installed(store))
    parts = _Parts(
        store=store,
        messenger=messenger,
        directory=Directory(store, messenger, identity, now),
        delivery=Delivery(store, messenger),
        files=Files(messenger, slack.bot_token, slack.api_url),
        paste=_paste_rule(settings),
        now=now,
    )
    digests = Digests(store=store, directory=parts.directory, delivery=parts.delivery, clock=now)
    farewell = Farewell(store, parts.directory, now, settings.keep_after_uninstall_days)
    briefing = _briefing(settings, parts)
    jobs = Jobs(
        store,
        _handlers(parts, briefing, digests, farewell, patience),
        _burial(briefing),
        workers=settings.workers,
        pace=pace,
        patience=patience,
        counts=parts.counts,
    )
    clock = Clock(store, digests, wake=jobs.wake, now=now)
    digests.on_change = clock.refresh
    bolt = _bolt(slack, messenger, identity, listener_executor)
    bolt.use(Admission(identity, parts.counts).admit)
    _listen(bolt, parts, digests, farewell, jobs.wake)
    return Nutgraf(
        store=store,
        bolt=bolt,
        jobs=jobs,
        clock=clock,
        digests=digests,
        identity=identity,
        farewell=farewell,
        counts=parts.counts,
    )


def _note_installed(store: Store) -> Callable[[Me], None]:
    def note(me: Me) -> None:
        with store.begin() as uow:
            uow.workspaces.installed(me.team)

    return note


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """What every service stands on."""

    store: Store
    messenger: Messenger
    directory: Directory
    delivery: Delivery
    files: Files
    paste: PasteRule
    counts: Counts = field(default_factory=Counts)
    now: Callable[[], datetime]


def _briefing(settings: Settings, parts: _Parts) -> Briefing:
    return Briefing(
        store=parts.store,
        reader=make_reader(settings),
        files=parts.files,
        messenger=parts.messenger,
        directory=parts.directory,
        delivery=parts.delivery,
        stories=Stories(parts.store),
        clock=parts.now,
    )


def _handlers(
    parts: _Parts, briefing: Briefing, digests: Digests, farewell: Farewell, patience: float
) -> dict[str, Handler]:
    """What is done with each kind of job."""
    intake = Intake(parts.store, parts.delivery, NOTICE_SECONDS * patience)
    questions = Questions(parts.store)
    asking = Asking(
        store=parts.store,
        messenger=parts.messenger,
        directory=parts.directory,
        delivery=parts.delivery,
        questions=questions,
    )
    commands = Commands(
        store=parts.store,
        messenger=parts.messenger,
        directory=parts.directory,
        library=Library(parts.store, parts.now),
        searching=Searching(parts.store),
        questions=questions,
        digests=digests,
        preferences=Preferences(parts.store, parts.directory),
        clock=parts.now,
    )
    summoning = Summoning(
        store=parts.store,
        messenger=parts.messenger,
        directory=parts.directory,
        delivery=parts.delivery,
        paste=parts.paste,
    )
    handlers: dict[str, Handler] = {
        "summon": summoning.run,
        "decline": summoning.decline,
        "welcome": summoning.welcome,
        "share": intake.split,
        "again": intake.again,
        "rest": intake.rest,
        "offer": intake.offer,
        "read": briefing.read,
        "notice": briefing.notice,
        "post": briefing.post,
        "redraw": briefing.redraw,
        "ask": asking.run,
        "apology": asking.apologise,
        "command": commands.run,
        "digest": digests.post,
        "publish": _sharing(parts, commands).run,
        "look": farewell.look,
        "clear": farewell.clear,
        "farewell": farewell.run,
        "retract": Retraction(parts.store, parts.messenger).run,
    }
    return {kind: patient(handler) for kind, handler in handlers.items()}


def _sharing(parts: _Parts, commands: Commands) -> Sharing:
    return Sharing(
        store=parts.store,
        messenger=parts.messenger,
        directory=parts.directory,
        delivery=parts.delivery,
        commands=commands,
    )


def _listen(
    bolt: App,
    parts: _Parts,
    digests: Digests,
    farewell: Farewell,
    wake: Callable[[], None],
) -> None:
    inbox, now = Inbox(parts.store, wake, parts.counts), parts.now
    listeners = Listeners(
        messages=Messages(inbox, parts.paste, now),
        commands=SlashCommands(inbox, now),
        actions=Actions(inbox, now),
        modals=_modals(parts, inbox, wake),
        digests=DigestForms(messenger=parts.messenger, directory=parts.directory, digests=digests),
        requests=Requests(inbox, now),
        changes=Changes(
            store=parts.store,
            inbox=inbox,
            directory=parts.directory,
            farewell=farewell,
            clock=now,
        ),
    )
    register(bolt, listeners)


def _modals(parts: _Parts, inbox: Inbox, wake: Callable[[], None]) -> Modals:
    return Modals(
        inbox=inbox,
        messenger=parts.messenger,
        access=Access(parts.store, parts.directory),
        disputes=Disputes(parts.store, parts.now, wake),
        forgetter=Forgetter(parts.store, parts.directory, Library(parts.store, parts.now)),
        clock=parts.now,
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
        elif job.kind in ("ask", "command", "share"):
            bury_question(uow, job)

    return bury
