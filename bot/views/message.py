"""What every message is made of.

Words that came from a page are put into rich text as plain elements, which Slack shows as they are:
no mark-up in them is read, so nothing in an article can mention, link, format or forge a button.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeAlias

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextBlock,
    InteractiveElement,
    Option,
    OverflowMenuElement,
    PlainTextObject,
    RichTextBlock,
    RichTextElement,
    RichTextListElement,
    RichTextSectionElement,
)
from slack_sdk.models.blocks import RichTextElementParts as Parts

from bot.views.labels import is_honest

LONGEST_SENTENCE = 2_400
"""A sentence of more characters is not shown but linked: a message holds 13,000 in all."""

MOST_CHARACTERS = 11_000
"""What the blocks of one message may hold together; Slack refuses about 13,200."""

_LONGEST_PLAIN = 3_000
_LONGEST_NOTICE = 800
"""Slack takes 4,000 bytes of it when a message is changed, and an ampersand is written as five."""

_LONGEST_ADDRESS = 3_000

Item: TypeAlias = Sequence[RichTextElement]
"""One entry of a list, or one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message: `text` is what notifications and screen readers get, `blocks` what is drawn.

    `found` is False for one that only says that there is nothing to show.
    """

    text: str
    blocks: tuple[Block, ...] = ()
    found: bool = True

    def payload(self) -> dict[str, Any]:
        """The message as Slack's methods take it, its limits checked."""
        return {
            "text": escape(cut(self.text, _LONGEST_NOTICE)),
            "blocks": [block.to_dict() for block in self.blocks],
        }


class Room:
    """What is left of the characters that one message can hold."""

    def __init__(self, characters: int = MOST_CHARACTERS) -> None:
        self._left = characters

    def fits(self, item: Item) -> bool:
        """Whether there is room for an item; if so, it is taken up."""
        needed = sum(len(getattr(part, "text", None) or "") for part in item)
        if needed > self._left:
            return False
        self._left -= needed
        return True

    def take(self, items: Iterable[Item]) -> list[Item]:
        """The items that there is room for, in order, each of them whole."""
        return [item for item in items if self.fits(item)]


def escape(text: str) -> str:
    """The text with Slack's three control characters made harmless."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def cut(text: str, most: int) -> str:
    """Our own words or a headline, shortened where they must be; never a sentence of an article."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def plain(message: str) -> Message:
    """A message of one paragraph, in our own words."""
    told = cut(message, _LONGEST_PLAIN)
    return Message(text=told, blocks=(paragraph(words(told)),))


def nothing(message: str) -> Message:
    """As `plain`, for a message that says that there is nothing to show."""
    return replace(plain(message), found=False)


def words(text: str, *, bold: bool = False, italic: bool = False) -> RichTextElement:
    """Words as they are."""
    style = Parts.TextStyle(bold=bold or None, italic=italic or None)
    return Parts.Text(text=text, style=style if bold or italic else None)


def link(url: str, text: str, *, bold: bool = False) -> RichTextElement:
    """Words that lead to an address, unless it is longer than Slack takes or they mislead."""
    if len(url) > _LONGEST_ADDRESS or not is_honest(text, url):
        return words(text, bold=bold)
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


def day(when: datetime) -> RichTextElement:
    """A day in the zone of whoever reads it: "Nov 23rd", or "yesterday"."""
    return Parts.Date(
        timestamp=int(when.timestamp()),
        format="{date_short_pretty}",
        fallback=when.strftime("%d %b %Y"),
    )


def paragraph(*parts: RichTextElement) -> RichTextBlock:
    """One paragraph."""
    return RichTextBlock(elements=[RichTextSectionElement(elements=list(parts))])


def heading(text: str) -> RichTextBlock:
    """A line that says what follows."""
    return paragraph(words(text, bold=True))


def bullets(items: Iterable[Item]) -> RichTextBlock:
    """A list, one item a sequence of parts."""
    sections = [RichTextSectionElement(elements=list(item)) for item in items]
    return RichTextBlock(elements=[RichTextListElement(style="bullet", elements=sections)])


def listed(items: Sequence[Item], above: Block | None = None) -> list[Block]:
    """A list with what stands above it; nothing where it has no items."""
    return [*([above] if above else []), bullets(items)] if items else []


def small(text: str) -> ContextBlock:
    """A line of small print."""
    return ContextBlock(elements=[PlainTextObject(text=cut(text, 2_000), emoji=False)])


def button(text: str, action: str, value: str | None) -> ButtonElement:
    """A button that sends `value`, if any, back under the name `action`."""
    label = PlainTextObject(text=cut(text, 75), emoji=False)
    return ButtonElement(text=label, action_id=action, value=value)


def menu(action: str, options: Mapping[str, str]) -> OverflowMenuElement:
    """A menu behind three dots: what each of its lines says, with the value that it sends back."""
    listed = [
        Option(text=PlainTextObject(text=cut(text, 75), emoji=False), value=value)
        for text, value in options.items()
    ]
    return OverflowMenuElement(action_id=action, options=listed)


def actions(*controls: InteractiveElement) -> ActionsBlock:
    """A row of buttons and menus."""
    return ActionsBlock(elements=list(controls))


def with_control(message: Message, control: InteractiveElement) -> Message:
    """The message with one more button, in the row that it ends with if any, before its menu."""
    *rest, last = message.blocks or (paragraph(words(message.text)),)
    if isinstance(last, ActionsBlock):
        row = [one for one in last.elements if isinstance(one, InteractiveElement)]
        end = [one for one in row if isinstance(one, OverflowMenuElement)]
        row = [one for one in row if one not in end]
        return replace(message, blocks=(*rest, actions(*row, control, *end)))
    return replace(message, blocks=(*rest, last, actions(control)))


def left_out(number: int) -> list[Block]:
    """That so many more are not shown; nothing where all of them are."""
    return [small(f"{number:,} more: too long to show here.")] if number else []


def sentence(text: str) -> str:
    """A sentence of an article, whole; or, where it is too long for a message, that it is."""
    if len(text) <= LONGEST_SENTENCE:
        return text
    return f"(One sentence of {len(text):,} characters: too long to show here.)"


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: "1 article", "2 articles"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
