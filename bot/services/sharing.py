"""*Share to channel*: what one person was told privately, posted for everybody there.

It is put together anew for those who will read it, so that it shows nothing that one of them may
not see.
"""

from dataclasses import replace

from bot.delivery import Delivery
from bot.directory import Directory
from bot.services.commands import Commands, links_to_brief
from bot.services.handling import refusal, requested, settle, share_instead
from bot.slack import Messenger
from bot.views.errors import sentence_for
from bot.views.message import Message, plain
from bot.views.sharing import shared_message
from storage import Store
from storage.work import Job, Request


class Sharing:
    """Posts what somebody wants others to see."""

    def __init__(
        self,
        *,
        store: Store,
        messenger: Messenger,
        directory: Directory,
        delivery: Delivery,
        commands: Commands,
    ) -> None:
        self._store = store
        self._messenger = messenger
        self._directory = directory
        self._delivery = delivery
        self._commands = commands

    def run(self, job: Job) -> None:
        """Post the reply to the command that a stored request holds."""
        request = requested(self._store, job)
        if request is None:
            return
        if told := refusal(self._store, self._directory, request):
            self._tell(job, request, told)
        elif links := links_to_brief(request.text):
            self._brief(job, request, links)
        else:
            self._post(job, request)

    def _post(self, job: Job, request: Request) -> None:
        place = request.workspace, request.conversation, request.user
        message = self._commands.reply(request.text, self._directory.viewer_for_all(*place))
        if not message.found:
            self._tell(job, request, "not_for_all")
            return
        shared = shared_message(message, request.user, request.text)
        self._delivery.deliver(job, shared, conversation=request.conversation)
        self._finish(job, request)

    def _brief(self, job: Job, request: Request, links: tuple[str, ...]) -> None:
        """A link that was looked up becomes a share of its own, read anew for everybody."""
        given = replace(request, kind="given", links=links, text="")
        share_instead(self._store, job, request, given)

    def _tell(self, job: Job, request: Request, code: str) -> None:
        if request.reply_url is not None:
            self._messenger.respond(request.reply_url, _sorry(code))
        self._finish(job, request)

    def _finish(self, job: Job, request: Request) -> None:
        with self._store.begin() as uow:
            settle(uow, job, request)


def _sorry(code: str) -> Message:
    return plain(sentence_for(code))
