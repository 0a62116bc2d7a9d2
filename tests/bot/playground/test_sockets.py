"""Socket Mode as the stand-in speaks it, to slack_sdk's own client and to a rude one."""

import json
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode import SocketModeClient
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from bot.playground import Channel, Message, Person, StandIn
from bot.playground.frames import Opcode
from bot.playground.sockets import MOST_CONNECTIONS
from tests.bot.playground.helpers import FakeClock
from tests.bot.playground.raw_client import RawClient, masked


class App:
    """An app behind slack_sdk's client; `answers` says what it does with an envelope.

    It acknowledges with what `answers` returns as payload, and not at all if that is False.
    """

    def __init__(self, client: SocketModeClient) -> None:
        self.client = client
        self.said: list[dict[str, Any]] = []
        self.requests: list[SocketModeRequest] = []
        self.answers: Callable[[SocketModeRequest], Any] = lambda request: None
        client.on_message_listeners.append(lambda text: self.said.append(json.loads(text)))
        client.socket_mode_request_listeners.append(self._hear)

    def _hear(self, client: BaseSocketModeClient, request: SocketModeRequest) -> None:
        self.requests.append(request)
        payload = self.answers(request)
        if payload is not False:
            response = SocketModeResponse(request.envelope_id, payload)
            client.send_socket_mode_response(response)

    def leave(self) -> None:
        """Close the client, and wake its threads so that nobody waits for them."""
        self.client.closed = True
        self.client.enqueue_message("")
        self.client.close()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def slack(clock: FakeClock) -> Iterator[StandIn]:
    with StandIn(clock=clock, timer=clock, echo=False) as standin:
        standin.connect_by_socket()
        yield standin


@pytest.fixture
def apps(slack: StandIn) -> Iterator[Callable[[], App]]:
    """Connect one more app, or the same one more often."""
    opened: list[App] = []

    def connect() -> App:
        web = WebClient(base_url=slack.api_url)
        client = SocketModeClient(slack.app_token, web_client=web, auto_reconnect_enabled=False)
        app = App(client)
        opened.append(app)
        client.connect()
        slack.sockets.await_opened(len(opened))
        return app

    yield connect
    for connection in slack.sockets.connections():
        connection.cut()  # else the client would wait for three seconds
    for app in opened:
        app.leave()


@pytest.fixture
def app(apps: Callable[[], App]) -> App:
    return apps()


def socket_address(slack: StandIn) -> str:
    client = WebClient(base_url=slack.api_url)
    return str(client.apps_connections_open(app_token=slack.app_token)["url"])


@pytest.fixture
def raw(slack: StandIn) -> Iterator[RawClient]:
    """A rude client that has been greeted."""
    with RawClient(socket_address(slack)) as client:
        client.read()
        yield client


def test_gives_an_address_on_the_loopback(slack: StandIn) -> None:
    assert socket_address(slack).startswith("ws://127.0.0.1:")


def test_refuses_app_token_for_other_methods(slack: StandIn, desk: Channel) -> None:
    client = WebClient(token=slack.app_token, base_url=slack.api_url)

    with pytest.raises(SlackApiError, match="not_allowed_token_type"):
        client.chat_postMessage(channel=desk.id, text="x")


def test_opens_one_connection_for_an_address(slack: StandIn) -> None:
    address = socket_address(slack)

    with RawClient(address) as first, RawClient(address) as second:
        assert (first.status, second.status) == (101, 403)


def test_says_hello_and_how_many_connections_there_are(
    slack: StandIn, apps: Callable[[], App], person: Person, desk: Channel
) -> None:
    first, second = apps(), apps()
    person.says(desk, "one")
    person.says(desk, "two")  # whoever has heard these has been greeted before

    assert [app.said[0]["type"] for app in (first, second)] == ["hello", "hello"]
    assert [app.said[0]["num_connections"] for app in (first, second)] == [1, 2]
    assert first.said[0]["connection_info"] == {"app_id": slack.workspace.bot.app_id}


def test_brings_an_event_in_its_envelope(
    slack: StandIn, app: App, person: Person, desk: Channel
) -> None:
    person.says(desk, "hello")

    (request,) = app.requests
    assert (request.type, request.accepts_response_payload) == ("events_api", False)
    assert request.payload["event"]["text"] == "hello"
    assert (request.retry_attempt, request.retry_reason) == (0, "")
    assert slack.deliveries("message")[0].ok


def test_shows_the_acknowledged_text_of_a_command(
    slack: StandIn, app: App, person: Person, desk: Channel
) -> None:
    app.answers = lambda request: {"text": "Looking"}

    person.commands("/news", "recent", desk)

    assert [message.text for message in slack.ephemerals(person.user)] == ["Looking"]
    assert app.requests[0].accepts_response_payload
    assert app.requests[0].type == "slash_commands"


def test_does_not_look_at_what_a_press_is_acknowledged_with(
    app: App, person: Person, brief: Message
) -> None:
    app.answers = lambda request: {"text": "lost"}

    delivery = person.presses(brief, "ask")

    assert app.requests[0].type == "interactive"
    assert (delivery.ok, delivery.body) == (True, b"")


def test_brings_an_unacknowledged_event_again(
    slack: StandIn, app: App, clock: FakeClock, person: Person, desk: Channel
) -> None:
    def slow_at_first(request: SocketModeRequest) -> Any:
        if request.retry_attempt == 0:
            clock.advance(3.5)
            return False
        return None

    app.answers = slow_at_first
    person.says(desk, "hello")
    slack.settle()

    first, again = app.requests
    assert [delivery.failure for delivery in slack.deliveries()] == ["timeout", None]
    assert (again.retry_attempt, again.retry_reason) == (1, "timeout")
    assert first.payload["event_id"] == again.payload["event_id"]


def test_does_not_count_a_late_acknowledgement(
    slack: StandIn, app: App, clock: FakeClock, person: Person, desk: Channel
) -> None:
    app.answers = lambda request: clock.advance(3.5)

    person.commands("/news", "recent", desk)

    (told,) = slack.ephemerals(person.user)
    assert "operation_timeout" in told.text


def test_brings_an_envelope_to_one_of_several_connections(
    apps: Callable[[], App], person: Person, desk: Channel
) -> None:
    first, second = apps(), apps()

    for word in ("one", "two", "three", "four"):
        person.says(desk, word)

    assert [len(first.requests), len(second.requests)] == [2, 2]


def test_waits_for_a_connection(
    slack: StandIn, apps: Callable[[], App], person: Person, desk: Channel
) -> None:
    speaking = threading.Thread(target=person.says, args=(desk, "hello"))
    speaking.start()

    app = apps()
    speaking.join()

    assert [request.payload["event"]["text"] for request in app.requests] == ["hello"]


def test_brings_what_was_on_a_cut_connection_again(
    slack: StandIn, apps: Callable[[], App], person: Person, desk: Channel
) -> None:
    cut, whole = apps(), apps()
    first, _ = slack.sockets.connections()
    cut.answers = lambda request: first.cut()
    person.says(desk, "one")
    person.says(desk, "two")
    slack.settle()

    heard = [request.payload["event"]["text"] for request in whole.requests]
    assert sorted(heard) == ["one", "two"]


def test_brings_nothing_to_a_connection_that_is_to_end(
    slack: StandIn, apps: Callable[[], App], person: Person, desk: Channel
) -> None:
    apps()
    (old,) = slack.sockets.connections()
    old.disconnect("refresh_requested")
    slack.sockets.await_opened(2)
    old.cut()

    person.says(desk, "hello")  # acknowledged on the new one, which alone counts there

    assert slack.deliveries("message")[0].ok


def test_pings_the_app(slack: StandIn, app: App) -> None:
    (connection,) = slack.sockets.connections()

    assert connection.ping(timeout=10)


def test_answers_a_ping_with_what_is_in_it(raw: RawClient) -> None:
    raw.send(masked(Opcode.PING, b"there?"))

    assert raw.read() == (Opcode.PONG, b"there?")


def test_takes_an_acknowledgement_in_fragments(
    slack: StandIn, raw: RawClient, person: Person, desk: Channel
) -> None:
    speaking = threading.Thread(target=person.says, args=(desk, "hello"))
    speaking.start()
    _, envelope = raw.read() or (None, b"{}")
    words = json.dumps({"envelope_id": json.loads(envelope)["envelope_id"]}).encode()
    raw.send(
        masked(Opcode.TEXT, words[:9], final=False),
        masked(Opcode.PING, b""),
        masked(Opcode.CONTINUATION, words[9:]),
    )
    speaking.join()

    assert slack.deliveries("message")[0].ok


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        (b"\x81\x02{}", 1002),
        (masked(Opcode.BINARY, b"{}"), 1003),
        (masked(Opcode.TEXT, b"\xff"), 1007),
        (masked(Opcode.TEXT, b"thanks"), 1008),
        (masked(Opcode.TEXT, b"[]"), 1008),
    ],
)
def test_closes_on_what_it_does_not_take(raw: RawClient, frame: bytes, code: int) -> None:
    raw.send(frame)

    opcode, payload = raw.read() or (None, b"")
    assert (opcode, int.from_bytes(payload[:2], "big")) == (Opcode.CLOSE, code)
    assert raw.read() is None


def test_closes_as_the_app_does(raw: RawClient) -> None:
    raw.send(masked(Opcode.CLOSE, b"\x03\xe8bye"))

    assert raw.read() == (Opcode.CLOSE, b"\x03\xe8")
    assert raw.read() is None


def test_says_nothing_more_on_a_silent_connection(slack: StandIn, raw: RawClient) -> None:
    slack.sockets.connections()[0].silence()

    raw.send(masked(Opcode.PING, b"there?"))
    raw.finish()

    assert raw.read() is None


def test_does_not_even_greet_when_silent_from_the_beginning(slack: StandIn) -> None:
    slack.sockets.mute_next()

    with RawClient(socket_address(slack)) as raw:
        raw.finish()

        assert (raw.status, raw.read()) == (101, None)


def test_ends_a_cut_connection_without_a_word(slack: StandIn, raw: RawClient) -> None:
    slack.sockets.connections()[0].cut()

    assert raw.read() is None


def test_sends_one_connection_too_many_away(slack: StandIn) -> None:
    clients = [RawClient(socket_address(slack)) for _ in range(MOST_CONNECTIONS + 1)]
    last = [json.loads((clients[-1].read() or (None, b""))[1]) for _ in range(2)]
    for client in clients:
        client.__exit__(None, None, None)

    assert (last[1]["type"], last[1]["reason"]) == ("disconnect", "too_many_websockets")
