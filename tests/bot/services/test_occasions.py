from datetime import date

import pytest

from bot.services.occasions import Occasion, occasion

TODAY = date(2026, 11, 25)  # a Wednesday


@pytest.mark.parametrize(
    ("question", "rest", "since", "before"),
    [
        (
            "What did Lindqvast say last week?",
            "What did Lindqvast say?",
            date(2026, 11, 16),
            date(2026, 11, 23),
        ),
        (
            "What happened yesterday in Ostrey?",
            "What happened in Ostrey?",
            date(2026, 11, 24),
            date(2026, 11, 25),
        ),
        (
            "How many were hurt in the last 3 days?",
            "How many were hurt?",
            date(2026, 11, 22),
            date(2026, 11, 26),
        ),
        (
            "Which bills passed over the past month?",
            "Which bills passed?",
            date(2026, 10, 1),
            date(2026, 11, 1),
        ),
        (
            "What has Dahlgard said since Monday?",
            "What has Dahlgard said?",
            date(2026, 11, 23),
            None,
        ),
    ],
)
def test_reads_the_time_a_question_is_about(
    question: str, rest: str, since: date, before: date | None
) -> None:
    assert occasion(question, TODAY) == Occasion(question=rest, since=since, before=before)


def test_since_an_event_names_the_event() -> None:
    found = occasion("Who has resigned since the election?", TODAY)

    assert found == Occasion(question="Who has resigned?", event="the election")


@pytest.mark.parametrize("question", ["When was the line rebuilt?", "Who won?", "", "last"])
def test_a_question_of_no_time_has_none(question: str) -> None:
    assert occasion(question, TODAY) is None
