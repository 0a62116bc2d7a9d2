"""What each use case does with the request that its job is about: find it, refuse it, settle it."""

from bot.directory import Directory
from storage import Store, UnitOfWork
from storage.types import Mode
from storage.work import Job, NewJob, Request


def requested(store: Store, job: Job) -> Request | None:
    """The request that a job is about; None where it is dealt with, or was taken back."""
    with store.read() as uow:
        return uow.requests.get(job.subject)


def refusal(store: Store, directory: Directory, request: Request) -> str | None:
    """The code of what keeps us from posting where a request comes from."""
    with store.read() as uow:
        mode = uow.channels.get(request.workspace, request.conversation).mode
    if mode is Mode.OFF:
        return "switched_off"
    return None if directory.is_member(request.conversation) else "not_invited"


def settle(uow: UnitOfWork, job: Job, request: Request) -> None:
    """A request is dealt with: it goes, and its job ends, in the commit of what came of it."""
    uow.requests.remove(request.id)
    uow.jobs.finish(job)


def share_instead(store: Store, job: Job, request: Request, *wanted: Request) -> None:
    """Settle a request with others in its place, the links or texts of which are to be read."""
    with store.begin() as uow:
        for position, one in enumerate(wanted):
            new = NewJob(
                key=f"share:{job.key}:{position}",
                workspace=one.workspace,
                kind="share",
                subject=uow.requests.add(one),
            )
            uow.jobs.add(new)
        settle(uow, job, request)
