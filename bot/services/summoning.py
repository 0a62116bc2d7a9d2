"""Briefs on request, and what we say when we are called where we may not, or can not, answer."""

from dataclasses import replace

from bot.delivery import Delivery
from bot.directory import Directory
from bot.incoming import Payload, read_app_message
from bot.services.handling import refusal, requested, settle, share_instead
from bot.services.reading import PasteRule
from bot.slack import Messenger
from bot.views.errors import sentence_for
from bot.views.help import welcome_message
from bot.views.message import plain
from storage import Store
from storage.types import FILE, ShareState
from storage.work import Job, Request

LEAST = PasteRule(characters=200, sentences=2)
"""From what length on a text is briefed that somebody asks to have briefed."""


class Summoning:
    """Turns a reaction or a shortcut into a request for a brief of the message."""

    def __init__(
        self,
        *,
        store: Store,
        messenger: Messenger,
        directory: Directory,
        delivery: Delivery,
        paste: PasteRule,
    ) -> None:
        self._store = store
        self._paste = paste
        self._messenger = messenger
        self._directory = directory
        self._delivery = delivery

    def run(self, job: Job) -> None:
        """Have the message briefed that a stored request points at, or say privately why not."""
        request = requested(self._store, job)
        if request is None:
            return
        told = refusal(self._store, self._directory, request)
        wanted = None if told else self._wanted(request)
        if wanted is None:
            self._tell(job, request, told or "nothing_to_brief")
        elif request.reply_url is not None and self._is_briefed(wanted):
            self._tell(job, request, "already_briefed")
        else:
            share_instead(self._store, job, request, wanted)

    def decline(self, job: Job) -> None:
        """Somebody mentioned us where we are switched off: tell them alone."""
        request = requested(self._store, job)
        if request is not None:
            self._tell(job, request, "switched_off")

    def welcome(self, job: Job) -> None:
        """One line where we have been invited, the first time."""
        request = requested(self._store, job)
        if request is None:
            return
        place = request.workspace, request.conversation
        with self._store.read() as uow:
            welcomed = uow.channels.get(*place).welcomed
        if not welcomed:
            self._delivery.deliver(job, welcome_message(), conversation=request.conversation)
        with self._store.begin() as uow:
            uow.conversations.outdate(*place)  # what we were not told of before, we are now
            uow.channels.put(replace(uow.channels.get(*place), welcomed=True))
            settle(uow, job, request)

    def _wanted(self, request: Request) -> Request | None:
        """The message as one to be briefed; None where nothing in it can be."""
        said = request if request.kind == "shortcut" else self._read(request)
        if said is None:
            return None
        said = replace(said, kind="summons", reply_url=None)
        if self._paste.holds(said.text):
            return replace(said, links=())
        if said.links:
            return replace(said, text="")
        return said if LEAST.holds(said.text) else None

    def _read(self, request: Request) -> Request | None:
        """The message that was reacted to, as its author sent it."""
        assert request.message is not None
        message = self._messenger.message(request.conversation, request.message)
        if message is None:
            return None
        said = read_app_message(message)
        return replace(
            request,
            user=str(message.get("user") or ""),
            text=said.text,
            links=(*said.links, *(FILE + file for file in said.files)),
            thread=_thread_of(message),
        )

    def _is_briefed(self, wanted: Request) -> bool:
        assert wanted.message is not None
        place = wanted.workspace, wanted.conversation, wanted.message
        with self._store.read() as uow:
            shares = uow.shares.of_message(*place)
        return bool(shares) and all(share.state is ShareState.READ for share in shares)

    def _tell(self, job: Job, request: Request, code: str) -> None:
        """Tell whoever asked, and nobody else."""
        told = plain(sentence_for(code))
        if request.reply_url is not None:
            self._messenger.respond(request.reply_url, told)
        else:
            place = request.conversation, request.user
            self._messenger.whisper(*place, told, thread=request.thread)
        with self._store.begin() as uow:
            settle(uow, job, request)


def _thread_of(message: Payload) -> str | None:
    thread = message.get("thread_ts")
    return str(thread) if thread else None
