"""The Home tab, as people see it and change things from it."""

import pytest

from bot.playground import Message, Person, View
from tests.e2e.conftest import Newsroom, bold, read, words
from tests.pages import FERRY


def opens(newsroom: Newsroom, person: Person) -> str:
    """All words of somebody's Home tab, just opened."""
    person.opens_home()
    newsroom.work()
    return read(home_of(newsroom, person))


def home_of(newsroom: Newsroom, person: Person) -> View:
    home = newsroom.slack.workspace.home(person.user.id)
    assert home is not None
    return home


def front(person: Person) -> View:
    modal = person.modal()
    assert modal is not None
    return modal


@pytest.fixture
def shared(newsroom: Newsroom) -> Message:
    """Ada's link on the desk."""
    message = newsroom.ada.says(newsroom.desk, newsroom.site.publish("/ferry", FERRY))
    newsroom.work()
    return message


def test_an_empty_home_says_how_to_begin(newsroom: Newsroom) -> None:
    told = opens(newsroom, newsroom.ada)

    assert "Nothing yet. Share a link in a channel" in told
    assert "None yet. A digest tells by story what was shared." in told
    assert "/news quotes NAME" in told


def test_home_lists_what_was_read_in_public_channels(newsroom: Newsroom, shared: Message) -> None:
    told = opens(newsroom, newsroom.ben)

    assert "Ferry to Skarholm will sail again in May" in told
    assert f"@{newsroom.ada.user.id}" in told


def test_home_leads_to_the_thread(newsroom: Newsroom, shared: Message) -> None:
    opens(newsroom, newsroom.ben)

    place = f"archives/{shared.channel}/p{shared.ts.replace('.', '')}"
    assert place in str(home_of(newsroom, newsroom.ben).body)


def test_home_shows_ones_own_direct_messages(newsroom: Newsroom, ferry: str) -> None:
    newsroom.shares(newsroom.ada, newsroom.direct, ferry)

    assert "Ferry to Skarholm" in opens(newsroom, newsroom.ada)
    assert "Ferry to Skarholm" not in opens(newsroom, newsroom.ben)


def test_home_shows_nothing_of_private_channels(newsroom: Newsroom, ferry: str) -> None:
    newsroom.shares(newsroom.ada, newsroom.private, ferry)
    newsroom.commands(newsroom.ada, "digest weekdays 09:00", newsroom.private)

    told = opens(newsroom, newsroom.ada)

    assert "Ferry" not in told
    assert "secret" not in told


def test_the_home_of_a_guest_shows_nothing_public(newsroom: Newsroom, shared: Message) -> None:
    guest = newsroom.slack.person(newsroom.slack.add_user("Gus Example", guest=True))
    newsroom.slack.workspace.join(newsroom.desk.id, guest.user.id)

    told = opens(newsroom, guest)

    assert "Ferry" not in told
    assert "#desk" not in told
    assert "Guests cannot change the settings of a channel." in told
    assert "has me" not in told  # the app is there: a guest is not told otherwise


def test_home_lists_the_channels_that_one_is_in_with_the_app(newsroom: Newsroom) -> None:
    newsroom.slack.add_channel("away", newsroom.ada.user, app=False)
    newsroom.slack.add_channel("elsewhere", newsroom.ben.user)

    told = opens(newsroom, newsroom.ada)

    assert "#desk: automatic" in told
    assert "away" not in told
    assert "elsewhere" not in told


def test_a_channel_is_set_from_home(newsroom: Newsroom) -> None:
    opens(newsroom, newsroom.ada)
    home = home_of(newsroom, newsroom.ada)
    newsroom.ada.presses(home, "change_settings", value=newsroom.desk.id)
    newsroom.ada.submits(
        front(newsroom.ada), mode="on request", apps=["apps"], points="5", languages="en, French"
    )
    newsroom.work()

    assert "Saved." in read(newsroom.ada.modal())
    line = "#desk: on request, links of other apps too, 5 key points, English, French"
    assert line in read(home_of(newsroom, newsroom.ada))
    assert "On request" in newsroom.commands(newsroom.ben, "settings", newsroom.desk)


def test_what_cannot_be_set_is_told_beside_it(newsroom: Newsroom) -> None:
    opens(newsroom, newsroom.ada)
    home = home_of(newsroom, newsroom.ada)
    newsroom.ada.presses(home, "change_settings", value=newsroom.desk.id)
    delivery = newsroom.ada.submits(front(newsroom.ada), languages="klingon")

    assert b"Name languages, such as" in delivery.body


def test_only_members_set_a_channel(newsroom: Newsroom) -> None:
    opens(newsroom, newsroom.ada)
    newsroom.ada.leaves(newsroom.desk)
    home = home_of(newsroom, newsroom.ada)
    newsroom.ada.presses(home, "change_settings", value=newsroom.desk.id)
    delivery = newsroom.ada.submits(front(newsroom.ada), mode="off")

    assert b"Only members of a channel" in delivery.body
    assert "Automatic" in newsroom.commands(newsroom.ben, "settings", newsroom.desk)


def test_home_follows_what_a_command_has_set(newsroom: Newsroom) -> None:
    opens(newsroom, newsroom.ada)
    newsroom.commands(newsroom.ada, "settings off", newsroom.desk)
    newsroom.commands(newsroom.ada, "digest weekdays 09:00 Europe/London", newsroom.desk)

    told = read(home_of(newsroom, newsroom.ada))

    assert "#desk: off" in told
    assert "#desk: weekdays at 09:00 Europe/London, next on" in told


def test_a_digest_of_ones_own_is_listed(newsroom: Newsroom) -> None:
    newsroom.commands(newsroom.ada, "digest daily 08:00", newsroom.direct)

    assert "To you: daily at 08:00" in opens(newsroom, newsroom.ada)
    assert "To you" not in opens(newsroom, newsroom.ben)


@pytest.mark.parametrize(
    ("look", "words", "found"),
    [
        ("look_search", "helicopter doctor", "came by \nhelicopter\n once a week."),
        ("look_ask", "How much did the repairs cost?", "Repairs cost 41 million crowns"),
        ("look_quotes", "solberg", "We have waited for this day"),
    ],
)
def test_what_was_read_is_looked_through_from_home(
    newsroom: Newsroom, shared: Message, look: str, words: str, found: str
) -> None:
    opens(newsroom, newsroom.ben)
    newsroom.ben.presses(home_of(newsroom, newsroom.ben), look)
    newsroom.ben.submits(front(newsroom.ben), looked_for=words)

    assert found in read(newsroom.ben.modal())


def test_what_is_found_from_home_is_shown_in_its_context(
    newsroom: Newsroom, shared: Message
) -> None:
    opens(newsroom, newsroom.ben)
    newsroom.ben.presses(home_of(newsroom, newsroom.ben), "look_search")
    newsroom.ben.submits(front(newsroom.ben), looked_for="helicopter doctor")
    newsroom.ben.presses(front(newsroom.ben), "show_in_context")

    assert any("helicopter" in words for words in bold(newsroom.ben.modal()))


def test_what_was_read_privately_is_not_found_from_anothers_home(
    newsroom: Newsroom, ferry: str
) -> None:
    newsroom.shares(newsroom.ada, newsroom.private, ferry)
    opens(newsroom, newsroom.ada)
    newsroom.ada.presses(home_of(newsroom, newsroom.ada), "look_search")
    newsroom.ada.submits(front(newsroom.ada), looked_for="helicopter doctor")

    assert "I have found nothing for" in read(newsroom.ada.modal())


def test_the_messages_tab_publishes_nothing(newsroom: Newsroom) -> None:
    newsroom.ada.opens_home("messages")
    newsroom.work()

    assert newsroom.slack.workspace.home(newsroom.ada.user.id) is None
    assert not [m for m in newsroom.slack.messages(newsroom.direct) if words(m)]
