"""Wrong speakers: marked, put back, and shown so wherever the quote stands."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from bot.services.intake import posting_job
from storage import Store, UnitOfWork
from storage.types import Dispute, Viewer
from summarizer.types import Quote

log = logging.getLogger(__name__)


class Disputes:
    """Marks quotes as of unclear speaker. `wake` is called when there are briefs to renew.

    Whether somebody may see the article is for the caller to know.
    """

    def __init__(
        self, store: Store, clock: Callable[[], datetime], wake: Callable[[], None]
    ) -> None:
        self._store = store
        self._clock = clock
        self._wake = wake

    def standing(self, viewer: Viewer, article: int) -> tuple[Dispute, ...]:
        """What is marked in an article, by whom and since when."""
        with self._store.read() as uow:
            return uow.disputes.standing(viewer, article)

    def raise_(self, article: int, quote: Quote, user: str) -> None:
        """Mark a quote's speaker as unclear, everywhere."""
        now = self._clock()
        with self._store.begin() as uow:
            if articles := uow.disputes.raise_(article, quote, user, now):
                self._renew(uow, articles, now)
                log.info("%s disputes %s of article %d", user, _place(quote), article)
        self._wake()

    def withdraw(self, article: int, quote: Quote, user: str) -> None:
        """Put a quote's speaker back, everywhere."""
        now = self._clock()
        with self._store.begin() as uow:
            if articles := uow.disputes.withdraw(article, quote, user, now):
                self._renew(uow, articles, now)
                log.info("%s puts back %s of article %d", user, _place(quote), article)
        self._wake()

    def _renew(self, uow: UnitOfWork, articles: Iterable[int], now: datetime) -> None:
        for share in uow.shares.replied_about(articles):
            job = posting_job("redraw", share.workspace, share.id, share.conversation)
            uow.jobs.add(replace(job, key=f"{job.key}:{now.timestamp():.6f}"))


def _place(quote: Quote) -> str:
    return f"quote {quote.start}-{quote.end}"
