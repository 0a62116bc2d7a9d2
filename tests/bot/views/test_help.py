"""Help, and what is said to commands that there are not."""

import pytest

from bot.views.help import COMMANDS, help_message, unknown_message
from tests.bot.views.helpers import LONG, judged, shown


def test_help_tells_of_every_command() -> None:
    told = shown(judged(help_message()))

    assert all(line in told for line in COMMANDS.values())


def test_an_unknown_command_suggests_the_nearest() -> None:
    told = shown(judged(unknown_message("serch", "search", "serch dam")))

    assert "Did you mean /news search?" in told


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Dam bursts", "Try /news help; or, to look for it: /news search Dam bursts"),
        ("Did the dam hold?", "Try /news help; or, to ask it: /news ask Did the dam hold?"),
        (LONG, "Try /news help."),
    ],
)
def test_an_unknown_command_without_a_likeness_leads_on(written: str, meant: str) -> None:
    assert meant in shown(judged(unknown_message("dam", None, written)))


@pytest.mark.parametrize("word", ["<!channel>", LONG, "*bold*"])
def test_what_was_typed_cannot_break_the_reply(word: str) -> None:
    judged(unknown_message(word, None, word))
