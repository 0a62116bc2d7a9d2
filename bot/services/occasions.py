"""When a question is about: "last week", "yesterday", "since the election"."""

import re
from dataclasses import dataclass
from datetime import date

from bot.services import days

_STRETCH = re.compile(
    r"""\s*\b(?:(?:during|in|over|within|on|from)\s+)?(?:the\s+)?
    (?P<when>today|yesterday|(?:this|last|past)\s+(?:week|month|year)
    |(?:last|past)\s+\d{1,3}\s+(?:day|week|month|year)s?
    |last\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SINCE = re.compile(r"\s*\bsince\s+(?P<what>[^?.,;]{2,80})", re.IGNORECASE)
_COUNTED = re.compile(r"^(?:last|past)\s+(?=\d)|^past\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A question without its time, and that time: days, or what has happened since.

    `event` is what the question names after "since" where that is no date.
    """

    question: str
    since: date | None = None
    before: date | None = None
    event: str | None = None


def occasion(question: str, today: date) -> Occasion | None:
    """The time a question is about, seen from today; None where it names none."""
    stretch = _STRETCH.search(question)
    if stretch:
        found = days.read(_COUNTED.sub(_plainly, stretch["when"]), today)
        rest = _without(question, stretch)
        return Occasion(question=rest, since=found.first, before=found.end) if found else None
    since = _SINCE.search(question)
    if since is None:
        return None
    rest, what = _without(question, since), since["what"].strip()
    read = days.read(what, today)
    if read is not None:
        return Occasion(question=rest, since=read.first)
    return Occasion(question=rest, event=what)


def _plainly(match: re.Match[str]) -> str:
    """As `days` reads it: of "past week" "last week", of "last 3 days" "3 days"."""
    return "" if match[0].rstrip() != match[0] else "last"


def _without(question: str, match: re.Match[str]) -> str:
    return (question[: match.start()] + question[match.end() :]).strip()
