"""What has been read, as lists: recent articles, search results, a person's quotes."""

from collections.abc import Sequence
from dataclasses import dataclass

from slack_sdk.models.blocks import Block, RichTextElement

from bot.types import Hit
from bot.views.briefs import quoted
from bot.views.message import (
    MOST_CHARACTERS,
    Message,
    actions,
    bullets,
    button,
    heading,
    plain,
    sentence,
    small,
    words,
)
from bot.views.sources import citation, headline, sharing
from storage import QuoteFound
from storage.types import StoredArticle

PAGE = 5
"""How many entries a page of a list shows."""

MORE = "more"


@dataclass(frozen=True, slots=True, kw_only=True)
class NextPage:
    """The command that shows the next page: its words, and how many entries are already shown."""

    command: str
    offset: int


def recent_message(articles: Sequence[StoredArticle], following: NextPage | None) -> Message:
    """The articles read last."""
    if not articles:
        return plain("I have read nothing here yet. Share a link or paste an article's text.")
    items = [[headline(found.article), *_where(found)] for found in articles]
    return _page("Read last", items, following)


def search_message(asked: str, hits: Sequence[Hit], following: NextPage | None) -> Message:
    """The articles that hold these words, with the sentence that matches best."""
    if not hits:
        return plain(f"Nothing I have read holds “{asked}”. Try fewer or other words.")
    items = []
    for hit in hits:
        text = hit.article.article.text
        shown = [words("\n" + sentence(hit.matching.of(text)))] if hit.matching else []
        items.append([headline(hit.article.article), *_where(hit.article), *shown])
    return _page(f"Found for “{asked}”", items, following)


def quotes_message(name: str, found: Sequence[QuoteFound], following: NextPage | None) -> Message:
    """What a person is quoted as saying."""
    if not found:
        return plain(f"I have read no quote by anybody named “{name}”. Try the surname alone.")
    items = []
    for entry in found:
        article = entry.article.article
        source = [words("\n"), headline(article), words(f" {citation(article)}".rstrip())]
        items.append([*quoted(article, entry.quote), *source])
    return _page(f"Quotes: {name}", items, following)


def _where(article: StoredArticle) -> list[RichTextElement]:
    imprint = citation(article.article)
    shared = sharing(article)
    parts = [words(f"\n{imprint}")] if imprint else []
    return [*parts, words(", " if imprint else "\n"), *shared] if shared else parts


def _page(
    title: str, items: Sequence[list[RichTextElement]], following: NextPage | None
) -> Message:
    shown = _fitting(items)
    blocks: list[Block] = [heading(title), bullets(shown)]
    if len(shown) < len(items):
        blocks.append(small(f"{len(items) - len(shown)} more are too long to show here."))
    if following is not None:
        value = f"{following.offset} {following.command}"
        blocks.append(actions(button("More", MORE, value)))
    return Message(text=title, blocks=tuple(blocks))


def _fitting(items: Sequence[list[RichTextElement]]) -> list[list[RichTextElement]]:
    """As many whole entries as one message can hold."""
    room = MOST_CHARACTERS
    shown: list[list[RichTextElement]] = []
    for item in items:
        room -= sum(len(getattr(part, "text", "") or "") for part in item)
        if room < 0 and shown:
            break
        shown.append(item)
    return shown
