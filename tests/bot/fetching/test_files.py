"""Text files kept at Slack, which the app's token opens."""

from collections.abc import Iterator
from urllib.parse import urljoin

import pytest

from bot.fetching.errors import FileRefused, ForeignFile, NotFound, NotText
from bot.fetching.files import Files, may_have_token
from bot.playground import DOWNLOAD, Channel, Message, Person, StandIn
from bot.playground.files import SIGN_IN_PATH
from bot.slack import Messenger
from tests.bot.hostile_server import hostile_server

SLACK = "https://slack.com/api/"


@pytest.fixture
def slack() -> Iterator[StandIn]:
    with StandIn() as slack:
        yield slack


@pytest.fixture
def ada(slack: StandIn) -> Person:
    return slack.person(slack.add_user("Ada Example"))


@pytest.fixture
def desk(slack: StandIn, ada: Person) -> Channel:
    return slack.add_channel("desk", ada.user)


def files(slack: StandIn, token: str | None = None) -> Files:
    messenger = Messenger(slack.bot_token, slack.api_url)
    return Files(messenger, token or slack.bot_token, slack.api_url)


def the_file(message: Message) -> str:
    return message.files[0]


@pytest.mark.parametrize(
    "url",
    [
        "https://files.slack.com/files-pri/T1-F1/speech.txt",
        "https://files-edge.slack.com/x",
        "https://example.slack.com/files/x",
        "https://slack.com/x",
    ],
)
def test_slacks_own_hosts_may_have_the_token(url: str) -> None:
    assert may_have_token(url, SLACK)


@pytest.mark.parametrize(
    "url",
    [
        "http://files.slack.com/x",
        "https://files.slack.com.example.org/x",
        "https://evilslack.com/x",
        "https://files.slack.com@example.org/x",
        "https://user@files.slack.com/x",
        "https://example.org/files.slack.com",
        "https://files.slack.com:8443/x",
        "https://files.slack.com\\@example.org/x",
        "https://[files.slack.com]/x",
        "//files.slack.com/x",
        "javascript:files.slack.com",
        "",
    ],
)
def test_nobody_else_may_have_it(url: str) -> None:
    assert not may_have_token(url, SLACK)


def test_where_the_api_is_elsewhere_that_host_alone_may_have_it() -> None:
    api = "http://127.0.0.1:4000/api/"

    assert may_have_token("http://127.0.0.1:4000/files-pri/x", api)
    assert not may_have_token("http://127.0.0.1:4001/files-pri/x", api)
    assert not may_have_token("https://127.0.0.1:4000/files-pri/x", api)
    assert not may_have_token("https://files.slack.com/x", api)


def test_a_text_file_is_had(slack: StandIn, ada: Person, desk: Channel) -> None:
    message = ada.uploads(desk, "speech.txt", "We shall see.")

    assert files(slack).fetch(the_file(message)).content == b"We shall see."


def test_a_file_is_had_whole_whatever_it_is_called_on_the_wire(
    slack: StandIn, ada: Person, desk: Channel
) -> None:
    message = ada.uploads(desk, "text", "We shall see. " * 1_000)

    page = files(slack).fetch(the_file(message))

    assert page.content_type == "application/octet-stream"
    assert len(page.content) == 14_000


def test_a_web_page_is_labelled_as_one(slack: StandIn, ada: Person, desk: Channel) -> None:
    message = ada.uploads(desk, "html", "<p>We shall see.</p>")

    assert files(slack).fetch(the_file(message)).content_type == "text/html"


def test_a_file_that_is_no_text_is_not_even_asked_for(
    slack: StandIn, ada: Person, desk: Channel
) -> None:
    message = ada.uploads(desk, "photo.png", b"\x89PNG")

    with pytest.raises(NotText):
        files(slack).fetch(the_file(message))
    assert not slack.calls(DOWNLOAD)


def test_a_file_that_is_kept_elsewhere_is_not_asked_for(
    slack: StandIn, ada: Person, desk: Channel
) -> None:
    message = ada.uploads(desk, "speech.txt", "Hello.", at="https://files.slack.com/speech.txt")

    with pytest.raises(ForeignFile):
        files(slack).fetch(the_file(message))


def test_a_file_that_is_gone_is_said_to_be(slack: StandIn, ada: Person, desk: Channel) -> None:
    message = ada.uploads(desk, "speech.txt", "Hello.")
    ada.deletes(message)

    with pytest.raises(NotFound):
        files(slack).fetch(the_file(message))


def test_the_page_on_which_to_sign_in_is_no_file(
    slack: StandIn, ada: Person, desk: Channel
) -> None:
    message = ada.uploads(desk, "speech.txt", "Hello.")

    with pytest.raises(FileRefused):
        files(slack, token="xoxb-wrong").fetch(the_file(message))


def test_the_token_is_not_taken_to_where_a_file_redirects(
    slack: StandIn, ada: Person, desk: Channel
) -> None:
    with hostile_server() as site:
        message = ada.uploads(desk, "speech.txt", "Hello.", at=site.url("/redirect?to=/article"))
        messenger = Messenger(slack.bot_token, slack.api_url)
        with pytest.raises(FileRefused):
            Files(messenger, slack.bot_token, site.url("/api/")).fetch(the_file(message))

        assert [request.path for request in site.seen] == ["/redirect"]


def test_a_page_on_which_to_sign_in_that_stands_where_the_file_should_is_no_file(
    slack: StandIn, ada: Person, desk: Channel
) -> None:
    sign_in = urljoin(slack.api_url, SIGN_IN_PATH)
    message = ada.uploads(desk, "speech.txt", "Hello.", at=sign_in)

    with pytest.raises(FileRefused):
        files(slack).fetch(the_file(message))


def test_without_the_scope_a_file_is_refused() -> None:
    with StandIn(scopes=frozenset()) as slack:
        person = slack.person(slack.add_user("Ada Example"))
        message = person.uploads(slack.add_channel("desk", person.user), "speech.txt", "Hello.")
        with pytest.raises(FileRefused):
            files(slack).fetch(the_file(message))
