"""Posting once, whatever happens in between.

Before a post its intent is written down; after a crash or an answer that never came, whoever
resumes the job looks for its own post, by the key in its metadata, before it posts again.
"""

import logging
import threading
from collections.abc import Callable
from time import monotonic

from bot.identity import Identity
from bot.jobs import Hopeless, PutOff
from bot.slack import Messenger, Sighting, SlackBusy, SlackRefused, SlackUnsure
from bot.views.message import Message
from storage import Store
from storage.work import Job

log = logging.getLogger(__name__)

_LONGEST_WAIT = 300.0
"""Seconds between two tries while Slack does not answer, at the most."""


class Delivery:
    """Takes a job's message to its conversation, once."""

    def __init__(self, store: Store, messenger: Messenger, identity: Identity) -> None:
        self._store = store
        self._messenger = messenger
        self._lookout = _Lookout(messenger, identity)

    def posted(self, job: Job, *, conversation: str, thread: str | None = None) -> str | None:
        """The post that an earlier attempt made without hearing of it, if any."""
        if job.intended is None:
            return None
        return self._lookout.find(job.key, job.intended, conversation, thread)

    def deliver(
        self, job: Job, message: Message, *, conversation: str, thread: str | None = None
    ) -> str:
        """Post the message unless an earlier attempt did; the post's timestamp.

        Raises `SlackBusy` or `SlackRefused` where nothing was posted, `SlackUnsure` where that is
        unknown, and `LeaseLost` where the job is no longer ours.
        """
        posted = self.posted(job, conversation=conversation, thread=thread)
        if posted is not None:
            return posted
        with self._store.begin() as uow:
            uow.jobs.intend(job)
        try:
            posted = self._messenger.post(conversation, message, key=job.key, thread=thread)
        except (SlackBusy, SlackRefused):
            with self._store.begin() as uow:
                uow.jobs.unintend(job)
            raise
        log.info("posted %s in %s", posted, conversation)
        return posted


class _Lookout:
    """Looks for posts of ours, page by page, as seldom as Slack wants it.

    An app that is given away outside Slack's Marketplace may ask once a minute, so how far each
    search has come is remembered, and while one has to wait the others do not even ask.
    """

    def __init__(self, messenger: Messenger, identity: Identity) -> None:
        self._messenger = messenger
        self._identity = identity
        self._lock = threading.Lock()
        self._free_at = 0.0
        self._reached: dict[str, str] = {}

    def find(self, key: str, since: float, conversation: str, thread: str | None) -> str | None:
        """Our post with this key, None where there is none. Raises a `SlackError`."""
        while True:
            sighting = self._ask(key, since, conversation, thread)
            if sighting.ts is not None or sighting.cursor is None:
                self._reached.pop(key, None)
                return sighting.ts
            self._reached[key] = sighting.cursor

    def _ask(self, key: str, since: float, conversation: str, thread: str | None) -> Sighting:
        with self._lock:
            wait = self._free_at - monotonic()
        if wait > 0:
            raise SlackBusy(wait)
        cursor, me = self._reached.get(key), self._identity.me()
        try:
            return self._messenger.find(
                conversation, me, key=key, thread=thread, since=since, cursor=cursor
            )
        except SlackBusy as busy:
            with self._lock:
                self._free_at = monotonic() + busy.seconds
            raise


def patient(handler: Callable[[Job], None]) -> Callable[[Job], None]:
    """The handler, made to bear with Slack.

    Its job is put off for as long as Slack asks; tried again for about an hour, ever more seldom,
    while Slack does not answer; and given up where Slack says no.
    """

    def run(job: Job) -> None:
        try:
            handler(job)
        except SlackBusy as busy:
            raise PutOff(busy.seconds, "ratelimited") from busy
        except SlackUnsure as silence:
            seconds = max(silence.seconds, min(2.0**job.attempts, _LONGEST_WAIT))
            raise PutOff(seconds, str(silence), counted=True) from silence
        except SlackRefused as refusal:
            raise Hopeless(refusal.code) from refusal

    return run
