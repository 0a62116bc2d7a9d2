"""What is forgotten is gone everywhere: the shares, and our replies to them."""

from collections.abc import Iterable
from datetime import datetime

from bot.services.intake import posting_job
from bot.slack import Messenger
from storage import Store, UnitOfWork
from storage.types import Job, Request, Share


class Retraction:
    """Takes our replies away."""

    def __init__(self, store: Store, messenger: Messenger) -> None:
        self._store = store
        self._messenger = messenger

    def run(self, job: Job) -> None:
        """Delete the reply that a stored request names."""
        with self._store.read() as uow:
            request = uow.requests.get(job.subject)
        if request is None or request.message is None:
            return
        self._messenger.delete(request.conversation, request.message)
        with self._store.begin() as uow:
            uow.requests.remove(request.id)
            uow.jobs.finish(job)


def forget_shares(uow: UnitOfWork, shares: Iterable[Share], now: datetime) -> None:
    """Forget shares, with what was read for them alone, and set out to delete our replies."""
    gone = tuple(shares)
    uow.shares.remove(gone)
    for share in gone:
        if share.reply is not None:
            retract_later(uow, share.workspace, share.conversation, share.reply, now)


def forget_message(
    uow: UnitOfWork, workspace: str, conversation: str, message: str, now: datetime
) -> None:
    """Forget all that came of a message, which its author has deleted."""
    place = (workspace, conversation, message)
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
    request = Request(
        workspace=workspace,
        conversation=conversation,
        user="",
        kind="retract",
        text="",
        message=reply,
        received_at=now,
    )
    uow.jobs.add(posting_job("retract", workspace, uow.requests.add(request), conversation))
