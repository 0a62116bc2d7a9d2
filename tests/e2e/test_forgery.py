"""A page that tries to speak through the app: to call people up, to mislead, to press buttons.

Everything that the app says of it is looked through: the brief, lists, quotes, answers, the digest.
"""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from bot.playground.texts import pings
from bot.views.controls import ACTIONS
from tests.e2e.conftest import Newsroom

SPELLS = {
    "a call to everybody": "<!channel> <!here> <!everyone> @channel @here",
    "a call to a group": "<!subteam^S1|@desk> <@U0000BOT1> <#C1|desk>",
    "a link under another name": "<https://evil.example/|https://bank.example/login>",
    "escapes": "&lt;!channel&gt; &amp;lt;!channel&amp;gt;",
    "mark-up": "*bold* _italic_ ~struck~ `code` ```block``` &gt; quoted :siren:",
    "a date of Slack's": "<!date^1392734382^{date}^https://evil.example/|today>",
    "a block": '{"type": "actions", "elements": [{"type": "button", "action_id": "forget"}]}',
    "a turned text": "\u202e\u2066moc.elpmaxe.knab//:sptth\u2069",
}

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>{spell} Ferry sails again</title>
<meta property="og:title" content="{spell} Ferry sails again">
<meta property="og:site_name" content="{spell}">
<meta name="author" content="{spell}">
<meta property="article:published_time" content="{spell}">
</head><body><article>
<h1>{spell} Ferry sails again</h1>
<p>{spell} The ferry to the island of Skarholm will sail again in May, two years after a fire put it
out of service, the harbour board said on Thursday.</p>
<p>“We have waited for this day with all of our hearts {spell}, and so has every child,” said Marit
Solberg, the mayor {spell} of Skarholm. She added that the school {spell} would reopen.</p>
<p>Repairs cost 41 million crowns {spell}, of which the county pays 30 million. A second engine was
fitted so that the ferry can reach the island on one of them alone.</p>
<p>The crossing takes 55 minutes and will be made six times a day. {spell} Fares will not rise
before the autumn, according to the harbour board.</p>
</article></body></html>"""

HARMLESS = frozenset({"text", "link", "user", "channel", "date", "emoji"})
"""What stands in rich text; people, channels and dates are looked at one by one."""


def escaped(text: str) -> str:
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;")
    )


@pytest.fixture(params=list(SPELLS.values()), ids=list(SPELLS))
def said(request: pytest.FixtureRequest, newsroom: Newsroom) -> list[dict[str, Any]]:
    """Everything that was sent to Slack about such a page."""
    link = newsroom.site.publish("/ferry", PAGE.replace("{spell}", escaped(request.param)))
    (brief,) = newsroom.shares(newsroom.ada, newsroom.desk, link)
    for button in ("all_quotes", "show_in_context", "ask"):
        newsroom.ada.presses(brief, button)
    asked = newsroom.ada.modal()
    assert asked is not None
    newsroom.ada.submits(asked, question="Who pays for the repairs?")
    newsroom.ada.opens_home()
    for words in ("recent", "search ferry", "quotes solberg", "ask Who pays for the repairs?"):
        newsroom.commands(newsroom.ada, words, newsroom.desk)
    newsroom.commands(newsroom.ben, f"brief {link}", newsroom.sport)
    newsroom.commands(newsroom.ada, "digest now", newsroom.desk)
    newsroom.work()
    calls = [call.arguments for call in newsroom.slack.calls()]
    return [given for given in calls if "blocks" in given or "view" in given]


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from nodes(item)
    elif isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)


def test_there_is_something_to_look_through(said: list[dict[str, Any]]) -> None:
    messages = [message for message in said if "blocks" in message]
    views = [given["view"] for given in said if "view" in given]

    assert len(messages) >= 6
    assert len(views) >= 4
    assert json.dumps(messages).count("Ferry sails again") >= 4
    assert json.dumps(views).count("Ferry sails again") >= 2


def test_nobody_is_called_up(said: list[dict[str, Any]]) -> None:
    messages = [message for message in said if "blocks" in message]
    blocks = [message["blocks"] for message in messages]
    blocks += [given["view"]["blocks"] for given in said if "view" in given]

    assert not any(pings("", drawn) for drawn in blocks)
    assert not any(pings(message["text"]) for message in messages)
    assert not any("<" in message["text"] or ">" in message["text"] for message in messages)


def test_only_people_and_channels_that_shared_are_named(
    said: list[dict[str, Any]], newsroom: Newsroom
) -> None:
    rich = [node for node in nodes(said) if node.get("type") in ("user", "channel", "usergroup")]
    known = {newsroom.ada.user.id, newsroom.ben.user.id, newsroom.desk.id, newsroom.sport.id}

    assert {node.get("user_id") or node.get("channel_id") for node in rich} <= known
    assert not any(node.get("type") in ("broadcast", "usergroup", "color") for node in nodes(said))


def test_links_lead_to_the_page_or_to_slack_alone(
    said: list[dict[str, Any]], newsroom: Newsroom
) -> None:
    links = {node["url"] for node in nodes(said) if node.get("type") == "link"}
    home = newsroom.slack.workspace.team.url

    assert links
    assert all(link.startswith((newsroom.site.base, home)) for link in links)
    assert not any("bank.example" in str(node.get("text")) for node in nodes(said) if "url" in node)


def test_no_mark_up_of_the_page_is_read(said: list[dict[str, Any]]) -> None:
    assert not any(node.get("type") in ("mrkdwn", "markdown") for node in nodes(said))
    assert not any(node.get("emoji") for node in nodes(said) if node.get("type") == "plain_text")


def test_every_button_is_one_of_ours(said: list[dict[str, Any]]) -> None:
    pressed = {node["action_id"] for node in nodes(said) if "action_id" in node}

    assert pressed <= {*ACTIONS, "question"}
