"""What has been read, as lists: recent articles, search results, a person's quotes."""

from collections.abc import Sequence
from dataclasses import dataclass

from slack_sdk.models.blocks import Block, RichTextElement

from bot.types import Hit
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
    words,
)
from bot.views.references import LONGEST_VALUE, passages_value
from bot.views.sources import citation, headline, sharing
from storage import QuoteFound
from storage.types import StoredArticle
from summarizer.types import Span

PAGE = 5
"""How many entries a page of a list shows."""

_LONGEST_NAMED = 300


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


def search_message(asked: str, hits: Sequence[Hit], following: NextPage | None) -> Message:
    """The articles that hold these words, with the sentence that matches best."""
    named = cut(asked, _LONGEST_NAMED)
    if not hits:
        return nothing(f"Nothing I have read holds “{named}”. Try fewer or other words.")
    items = []
    for hit in hits:
        text = hit.article.article.text
        shown = [words("\n" + sentence(hit.matching.of(text)))] if hit.matching else []
        items.append([headline(hit.article.article), *_where(hit.article), *shown])
    places = [(hit.article.id, [hit.matching]) for hit in hits if hit.matching]
    return _page(f"Found for “{named}”", items, following, places)


def quotes_message(name: str, found: Sequence[QuoteFound], following: NextPage | None) -> Message:
    """What a person is quoted as saying."""
    named = cut(name, _LONGEST_NAMED)
    if not found:
        return nothing(f"I have read no quote by anybody named “{named}”. Try the surname alone.")
    items = []
    for entry in found:
        article = entry.article.article
        imprint = citation(article)
        source = [words("\n"), headline(article), *([words(f" {imprint}")] if imprint else [])]
        items.append([*quoted(article, entry.quote), *source])
    places = [(entry.article.id, [entry.quote]) for entry in found]
    return _page(f"Quotes: {named}", items, following, places)


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
