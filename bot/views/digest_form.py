"""Setting a digest with pickers, and what came of it."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import (
    Block,
    CheckboxesElement,
    ConversationFilter,
    ConversationSelectElement,
    InputBlock,
    InputInteractiveElement,
    Option,
    PlainTextInputElement,
    PlainTextObject,
    TimePickerElement,
)

from bot.types import DigestSetting, Origin
from bot.views.controls import DIGEST_FORM, DIGEST_OFF, DIGEST_PAUSE, DIGEST_PREVIEW, SET_DIGEST
from bot.views.message import Message, actions, button, paragraph, words
from bot.views.modal import Modal

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

TITLE = "Digest"
ALWAYS = "always"
_WORKDAYS = (0, 1, 2, 3, 4)
_MORNING = "09:00"
_LONGEST_ZONE = 40


def setting_message(told: str, conversation: str) -> Message:
    """When the digest of a conversation comes, and the way to change it."""
    change = actions(button("Set the digest", SET_DIGEST, conversation))
    return Message(text=told, blocks=(paragraph(words(told)), change))


def digest_modal(setting: DigestSetting, origin: Origin) -> Modal:
    """Asks when a digest shall come, and where unless that is settled by where it was opened."""
    schedule = setting.schedule
    at = [*(schedule.at if schedule else (_MORNING,)), None]
    blocks: list[Block] = [paragraph(words(setting.told))]
    if not origin.conversation:
        blocks.append(_place())
    blocks += [
        _days(schedule.days if schedule else _WORKDAYS),
        _time("first", "At", at[0]),
        _time("second", "And at", at[1]),
        _zone(schedule.zone if schedule else setting.zone),
        _always(schedule is not None and not schedule.quiet),
    ]
    if schedule is not None:
        blocks.append(_controls(paused=schedule.paused))
    return Modal(
        title=TITLE,
        blocks=tuple(blocks),
        origin=origin,
        form=DIGEST_FORM,
        submit="Save",
    )


def chosen(state: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """What was chosen in the submitted form: place, days, at, zone and always."""

    def options(name: str) -> list[str]:
        given = state.get(name, {}).get(name, {}).get("selected_options") or []
        return [str(option["value"]) for option in given]

    def value(name: str, field: str) -> str | None:
        given: str | None = state.get(name, {}).get(name, {}).get(field)
        return given

    times = (value(name, "selected_time") for name in ("first", "second"))
    return {
        "place": value("place", "selected_conversation"),
        "days": tuple(sorted(int(day) for day in options("days"))),
        "at": tuple(sorted({time for time in times if time})),
        "zone": value("zone", "value") or "",
        "always": ALWAYS in options("always"),
    }


def _place() -> InputBlock:
    element = ConversationSelectElement(
        action_id="place",
        filter=ConversationFilter(include=["public", "private"], exclude_bot_users=True),
    )
    hint = "Leave it empty for a digest to you alone, of the channels that you are in."
    return _input("place", "Channel", element, hint=hint, optional=True)


def _days(days: tuple[int, ...]) -> InputBlock:
    options = [Option(value=str(number), text=_label(name)) for number, name in enumerate(DAYS)]
    initial = [options[day] for day in days]
    element = CheckboxesElement(action_id="days", options=options, initial_options=initial)
    return _input("days", "On", element)


def _time(name: str, label: str, at: str | None) -> InputBlock:
    element = TimePickerElement(action_id=name, initial_time=at)
    return _input(name, label, element, optional=name != "first")


def _zone(zone: str) -> InputBlock:
    element = PlainTextInputElement(
        action_id="zone", initial_value=zone, max_length=_LONGEST_ZONE, min_length=1
    )
    return _input("zone", "Time zone", element, hint="Such as Europe/Paris or Asia/Kolkata.")


def _always(wanted: bool) -> InputBlock:
    option = Option(value=ALWAYS, text=_label("Post even when nothing was shared"))
    element = CheckboxesElement(
        action_id="always", options=[option], initial_options=[option] if wanted else None
    )
    return _input("always", "Quiet days", element, optional=True)


def _controls(*, paused: bool) -> Block:
    pause = ("Resume", "resume") if paused else ("Pause", "pause")
    return actions(
        button("Preview", DIGEST_PREVIEW, "preview"),
        button(pause[0], DIGEST_PAUSE, pause[1]),
        button("Remove", DIGEST_OFF, "off"),
    )


def _input(
    name: str,
    label: str,
    element: InputInteractiveElement,
    *,
    hint: str | None = None,
    optional: bool = False,
) -> InputBlock:
    return InputBlock(
        block_id=name,
        label=_label(label),
        element=element,
        hint=_label(hint) if hint else None,
        optional=optional,
    )


def _label(text: str) -> PlainTextObject:
    return PlainTextObject(text=text, emoji=False)
