"""What to look for in an index to answer a question."""

import pytest

from summarizer.answering.matching import Terms
from summarizer.answering.sought import indexed, sought


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("What happened on October 7, 2023?", "2023-10-07"),
        ("What happened on 7 Oct 2023?", "2023-10-07"),
        ("What happened on the 7th of October 2023?", "2023-10-07"),
        ("What happened on 2023-10-07?", "2023-10-07"),
    ],
)
def test_a_day_that_is_named_is_a_day_and_no_words(question: str, day: str) -> None:
    found = sought(question)

    assert (found.days, found.terms) == (frozenset({day}), ("happen",))


@pytest.mark.parametrize(
    ("question", "outlet"),
    [
        ("What did The Fjord Ledger report?", ("The", "Fjord", "Ledger")),
        ("What did the Ledger's article say?", ("Ledger",)),
        ("According to Life and Style, who won?", ("Life", "and", "Style")),
    ],
)
def test_an_outlet_may_be_named(question: str, outlet: tuple[str, ...]) -> None:
    assert outlet in sought(question).outlets


def test_words_of_the_same_meaning_are_related() -> None:
    related = dict(sought("Who bought the company?").related)

    assert 0 < related["purchas"] < 1


def test_a_state_is_no_pronoun() -> None:
    assert indexed("The US and us", Terms("en")) == ["us"]
