"""What a passage must hold at least, to be worth so much."""

from itertools import chain, combinations

import pytest

from storage.expressions import FTS5
from storage.subsets import worth_enough, written

WORTH = {"dam": 5.0, "storm": 4.0, "river": 3.0, "town": 2.0, "year": 1.0}


def subsets() -> list[tuple[str, ...]]:
    return list(chain.from_iterable(combinations(WORTH, size) for size in range(1, 6)))


@pytest.mark.parametrize("least", [0.5, 3.0, 5.5, 9.0, 15.0])
def test_whatever_is_worth_enough_holds_a_set_and_nothing_else_does(least: float) -> None:
    sets = [set(words) for words in worth_enough(list(WORTH.items()), least)]

    for held in subsets():
        enough = sum(WORTH[word] for word in held) >= least
        assert enough == any(words <= set(held) for words in sets)


def test_nothing_is_worth_more_than_all_of_them() -> None:
    assert worth_enough(list(WORTH.items()), 15.1) == []


def test_of_very_many_words_none_that_are_worth_enough_are_missed() -> None:
    worth = [(f"word{number}", 1.0) for number in range(20)]

    sets = worth_enough(worth, 10.0)

    assert len(sets) < 200
    held = {word for word, _ in worth[10:]}  # the ones that come last, and just enough of them
    assert any(set(words) <= held for words in sets)


def test_each_word_that_sets_begin_with_is_written_once() -> None:
    sets = [("dam", "storm"), ("dam", "river"), ("storm",)]

    assert written(sets, FTS5) == "((dam AND (storm OR river)) OR storm)"


def test_what_holds_a_word_alone_need_not_hold_another_with_it() -> None:
    assert written([("dam",), ("dam", "storm")], FTS5) == "dam"
