"""What a person sees on the page is what Slack would show them."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from bot.playground import Channel, Person, StandIn, User
from tests.bot.playground.page.conftest import Browser


def named(picture: dict[str, Any]) -> list[str]:
    return [channel["name"] for channel in picture["channels"]]


def texts(picture: dict[str, Any], channel: Channel) -> list[str]:
    return [message["text"] for message in picture["messages"][channel.id]]


@pytest.fixture
def guest(slack: StandIn) -> User:
    return slack.add_user("Gil Guest", guest=True)


def test_a_member_sees_public_channels_and_their_own_private_ones(
    slack: StandIn, browser: Browser, desk: Channel, guest: User
) -> None:
    slack.add_private_channel("board", guest)
    slack.add_private_channel("inquiry", browser.user)

    assert named(browser.sees()) == ["desk", "inquiry"]


def test_a_guest_sees_their_own_channels_alone(
    slack: StandIn, browser: Browser, desk: Channel, guest: User
) -> None:
    slack.add_channel("weekend", guest)

    assert named(browser.sees(guest)) == ["weekend"]


def test_what_is_for_one_persons_eyes_is_seen_by_them_alone(
    slack: StandIn, browser: Browser, person: Person, desk: Channel
) -> None:
    ben = slack.add_user("Ben Sample")
    person.commands("/news", "help", desk)  # nobody is connected, so Slack says that it failed

    assert len(texts(browser.sees(), desk)) == 1
    assert texts(browser.sees(ben), desk) == []


def test_a_deleted_message_with_replies_leaves_its_grave(
    browser: Browser, person: Person, desk: Channel
) -> None:
    share = person.says(desk, "a share")
    person.says(desk, "a reply", thread=share)
    person.deletes(share)

    grave, reply = browser.sees()["messages"][desk.id]
    assert (grave["deleted"], grave["text"]) == (True, "")
    assert reply["text"] == "a reply"


@pytest.fixture
def aside() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as executor:
        yield executor


def test_a_page_that_waits_hears_of_what_is_new(
    browser: Browser, person: Person, desk: Channel, aside: ThreadPoolExecutor
) -> None:
    seen = browser.sees()["version"]
    waiting = aside.submit(browser.gets, f"api/picture?as={browser.user.id}&seen={seen}")
    person.says(desk, "news")

    assert texts(waiting.result(10).json(), desk) == ["news"]
