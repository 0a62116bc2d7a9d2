"""Digests, as Slack gets them."""

from typing import Any

import pytest

from bot.types import Compiled
from bot.views.digests import digest_message, nothing_message
from storage.types import StoredArticle
from summarizer.types import CitedPoint, CitedQuote, Digest, Period, Story, Voice
from tests.bot.views.helpers import (
    NAME,
    TEXTS,
    elements,
    items,
    judged,
    make_pathological,
    shown,
)
from tests.factories import make_article, make_share, make_stored

PERIOD = Period(start="2026-11-22T09:00:00+00:00", end="2026-11-23T09:00:00+00:00")


def compiled(
    *articles: StoredArticle, links: dict[int, str] | None = None, **digest: Any
) -> Compiled:
    """A digest in which every article is a story of its own, with all of its points."""
    stories = tuple(
        Story(
            members=(place,),
            title=stored.article.title,
            points=tuple(CitedPoint(brief=place, point=point) for point in stored.points),
            quote=CitedQuote(brief=place, quote=stored.quotes[0]) if stored.quotes else None,
        )
        for place, stored in enumerate(articles)
    )
    values: dict[str, Any] = {"stories": stories, "voices": (), "open_questions": ()}
    return Compiled(
        digest=Digest(period=PERIOD, **values | digest), articles=articles, links=links or {}
    )


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_slack_takes_a_digest_of_anything(text: str) -> None:
    articles = [make_pathological(text, title=NAME, site=NAME) for _ in range(20)]
    voices = tuple(Voice(name=NAME, role=text, articles=1, quotes=1) for _ in range(5))

    judged(digest_message(compiled(*articles, voices=voices, open_questions=(text,) * 20)))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_every_sentence_of_a_digest_is_a_slice_of_its_article(text: str) -> None:
    found = items(judged(digest_message(compiled(make_pathological(text)))))

    assert found
    assert all(item in text or item.startswith("(One sentence of 10,") for item in found)


def test_stories_beyond_the_twelfth_are_headlines_and_then_counted() -> None:
    articles = [make_stored(article=make_article(title=f"Story {n}")) for n in range(400)]
    told = shown(judged(digest_message(compiled(*articles))))

    assert "400 articles in 400 stories" in told
    assert "Also shared\nStory 12\n" in told
    assert "373 more stories: /news recent lists the articles." in told


def test_every_story_told_keeps_its_headline_however_long_its_points() -> None:
    text = TEXTS["long sentences only"]
    articles = [make_pathological(text, title=f"Story {n}") for n in range(12)]
    told = shown(judged(digest_message(compiled(*articles))))

    assert all(f"Story {n}" in told for n in range(12))


def test_a_story_shared_four_hundred_times_names_three_sharers() -> None:
    shares = tuple(make_share(id=n, user=f"U{n}") for n in range(400))
    payload = judged(digest_message(compiled(make_stored(shares=shares))))

    assert [user["user_id"] for user in elements(payload, "user")] == ["U0", "U1", "U2"]
    assert " and 397 more" in shown(payload)


def test_a_share_leads_to_its_thread() -> None:
    stored = make_stored(shares=(make_share(id=7),))
    payload = judged(digest_message(compiled(stored, links={7: "https://example.com/thread"})))

    assert "https://example.com/thread" in [found["url"] for found in elements(payload, "link")]


def test_voices_stand_with_their_roles() -> None:
    voices = (
        Voice(name="Ada Example", role="the mayor", articles=2, quotes=3),
        Voice(name="Ben Sample", articles=1, quotes=1),
    )
    told = shown(judged(digest_message(compiled(make_stored(), voices=voices))))

    assert told.endswith("Voices\nAda Example\n, the mayor\nBen Sample")


def test_open_questions_are_named() -> None:
    message = digest_message(compiled(make_stored(), open_questions=("Who won?",)))

    assert shown(judged(message)).endswith("Asked and not answered\nWho won?")


def test_a_digest_of_nothing_still_stands() -> None:
    assert "0 articles in 0 stories" in shown(judged(digest_message(compiled())))


def test_that_nothing_was_shared_is_told() -> None:
    assert "Nothing has been shared here" in shown(judged(nothing_message()))
