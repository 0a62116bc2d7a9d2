import pytest

from bot.playground import pings
from bot.playground.texts import elements, slack_text


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("a < b & c", "a &lt; b &amp; c"),
        ("see https://example.com/x.", "see <https://example.com/x>."),
        ("(https://example.com/a_(b))", "(<https://example.com/a_(b)>)"),
        ("https://example.com/?a=1&b=2", "<https://example.com/?a=1&amp;b=2>"),
        ("example.com/x", "<http://example.com/x|example.com/x>"),
        ("<https://example.com/x|the story>", "<https://example.com/x|the story>"),
        ("<@U0000BOT1> who?", "<@U0000BOT1> who?"),
        ("<!channel> look", "&lt;!channel&gt; look"),
        ("ada@example.com", "ada@example.com"),
    ],
)
def test_writes_what_slack_writes(typed: str, expected: str) -> None:
    assert slack_text(typed) == expected


def test_keeps_address_unescaped_in_rich_text() -> None:
    typed = "read https://example.com/?a=1&b=2 now"

    assert list(elements(typed)) == [
        {"type": "text", "text": "read "},
        {"type": "link", "url": "https://example.com/?a=1&b=2"},
        {"type": "text", "text": " now"},
    ]


def test_finds_whom_a_text_would_ping() -> None:
    assert pings("<!channel> and <!here|here> but not &lt;!everyone&gt;") == ("channel", "here")


def test_finds_pings_in_blocks_but_not_in_plain_text() -> None:
    section = {
        "type": "section",
        "text": {"type": "mrkdwn", "text": "<!everyone>"},
        "accessory": {"type": "button", "text": {"type": "plain_text", "text": "<!here>"}},
    }

    assert pings("fallback", [section]) == ("everyone",)
