import pytest

from summarizer.answering import matching
from summarizer.answering.matching import Likeness, Matcher, Passage, Question, Terms
from summarizer.types import Article, Block, Source


def understood(text: str, language: str = "en") -> Question:
    return matching.understood(text, Terms(language))


def likeness(question: str, word: str) -> Likeness | None:
    terms = Terms("en")
    match = Matcher(matching.understood(question, terms), terms)[word]
    return match.likeness if match else None


def seen(question: str, text: str, language: str = "en") -> Passage:
    terms = Terms(language)
    matcher = Matcher(matching.understood(question, terms), terms)
    article = Article(text=text, blocks=(Block(start=0, end=len(text)),), language=language)
    source = Source(key=1, article=article)
    return next(iter(matching.passages(source, matcher, terms)))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("invaded", Likeness.SAME),
        ("INVADE", Likeness.SAME),
        ("invasion", Likeness.FAMILY),
        ("attacked", Likeness.MEANING),
        ("inventory", None),
        ("goat", None),
    ],
)
def test_tells_how_a_word_is_like_one_of_the_question(word: str, expected: Likeness | None) -> None:
    assert likeness("Who invaded Varenholm?", word) is expected


def test_knows_irregular_forms_and_number_words() -> None:
    assert likeness("Who wins three prizes?", "won") is Likeness.SAME
    assert likeness("Who wins three prizes?", "3") is Likeness.SAME
    assert likeness("Who counted 1200 goats?", "1,200") is Likeness.SAME


def test_knows_one_family_by_its_first_letters() -> None:
    assert likeness("Who invaded Varenholm?", "invasion") is Likeness.FAMILY


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Who bakes the bread?", "baker"),
        ("Who runs in the morning?", "runner"),
        ("Who owns the mill?", "owners"),
    ],
)
def test_who_does_something_is_told_by_the_noun_for_those_who_do(question: str, word: str) -> None:
    assert likeness(question, word) is Likeness.FAMILY
    assert likeness(question.replace("Who", "What"), word) is not Likeness.FAMILY


def test_the_month_is_not_what_the_march_is() -> None:
    assert likeness("When is the march?", "March") is None
    assert likeness("When is the march?", "marches") is Likeness.SAME
    assert likeness("What happened in March?", "March") is Likeness.SAME


def test_a_price_tells_how_much_is_paid_and_not_who_pays() -> None:
    assert likeness("How much do they pay for it?", "cost") is Likeness.MEANING
    assert likeness("Who pays for it?", "cost") is None
    assert likeness("Who pays for it?", "funded") is Likeness.MEANING


def test_the_news_has_words_of_its_own_for_one_thing() -> None:
    assert likeness("How many were hurt?", "injured") is Likeness.MEANING
    assert likeness("Why did the train crash?", "collision") is Likeness.MEANING


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Why did it succeed?", "failed"),
        ("Is it legal?", "illegal"),
        ("What is the unproven claim?", "proven"),
    ],
)
def test_knows_opposites(question: str, word: str) -> None:
    assert likeness(question, word) is Likeness.OPPOSITE


def test_a_question_knows_its_names_and_which_words_stand_together() -> None:
    question = understood("When did Ines Dahlgard repair Ostrey's old mill?")

    assert question.names == {"ine", "dahlgard", "ostrey"}
    assert question.full_names == (("ine", "dahlgard"),)
    assert ("old", "mill") in question.pairs


def test_a_passage_tells_where_the_words_of_the_question_stand() -> None:
    passage = seen("Who repaired the dam?", "The dam was repaired, dam and mill.")

    assert passage.places == {"dam": [1, 4], "repair": [3]}
    assert passage.size == 7


def test_the_seams_between_words_without_spaces_count_as_found() -> None:
    passage = seen("大桥中午关闭", "中午大桥中断。", "zh")

    assert "桥中" in passage.known
    assert "午关" not in passage.known


def test_english_tables_are_not_used_for_other_languages() -> None:
    terms = Terms("de")
    found = Matcher(matching.understood("Wer war die Person?", terms), terms)

    assert found["people"] is None
