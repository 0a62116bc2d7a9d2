"""The main job: what somebody shared becomes a brief in its thread.

Three kinds of job, each of which can be resumed: `read` (fetch, choose, save), `notice` (a sign of
life where reading takes long) and `post` (the reply).
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.delivery import Delivery
from bot.directory import Directory
from bot.fetching.errors import HostBusy
from bot.fetching.files import Files
from bot.jobs import PutOff
from bot.services.editions import known_again
from bot.services.intake import posting_job
from bot.services.reading import UNREAD, Reader, address_of, address_of_text, to_store
from bot.services.retraction import retract_later
from bot.services.stories import Stories
from bot.slack import Messenger, SlackRefused
from bot.views.briefs import brief_message, failure_message, reading_message
from bot.views.errors import RETRYABLE, UNASKED_SILENCE
from bot.views.message import Message
from bot.views.sharing import shareable
from storage import Store, UnitOfWork
from storage.types import (
    PUBLIC,
    Channel,
    Conversation,
    ConversationKind,
    Dispute,
    Share,
    ShareState,
    StoredArticle,
    Viewer,
)
from storage.work import Job, Request
from summarizer.types import Article, Brief

_PASSING = frozenset({"timeout", "unreachable", "server_error"})
_SECOND_TRY_SECONDS = 4.0
_TURN_SECONDS = 1.0
"""How long to wait for a host of which another page is being fetched."""


class Briefing:
    """Reads what is shared and replies with briefs."""

    def __init__(
        self,
        *,
        store: Store,
        reader: Reader,
        files: Files,
        messenger: Messenger,
        directory: Directory,
        delivery: Delivery,
        stories: Stories,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._stories = stories
        self._reader = reader
        self._files = files
        self._messenger = messenger
        self._directory = directory
        self._delivery = delivery
        self._clock = clock

    def read(self, job: Job) -> None:
        """Fetch and brief one share, and save what came of it with the reply to be made."""
        with self._store.read() as uow:
            share = uow.shares.get(job.subject)
            request = uow.requests.get(share.request_id) if share and share.request_id else None
        if share is None:
            return  # forgotten, or deleted, before it was read
        # Asked before the page is fetched: Slack may be silent, and a page is fetched once.
        place = self._directory.conversation(share.workspace, share.conversation)
        try:
            brief = self._brief(share, request)
        except HostBusy as busy:
            raise PutOff(_TURN_SECONDS, "host busy") from busy
        except UNREAD as failure:
            self._save_failure(job, share, failure.code)
        else:
            self._save(job, share, place, brief)

    def _brief(self, share: Share, request: Request | None) -> Brief:
        if share.url is not None:
            return self._reader.link(share.url)
        if share.file is not None:
            return self._reader.file(self._files.fetch(share.file), asked=share.asked)
        return self._reader.text(request.text if request else "")

    def _save(self, job: Job, share: Share, place: Conversation, brief: Brief) -> None:
        public = place.kind is ConversationKind.PUBLIC and not share.is_paste
        new = to_store(
            brief,
            workspace=share.workspace,
            scope=PUBLIC if public else share.conversation,
            address=_address(share, brief.article),
            read_at=self._clock(),
        )
        with self._store.begin() as uow:
            if uow.shares.get(share.id, locked=True) is not None:  # else forgotten meanwhile
                new = known_again(uow, new, share)
                uow.shares.read(share, uow.articles.add(new, share), new.read_at)
                self._reply_later(uow, job.key, share)
            uow.jobs.finish(job)

    def _save_failure(self, job: Job, share: Share, code: str) -> None:
        if code in _PASSING and job.attempts == 1:
            raise PutOff(_SECOND_TRY_SECONDS, code, counted=True)
        with self._store.begin() as uow:
            uow.shares.failed(share, code)
            self._reply_later(uow, job.key, share)
            uow.jobs.finish(job)

    def _reply_later(self, uow: UnitOfWork, read_key: str, share: Share) -> None:
        """Set out to reply; each reading of a share has a reply of its own."""
        uow.jobs.withdraw(f"notice:{share.id}")
        post = posting_job("post", share.workspace, share.id, share.conversation)
        uow.jobs.add(replace(post, key=read_key.replace("read:", "post:", 1)))

    def bury(self, uow: UnitOfWork, job: Job) -> None:
        """A read that failed for good: say so in its thread."""
        share = uow.shares.get(job.subject)
        if share is not None:
            uow.shares.failed(share, "internal")
            self._reply_later(uow, f"{job.key}:given-up", share)

    def notice(self, job: Job) -> None:
        """A sign of life for a share that is still being read."""
        with self._store.read() as uow:
            share = uow.shares.get(job.subject)
        if share is None or share.reply is not None:
            return
        where = {"conversation": share.conversation, "thread": share.thread}
        # Read meanwhile? An earlier attempt may still have posted without hearing of it.
        ts = self._delivery.posted(job, **where)
        if ts is None and share.state is ShareState.WAITING:
            ts = self._delivery.deliver(job, reading_message(share), **where)
        with self._store.begin() as uow:
            if ts is not None:
                self._replied(uow, share, ts)
            uow.jobs.finish(job)

    def post(self, job: Job) -> None:
        """The reply to one share: its brief, or why there is none."""
        with self._store.read() as uow:
            share = uow.shares.get(job.subject)
            if share is not None and uow.jobs.is_underway(f"notice:{share.id}"):
                raise PutOff(1.0, "the sign of life is on its way")
            request = uow.requests.get(share.request_id) if share and share.request_id else None
        if share is None:
            return
        message = self._message(share)
        reply = self._reply(job, share, request, message) if message is not None else None
        with self._store.begin() as uow:
            if reply is not None:
                self._replied(uow, share, reply)
            if share.request_id is not None and not _may_be_tried_again(share):
                uow.requests.remove(share.request_id)
            uow.jobs.finish(job)

    def redraw(self, job: Job) -> None:
        """Renew a brief that stands already, after a quote's speaker has changed."""
        with self._store.read() as uow:
            share = uow.shares.get(job.subject)
        if share is None or share.reply is None:
            return
        message = self._message(share)
        if message is not None:
            self._updated(share, share.reply, message)

    def _replied(self, uow: UnitOfWork, share: Share, reply: str) -> None:
        """Note where the reply stands; what was forgotten while it was made is taken away."""
        if uow.shares.get(share.id, locked=True) is not None:
            uow.shares.replied(share, reply)
        else:
            retract_later(uow, share.workspace, share.conversation, reply, self._clock())

    def _message(self, share: Share) -> Message | None:
        if share.state is ShareState.FAILED:
            quiet = share.failure in UNASKED_SILENCE and not share.asked and share.reply is None
            return None if quiet else failure_message(share)
        viewer = self._directory.viewer_for_all(share.workspace, share.conversation, share.user)
        with self._store.read() as uow:
            found: Sequence[StoredArticle] = ()
            if share.article_id is not None:
                found = uow.articles.get(viewer, [share.article_id])
            earlier = uow.shares.earlier(viewer, share)
            before = self._before(uow, viewer, share, earlier)
            channel = uow.channels.get(share.workspace, share.conversation)
            disputes = uow.disputes.standing(viewer, share.article_id or 0)
        if not found or (not share.asked and not _speaks(channel, found[0])):
            return None
        link = self._directory.link(earlier) if earlier else None
        shown = self._at_length(channel.points, found[0], disputes)
        return brief_message(
            shown,
            earlier=earlier,
            earlier_link=link,
            before=before,
            given_by=share.user if share.is_given else None,
            others=self._stories.others(viewer, found[0]),
        )

    def _before(
        self, uow: UnitOfWork, viewer: Viewer, share: Share, earlier: Share | None
    ) -> StoredArticle | None:
        """The reading that an earlier share gave, where the text has changed since."""
        if earlier is None or earlier.article_id in (None, share.article_id):
            return None
        return next(iter(uow.articles.get(viewer, [earlier.article_id or 0])), None)

    def _at_length(
        self, points: int | None, stored: StoredArticle, disputes: Sequence[Dispute]
    ) -> StoredArticle:
        """The article with as many points as its channel wants, none of a disputed speaker."""
        if points is None:
            return stored
        chosen = (
            replace(point, speaker=None) if any(map(point.covers, disputes)) else point
            for point in self._reader.points_of(stored.article, points)
        )
        return replace(stored, points=tuple(chosen))

    def _reply(
        self, job: Job, share: Share, request: Request | None, message: Message
    ) -> str | None:
        """Make the reply; the message it stands in, None for a private one."""
        if share.is_looked_up or (share.is_given and share.state is ShareState.FAILED):
            self._reply_privately(share, request, message)
            return None
        if share.reply is not None and self._updated(share, share.reply, message):
            return share.reply
        thread = None if share.is_given else share.thread
        return self._delivery.deliver(job, message, conversation=share.conversation, thread=thread)

    def _reply_privately(self, share: Share, request: Request | None, message: Message) -> None:
        if request is None or request.reply_url is None:
            return
        if share.state is ShareState.READ:
            # A command says in its text where it is read: see `Commands`.
            read_in = request.conversation if request.kind == "again" else request.text
            message = shareable(message, f"brief {share.url}", read_in)
        self._messenger.respond(request.reply_url, message)

    def _updated(self, share: Share, reply: str, message: Message) -> bool:
        """Put the message in the place of an earlier one; False where that is gone."""
        try:
            self._messenger.update(share.conversation, reply, message)
        except SlackRefused as refusal:
            if refusal.code != "message_not_found":
                raise
            return False
        return True


def _speaks(channel: Channel, stored: StoredArticle) -> bool:
    """Whether an article is in one of the languages that are briefed unasked."""
    language = stored.article.language
    return not channel.languages or language is None or language in channel.languages


def _address(share: Share, article: Article) -> str:
    """By what the article is known again: in its conversation alone where it came as a text."""
    if share.is_paste:
        return address_of_text(share.conversation, article.text)
    return address_of(article.url or share.url or "")


def _may_be_tried_again(share: Share) -> bool:
    """Whether what was sent must be kept: a paste's text stands nowhere else."""
    return share.state is ShareState.FAILED and share.failure in RETRYABLE
