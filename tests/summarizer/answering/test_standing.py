from summarizer.answering import answers
from summarizer.answering.standing import Standing, standings
from summarizer.types import Source
from tests.factories import make_article


def stand(question: str, *texts: str) -> dict[int, Standing]:
    sources = [
        Source(key=key, article=make_article(text, language="en")) for key, text in enumerate(texts)
    ]
    evidence = next(iter(answers.gathered(question, sources, {})))
    return standings(evidence.question, evidence.passages)


def test_the_article_whose_paragraph_has_most_comes_first() -> None:
    found = stand("Who won the chess prize?", "The dam broke.", "A goat won the chess prize.")

    assert found[1].place == 1
    assert found[1].share == 1
    assert found[0].place == 0.5


def test_how_far_an_article_is_ahead_is_told() -> None:
    far = stand("Who won the chess prize?", "A goat won the chess prize.", "The dam broke.")
    near = stand("Who won the chess prize?", "A goat won the chess prize.", "He won a prize.")

    assert far[0].worth_ahead > near[0].worth_ahead > 0
    assert near[1].worth_ahead < 0


def test_a_single_article_is_ahead_of_none() -> None:
    (alone,) = stand("Who won the chess prize?", "A goat won the chess prize.").values()

    assert alone.worth_ahead == alone.covered_ahead == 0


def test_words_in_one_paragraph_count_for_more_than_scattered_ones() -> None:
    together, scattered = "A goat won the chess prize.", "A goat won.\n\nChess.\n\nThe prize."
    found = stand("Which goat won the chess prize?", scattered, together)

    assert found[1].place == 1
    assert found[0].known == found[1].known


def test_nothing_in_common_is_worth_nothing() -> None:
    (alone,) = stand("Who won the chess prize?", "The dam broke.").values()

    assert alone.worth == alone.covered == 0
