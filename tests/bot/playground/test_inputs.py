from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.playground import Channel, Message, NotOnScreenError, Person, View
from bot.playground.inputs import check_filled, state_of
from tests.bot.playground.helpers import MODAL

Payload = dict[str, Any]


def plain(text: str) -> Payload:
    return {"type": "plain_text", "text": text}


def option(value: str) -> Payload:
    return {"text": plain(value.title()), "value": value}


def block(element: Payload, **more: Any) -> Payload:
    named = {"action_id": element["type"], **element}
    return {"type": "input", "block_id": "b", "label": plain("L"), "element": named, **more}


OPTIONS = [option("one"), option("two")]


@pytest.mark.parametrize(
    ("element", "choice", "key", "said"),
    [
        ({"type": "plain_text_input"}, "words", "value", "words"),
        ({"type": "static_select", "options": OPTIONS}, "two", "selected_option", OPTIONS[1]),
        ({"type": "radio_buttons", "options": OPTIONS}, "one", "selected_option", OPTIONS[0]),
        ({"type": "checkboxes", "options": OPTIONS}, ["one", "two"], "selected_options", OPTIONS),
        ({"type": "timepicker"}, "09:00", "selected_time", "09:00"),
        ({"type": "datepicker"}, "2026-11-20", "selected_date", "2026-11-20"),
        ({"type": "users_select"}, "U1", "selected_user", "U1"),
        ({"type": "conversations_select"}, "C1", "selected_conversation", "C1"),
        ({"type": "multi_users_select"}, ["U1", "U2"], "selected_users", ["U1", "U2"]),
    ],
)
def test_every_input_says_what_was_chosen(
    element: Payload, choice: Any, key: str, said: Any
) -> None:
    state = state_of([block(element)], {element["type"]: choice})

    assert state["b"][element["type"]][key] == said


@pytest.mark.parametrize(
    ("element", "key", "said"),
    [
        ({"type": "plain_text_input", "initial_value": "old"}, "value", "old"),
        (
            {"type": "checkboxes", "options": OPTIONS, "initial_options": OPTIONS[:1]},
            "selected_options",
            OPTIONS[:1],
        ),
        ({"type": "timepicker", "initial_time": "08:00"}, "selected_time", "08:00"),
        ({"type": "users_select"}, "selected_user", None),
    ],
)
def test_an_untouched_input_says_what_stood_in_it(element: Payload, key: str, said: Any) -> None:
    assert state_of([block(element)], {})["b"][element["type"]][key] == said


@pytest.mark.parametrize("typed", [None, "", "ab", "abcdefg"])
def test_what_slack_would_not_submit_is_refused(typed: str | None) -> None:
    blocks = [block({"type": "plain_text_input", "min_length": 3, "max_length": 6})]

    with pytest.raises(NotOnScreenError):
        check_filled(blocks, state_of(blocks, {"plain_text_input": typed}))


def test_an_optional_input_may_be_left_empty() -> None:
    blocks = [block({"type": "plain_text_input"}, optional=True)]

    check_filled(blocks, state_of(blocks, {}))  # nothing is raised


def opened(app: App, brief: Message, person: Person, view: Payload) -> View:
    """The modal, opened by a press on a message."""

    def ask(ack: Ack, body: Payload, client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=view)

    app.action("ask")(ask)
    person.presses(brief, "ask")
    modal = person.modal()
    assert modal is not None
    return modal


def test_a_press_tells_what_stands_in_the_inputs(app: App, brief: Message, person: Person) -> None:
    pressed: list[Payload] = []

    def choose(ack: Ack, body: Payload) -> None:
        ack()
        pressed.append(body["view"]["state"]["values"])

    app.action("kind")(choose)
    select = {"type": "static_select", "action_id": "kind", "options": OPTIONS}
    row = {"type": "actions", "block_id": "row", "elements": [select]}
    modal = opened(app, brief, person, MODAL | {"blocks": [*MODAL["blocks"], row]})
    person.presses(modal, "kind", choice="two", given={"question": "Why?"})

    assert pressed[0]["words"]["question"]["value"] == "Why?"
    assert pressed[0]["row"]["kind"]["selected_option"]["value"] == "two"


def test_the_conversation_one_is_in_is_chosen_and_earns_an_address(
    app: App, brief: Message, person: Person, desk: Channel
) -> None:
    submitted: list[Payload] = []

    def take(ack: Ack, body: Payload) -> None:
        ack()
        submitted.extend(body["response_urls"])

    app.view("share")(take)
    select = {
        "type": "conversations_select",
        "action_id": "to",
        "default_to_current_conversation": True,
        "response_url_enabled": True,
    }
    view = MODAL | {"callback_id": "share", "blocks": [block(select)]}
    person.submits(opened(app, brief, person, view))

    assert submitted[0]["channel_id"] == desk.id
    assert submitted[0]["response_url"].startswith("http://127.0.0.1")


def test_closing_all_tells_that_all_are_cleared(app: App, brief: Message, person: Person) -> None:
    closed: list[bool] = []

    def close(ack: Ack, body: Payload) -> None:
        ack()
        closed.append(body["is_cleared"])

    app.view_closed("question")(close)
    modal = opened(app, brief, person, MODAL | {"notify_on_close": True})
    person.closes(modal, all_of_them=True)

    assert closed == [True]
    assert person.modal() is None
