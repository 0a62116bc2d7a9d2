"""Lists of what has been read, as Slack gets them."""

from typing import Any

import pytest

from bot.types import Cut, Entry, Found, Hit, Ledger, QuoteFound
from bot.views.library import NextPage, quotes_message, recent_message, search_message
from storage.types import StoredArticle
from summarizer import sentences
from summarizer.types import Span
from tests.bot.views.helpers import LONG, NAME, TEXTS, elements, judged, make_pathological, shown
from tests.factories import make_article, make_share, make_stored

NEXT = NextPage(command="recent", offset=5)


def found(*hits: Hit, **values: Any) -> Found:
    defaults: dict[str, Any] = {"hits": hits, "meaning": "“dam”"}
    return Found(**defaults | values)


def hits(stored: StoredArticle) -> list[Hit]:
    """Every sentence of an article as what a search found."""
    spans = sentences.spans(stored.article.text)
    return [Hit(article=stored, matching=span, score=1.0) for span in spans]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_slack_takes_a_page_of_anything(text: str) -> None:
    stored = make_pathological(text, title=NAME, site=NAME, author=NAME)
    quotes = [QuoteFound(article=stored, quote=quote) for quote in stored.quotes]

    judged(recent_message([stored] * 5, NEXT))
    judged(search_message(text, found(*hits(stored)), NEXT))
    entries = tuple(
        Entry(found=one, evidence=one.quote, cuts=(Cut(found=one, left_out=(one.quote,)),))
        for one in quotes[:5]
    )
    judged(quotes_message(Ledger(name=text, words=text, entries=entries, others=(text,)), NEXT))


def test_slack_takes_a_page_of_four_hundred_articles() -> None:
    payload = judged(recent_message([make_stored()] * 400, None))

    assert "more: too long to show here." in shown(payload)


@pytest.mark.parametrize("asked", ["<!channel>", LONG, "‮" * 3_000])
def test_what_was_asked_cannot_break_the_reply(asked: str) -> None:
    following = NextPage(command=f"search {asked}", offset=5)

    judged(search_message(asked, found(meaning=f"“{asked}”"), None))
    judged(search_message(asked, found(*hits(make_stored())), following))
    judged(quotes_message(Ledger(name=asked, words="", entries=()), None))


def test_nothing_read_is_told_so() -> None:
    assert "I have read nothing here yet" in shown(judged(recent_message([], None)))


def test_a_search_that_found_nothing_is_told_so() -> None:
    assert "I have found nothing for this: “dam”" in shown(
        judged(search_message("dam", found(), None))
    )


def test_who_may_have_been_meant_is_offered_as_a_command() -> None:
    nobody = Ledger(name="Gaddafi", words="", entries=(), instead="Muammar Qaddafi")

    assert "Did you mean /news quotes Muammar Qaddafi?" in shown(
        judged(quotes_message(nobody, None))
    )


def test_a_person_never_quoted_is_told_of() -> None:
    nobody = quotes_message(Ledger(name="Ada", words="", entries=()), None)

    assert "no quote by anybody named “Ada”" in shown(judged(nobody))


def test_a_hit_shows_the_sentence_that_matches() -> None:
    payload = judged(search_message("hurt", found(*hits(make_stored())[1:]), None))

    assert "\nNobody was hurt." in shown(payload)


def test_an_article_is_listed_with_who_shared_it() -> None:
    shares = (make_share(user="U1"), make_share(user="U2", conversation="D1"))
    payload = judged(recent_message([make_stored(shares=shares)], None))

    assert [user["user_id"] for user in elements(payload, "user")] == ["U2"]
    assert "in a direct message" in shown(payload)


def test_more_carries_the_command_and_the_place() -> None:
    payload = judged(recent_message([make_stored()], NEXT))

    assert [b["value"] for b in elements(payload, "button")] == ["5 recent"]


def test_the_last_page_has_no_more() -> None:
    assert elements(judged(recent_message([make_stored()], None)), "button") == []


def test_entries_that_do_not_fit_are_counted() -> None:
    text = LONG[:2_390] + "."
    stored = make_stored(article=make_article(text))
    payload = judged(search_message("water", found(*hits(stored) * 5), None))

    assert "1 more: too long to show here." in shown(payload)


def test_the_words_looked_for_are_marked() -> None:
    stored = make_stored("The dam held.")
    hit = Hit(
        article=stored,
        matching=Span(start=0, end=13),
        score=1.0,
        marks=(Span(start=4, end=7), Span(start=8, end=12)),
    )
    payload = judged(search_message("dam held", found(hit), None))

    bold = [part["text"] for part in elements(payload, "text") if part.get("style")]
    assert bold[-2:] == ["dam", "held"]


def test_a_spelling_that_would_find_something_is_offered() -> None:
    payload = judged(search_message("dma", found(instead="dam"), None))

    assert "Did you mean “dam”?" in shown(payload)


def test_what_was_not_understood_is_explained() -> None:
    payload = judged(search_message("dam", found(*hits(make_stored()), notes=("odd",)), None))

    assert "I looked for “dam”: odd." in shown(payload)


def test_hits_that_hold_only_some_of_it_are_called_so() -> None:
    payload = judged(search_message("dam", found(*hits(make_stored()), complete=False), None))

    assert "Holds some of “dam”" in shown(payload)


def test_a_search_for_nothing_is_told_how_to_ask() -> None:
    payload = judged(search_message("since:soon", found(meaning="", notes=("odd",)), None))

    assert "Try /news search and a word or two." in shown(payload)
    assert "What you wrote: odd." in shown(payload)
