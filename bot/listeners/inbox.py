"""The store's door for what Slack sends: a request and its job, in one commit."""

from collections.abc import Callable

from bot.services.reading import address_of
from bot.services.retraction import forget_message, forget_shares
from storage import Store
from storage.types import NewJob, Request


class Inbox:
    """Keeps requests, each under a key that is the same when Slack delivers it again."""

    def __init__(self, store: Store, wake: Callable[[], None]) -> None:
        self._store = store
        self._wake = wake

    def keep(self, request: Request, *, job: str, event: str, posts: bool = False) -> None:
        """Store a request to be worked on as a job of this kind; once for each `event`.

        `posts`: the job itself posts to the conversation. Raises `StoreUnavailable`, upon which
        Slack is not answered and delivers again.
        """
        with self._store.begin() as uow:
            new = NewJob(
                key=f"{job}:{event}",
                workspace=request.workspace,
                kind=job,
                subject=uow.requests.add(request),
                paced=request.conversation if posts else None,
            )
            if not uow.jobs.add(new):
                uow.requests.remove(new.subject)
        self._wake()

    def take_back(self, request: Request, links: tuple[str, ...] | None = None) -> None:
        """The message of this request was deleted, or these links were edited out of it."""
        assert request.message is not None
        place = (request.workspace, request.conversation, request.message)
        now = request.received_at
        with self._store.begin() as uow:
            if links is None:
                forget_message(uow, *place, now)
            else:
                sources = {address_of(link) for link in links}
                shares = uow.shares.of_message(*place)
                forget_shares(uow, (s for s in shares if s.source in sources), now)
        self._wake()
