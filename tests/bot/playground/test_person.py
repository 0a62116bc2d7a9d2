from typing import Any

import pytest
from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.playground import Channel, Message, NotOnScreenError, Person, StandIn, User, View
from tests.bot.playground.helpers import Answers, FakeClock

Payload = dict[str, Any]
BUTTONS = [
    {
        "type": "actions",
        "elements": [
            {
                "type": "button",
                "action_id": "ask",
                "value": "7",
                "text": {"type": "plain_text", "text": "Ask"},
            },
            {
                "type": "overflow",
                "action_id": "more",
                "options": [
                    {"text": {"type": "plain_text", "text": "Forget"}, "value": "forget"},
                    {"text": {"type": "plain_text", "text": "Wrong"}, "value": "wrong"},
                ],
            },
        ],
    }
]
MODAL: Payload = {
    "type": "modal",
    "callback_id": "question",
    "title": {"type": "plain_text", "text": "Ask"},
    "submit": {"type": "plain_text", "text": "Ask"},
    "blocks": [
        {
            "type": "input",
            "block_id": "words",
            "label": {"type": "plain_text", "text": "Question"},
            "element": {"type": "plain_text_input", "action_id": "question"},
        }
    ],
}


@pytest.fixture
def brief(slack: StandIn, client: WebClient, desk: Channel) -> Message:
    """A message of the app's with buttons."""
    client.chat_postMessage(channel=desk.id, text="A brief", blocks=BUTTONS)
    return slack.messages(desk)[-1]


@pytest.fixture
def modal(app: App, brief: Message, person: Person) -> View:
    """A modal that the app opened when its button was pressed."""

    def open_modal(ack: Ack, body: Payload, client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=MODAL)

    app.action("ask")(open_modal)
    person.presses(brief, "ask")
    view = person.modal()
    assert view is not None
    return view


def answer_with(app: App, **answer: Any) -> None:
    """Have the app answer the submitted modal so."""

    def submitted(ack: Ack) -> None:
        ack(**answer)

    app.view("question")(submitted)


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


def test_gets_modal_from_button(modal: View) -> None:
    assert modal.body["callback_id"] == "question"


def test_gets_no_modal_after_three_seconds(
    app: App, clock: FakeClock, brief: Message, person: Person
) -> None:
    errors: list[str] = []

    def too_late(ack: Ack, body: Payload, client: WebClient) -> None:
        ack()
        clock.advance(3.1)
        with pytest.raises(SlackApiError) as caught:
            client.views_open(trigger_id=body["trigger_id"], view=MODAL)
        errors.append(caught.value.response["error"])

    app.action("ask")(too_late)
    person.presses(brief, "ask")

    assert errors == ["expired_trigger_id"]


def test_gets_one_modal_a_trigger(app: App, brief: Message, person: Person) -> None:
    errors: list[str] = []

    def twice(ack: Ack, body: Payload, client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=MODAL)
        with pytest.raises(SlackApiError) as caught:
            client.views_open(trigger_id=body["trigger_id"], view=MODAL)
        errors.append(caught.value.response["error"])

    app.action("ask")(twice)
    person.presses(brief, "ask")

    assert errors == ["exchanged_trigger_id"]


def test_submits_what_was_filled_in(app: App, modal: View, person: Person) -> None:
    given: list[str] = []

    def submitted(ack: Ack, view: Payload) -> None:
        ack()
        given.append(view["state"]["values"]["words"]["question"]["value"])

    app.view("question")(submitted)
    person.submits(modal, question="Who said that?")

    assert given == ["Who said that?"]
    assert person.modal() is None


@pytest.mark.parametrize("given", [{}, {"question": "Who?", "other": "x"}])
def test_cannot_submit_without_or_beside_the_inputs(
    modal: View, person: Person, given: dict[str, str]
) -> None:
    with pytest.raises(NotOnScreenError):
        person.submits(modal, **given)


def test_keeps_modal_that_has_errors(app: App, modal: View, person: Person) -> None:
    answer_with(app, response_action="errors", errors={"words": "Ask a question"})

    person.submits(modal, question="?")

    assert person.modal() == modal


def test_sees_modal_change_on_submission(app: App, modal: View, person: Person) -> None:
    title = {"type": "plain_text", "text": "Answer"}
    answer_with(app, response_action="update", view={**MODAL, "title": title})

    person.submits(modal, question="Who?")

    changed = person.modal()
    assert changed is not None
    assert (changed.id, changed.body["title"]["text"]) == (modal.id, "Answer")


def test_goes_back_to_the_modal_below(app: App, modal: View, person: Person) -> None:
    answer_with(app, response_action="push", view=MODAL)
    person.submits(modal, question="Who?")
    pushed = person.modal()
    assert pushed is not None

    person.closes(pushed)

    assert pushed.previous == modal.id
    assert person.modal() == modal


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
