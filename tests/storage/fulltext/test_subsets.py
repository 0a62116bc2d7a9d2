"""What a passage must hold at least, and how weighty, to be worth so much."""

from collections.abc import Iterator, Sequence
from itertools import product

import pytest

from storage.fulltext.expressions import FTS5
from storage.fulltext.subsets import Held, Level, expected, worth_enough, written

WORTH = {"dam": 5.0, "storm": 4.0, "river": 3.0, "town": 2.0, "year": 1.0}
PLAIN = [(Level(word, worth, 0.1),) for word, worth in WORTH.items()]
TIERED = [
    (
        Level(word, worth, 0.1),
        Level(f"{word}+", 1.2 * worth, 0.02),
        Level(f"{word}++", 1.5 * worth, 0.01),
    )
    for word, worth in WORTH.items()
]


def passages(words: Sequence[tuple[Level, ...]]) -> Iterator[list[Level]]:
    """Every passage there can be, by the highest level that each of the words has there."""
    for chosen in product(*[(None, *levels) for levels in words]):
        yield [level for level in chosen if level is not None]


def holds(passage: list[Level], held: Held) -> bool:
    """A passage of a level is of every lower one, too."""
    words = {one.expression.rstrip("+"): one.worth for one in passage}
    return all(words.get(one.expression.rstrip("+"), 0.0) >= one.worth for one in held)


@pytest.mark.parametrize("least", [0.5, 3.0, 5.5, 9.0, 15.0])
def test_whatever_is_worth_enough_holds_a_set_and_nothing_else_does(least: float) -> None:
    sets = worth_enough(PLAIN, least)

    for passage in passages(PLAIN):
        enough = sum(level.worth for level in passage) >= least
        assert enough == any(holds(passage, held) for held in sets)


@pytest.mark.parametrize("least", [0.5, 4.4, 9.1, 17.9, 20.9])
def test_whatever_weighs_enough_to_be_worth_so_much_holds_a_set(least: float) -> None:
    sets = worth_enough(TIERED[:4], least)

    for passage in passages(TIERED[:4]):
        if sum(level.worth for level in passage) >= least:
            assert any(holds(passage, held) for held in sets)


def test_what_weighs_too_little_to_be_worth_so_much_holds_no_set() -> None:
    sets = worth_enough(TIERED[:2], 10.0)

    assert not any(holds([TIERED[0][0], TIERED[1][0]], held) for held in sets)


def test_nothing_is_worth_more_than_all_of_them() -> None:
    assert worth_enough(PLAIN, 15.1) == []


def test_of_very_many_words_none_that_are_worth_enough_are_missed() -> None:
    words = [(Level(f"word{number}", 1.0, 0.1),) for number in range(20)]

    sets = worth_enough(words, 10.0)

    assert len(sets) < 200
    last = [level for (level,) in words[10:]]  # the ones that come last, and just enough of them
    assert any(holds(last, held) for held in sets)


def test_each_word_that_sets_begin_with_is_written_once() -> None:
    dam, storm, river = (Level(word, 1.0, 0.1) for word in ("dam", "storm", "river"))

    assert written([(dam, storm), (dam, river), (storm,)], FTS5) == (
        "((dam AND (storm OR river)) OR storm)"
    )


def test_what_holds_a_word_alone_need_not_hold_another_with_it() -> None:
    dam, storm = Level("dam", 1.0, 0.1), Level("storm", 1.0, 0.1)

    assert written([(dam,), (dam, storm)], FTS5) == "dam"


def test_rare_words_are_expected_together_in_fewer_passages() -> None:
    dam, storm = Level("dam", 1.0, 0.1), Level("storm", 1.0, 0.02)

    assert expected([(dam, storm)]) == pytest.approx(0.002)
    assert expected([(dam, storm), (storm,)]) == pytest.approx(0.022)
