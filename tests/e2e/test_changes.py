"""What is seen follows what happens to conversations, people and the app, within the event."""

from collections.abc import Callable

import pytest

from bot.playground import Channel, Message, Person
from bot.playground.faults import server_error
from storage.types import Viewer
from tests.e2e.conftest import Newsroom, read, words
from tests.pages import FERRY

ASK = "What did the mayor of Skarholm say?"

Surface = Callable[[Newsroom, Person, Channel], str]

SURFACES: dict[str, Surface] = {
    "recent": lambda room, person, channel: room.commands(person, "recent", channel),
    "search": lambda room, person, channel: room.commands(person, "search helicopter", channel),
    "quotes": lambda room, person, channel: room.commands(person, "quotes Solberg", channel),
    "ask": lambda room, person, channel: room.commands(person, f"ask {ASK}", channel),
    "mention": lambda room, person, channel: last_reply(room, person, channel),
    "App Home": lambda room, person, channel: home(room, person),
}
"""Where what was read may be shown, beside the digest and the word that it was shared already."""


def last_reply(room: Newsroom, person: Person, channel: Channel) -> str:
    return words(room.shares(person, channel, f"{room.slack.mention} {ASK}")[-1])


def home(room: Newsroom, person: Person) -> str:
    person.opens_home()
    room.work()
    return read(room.slack.workspace.home(person.user.id))


def shows(room: Newsroom, surface: Surface, person: Person, channel: Channel) -> bool:
    shown = surface(room, person, channel)
    return "child" in shown or "Ferry" in shown


@pytest.fixture
def gus(newsroom: Newsroom) -> Person:
    """A guest of the workspace."""
    return newsroom.slack.person(newsroom.slack.add_user("Gus Guest", guest=True))


@pytest.fixture
def fay(newsroom: Newsroom) -> Person:
    """Somebody of another organisation."""
    return newsroom.slack.person(newsroom.slack.add_user("Fay Foreign", team="T0000AWAY"))


every_surface = pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)


@every_surface
def test_a_public_share_is_seen_elsewhere(newsroom: Newsroom, ferry: str, surface: Surface) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)

    assert shows(newsroom, surface, newsroom.ben, newsroom.sport)


@every_surface
def test_a_private_share_is_not_seen_elsewhere(
    newsroom: Newsroom, ferry: str, surface: Surface
) -> None:
    newsroom.shares(newsroom.ada, newsroom.private, ferry)

    assert not shows(newsroom, surface, newsroom.ada, newsroom.sport)


@every_surface
def test_what_was_told_in_a_direct_message_is_not_seen_elsewhere(
    newsroom: Newsroom, ferry: str, surface: Surface
) -> None:
    newsroom.shares(newsroom.ada, newsroom.direct, ferry)

    at_home = surface is SURFACES["App Home"]  # where one sees one's own direct message
    assert not shows(newsroom, surface, newsroom.ben if at_home else newsroom.ada, newsroom.desk)


@every_surface
def test_a_guest_sees_nothing_public(
    newsroom: Newsroom, ferry: str, gus: Person, surface: Surface
) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    lobby = newsroom.slack.add_channel("lobby", gus.user, newsroom.ada.user)

    assert not shows(newsroom, surface, gus, lobby)


def test_where_a_guest_is_a_brief_says_nothing_of_what_was_shared_in_public(
    newsroom: Newsroom, ferry: str, gus: Person
) -> None:
    newsroom.shares(newsroom.ben, newsroom.desk, ferry)
    lobby = newsroom.slack.add_channel("lobby", gus.user, newsroom.ada.user)

    (here,) = newsroom.shares(newsroom.ada, lobby, ferry)
    (there,) = newsroom.shares(newsroom.ada, newsroom.sport, ferry)

    assert "Already" in words(there)
    assert "Already" not in words(here)


@every_surface
def test_somebody_of_another_organisation_sees_nothing_public(
    newsroom: Newsroom, ferry: str, fay: Person, surface: Surface
) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    bridge = newsroom.slack.add_channel("bridge", fay.user, ext_shared=True)

    assert not shows(newsroom, surface, fay, bridge)


@every_surface
def test_a_channel_turned_private_is_seen_nowhere_else_at_once(
    newsroom: Newsroom, ferry: str, surface: Surface
) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    newsroom.ada.makes_private(newsroom.desk)

    assert not shows(newsroom, surface, newsroom.ben, newsroom.sport)


def test_a_channel_turned_private_is_still_seen_in_it(newsroom: Newsroom, ferry: str) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    desk = newsroom.ada.makes_private(newsroom.desk)

    assert shows(newsroom, SURFACES["recent"], newsroom.ben, desk)


@every_surface
def test_a_channel_turned_public_is_seen_elsewhere(
    newsroom: Newsroom, ferry: str, surface: Surface
) -> None:
    newsroom.shares(newsroom.ada, newsroom.private, ferry)
    newsroom.slack.admin.makes_public(newsroom.private)
    newsroom.work()

    assert shows(newsroom, surface, newsroom.ben, newsroom.sport)


def test_a_member_who_has_left_sees_no_more_of_a_private_channel(
    newsroom: Newsroom, site_of_many: list[str]
) -> None:
    for link in site_of_many:
        newsroom.shares(newsroom.ada, newsroom.private, link)
    newsroom.commands(newsroom.ada, "recent", newsroom.private)
    page = newsroom.slack.ephemerals(newsroom.ada.user)[-1]
    newsroom.ada.leaves(newsroom.private)

    newsroom.ada.presses(page, "more")
    newsroom.work()

    assert "I have read nothing here yet" in words(newsroom.slack.ephemerals(newsroom.ada.user)[-1])


def test_a_member_who_comes_back_sees_it_again(newsroom: Newsroom, ferry: str) -> None:
    newsroom.shares(newsroom.ada, newsroom.private, ferry)
    newsroom.ada.leaves(newsroom.private)
    newsroom.commands(newsroom.ada, "recent", newsroom.desk)
    newsroom.ada.joins(newsroom.private)

    assert shows(newsroom, SURFACES["recent"], newsroom.ada, newsroom.private)


@pytest.fixture
def site_of_many(newsroom: Newsroom) -> list[str]:
    """More articles than a page of a list has room for."""
    return [
        newsroom.site.publish(f"/{number}", FERRY.replace("Skarholm", f"Island{number}"))
        for number in range(7)
    ]


def test_where_a_guest_comes_in_nothing_public_is_shown_at_once(
    newsroom: Newsroom, ferry: str, gus: Person
) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    assert shows(newsroom, SURFACES["mention"], newsroom.ben, newsroom.sport)

    gus.joins(newsroom.sport)

    assert not shows(newsroom, SURFACES["mention"], newsroom.ben, newsroom.sport)


def test_where_the_guest_has_left_what_is_public_is_shown_again(
    newsroom: Newsroom, ferry: str, gus: Person
) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    gus.joins(newsroom.sport)
    assert not shows(newsroom, SURFACES["mention"], newsroom.ben, newsroom.sport)

    gus.leaves(newsroom.sport)

    assert shows(newsroom, SURFACES["mention"], newsroom.ben, newsroom.sport)


@every_surface
def test_who_becomes_a_guest_sees_nothing_public_at_once(
    newsroom: Newsroom, ferry: str, surface: Surface
) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    assert shows(newsroom, surface, newsroom.ben, newsroom.sport)

    newsroom.slack.admin.changes(newsroom.ben.user, is_restricted=True)

    assert not shows(newsroom, surface, newsroom.ben, newsroom.sport)


def test_a_change_of_profile_that_matters_to_nobody_asks_slack_nothing(
    newsroom: Newsroom, ferry: str
) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    newsroom.later(seconds=1)
    newsroom.commands(newsroom.ada, "recent", newsroom.desk)
    asked = len(newsroom.slack.calls("users.list"))

    newsroom.slack.admin.changes(newsroom.ben.user, real_name="Ben Example")
    newsroom.commands(newsroom.ada, "recent", newsroom.desk)

    assert len(newsroom.slack.calls("users.list")) == asked


@pytest.mark.parametrize("name", ["mention"])
def test_where_a_channel_is_shared_with_others_nothing_public_is_shown_at_once(
    newsroom: Newsroom, ferry: str, fay: Person, name: str
) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    assert shows(newsroom, SURFACES[name], newsroom.ben, newsroom.sport)

    sport = newsroom.slack.admin.shares_outside(newsroom.sport, fay.user)
    assert not shows(newsroom, SURFACES[name], newsroom.ben, sport)

    newsroom.slack.admin.ends_sharing(sport)
    assert shows(newsroom, SURFACES[name], newsroom.ben, newsroom.sport)


def test_nothing_is_shown_while_slack_does_not_say_who_is_there(
    newsroom: Newsroom, ferry: str, gus: Person
) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    gus.joins(newsroom.sport)
    newsroom.slack.faults.plan("conversations.info", server_error(), times=2)

    assert not shows(newsroom, SURFACES["mention"], newsroom.ben, newsroom.sport)


def test_a_deleted_channel_is_forgotten(newsroom: Newsroom, ferry: str) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)

    newsroom.slack.admin.deletes(newsroom.desk)
    assert not shows(newsroom, SURFACES["recent"], newsroom.ben, newsroom.sport)

    newsroom.work()
    with newsroom.nutgraf.store.read() as uow:
        team = newsroom.slack.workspace.team.id
        assert uow.shares.of_conversation(team, newsroom.desk.id, limit=10) == ()


def test_what_was_shared_in_a_deleted_channel_is_hidden_before_it_is_forgotten(
    newsroom: Newsroom, ferry: str
) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    team, ben = newsroom.slack.workspace.team.id, newsroom.ben.user.id
    elsewhere = Viewer(workspace=team, conversation=newsroom.sport.id, user=ben, sees_public=True)

    newsroom.slack.admin.deletes(newsroom.desk)

    with newsroom.nutgraf.store.read() as uow:
        assert uow.shares.of_conversation(team, newsroom.desk.id, limit=10)
        assert uow.articles.recent(elsewhere, limit=10) == ()


def test_what_was_shared_follows_a_channel_to_its_new_id(newsroom: Newsroom, ferry: str) -> None:
    newsroom.shares(newsroom.ada, newsroom.private, ferry)

    moved = newsroom.slack.admin.moves(newsroom.private)

    assert shows(newsroom, SURFACES["recent"], newsroom.ada, moved)
    assert not shows(newsroom, SURFACES["recent"], newsroom.ada, newsroom.sport)


def digest_soon(newsroom: Newsroom, channel: Channel) -> None:
    newsroom.commands(newsroom.ada, "digest daily 12:00 UTC", channel)
    newsroom.later(days=1)


def by_app(newsroom: Newsroom, channel: Channel) -> list[Message]:
    """What the app has posted there outside threads."""
    return [m for m in newsroom.slack.messages(channel) if m.bot_id and m.thread_ts is None]


def test_an_archived_channel_gets_no_digest_until_it_is_opened_again(
    newsroom: Newsroom, ferry: str
) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    before = len(by_app(newsroom, newsroom.desk))
    digest_soon(newsroom, newsroom.desk)
    newsroom.ada.archives(newsroom.desk)
    newsroom.nutgraf.clock.refresh()
    newsroom.work()
    assert len(by_app(newsroom, newsroom.desk)) == before

    newsroom.ada.unarchives(newsroom.desk)
    newsroom.nutgraf.clock.refresh()
    newsroom.work()

    assert len(by_app(newsroom, newsroom.desk)) == before + 1


def test_where_the_app_was_taken_out_there_are_no_more_digests(
    newsroom: Newsroom, ferry: str
) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    digest_soon(newsroom, newsroom.desk)

    newsroom.ada.removes_app(newsroom.desk)

    with newsroom.nutgraf.store.read() as uow:
        assert uow.schedules.all() == ()


def test_a_renamed_channel_goes_by_its_new_name(newsroom: Newsroom, ferry: str) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)

    newsroom.ada.renames(newsroom.desk, "newsdesk")

    with newsroom.nutgraf.store.read() as uow:
        known = uow.conversations.get(newsroom.slack.workspace.team.id, newsroom.desk.id)
    assert known is not None
    assert known.name == "newsdesk"
