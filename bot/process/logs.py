"""The log: one line a record, with the request it belongs to, and without secrets.

A line of text, or a JSON object, as `LOG_FORMAT` says. Whatever is logged, a line is one line: what
came from outside cannot begin another.
"""

import json
import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TextIO

from storage.tracing import current_trace, tracing

TEXT, JSON = FORMATS = ("text", "json")

_TALKATIVE = {
    "alembic": "WARNING",
    "apscheduler": "WARNING",
    "slack_bolt": "ERROR",
    "trafilatura": "CRITICAL",
    "urllib3": "WARNING",
}
"""Libraries that log much, and from which level on that is of use to anybody."""

_SECRET = re.compile(
    r"""xox[a-z](?:\.xox[a-z])?-[\w-]+ | xapp-[\w-]+     # tokens
      | (?<=ticket=)[\w-]+                                # of a socket
      | (?<=://)[^\s/@:]*:[^\s/@]+(?=@)                   # a database's user and password
      | (?<=Bearer\ )\S+
      | (?<=hooks\.slack\.com/)\S+ | (?<=/responses/)\w+  # where a private reply goes
    """,
    re.VERBOSE,
)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_JOB: ContextVar[str | None] = ContextVar("job", default=None)


def set_up(level: str, form: str) -> None:
    """Write what is logged from now on to standard error."""
    logging.basicConfig(level=level, handlers=[handler(form, sys.stderr)])
    for talkative, least in _TALKATIVE.items():
        logging.getLogger(talkative).setLevel(least)


def handler(form: str, stream: TextIO) -> logging.Handler:
    """What writes records to a stream in this form."""
    made = logging.StreamHandler(stream)
    made.setFormatter(_Objects() if form == JSON else _Lines())
    return made


@contextmanager
def working_on(job: str, trace: str | None) -> Iterator[None]:
    """Log what is done until the context ends under this job, and the request it came from."""
    token = _JOB.set(job)
    try:
        with tracing(trace or job):
            yield
    finally:
        _JOB.reset(token)


def without_secrets(text: str) -> str:
    """The text with tokens, passwords and private addresses taken out."""
    return _SECRET.sub("***", text)


def on_one_line(text: str) -> str:
    """The text with everything that would end or disturb a line written out."""
    return _CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


class _Lines(logging.Formatter):
    """For people: time, level, logger, request, message; a traceback follows, set off."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, and one for each of a traceback's."""
        when = datetime.fromtimestamp(record.created, UTC).isoformat(" ", "milliseconds")
        trace = list(dict.fromkeys(filter(None, (current_trace(), _JOB.get()))))
        where = f" [{on_one_line(' '.join(trace))}]" if trace else ""
        said = on_one_line(without_secrets(_said(record)))
        traceback = without_secrets(self._traceback(record)).splitlines()
        below = [f"    | {on_one_line(line)}" for line in traceback]
        return "\n".join([f"{when} {record.levelname} {record.name}{where} {said}", *below])

    def _traceback(self, record: logging.LogRecord) -> str:
        return self.formatException(record.exc_info) if record.exc_info else ""


def _said(record: logging.LogRecord) -> str:
    """The message; where it and its arguments do not fit, both of them as they are."""
    try:
        return record.getMessage()
    except (TypeError, ValueError, KeyError):
        return f"{record.msg} {record.args}"


class _Objects(_Lines):
    """For programs: one JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The object."""
        told = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": _said(record),
            "trace": current_trace(),
            "job": _JOB.get(),
            "error": self._traceback(record) or None,
        }
        given = {name: value for name, value in told.items() if value is not None}
        return without_secrets(json.dumps(given))
