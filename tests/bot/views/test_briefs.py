"""Briefs and failures, as Slack gets them."""

import json
from pathlib import Path

import pytest

from bot.playground.limits import check_update
from bot.views.briefs import (
    brief_message,
    failure_message,
    reading_message,
    rest_message,
)
from bot.views.errors import RETRYABLE, SENTENCES
from storage.types import StoredArticle
from summarizer.types import ArticleState, KeyPoint, QuoteKind
from tests.bot.views.helpers import (
    LONG,
    NAME,
    TEXTS,
    elements,
    items,
    judged,
    make_pathological,
    shown,
)
from tests.factories import NOON, make_article, make_quote, make_share, make_stored

GOLDEN = Path(__file__).parent / "golden" / "brief.json"
TEXT = (
    "The dam above Port Selwick held, Mayor Ngozi Okoro said. She spoke of “a long night”. "
    "“We were ready,” said Okoro. She added that the schools would open."
)


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


@pytest.fixture
def dam() -> StoredArticle:
    article = make_article(
        TEXT,
        title="Dam holds",
        url="https://example.com/dam",
        site="The Selwick Courier",
        author="Ada Example",
        published="2026-11-20",
        links=("https://example.org/report",),
    )
    quotes = (
        make_quote(*span("We were ready,"), "Ngozi Okoro", role="Mayor", via="The Ledger"),
        make_quote(*span("a long night"), "Ngozi Okoro", kind=QuoteKind.PARTIAL),
        make_quote(*span("the schools would open"), "Ngozi Okoro", kind=QuoteKind.INDIRECT),
    )
    start, end = span("The dam above Port Selwick held, Mayor Ngozi Okoro said.")
    second = span("She spoke of “a long night”.")
    points = (
        KeyPoint(start=start, end=end),
        KeyPoint(start=second[0], end=second[1], speaker="Ngozi Okoro"),
    )
    return make_stored(article=article, points=points, quotes=quotes)


def test_a_brief_is_drawn_like_this(dam: StoredArticle) -> None:
    earlier = make_share(user="U7", conversation="C7", shared_at=NOON)
    payload = judged(brief_message(dam, earlier=earlier, earlier_link="https://example.com/t"))

    assert payload == json.loads(GOLDEN.read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_slack_takes_a_brief_of_anything(text: str) -> None:
    judged(brief_message(make_pathological(text, title=NAME, author=NAME, site=NAME)))


@pytest.mark.parametrize("letter", ["&", "<", "役", "👩"])
def test_slack_takes_a_brief_in_the_place_of_another(letter: str) -> None:
    payload = judged(brief_message(make_pathological(letter * 2_000 + ".", title=letter * 300)))

    check_update(payload["text"], payload["blocks"])


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_every_sentence_of_a_brief_is_a_slice_of_the_article(text: str) -> None:
    found = items(judged(brief_message(make_pathological(text))))

    assert found
    assert all(item in text or item.startswith("(One sentence of 10,") for item in found)


@pytest.mark.parametrize("name", [NAME, "🎉" * 400, "‮قائد", "x" * 10_000])
def test_slack_takes_any_name_and_title(name: str) -> None:
    stored = make_pathological("Well. Good.", title=name, site=name, author=name, published=name)

    judged(brief_message(stored))


def test_a_brief_without_points_or_quotes_still_stands() -> None:
    payload = judged(brief_message(make_stored("", points=())))

    assert "Pasted text" in shown(payload)


def test_a_sentence_too_long_to_show_is_told_of_rather_than_cut() -> None:
    payload = judged(brief_message(make_stored(LONG)))

    assert items(payload) == [f"(One sentence of {len(LONG):,} characters: too long to show here.)"]


def test_points_that_do_not_fit_are_counted() -> None:
    payload = judged(brief_message(make_pathological(TEXTS["long sentences only"])))

    assert "8 more: too long to show here." in shown(payload)


def test_the_headline_leads_to_the_article(dam: StoredArticle) -> None:
    (headline, *_) = elements(judged(brief_message(dam)), "link")

    assert (headline["url"], headline["text"]) == ("https://example.com/dam", "Dam holds")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "slack://app", "https://" + "x" * 4_000])
def test_only_addresses_of_the_web_are_led_to(url: str) -> None:
    stored = make_stored(article=make_article("The dam held.", title="Dam holds", url=url))

    assert elements(judged(brief_message(stored)), "link") == []


def test_a_preview_is_labelled() -> None:
    stored = make_stored(article=make_article("The dam held.", state=ArticleState.PREVIEW))

    assert "preview only" in shown(judged(brief_message(stored)))


def test_a_speaker_who_is_not_known_is_called_unclear() -> None:
    stored = make_stored("“We held,” it said.", quotes=(make_quote(1, 8),))

    assert "speaker unclear" in shown(judged(brief_message(stored)))


def test_three_quotes_are_shown_known_speakers_first() -> None:
    text = "“A one.” “B two.” “C three.” “D four.”"
    spans = [(text.index(letter), text.index("”", text.index(letter))) for letter in "ABCD"]
    known = [make_quote(*spans[n], "Ada Example") for n in (1, 2, 3)]
    stored = make_stored(text, quotes=(make_quote(*spans[0]), *known))

    assert items(judged(brief_message(stored)))[1:] == ["B two.", "C three.", "D four."]


def test_links_beyond_the_fifth_are_counted() -> None:
    links = tuple(f"https://example.org/{n}" for n in range(400))
    payload = judged(brief_message(make_stored(article=make_article(links=links))))

    assert items(payload)[-1] == "and 395 more"


@pytest.mark.parametrize("code", SENTENCES)
def test_every_failure_can_be_shown(code: str) -> None:
    payload = judged(failure_message(make_share(failure=code)))

    assert SENTENCES[code] in shown(payload)
    assert bool(elements(payload, "button")) == (code in RETRYABLE)


def test_try_again_names_its_share() -> None:
    payload = judged(failure_message(make_share(id=42, failure="timeout")))

    assert [b["value"] for b in elements(payload, "button")] == ["42"]


@pytest.mark.parametrize("url", ["https://example.com/x", "https://[broken", "http://" + "é" * 300])
def test_a_failure_of_any_link_can_be_shown(url: str) -> None:
    judged(failure_message(make_share(url=url, failure="unreachable")))
    judged(reading_message(make_share(url=url)))


def test_the_offer_to_read_on_counts_the_links() -> None:
    payload = judged(rest_message("1.1", 5, 3))

    assert "first 5 links of 8" in shown(payload)
    assert [b["text"]["text"] for b in elements(payload, "button")] == ["Read the other 3"]
