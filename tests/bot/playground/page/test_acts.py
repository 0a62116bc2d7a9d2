"""What is done on the page is done as that person, and reaches the app as from Slack."""

from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.playground import Channel, Message, Person, StandIn
from tests.bot.playground.helpers import MODAL
from tests.bot.playground.page.conftest import Browser

Payload = dict[str, Any]


@pytest.fixture
def share(person: Person, desk: Channel) -> Message:
    return person.says(desk, "a share")


def test_a_message_is_said(browser: Browser, heard: list[Payload], desk: Channel) -> None:
    assert browser.does("say", channel=desk.id, text="hello")["ok"]

    assert heard[0]["text"] == "hello"


def test_a_reply_is_said_in_its_thread(
    slack: StandIn, browser: Browser, desk: Channel, share: Message
) -> None:
    browser.does("say", channel=desk.id, text="a reply", thread=share.ts)

    assert slack.messages(desk)[-1].thread_ts == share.ts


def test_an_emoji_is_put_and_taken_back(
    slack: StandIn, browser: Browser, desk: Channel, share: Message
) -> None:
    about = {"channel": desk.id, "ts": share.ts, "name": "newspaper"}
    browser.does("react", **about)
    (reaction,) = slack.messages(desk)[0].reactions
    browser.does("react", **about)

    assert reaction.name == "newspaper"
    assert slack.messages(desk)[0].reactions == ()


def test_one_edits_and_deletes_ones_own(
    slack: StandIn, browser: Browser, desk: Channel, share: Message
) -> None:
    browser.does("edit", channel=desk.id, ts=share.ts, text="other words")
    (edited,) = slack.messages(desk)
    browser.does("delete", channel=desk.id, ts=share.ts)

    assert edited.text == "other words"
    assert slack.messages(desk) == ()


def test_anothers_message_cannot_be_deleted(
    slack: StandIn, browser: Browser, desk: Channel
) -> None:
    theirs = slack.person(slack.add_user("Ben Sample")).says(desk, "mine")

    answer = browser.does("delete", channel=desk.id, ts=theirs.ts)

    assert not answer["ok"]
    assert len(slack.messages(desk)) == 1


def test_a_snippet_is_shared(browser: Browser, heard: list[Payload], desk: Channel) -> None:
    browser.does("upload", channel=desk.id, name="Untitled", content="long", snippet=True)

    assert heard[0]["files"][0]["mode"] == "snippet"


def test_a_shortcut_is_chosen(browser: Browser, app: App, desk: Channel, share: Message) -> None:
    chosen: list[str] = []

    def brief_this(ack: Ack, shortcut: Payload) -> None:
        ack()
        chosen.append(shortcut["message"]["text"])

    app.shortcut("brief_this")(brief_this)
    browser.does("shortcut", channel=desk.id, ts=share.ts, callback_id="brief_this")

    assert chosen == ["a share"]


@pytest.fixture
def modal(browser: Browser, app: App, brief: Message) -> str:
    """The id of a modal that a press on the page has opened."""

    def ask(ack: Ack, body: Payload, client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=MODAL)

    app.action("ask")(ask)
    browser.does("press", channel=brief.channel, ts=brief.ts, action_id="ask", value="7")
    return str(browser.sees()["modals"][0]["id"])


def test_a_modal_is_filled_in_and_submitted(browser: Browser, app: App, modal: str) -> None:
    asked: list[str] = []

    def submitted(ack: Ack, view: Payload) -> None:
        ack()
        asked.append(view["state"]["values"]["words"]["question"]["value"])

    app.view("question")(submitted)
    browser.does("submit", view=modal, given={"question": "Why?"})

    assert asked == ["Why?"]
    assert browser.sees()["modals"] == []


def test_what_the_app_finds_wrong_is_handed_on(browser: Browser, app: App, modal: str) -> None:
    def submitted(ack: Ack) -> None:
        ack(response_action="errors", errors={"words": "Ask something else."})

    app.view("question")(submitted)
    answer = browser.does("submit", view=modal, given={"question": "Why?"})

    assert answer["errors"] == {"words": "Ask something else."}
    assert browser.sees()["modals"]


def test_a_modal_is_closed(browser: Browser, modal: str) -> None:
    browser.does("close", view=modal)

    assert browser.sees()["modals"] == []


def test_what_is_gone_is_said_to_be(browser: Browser, brief: Message) -> None:
    answer = browser.does("press", channel=brief.channel, ts=brief.ts, action_id="gone")

    assert answer == {"ok": False, "error": "This is not there any more."}


def test_an_app_that_does_not_answer_is_said_to_be_silent(
    browser: Browser, brief: Message, answering: Any
) -> None:
    answering(500)

    answer = browser.does("press", channel=brief.channel, ts=brief.ts, action_id="ask")

    assert answer["error"] == "The app did not answer as it should: http_error"


def test_the_app_is_brought_in_and_taken_out(
    slack: StandIn, browser: Browser, desk: Channel
) -> None:
    browser.does("remove_app", channel=desk.id)
    without = slack.workspace.channel(desk.id)
    browser.does("invite_app", channel=desk.id)
    with_it = slack.workspace.channel(desk.id)

    bot = slack.workspace.bot.user_id
    assert without is not None
    assert with_it is not None
    assert (bot in without.members, bot in with_it.members) == (False, True)
