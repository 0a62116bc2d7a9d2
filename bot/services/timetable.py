"""When a digest is due, from the words people use and back into words.

Times are wall-clock times in an IANA zone, so 09:00 stays 09:00 when the clocks change.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from difflib import get_close_matches
from zoneinfo import ZoneInfo

from bot.zones import known_zones, zone_or_utc

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

MOST_TIMES = 4
"""So many digests a day, at the most."""


class Unclear(ValueError):
    """Words that name no day or time; the text says what to write instead.

    `about` is which part it is about: "days", "first" (the time) or "zone".
    """

    def __init__(self, told: str, about: str = "days") -> None:
        super().__init__(told)
        self.about = about


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Days (0 is Monday), times such as "09:00" in order, and a zone.

    A time that a day skips as the clocks go forward is meant by the clock before they did: 02:30 is
    then 03:30. One that a day has twice is its first.
    """

    days: tuple[int, ...]
    at: tuple[str, ...]
    zone: str

    def __str__(self) -> str:
        """In words: "weekdays at 09:00 Europe/London"."""
        return f"{_in_words(self.days)} at {_joined(self.at)} {self.zone}"

    def latest(self, now: datetime) -> datetime:
        """The last moment up to `now` at which it was due, in its zone."""
        past = (moment for moment in self._near(now, -8, 2) if _utc(moment) <= _utc(now))
        return max(past, key=_utc)

    def following(self, now: datetime) -> datetime:
        """The first moment after `now` at which it is due, in its zone."""
        coming = (moment for moment in self._near(now, -1, 9) if _utc(moment) > _utc(now))
        return min(coming, key=_utc)

    def _near(self, now: datetime, first: int, last: int) -> Iterator[datetime]:
        """The moments of the days around now: a week and a day hold each day of the week."""
        here = ZoneInfo(self.zone)
        today = now.astimezone(here).date()
        for ahead in range(first, last):
            day = today + timedelta(days=ahead)
            if day.weekday() in self.days:
                for at in self.at:
                    moment = datetime.combine(day, time.fromisoformat(at), tzinfo=here)
                    yield moment.astimezone(UTC).astimezone(here)


def parse(text: str, zone: str) -> Times:
    """The times that these words name; `zone` where they name none. Raises `Unclear`."""
    days: set[int] = set()
    times: set[str] = set()
    zones = [zone_or_utc(zone)]
    said = _words(text)
    for word in said:
        if word in known_zones():
            zones.append(known_zones()[word])
        elif named := _days(word):
            days.update(named)
        elif clock := _AT.fullmatch(word):
            times.add(_time(clock))
        elif word not in _FILLER:
            raise Unclear(f"“{_as_written(word, text)}” is no day, time or time zone that I know.")
    if not times and "mornings" in said:
        times.add(_MORNING)
    _check(days, times)
    return Times(days=tuple(sorted(days)), at=tuple(sorted(times)), zone=zones[-1])


def times_of(days: Sequence[int], at: Sequence[str], zone: str) -> Times:
    """The times that were picked, in order, in the zone that was typed. Raises `Unclear`."""
    _check(days, at)
    known = known_zones().get(zone.strip().lower().replace(" ", "_"))
    if known is None:
        near = get_close_matches(zone, sorted(known_zones().values()), n=1)
        hint = f"Did you mean {near[0]}?" if near else "Write it like Europe/Paris."
        raise Unclear(f"I know no time zone “{zone}”. {hint}", about="zone")
    return Times(days=tuple(sorted(days)), at=tuple(sorted(at)), zone=known)


def _check(days: Collection[int], times: Collection[str]) -> None:
    if not days:
        raise Unclear("Say on which days: daily, weekdays, or names of days.")
    if not times:
        raise Unclear("Say at what time: 09:00, for example.", about="first")
    if len(times) > MOST_TIMES:
        raise Unclear(f"A digest comes at most {MOST_TIMES} times a day.", about="first")


def _words(text: str) -> list[str]:
    """What was said, in lower case, with what belongs together in one word."""
    said = re.sub(r"(\d)\s+([ap]m)\b", r"\1\2", text.lower())
    said = re.sub(r"\bevery\s+(day|morning)\b", r"\1s", said).replace("noon", "12:00")
    return [word for word in re.split(r"[\s,]+", re.sub(r"\s*[-–]\s*(?=[a-z])", "-", said)) if word]


def _as_written(word: str, text: str) -> str:
    """A word of `text` with the capitals that it had there."""
    written = re.search(re.escape(word), text, re.IGNORECASE)
    return written[0] if written else word


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
    return _joined([f"{DAYS[day]}s" for day in days])


def _joined(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _utc(moment: datetime) -> datetime:
    """The moment where no clock is ever put back, so that two can be compared."""
    return moment.astimezone(UTC)
