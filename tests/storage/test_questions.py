"""What was asked and not answered."""

from datetime import timedelta
from typing import Any

import pytest

from storage import Store
from tests.factories import NOON, make_question, make_viewer

HOUR = timedelta(hours=1)


def ask(store: Store, text: str = "Who won?", **values: Any) -> None:
    with store.begin() as uow:
        uow.questions.add(make_question(text, **values))


def unanswered(store: Store, **viewer: Any) -> list[str]:
    with store.read() as uow:
        asked = uow.questions.unanswered(make_viewer(**viewer), NOON - HOUR, NOON)
    return [question.text for question in asked]


def test_a_question_that_nothing_answered_is_remembered(store: Store) -> None:
    ask(store)

    assert unanswered(store) == ["Who won?"]


@pytest.mark.parametrize(
    "values",
    [
        {"answered": True},
        {"conversation": "C2"},
        {"workspace": "T2"},
        {"asked_at": NOON - HOUR},
        {"asked_at": NOON + HOUR},
    ],
    ids=str,
)
def test_what_was_answered_or_asked_elsewhere_or_at_another_time_is_not(
    store: Store, values: dict[str, Any]
) -> None:
    ask(store, **values)

    assert unanswered(store) == []


def test_questions_come_in_the_order_they_were_asked(store: Store) -> None:
    ask(store, "Second?", asked_at=NOON)
    ask(store, "First?", asked_at=NOON - HOUR / 2)

    assert unanswered(store) == ["First?", "Second?"]


def test_at_most_twenty_are_named(store: Store) -> None:
    for number in range(21):
        ask(store, f"Question {number}?")

    assert len(unanswered(store)) == 20


def test_what_was_asked_last_in_a_thread_is_known_in_order(store: Store) -> None:
    for minute, text in enumerate(("First?", "Second?", "Third?", "Fourth?")):
        ask(store, text, thread="1.1", asked_at=NOON + timedelta(minutes=minute))

    with store.read() as uow:
        asked = uow.questions.last_in(make_viewer(), "1.1", NOON - HOUR)
    assert [question.text for question in asked] == ["Second?", "Third?", "Fourth?"]


@pytest.mark.parametrize(
    "values",
    [
        {"thread": "2.2"},
        {"thread": None},
        {"conversation": "C2"},
        {"workspace": "T2"},
        {"asked_at": NOON - 2 * HOUR},
    ],
    ids=str,
)
def test_what_was_asked_in_another_thread_or_long_ago_is_not(
    store: Store, values: dict[str, Any]
) -> None:
    ask(store, **{"thread": "1.1"} | values)

    with store.read() as uow:
        assert uow.questions.last_in(make_viewer(), "1.1", NOON - HOUR) == ()


def test_questions_in_no_thread_are_those_of_a_direct_message(store: Store) -> None:
    ask(store, "Who won?")

    with store.read() as uow:
        (asked,) = uow.questions.last_in(make_viewer(), None, NOON - HOUR)
    assert asked.text == "Who won?"
