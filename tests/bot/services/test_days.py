"""Days as people write them, seen from Wednesday, 25 November 2026."""

from datetime import date

import pytest

from bot.services import days

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("said", "first", "end"),
    [
        ("today", "2026-11-25", "2026-11-26"),
        ("Yesterday", "2026-11-24", "2026-11-25"),
        ("this week", "2026-11-23", "2026-11-30"),
        ("last week", "2026-11-16", "2026-11-23"),
        ("last-week", "2026-11-16", "2026-11-23"),
        ("last month", "2026-10-01", "2026-11-01"),
        ("last year", "2025-01-01", "2026-01-01"),
        ("7d", "2026-11-18", "2026-11-26"),
        ("2 weeks", "2026-11-11", "2026-11-26"),
        ("9m", "2026-02-25", "2026-11-26"),
        ("1y", "2025-11-25", "2026-11-26"),
        ("2026-11-01", "2026-11-01", "2026-11-02"),
        ("2026-12", "2026-12-01", "2027-01-01"),
        ("2024", "2024-01-01", "2025-01-01"),
        ("monday", "2026-11-23", "2026-11-24"),
        ("wed", "2026-11-25", "2026-11-26"),
        ("last wednesday", "2026-11-18", "2026-11-19"),
        ("1 nov", "2026-11-01", "2026-11-02"),
        ("Nov 1st, 2025", "2025-11-01", "2025-11-02"),
        ("december", "2025-12-01", "2026-01-01"),
    ],
)
def test_is_understood(said: str, first: str, end: str) -> None:
    meant = days.read(said, TODAY)

    assert meant == days.Days(first=date.fromisoformat(first), end=date.fromisoformat(end))


@pytest.mark.parametrize(
    "said", ["", "soon", "31-02-2026", "2026-02-31", "2026-13", "11/01/2026", "9999999y", "x7d"]
)
def test_is_no_date(said: str) -> None:
    assert days.read(said, TODAY) is None


def test_the_last_of_a_month_goes_back_to_the_last_of_a_shorter_one() -> None:
    meant = days.read("1m", date(2026, 3, 31))

    assert meant is not None
    assert meant.first == date(2026, 2, 28)
