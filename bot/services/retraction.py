"""What is forgotten is gone everywhere: the shares, and our replies to them."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from bot.delivery import Delivery
from bot.jobs import SETTLE_SECONDS
from bot.services.handling import requested, settle
from bot.services.intake import posting_job
from bot.slack import Messenger, SlackRefused
from storage import Store, UnitOfWork
from storage.types import Share
from storage.work import Job, Request

_REPLIES = ("post", "notice")
"""The kinds of job that reply to a share."""


class Retraction:
    """Takes our replies away."""

    def __init__(self, store: Store, messenger: Messenger, delivery: Delivery) -> None:
        self._store = store
        self._messenger = messenger
        self._delivery = delivery

    def run(self, job: Job) -> None:
        """Delete the reply that a stored request names."""
        request = requested(self._store, job)
        if request is None or request.message is None:
            return
        self._messenger.delete(request.conversation, request.message)
        with self._store.begin() as uow:
            settle(uow, job, request)

    def recall(self, job: Job) -> None:
        """Delete what a job may have posted without hearing of it, if it did."""
        request = requested(self._store, job)
        if request is None:
            return
        doubtful = _doubtful(job, request)
        with suppress(SlackRefused):  # where there is no such place, nothing of ours stands there
            posted = self._delivery.posted(
                doubtful, conversation=request.conversation, thread=request.thread
            )
            if posted is not None:
                self._messenger.delete(request.conversation, posted)
        with self._store.begin() as uow:
            settle(uow, job, request)


def forget_shares(uow: UnitOfWork, shares: Iterable[Share], now: datetime) -> None:
    """Forget shares, with what was read for them alone, and set out to delete our replies."""
    gone = tuple(shares)
    uow.shares.remove(gone)
    for share in gone:
        if share.reply is not None:
            retract_later(uow, share.workspace, share.conversation, share.reply, now)
        for doubtful in uow.jobs.in_doubt(_REPLIES, share.id):
            place = share.workspace, share.conversation, None if share.is_given else share.thread
            _recall_later(uow, doubtful, *place, now)


def forget_message(
    uow: UnitOfWork, workspace: str, conversation: str, message: str, now: datetime
) -> None:
    """Forget all that came of a message, which its author has deleted."""
    place = (workspace, conversation, message)
    for request in uow.requests.of_message(*place):
        for doubtful in uow.jobs.in_doubt(("ask",), request.id):
            thread = request.thread or (None if request.kind == "direct" else message)
            _recall_later(uow, doubtful, workspace, conversation, thread, now)
    uow.requests.remove_message(*place)
    forget_shares(uow, uow.shares.of_message(*place), now)
    for asked in uow.questions.of_message(*place):
        if asked.reply is not None:
            retract_later(uow, workspace, conversation, asked.reply, now)
    uow.questions.remove_message(*place)


def retract_later(
    uow: UnitOfWork, workspace: str, conversation: str, reply: str, now: datetime
) -> None:
    """Set out to delete one of our messages."""
    wanted = _wanted("retract", workspace, conversation, now)
    request = uow.requests.add(replace(wanted, message=reply))
    uow.jobs.add(posting_job("retract", workspace, request, conversation))


def _recall_later(
    uow: UnitOfWork,
    doubtful: Job,
    workspace: str,
    conversation: str,
    thread: str | None,
    now: datetime,
) -> None:
    """Set out to delete what a job has posted, if it has: once it must have arrived."""
    wanted = _wanted("recall", workspace, conversation, now)
    request = uow.requests.add(replace(wanted, text=doubtful.key, thread=thread))
    recall = posting_job("recall", workspace, request, conversation)
    uow.jobs.add(replace(recall, delay=SETTLE_SECONDS, intended=doubtful.intended))


def _wanted(kind: str, workspace: str, conversation: str, now: datetime) -> Request:
    """What is wanted of a job that takes something away, before it says of what."""
    return Request(
        workspace=workspace,
        conversation=conversation,
        user="",
        kind=kind,
        text="",
        received_at=now,
    )


def _doubtful(recall: Job, request: Request) -> Job:
    """The job of whose post nobody knows, as far as it is needed to look for that.

    One that was stored before an upgrade may hold its time along with its key, as it once did.
    """
    if recall.intended is not None:
        return replace(recall, key=request.text)
    intended, _, key = request.text.partition(" ")
    return replace(recall, key=key, intended=float(intended))
