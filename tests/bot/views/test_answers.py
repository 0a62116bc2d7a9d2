"""Answers, as Slack gets them."""

import pytest

from bot.views.answers import NOTHING_READ, answer_message
from storage.types import StoredArticle
from summarizer import sentences
from summarizer.types import Answer, Citation, Span
from tests.bot.views.helpers import NAME, TEXTS, elements, judged, make_pathological, shown
from tests.factories import make_article, make_stored


def cite(stored: StoredArticle, speaker: str | None = None) -> list[Citation]:
    """Every sentence of an article, as what may answer."""
    text = stored.article.text
    return [
        Citation(
            start=span.start,
            end=span.end,
            source=stored.id,
            context=Span(start=0, end=len(text)),
            score=1.0,
            speaker=speaker,
        )
        for span in sentences.spans(text)
    ]


def make_answer(*citations: Citation, question: str = "Who held?", nearest: int = 0) -> Answer:
    """An answer of all citations but the last so many, which were not good enough."""
    good = len(citations) - nearest
    return Answer(
        question=question, citations=citations[:good], nearest=citations[good:], score=0.5
    )


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_slack_takes_an_answer_of_anything(text: str) -> None:
    stored = make_pathological(text, title=NAME, site=NAME)
    answer = make_answer(*cite(stored, NAME), question=text)

    judged(answer_message(answer, {stored.id: stored}, echo=True))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_the_sentence_that_answers_is_a_slice_of_the_article(text: str) -> None:
    stored = make_stored(text)
    payload = judged(answer_message(make_answer(*cite(stored)[:1]), {stored.id: stored}))

    answered = elements(payload, "text")[0]["text"]
    assert answered in text or answered.startswith("(One sentence of 10,")


def test_an_answer_names_speaker_article_and_date() -> None:
    article = make_article(
        "She said it held.",
        title="Dam holds",
        url="https://example.com/dam",
        site="The Courier",
        published_printed="Thursday",
    )
    stored = make_stored(article=article)
    told = shown(judged(answer_message(make_answer(*cite(stored, "Ada Example")), {1: stored})))

    assert "She said it held.\n — Ada Example\n\n\nDam holds\n (The Courier, Thursday)" in told


def test_at_most_two_more_stand_under_also() -> None:
    stored = make_stored("One. Two. Three. Four. Five.")
    payload = judged(answer_message(make_answer(*cite(stored)), {1: stored}))

    assert shown(payload).startswith("One.")
    (also,) = elements(payload, "rich_text_list")
    assert [item["elements"][0]["text"] for item in also["elements"]] == ["Two.", "Three."]


def test_nothing_read_is_told_so() -> None:
    assert NOTHING_READ in shown(judged(answer_message(make_answer(), {})))


def test_one_article_that_does_not_answer_is_told_so() -> None:
    stored = make_stored()
    message = answer_message(make_answer(*cite(stored), nearest=2), {1: stored})

    assert "Nothing in this article answers that." in shown(judged(message))


def test_of_all_that_was_read_the_one_article_that_comes_near_is_named() -> None:
    stored = make_stored(article=make_article(title="Dam holds"))
    answer = make_answer(*cite(stored), nearest=2)
    told = shown(judged(answer_message(answer, {1: stored}, everywhere=True)))

    assert told.startswith("Nothing I have read answers that.")
    assert "The closest article I know is \nDam holds" in told


def test_where_nothing_answers_the_closest_article_is_named() -> None:
    stored = make_stored(article=make_article(title="Dam holds"))
    other = make_stored(id=2)
    message = answer_message(make_answer(*cite(stored), nearest=2), {1: stored, 2: other})

    assert "The closest article I know is \nDam holds" in shown(judged(message))


def test_the_question_is_repeated_where_the_answer_stands_alone() -> None:
    stored = make_stored()
    message = answer_message(make_answer(*cite(stored)), {1: stored}, echo=True)

    assert shown(judged(message)).startswith("Who held?\nThe dam held.")
