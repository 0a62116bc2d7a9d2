from summarizer.answering import matching
from summarizer.answering.fitness import Fitness
from summarizer.answering.matching import Matcher, Terms
from summarizer.types import Source
from tests.factories import make_article


def fitness(question: str, text: str) -> Fitness:
    terms = Terms("en")
    asked = matching.understood(question, terms)
    source = Source(key=0, article=make_article(text, language="en"))
    return Fitness(asked, list(matching.passages(source, Matcher(asked, terms), terms)))


def test_a_figure_is_missed_the_more_the_more_of_the_question_is_there() -> None:
    found = fitness("How much do trains cost?", "The trains cost a lot. They cost 40 euros.")

    assert found.features(0, 1.0, None)["figure lacking"] == 1
    assert found.features(0, 0.5, None)["figure lacking"] == 0.5
    assert found.features(1, 1.0, None)["figure lacking"] == 0
    assert found.lack(0) == {"no figure": 1, "no number": 1}
    assert found.lack(1) == {"no figure": 0, "no number": 0}


def test_a_day_need_not_be_told_in_numbers() -> None:
    found = fitness("When did the ferry sink?", "The ferry sank in fog.")

    assert found.lack(0) == {"no figure": 1}


def test_what_follows_the_words_of_the_question_with_its_figure_is_told() -> None:
    found = fitness("How much do trains cost?", "The trains cost a lot. Some pay 40 euros.")

    assert found.features(1, 0.2, 0.9)["figure here"] == 0.9


def test_a_number_counts_where_it_stands_by_what_is_counted() -> None:
    text = "Twelve small goats swam. There the goats ate with 40 men."
    found = fitness("How many goats swam?", text)

    assert found.features(0, 1.0, None)["counted"] == 0.5
    assert found.features(1, 1.0, None)["counted"] == 0.5 - 1
    assert found.features(1, 1.0, None)["not counted"] == 1


def test_nothing_is_missed_where_no_kind_is_asked_for() -> None:
    found = fitness("Did the ferry sink?", "The ferry sank.")

    assert found.features(0, 1.0, None) == {}
    assert found.lack(0) == {}


def test_who_is_missed_where_nobody_is_told_of() -> None:
    found = fitness("Who bakes the bread?", "Bread is baked on the way. A baker is aboard.")

    assert found.lack(0)["no person"] == 1
    assert found.lack(1)["no person"] == 0


def test_a_role_is_missed_where_only_what_it_is_of_is_told() -> None:
    found = fitness("Who is the mayor of Ostrey?", "Ostrey is old. Its mayor, Ines Dahl, is 60.")

    assert found.features(0, 1.0, None)["role lacking"] == 1
    assert found.features(1, 1.0, None)["role lacking"] == 0


def test_what_who_is_to_have_done_is_missed() -> None:
    found = fitness("Who will run the mill?", "The mill is old. Ines Dahl runs it. Its head left.")
    lacking = [found.features(place, 1.0, None)["deed lacking"] for place in range(3)]

    assert lacking == [1, 0, 0]
