"""By which request something is done: a name that every job made on its behalf carries on.

It is held in a context variable, so that whoever stores a job need not know of it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_TRACE: ContextVar[str | None] = ContextVar("trace", default=None)
_LONGEST = 200


def current_trace() -> str | None:
    """The request that is being dealt with here, if any."""
    return _TRACE.get()


@contextmanager
def tracing(trace: str) -> Iterator[None]:
    """Deal with this request until the context ends."""
    token = _TRACE.set(trace[:_LONGEST])
    try:
        yield
    finally:
        _TRACE.reset(token)
