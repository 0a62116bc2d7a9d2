"""What is kept of what Slack said."""

import threading
from datetime import datetime, timedelta

import pytest

from bot.keeping import FRESH, Kept
from tests.factories import NOON


@pytest.fixture
def now() -> list[datetime]:
    return [NOON]


@pytest.fixture
def kept(now: list[datetime]) -> Kept[str]:
    return Kept(lambda: now[0], most=3)


class Told:
    """Answers, and counts how often it was asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> str:
        self.times += 1
        return f"answer {self.times}"


def test_what_was_told_is_not_asked_again(kept: Kept[str]) -> None:
    ask = Told()

    assert [kept.get("a", ask), kept.get("a", ask)] == ["answer 1", "answer 1"]


@pytest.mark.parametrize("away", [FRESH, -FRESH], ids=["later", "where the clock went back"])
def test_what_was_told_long_ago_is_asked_again(
    kept: Kept[str], now: list[datetime], away: timedelta
) -> None:
    ask = Told()
    kept.get("a", ask)
    now[0] += away

    assert kept.get("a", ask) == "answer 2"


def test_what_was_told_before_something_changed_is_asked_again(
    kept: Kept[str], now: list[datetime]
) -> None:
    ask = Told()
    kept.get("a", ask)

    assert kept.get("a", ask, since=now[0]) == "answer 2"


def test_what_is_dropped_is_asked_again(kept: Kept[str]) -> None:
    ask = Told()
    kept.get("a", ask)
    kept.drop("a")

    assert kept.get("a", ask) == "answer 2"


def test_what_is_dropped_while_it_is_answered_is_asked_again(kept: Kept[str]) -> None:
    def old() -> str:
        kept.drop("a")
        return "old"

    assert [kept.get("a", old), kept.get("a", lambda: "new")] == ["old", "new"]


def test_a_slow_answer_keeps_nobody_waiting_who_asks_about_another(kept: Kept[str]) -> None:
    asking, others = threading.Event(), threading.Event()

    def slow() -> str:
        asking.set()
        return "in time" if others.wait(30) else "the other waited"

    answers: list[str] = []
    first = threading.Thread(target=lambda: answers.append(kept.get("a", slow)))
    first.start()
    asking.wait(30)
    kept.get("b", Told())
    others.set()
    first.join()

    assert answers == ["in time"]


def test_of_two_who_ask_about_the_same_one_asks(kept: Kept[str]) -> None:
    asked, told = threading.Barrier(2), Told()

    def get() -> None:
        asked.wait(30)
        kept.get("a", told)

    second = threading.Thread(target=get)
    second.start()
    get()
    second.join()

    assert told.times == 1


def test_only_what_was_last_asked_for_is_kept(kept: Kept[str]) -> None:
    ask = Told()
    for name in ("a", "b", "c", "a", "d"):
        kept.get(name, ask)
    kept.get("a", ask)
    kept.get("b", ask)

    assert (ask.times, len(kept)) == (5, 3)


def test_a_failure_to_answer_is_not_kept(kept: Kept[str]) -> None:
    def fail() -> str:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        kept.get("a", fail)

    assert kept.get("a", Told()) == "answer 1"
