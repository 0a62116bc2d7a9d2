"""A question in a thread, a mention or a direct message, answered there."""

from datetime import timedelta

from bot.delivery import Delivery
from bot.directory import Directory
from bot.jobs import PutOff
from bot.services.handling import requested, settle
from bot.services.questions import Answered, Questions
from bot.services.retraction import retract_later
from bot.slack import Messenger
from bot.views.answers import answer_message
from bot.views.errors import sentence_for
from bot.views.help import small_talk_message
from bot.views.message import plain
from bot.views.references import number_of
from storage import Store, UnitOfWork
from storage.types import ConversationKind, Question, ShareState, Viewer
from storage.work import Job, NewJob, Request

_STILL_READING_SECONDS = 2.0

_REMEMBERED = timedelta(days=1)
"""How old a question may be for the next one in its thread to lean on it."""

ALOUD = "aloud"
"""The kind of request that wants an answer from one article, which follows "ID ", read by all."""


def bury_question(uow: UnitOfWork, job: Job) -> None:
    """A question or command was given up: somebody must be told."""
    uow.jobs.add(
        NewJob(
            key=f"apology:{job.subject}",
            workspace=job.workspace,
            kind="apology",
            subject=job.subject,
            paced=job.paced,
        )
    )


class Asking:
    """Answers what was asked where everybody in the conversation can read it."""

    def __init__(
        self,
        *,
        store: Store,
        messenger: Messenger,
        directory: Directory,
        delivery: Delivery,
        questions: Questions,
    ) -> None:
        self._store = store
        self._messenger = messenger
        self._directory = directory
        self._delivery = delivery
        self._questions = questions

    def run(self, job: Job) -> None:
        """Answer one stored question: in its thread, from that thread's articles if it has any."""
        request = requested(self._store, job)
        if request is None:
            return
        viewer = self._directory.viewer_for_all(
            request.workspace, request.conversation, request.user
        )
        message = small_talk_message(request.text)
        answered = None
        if message is None:
            answered = self._answered(viewer, request)
            if request.kind == ALOUD and not answered.articles:
                self._decline(job, request)
                return
            asker = request.user if request.kind == ALOUD else None
            message = answer_message(
                answered.answer,
                answered.articles,
                everywhere=answered.everywhere,
                asker=asker,
            )
        reply = self._delivery.deliver(
            job, message, conversation=request.conversation, thread=self._thread(request)
        )
        with self._store.begin() as uow:
            if answered is not None:
                self._remember(uow, request, answered, reply)
            settle(uow, job, request)

    def _answered(self, viewer: Viewer, request: Request) -> Answered:
        if request.kind != ALOUD:
            return self._questions.answer(
                viewer,
                request.text,
                self._articles(request),
                earlier=self._earlier(viewer, request),
                today=self._directory.day_of(request.user, request.received_at),
            )
        article, _, question = request.text.partition(" ")
        return self._questions.answer(viewer, question, [number_of(article)])

    def _earlier(self, viewer: Viewer, request: Request) -> list[str]:
        """What was asked before in the same thread, for "and when?" to lean on."""
        since = request.received_at - _REMEMBERED
        with self._store.read() as uow:
            before = uow.questions.last_in(viewer, self._thread(request), since)
        return [question.text for question in before]

    def _decline(self, job: Job, request: Request) -> None:
        """Tell whoever wanted it that not everybody there may see the article."""
        told = plain(sentence_for("not_for_all"))
        place = request.conversation, request.user
        self._messenger.whisper(*place, told, thread=request.thread)
        with self._store.begin() as uow:
            settle(uow, job, request)

    def _remember(self, uow: UnitOfWork, request: Request, answered: Answered, reply: str) -> None:
        """Keep the question for the digest; one deleted meanwhile takes our answer with it."""
        if uow.requests.get(request.id, locked=True) is None:
            place = (request.workspace, request.conversation)
            retract_later(uow, *place, reply, request.received_at)
            return
        uow.questions.add(
            Question(
                workspace=request.workspace,
                conversation=request.conversation,
                user=request.user,
                text=answered.answer.question,
                answered=bool(answered.answer.citations),
                message=request.message,
                reply=reply,
                thread=self._thread(request),
                asked_at=request.received_at,
            )
        )

    def apologise(self, job: Job) -> None:
        """Say that something went wrong; the request stays, so that it can be tried again."""
        request = requested(self._store, job)
        if request is None:
            return
        message = plain(sentence_for("unanswered"))
        if request.reply_url is not None:
            self._messenger.respond(request.reply_url, message)
        else:
            self._delivery.deliver(
                job, message, conversation=request.conversation, thread=self._thread(request)
            )

    def _articles(self, request: Request) -> list[int] | None:
        """The articles of the thread; None where there is no thread or it has none."""
        if request.thread is None:
            return None
        with self._store.read() as uow:
            shares = uow.shares.of_thread(request.workspace, request.conversation, request.thread)
        read = [share.article_id for share in shares if share.article_id is not None]
        if not read and any(share.state is ShareState.WAITING for share in shares):
            raise PutOff(_STILL_READING_SECONDS, "still being read", counted=True)
        return list(dict.fromkeys(read)) or None

    def _thread(self, request: Request) -> str | None:
        """Where the answer goes: a thread, but for a direct message, which is one already."""
        if request.thread is not None:
            return request.thread
        place = self._directory.conversation(request.workspace, request.conversation)
        return None if place.kind is ConversationKind.DIRECT else request.message
