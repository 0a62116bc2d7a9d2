import pytest

from summarizer.answering import matching
from summarizer.answering.contrasts import contrasts
from summarizer.answering.matching import Matcher, Terms
from summarizer.types import Source
from tests.factories import make_article


def contrast(question: str, sentence: str) -> dict[str, float]:
    terms = Terms("en")
    asked = matching.understood(question, terms)
    source = Source(key=0, article=make_article(sentence, language="en"))
    (passage,) = matching.passages(source, Matcher(asked, terms), terms)
    return contrasts(asked, passage)


@pytest.mark.parametrize(
    ("feature", "question", "against", "along"),
    [
        (
            "another year",
            "What was built in 1875?",
            "The hall was built in 1975.",
            "The hall was built in 1875, not 1975.",
        ),
        (
            "past for coming",
            "When will the hall open?",
            "The hall was opened on Monday.",
            "The hall opens on Monday.",
        ),
        (
            "prefix lacking",
            "How many non-members voted?",
            "Nine members voted.",
            "Nine non-members voted.",
        ),
        (
            "prefix added",
            "Where did the members riot?",
            "The anti-members riot was in Ostrey.",
            "The members rioted in Ostrey.",
        ),
        (
            "names in part",
            "When did Robert Harper resign?",
            "Anna Harper resigned in May.",
            "Robert Harper resigned in May.",
        ),
        ("denial asked", "Who did not resign?", "Anna resigned.", "Anna did not resign."),
    ],
)
def test_tells_what_goes_against_the_question(
    feature: str, question: str, against: str, along: str
) -> None:
    assert contrast(question, against)[feature] == 1
    assert contrast(question, along)[feature] == 0


def test_tells_how_much_of_the_wording_comes_in_the_same_order() -> None:
    found = contrast("Who mended the old ferry?", "Goats mended the old ferry.")
    turned = contrast("Who mended the old ferry?", "Old goats mended the ferry.")

    assert found["in order"] == found["unbroken"] == 4 / 5
    assert turned["in order"] == 3 / 5
    assert turned["unbroken"] == 2 / 5
