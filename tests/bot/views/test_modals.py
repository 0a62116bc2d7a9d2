"""Modals, as Slack gets them."""

from dataclasses import replace

import pytest

from bot.types import Forgetting, Origin
from bot.views.asking import LONGEST_QUESTION, answer_modal, ask_modal, shared_modal
from bot.views.context import context_modal
from bot.views.forgetting import forget_modal, forgotten_modal
from bot.views.modal import recalled, unavailable
from bot.views.quotes import PAGE, dispute_modal, quotes_modal
from bot.views.references import passages_of, passages_value, quote_of, quote_value
from storage.types import Dispute, StoredArticle
from summarizer.types import Answer, Citation, QuoteKind, Span
from tests.bot.views.helpers import (
    LONG,
    NAME,
    TEXTS,
    elements,
    judged_view,
    make_pathological,
    shown,
)
from tests.factories import NOON, make_article, make_quote, make_share, make_stored

HERE = Origin(conversation="C1", thread="1.1")
TEXT = (
    "The dam held.\n\n“We were ready,” said Ngozi Okoro. Nobody was hurt.\n\nThe end came.\n\nLast."
)


def whole(stored: StoredArticle) -> dict[int, list[Span]]:
    return {stored.id: [Span(start=b.start, end=b.end) for b in stored.article.blocks]}


@pytest.fixture
def dam() -> StoredArticle:
    article = make_article(
        TEXT,
        title="Dam holds",
        url="https://example.com/dam",
        site="The Selwick Courier",
        published="2026-11-20",
    )
    start = TEXT.index("We were")
    quote = make_quote(start, start + 14, "Ngozi Okoro", role="Mayor", via="The Ledger")
    return make_stored(article=article, quotes=(quote,), shares=(make_share(),))


def test_a_quote_is_copied_with_its_citation(dam: StoredArticle) -> None:
    (copied,) = elements(
        judged_view(quotes_modal(dam, 0, HERE).payload()), "rich_text_preformatted"
    )

    assert copied["elements"][0]["text"] == (
        "“We were ready,” — Ngozi Okoro, Mayor, via The Ledger "
        "(The Selwick Courier, 20 Nov 2026) https://example.com/dam"
    )


def test_quotes_come_in_pages() -> None:
    quotes = tuple(make_quote(n, n + 1, "Ada Example") for n in range(60))
    stored = make_stored("x" * 60, quotes=quotes)

    first, last = (judged_view(quotes_modal(stored, n, HERE).payload()) for n in (0, 2))

    assert len(elements(first, "rich_text_preformatted")) == PAGE
    assert "60 quotes, 1 to 20 shown" in shown(first)
    assert [b["text"]["text"] for b in elements(first, "button")] == ["Later quotes"]
    assert [b["text"]["text"] for b in elements(last, "button")] == ["Earlier quotes"]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_slack_takes_the_modals_of_anything(text: str) -> None:
    stored = make_pathological(text, title=NAME, site=NAME, author=NAME)
    cited = Citation(source=1, start=0, end=4, context=Span(start=0, end=4), score=1.0)
    answer = Answer(question="x" * LONGEST_QUESTION, citations=(cited,), nearest=(), score=1.0)

    for modal in (
        quotes_modal(stored, 0, HERE),
        dispute_modal(stored, (), 0, HERE),
        context_modal([stored], whole(stored), HERE),
        ask_modal(stored, HERE),
        answer_modal(stored, answer, {1: stored}, HERE),
        shared_modal(stored, HERE),
        forget_modal(stored, HERE),
    ):
        judged_view(modal.payload())


@pytest.mark.parametrize("outcome", Forgetting)
def test_slack_takes_what_is_told_of_forgetting(outcome: Forgetting) -> None:
    judged_view(forgotten_modal(outcome, HERE).payload())


def test_the_words_are_marked_in_their_paragraph(dam: StoredArticle) -> None:
    payload = judged_view(context_modal([dam], {1: list(dam.quotes)}, HERE).payload())

    parts = elements(payload, "text")
    assert [part["text"] for part in parts if part.get("style")] == ["We were ready,"]
    assert "".join(part["text"] for part in parts) == TEXT.split("\n\n")[1]


def test_paragraphs_that_do_not_follow_one_another_are_set_apart(dam: StoredArticle) -> None:
    spans = [Span(start=0, end=3), Span(start=TEXT.index("Last"), end=len(TEXT))]

    assert "\n…\n" in shown(judged_view(context_modal([dam], {1: spans}, HERE).payload()))


def test_of_a_very_long_paragraph_the_sentences_around_the_words_are_shown() -> None:
    text = " ".join(f"Sentence number {n} says so in so many words." for n in range(400))
    start = text.index("number 200")
    stored = make_stored(text)

    spans = {1: [Span(start=start, end=start + 10)]}
    parts = elements(judged_view(context_modal([stored], spans, HERE).payload()), "text")
    told = "".join(part["text"] for part in parts)

    assert text[text.index("Sentence number 199") : text.index(" Sentence number 202")] in told
    assert "number 203" not in told


def test_paragraphs_that_there_is_no_room_for_are_counted() -> None:
    stored = make_stored("\n\n".join([LONG[:3_900]] * 20))

    told = shown(judged_view(context_modal([stored], whole(stored), HERE).payload()))

    assert "16 more paragraphs: too long to show here." in told


def test_slack_takes_sixty_long_quotes_in_any_script() -> None:
    text = "👩" * 2_400
    quotes = tuple(make_quote(0, len(text), NAME, role="役" * 300) for _ in range(60))
    stored = make_stored(text, quotes=quotes)

    for page in range(12):
        judged_view(quotes_modal(stored, page, HERE).payload())
        judged_view(dispute_modal(stored, (), page, HERE).payload())


def test_slack_takes_long_paragraphs_in_any_script() -> None:
    stored = make_stored("\n\n".join(["👩" * 3_900] * 20))

    judged_view(context_modal([stored], whole(stored), HERE).payload())


def test_a_page_beyond_the_last_is_the_last(dam: StoredArticle) -> None:
    assert quotes_modal(dam, 99, HERE).payload() == quotes_modal(dam, 0, HERE).payload()


def test_a_disputed_quote_says_by_whom_and_can_be_put_back(dam: StoredArticle) -> None:
    (quote,) = dam.quotes
    unclear = replace(dam, quotes=(replace(quote, speaker=None, role=None),))
    dispute = Dispute(
        start=quote.start,
        end=quote.end,
        article_id=1,
        kind=quote.kind,
        speaker="Ngozi Okoro",
        role="Mayor",
        user="U7",
        raised_at=NOON,
    )
    payload = judged_view(dispute_modal(unclear, (dispute,), 0, HERE).payload())

    assert "speaker unclear" in shown(payload)
    assert "Before: Ngozi Okoro, Mayor." in shown(payload)
    assert [user["user_id"] for user in elements(payload, "user")] == ["U7"]
    assert [b["text"]["text"] for b in elements(payload, "button")] == ["Undo"]


def test_a_modal_remembers_where_it_was_opened(dam: StoredArticle) -> None:
    assert recalled(ask_modal(dam, HERE).payload()["private_metadata"]) == (HERE, "1")


def test_what_is_not_available_is_told_in_one_sentence() -> None:
    assert "has been forgotten, or" in shown(judged_view(unavailable(HERE).payload()))


def test_an_answer_in_a_direct_message_cannot_be_shared(dam: StoredArticle) -> None:
    cited = Citation(source=1, start=0, end=13, context=Span(start=0, end=13), score=1.0)
    answer = Answer(question="Did it hold?", citations=(cited,), nearest=(), score=1.0)
    modal = answer_modal(dam, answer, {1: dam}, Origin(conversation="D1"))

    assert "Share to channel" not in shown(judged_view(modal.payload()))


def test_a_button_leads_back_to_its_passages() -> None:
    spans = {12: [Span(start=0, end=31), Span(start=40, end=55)], 15: [Span(start=7, end=20)]}

    assert passages_of(passages_value(spans.items())) == spans


def test_a_button_carries_no_more_than_it_can() -> None:
    many = [(n, [Span(start=10**6, end=10**6 + 1)] * 10) for n in range(50)]

    assert len(passages_value(many)) <= 2_000


@pytest.mark.parametrize(
    "value", ["", "12", "12:x-y", "12:1-2:loud", "١:1-2:direct", "a:1-2:direct"]
)
def test_a_button_of_another_make_leads_nowhere(value: str) -> None:
    assert quote_of(value) is None
    assert all(spans == [] for spans in passages_of(value).values())


def test_a_button_leads_back_to_its_quote() -> None:
    quote = make_quote(3, 9, kind=QuoteKind.PARTIAL)

    assert quote_of(quote_value(12, quote)) == (12, quote)
