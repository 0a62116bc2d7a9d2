"""The main job, as people do it: share, read the brief, ask, look things up."""

import itertools
import json
from importlib import resources

import pytest
from sqlmodel import select

from bot.playground import Channel
from bot.playground.faults import server_error
from storage.tables import ArticleRow
from summarizer.articles.addresses import find_links
from tests.e2e.conftest import Newsroom, words
from tests.pages import FERRY, LIST, WALL

SAMPLE = resources.files("bot").joinpath("samples/article.txt").read_text(encoding="utf-8")


def test_a_shared_link_is_briefed_in_its_thread(newsroom: Newsroom, ferry: str) -> None:
    (reply,) = newsroom.shares(newsroom.ada, newsroom.desk, f"Worth a read {ferry}")

    assert "will sail again in May, two years after a fire" in words(reply)


def test_a_brief_names_who_said_what(newsroom: Newsroom, ferry: str) -> None:
    (reply,) = newsroom.shares(newsroom.ada, newsroom.desk, ferry)

    assert "“We have waited for this day" in words(reply)
    assert "Marit Solberg" in words(reply)
    assert "mayor of Skarholm" in words(reply)


def test_a_brief_names_outlet_author_and_date(newsroom: Newsroom, ferry: str) -> None:
    (reply,) = newsroom.shares(newsroom.ada, newsroom.desk, ferry)

    assert "The Fjord Ledger · Ada Example · 20 Nov 2026 · 1 min read" in words(reply)


def test_a_pasted_article_is_one_article_whatever_links_it_holds(newsroom: Newsroom) -> None:
    replies = newsroom.shares(newsroom.ada, newsroom.desk, SAMPLE)

    assert len(replies) == 1
    assert newsroom.site.asked == []


def test_the_links_of_a_pasted_article_are_listed(newsroom: Newsroom) -> None:
    (reply,) = newsroom.shares(newsroom.ada, newsroom.desk, SAMPLE)

    assert all(link in words(reply) for link in find_links(SAMPLE))


def test_each_of_several_links_gets_its_brief(newsroom: Newsroom) -> None:
    one = newsroom.site.publish("/one", FERRY)
    two = newsroom.site.publish("/two", FERRY.replace("Skarholm", "Lindoy"))

    replies = newsroom.shares(newsroom.ada, newsroom.desk, f"{one} and {two}")

    assert len(replies) == 2


def test_links_beyond_the_fifth_are_read_on_request(newsroom: Newsroom) -> None:
    links = [newsroom.site.publish(f"/{n}", FERRY.replace("41", str(n))) for n in range(8)]
    replies = newsroom.shares(newsroom.ada, newsroom.desk, " ".join(links))
    (offer,) = [reply for reply in replies if "first 5 links of 8" in words(reply)]

    newsroom.ben.presses(offer, "read_rest")
    newsroom.work()

    assert len(newsroom.site.asked) == 8


def test_a_link_that_is_no_article_gets_no_answer(newsroom: Newsroom) -> None:
    link = newsroom.site.publish("/", LIST)

    assert not newsroom.shares(newsroom.ada, newsroom.desk, link)


def test_a_link_that_is_no_article_gets_an_answer_when_asked(newsroom: Newsroom) -> None:
    link = newsroom.site.publish("/", LIST)

    (reply,) = newsroom.shares(newsroom.ada, newsroom.desk, f"{newsroom.slack.mention} {link}")

    assert "Share the link of one article" in words(reply)


def test_a_failed_read_can_be_tried_again(newsroom: Newsroom) -> None:
    link = newsroom.site.publish("/ferry", WALL, status=403)
    message = newsroom.ada.says(newsroom.desk, link)
    newsroom.work()
    newsroom.site.publish("/ferry", FERRY)

    newsroom.ben.presses(newsroom.slack.replies(message)[0], "try_again")
    newsroom.work()

    (reply,) = newsroom.slack.replies(message)
    assert "will sail again in May" in words(reply)


def test_reading_that_takes_long_shows_a_sign_of_life(newsroom: Newsroom, ferry: str) -> None:
    newsroom.site.fail_once("/ferry")
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)

    (posted,) = newsroom.slack.calls("chat.postMessage")
    assert posted.arguments["text"] == "Reading 127.0.0.1…"


def test_the_brief_takes_the_place_of_the_sign_of_life(newsroom: Newsroom, ferry: str) -> None:
    newsroom.site.fail_once("/ferry")

    (reply,) = newsroom.shares(newsroom.ada, newsroom.desk, ferry)

    assert "will sail again in May" in words(reply)


def test_chatter_gets_no_answer(newsroom: Newsroom) -> None:
    assert not newsroom.shares(newsroom.ada, newsroom.desk, "Good morning all")


def answer_in_thread(newsroom: Newsroom, link: str, *questions: str) -> str:
    """What is said to the last of Ben's questions, in the thread of a link that Ada shares."""
    message = newsroom.ada.says(newsroom.desk, link)
    newsroom.work()
    for question in questions:
        newsroom.ben.says(newsroom.desk, f"{newsroom.slack.mention} {question}", thread=message)
        newsroom.work()
    return words(newsroom.slack.replies(message)[-1])


def test_a_question_in_the_thread_is_answered_from_its_article(
    newsroom: Newsroom, ferry: str
) -> None:
    told = answer_in_thread(newsroom, ferry, "How much did the repairs cost?")

    assert "Repairs cost 41 million crowns" in told


def test_a_follow_up_in_the_thread_leans_on_the_question_before_it(
    newsroom: Newsroom, ferry: str
) -> None:
    told = answer_in_thread(newsroom, ferry, "Did the island lose inhabitants?", "And how many?")

    assert "lost 64 of its 410 inhabitants" in told


def test_a_question_that_nothing_answers_is_told_so(newsroom: Newsroom, ferry: str) -> None:
    told = answer_in_thread(newsroom, ferry, "Who won the chess final?")

    assert "Nothing in this article answers that" in told


def test_a_question_in_a_direct_message_is_answered_there(newsroom: Newsroom, ferry: str) -> None:
    newsroom.shares(newsroom.ben, newsroom.desk, ferry)

    newsroom.ada.says(newsroom.direct, "How long does the crossing to Skarholm take?")
    newsroom.work()

    assert "The crossing takes 55 minutes" in words(newsroom.slack.messages(newsroom.direct)[-1])


def test_a_link_in_a_direct_message_is_briefed(newsroom: Newsroom, ferry: str) -> None:
    (reply,) = newsroom.shares(newsroom.ada, newsroom.direct, ferry)

    assert "will sail again in May" in words(reply)


def test_a_link_shared_again_says_who_shared_it_first(newsroom: Newsroom, ferry: str) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)

    (reply,) = newsroom.shares(newsroom.ben, newsroom.sport, ferry)

    assert f"Already \nshared by \n@{newsroom.ada.user.id}" in words(reply)


def test_an_article_that_has_changed_shows_only_what_is_new(newsroom: Newsroom, ferry: str) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    fell = "<p>A crane fell into the harbour on Friday, the board said.</p></article>"
    elsewhere = newsroom.site.publish("/amp/ferry-story", FERRY.replace("</article>", fell))

    (reply,) = newsroom.shares(newsroom.ben, newsroom.sport, elsewhere)

    assert f"Already \nshared by \n@{newsroom.ada.user.id}" in words(reply)
    assert "New since then\nA crane fell into the harbour on Friday" in words(reply)
    assert "41 million" not in words(reply)


@pytest.mark.parametrize("place", ["desk", "private", "direct"])
def test_a_text_pasted_again_says_who_shared_it_first_and_where(
    newsroom: Newsroom, place: str
) -> None:
    channel: Channel = getattr(newsroom, place)
    first = newsroom.ada.says(channel, SAMPLE)
    newsroom.work()

    reply = newsroom.shares(newsroom.ada, channel, SAMPLE)[-1]

    assert f"Already \nshared by \n@{newsroom.ada.user.id}" in words(reply)
    assert "that thread" in words(reply)
    assert f"{channel.id}/p{first.ts.replace('.', '')}" in json.dumps(reply.blocks)


def test_a_text_pasted_again_with_more_in_it_shows_only_what_is_new(newsroom: Newsroom) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, SAMPLE)
    fell = "A crane fell into the gorge on Friday."
    more = SAMPLE.replace("The town council", f"{fell} The town council", 1)

    (reply,) = newsroom.shares(newsroom.ben, newsroom.desk, more)

    assert f"Already \nshared by \n@{newsroom.ada.user.id}" in words(reply)
    _, _, shown = words(reply).partition("New since then\n")
    assert shown.startswith(f"{fell}\nAll quotes")


@pytest.mark.parametrize(
    ("first", "then"),
    list(itertools.permutations(["desk", "sport", "private", "direct"], 2)),
)
def test_a_text_pasted_elsewhere_is_not_told_of(newsroom: Newsroom, first: str, then: str) -> None:
    newsroom.shares(newsroom.ada, getattr(newsroom, first), SAMPLE)

    reply = newsroom.shares(newsroom.ada, getattr(newsroom, then), SAMPLE)[-1]

    assert "38 passengers" in words(reply)
    assert "Already" not in words(reply)


def test_a_text_pasted_where_its_page_was_shared_is_not_told_of(
    newsroom: Newsroom, ferry: str
) -> None:
    newsroom.shares(newsroom.ada, newsroom.private, ferry)
    with newsroom.nutgraf.store._engine.connect() as connection:
        text = connection.execute(select(ArticleRow.text)).scalar_one()

    (reply,) = newsroom.shares(newsroom.ada, newsroom.private, text)

    assert "will sail again in May" in words(reply)
    assert "Already" not in words(reply)


def test_a_private_share_is_not_told_of_elsewhere(newsroom: Newsroom, ferry: str) -> None:
    newsroom.shares(newsroom.ada, newsroom.private, ferry)

    (reply,) = newsroom.shares(newsroom.ben, newsroom.sport, ferry)

    assert "Already" not in words(reply)


def test_what_was_read_in_private_is_never_one_article_with_what_was_read_in_public(
    newsroom: Newsroom,
    ferry: str,
) -> None:
    for channel in (newsroom.private, newsroom.direct, newsroom.desk):
        newsroom.shares(newsroom.ada, channel, ferry)
    with newsroom.nutgraf.store._engine.connect() as connection:
        scopes = set(connection.execute(select(ArticleRow.scope)).scalars())

    assert scopes == {newsroom.private.id, newsroom.direct.id, "public"}


def test_an_unfurl_brings_no_second_brief(newsroom: Newsroom, ferry: str) -> None:
    message = newsroom.ada.says(newsroom.desk, ferry)
    newsroom.work()

    newsroom.slack.unfurls(message)
    newsroom.work()

    assert len(newsroom.slack.replies(message)) == 1


def test_a_link_added_by_an_edit_is_briefed(newsroom: Newsroom, ferry: str) -> None:
    message = newsroom.ada.says(newsroom.desk, "Reading this")
    newsroom.ada.edits(message, f"Reading this {ferry}")
    newsroom.work()

    assert len(newsroom.slack.replies(message)) == 1


def test_what_is_deleted_is_gone(newsroom: Newsroom, ferry: str) -> None:
    message = newsroom.ada.says(newsroom.desk, ferry)
    newsroom.work()

    newsroom.ada.deletes(message)
    newsroom.work()

    assert not newsroom.slack.replies(message)
    assert "nothing here yet" in newsroom.commands(newsroom.ben, "recent", newsroom.desk)


def test_what_cannot_be_read_for_a_fault_of_ours_is_told(newsroom: Newsroom, ferry: str) -> None:
    newsroom.slack.faults.plan("conversations.info", server_error(), times=20)
    message = newsroom.ada.says(newsroom.desk, ferry)
    newsroom.work()

    assert [
        reply for reply in newsroom.slack.replies(message) if "the fault is mine" in words(reply)
    ]


def test_a_question_that_fails_for_a_fault_of_ours_is_told(newsroom: Newsroom) -> None:
    newsroom.slack.faults.plan("conversations.info", server_error(), times=20)
    message = newsroom.ada.says(newsroom.desk, f"{newsroom.slack.mention} Who won?")
    newsroom.work()

    (reply,) = newsroom.slack.replies(message)
    assert "Ask again in a minute" in words(reply)


def test_a_link_under_a_label_in_a_pasted_article_is_listed_too(newsroom: Newsroom) -> None:
    labelled = SAMPLE.replace("Arne Lindqvast", "<https://example.com/lindqvast|Arne Lindqvast>", 1)

    (reply,) = newsroom.shares(newsroom.ada, newsroom.desk, labelled)

    assert "https://example.com/lindqvast" in words(reply)
