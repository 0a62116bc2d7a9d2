"""Private replies, ready to be shared, and as they are read once they were."""

from dataclasses import replace

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement

from bot.views.controls import SHARE, SHOW_IN_CONTEXT
from bot.views.message import Message, actions, button, cut, paragraph, person, with_control, words
from bot.views.references import LONGEST_VALUE


def shareable(message: Message, command: str, conversation: str) -> Message:
    """A private reply with the button that shares it, where there are others to share it with."""
    alone = conversation.startswith("D")
    if alone or not message.found or len(command) > LONGEST_VALUE:
        return message
    return with_control(message, button("Share to channel", SHARE, command))


def shared_message(message: Message, user: str, command: str) -> Message:
    """The reply to a command as everybody reads it, with who shared it."""
    top = paragraph(
        person(user), words(" shared "), words(cut(f"/news {command}", 300), italic=True)
    )
    return replace(message, blocks=(top, *for_all(message).blocks))


def for_all(message: Message) -> Message:
    """A private reply as it is shown elsewhere: without the next page, and without sharing it."""
    blocks = (kept for block in message.blocks if (kept := _for_all(block)))
    return replace(message, blocks=tuple(blocks))


def _for_all(block: Block) -> Block | None:
    """The block without what works in the reply alone."""
    if not isinstance(block, ActionsBlock):
        return block
    buttons = [one for one in block.elements if isinstance(one, ButtonElement)]
    kept = [one for one in buttons if one.action_id == SHOW_IN_CONTEXT]
    return actions(*kept) if kept else None
