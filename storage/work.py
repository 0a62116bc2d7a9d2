"""The values of work: what people sent us, and the jobs that come of it."""

from dataclasses import dataclass, field
from datetime import datetime

from storage.tracing import current_trace

CLOSED = "closed"
"""In place of where a private reply goes, once Slack takes none there any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What somebody sent, as it was acknowledged. `id` is 0 until it is stored.

    `message` is the message it came as, `thread` the root it stands under; `reply_url` is where a
    slash command or a button wants its private reply.
    """

    id: int = 0
    workspace: str
    conversation: str
    user: str
    kind: str
    text: str
    links: tuple[str, ...] = ()
    message: str | None = None
    thread: str | None = None
    reply_url: str | None = None
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NewJob:
    """Work to be done once. `key` is unique for ever; `subject` is the id of what it is about.

    `paced` is the conversation it posts to: at most one such job a second is handed out for it.
    `delay` is in seconds. `trace` names the request it comes from: the one being dealt with.
    `intended`, for a job that takes back what another may have posted, is that other's.
    """

    key: str
    workspace: str
    kind: str
    subject: int
    paced: str | None = None
    delay: float = 0.0
    intended: float | None = None
    trace: str | None = field(default_factory=current_trace)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Work that this process holds a lease on.

    `attempts` counts this one. `intended` is when, by the database's clock, an earlier attempt was
    about to post (seconds since 1970); None when none got so far.
    """

    key: str
    workspace: str
    kind: str
    subject: int
    paced: str | None
    attempts: int
    owner: str
    intended: float | None
    failure: str | None = None
    trace: str | None = None
