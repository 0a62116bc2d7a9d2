"""What somebody sent, sorted into shares: a link each, or one for a pasted text.

The listener stores a request and a `share` job; from that come the `read` jobs, a `notice` job for
those that take long, and an `offer` where there were more links than are read unasked.
"""

from dataclasses import replace

from bot.delivery import Delivery
from bot.services.handling import requested, settle
from bot.services.reading import address_of
from bot.views.briefs import rest_message
from storage import Store, UnitOfWork
from storage.types import FILE, GIVEN, LOOKED_UP, PASTE, Share, ShareState
from storage.work import Job, NewJob, Request

MOST_LINKS = 5
"""How many links of one message are read unasked."""

NOTICE_SECONDS = 3.0

_UNREAD = frozenset({ShareState.FAILED, ShareState.HELD})

ASKED = frozenset({"mention", "command", "direct", "given", "summons"})
"""The kinds of request in which somebody asked for a brief, and so wants to hear why not."""


class Intake:
    """Sorts requests into shares and sets them on their way.

    Reading that takes longer than `notice_seconds` shows a sign of life.
    """

    def __init__(
        self, store: Store, delivery: Delivery, notice_seconds: float = NOTICE_SECONDS
    ) -> None:
        self._store = store
        self._delivery = delivery
        self._notice_seconds = notice_seconds

    def split(self, job: Job) -> None:
        """A request into its shares, one for each link or one for a pasted text."""
        with self._store.begin() as uow:
            request = uow.requests.get(job.subject, locked=True)
            if request is not None:
                held = [
                    share
                    for position, share in enumerate(self._shares(request))
                    if not self._admit(uow, request, share, held=position >= MOST_LINKS)
                ]
                if held:
                    uow.jobs.add(
                        posting_job("offer", request.workspace, request.id, request.conversation)
                    )
                elif request.links and request.reply_url is None:
                    uow.requests.remove(request.id)
            uow.jobs.finish(job)

    def _shares(self, request: Request) -> list[Share]:
        kind = GIVEN if request.kind == "given" else LOOKED_UP
        message = request.message or f"{kind}{request.id}"
        sources = dict(map(_source, request.links))
        return [
            Share(
                workspace=request.workspace,
                conversation=request.conversation,
                user=request.user,
                message=message,
                thread=request.thread or message,
                source=source,
                url=url,
                asked=request.kind in ASKED,
                request_id=request.id if source == PASTE or request.reply_url else None,
                shared_at=request.received_at,
            )
            for source, url in (sources or {PASTE: None}).items()
        ]

    def _admit(self, uow: UnitOfWork, request: Request, share: Share, *, held: bool) -> bool:
        """Set a share on its way to being read, unless it is held back; whether it was."""
        stored = uow.shares.add(share)
        if request.kind == "summons" and stored.state in _UNREAD:
            uow.shares.wait(stored, asked=True)
            _read(uow, stored, suffix=f":{request.id}")
            return True
        if held and stored.state is ShareState.WAITING:
            uow.shares.hold(stored)
            return False
        if stored.state is ShareState.WAITING:
            _read(uow, stored)
            if request.reply_url is None:
                self._notice_later(uow, stored)
        return True

    def _notice_later(self, uow: UnitOfWork, share: Share) -> None:
        if not share.is_paste:
            notice = posting_job("notice", share.workspace, share.id, share.conversation)
            uow.jobs.add(replace(notice, delay=self._notice_seconds))

    def again(self, job: Job) -> None:
        """Somebody pressed *Try again*: read a failed share once more."""
        with self._store.begin() as uow:
            request = uow.requests.get(job.subject)
            share = uow.shares.get(_number(request.text)) if request else None
            if request and share and _may_press(request, share):
                _read_again(uow, request, share)
            else:
                uow.requests.remove(job.subject)
            uow.jobs.finish(job)

    def rest(self, job: Job) -> None:
        """Somebody pressed *Read the other*: read the links of a message that were held back."""
        with self._store.begin() as uow:
            request = uow.requests.get(job.subject)
            if request is not None:
                place = request.workspace, request.conversation, request.text
                for share in uow.shares.of_message(*place):
                    if share.state is ShareState.HELD:
                        uow.shares.wait(share)
                        _read(uow, share)
                        self._notice_later(uow, share)
            uow.requests.remove(job.subject)
            uow.jobs.finish(job)

    def offer(self, job: Job) -> None:
        """The offer to read the links beyond the first few."""
        request = requested(self._store, job)
        if request is None or request.message is None:
            return
        with self._store.read() as uow:
            shares = uow.shares.of_message(request.workspace, request.conversation, request.message)
        held = sum(share.state is ShareState.HELD for share in shares)
        if held:
            message = rest_message(request.message, len(shares) - held, held)
            self._delivery.deliver(
                job,
                message,
                conversation=request.conversation,
                thread=shares[0].thread,
            )
        with self._store.begin() as uow:
            settle(uow, job, request)


def _source(link: str) -> tuple[str, str | None]:
    """What a link is known by, with the link itself; a file, which has none, by its id."""
    return (link, None) if link.startswith(FILE) else (address_of(link), link)


def _read(uow: UnitOfWork, share: Share, *, suffix: str = "") -> None:
    key = f"read:{share.id}{suffix}"
    uow.jobs.add(NewJob(key=key, workspace=share.workspace, kind="read", subject=share.id))


def _read_again(uow: UnitOfWork, request: Request, share: Share) -> None:
    if share.state is not ShareState.FAILED:  # pressed twice
        uow.requests.remove(request.id)
        return
    if share.is_looked_up:  # its brief goes to whoever asked, as a reply
        if share.request_id is not None:
            uow.requests.remove(share.request_id)
        uow.shares.requested_by(share, request.id)
    else:
        uow.requests.remove(request.id)
    uow.shares.wait(share)
    _read(uow, share, suffix=f":{request.id}")


def _may_press(request: Request, share: Share) -> bool:
    """Whether it was pressed where the share was made, or by its sharer.

    What somebody looks up in a channel is a share in their direct message: see `Commands`.
    """
    here = share.conversation == request.conversation or share.user == request.user
    return here and share.workspace == request.workspace


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0


def posting_job(kind: str, workspace: str, subject: int, conversation: str) -> NewJob:
    """A job that posts to a conversation, at most one a second of them."""
    return NewJob(
        key=f"{kind}:{subject}",
        workspace=workspace,
        kind=kind,
        subject=subject,
        paced=conversation,
    )
