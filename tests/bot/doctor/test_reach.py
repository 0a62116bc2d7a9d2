"""Whatever keeps Slack from reaching the app, found by the doctor."""

from pathlib import Path

import pytest

from bot.doctor import State
from bot.doctor.reach import by_socket as by_socket_of
from bot.playground import StandIn
from bot.playground.faults import server_error
from bot.settings import SlackSettings
from tests.bot.doctor.helpers import (
    APP_TOKEN,
    SECRET,
    Values,
    about,
    another_program,
    settings_for,
    stand_in,
)
from tests.bot.raw_server import RawServer


def test_an_app_level_token_that_slack_refuses_is_found(by_socket: Values) -> None:
    finding = about("socket", by_socket | {"SLACK_APP_TOKEN": "xapp-1-A0000APP1-old"})

    assert finding.state is State.MEND
    assert "invalid_auth" in finding.says


def test_tokens_of_two_different_apps_are_found(database: Path) -> None:
    token = "xapp-1-A0OTHER-2-s3cr3t"
    with stand_in(app_token=token) as slack:
        finding = about("socket", settings_for(slack, database) | {"SLACK_APP_TOKEN": token})

    assert finding.state is State.MEND
    assert "SLACK_APP_TOKEN is of the app A0OTHER, SLACK_BOT_TOKEN of A0000APP1" in finding.says


def test_a_socket_that_is_not_given_just_now_is_found(by_socket: Values, slack: StandIn) -> None:
    slack.faults.plan("apps.connections.open", server_error())

    assert "Slack cannot be reached (internal_error)" in about("socket", by_socket).says


def test_a_socket_that_cannot_be_reached_is_found() -> None:
    body = b'{"ok": true, "url": "ws://127.0.0.1:1/link"}'
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
    with RawServer() as server:
        server.answer = head % len(body) + body
        slack = SlackSettings(
            bot_token="xoxb-1",
            app_token=APP_TOKEN,
            signing_secret=None,
            api_url=f"http://{server.name}/api/",
        )
        (finding,) = by_socket_of(slack, None)

    assert finding.state is State.MEND
    assert "Slack's socket at 127.0.0.1 cannot be reached" in finding.says
    assert "on port 1" in finding.says


def test_nobody_listening_yet_is_told_of(by_http: Values) -> None:
    finding = about("event URL", by_http)

    assert finding.state is State.UNKNOWN
    assert "Start nutgraf run" in finding.says


def test_an_address_that_answers_as_slack_wants_is_well(by_http: Values, served: str) -> None:
    assert about("event URL", by_http, served).state is State.OK


def test_the_address_may_be_given_with_its_path(by_http: Values, served: str) -> None:
    assert about("event URL", by_http, f"{served}/slack/events").state is State.OK


def test_a_wrong_signing_secret_is_found(by_http: Values, served: str) -> None:
    values = by_http | {"SLACK_SIGNING_SECRET": SECRET[::-1]}
    finding = about("event URL", values, served)

    assert finding.state is State.MEND
    assert "another signing secret" in finding.says


def test_what_is_no_signing_secret_is_found(by_http: Values) -> None:
    finding = about("signing secret", by_http | {"SLACK_SIGNING_SECRET": "verification-token"})

    assert finding.state is State.MEND


def test_nutgraf_listening_here_is_seen(by_http: Values, served: str) -> None:
    finding = about("event URL", by_http | {"PORT": served.rpartition(":")[2]})

    assert finding.state is State.UNKNOWN
    assert "Nutgraf listens on port" in finding.says


@pytest.mark.parametrize(
    ("status", "told"),
    [(404, "status 404"), (301, "redirects"), (200, "status 200"), (502, "status 502")],
)
def test_an_address_where_something_else_answers_is_found(
    by_http: Values, status: int, told: str
) -> None:
    with another_program(status) as address:
        finding = about("event URL", by_http, address)

    assert finding.state is State.MEND
    assert told in finding.says


def test_another_program_on_our_port_is_found(by_http: Values) -> None:
    with another_program(404) as address:
        finding = about("event URL", by_http | {"PORT": address.rpartition(":")[2]})

    assert finding.state is State.MEND
    assert "another program listens on port" in finding.says


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("http://news.example.com", "is not encrypted"),
        ("https://nobody.invalid", "no such host"),
        ("https://127.0.0.1:1", "nothing listens"),
    ],
)
def test_an_address_that_cannot_be_reached_is_found(
    by_http: Values, address: str, told: str
) -> None:
    finding = about("event URL", by_http, address)

    assert finding.state is State.MEND
    assert told in finding.says
