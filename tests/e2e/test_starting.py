"""A start while Slack fails: what passes is waited for, what does not is told at once."""

import logging
import socket
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from bot.identity import Identity
from bot.patience import LONG, SHORT
from bot.playground import Fault
from bot.playground.faults import cut, rate_limited, server_error
from bot.server import introduce, listen, show_health
from bot.settings import BadSetting, SlackSettings, from_mapping
from bot.slack import Messenger
from bot.sockets import open_socket
from tests.e2e.conftest import Newsroom


class Pauses(list[float]):
    """Waits for nothing, and remembers for how long it was to wait."""

    def __call__(self, seconds: float) -> bool:
        self.append(seconds)
        return True


@pytest.fixture
def pauses() -> Pauses:
    return Pauses()


@pytest.fixture
def connect(newsroom: Newsroom, settings: SlackSettings) -> Callable[..., Callable[[], None]]:
    return partial(open_socket, newsroom.nutgraf.bolt, settings)


passing = pytest.mark.parametrize(
    "fault", [server_error(), server_error(503), rate_limited(1), cut()], ids=repr
)


@passing
def test_a_socket_is_asked_for_until_slack_gives_it(
    newsroom: Newsroom, connect: Callable[..., Callable[[], None]], fault: Fault, pauses: Pauses
) -> None:
    newsroom.slack.faults.plan("apps.connections.open", fault, times=len(LONG))

    close = connect(pause=pauses)
    newsroom.slack.sockets.await_opened(1)
    close()

    assert pauses == list(LONG)


@passing
def test_who_we_are_is_asked_until_slack_says_it(
    newsroom: Newsroom, fault: Fault, pauses: Pauses
) -> None:
    newsroom.slack.faults.plan("auth.test", fault, times=len(SHORT))

    introduce(newsroom.nutgraf.identity, pauses)

    assert pauses == list(SHORT)


@pytest.mark.parametrize("start", [listen, show_health])
@pytest.mark.parametrize("host", ["nowhere.invalid", "203.0.113.7"])
def test_a_host_that_is_not_ours_is_told_in_a_sentence(
    newsroom: Newsroom, start: Callable[..., object], host: str
) -> None:
    elsewhere = replace(from_mapping({}), host=host, port=0, health_port=0)

    with pytest.raises(BadSetting, match=rf"^HOST {host} is no address of this machine\. Set it"):
        start(newsroom.nutgraf, elsewhere)


@pytest.mark.parametrize(("start", "named"), [(listen, "PORT"), (show_health, "HEALTH_PORT")])
def test_a_port_that_is_taken_is_told_in_a_sentence(
    newsroom: Newsroom, start: Callable[..., object], named: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        settings = replace(from_mapping({}), host="127.0.0.1", port=port, health_port=port)

        with pytest.raises(BadSetting, match=rf"^{named} {port} cannot be listened on: .* Set ano"):
            start(newsroom.nutgraf, settings)


def test_a_start_bears_a_minute_without_slack() -> None:
    assert sum(LONG) == 60


def test_slack_is_not_asked_sooner_than_it_wants(newsroom: Newsroom, pauses: Pauses) -> None:
    newsroom.slack.faults.plan("auth.test", rate_limited(7))

    introduce(newsroom.nutgraf.identity, pauses)

    assert pauses == [7]


def test_each_try_is_told_in_the_log(
    newsroom: Newsroom, pauses: Pauses, caplog: pytest.LogCaptureFixture
) -> None:
    newsroom.slack.faults.plan("auth.test", server_error(), times=2)

    introduce(newsroom.nutgraf.identity, pauses)

    told = [record.message for record in caplog.records if record.levelno == logging.WARNING]
    assert told == [
        "Slack does not answer (internal_error); trying again in 1 s",
        "Slack does not answer (internal_error); trying again in 2 s",
    ]


def test_a_refused_app_token_is_told_at_once(
    newsroom: Newsroom, settings: SlackSettings, pauses: Pauses
) -> None:
    wrong = replace(settings, app_token="xapp-wrong")

    with pytest.raises(BadSetting, match=r"SLACK_APP_TOKEN is refused by Slack \(invalid_auth\)"):
        open_socket(newsroom.nutgraf.bolt, wrong, pause=pauses)
    assert pauses == []


def test_a_refused_bot_token_is_told_at_once(newsroom: Newsroom, pauses: Pauses) -> None:
    stranger = Identity(Messenger("xoxb-wrong", newsroom.slack.api_url))

    with pytest.raises(BadSetting, match=r"SLACK_BOT_TOKEN is not right: Slack says invalid_auth"):
        introduce(stranger, pauses)
    assert pauses == []


def test_the_app_goes_on_where_slack_stays_away(
    newsroom: Newsroom, ferry: str, pauses: Pauses
) -> None:
    newsroom.slack.faults.plan("auth.test", server_error(), times=len(SHORT) + 1)

    introduce(newsroom.nutgraf.identity, pauses)

    assert len(newsroom.shares(newsroom.ada, newsroom.desk, ferry)) == 1


def test_a_socket_that_slack_never_gives_is_told_in_a_sentence(
    newsroom: Newsroom, connect: Callable[..., Callable[[], None]], pauses: Pauses
) -> None:
    newsroom.slack.faults.plan("apps.connections.open", server_error(), times=len(LONG) + 1)

    with pytest.raises(BadSetting, match=r"Slack cannot be reached \(internal_error\)"):
        connect(pause=pauses)


def test_who_is_told_to_stop_waits_no_longer(
    newsroom: Newsroom, connect: Callable[..., Callable[[], None]]
) -> None:
    newsroom.slack.faults.plan("apps.connections.open", server_error(), times=2)

    with pytest.raises(BadSetting):
        connect(pause=lambda seconds: False)
    assert len(newsroom.slack.calls("apps.connections.open")) == 1
