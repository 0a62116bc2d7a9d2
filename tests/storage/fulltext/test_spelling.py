"""Words that are written much like another."""

import pytest

from storage.fulltext.ranking import Candidate
from storage.fulltext.spelling import distance, nearest, slips


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [
        ("dam", "dam", 0),
        ("ferry", "fery", 1),
        ("ferry", "feryr", 1),
        ("ferry", "merry", 1),
        ("ferry", "ferries", 3),
        ("zakharova", "zakarov", 2),
    ],
)
def test_slips_are_counted(one: str, other: str, steps: int) -> None:
    assert distance(one, other, 3) == steps


def test_what_lies_far_apart_is_not_counted_out() -> None:
    assert distance("harbour", "election", 2) == 3


@pytest.mark.parametrize("right", ["ferry", "fery", "ferrry", "ferrx", "fery1"])
def test_every_slip_is_made(right: str) -> None:
    assert (right in set(slips("ferry"))) == (distance(right, "ferry", 3) <= 1)


def test_short_words_are_left_alone() -> None:
    assert list(slips("dam")) == []


def test_the_more_frequent_of_equals_is_nearest() -> None:
    texts = ("merry", "berry ferri", "berry")
    candidates = [
        Candidate(id=n, article_id=n, start=0, end=1, heading="", terms=terms, marks="")
        for n, terms in enumerate(texts)
    ]
    found = nearest("cerry", candidates)

    assert found is not None
    assert (found.token, found.article_id) == ("berry", 1)
