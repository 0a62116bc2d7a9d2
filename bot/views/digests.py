"""The digest: stories, voices, and what was asked and not answered."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import Block, RichTextElement

from bot.types import Compiled
from bot.views.briefs import quoted
from bot.views.message import (
    MOST_CHARACTERS,
    Message,
    bullets,
    counted,
    cut,
    heading,
    link,
    paragraph,
    person,
    plain,
    sentence,
    small,
    words,
)
from bot.views.sources import headline, outlet, title
from storage.types import StoredArticle
from summarizer.types import Digest, Story

STORIES_SHOWN = 12
_VOICES = 5
_QUESTIONS = 5


def digest_message(compiled: Compiled) -> Message:
    """A digest as one message; what does not fit is counted."""
    digest = compiled.digest
    articles = sum(len(story.members) for story in digest.stories)
    shown = counted(articles, "article") + " in " + counted(len(digest.stories), "story", "stories")
    blocks: list[Block] = [heading("Shared since the last digest"), small(shown)]
    told = _fitting(compiled)
    blocks += [block for story in told for block in _story_blocks(compiled, story)]
    if len(told) < len(digest.stories):
        left = counted(len(digest.stories) - len(told), "more story", "more stories")
        blocks.append(small(f"{left}: /news recent lists the articles."))
    blocks += _ends(digest)
    first = title(compiled.articles[told[0].members[0]].article) if told else ""
    return Message(text=cut(f"Digest: {first}", 200), blocks=tuple(blocks))


def nothing_message() -> Message:
    """Nothing was shared, and somebody asked."""
    return plain("Nothing has been shared here since yesterday.")


def _fitting(compiled: Compiled) -> list[Story]:
    """As many of the first stories as one message can hold."""
    room = MOST_CHARACTERS - 2_500  # for the voices and questions
    told: list[Story] = []
    for story in compiled.digest.stories[:STORIES_SHOWN]:
        room -= sum(_length(part) for part in _parts(compiled, story))
        if room < 0 and told:
            break
        told.append(story)
    return told


def _parts(compiled: Compiled, story: Story) -> Iterator[RichTextElement]:
    yield from _headline(compiled, story)
    for item in _items(compiled, story):
        yield from item


def _length(part: RichTextElement) -> int:
    return len(getattr(part, "text", "") or "") + 20


def _story_blocks(compiled: Compiled, story: Story) -> list[Block]:
    items = _items(compiled, story)
    blocks: list[Block] = [paragraph(*_headline(compiled, story))]
    return [*blocks, bullets(items)] if items else blocks


def _headline(compiled: Compiled, story: Story) -> list[RichTextElement]:
    members = [compiled.articles[place] for place in story.members]
    outlets = list(dict.fromkeys(filter(None, (outlet(m.article) for m in members))))
    named = words(f" {', '.join(outlets[:4])}") if outlets else words("")
    return [headline(members[0].article), named, *_sharers(compiled, members)]


def _items(compiled: Compiled, story: Story) -> list[list[RichTextElement]]:
    items: list[list[RichTextElement]] = []
    for cited in story.points:
        text = compiled.articles[cited.brief].article.text
        who = [words(f" ({cited.point.speaker})", italic=True)] if cited.point.speaker else []
        items.append([words(sentence(cited.point.of(text))), *who])
    if story.quote is not None:
        article = compiled.articles[story.quote.brief].article
        items.append(quoted(article, story.quote.quote))
    return items


def _sharers(compiled: Compiled, members: Sequence[StoredArticle]) -> Iterator[RichTextElement]:
    shares = [share for member in members for share in member.shares]
    for position, share in enumerate(shares[:3]):
        yield words(", " if position else " · shared by ")
        yield person(share.user)
        if share.id in compiled.links:
            yield words(" ")
            yield link(compiled.links[share.id], "(thread)")
    if len(shares) > 3:
        yield words(f" and {len(shares) - 3} more")


def _ends(digest: Digest) -> Iterator[Block]:
    if digest.voices:
        yield heading("Voices")
        yield bullets(
            [words(voice.name, bold=True), words(f", {voice.role}" if voice.role else "")]
            for voice in digest.voices[:_VOICES]
        )
    if digest.open_questions:
        yield heading("Asked and not answered")
        yield bullets([words(cut(asked, 300))] for asked in digest.open_questions[:_QUESTIONS])
