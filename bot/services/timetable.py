"""When a digest is due, from the words people use and back into words.

Times are wall-clock times in an IANA zone, so 09:00 stays 09:00 when the clocks change.
"""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_SETS = {
    "daily": (0, 1, 2, 3, 4, 5, 6),
    "everyday": (0, 1, 2, 3, 4, 5, 6),
    "days": (0, 1, 2, 3, 4, 5, 6),
    "mornings": (0, 1, 2, 3, 4, 5, 6),
    "weekdays": (0, 1, 2, 3, 4),
    "workdays": (0, 1, 2, 3, 4),
    "weekends": (5, 6),
    "weekly": (0,),
}
_AT = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s*(?P<half>am|pm)?")
_FILLER = frozenset({"every", "at", "on", "and", "the", "each"})
_MORNING = "09:00"


class Unclear(ValueError):
    """Words that name no day or time; the text says what to write instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Days (0 is Monday), a time such as "09:00", and a zone."""

    days: tuple[int, ...]
    at: str
    zone: str

    def __str__(self) -> str:
        """In words: "weekdays at 09:00 Europe/London"."""
        return f"{_in_words(self.days)} at {self.at} {self.zone}"

    def latest(self, now: datetime) -> datetime:
        """The last moment up to `now` at which it was due."""
        here = ZoneInfo(self.zone)
        today = now.astimezone(here).date()
        at = time.fromisoformat(self.at)
        for ago in range(9):
            day = today - timedelta(days=ago)
            moment = datetime.combine(day, at, tzinfo=here)
            if day.weekday() in self.days and moment <= now:
                return moment
        raise AssertionError("a week has all its days")

    def following(self, now: datetime) -> datetime:
        """The first moment after `now` at which it is due."""
        here = ZoneInfo(self.zone)
        today = now.astimezone(here).date()
        at = time.fromisoformat(self.at)
        for ahead in range(9):
            day = today + timedelta(days=ahead)
            moment = datetime.combine(day, at, tzinfo=here)
            if day.weekday() in self.days and moment > now:
                return moment
        raise AssertionError("a week has all its days")


def parse(text: str, zone: str) -> Times:
    """The times that these words name; `zone` where they name none. Raises `Unclear`."""
    days: set[int] = set()
    times: set[str] = set()
    zones = [_zones().get(zone.lower(), "UTC")]
    said = _words(text)
    for word in said:
        if word in _zones():
            zones.append(_zones()[word])
        elif named := _days(word):
            days.update(named)
        elif clock := _AT.fullmatch(word):
            times.add(_time(clock))
        elif word not in _FILLER:
            raise Unclear(f"“{word}” is no day, time or time zone that I know.")
    if not days:
        raise Unclear("Say on which days: daily, weekdays, or names of days.")
    if not times and "mornings" in said:
        times.add(_MORNING)
    if len(times) != 1:
        raise Unclear("Say at what time, one a day: 09:00, for example.")
    return Times(days=tuple(sorted(days)), at=times.pop(), zone=zones[-1])


def _words(text: str) -> list[str]:
    """What was said, in lower case, with what belongs together in one word."""
    said = re.sub(r"(\d)\s+([ap]m)\b", r"\1\2", text.lower())
    said = re.sub(r"\bevery\s+(day|morning)\b", r"\1s", said).replace("noon", "12:00")
    return [word for word in re.split(r"[\s,]+", re.sub(r"\s*[-–]\s*(?=[a-z])", "-", said)) if word]


@cache
def _zones() -> dict[str, str]:
    """Every zone by its name in lower case."""
    return {zone.lower(): zone for zone in available_timezones()}


def _days(word: str) -> tuple[int, ...]:
    """The days that a word names, such as "weekdays", "tue", "mondays" or "mon-fri"."""
    if word in _SETS:
        return _SETS[word]
    first, _, last = word.partition("-")
    start, end = _day(first), _day(last or first)
    if start is None or end is None:
        return ()
    return tuple((start + ahead) % 7 for ahead in range((end - start) % 7 + 1))


def _day(word: str) -> int | None:
    names = [day.lower() for day in DAYS]
    found = (n for n, name in enumerate(names) if len(word) > 2 and name.startswith(_stem(word)))
    return next(found, None)


def _stem(word: str) -> str:
    return word if word in ("tues", "thurs") else word.removesuffix("s")


def _time(clock: re.Match[str]) -> str:
    hour, minute = int(clock["hour"]), int(clock["minute"] or 0)
    if clock["half"]:
        if not 1 <= hour <= 12:
            raise Unclear(f"“{clock[0]}” is no time of day.")
        hour = hour % 12 + (12 if clock["half"] == "pm" else 0)
    if hour > 23 or minute > 59:
        raise Unclear(f"“{clock[0]}” is no time of day.")
    return f"{hour:02}:{minute:02}"


def _in_words(days: tuple[int, ...]) -> str:
    if days == _SETS["daily"]:
        return "daily"
    if days == _SETS["weekdays"]:
        return "weekdays"
    names = [f"{DAYS[day]}s" for day in days]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
