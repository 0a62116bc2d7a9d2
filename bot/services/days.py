"""Days and stretches of days as people write them: 7d, yesterday, last week, Nov 2026.

Pure: what day it is today, in the zone of whoever asks, is told by the caller.
"""

import re
from calendar import day_abbr, day_name, month_abbr, month_name
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

_WEEKDAYS = {name.lower(): n for names in (day_name, day_abbr) for n, name in enumerate(names)}
_MONTHS = {
    name.lower(): n for names in (month_name, month_abbr) for n, name in enumerate(names) if name
} | {"sept": 9}
_AGO = re.compile(r"(?P<number>\d{1,4})\s*(?P<unit>d|w|m|y|days?|weeks?|months?|years?)")
_ISO = re.compile(r"(?P<year>(?:19|20)\d\d)(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?")
_WRITTEN = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+)?(?P<month>[a-z]+)\.?"
    r"(?:\s+(?P<late>\d{1,2})(?:st|nd|rd|th)?)?,?(?:\s+(?P<year>(?:19|20)\d\d))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """A stretch of days: from `first` on and before `end`."""

    first: date
    end: date


def read(text: str, today: date) -> Days | None:
    """The days that a text means, seen from today; None where it means none."""
    said = " ".join(text.lower().replace("-", " ").split()) if _named(text) else text.lower()
    for reading in (_relative, _ago, _iso, _weekday, _written):
        try:
            found = reading(said.strip(), today)
        except (ValueError, OverflowError):  # the 31st of February, the year 0
            return None
        if found is not None:
            return found
    return None


def _named(text: str) -> bool:
    return text[:1].isalpha()


def _one(day: date) -> Days:
    return Days(first=day, end=day + timedelta(days=1))


def _month(year: int, month: int) -> Days:
    """A month; month 0 is December of the year before, and so on."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    following = (year + 1, 1) if month == 12 else (year, month + 1)
    return Days(first=date(year, month, 1), end=date(*following, 1))


def _week(day: date) -> Days:
    monday = day - timedelta(days=day.weekday())
    return Days(first=monday, end=monday + timedelta(days=7))


def _year(year: int) -> Days:
    return Days(first=date(year, 1, 1), end=date(year + 1, 1, 1))


_RELATIVE: dict[str, Callable[[date], Days]] = {
    "today": _one,
    "yesterday": lambda today: _one(today - timedelta(days=1)),
    "this week": _week,
    "last week": lambda today: _week(today - timedelta(days=7)),
    "this month": lambda today: _month(today.year, today.month),
    "last month": lambda today: _month(today.year, today.month - 1),
    "this year": lambda today: _year(today.year),
    "last year": lambda today: _year(today.year - 1),
}


def _relative(said: str, today: date) -> Days | None:
    meant = _RELATIVE.get(said)
    return meant(today) if meant else None


def _ago(said: str, today: date) -> Days | None:
    match = _AGO.fullmatch(said)
    if match is None:
        return None
    number, unit = int(match["number"]), match["unit"][0]
    if unit in "dw":
        first = today - timedelta(days=number * (7 if unit == "w" else 1))
    else:
        months = number * (12 if unit == "y" else 1)
        start = _month(today.year, today.month - months)
        first = min(start.first + timedelta(days=today.day - 1), start.end - timedelta(days=1))
    return Days(first=first, end=today + timedelta(days=1))


def _iso(said: str, today: date) -> Days | None:
    match = _ISO.fullmatch(said)
    if match is None:
        return None
    year = int(match["year"])
    if match["month"] is None:
        return _year(year)
    if match["day"] is None:
        date(year, int(match["month"]), 1)
        return _month(year, int(match["month"]))
    return _one(date(year, int(match["month"]), int(match["day"])))


def _weekday(said: str, today: date) -> Days | None:
    """The latest such day that is over, or today."""
    number = _WEEKDAYS.get(said.removeprefix("last "))
    if number is None:
        return None
    back = (today.weekday() - number) % 7
    return _one(today - timedelta(days=back or 7 * said.startswith("last ")))


def _written(said: str, today: date) -> Days | None:
    match = _WRITTEN.fullmatch(said)
    if match is None or match["month"] not in _MONTHS:
        return None
    month, day = _MONTHS[match["month"]], match["day"] or match["late"]
    given = match["year"]
    year = int(given) if given else today.year
    if not given and date(year, month, int(day or 1)) > today:  # "Nov" said in March
        year -= 1
    return _one(date(year, month, int(day))) if day else _month(year, month)
