from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.playground import Message, NotOnScreenError, Person, Refused, View
from tests.bot.playground.helpers import MODAL, FakeClock

Payload = dict[str, Any]


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


def test_has_three_modals_at_most(app: App, modal: View, person: Person) -> None:
    answer_with(app, response_action="push", view=MODAL)
    person.submits(modal, question="Who?")
    second = person.modal()
    assert second is not None
    person.submits(second, question="Who?")
    third = person.modal()
    assert third is not None

    with pytest.raises(Refused, match="push_limit_reached"):
        person.submits(third, question="Who?")


def test_modal_changes_only_by_its_present_hash(client: WebClient, modal: View) -> None:
    client.views_update(view_id=modal.id, hash=modal.hash, view=MODAL)

    with pytest.raises(SlackApiError, match="hash_conflict"):
        client.views_update(view_id=modal.id, hash=modal.hash, view=MODAL)
