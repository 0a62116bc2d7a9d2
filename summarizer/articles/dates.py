"""Dates as pages print them above an article: a line of their own, or among other words."""

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_LINE = re.compile(
    rf"""(?:(?:first\s+)?(?:published|posted)(?:\s+on|\s+at)?\s*:?\s*)?
    (?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?
    (?:(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})
     | (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>\d{{4}})
     | {_MONTH.replace("month", "month_first")}\s+(?P<day_after>\d{{1,2}})(?:st|nd|rd|th)?,?\s+
       (?P<year_after>\d{{4}}))
    (?:[\s,T|/·–—-]*(?:at\s+)?\d{{1,2}}[:.]\d{{2}}\S{{0,12}}(?:\s[\w.:+/()]{{1,12}}){{0,3}})?\.?""",
    re.VERBOSE | re.IGNORECASE,
)

_AMONG = re.compile(
    r"""(?:[^\W\d_]{3,12}(?:-[^\W\d_]{2,8})?\.?,\s)?
    (?:\d{1,2}(?:\.|st|nd|rd|th)?\s(?:de\s)?[^\W\d_]{3,12}\.?,?\s(?:de\s)?\d{4}
     | [^\W\d_]{3,12}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}
     | \d{1,4}[./-]\d{1,2}[./-]\d{1,4})(?!\d)
    (?:,?\s(?:(?:at|[|–—-])\s)?\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\b\.?)?(?:\s[A-Z]{2,4}\b)?)?""",
    re.VERBOSE | re.IGNORECASE,
)
"""A date in any language that writes it in words and digits, with the day of the week and time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedDate:
    """A date: `iso` is ISO 8601 at the precision of a day, `printed` the line it was read from."""

    iso: str
    printed: str


def read(line: str) -> PrintedDate | None:
    """The date that a line consists of, a time after it or not; None for any other line."""
    match = _LINE.fullmatch(line) if len(line) <= 80 else None
    iso = _iso(match) if match else None
    return PrintedDate(iso=iso, printed=line) if iso else None


def among(line: str) -> str:
    """The first date that stands in a line among other words; the line where none is made out.

    "Ada Example 18 Nov 2026, 19:09 Updated: 19 Nov" prints "18 Nov 2026, 19:09".
    """
    match = _AMONG.search(line)
    return match[0] if match else line


def _iso(match: re.Match[str]) -> str | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"]).isoformat()
        month = _month(match["month"] or match["month_first"])
        year, day = match["year"] or match["year_after"], match["day"] or match["day_after"]
        return date(int(year), month, int(day)).isoformat()
    except ValueError:  # the thirty-first of February, or a word that is no month
        return None


def _month(name: str) -> int:
    """The month's number, from its name or the first letters of it; 0 for no month."""
    start = name.lower()
    return next((n for n, month in enumerate(_MONTHS, 1) if month.startswith(start)), 0)
