"""How long a server that is asked too often wants us to wait: its `Retry-After` header."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

UNTOLD = 5.0
"""Seconds to wait where the header is missing, or holds neither a number nor a date."""

LONGEST = 300.0
"""Seconds that are waited at most: who still has to wait is told so again by then."""

_SHORTEST = 1.0
_SECONDS = re.compile(r"\d{1,20}(\.\d{1,20})?", re.ASCII)


def seconds_asked(headers: Mapping[str, str]) -> float:
    """The seconds that an answer's headers ask for, whatever stands in them: 1 to 300.

    A date (RFC 9110, 10.2.3) counts from the answer's own `Date`, so that it does not matter
    how our clock and the server's differ.
    """
    told = {name.lower(): value.strip() for name, value in headers.items()}
    wanted = told.get("retry-after", "")
    seconds = float(wanted) if _SECONDS.fullmatch(wanted) else _until(wanted, told.get("date", ""))
    return UNTOLD if seconds is None else min(max(seconds, _SHORTEST), LONGEST)


def _until(then: str, now: str) -> float | None:
    """Seconds from one date to the other, None where the first is none."""
    at = _date(then)
    return (at - (_date(now) or datetime.now(UTC))).total_seconds() if at else None


def _date(text: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(text)
    except ValueError:
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)
