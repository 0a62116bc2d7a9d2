from typing import Any

import pytest
from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.playground import Channel, Message, NotOnScreenError, Person, StandIn, User
from tests.bot.playground.helpers import BUTTONS, Answers

Payload = dict[str, Any]


def test_is_answered_in_the_thread(slack: StandIn, app: App, person: Person, desk: Channel) -> None:
    def brief(event: Payload, client: WebClient) -> None:
        client.chat_postMessage(channel=event["channel"], thread_ts=event["ts"], text="A brief")

    app.event("message")(brief)

    share = person.says(desk, "https://example.com/x")

    assert [reply.text for reply in slack.replies(share)] == ["A brief"]


def test_stays_out_of_private_channel(slack: StandIn, person: Person) -> None:
    board = slack.add_private_channel("board")

    with pytest.raises(PermissionError):
        person.says(board, "hello")


def test_joins_public_channel_by_writing(slack: StandIn, person: Person) -> None:
    other = slack.add_channel("other")

    person.says(other, "hello")

    channel = slack.workspace.channel(other.id)
    assert channel is not None
    assert person.user.id in channel.members


def test_edits_only_own_messages(slack: StandIn, person: Person, desk: Channel) -> None:
    theirs = slack.person(slack.add_user("Bob Example")).says(desk, "mine")

    with pytest.raises(PermissionError):
        person.edits(theirs, "yours")


def test_cannot_press_in_deleted_message(client: WebClient, brief: Message, person: Person) -> None:
    client.chat_delete(channel=brief.channel, ts=brief.ts)

    with pytest.raises(NotOnScreenError):
        person.presses(brief, "ask")


def test_sees_reply_to_command_alone(
    slack: StandIn, app: App, ada: User, person: Person, desk: Channel
) -> None:
    def news(ack: Ack, respond: Respond, command: Payload) -> None:
        ack()
        respond(f"You said {command['text']}")

    app.command("/news")(news)

    assert person.commands("/news", "recent", desk).ok
    assert [message.text for message in slack.ephemerals(ada)] == ["You said recent"]


def test_sees_words_of_the_acknowledgement(
    slack: StandIn, app: App, ada: User, person: Person, desk: Channel
) -> None:
    def news(ack: Ack) -> None:
        ack("Nothing yet")

    app.command("/news")(news)
    person.commands("/news", "recent", desk)

    assert [message.text for message in slack.ephemerals(ada)] == ["Nothing yet"]


def test_sees_when_acknowledgement_is_invalid(
    slack: StandIn, app: App, ada: User, person: Person, desk: Channel
) -> None:
    def news(ack: Ack) -> None:
        ack(text="x", blocks=[{"type": "header"}])

    app.command("/news")(news)
    person.commands("/news", "recent", desk)

    (message,) = slack.ephemerals(ada)
    assert message.text == '/news failed with the error "invalid_command_response"'


def test_sees_when_command_fails(slack: StandIn, ada: User, person: Person, desk: Channel) -> None:
    slack.connect(Answers(500))

    person.commands("/news", "recent", desk)

    (message,) = slack.ephemerals(ada)
    assert message.text == '/news failed with the error "dispatch_failed"'


def test_presses_button_with_its_value(app: App, brief: Message, person: Person) -> None:
    pressed: list[Payload] = []

    def ask(ack: Ack, body: Payload) -> None:
        ack()
        pressed.append(body)

    app.action("ask")(ask)

    assert person.presses(brief, "ask").ok
    assert pressed[0]["actions"][0]["value"] == "7"
    assert pressed[0]["container"]["message_ts"] == brief.ts
    assert pressed[0]["message"]["text"] == "A brief"


def test_press_on_ephemeral_message_comes_without_it(
    slack: StandIn, app: App, client: WebClient, person: Person, desk: Channel
) -> None:
    pressed: list[Payload] = []

    def ask(ack: Ack, body: Payload) -> None:
        ack()
        pressed.append(body)

    app.action("ask")(ask)
    client.chat_postEphemeral(channel=desk.id, user=person.user.id, text="x", blocks=BUTTONS)
    person.presses(slack.ephemerals(person.user)[0], "ask")

    assert pressed[0]["container"]["is_ephemeral"]
    assert "message" not in pressed[0]


def test_chooses_in_overflow_menu(app: App, brief: Message, person: Person) -> None:
    chosen: list[str] = []

    def more(ack: Ack, action: Payload) -> None:
        ack()
        chosen.append(action["selected_option"]["value"])

    app.action("more")(more)
    person.presses(brief, "more", choice="forget")

    assert chosen == ["forget"]


@pytest.mark.parametrize(("action_id", "choice"), [("gone", None), ("more", "burn")])
def test_cannot_press_what_is_not_shown(
    brief: Message, person: Person, action_id: str, choice: str | None
) -> None:
    with pytest.raises(NotOnScreenError):
        person.presses(brief, action_id, choice=choice)


def test_chooses_message_shortcut(app: App, person: Person, desk: Channel) -> None:
    chosen: list[str] = []

    def brief_this(ack: Ack, shortcut: Payload) -> None:
        ack()
        chosen.append(shortcut["message"]["text"])

    app.shortcut("brief_this")(brief_this)
    share = person.says(desk, "a share")

    assert person.chooses_shortcut("brief_this", share).ok
    assert chosen == ["a share"]


def test_presses_on_home(
    slack: StandIn, app: App, client: WebClient, ada: User, person: Person
) -> None:
    pressed: list[str] = []

    def ask(ack: Ack, body: Payload) -> None:
        ack()
        pressed.append(body["view"]["type"])

    app.action("ask")(ask)
    client.views_publish(user_id=ada.id, view={"type": "home", "blocks": BUTTONS})
    home = slack.workspace.home(ada.id)
    assert home is not None
    person.presses(home, "ask")

    assert pressed == ["home"]
