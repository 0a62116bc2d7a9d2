"""The store's door for what Slack sends: a request and its job, in one commit."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.process.counts import Counts
from bot.sealing import Seal
from bot.services.reading import address_of
from bot.services.retraction import forget_message, forget_shares
from storage import Store
from storage.tracing import tracing
from storage.types import FILE, PASTE, Channel, Mode
from storage.work import NewJob, Request

log = logging.getLogger(__name__)


class Inbox:
    """Keeps requests, each under a key that is the same when Slack delivers it again."""

    def __init__(
        self,
        store: Store,
        wake: Callable[[], None],
        clock: Callable[[], datetime],
        *,
        counts: Counts,
        seal: Seal,
    ) -> None:
        self._store = store
        self._wake = wake
        self._clock = clock
        self._counts = counts
        self._seal = seal

    def keep(self, request: Request, *, job: str, event: str, posts: bool = False) -> None:
        """Store a request to be worked on as a job of this kind; once for each `event`.

        Nothing is kept of what a conversation does not want to be briefed. The address of a private
        reply is sealed. `posts`: the job itself posts to the conversation.

        Raises `StoreUnavailable`, upon which Slack is not answered and delivers again.
        """
        if request.reply_url is not None:
            request = replace(request, reply_url=self._seal.close(request.reply_url))
        with tracing(event):
            outcome = self._stored(request, job=job, event=event, posts=posts)
            log.info("%s: %s:%s", outcome, job, event)
        self._counts.add("received", kind=job, outcome=outcome)
        self._wake()

    def _stored(self, request: Request, *, job: str, event: str, posts: bool) -> str:
        """Store it unless it is not wanted, or was stored before; which of these it was."""
        with self._store.begin(urgent=True) as uow:
            channel = uow.channels.get(request.workspace, request.conversation)
            if not _is_wanted(request, channel):
                return "unwanted"
            if request.kind == "mention" and channel.mode is Mode.OFF:
                request, job, posts = replace(request, text="", links=()), "decline", False
            new = NewJob(
                key=f"{job}:{event}",
                workspace=request.workspace,
                kind=job,
                subject=uow.requests.add(request),
                paced=request.conversation if posts else None,
            )
            is_new = uow.jobs.add(new)
            if not is_new:
                uow.requests.remove(new.subject)
        return "stored" if is_new else "repeated"

    def renew_home(self, workspace: str, user: str, event: str) -> None:
        """Somebody looks at their Home tab, or has changed what it shows."""
        request = Request(
            workspace=workspace,
            conversation="",
            user=user,
            kind="home",
            text="",
            received_at=self._clock(),
        )
        self.keep(request, job="home", event=event)

    def take_back_file(self, workspace: str, file: str, now: datetime) -> None:
        """This file was deleted."""
        with self._store.begin(urgent=True) as uow:
            forget_shares(uow, uow.shares.of_source(workspace, FILE + file), now)
        self._wake()

    def take_back_words(self, request: Request, *, pasted: bool) -> None:
        """Other words stand in the message of this request: what was `pasted` or asked is gone."""
        assert request.message is not None
        place = (request.workspace, request.conversation, request.message)
        with self._store.begin(urgent=True) as uow:
            uow.questions.remove_message(*place)
            if pasted:
                uow.requests.remove_message(*place)
                pastes = (s for s in uow.shares.of_message(*place) if s.source == PASTE)
                forget_shares(uow, pastes, request.received_at)
        self._wake()

    def take_back(self, request: Request, links: tuple[str, ...] | None = None) -> None:
        """The message of this request was deleted, or these links were edited out of it."""
        assert request.message is not None
        place = (request.workspace, request.conversation, request.message)
        now = request.received_at
        with self._store.begin(urgent=True) as uow:
            if links is None:
                forget_message(uow, *place, now)
            else:
                sources = {address_of(link) for link in links}
                shares = uow.shares.of_message(*place)
                forget_shares(uow, (s for s in shares if s.source in sources), now)
        self._wake()


def _is_wanted(request: Request, channel: Channel) -> bool:
    """Whether a conversation wants to hear of this kind of request."""
    if request.kind == "message":
        return channel.mode is Mode.AUTOMATIC
    if request.kind == "app":
        return channel.mode is Mode.AUTOMATIC and channel.apps
    return True
