"""What goes when a conversation or a whole workspace goes."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.directory import Directory
from bot.jobs import PutOff
from bot.services.handling import requested, settle
from storage import Store
from storage.work import Job, NewJob


class Farewell:
    """Forgets what is left behind, in small steps that keep nobody waiting.

    A workspace's data is kept for so many `days` after the app was removed from it.
    """

    def __init__(
        self, store: Store, directory: Directory, clock: Callable[[], datetime], days: int
    ) -> None:
        self._store = store
        self._directory = directory
        self._clock = clock
        self._kept_for = timedelta(days=days)

    def begin(self, workspace: str) -> None:
        """The app was removed from a workspace: its jobs stop, and its data is to go in time."""
        now = self._clock()
        with self._store.begin() as uow:
            if uow.workspaces.get(workspace).removed_at is not None:
                return
            uow.workspaces.remove(workspace, now)
            job = NewJob(
                key=f"farewell:{workspace}:{now.isoformat()}",
                workspace=workspace,
                kind="farewell",
                subject=0,
                delay=self._kept_for.total_seconds(),
            )
            uow.jobs.add(job)

    def run(self, job: Job) -> None:
        """Forget a workspace, unless the app was installed there again."""
        with self._store.read() as uow:
            removed_at = uow.workspaces.get(job.workspace).removed_at
        if removed_at is None:
            return
        left = (removed_at + self._kept_for - self._clock()).total_seconds()
        if left > 0:
            raise PutOff(left, "its data is kept for some days")
        self._forget(job.workspace)

    def sweep(self) -> None:
        """Forget every workspace whose time is over, without a worker.

        For the start: whose token is good no more never gets as far as working.
        """
        with self._store.read() as uow:
            removed = uow.workspaces.removed()
        for workspace in removed:
            assert workspace.removed_at is not None
            if workspace.removed_at + self._kept_for <= self._clock():
                self._forget(workspace.id)

    def _forget(self, workspace: str) -> None:
        more = True
        while more:
            with self._store.begin() as uow:
                more = uow.workspaces.forget_some(workspace)

    def look(self, job: Job) -> None:
        """Ask about a conversation that others see now, or no more, and let the index follow."""
        request = requested(self._store, job)
        if request is None:
            return
        self._directory.conversation(request.workspace, request.conversation)
        with self._store.begin() as uow:
            uow.conversations.place_anew(request.workspace, request.conversation)
            settle(uow, job, request)

    def clear(self, job: Job) -> None:
        """Forget all that belongs to a conversation that is no more."""
        request = requested(self._store, job)
        more = request is not None
        while more:
            assert request is not None
            with self._store.begin() as uow:
                more = uow.conversations.forget_some(request.workspace, request.conversation)
