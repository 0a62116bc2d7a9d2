"""What every message is made of.

Words that came from a page are put into rich text as plain elements, which Slack shows as they are:
no mark-up in them is read, so nothing in an article can mention, link, format or forge a button.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextBlock,
    PlainTextObject,
    RichTextBlock,
    RichTextElement,
    RichTextListElement,
    RichTextSectionElement,
)
from slack_sdk.models.blocks import RichTextElementParts as Parts

LONGEST_SENTENCE = 2_400
"""A sentence of more characters is not shown but linked: a message holds 13,000 in all."""

MOST_CHARACTERS = 11_000
"""What the blocks of one message may hold together; Slack refuses about 13,200."""

_FALLBACK = 3_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message: `text` is what notifications and screen readers get, `blocks` what is drawn."""

    text: str
    blocks: tuple[Block, ...] = ()

    def payload(self) -> dict[str, Any]:
        """The message as Slack's methods take it, its limits checked."""
        return {
            "text": escape(cut(self.text, _FALLBACK)),
            "blocks": [block.to_dict() for block in self.blocks],
        }


def escape(text: str) -> str:
    """The text with Slack's three control characters made harmless."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def cut(text: str, most: int) -> str:
    """Our own words or a headline, shortened where they must be; never a sentence of an article."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def plain(message: str) -> Message:
    """A message of one paragraph."""
    return Message(text=message, blocks=(paragraph(words(message)),))


def words(text: str, *, bold: bool = False, italic: bool = False) -> RichTextElement:
    """Words as they are."""
    style = Parts.TextStyle(bold=bold or None, italic=italic or None)
    return Parts.Text(text=text, style=style if bold or italic else None)


def link(url: str, text: str, *, bold: bool = False) -> RichTextElement:
    """Words that lead to an address."""
    return Parts.Link(url=url, text=text, style=Parts.TextStyle(bold=True) if bold else None)


def person(user: str) -> RichTextElement:
    """A member's name, as Slack shows it."""
    return Parts.User(user_id=user)


def channel(conversation: str) -> RichTextElement:
    """A channel's name, as Slack shows it."""
    return Parts.Channel(channel_id=conversation)


def moment(when: datetime) -> RichTextElement:
    """A day and time in the zone of whoever reads it."""
    fallback = when.strftime("%d %b %Y %H:%M UTC")
    return Parts.Date(
        timestamp=int(when.timestamp()), format="{date_short_pretty} at {time}", fallback=fallback
    )


def paragraph(*parts: RichTextElement) -> RichTextBlock:
    """One paragraph."""
    return RichTextBlock(elements=[RichTextSectionElement(elements=list(parts))])


def heading(text: str) -> RichTextBlock:
    """A line that says what follows."""
    return paragraph(words(text, bold=True))


def bullets(items: Iterable[Sequence[RichTextElement]]) -> RichTextBlock:
    """A list, one item a sequence of parts."""
    sections = [RichTextSectionElement(elements=list(item)) for item in items]
    return RichTextBlock(elements=[RichTextListElement(style="bullet", elements=sections)])


def small(text: str) -> ContextBlock:
    """A line of small print."""
    return ContextBlock(elements=[PlainTextObject(text=cut(text, 2_000), emoji=False)])


def button(text: str, action: str, value: str) -> ButtonElement:
    """A button that sends `value` back under the name `action`."""
    label = PlainTextObject(text=cut(text, 75), emoji=False)
    return ButtonElement(text=label, action_id=action, value=value)


def actions(*buttons: ButtonElement) -> ActionsBlock:
    """A row of buttons."""
    return ActionsBlock(elements=list(buttons))


def sentence(text: str) -> str:
    """A sentence of an article, whole; or, where it is too long for a message, that it is."""
    if len(text) <= LONGEST_SENTENCE:
        return text
    return f"(One sentence of {len(text):,} characters: too long to show here. Follow the link.)"


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: "1 article", "2 articles"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
