from summarizer.answering import answers
from summarizer.answering.evidence import Evidence
from summarizer.types import Source
from tests.factories import make_article


def evidence(question: str, text: str) -> Evidence:
    source = Source(key=0, article=make_article(text, language="en"))
    (found,) = answers.gathered(question, [source], answers.STATED.expected)
    return found


def test_what_the_next_sentence_adds_is_told_apart_by_whether_it_leans() -> None:
    question = "Who mended the ferry in winter?"
    leaning = evidence(question, "Ines Dahl mended the ferry. It sank in winter.").features(0)
    alone = evidence(question, "Ines Dahl mended the ferry. Goats swim in winter.").features(0)

    assert leaning["after"] == alone["after"] > 0
    assert leaning["leant on"] == leaning["after"]
    assert alone["leant on"] == 0


def test_a_name_that_stands_nowhere_is_told_whatever_is_asked_for() -> None:
    told = "Ines Dahl mended the ferry. It sank in Ostrey."
    here = evidence("Who mended the ferry in Ostrey?", told).certainty(0)
    nowhere = evidence("Who mended the ferry in Halvora?", told).certainty(0)

    assert here["name nowhere"] == 0
    assert nowhere["name nowhere"] == 1


def test_words_of_one_meaning_are_enough_to_miss_a_figure() -> None:
    found = evidence("How many were hurt?", "Dahl was injured. Goats swam.")

    assert found.features(0)["figure lacking"] == 1
