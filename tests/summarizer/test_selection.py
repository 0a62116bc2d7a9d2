"""Which set of sentences is taken."""

from summarizer import selection
from summarizer.candidates import Needs
from summarizer.importance import STATED, Importance
from summarizer.reading import Reading


def taken(
    lines: list[str], count: int, among: range | None = None, needs: Needs | None = None
) -> list[int]:
    reading = Reading(lines, "en")
    weighed = Importance(reading, None, STATED)
    return selection.take(reading, weighed, among or range(len(lines)), count, needs=needs or {})


NEWS = [
    "The bridge at Ambele was closed on Friday after a lorry struck a pillar.",
    "Engineers will examine the pillar of the bridge for three weeks.",
    "The bridge at Ambele was closed on Friday because a lorry had struck a pillar.",
    "A choir sang in the market hall that evening, as it does every second year in May.",
]


def test_a_set_does_not_say_the_same_twice() -> None:
    assert 1 in taken(NEWS, 2)
    assert not {0, 2} <= set(taken(NEWS, 2))


def test_what_only_begins_another_sentence_says_nothing_more() -> None:
    short = "Unless countries draw up bolder plans against floods, losses could be profound."
    long = (
        "Unless countries draw up bolder plans against floods, skippers of Kindia say, the losses "
        "of the harbours, mills and villages along the river could be profound within ten years."
    )

    assert taken([short, long, long.replace("skippers", "crews"), NEWS[3]], 2) == [1, 3]


def test_sentences_with_other_figures_do_not_say_the_same() -> None:
    lines = [f"The village of Lenn {n} lost {n * 7} of its sheep on Monday." for n in range(1, 4)]

    assert taken(lines, 3) == [0, 1, 2]


def test_a_sentence_has_to_be_worth_its_length() -> None:
    padding = " in what was called an evening of much song and little sleep for most of them" * 2
    lines = [NEWS[0], NEWS[1], NEWS[1].replace(".", f"{padding}.")]

    assert taken(lines, 2) == [0, 1]


def test_only_candidates_are_taken() -> None:
    assert set(taken(NEWS, 2, range(1, 4))) <= {1, 2, 3}


def test_what_leans_is_taken_only_beside_what_it_leans_on() -> None:
    assert taken(NEWS, 1) == [0]
    assert taken(NEWS, 1, needs={0: {1}}) == [2]
    assert taken(NEWS[:2], 2, needs={0: {1}}) == [0, 1]
    assert taken(NEWS[:2], 2, needs={0: {3}}) == [1]


def test_fragments_are_taken_only_where_there_is_little_else() -> None:
    lines = ["The bridge closed.", *NEWS[:2]]

    assert taken(lines, 2) == [1, 2]
    assert taken(lines, 3) == [0, 1, 2]


def test_nothing_gives_nothing() -> None:
    assert taken([], 3) == []
