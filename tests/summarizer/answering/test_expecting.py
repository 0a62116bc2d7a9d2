from summarizer.answering import answers
from summarizer.answering.expecting import Features
from summarizer.types import Source
from tests.factories import make_article


def features(question: str, text: str) -> list[Features]:
    """The features of each sentence of a text, in order."""
    source = Source(key=0, article=make_article(text, language="en"))
    (evidence,) = answers.gathered(question, [source], answers.STATED.expected)
    return [evidence.features(place) for place in range(len(evidence.passages))]


def test_a_word_that_asks_is_missed_less_than_one_that_tells() -> None:
    asking, telling = features(
        "What is the name of the ferry?", "The ferry sank. The name is long."
    )

    assert asking["expected lacking"] < telling["expected lacking"]


def test_a_word_that_all_sentences_have_makes_none_likelier() -> None:
    text = "The ferry sank in fog. The ferry was old. The ferry was mended."
    sank, old, _ = features("Where did the ferry sink?", text)

    assert sank["likelihood"] > old["likelihood"]


def test_tells_that_what_is_asked_for_by_rank_or_number_is_lacking() -> None:
    had, lacking = features(
        "Who was the first of 40 goats?", "Ines was the first of 40. Goats ate."
    )

    assert had["singled out"] == had["figures"] == 0.5
    assert lacking["singled out"] == lacking["figures"] == -0.5
