"""Briefs, and why there is none."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import Block, RichTextElement

from bot.views import errors
from bot.views.controls import ALL_QUOTES, ASK, ON_BRIEF, READ_REST, SHOW_IN_CONTEXT, TRY_AGAIN
from bot.views.message import (
    Item,
    Message,
    Room,
    actions,
    bullets,
    button,
    counted,
    cut,
    day,
    heading,
    left_out,
    link,
    listed,
    menu,
    paragraph,
    person,
    plain,
    sentence,
    small,
    words,
)
from bot.views.references import passages_value
from bot.views.sources import (
    attribution,
    headline,
    host_of,
    imprint,
    outlet,
    shared_by,
    title,
)
from storage.types import Share, StoredArticle
from summarizer.editions import new_sentences
from summarizer.types import Article, KeyPoint, Quote, QuoteKind

QUOTES_SHOWN = 3
SAID_SHOWN = 2
LINKS_SHOWN = 5
NEW_SHOWN = 8


def brief_message(
    stored: StoredArticle,
    *,
    earlier: Share | None = None,
    earlier_link: str | None = None,
    before: StoredArticle | None = None,
    given_by: str | None = None,
    others: Sequence[StoredArticle] = (),
) -> Message:
    """The brief of an article.

    `earlier` is a share of it that its readers may know of, and `before` what it gave if the text
    has changed since: then only what is new is shown. `given_by` is who wants them to read
    it, where it stands below no message of theirs; `others` are articles on the same event.
    """
    article = stored.article
    blocks: list[Block] = [paragraph(headline(article)), small(imprint(article))]
    if given_by is not None:
        blocks.append(paragraph(words("Shared by "), person(given_by)))
    if earlier is not None:
        blocks.append(paragraph(*_already(earlier, earlier_link)))
    room = Room()
    if before is not None:
        blocks += [*_what_is_new(before.article, article, room), _controls(stored)]
        return Message(text=title(article), blocks=tuple(blocks))
    points = room.take(_point(article, point) for point in stored.points)
    blocks += listed(points) + left_out(len(stored.points) - len(points))
    blocks += _quotes(article, stored, room)
    blocks += listed(room.take(_links(article.links)), small("Links in the text"))
    if others:
        blocks.append(paragraph(*also_on_this(others)))
    blocks.append(_controls(stored))
    first = [sentence(point.of(article.text)) for point in stored.points[:1]]
    return Message(text=": ".join([title(article), *first]), blocks=tuple(blocks))


def _what_is_new(before: Article, article: Article, room: Room) -> list[Block]:
    """The sentences that were not there before; that there are none where only some are gone."""
    new = new_sentences(before, article)
    if not new:
        return [small("The text has changed since: some of it is gone, and nothing is new.")]
    shown = room.take([words(sentence(one.of(article.text)))] for one in new[:NEW_SHOWN])
    return [heading("New since then"), bullets(shown), *left_out(len(new) - len(shown))]


def _controls(stored: StoredArticle) -> Block:
    """What can be done with a brief."""
    id_, shown = str(stored.id), [*stored.points, *shown_quotes(stored)]
    more = {"Forget this article": f"forget:{id_}"}
    buttons = [
        button("Ask", ASK, id_),
        button("Show in context", SHOW_IN_CONTEXT, passages_value([(stored.id, shown)])),
    ]
    if stored.quotes:
        buttons.insert(0, button("All quotes", ALL_QUOTES, id_))
        more = {"Wrong speaker?": f"dispute:{id_}"} | more
    return actions(*buttons, menu(ON_BRIEF, more))


def failure_message(share: Share) -> Message:
    """Why a share gave no brief, and what to do next."""
    assert share.failure is not None
    told = errors.sentence_for(share.failure)
    blocks: list[Block] = [paragraph(*_named(share), words(told))]
    if share.failure in errors.RETRYABLE:
        blocks.append(actions(button("Try again", TRY_AGAIN, str(share.id))))
    return Message(text=told, blocks=tuple(blocks))


def reading_message(share: Share) -> Message:
    """A sign of life while a page takes its time."""
    return plain(f"Reading {site_of(share)}…")


def rest_message(message: str, read: int, held: int) -> Message:
    """The offer to read the links beyond those that are read unasked."""
    told = f"I am reading the first {counted(read, 'link')} of {read + held}."
    offer = button(f"Read the other {held}", READ_REST, message)
    return Message(text=told, blocks=(paragraph(words(told)), actions(offer)))


def site_of(share: Share) -> str:
    """The host a share leads to, or what it is."""
    return host_of(share.url) or "the text"


def _named(share: Share) -> list[RichTextElement]:
    return [link(share.url, site_of(share)), words(": ")] if share.url else []


def _already(share: Share, address: str | None) -> list[RichTextElement]:
    thread = [words(": "), link(address, "that thread")] if address else []
    return [words("Already "), *shared_by(share), *thread]


def also_on_this(others: Sequence[StoredArticle]) -> Iterator[RichTextElement]:
    """Who else reported the same event, and when it was read: "Reuters (Mon, 23 Nov)"."""
    for position, other in enumerate(others):
        yield words(", " if position else "Also on this: ")
        name = outlet(other.article) or title(other.article)
        yield link(other.article.url, name) if other.article.url else words(name)
        yield words(" (")
        yield day(other.read_at)
        yield words(")")


def _point(article: Article, point: KeyPoint) -> Item:
    shown = words(sentence(point.of(article.text)))
    return [shown, words(f" ({point.speaker})", italic=True)] if point.speaker else [shown]


def _quotes(article: Article, stored: StoredArticle, room: Room) -> list[Block]:
    quotes = shown_quotes(stored)
    reported = [quote for quote in quotes if quote.kind is QuoteKind.INDIRECT]
    in_marks = [quote for quote in quotes if quote.kind is not QuoteKind.INDIRECT]
    best = room.take(quoted(article, quote) for quote in in_marks)
    said = room.take(quoted(article, quote) for quote in reported)
    return listed(best, heading("Quotes")) + listed(said, heading("Said, not quoted"))


def shown_quotes(stored: StoredArticle) -> list[Quote]:
    """The quotes that a brief shows: the best in marks, then what was said besides."""
    in_order = best_quotes(stored.quotes)
    in_marks = [quote for quote in in_order if quote.kind is not QuoteKind.INDIRECT]
    reported = said_besides(stored.points, stored.quotes)
    return in_marks[:QUOTES_SHOWN] + reported[:SAID_SHOWN]


def best_quotes(quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes with those first whose speaker is known, whole before partial, in text order."""
    return sorted(quotes, key=lambda quote: (quote.speaker is None, quote.kind.value, quote.start))


def said_besides(points: Sequence[KeyPoint], quotes: Sequence[Quote]) -> list[Quote]:
    """Reported speech of known speakers that is not already there in a key point."""
    return [
        quote
        for quote in quotes
        if quote.kind is QuoteKind.INDIRECT
        and quote.speaker is not None
        and not any(point.covers(quote) for point in points)
    ]


def quoted(article: Article, quote: Quote) -> Item:
    """A quote as it is shown: in marks if it was quoted, with the person who said it."""
    shown = sentence(quote.of(article.text))
    marked = shown if quote.kind is QuoteKind.INDIRECT else f"“{shown}”"
    return [words(marked), words(attribution(quote), bold=True)]


def _links(links: Sequence[str]) -> list[Item]:
    items: list[Item] = [[link(address, cut(address, 100))] for address in links[:LINKS_SHOWN]]
    more = len(links) - LINKS_SHOWN
    return [*items, [words(f"and {more} more")]] if more > 0 else items
