"""/news, as people use it; every reply is seen by the asker alone."""

import pytest

from tests.e2e.conftest import Newsroom, words
from tests.pages import FERRY


@pytest.fixture
def shared(newsroom: Newsroom, ferry: str) -> str:
    """The link of an article that Ada has shared on the desk."""
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    return ferry


def test_help_lists_every_command(newsroom: Newsroom) -> None:
    assert "/news quotes NAME" in newsroom.commands(newsroom.ada, "help", newsroom.desk)


def test_an_unknown_subcommand_suggests_the_nearest(newsroom: Newsroom) -> None:
    assert "Did you mean /news search?" in newsroom.commands(newsroom.ada, "serch x", newsroom.desk)


@pytest.mark.parametrize("asked", ["", "?", "help?", "HELP!", "/news help", "News help"])
def test_help_is_had_however_it_is_asked_for(newsroom: Newsroom, asked: str) -> None:
    assert "/news quotes NAME" in newsroom.commands(newsroom.ada, asked, newsroom.desk)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("ferry to Skarholm", "/news search ferry to Skarholm"),
        ("When does it sail?", "/news ask When does it sail?"),
        ("quotes ???", "/news quotes NAME"),
        ("ask ?!", "/news ask QUESTION"),
        ("brief ferry", "/news brief LINK"),
    ],
)
def test_what_is_no_command_leads_to_the_one_that_was_meant(
    newsroom: Newsroom, asked: str, meant: str
) -> None:
    assert meant in newsroom.commands(newsroom.ada, asked, newsroom.desk)


@pytest.mark.parametrize(
    ("asked", "at_once"),
    [("brief ferry", 0), ("recent", 0), ("brief {}", 1), ("Brief: {}", 1), ("{}", 1)],
)
def test_only_who_waits_for_a_page_is_told_that_it_is_being_read(
    newsroom: Newsroom, ferry: str, asked: str, at_once: int
) -> None:
    newsroom.ada.commands("/news", asked.format(ferry), newsroom.desk)

    told = [message.text for message in newsroom.slack.ephemerals(newsroom.ada.user)]
    assert told == ["Reading…"] * at_once


def test_a_digest_is_had_at_once_however_politely_it_is_asked_for(
    newsroom: Newsroom, shared: str
) -> None:
    told = newsroom.commands(newsroom.ben, "digest now, please", newsroom.desk)

    assert "Ferry to Skarholm" in told


def test_recent_lists_what_was_read(newsroom: Newsroom, shared: str) -> None:
    assert "Ferry to Skarholm" in newsroom.commands(newsroom.ben, "recent", newsroom.sport)


def test_search_shows_the_matching_sentence(newsroom: Newsroom, shared: str) -> None:
    found = newsroom.commands(newsroom.ben, "search helicopter doctor", newsroom.desk)

    assert "Two shops closed, and the \ndoctor\n came by \nhelicopter\n once a week." in found


def test_search_takes_conditions(newsroom: Newsroom, shared: str) -> None:
    by_ada = (
        f"search ferry by:<@{newsroom.ada.user.id}|ada> in:<#{newsroom.desk.id}|desk> from:ledger"
    )
    by_ben = f"search ferry by:<@{newsroom.ben.user.id}|ben>"

    assert "Ferry to Skarholm" in newsroom.commands(newsroom.ben, by_ada, newsroom.desk)
    assert "shared by that person" in newsroom.commands(newsroom.ben, by_ben, newsroom.desk)


def test_search_knows_days_in_the_askers_zone(newsroom: Newsroom, shared: str) -> None:
    last_week = newsroom.commands(newsroom.ben, "search ferry since:last week", newsroom.desk)

    assert "Ferry to Skarholm" in last_week
    assert "since 23 Nov 2026" in newsroom.commands(
        newsroom.ben, "search ferry since:today", newsroom.desk
    )


def test_search_forgives_a_slip_of_the_pen(newsroom: Newsroom, shared: str) -> None:
    told = newsroom.commands(newsroom.ben, "search helicoptre", newsroom.desk)

    assert "Did you mean “helicopter”?" in told


@pytest.mark.parametrize("asked", ['"', "a* OR NOT (", "'; drop table article --", "né:x AND"])
def test_a_malformed_search_finds_nothing_and_says_so(newsroom: Newsroom, asked: str) -> None:
    told = newsroom.commands(newsroom.ada, f"search {asked}", newsroom.desk)

    assert "I have found nothing for" in told or "nothing in it to look for" in told


def test_quotes_lists_what_somebody_said(newsroom: Newsroom, shared: str) -> None:
    found = newsroom.commands(newsroom.ben, "quotes solberg", newsroom.desk)

    assert "We have waited for this day" in found


def test_ask_answers_from_what_was_read(newsroom: Newsroom, shared: str) -> None:
    answer = newsroom.commands(newsroom.ben, "ask How much did the repairs cost?", newsroom.desk)

    assert "Repairs cost 41 million crowns" in answer


def test_brief_is_for_the_asker_alone(newsroom: Newsroom, ferry: str) -> None:
    assert "will sail again" in newsroom.commands(newsroom.ada, f"brief {ferry}", newsroom.desk)
    assert not newsroom.slack.messages(newsroom.desk)


def test_what_one_person_looked_up_is_not_seen_by_others(newsroom: Newsroom, ferry: str) -> None:
    newsroom.commands(newsroom.ada, f"brief {ferry}", newsroom.desk)

    assert "nothing here yet" in newsroom.commands(newsroom.ben, "recent", newsroom.desk)


def test_a_failed_brief_says_why(newsroom: Newsroom) -> None:
    told = newsroom.commands(newsroom.ada, f"brief {newsroom.site.base}/gone", newsroom.desk)

    assert "There is no page at this address" in told


def test_forget_removes_the_article_and_its_brief(newsroom: Newsroom, shared: str) -> None:
    told = newsroom.commands(newsroom.ada, f"forget {shared}", newsroom.desk)

    assert told.startswith("Forgotten")
    assert "I have found nothing" in newsroom.commands(newsroom.ada, "search ferry", newsroom.desk)
    assert not any("sail" in words(m) for m in newsroom.slack.messages(newsroom.desk))


def test_somebody_elses_share_cannot_be_forgotten(newsroom: Newsroom, shared: str) -> None:
    told = newsroom.commands(newsroom.ben, f"forget {shared}", newsroom.desk)

    assert "Whoever shared it" in told
    assert "Ferry to Skarholm" in newsroom.commands(newsroom.ben, "recent", newsroom.desk)


def test_a_long_list_comes_in_pages(newsroom: Newsroom) -> None:
    for n in range(7):
        page = FERRY.replace("Skarholm", f"Island{n}")
        newsroom.shares(newsroom.ada, newsroom.desk, newsroom.site.publish(f"/{n}", page))
    newsroom.commands(newsroom.ada, "recent", newsroom.desk)

    newsroom.ada.presses(newsroom.slack.ephemerals(newsroom.ada.user)[-1], "more")
    newsroom.work()

    last = words(newsroom.slack.ephemerals(newsroom.ada.user)[-1])
    assert "Island1" in last
    assert "Island2" not in last
