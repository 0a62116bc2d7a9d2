"""`/news`: what was asked for, and the private reply to it."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from difflib import get_close_matches

from bot.directory import Directory
from bot.incoming import read_text
from bot.services.digests import Digests
from bot.services.handling import requested, share_instead
from bot.services.ledger import Quoting
from bot.services.library import Library
from bot.services.preferences import Preferences
from bot.services.questions import Questions
from bot.services.searching import Searching
from bot.services.timetable import Unclear
from bot.slack import Messenger
from bot.views.answers import answer_message
from bot.views.digest_form import setting_message
from bot.views.digests import digest_message, nothing_message
from bot.views.forgetting import forgotten_message
from bot.views.help import COMMANDS, help_message, unknown_message
from bot.views.library import (
    PAGE,
    NextPage,
    quotes_message,
    recent_message,
    search_message,
)
from bot.views.message import Message, nothing, plain
from bot.views.references import number_of
from bot.views.settings import HOW_TO_SET, settings_message
from bot.views.sharing import shareable
from storage import Store, UnitOfWork
from storage.types import Viewer
from storage.work import Job, NewJob, Request

_MOST_LINKS = 3
"""How many links one command briefs: Slack takes at most five replies to it."""

_SHAREABLE = frozenset({"recent", "search", "quotes", "ask"})

_SHOWN_AT_HOME = frozenset({"digest", "settings", "forget"})

_USAGE = "Write it like this: {}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One command: who asks from where, what follows the subcommand, and how much was shown.

    `written` is what follows with Slack's mark-up for people and channels.
    """

    viewer: Viewer
    rest: str
    written: str = ""
    links: tuple[str, ...] = ()
    offset: int = 0


class Commands:
    """Carries out slash commands, and shows the next page of their lists."""

    def __init__(
        self,
        *,
        store: Store,
        messenger: Messenger,
        directory: Directory,
        library: Library,
        searching: Searching,
        quoting: Quoting,
        questions: Questions,
        digests: Digests,
        preferences: Preferences,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._messenger = messenger
        self._directory = directory
        self._library = library
        self._searching = searching
        self._quoting = quoting
        self._clock = clock
        self._questions = questions
        self._digests = digests
        self._preferences = preferences
        self._subcommands: dict[str, Callable[[Asked], Message]] = {
            "recent": self._recent,
            "search": self._search,
            "quotes": self._quotes,
            "ask": self._ask,
            "digest": self._digest,
            "settings": self._settings,
            "forget": self._forget,
            "brief": lambda _: nothing(_USAGE.format(COMMANDS["brief"].partition(":")[0])),
            "help": lambda _: help_message(),
        }

    def run(self, job: Job) -> None:
        """Reply to a stored command, or to a press of *More* in the reply to one."""
        request = requested(self._store, job)
        if request is None or request.reply_url is None:
            return
        if request.kind == "command" and (links := links_to_brief(request.text)):
            self._brief(job, request, links)
            return
        viewer = self._directory.viewer(request.workspace, request.conversation, request.user)
        message = self.reply(request.text, viewer)
        word, _ = _parted(request.text)
        if word in _SHAREABLE or request.kind == "more":
            message = shareable(message, request.text, request.conversation)
        self._messenger.respond(request.reply_url, message, replace=request.kind == "more")
        with self._store.begin() as uow:
            if word in _SHOWN_AT_HOME:
                _renew_home(uow, request)
            else:
                uow.requests.remove(request.id)
            uow.jobs.finish(job)

    def _brief(self, job: Job, request: Request, links: tuple[str, ...]) -> None:
        """What one person looks up is theirs: it counts as shared in their direct message."""
        direct = self._directory.direct(request.user)
        self._directory.conversation(request.workspace, direct)
        # The text says where the reply is read, which is where it can be shared from.
        asked = replace(request, conversation=direct, text=request.conversation)
        each = (replace(asked, links=(link,)) for link in links[:_MOST_LINKS])
        share_instead(self._store, job, request, *each)

    def reply(self, text: str, viewer: Viewer) -> Message:
        """What to say to a command, to those for whom the viewer stands.

        `text` is all that follows `/news`; the next page of a list has its offset before it.
        """
        first, _, further = text.strip().partition(" ")
        if first.isdigit():
            text = further
        word, rest = _parted(text)
        subcommand = self._subcommands.get(word or "help")
        if subcommand is None:
            near = next(iter(get_close_matches(word, COMMANDS)), None)
            return unknown_message(word, near, read_text(text).text)
        said = read_text(rest)
        return subcommand(
            Asked(
                viewer=viewer,
                rest=said.text,
                written=html.unescape(rest.strip()),
                links=said.links,
                offset=number_of(first),
            )
        )

    def _recent(self, asked: Asked) -> Message:
        found = self._library.recent(asked.viewer, limit=PAGE + 1, offset=asked.offset)
        return recent_message(found[:PAGE], _following(len(found), "recent", asked))

    def _search(self, asked: Asked) -> Message:
        if not asked.written:
            return nothing(_USAGE.format("/news search WORDS"))
        found = self._searching.find(
            asked.viewer,
            asked.written,
            self._today(asked.viewer),
            limit=PAGE + 1,
            offset=asked.offset,
        )
        following = _following(len(found.hits), "search", asked)
        return search_message(asked.rest, replace(found, hits=found.hits[:PAGE]), following)

    def _today(self, viewer: Viewer) -> date:
        """The day it is where the asker is."""
        return self._directory.day_of(viewer.user, self._clock())

    def _quotes(self, asked: Asked) -> Message:
        if not _says_something(asked.rest):
            return nothing(_USAGE.format("/news quotes NAME"))
        ledger = self._quoting.of(asked.viewer, asked.rest, limit=PAGE + 1, offset=asked.offset)
        following = _following(len(ledger.entries), "quotes", asked)
        return quotes_message(replace(ledger, entries=ledger.entries[:PAGE]), following)

    def _ask(self, asked: Asked) -> Message:
        if not _says_something(asked.rest):
            return nothing(_USAGE.format("/news ask QUESTION"))
        answered = self._questions.answer(asked.viewer, asked.rest, today=self._today(asked.viewer))
        return answer_message(
            answered.answer, answered.articles, everywhere=answered.everywhere, echo=True
        )

    def _digest(self, asked: Asked) -> Message:
        viewer, (wish, _) = asked.viewer, _parted(asked.rest)
        if wish in ("now", "preview"):
            held = self._digests.now(viewer) if wish == "now" else self._digests.preview(viewer)
            return digest_message(held) if held.digest.stories else nothing_message()
        if wish in ("off", "stop", "none", "remove"):
            return plain(self._digests.switch_off(viewer))
        if wish in ("pause", "resume"):
            return plain(self._digests.pause(viewer, paused=wish == "pause"))
        if not asked.rest:
            return setting_message(self._digests.describe(viewer), viewer.conversation)
        try:
            return plain(self._digests.switch_on(viewer, asked.rest))
        except Unclear as unclear:
            return plain(f"{unclear} For example: /news digest weekdays 09:00 Europe/Paris.")

    def _settings(self, asked: Asked) -> Message:
        if not asked.rest:
            return settings_message(self._preferences.of(asked.viewer))
        try:
            wanted = self._preferences.change(asked.viewer, asked.rest)
        except Unclear as unclear:
            return plain(f"{unclear} {HOW_TO_SET}")
        return settings_message(wanted, changed=True)

    def _forget(self, asked: Asked) -> Message:
        if not asked.links:
            return nothing(_USAGE.format("/news forget LINK"))
        admin = self._directory.person(asked.viewer.user).admin
        return forgotten_message(self._library.forget(asked.viewer, asked.links[0], admin=admin))


def _renew_home(uow: UnitOfWork, request: Request) -> None:
    """What somebody has changed is seen on their Home tab; the request says whose that is."""
    key = f"home:{request.id}"
    uow.jobs.add(NewJob(key=key, workspace=request.workspace, kind="home", subject=request.id))


def links_to_brief(text: str) -> tuple[str, ...]:
    """The links to be briefed; a link alone is as good as "brief" before it."""
    word, rest = _parted(text)
    if word == "brief":
        return read_text(rest).links
    links = read_text(text).links
    return links if links and read_text(text.partition(" ")[0]).links else ()


def _parted(text: str) -> tuple[str, str]:
    """The subcommand, however it is written ("Recent!"), and what follows it."""
    word, _, rest = text.strip().partition(" ")
    return word.lower().strip("?!.,:;"), rest


def _says_something(words: str) -> bool:
    return any(map(str.isalnum, words))


def _following(found: int, subcommand: str, asked: Asked) -> NextPage | None:
    if found <= PAGE:
        return None
    command = re.sub(r"\s+", " ", f"{subcommand} {asked.written or asked.rest}").strip()
    return NextPage(command=command, offset=asked.offset + PAGE)
