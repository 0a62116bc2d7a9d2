"""Help, and what is said to commands that there are not."""

import pytest

from bot.views.help import COMMANDS, help_message, unknown_message
from tests.bot.views.helpers import LONG, judged, shown


def test_help_tells_of_every_command() -> None:
    told = shown(judged(help_message()))

    assert all(line in told for line in COMMANDS.values())


def test_an_unknown_command_suggests_the_nearest() -> None:
    assert "Did you mean /news search?" in shown(judged(unknown_message("serch", "search")))


def test_an_unknown_command_without_a_likeness_leads_to_help() -> None:
    assert "Try /news help." in shown(judged(unknown_message("xyzzy", None)))


@pytest.mark.parametrize("word", ["<!channel>", LONG, "*bold*"])
def test_what_was_typed_cannot_break_the_reply(word: str) -> None:
    judged(unknown_message(word, None))
