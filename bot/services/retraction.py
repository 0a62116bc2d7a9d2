"""What its author has deleted is gone, and our reply to it as well."""

from bot.slack import Messenger
from storage import Store
from storage.types import Job


class Retraction:
    """Takes our replies away when the message they reply to is deleted."""

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
