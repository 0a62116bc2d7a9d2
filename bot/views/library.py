"""What has been read, as lists: recent articles, search results, a person's quotes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from slack_sdk.models.blocks import Block, RichTextElement

from bot.types import Entry, Found, Hit, Ledger
from bot.views.briefs import quoted
from bot.views.controls import MORE, SHOW_IN_CONTEXT
from bot.views.message import (
    Item,
    Message,
    Room,
    actions,
    bullets,
    button,
    cut,
    heading,
    left_out,
    nothing,
    sentence,
    small,
    words,
)
from bot.views.references import LONGEST_VALUE, passages_value
from bot.views.sources import citation, headline, sharing
from storage.types import StoredArticle
from summarizer.types import Article, Span

PAGE = 5
"""How many entries a page of a list shows."""

_LONGEST_NAMED = 300
_OTHERS = 5
_LONGEST_MEANING = 1_500


@dataclass(frozen=True, slots=True, kw_only=True)
class NextPage:
    """The command that shows the next page: its words, and how many entries are already shown."""

    command: str
    offset: int


def recent_message(articles: Sequence[StoredArticle], following: NextPage | None) -> Message:
    """The articles read last."""
    if not articles:
        return nothing("I have read nothing here yet. Share a link or paste an article's text.")
    items = [[headline(found.article), *_where(found)] for found in articles]
    return _page("Read last", items, following)


def search_message(asked: str, found: Found, following: NextPage | None) -> Message:
    """The articles that a search found, with the sentence that matches best, its words marked."""
    named = cut(asked, _LONGEST_NAMED)
    said = _remarks(found)
    if not found.meaning:
        told = nothing("There is nothing in it to look for. Try /news search and a word or two.")
        return replace(told, blocks=(*told.blocks, *said))
    if not found.hits:
        told = nothing(f"I have found nothing for this: {cut(found.meaning, _LONGEST_MEANING)}.")
        hint = said or [small("Try fewer or other words.")]
        return replace(told, blocks=(*told.blocks, *hint))
    items = [_hit(hit) for hit in found.hits]
    places = [(hit.article.id, [hit.matching]) for hit in found.hits if hit.matching]
    title = f"Found for “{named}”" if found.complete else f"Holds some of “{named}”"
    page = _page(title, items, following, places)
    return replace(page, blocks=(page.blocks[0], *said, *page.blocks[1:]))


def _remarks(found: Found) -> list[Block]:
    """What was understood in another way than it was written, and what may have been meant."""
    told = []
    if found.instead:
        told.append(f"Did you mean “{cut(found.instead, _LONGEST_NAMED)}”?")
    if found.notes:
        looked = f"I looked for {found.meaning}: " if found.meaning else "What you wrote: "
        told.append(f"{looked}{'; '.join(found.notes)}.")
    return [small(cut(" ".join(told), _LONGEST_MEANING))] if told else []


def _hit(hit: Hit) -> Item:
    text = hit.article.article.text
    shown = [words("\n"), *marked(text, hit.matching, hit.marks)] if hit.matching else []
    return [headline(hit.article.article), *_where(hit.article), *shown]


def marked(text: str, shown: Span, marks: Sequence[Span]) -> list[RichTextElement]:
    """A sentence with some of its words in bold; one that is too long, as that it is."""
    whole = shown.of(text)
    if sentence(whole) != whole or not marks:
        return [words(sentence(whole))]
    parts, at = [], shown.start
    for mark in marks:
        parts += [(text[at : mark.start], False), (mark.of(text), True)]
        at = mark.end
    parts.append((text[at : shown.end], False))
    return [words(part, bold=bold) for part, bold in parts if part]


def quotes_message(ledger: Ledger, following: NextPage | None) -> Message:
    """What a person is quoted as saying."""
    named = cut(ledger.name, _LONGEST_NAMED)
    if not ledger.entries:
        hint = f"Did you mean /news quotes {cut(ledger.instead, 100)}?" if ledger.instead else ""
        told = f"I have read no quote by anybody named “{named}”."
        return nothing(f"{told} {hint or 'Try the surname alone.'}")
    items = [_entry(entry) for entry in ledger.entries]
    places = [(entry.found.article.id, [entry.found.quote]) for entry in ledger.entries]
    holding = f" on “{cut(ledger.words, _LONGEST_NAMED)}”" if ledger.words else ""
    page = _page(f"Quotes: {named}{holding}", items, following, places)
    if not ledger.others:
        return page
    others = "; ".join(f"/news quotes {cut(other, 100)}" for other in ledger.others[:_OTHERS])
    offer = small(f"Others of this name: {others}")
    return replace(page, blocks=(page.blocks[0], offer, *page.blocks[1:]))


def _entry(entry: Entry) -> Item:
    """A quote with its source, who "she" is, and how other outlets have it."""
    article = entry.found.article.article
    item = [*quoted(article, entry.found.quote), words("\n"), *_source(article)]
    if entry.evidence is not None:
        told = sentence(entry.evidence.of(article.text))
        item += [words("\nWho is meant: ", italic=True), words(told)]
    for other in entry.cuts[:_OTHERS]:
        item += [words("\nAlso in "), *_source(other.found.article.article)]
        missing = " … ".join(f"“{part.of(article.text)}”" for part in other.left_out)
        item += [words(f", without {sentence(missing)}")] if missing else []
    return item


def _source(article: Article) -> Item:
    imprint = citation(article)
    return [headline(article), *([words(f" {imprint}")] if imprint else [])]


def _where(article: StoredArticle) -> list[RichTextElement]:
    imprint = citation(article.article)
    shared = sharing(article)
    parts = [words(f"\n{imprint}")] if imprint else []
    return [*parts, words(", " if imprint else "\n"), *shared] if shared else parts


def _page(
    title: str,
    items: Sequence[Item],
    following: NextPage | None,
    places: Sequence[tuple[int, Sequence[Span]]] = (),
) -> Message:
    shown = Room().take(items)
    blocks: list[Block] = [heading(title), bullets(shown), *left_out(len(items) - len(shown))]
    controls = []
    if places:
        controls.append(button("Show in context", SHOW_IN_CONTEXT, passages_value(places)))
    value = f"{following.offset} {following.command}" if following else ""
    if 0 < len(value) <= LONGEST_VALUE:
        controls.append(button("More", MORE, value))
    if controls:
        blocks.append(actions(*controls))
    return Message(text=title, blocks=tuple(blocks))
