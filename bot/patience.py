"""Asking Slack or the database again where it does not answer at once, while the app starts."""

import logging
from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.slack import SlackBusy, SlackError, SlackRefused, why_silent
from storage import Store, StoreUnavailable

log = logging.getLogger(__name__)

T = TypeVar("T")

Pause = Callable[[float], bool]
"""Waits so many seconds before another try, and says whether to make it."""

SHORT = (1.0, 2.0, 4.0, 8.0)
LONG = (*SHORT, 15.0, 15.0, 15.0)
"""In seconds. So long a failure is taken for one that passes: a start must not fail by one."""


def no_more(seconds: float) -> bool:
    """A `Pause` after which nothing is tried again."""
    return False


def patiently(ask: Callable[[], T], pause: Pause, pauses: Sequence[float] = LONG) -> T:
    """What Slack says to `ask`, which is tried again after each of `pauses`.

    Raises `SlackRefused` at once, for a word of Slack's does not pass; any other `SlackError` only
    after the last try, or when `pause` wants no more of them.
    """
    for seconds in pauses:
        try:
            return ask()
        except SlackRefused:
            raise
        except SlackError as silence:
            wait = max(seconds, silence.seconds) if isinstance(silence, SlackBusy) else seconds
            log.warning(
                "Slack does not answer (%s); trying again in %.0f s", why_silent(silence), wait
            )
            if not pause(wait):
                raise
    return ask()


def await_database(store: Store, pause: Pause) -> None:
    """Wait for a PostgreSQL that does not answer yet, as one that starts along with the app.

    Whoever asks it next is told that it is away, where it still is after a minute. A file is there
    or is not: nobody waits for SQLite.
    """
    if not store.is_served:
        return
    for seconds in LONG:
        try:
            store.ping()
            return
        except StoreUnavailable as error:
            log.warning("the database does not answer: %s; trying again in %.0f s", error, seconds)
            if not pause(seconds):
                return
