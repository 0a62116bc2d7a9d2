"""Every quote of an article, to be read, copied with its citation, or disputed."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    Block,
    PlainTextObject,
    RichTextBlock,
    RichTextPreformattedElement,
    SectionBlock,
)

from bot.types import Origin
from bot.views.controls import DISPUTE, EARLIER, LATER, WITHDRAW
from bot.views.message import (
    LONGEST_SENTENCE,
    actions,
    button,
    counted,
    cut,
    moment,
    paragraph,
    person,
    sentence,
    small,
    words,
)
from bot.views.modal import Modal
from bot.views.references import quote_value
from bot.views.sources import attribution, citation, headline
from storage.types import Dispute, StoredArticle
from summarizer.types import Article, Quote, QuoteKind

PAGE = 20
"""How many quotes a page of a modal shows at the most."""

_PAGE_CHARACTERS = 12_000
"""A view may have 250,000 bytes, and a character may be written as twelve of them."""


_WHAT_MARKING_DOES = (
    "A quote that you mark is shown as “speaker unclear” to everybody, wherever it appears, until "
    "somebody undoes it."
)


def quotes_modal(stored: StoredArticle, page: int, origin: Origin) -> Modal:
    """All quotes in the text's order, each to be copied as one piece with its citation."""
    blocks = [_copied(cited(stored.article, quote)) for quote in _of_page(stored, page)]
    return _paged("All quotes", stored, page, origin, "quotes", blocks)


def dispute_modal(
    stored: StoredArticle, disputes: Sequence[Dispute], page: int, origin: Origin
) -> Modal:
    """The quotes again, each with a button that says its speaker is wrong, or puts them back."""
    standing = {(d.start, d.end, d.kind): d for d in disputes}
    blocks: list[Block] = [paragraph(words(_WHAT_MARKING_DOES))]
    for quote in _of_page(stored, page):
        dispute = standing.get((quote.start, quote.end, quote.kind))
        if quote.speaker is not None or dispute is not None:
            blocks += _disputable(stored, quote, dispute)
    return _paged("Wrong speaker?", stored, page, origin, "disputes", blocks)


def cited(article: Article, quote: Quote) -> str:
    """A quote as it is copied: “…” — Name, role (Outlet, date) address."""
    where = citation(article)
    address = article.url if article.url and article.url.startswith(("http://", "https://")) else ""
    parts = [said(article, quote), f"({where})" if where else "", address]
    return " ".join(part for part in parts if part)


def said(article: Article, quote: Quote) -> str:
    """A quote with who said it, in one line of plain text."""
    shown = sentence(quote.of(article.text))
    return (shown if quote.kind is QuoteKind.INDIRECT else f"“{shown}”") + attribution(quote)


def _pages(quotes: Sequence[Quote]) -> list[list[Quote]]:
    """The quotes in pages that a view can hold; at least one page, be it empty."""
    pages: list[list[Quote]] = [[]]
    room = _PAGE_CHARACTERS
    for quote in quotes:
        length = min(quote.end - quote.start, LONGEST_SENTENCE)
        if pages[-1] and (len(pages[-1]) == PAGE or length > room):
            pages.append([])
            room = _PAGE_CHARACTERS
        pages[-1].append(quote)
        room -= length
    return pages


def _of_page(stored: StoredArticle, page: int) -> Sequence[Quote]:
    pages = _pages(stored.quotes)
    return pages[min(page, len(pages) - 1)]


def _copied(text: str) -> RichTextBlock:
    return RichTextBlock(elements=[RichTextPreformattedElement(elements=[words(text)])])


def _disputable(stored: StoredArticle, quote: Quote, dispute: Dispute | None) -> list[Block]:
    value = quote_value(stored.id, quote)
    shown = PlainTextObject(text=cut(said(stored.article, quote), 3_000), emoji=False)
    if dispute is None:
        return [SectionBlock(text=shown, accessory=button("Speaker is wrong", DISPUTE, value))]
    before = ", ".join(part for part in (dispute.speaker, dispute.role) if part)
    marked = [words("Marked by "), person(dispute.user), words(", "), moment(dispute.raised_at)]
    return [
        SectionBlock(text=shown, accessory=button("Undo", WITHDRAW, value)),
        paragraph(*marked, words(f". Before: {before}.")),
    ]


def _paged(
    title: str,
    stored: StoredArticle,
    page: int,
    origin: Origin,
    list_name: str,
    blocks: Sequence[Block],
) -> Modal:
    pages = _pages(stored.quotes)
    page = min(page, len(pages) - 1)
    shown = counted(len(stored.quotes), "quote")
    if len(pages) > 1:
        before = sum(map(len, pages[:page]))
        shown += f", {before + 1} to {before + len(pages[page])} shown"
    top: tuple[Block, ...] = (paragraph(headline(stored.article)), small(shown))
    turns = []
    if page > 0:
        turns.append(button("Earlier quotes", EARLIER, f"{list_name}:{stored.id}:{page - 1}"))
    if page + 1 < len(pages):
        turns.append(button("Later quotes", LATER, f"{list_name}:{stored.id}:{page + 1}"))
    end = (actions(*turns),) if turns else ()
    subject = f"{list_name}:{stored.id}:{page}"
    return Modal(title=title, blocks=(*top, *blocks, *end), origin=origin, subject=subject)
