"""Which sentences cannot stand alone, by their wording."""

import pytest

from summarizer import leaning


@pytest.mark.parametrize(
    "sentence",
    [
        "But the council disagreed.",
        "“But the council disagreed,” Obi said.",
        "In addition, the bank will be raised.",
        "Two days later, the bridge fell.",
        "She left the court in silence.",
        "It was the worst flood in a century.",
        "Here the river turns north.",
        "The two met again in May.",
        "The next two months were hard.",
        "If not, the bank will be raised.",
        "Since then the bridge has been shut.",
        "As she left the court, rain fell.",
        "Many praised her.",
        "Three of them were his.",
    ],
)
def test_a_sentence_leans_that_says_less_without_what_stands_before(sentence: str) -> None:
    assert leaning.leans(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The council of Ostrey disagreed.",
        "So far 12 people were found.",
        "It is not clear whether the bridge will hold.",
        "There are 40 houses under water.",
        "This week the river fell.",
        "Those who stayed were brought to the school.",
        "Both the mill and the bridge fell.",
        "As she left the court, Ngozi Okoro wept.",
        "The mayor said that he would stay.",
        "In April he was at sea, Mr Obi said.",
    ],
)
def test_a_sentence_stands_alone_that_tells_whom_it_is_about(sentence: str) -> None:
    assert not leaning.leans(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "At the time, Ngozi Okoro was at sea.",
        "You know, like building a bank.",
        "In the ferry trade, that’s a good year.",
        "Even without the mill, this is the best bank.",
        "The council is asking whether that is the bank.",
        "Nothing came of it either.",
        "In the short term, that seems plausible.",
        "The mill of Ostrey fell, however.",
        "Okoro, though, is keen to build the mill.",
        "Ngozi Okoro called it “a scandal”.",
    ],
)
def test_a_sentence_may_go_back_to_the_one_before_by_its_middle_or_end(sentence: str) -> None:
    assert leaning.trails(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "At the time of the flood, the mill fell.",
        "The council said that is was late.",
        "It fell.",
        "The mill has it.",
    ],
)
def test_a_sentence_may_hold_the_same_words_and_go_back_to_nothing(sentence: str) -> None:
    assert not leaning.trails(sentence)


@pytest.mark.parametrize(
    ("sentence", "thing"),
    [
        ("Nothing came of those feelers.", "feeler"),
        ("The town resisted such fatalism.", "fatalism"),
        ("Little came of this search.", "search"),
        ("Those who stayed saw such towns as Ostrey.", None),
        ("Plans were made, and of those plans none was kept.", None),
        ("The river will fall by the end of this week.", None),
    ],
)
def test_what_a_sentence_points_back_at_is_told(sentence: str, thing: str | None) -> None:
    assert leaning.pointed_at(sentence) == thing


def test_a_first_word_that_is_a_name_elsewhere_tells_whom_a_pronoun_means() -> None:
    names = leaning.names("The mayor, Okoro, spoke.")

    assert leaning.leans("Okoro said that he would stay.")
    assert not leaning.leans("Okoro said that he would stay.", names)


@pytest.mark.parametrize(
    ("sentence", "before", "tells"),
    [
        ("The video was shared at once.", "A video of the flood was made.", True),
        ("The ships were boarded.", "Two ships left the harbour.", True),
        ("The video was shared at once.", "The flood came at night.", False),
    ],
)
def test_what_is_taken_for_known_is_looked_for_before(
    sentence: str, before: str, tells: bool
) -> None:
    found = leaning.told_before(sentence)

    assert found is not None
    assert leaning.tells_of(before, found) == tells


def test_a_name_is_not_taken_for_known() -> None:
    assert leaning.told_before("Ngozi Okoro was shown the video.") is None
