"""What is promised holds when Slack fails, people change their minds, and clicks come twice."""

import pytest

from bot.playground.faults import cut_after_effect, rate_limited, server_error
from tests.e2e.conftest import Newsroom, words
from tests.e2e.test_main_job import SAMPLE
from tests.pages import FERRY


def test_an_event_is_not_acknowledged_while_slack_does_not_know_us(
    newsroom: Newsroom, ferry: str
) -> None:
    newsroom.slack.faults.plan("auth.test", server_error())

    newsroom.ada.says(newsroom.desk, ferry)

    assert newsroom.slack.deliveries()[0].status == 500


def test_an_outage_of_slack_delays_a_brief_and_loses_none(newsroom: Newsroom, ferry: str) -> None:
    newsroom.slack.faults.plan("chat.postMessage", server_error(), times=12)

    replies = newsroom.shares(newsroom.ada, newsroom.desk, ferry)

    assert len(replies) == 1


def test_a_page_is_fetched_once_however_long_slack_is_silent(
    newsroom: Newsroom, ferry: str
) -> None:
    newsroom.slack.faults.plan("conversations.info", server_error(), times=4)

    newsroom.shares(newsroom.ada, newsroom.desk, ferry)

    assert newsroom.site.asked == ["/ferry"]


def test_a_brief_whose_answer_was_lost_is_not_posted_twice(newsroom: Newsroom, ferry: str) -> None:
    newsroom.slack.faults.plan("chat.postMessage", cut_after_effect())

    assert len(newsroom.shares(newsroom.ada, newsroom.desk, ferry)) == 1


def test_a_sign_of_life_whose_answer_was_lost_still_becomes_the_brief(
    newsroom: Newsroom, ferry: str
) -> None:
    newsroom.site.fail_once("/ferry")
    newsroom.slack.faults.plan("chat.postMessage", cut_after_effect())

    (reply,) = newsroom.shares(newsroom.ada, newsroom.desk, ferry)

    assert "will sail again in May" in words(reply)


def test_two_links_after_a_command_give_two_briefs(newsroom: Newsroom, ferry: str) -> None:
    other = newsroom.site.publish("/other", FERRY.replace("Skarholm", "Lindoy"))

    newsroom.commands(newsroom.ada, f"brief {ferry} {other}", newsroom.desk)

    told = [words(message) for message in newsroom.slack.ephemerals(newsroom.ada.user)]
    assert sum("will sail again in May" in text for text in told) == 2


def test_a_link_alone_after_the_command_is_briefed(newsroom: Newsroom, ferry: str) -> None:
    assert "will sail again in May" in newsroom.commands(newsroom.ada, ferry, newsroom.desk)


def test_forgetting_takes_the_brief_away_even_when_slack_is_busy(
    newsroom: Newsroom, ferry: str
) -> None:
    message = newsroom.ada.says(newsroom.desk, ferry)
    newsroom.work()
    newsroom.slack.faults.plan("chat.delete", rate_limited(1))

    told = newsroom.commands(newsroom.ada, f"forget {ferry}", newsroom.desk)

    assert told.startswith("Forgotten")
    assert not newsroom.slack.replies(message)


def test_forgetting_says_when_a_colleagues_share_remains(newsroom: Newsroom, ferry: str) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    newsroom.shares(newsroom.ben, newsroom.desk, ferry)

    told = newsroom.commands(newsroom.ada, f"forget {ferry}", newsroom.desk)

    assert "Others have shared the article too" in told


def test_what_was_looked_up_in_private_can_be_forgotten(newsroom: Newsroom, ferry: str) -> None:
    newsroom.commands(newsroom.ada, f"brief {ferry}", newsroom.desk)

    assert newsroom.commands(newsroom.ada, f"forget {ferry}", newsroom.desk).startswith("Forgotten")


def test_a_link_that_is_edited_away_is_forgotten(newsroom: Newsroom, ferry: str) -> None:
    message = newsroom.ada.says(newsroom.desk, ferry)
    newsroom.work()
    newsroom.ada.edits(message, "never mind")
    newsroom.work()

    assert not newsroom.slack.replies(message)


def test_an_unfurl_of_a_pasted_article_leaves_its_brief_where_it_stands(
    newsroom: Newsroom,
) -> None:
    message = newsroom.ada.says(newsroom.desk, SAMPLE)
    newsroom.work()
    before = newsroom.slack.replies(message)

    newsroom.slack.unfurls(message)
    newsroom.work()

    assert newsroom.slack.replies(message) == before


def test_a_link_added_to_a_pasted_article_makes_no_second_brief(newsroom: Newsroom) -> None:
    message = newsroom.ada.says(newsroom.desk, SAMPLE)
    newsroom.work()
    newsroom.ada.edits(message, SAMPLE + " https://example.com/more")
    newsroom.work()

    assert len(newsroom.slack.replies(message)) == 1


@pytest.mark.parametrize(("place", "others"), [("desk", True), ("direct", False)])
def test_what_was_looked_up_can_be_tried_again_and_shared_where_there_are_others(
    newsroom: Newsroom, ferry: str, place: str, others: bool
) -> None:
    newsroom.site.publish("/ferry", "busy", status=503)
    newsroom.commands(newsroom.ada, f"brief {ferry}", getattr(newsroom, place))
    newsroom.site.publish("/ferry", FERRY)

    newsroom.ada.presses(newsroom.slack.ephemerals(newsroom.ada.user)[-1], "try_again")
    newsroom.work()

    told = words(newsroom.slack.ephemerals(newsroom.ada.user)[-1])
    assert "will sail again in May" in told
    assert ("Share to channel" in told) is others


def test_trying_again_twice_reads_once(newsroom: Newsroom, ferry: str) -> None:
    newsroom.site.publish("/ferry", "busy", status=503)
    message = newsroom.ada.says(newsroom.desk, ferry)
    newsroom.work()
    asked_before = len(newsroom.site.asked)
    newsroom.site.publish("/ferry", FERRY)
    (failure,) = newsroom.slack.replies(message)

    newsroom.ada.presses(failure, "try_again")
    newsroom.ben.presses(failure, "try_again")
    newsroom.work()

    assert len(newsroom.site.asked) == asked_before + 1


def test_an_article_read_again_after_a_change_still_says_who_shared_it_first(
    newsroom: Newsroom, ferry: str
) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    newsroom.site.publish("/ferry", FERRY.replace("41 million", "42 million"))

    (reply,) = newsroom.shares(newsroom.ben, newsroom.desk, ferry)

    assert "Already" in words(reply)


@pytest.mark.parametrize("said", ["help", "Hello!", ""])
def test_a_greeting_is_answered_with_what_can_be_asked(newsroom: Newsroom, said: str) -> None:
    (reply,) = newsroom.shares(newsroom.ada, newsroom.desk, f"{newsroom.slack.mention} {said}")

    assert "/news quotes NAME" in words(reply)


def test_where_guests_cannot_be_told_nothing_public_is_shown(
    newsroom: Newsroom, ferry: str
) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    newsroom.later(hours=1)
    newsroom.slack.faults.plan("users.list", server_error(), times=3)

    (reply,) = newsroom.shares(
        newsroom.ada, newsroom.sport, f"{newsroom.slack.mention} How much did the repairs cost?"
    )

    assert "Repairs cost" in words(reply)  # asked again until Slack told
