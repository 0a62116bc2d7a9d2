"""The whole app by Socket Mode, and what befalls sockets."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.playground import Connection, Message
from bot.playground.faults import server_error
from bot.settings import SlackSettings
from bot.sockets import open_socket
from storage import Store, StoreUnavailable, UnitOfWork
from tests.bot.playground.helpers import FakeClock
from tests.e2e.conftest import Newsroom, settled_in, stand_in, words
from tests.pages import FERRY, WALL, NewsSite


class EventfulStore(Store):
    """A real store to which something happens before it next begins a unit of work."""

    before: Callable[[], object] | None = None

    @contextmanager
    def begin(self, *, urgent: bool = False) -> Iterator[UnitOfWork]:
        happens, self.before = self.before, None
        if happens is not None:
            happens()
        with super().begin(urgent=urgent) as uow:
            yield uow


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EventfulStore]:
    store = EventfulStore(f"sqlite:///{tmp_path / 'nutgraf.sqlite3'}")
    store.migrate()
    yield store
    store.close()


@pytest.fixture
def timer() -> FakeClock:
    """By which Slack loses its patience."""
    return FakeClock()


@pytest.fixture
def ping_seconds() -> float:
    """Slack's client counts the age of a silence in whole seconds: it is noticed after one."""
    return 0.05


in_true_time = pytest.mark.parametrize(("timer", "ping_seconds"), [(time.monotonic, 0.7)])
"""For what must be done before Slack truly loses its patience, after three seconds."""


@pytest.fixture
def newsroom(
    store: EventfulStore, site: NewsSite, manifest: dict[str, Any], timer: Callable[[], float]
) -> Iterator[Newsroom]:
    with stand_in(manifest, timer) as slack:
        newsroom = settled_in(slack, site, store)
        slack.connect_by_socket()
        yield newsroom


@pytest.fixture
def close(
    newsroom: Newsroom, settings: SlackSettings, ping_seconds: float
) -> Iterator[Callable[[], None]]:
    """The app is connected; what is given disconnects it before the test's end."""
    left = [open_socket(newsroom.nutgraf.bolt, settings, ping_seconds=ping_seconds)]
    newsroom.slack.sockets.await_opened(1)
    yield lambda: left.pop()()
    for remaining in left:
        remaining()


@pytest.fixture
def connected(newsroom: Newsroom, close: Callable[[], None]) -> Newsroom:
    return newsroom


def briefs(newsroom: Newsroom, message: Message) -> list[str]:
    """The briefs in a message's thread, once all that Slack has to deliver is done."""
    newsroom.slack.settle()
    newsroom.work()
    replies = (words(reply) for reply in newsroom.slack.replies(message))
    return [text for text in replies if "will sail again in May" in text]


def share(newsroom: Newsroom) -> Message:
    return newsroom.ada.says(newsroom.desk, newsroom.site.publish("/ferry", FERRY))


def failures(newsroom: Newsroom, message: Message) -> list[str | None]:
    """How Slack fared with each delivery of a message of somebody's."""
    return [
        delivery.failure
        for delivery in newsroom.slack.deliveries("message")
        if delivery.parcel.payload["event"].get("ts") == message.ts
    ]


def test_a_shared_link_is_briefed(connected: Newsroom) -> None:
    message = share(connected)

    assert len(briefs(connected, message)) == 1
    assert failures(connected, message) == [None]


def test_a_command_is_answered(connected: Newsroom) -> None:
    assert "/news quotes NAME" in connected.commands(connected.ada, "help", connected.desk)


def test_a_commands_acknowledgement_is_shown(connected: Newsroom) -> None:
    link = connected.site.publish("/ferry", FERRY)

    connected.ada.commands("/news", f"brief {link}", connected.desk)

    assert words(connected.slack.ephemerals(connected.ada.user)[-1]) == "Reading…"


def test_a_button_is_answered(connected: Newsroom) -> None:
    link = connected.site.publish("/ferry", WALL, status=403)
    message = connected.ada.says(connected.desk, link)
    connected.work()
    connected.site.publish("/ferry", FERRY)

    connected.ben.presses(connected.slack.replies(message)[0], "try_again")

    assert len(briefs(connected, message)) == 1


def test_nothing_is_acknowledged_before_it_is_stored(
    connected: Newsroom, store: EventfulStore
) -> None:
    acknowledged, early = threading.Event(), []
    store.before = lambda: early.append(acknowledged.wait(0.2))

    share(connected)
    acknowledged.set()

    assert early == [False]


def test_what_could_not_be_stored_is_delivered_again_and_briefed_once(
    connected: Newsroom, store: EventfulStore, timer: FakeClock
) -> None:
    def fail() -> None:
        timer.advance(3.5)
        raise StoreUnavailable("the disk is full")

    store.before = fail
    message = share(connected)

    assert len(briefs(connected, message)) == 1
    assert failures(connected, message) == ["timeout", None]


def test_what_was_acknowledged_too_late_is_briefed_once(
    connected: Newsroom, store: EventfulStore, timer: FakeClock
) -> None:
    store.before = lambda: timer.advance(3.5)
    message = share(connected)

    assert len(briefs(connected, message)) == 1
    assert failures(connected, message) == ["timeout", None]


@in_true_time
@pytest.mark.parametrize("reason", ["warning", "refresh_requested"])
def test_a_planned_disconnect_keeps_nothing_waiting(
    connected: Newsroom, reason: str, timer: object, ping_seconds: float
) -> None:
    (old,) = connected.slack.sockets.connections()
    old.disconnect(reason)
    message = share(connected)

    assert len(briefs(connected, message)) == 1
    assert failures(connected, message) == [None]
    assert old.over.wait(10)


def test_a_planned_disconnect_loses_nothing_that_is_under_way(
    connected: Newsroom, store: EventfulStore
) -> None:
    (old,) = connected.slack.sockets.connections()

    def change_connections() -> None:
        old.disconnect("refresh_requested")
        old.over.wait(10)

    store.before = change_connections
    message = share(connected)

    assert len(briefs(connected, message)) == 1


@in_true_time
@pytest.mark.parametrize("end", [Connection.cut, Connection.close])
def test_a_connection_that_ends_is_replaced_in_time(
    connected: Newsroom, end: Callable[[Connection], None], timer: object, ping_seconds: float
) -> None:
    (old,) = connected.slack.sockets.connections()
    end(old)
    old.over.wait(10)
    message = share(connected)

    assert len(briefs(connected, message)) == 1
    assert failures(connected, message) == [None]


def test_what_was_sent_into_silence_is_delivered_again_and_briefed_once(
    connected: Newsroom,
) -> None:
    connected.slack.sockets.connections()[0].silence()
    message = share(connected)

    assert len(briefs(connected, message)) == 1
    assert failures(connected, message) == ["timeout", None]


def test_a_connection_that_is_silent_from_its_beginning_is_replaced(
    newsroom: Newsroom, settings: SlackSettings, ping_seconds: float
) -> None:
    newsroom.slack.sockets.mute_next()
    close = open_socket(newsroom.nutgraf.bolt, settings, ping_seconds=ping_seconds)
    message = share(newsroom)

    assert len(briefs(newsroom, message)) == 1
    close()


def test_a_new_connection_is_tried_until_slack_gives_one(connected: Newsroom) -> None:
    connected.slack.faults.plan("apps.connections.open", server_error(), times=2)
    connected.slack.sockets.connections()[0].cut()
    message = share(connected)

    assert len(briefs(connected, message)) == 1
    opened = connected.slack.calls("apps.connections.open")  # more, where a busy machine is silent
    assert [call.ok for call in opened[:4]] == [True, False, False, True]


def test_a_very_long_event_arrives_whole(connected: Newsroom) -> None:
    link = connected.site.publish("/ferry", FERRY)
    longest = "\N{NEWSPAPER}" * 40_000  # the most characters that Slack takes
    message = connected.ada.says(connected.desk, longest)
    connected.ada.edits(message, f"{longest} {link}")

    assert len(briefs(connected, message)) == 1


def test_closing_lets_a_running_listener_finish(
    connected: Newsroom, store: EventfulStore, close: Callable[[], None]
) -> None:
    (connection,) = connected.slack.sockets.connections()
    closing = threading.Thread(target=close)

    def close_meanwhile() -> None:
        closing.start()
        connection.over.wait(0.3)  # it is not, unless closing were impatient

    store.before = close_meanwhile
    message = share(connected)
    closing.join()

    assert failures(connected, message) == [None]
    assert connection.over.wait(10)
