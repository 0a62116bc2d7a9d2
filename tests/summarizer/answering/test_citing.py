from collections.abc import Sequence

from summarizer import sentences
from summarizer.answering.citing import Shown, arranged
from summarizer.types import Answer, Citation, Span


def shown(question: str, told: Sequence[tuple[str, float]], *, good: int | None = None) -> Shown:
    """What is shown of a sentence an article, with their scores; the first `good` were found."""
    cited = tuple(
        Citation(start=0, end=len(text), source=key, context=Span(start=0, end=1), score=score)
        for key, (text, score) in enumerate(told)
    )
    answer = Answer(
        question=question, citations=cited[:good], nearest=cited[good or 99 :], score=told[0][1]
    )
    found = arranged(answer, lambda key: told[key][0])
    assert found is not None
    return found


def sources(citations: Sequence[Citation]) -> list[int]:
    return [one.source for one in citations]


def test_other_articles_figures_stand_beside_the_first() -> None:
    told = shown(
        "How many people were hurt in Ostrey?",
        [
            ("In Ostrey 12 people were hurt.", 0.8),
            ("At least 17 people were hurt in Ostrey.", 0.6),
            ("The number of the hurt in Ostrey is 12.", 0.5),
        ],
    )

    assert sources(told.sides) == [1]


def test_figures_are_compared_only_where_a_figure_is_asked_for() -> None:
    told = shown(
        "Who was hurt in Ostrey?",
        [("In Ostrey 12 people were hurt.", 0.8), ("In Ostrey 17 people were hurt.", 0.6)],
    )

    assert told.sides == ()


def test_a_much_worse_sentence_is_no_other_side() -> None:
    told = shown(
        "How many people were hurt in Ostrey?",
        [("In Ostrey 12 people were hurt.", 0.8), ("The bridge has 17 arches.", 0.1)],
    )

    assert told.sides == ()


def test_what_adds_nothing_is_left_out() -> None:
    told = shown(
        "Who held the dam?",
        [
            ("Soldiers held the dam in Ostrey.", 0.9),
            ("The dam in Ostrey was held by soldiers.", 0.8),
            ("Farmers brought sand and stones.", 0.5),
        ],
    )

    assert sources(told.also) == [2]


def test_a_near_miss_that_is_almost_as_good_is_shown_as_well() -> None:
    told = shown(
        "What did Dahlgard say?",
        [("Dahlgard said it held.", 0.5), ("Dahlgard said the mill was lost.", 0.3)],
        good=1,
    )

    assert sources(told.also) == [1]


def test_nothing_is_shown_where_nothing_answers() -> None:
    assert arranged(Answer(question="?", citations=(), nearest=(), score=0.0), str) is None


def test_the_sentence_that_is_leant_on_is_not_shown_twice() -> None:
    text = "The dam broke on Monday. It flooded the mill."
    first, second = sentences.spans(text)
    context = Span(start=0, end=len(text))
    leaning = Citation(
        start=second.start, end=second.end, source=1, context=context, score=0.9, before=first
    )
    leant_on = Citation(start=0, end=first.end, source=1, context=context, score=0.8)
    answer = Answer(question="What?", citations=(leaning, leant_on), nearest=(), score=0.9)
    found = arranged(answer, lambda _: text)

    assert found is not None
    assert found.every == (leaning,)
