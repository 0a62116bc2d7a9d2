"""The page's server answers this page, on this machine, and nobody else."""

import socket

import pytest

from bot.playground import Channel, StandIn
from bot.playground.page import Hints, PageServer
from tests.bot.playground.page.conftest import Browser


def test_the_page_is_there(browser: Browser) -> None:
    answer = browser.gets("")

    assert "Nutgraf playground" in answer.text
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("name", ["app.js", "base.css", "icon.svg"])
def test_its_files_are_there_with_their_types(browser: Browser, name: str) -> None:
    answer = browser.gets(name)

    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith(("text/javascript", "text/css", "image/svg"))


@pytest.mark.parametrize("path", ["nothing.js", "../server.py", "%2e%2e/server.py", "api/other"])
def test_nothing_else_is_there(browser: Browser, path: str) -> None:
    assert browser.gets(path).status_code == 404


def test_another_name_for_this_address_is_not_answered(browser: Browser) -> None:
    """So a site whose name is rebound to the loopback address sees nothing."""
    assert browser.gets("api/picture", Host="rebound.example.com").status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://hostile.example.com"},
        {"Origin": "null"},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
    ],
    ids=str,
)
def test_another_page_cannot_do_anything(
    slack: StandIn, browser: Browser, desk: Channel, headers: dict[str, str]
) -> None:
    asked = {"act": "say", "as": browser.user.id, "channel": desk.id, "text": "forged"}

    assert browser.posts(asked, **headers).status_code == 403
    assert slack.messages(desk) == ()


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"act": "say"},
        {"act": "fly", "as": "ADA"},
        {"act": "say", "as": "ADA"},
        {"act": "say", "as": "ADA", "channel": "C0", "text": "x"},
        {"act": "say", "as": "BOT", "channel": "DESK", "text": "x"},
    ],
    ids=str,
)
def test_what_is_not_understood_is_refused(
    slack: StandIn, browser: Browser, desk: Channel, asked: dict[str, str]
) -> None:
    ids = {"ADA": browser.user.id, "BOT": slack.workspace.bot.user_id, "DESK": desk.id}
    asked = {key: ids.get(value, value) for key, value in asked.items()}

    assert browser.posts(asked).status_code == 400


def test_it_listens_on_the_loopback_address_alone(browser: Browser) -> None:
    host, _, port = browser.address.removeprefix("http://").rstrip("/").partition(":")

    assert host == "127.0.0.1"
    with socket.socket() as other, pytest.raises(OSError, match="refused"):
        other.connect(("127.0.0.2", int(port)))


def test_a_taken_port_is_said_to_be(slack: StandIn, browser: Browser) -> None:
    taken = int(browser.address.rstrip("/").rpartition(":")[2])

    with pytest.raises(OSError, match="in use"):
        PageServer(slack, Hints(), taken)
