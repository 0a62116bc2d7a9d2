"""Setting a digest with pickers."""

import pytest

from bot.playground import Message, Person
from tests.e2e.conftest import Newsroom, read, words

WEEKDAYS = ["0", "1", "2", "3", "4"]


@pytest.fixture
def reply(newsroom: Newsroom) -> Message:
    """What `/news digest` says to Ada on the desk."""
    return asked(newsroom, newsroom.ada)


def asked(newsroom: Newsroom, person: Person) -> Message:
    newsroom.commands(person, "digest", newsroom.desk)
    return newsroom.slack.ephemerals(person.user)[-1]


def opened(newsroom: Newsroom, person: Person) -> str:
    person.presses(asked(newsroom, person), "set_digest")
    return read(person.modal())


def submits(person: Person, **chosen: object) -> str:
    modal = person.modal()
    assert modal is not None
    given = {"days": WEEKDAYS, "first": "08:30", "zone": "Europe/Paris"} | chosen
    person.submits(modal, **given)  # type: ignore[arg-type]
    return read(person.modal())


def test_the_form_starts_with_weekdays_at_nine_in_ones_own_zone(newsroom: Newsroom) -> None:
    newsroom.ben.presses(asked(newsroom, newsroom.ben), "set_digest")
    modal = newsroom.ben.modal()
    assert modal is not None
    _, days, first, _, zone, _ = modal.body["blocks"]

    assert [day["value"] for day in days["element"]["initial_options"]] == WEEKDAYS
    assert first["element"]["initial_time"] == "09:00"
    assert zone["element"]["initial_value"] == "Europe/Paris"


def test_what_was_chosen_is_set_and_said(newsroom: Newsroom, reply: Message) -> None:
    newsroom.ada.presses(reply, "set_digest")
    said = submits(newsroom.ada, second="17:00")

    assert "weekdays at 08:30 and 17:00 Europe/Paris, next on Mon 23 Nov" in said
    assert "08:30 and 17:00" in words(asked(newsroom, newsroom.ben))


def test_a_zone_that_there_is_not_is_asked_for_again(newsroom: Newsroom, reply: Message) -> None:
    newsroom.ada.presses(reply, "set_digest")
    modal = newsroom.ada.modal()
    assert modal is not None
    delivery = newsroom.ada.submits(modal, days=WEEKDAYS, first="09:00", zone="Europe/Pariss")

    assert b"Did you mean Europe/Paris?" in (delivery.body or b"")


def test_a_zone_may_be_written_as_people_write_it(newsroom: Newsroom, reply: Message) -> None:
    newsroom.ada.presses(reply, "set_digest")

    assert "America/New_York" in submits(newsroom.ada, zone="america/new york")


def test_a_digest_is_paused_resumed_and_removed_in_the_form(newsroom: Newsroom) -> None:
    newsroom.commands(newsroom.ada, "digest daily 09:00", newsroom.desk)
    opened(newsroom, newsroom.ada)
    assert "until /news digest resume" in pressed(newsroom.ada, "digest_pause")
    assert "is paused" in opened(newsroom, newsroom.ada)
    assert "posted here again daily" in pressed(newsroom.ada, "digest_pause")
    opened(newsroom, newsroom.ada)
    assert "no more digests" in pressed(newsroom.ada, "digest_off")


def test_the_next_digest_is_previewed_on_top_of_the_form(newsroom: Newsroom, ferry: str) -> None:
    newsroom.commands(newsroom.ada, "digest daily 09:00", newsroom.desk)
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    opened(newsroom, newsroom.ada)

    assert "Ferry to Skarholm will sail again in May" in pressed(newsroom.ada, "digest_preview")


def test_whoever_is_no_member_changes_nothing(newsroom: Newsroom) -> None:
    visitor = newsroom.slack.person(newsroom.slack.add_user("Cy Visitor"))
    opened(newsroom, visitor)

    assert "Only members" in submits(visitor)


def pressed(person: Person, button: str) -> str:
    modal = person.modal()
    assert modal is not None
    person.presses(modal, button)
    return read(person.modal())
