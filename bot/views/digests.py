"""The digest: stories, voices, and what was asked and not answered."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from slack_sdk.models.blocks import Block, RichTextElement

from bot.types import Compiled
from bot.views.briefs import quoted
from bot.views.message import (
    MOST_CHARACTERS,
    Item,
    Message,
    Room,
    counted,
    cut,
    heading,
    link,
    listed,
    moment,
    paragraph,
    person,
    plain,
    sentence,
    small,
    words,
)
from bot.views.sources import headline, outlet, title
from storage.types import StoredArticle
from summarizer.types import Digest, Story, Voice

STORIES_SHOWN = 12
HEADLINES_SHOWN = 15
_VOICES = 5
_QUESTIONS = 5
_BLOCKS_COST = 2_000
"""Slack counts every block as some characters, and a digest has many blocks."""


def digest_message(compiled: Compiled) -> Message:
    """A digest as one message; what does not fit is counted."""
    digest = compiled.digest
    articles = sum(len(story.members) for story in digest.stories)
    shown = counted(articles, "article") + " in " + counted(len(digest.stories), "story", "stories")
    blocks: list[Block] = [heading("What was shared"), small(shown)]
    room = Room(MOST_CHARACTERS - _BLOCKS_COST)
    stories = [s for s in digest.stories[:STORIES_SHOWN] if room.fits(_headline(compiled, s))]
    ends = _ends(digest, room)
    blocks += [block for story in stories for block in _story_blocks(compiled, story, room)]
    blocks += _others(compiled, [s for s in digest.stories if s not in stories], room)
    first = title(compiled.articles[stories[0].members[0]].article) if stories else ""
    return Message(text=cut(f"Digest: {first}", 200), blocks=(*blocks, *ends))


def nothing_message() -> Message:
    """Nothing was shared, and somebody asked."""
    return plain("Nothing has been shared here since yesterday.")


def late_message(message: Message, due: datetime) -> Message:
    """The message of a digest that comes late, which says when it was due."""
    first, *rest = message.blocks
    told = paragraph(words("Late: it was due "), moment(due))
    return replace(message, blocks=(first, told, *rest))


def _story_blocks(compiled: Compiled, story: Story, room: Room) -> Iterator[Block]:
    """A story: its headline, and as much of the rest as there is room for."""
    yield paragraph(*_headline(compiled, story))
    yield from listed(room.take(_items(compiled, story)))


def _headline(compiled: Compiled, story: Story) -> list[RichTextElement]:
    members = [compiled.articles[place] for place in story.members]
    outlets = list(dict.fromkeys(filter(None, (outlet(m.article) for m in members))))
    named = [words(f" {', '.join(outlets[:4])}")] if outlets else []
    return [headline(members[0].article), *named, *_sharers(compiled, members)]


def _others(compiled: Compiled, stories: Sequence[Story], room: Room) -> list[Block]:
    """The stories that are not told: as many headlines as there is room for, and a count."""
    lines = [[headline(compiled.articles[story.members[0]].article)] for story in stories]
    shown = room.take(lines[:HEADLINES_SHOWN])
    blocks = listed(shown, heading("Also shared"))
    if len(shown) < len(stories):
        left = counted(len(stories) - len(shown), "more story", "more stories")
        blocks.append(small(f"{left}: /news recent lists the articles."))
    return blocks


def _items(compiled: Compiled, story: Story) -> list[Item]:
    items: list[Item] = []
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


def _ends(digest: Digest, room: Room) -> list[Block]:
    voices = room.take(_voice(voice) for voice in digest.voices[:_VOICES])
    asked = room.take([words(cut(asked, 300))] for asked in digest.open_questions[:_QUESTIONS])
    open_questions = listed(asked, heading("Asked and not answered"))
    return listed(voices, heading("Voices")) + open_questions


def _voice(voice: Voice) -> Item:
    role = [words(f", {voice.role}")] if voice.role else []
    return [words(voice.name, bold=True), *role]
