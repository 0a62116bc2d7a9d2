"""What a conversation wants of us, in words."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import (
    CheckboxesElement,
    InputBlock,
    InputInteractiveElement,
    Option,
    PlainTextInputElement,
    PlainTextObject,
    RadioButtonsElement,
    StaticSelectElement,
)

from bot.types import Choices, Origin
from bot.views.controls import SETTINGS_FORM
from bot.views.message import Message, bullets, heading, paragraph, small, words
from bot.views.message import channel as named
from bot.views.modal import Modal
from storage.types import Channel, Mode
from summarizer.words import LANGUAGES

HOW_TO_SET = (
    "For example: /news settings on request, /news settings apps on, /news settings points 4, "
    "/news settings languages en fr."
)

MODES = {
    Mode.AUTOMATIC: "Automatic: every article shared here is briefed in its thread.",
    Mode.ON_REQUEST: "On request: I brief what somebody asks for, by a mention, the reaction "
    "📰, or Brief this in a message's menu.",
    Mode.OFF: "Off: I post nothing here. /news still answers whoever uses it, privately.",
}


TITLE = "Settings"
SAVED = "Saved. This holds for everything that is shared there from now on."

_MODE_NAMES = {
    Mode.AUTOMATIC: ("Automatic", "Every article shared there is briefed in its thread."),
    Mode.ON_REQUEST: ("On request", "A mention, the reaction 📰 or Brief this asks for a brief."),
    Mode.OFF: ("Off", "Nothing is posted there. /news still answers privately."),
}
_POINTS = {"auto": "3 to 5, by length"} | {str(n): str(n) for n in range(1, 11)}


def settings_message(channel: Channel, *, changed: bool = False) -> Message:
    """The settings of a channel."""
    title = "Changed. The settings of this channel:" if changed else "The settings of this channel"
    lines = bullets([[words(line)] for line in in_words(channel)])
    return Message(text=MODES[channel.mode], blocks=(heading(title), lines, small(HOW_TO_SET)))


def in_words(channel: Channel) -> tuple[str, ...]:
    """Each setting as a sentence."""
    apps = "are briefed too" if channel.apps else "are left alone"
    points = "3 to 5, by the article's length" if channel.points is None else str(channel.points)
    return (
        MODES[channel.mode],
        f"Links that other apps post {apps}.",
        f"Key points in a brief: {points}.",
        f"Languages briefed unasked: {_languages(channel)}.",
    )


def in_short(channel: Channel) -> str:
    """The settings in one line, what is usual left out."""
    parts = [_MODE_NAMES[channel.mode][0].lower()]
    parts += ["links of other apps too"] if channel.apps else []
    parts += [f"{channel.points} key points"] if channel.points else []
    parts += [_languages(channel)] if channel.languages else []
    return ", ".join(parts)


def settings_modal(channel: Channel, origin: Origin) -> Modal:
    """Asks how a channel wants us to behave."""
    return Modal(
        title=TITLE,
        blocks=(
            paragraph(words("Settings of "), named(channel.conversation)),
            _input("mode", "When to brief", _mode(channel)),
            _input("apps", "Other apps", _apps(channel), optional=True),
            _input("points", "Key points in a brief", _points(channel)),
            _input("languages", "Languages briefed unasked", _spoken(channel), optional=True),
        ),
        origin=origin,
        form=SETTINGS_FORM,
        submit="Save",
    )


def chosen(state: Mapping[str, Mapping[str, Any]]) -> Choices:
    """What was chosen in the submitted form."""

    def given(name: str, field: str) -> Any:
        return state.get(name, {}).get(name, {}).get(field)

    return Choices(
        mode=given("mode", "selected_option")["value"],
        apps=bool(given("apps", "selected_options")),
        points=given("points", "selected_option")["value"],
        languages=given("languages", "value") or "",
    )


def _mode(channel: Channel) -> RadioButtonsElement:
    options = {mode: _option(mode, *told) for mode, told in _MODE_NAMES.items()}
    chosen_now = options[channel.mode]
    return RadioButtonsElement(
        action_id="mode", options=list(options.values()), initial_option=chosen_now
    )


def _apps(channel: Channel) -> CheckboxesElement:
    option = _option("apps", "Brief links that other apps post there")
    return CheckboxesElement(
        action_id="apps", options=[option], initial_options=[option] if channel.apps else None
    )


def _points(channel: Channel) -> StaticSelectElement:
    options = {value: _option(value, told) for value, told in _POINTS.items()}
    initial = options["auto" if channel.points is None else str(channel.points)]
    return StaticSelectElement(
        action_id="points", options=list(options.values()), initial_option=initial
    )


def _spoken(channel: Channel) -> PlainTextInputElement:
    return PlainTextInputElement(
        action_id="languages",
        initial_value=" ".join(channel.languages) or None,
        placeholder=_label("All. Or some, such as: en fr"),
        max_length=100,
    )


def _option(value: str, text: str, description: str | None = None) -> Option:
    return Option(
        value=value,
        text=_label(text),
        description=_label(description) if description else None,
    )


def _input(
    name: str, label: str, element: InputInteractiveElement, *, optional: bool = False
) -> InputBlock:
    return InputBlock(block_id=name, label=_label(label), element=element, optional=optional)


def _label(text: str) -> PlainTextObject:
    return PlainTextObject(text=text, emoji=False)


def _languages(channel: Channel) -> str:
    names = [LANGUAGES.get(code, code).capitalize() for code in channel.languages]
    return ", ".join(names) or "all"
