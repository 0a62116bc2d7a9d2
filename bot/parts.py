"""What the app is made of: every service, made once, when it is first asked for."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from bot.delivery import Delivery
from bot.directory import Directory
from bot.fetching.files import Files
from bot.fetching.pages import USER_AGENT, Fetcher
from bot.identity import Identity
from bot.process.counts import Counts
from bot.sealing import Seal
from bot.services.access import Access
from bot.services.asking import Asking
from bot.services.briefing import Briefing
from bot.services.commands import Commands
from bot.services.digests import Digests
from bot.services.farewell import Farewell
from bot.services.forgetting import Forgetter
from bot.services.home import Home
from bot.services.intake import NOTICE_SECONDS, Intake
from bot.services.ledger import Quoting
from bot.services.library import Library
from bot.services.preferences import Preferences
from bot.services.questions import Questions
from bot.services.reading import PasteRule, Reader
from bot.services.searching import Searching
from bot.services.sharing import Sharing
from bot.services.stories import Stories
from bot.services.summoning import Summoning
from bot.settings import Settings, SlackSettings
from bot.slack import Messenger
from bot.types import Me
from storage import Store


def paste_rule(settings: Settings) -> PasteRule:
    """From what length on a text is a pasted article."""
    return PasteRule(characters=settings.paste_characters, sentences=settings.paste_sentences)


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
        paste=paste_rule(settings),
        algorithm=settings.algorithm,
        points=settings.key_points,
    )


@dataclass(frozen=True, kw_only=True)
class Parts:
    """The parts of one app. `patience` is that of `bot.jobs.Jobs`."""

    settings: Settings
    slack: SlackSettings
    store: Store
    now: Callable[[], datetime]
    patience: float
    counts: Counts = field(default_factory=Counts)

    # The edge.

    @cached_property
    def messenger(self) -> Messenger:
        """The way to Slack."""
        return Messenger(self.slack.bot_token, self.slack.api_url, seal=self.seal)

    @cached_property
    def seal(self) -> Seal:
        """What addresses of private replies are stored under.

        A secret of Slack's is the last key, so that nothing is lost when keys are first set.
        """
        of_slack = self.slack.signing_secret or self.slack.app_token or self.slack.bot_token
        return Seal((*self.settings.encryption_keys, of_slack))

    @cached_property
    def identity(self) -> Identity:
        """Who we are there; the workspace is noted when that is known."""

        def note(me: Me) -> None:
            with self.store.begin() as uow:
                uow.workspaces.installed(me.team)

        return Identity(self.messenger, note)

    @cached_property
    def directory(self) -> Directory:
        """Who and where."""
        return Directory(self.store, self.messenger, self.identity, self.now)

    @cached_property
    def delivery(self) -> Delivery:
        """Posting once."""
        return Delivery(self.store, self.messenger, self.identity)

    @cached_property
    def files(self) -> Files:
        """Text files."""
        return Files(self.messenger, self.slack.bot_token, self.slack.api_url)

    # The use cases.

    @cached_property
    def intake(self) -> Intake:
        """What was sent, sorted."""
        return Intake(self.store, self.delivery, NOTICE_SECONDS * self.patience)

    @cached_property
    def briefing(self) -> Briefing:
        """The main job."""
        return Briefing(
            store=self.store,
            reader=make_reader(self.settings),
            files=self.files,
            messenger=self.messenger,
            directory=self.directory,
            delivery=self.delivery,
            stories=Stories(self.store),
            clock=self.now,
        )

    @cached_property
    def summoning(self) -> Summoning:
        """Briefs on request."""
        return Summoning(
            store=self.store,
            messenger=self.messenger,
            directory=self.directory,
            delivery=self.delivery,
            paste=paste_rule(self.settings),
        )

    @cached_property
    def asking(self) -> Asking:
        """Questions asked in the open."""
        return Asking(
            store=self.store,
            messenger=self.messenger,
            directory=self.directory,
            delivery=self.delivery,
            questions=Questions(self.store),
        )

    @cached_property
    def digests(self) -> Digests:
        """Digests."""
        return Digests(
            store=self.store, directory=self.directory, delivery=self.delivery, clock=self.now
        )

    @cached_property
    def library(self) -> Library:
        """What has been read."""
        return Library(self.store, self.now)

    @cached_property
    def preferences(self) -> Preferences:
        """What conversations want."""
        return Preferences(self.store, self.directory)

    @cached_property
    def commands(self) -> Commands:
        """`/news`."""
        return Commands(
            store=self.store,
            messenger=self.messenger,
            directory=self.directory,
            library=self.library,
            searching=Searching(self.store),
            quoting=Quoting(self.store),
            questions=Questions(self.store),
            digests=self.digests,
            preferences=self.preferences,
            clock=self.now,
        )

    @cached_property
    def sharing(self) -> Sharing:
        """Private replies, shared."""
        return Sharing(
            store=self.store,
            messenger=self.messenger,
            directory=self.directory,
            delivery=self.delivery,
            commands=self.commands,
        )

    @cached_property
    def home(self) -> Home:
        """Home tabs."""
        return Home(
            store=self.store,
            messenger=self.messenger,
            directory=self.directory,
            digests=self.digests,
        )

    @cached_property
    def access(self) -> Access:
        """What whoever pressed something may see."""
        return Access(self.store, self.directory)

    @cached_property
    def forgetter(self) -> Forgetter:
        """Forgetting on request."""
        return Forgetter(self.store, self.directory, self.library)

    @cached_property
    def farewell(self) -> Farewell:
        """What is left to do once the app was removed."""
        days = self.settings.keep_after_uninstall_days
        return Farewell(self.store, self.directory, self.now, days)
