"""Questions to what is remembered: their time, and the questions they lean on."""

from datetime import date
from typing import Any

import pytest

from bot.services.questions import Answered, Questions
from bot.services.reading import to_store
from storage import Store
from summarizer.types import Brief
from tests.factories import NOON, make_article, make_conversation, make_share, make_viewer

TODAY = date(2026, 11, 25)
MARCH = "The harbour board said that the ferry to Skarholm will cost 12 crowns."
NOVEMBER = "The harbour board said that the ferry to Skarholm will cost 19 crowns."
PRICE = "How much will the ferry to Skarholm cost"


def add(store: Store, text: str, **about: Any) -> int:
    new = to_store(
        Brief(article=make_article(text, language="en", **about), points=(), quotes=()),
        workspace="T1",
        scope="public",
        address=f"https://example.com/{len(text)}/{about.get('published')}",
        read_at=NOON,
    )
    with store.begin() as uow:
        uow.conversations.put(make_conversation("C1"))
        share = uow.shares.add(make_share(message=text, source=text))
        id_ = uow.articles.add(new)
        uow.shares.read(share, id_, NOON)
    return id_


@pytest.fixture
def asked(store: Store) -> Questions:
    """Two articles that differ, of March and of last week."""
    add(store, MARCH, published="2026-03-03")
    add(store, NOVEMBER, published="2026-11-18")
    return Questions(store)


def best(answered: Answered) -> str:
    cited = answered.answer.citations[0]
    return cited.of(answered.articles[cited.source].article.text)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("last week", NOVEMBER),
        ("since November", NOVEMBER),
        ("since 2026", None),
        ("yesterday", None),  # nothing is of that day: everything is asked
    ],
)
def test_articles_of_the_time_asked_about_answer(
    asked: Questions, when: str, expected: str | None
) -> None:
    answered = asked.answer(make_viewer(), f"{PRICE} {when}?", today=TODAY)

    assert best(answered) == expected if expected else best(answered) in (MARCH, NOVEMBER)


def test_since_an_event_begins_with_the_article_about_it(store: Store, asked: Questions) -> None:
    add(store, "The election of the mayor was won by Ines Dahlgard.", published="2026-10-10")

    answered = asked.answer(make_viewer(), f"{PRICE} since the election?", today=TODAY)

    assert best(answered) == NOVEMBER


def test_a_follow_up_leans_on_the_question_before_it(asked: Questions) -> None:
    answered = asked.answer(make_viewer(), "And how much?", earlier=["What will the ferry cost?"])

    assert best(answered) in (MARCH, NOVEMBER)
    assert answered.answer.question == "And how much?"


def test_a_follow_up_to_nothing_is_not_answered(asked: Questions) -> None:
    assert asked.answer(make_viewer(), "And how much?").answer.citations == ()


@pytest.mark.parametrize("question", ["Will it rain?", "And the volcano?"])
def test_the_answer_to_the_question_before_is_not_given_again(
    asked: Questions, question: str
) -> None:
    earlier = ["What will the ferry cost?"]

    assert asked.answer(make_viewer(), question, earlier=earlier).answer.citations == ()


def test_a_follow_up_is_met_by_words_of_one_meaning(asked: Questions) -> None:
    answered = asked.answer(
        make_viewer(), "And the fee?", earlier=["What will the ferry to Skarholm cost?"]
    )

    assert answered.answer.citations
