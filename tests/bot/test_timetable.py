"""When a digest is due, from the words people use."""

from datetime import UTC, datetime

import pytest

from bot.services.timetable import Times, Unclear, parse
from bot.zones import zone_or_utc
from tests.factories import NOON

DAILY = (0, 1, 2, 3, 4, 5, 6)


@pytest.mark.parametrize(
    ("said", "days", "at"),
    [
        ("weekdays 09:00", (0, 1, 2, 3, 4), "09:00"),
        ("daily 7:30", DAILY, "07:30"),
        ("every day at 9 pm", DAILY, "21:00"),
        ("every Monday 8am", (0,), "08:00"),
        ("mornings", DAILY, "09:00"),
        ("Mon, Wed and Fri 17.15", (0, 2, 4), "17:15"),
        ("tues 12am", (1,), "00:00"),
        ("weekends 12pm", (5, 6), "12:00"),
        ("THURSDAYS 6", (3,), "06:00"),
        ("mon-fri 9:00", (0, 1, 2, 3, 4), "09:00"),
        ("Fri - Mon noon", (0, 4, 5, 6), "12:00"),
        ("every morning", DAILY, "09:00"),
        ("mornings 8am", DAILY, "08:00"),
    ],
)
def test_plain_words_are_understood(said: str, days: tuple[int, ...], at: str) -> None:
    times = parse(said, "UTC")

    assert (times.days, times.at) == (days, (at,))


def test_a_zone_may_be_written_in_lower_case() -> None:
    assert parse("weekdays 09:00 europe/paris", "UTC").zone == "Europe/Paris"


def test_a_zone_that_nobody_knows_is_utc() -> None:
    assert parse("weekdays 09:00", "Mars/Olympus").zone == "UTC"


def test_a_word_that_is_not_understood_is_shown_as_it_was_written() -> None:
    with pytest.raises(Unclear, match="“Mars/Olympus”"):
        parse("weekdays 09:00 Mars/Olympus", "UTC")


def test_a_profile_without_a_zone_is_utc() -> None:
    assert (zone_or_utc(""), zone_or_utc("asia/kolkata")) == ("UTC", "Asia/Kolkata")


def test_a_zone_in_the_words_wins() -> None:
    assert parse("weekdays 09:00 Europe/Paris", "UTC").zone == "Europe/Paris"


@pytest.mark.parametrize(
    "said",
    [
        "",
        "09:00",
        "daily 1am 2am 3am 4am 5am",
        "weekdays",
        "fridays 25:00",
        "someday 9:00",
        "monster 9:00",
        "daily 13pm",
    ],
)
def test_unclear_words_are_explained(said: str) -> None:
    with pytest.raises(Unclear, match=r"\.$"):
        parse(said, "UTC")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (DAILY, "daily at 09:00 UTC"),
        ((0, 1, 2, 3, 4), "weekdays at 09:00 UTC"),
        ((0,), "Mondays at 09:00 UTC"),
        ((0, 2, 4), "Mondays, Wednesdays and Fridays at 09:00 UTC"),
    ],
)
def test_times_are_told_in_words(days: tuple[int, ...], words: str) -> None:
    assert str(Times(days=days, at=("09:00",), zone="UTC")) == words


def test_what_is_later_today_comes_today() -> None:
    assert parse("daily 13:00", "UTC").following(NOON).day == NOON.day


def test_what_has_passed_comes_next_time() -> None:
    assert parse("mondays 11:00", "UTC").following(NOON) == datetime(2026, 11, 30, 11, tzinfo=UTC)


def test_the_wall_clock_counts_when_the_clocks_change() -> None:
    times = parse("sundays 09:00", "Europe/London")
    before_the_change = datetime(2026, 3, 28, 12, tzinfo=UTC)

    assert times.following(before_the_change).astimezone(UTC).hour == 8


@pytest.mark.parametrize(
    ("zone", "now", "due"),
    [
        ("Europe/London", datetime(2026, 10, 24, 12, tzinfo=UTC), "2026-10-25T09:00:00+00:00"),
        ("Europe/London", datetime(2026, 3, 28, 12, tzinfo=UTC), "2026-03-29T09:00:00+01:00"),
        ("America/New_York", datetime(2026, 11, 1, 4, tzinfo=UTC), "2026-11-01T09:00:00-05:00"),
        ("Australia/Sydney", datetime(2026, 10, 3, 12, tzinfo=UTC), "2026-10-04T09:00:00+11:00"),
    ],
)
def test_nine_stays_nine_whichever_way_the_clocks_change(
    zone: str, now: datetime, due: str
) -> None:
    assert parse("daily 09:00", zone).following(now).isoformat() == due


def test_a_time_that_comes_twice_or_never_is_due_once_a_day() -> None:
    times = parse("daily 02:30", "Europe/Berlin")
    now, due = datetime(2026, 10, 23, 12, tzinfo=UTC), []
    for _ in range(4):
        now = times.following(now).astimezone(UTC)
        due.append(now.day)

    assert due == [24, 25, 26, 27]


@pytest.mark.parametrize("said", ["weekdays 09:00", "daily 17:30", "mon, fri 7am", "weekends 8"])
def test_the_words_for_times_are_understood_again(said: str) -> None:
    times = parse(said, "Asia/Tokyo")

    assert parse(str(times), "UTC") == times


def test_zones_with_half_hours_are_kept() -> None:
    times = parse("daily 09:00", "Asia/Kolkata")

    assert times.following(NOON).astimezone(UTC).minute == 30


def test_a_time_that_the_clocks_skip_is_due_when_it_would_have_been() -> None:
    times = parse("daily 02:30", "Europe/Berlin")
    evening = datetime(2026, 3, 28, 20, tzinfo=UTC)

    assert times.following(evening).isoformat() == "2026-03-29T03:30:00+02:00"


def test_a_time_that_comes_twice_is_due_the_first_time() -> None:
    times = parse("daily 02:30", "Europe/Berlin")
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)

    assert times.following(datetime(2026, 10, 24, 20, tzinfo=UTC)).astimezone(UTC) == first
    assert times.latest(second).astimezone(UTC) == first


def test_a_leap_day_is_a_day() -> None:
    times = parse("daily 09:00", "UTC")

    assert times.following(datetime(2028, 2, 28, 12, tzinfo=UTC)).day == 29


def test_several_times_a_day_are_told_in_order() -> None:
    times = parse("weekdays 17:30 and 9am", "UTC")

    assert str(times) == "weekdays at 09:00 and 17:30 UTC"
    assert times.following(NOON).hour == 17
    assert times.latest(NOON).hour == 9


@pytest.mark.parametrize("zone", ["Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns"])
def test_the_latest_and_the_following_moment_meet(zone: str) -> None:
    times = parse("daily 00:00 and 02:15", zone)
    now = datetime(2026, 1, 1, tzinfo=UTC)
    for _ in range(800):  # a year and a month of it
        following = times.following(now).astimezone(UTC)
        assert times.latest(following).astimezone(UTC) == following > now
        now = following
