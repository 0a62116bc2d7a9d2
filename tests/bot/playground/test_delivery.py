import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from slack_bolt import App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk import WebClient

from bot.playground import Channel, NoAnswer, Person, StandIn
from tests.bot.playground.helpers import Answers, FakeClock, into

Events = list[dict[str, Any]]


class Quiet(WSGIRequestHandler):
    """Does not log requests."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name above
        """Keep quiet."""


@contextmanager
def served(app: App) -> Iterator[str]:
    """Serve a Bolt app over HTTP; gives its events address."""
    with make_server("127.0.0.1", 0, SlackRequestHandler(app), handler_class=Quiet) as server:
        thread = Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/slack/events"
        server.shutdown()
        thread.join()


def test_reaches_a_bolt_app_over_http(
    slack: StandIn, app: App, heard: Events, person: Person, desk: Channel
) -> None:
    with served(app) as address:
        slack.connect(address)
        person.says(desk, "hello")

    assert [event["text"] for event in heard] == ["hello"]
    assert [delivery.status for delivery in slack.deliveries()] == [200]


def test_signs_what_bolt_accepts_and_bolt_refuses_another_secret(
    slack: StandIn, client: WebClient, person: Person, desk: Channel
) -> None:
    slack.connect(into(App(client=client, signing_secret="another secret")))

    assert person.commands("/news", "recent", desk).status == 401


def test_sends_message_with_rich_text(heard: Events, person: Person, desk: Channel) -> None:
    person.says(desk, "see https://example.com/x")

    (event,) = heard
    assert event["text"] == "see <https://example.com/x>"
    assert event["blocks"][0]["elements"][0]["elements"][1] == {
        "type": "link",
        "url": "https://example.com/x",
    }
    assert (event["channel_type"], event["channel"]) == ("channel", desk.id)


def test_sends_both_message_and_mention(
    slack: StandIn, heard: Events, person: Person, desk: Channel
) -> None:
    person.says(desk, f"{slack.mention} who said that?")

    assert [event["type"] for event in heard] == ["message", "app_mention"]
    assert len({delivery.parcel.event_id for delivery in slack.deliveries()}) == 2


def test_sends_no_mention_from_direct_conversation(
    slack: StandIn, heard: Events, person: Person
) -> None:
    direct = slack.direct_message(person.user)

    person.says(direct, f"{slack.mention} who said that?")

    assert [(event["type"], event["channel_type"]) for event in heard] == [("message", "im")]


def test_sends_thread_of_a_reply(heard: Events, person: Person, desk: Channel) -> None:
    share = person.says(desk, "a share")

    person.says(desk, "a reply", thread=share)

    assert (heard[1]["thread_ts"], heard[1]["parent_user_id"]) == (share.ts, person.user.id)


def test_sends_edit_with_both_texts(heard: Events, person: Person, desk: Channel) -> None:
    message = person.says(desk, "before")

    person.edits(message, "after")

    event = heard[-1]
    assert event["subtype"] == "message_changed"
    assert (event["previous_message"]["text"], event["message"]["text"]) == ("before", "after")
    assert "edited" in event["message"]


def test_sends_unfurl_as_change_without_edit(
    slack: StandIn, heard: Events, person: Person, desk: Channel
) -> None:
    message = person.says(desk, "https://example.com/x")

    slack.unfurls(message)

    changed = heard[-1]["message"]
    assert changed["text"] == heard[-1]["previous_message"]["text"]
    assert changed["attachments"][0]["from_url"] == "https://example.com/x"
    assert "edited" not in changed


def test_sends_deletion(heard: Events, person: Person, desk: Channel) -> None:
    message = person.says(desk, "a share")

    person.deletes(message)

    assert (heard[-1]["subtype"], heard[-1]["deleted_ts"]) == ("message_deleted", message.ts)


def test_sends_tombstone_for_deleted_message_with_replies(
    client: WebClient, heard: Events, person: Person, desk: Channel
) -> None:
    message = person.says(desk, "a share")
    client.chat_postMessage(channel=desk.id, thread_ts=message.ts, text="A brief")

    person.deletes(message)

    assert heard[-1]["subtype"] == "message_changed"
    assert heard[-1]["message"]["subtype"] == "tombstone"


def test_sends_nothing_from_where_the_app_is_not(
    slack: StandIn, heard: Events, person: Person
) -> None:
    person.says(slack.add_channel("elsewhere", app=False), "hello")

    assert heard == []


@pytest.mark.parametrize(
    ("scope", "expected"), [("channels:history", ["message"]), ("chat:write", [])]
)
def test_sends_only_what_the_scopes_allow(scope: str, expected: list[str]) -> None:
    with StandIn(scopes=frozenset({scope})) as slack:
        slack.connect(Answers(200))
        slack.person(slack.add_user("Ada Example")).says(slack.add_channel("desk"), "hello")

        assert [delivery.parcel.name for delivery in slack.deliveries()] == expected


def test_sends_only_what_was_subscribed_to() -> None:
    with StandIn(subscriptions=frozenset({"app_mention", "message.groups"})) as slack:
        slack.connect(Answers(200))
        person = slack.person(slack.add_user("Ada Example"))
        person.says(slack.add_channel("desk"), f"{slack.mention} hello")

        assert [delivery.parcel.name for delivery in slack.deliveries()] == ["app_mention"]


def test_names_the_organisation_of_a_visitor(slack: StandIn, heard: Events, desk: Channel) -> None:
    visitor = slack.add_user("Vi Example", team="T0000AWAY")

    slack.person(visitor).says(desk, "hello")

    assert heard[0]["team"] == "T0000AWAY"


def test_sends_invitation_home_and_reaction(
    slack: StandIn, heard: Events, person: Person, desk: Channel
) -> None:
    elsewhere = slack.add_channel("elsewhere", app=False)
    person.invites_app(elsewhere)
    person.opens_home()
    person.reacts(person.says(desk, "a share"), "newspaper")

    assert [event["type"] for event in heard] == [
        "member_joined_channel",
        "app_home_opened",
        "message",
        "reaction_added",
    ]


def test_sends_the_apps_own_message_back(slack: StandIn, client: WebClient, desk: Channel) -> None:
    answers = Answers(200)
    slack.connect(answers)

    client.chat_postMessage(channel=desk.id, text="A brief")
    slack.settle()

    (delivery,) = slack.deliveries("message")
    assert delivery.parcel.payload["event"]["bot_id"] == slack.workspace.bot.bot_id


def test_keeps_the_apps_own_message_when_told(clock: FakeClock) -> None:
    with StandIn(clock=clock, echo=False) as slack:
        slack.connect(Answers(200))
        client = WebClient(token=slack.bot_token, base_url=slack.api_url)
        client.chat_postMessage(channel=slack.add_channel("desk").id, text="A brief")
        slack.settle()

        assert slack.deliveries() == ()


def test_redelivers_at_once_after_one_minute_and_five(
    slack: StandIn, clock: FakeClock, answering: Callable[..., Answers], person: Person,
    desk: Channel,
) -> None:  # fmt: skip
    answers = answering(500)

    person.says(desk, "hello")
    slack.settle()
    tries = [len(slack.deliveries())]
    for seconds in (59, 1, 299, 1, 3600):
        clock.advance(seconds)
        slack.settle()
        tries.append(len(slack.deliveries()))

    assert tries == [2, 2, 3, 3, 4, 4]
    assert [h.get("X-Slack-Retry-Num") for h in answers.headers] == [None, "1", "2", "3"]
    assert answers.headers[-1]["X-Slack-Retry-Reason"] == "http_error"
    assert len({delivery.parcel.event_id for delivery in slack.deliveries()}) == 1


def test_stops_redelivering_once_acknowledged(
    slack: StandIn, clock: FakeClock, answering: Callable[..., Answers], person: Person,
    desk: Channel,
) -> None:  # fmt: skip
    answering(500, 200)

    person.says(desk, "hello")
    slack.settle()
    clock.advance(3600)
    slack.settle()

    assert [delivery.status for delivery in slack.deliveries()] == [500, 200]


def test_counts_slow_answer_as_timeout(clock: FakeClock) -> None:
    def slow(path: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        clock.advance(3.5)
        return 200, b""

    with StandIn(clock=clock, timer=clock, echo=False) as slack:
        slack.connect(slow)
        delivery = slack.person(slack.add_user("Ada Example")).chooses_shortcut("ask")

    assert (delivery.failure, delivery.elapsed) == ("http_timeout", 3.5)


def test_does_not_redeliver_commands(
    slack: StandIn, clock: FakeClock, answering: Callable[..., Answers], person: Person,
    desk: Channel,
) -> None:  # fmt: skip
    answering(500)

    person.commands("/news", "recent", desk)
    clock.advance(3600)
    slack.settle()

    assert len(slack.deliveries("/news")) == 1


def test_names_refused_connection(slack: StandIn, person: Person, desk: Channel) -> None:
    def unreachable(path: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        raise NoAnswer("connection_failed")

    slack.connect(unreachable)
    person.says(desk, "hello")

    first = slack.deliveries("message")[0]
    assert (first.status, first.failure) == (None, "connection_failed")


def test_reports_closed_port_as_failed_connection(
    slack: StandIn, app: App, person: Person, desk: Channel
) -> None:
    with served(app) as address:
        pass
    slack.connect(address)

    assert person.commands("/news", "recent", desk).failure == "connection_failed"


def test_puts_event_into_its_envelope(
    slack: StandIn, answering: Callable[..., Answers], person: Person, desk: Channel
) -> None:
    answering(200)
    person.says(desk, "hello")

    (delivery,) = slack.deliveries()
    envelope = json.loads(delivery.parcel.content)
    assert envelope["type"] == "event_callback"
    assert envelope["team_id"] == slack.workspace.team.id
    assert envelope["authorizations"][0]["user_id"] == slack.workspace.bot.user_id
