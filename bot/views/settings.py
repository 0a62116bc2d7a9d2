"""What a conversation wants of us, in words."""

from bot.views.message import Message, bullets, heading, small, words
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


def _languages(channel: Channel) -> str:
    names = [LANGUAGES.get(code, code).capitalize() for code in channel.languages]
    return ", ".join(names) or "all"
