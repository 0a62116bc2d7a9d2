from typing import Any

import requests

from bot.playground import DOWNLOAD, Channel, Message, Person, StandIn, User
from bot.playground.files import SIGN_IN

Payload = dict[str, Any]


def asked(address: str, token: str | None = None) -> requests.Response:
    """A file's bytes, asked for with this token."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return requests.get(address, headers=headers, timeout=5)


def address_of(slack: StandIn, message: Message) -> str:
    file = slack.workspace.file(message.files[0])
    assert file is not None
    return file.url


def test_an_upload_comes_as_a_message_with_a_file(
    heard: list[Payload], person: Person, desk: Channel
) -> None:
    person.uploads(desk, "speech.txt", "We shall see.", comment="Worth a read")

    (event,) = heard
    assert event["subtype"] == "file_share"
    assert event["text"] == "Worth a read"
    assert event["files"][0]["mode"] == "hosted"


def test_a_snippet_says_so_and_shows_how_it_begins(
    heard: list[Payload], person: Person, desk: Channel
) -> None:
    person.uploads(desk, "Untitled", "one\n" * 9, snippet=True)

    (file,) = heard[0]["files"]
    assert (file["mode"], file["filetype"]) == ("snippet", "text")
    assert (file["preview"], file["lines_more"]) == ("one\none\none\none\none", 4)


def test_a_file_is_had_with_the_apps_token(slack: StandIn, person: Person, desk: Channel) -> None:
    message = person.uploads(desk, "speech.txt", "We shall see.")

    assert asked(address_of(slack, message), slack.bot_token).text == "We shall see."


def test_without_the_token_slack_shows_how_to_sign_in(
    slack: StandIn, person: Person, desk: Channel
) -> None:
    message = person.uploads(desk, "speech.txt", "We shall see.")

    answer = asked(address_of(slack, message))

    assert (answer.status_code, answer.content) == (200, SIGN_IN)
    assert not slack.calls(DOWNLOAD)[0].ok


def test_a_file_of_a_channel_without_the_app_is_not_had(
    slack: StandIn, ada: User, person: Person
) -> None:
    board = slack.add_private_channel("board", ada, app=False)
    message = person.uploads(board, "speech.txt", "We shall see.")

    assert asked(address_of(slack, message), slack.bot_token).content == SIGN_IN


def test_a_file_can_claim_to_be_elsewhere(
    heard: list[Payload], person: Person, desk: Channel
) -> None:
    person.uploads(desk, "speech.txt", "x", at="http://127.0.0.1:9/speech.txt")

    assert heard[0]["files"][0]["url_private"] == "http://127.0.0.1:9/speech.txt"


def test_a_strangers_file_is_told_by_its_id_alone(slack: StandIn, heard: list[Payload]) -> None:
    stranger = slack.add_user("Sam Other", team="T0000AWAY")
    shared = slack.add_channel("shared", stranger, ext_shared=True)

    slack.person(stranger).uploads(shared, "speech.txt", "We shall see.")

    assert heard[0]["files"][0]["file_access"] == "check_file_info"
    assert "url_private" not in heard[0]["files"][0]


def test_a_deleted_message_takes_its_file_along(
    slack: StandIn, person: Person, desk: Channel
) -> None:
    message = person.uploads(desk, "speech.txt", "We shall see.")

    person.deletes(message)

    assert asked(address_of(slack, message), slack.bot_token).content == SIGN_IN
