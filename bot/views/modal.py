"""What every modal is made of, and what it remembers of where it was opened."""

import json
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import (
    Block,
    InputBlock,
    PlainTextInputElement,
    PlainTextObject,
)
from slack_sdk.models.views import View

from bot.types import Origin
from bot.views import errors
from bot.views.message import cut, paragraph, words

_LONGEST_TITLE = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Modal:
    """A modal. `origin` and `subject` come back with whatever is done in it.

    `form` is the name under which it is submitted by the button `submit`; without it there is
    nothing to submit.
    """

    title: str
    blocks: tuple[Block, ...]
    origin: Origin
    subject: str = ""
    form: str = ""
    submit: str = ""

    def payload(self) -> dict[str, Any]:
        """The modal as Slack's methods take it, its limits checked."""
        view = View(
            type="modal",
            title=_label(cut(self.title, _LONGEST_TITLE)),
            blocks=self.blocks,
            callback_id=self.form or None,
            submit=_label(self.submit) if self.submit else None,
            close=_label("Cancel" if self.submit else "Close"),
            private_metadata=remembered(self.origin, self.subject),
        )
        payload: dict[str, Any] = view.to_dict()
        return payload


def remembered(origin: Origin, subject: str = "") -> str:
    """Where a view was opened and what it is about, for Slack to send back."""
    return json.dumps([origin.conversation, origin.thread, subject])


def recalled(metadata: str) -> tuple[Origin, str]:
    """What `remembered` wrote."""
    conversation, thread, subject = json.loads(metadata)
    return Origin(conversation=conversation, thread=thread), subject


def told(title: str, sentence: str, origin: Origin) -> Modal:
    """A modal that says one thing."""
    return Modal(title=title, blocks=(paragraph(words(sentence)),), origin=origin)


def unavailable(origin: Origin) -> Modal:
    """The article is forgotten, or not for the eyes of whoever asks: one answer for both."""
    return told("Not available", errors.sentence_for("unavailable"), origin)


def asked_in(
    name: str, label: str, *, longest: int, hint: str | None = None, block: str | None = None
) -> InputBlock:
    """A line to be filled in; `block` names its place where that is not to keep what it held."""
    return InputBlock(
        block_id=block or name,
        label=_label(label),
        element=PlainTextInputElement(action_id=name, max_length=longest),
        hint=_label(hint) if hint else None,
    )


def _label(text: str) -> PlainTextObject:
    return PlainTextObject(text=text, emoji=False)
