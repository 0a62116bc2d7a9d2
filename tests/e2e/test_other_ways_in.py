"""The other ways in: a reaction, a shortcut, files, other apps, an invitation."""

from importlib import resources

import pytest

from bot.playground import DOWNLOAD, Message
from bot.playground.faults import server_error
from tests.e2e.conftest import Newsroom, words
from tests.pages import FERRY, LIST

SAMPLE = resources.files("bot").joinpath("samples/article.txt").read_text(encoding="utf-8")
CHATTER = "I have been to the harbour. It was cold there, and nobody came."


def sets(newsroom: Newsroom, words: str) -> None:
    newsroom.commands(newsroom.ada, f"settings {words}", newsroom.desk)


def reacts(newsroom: Newsroom, message: Message, emoji: str = "newspaper") -> None:
    newsroom.ben.reacts(message, emoji)
    newsroom.work()


def told(newsroom: Newsroom) -> str:
    """The last thing that Ben alone was told."""
    return words(newsroom.slack.ephemerals(newsroom.ben.user)[-1])


@pytest.fixture
def unread(newsroom: Newsroom) -> Message:
    """A link on the desk, where nothing is briefed unasked."""
    sets(newsroom, "on request")
    link = newsroom.site.publish("/ferry", FERRY)
    message = newsroom.ada.says(newsroom.desk, link)
    newsroom.work()
    assert not newsroom.slack.replies(message)
    return message


def test_the_newspaper_has_a_message_briefed(newsroom: Newsroom, unread: Message) -> None:
    reacts(newsroom, unread)

    (reply,) = newsroom.slack.replies(unread)
    assert "will sail again in May" in words(reply)


def test_another_emoji_means_nothing(newsroom: Newsroom, unread: Message) -> None:
    reacts(newsroom, unread, "thumbsup")

    assert not newsroom.slack.replies(unread)


def test_two_newspapers_bring_one_brief(newsroom: Newsroom, unread: Message) -> None:
    reacts(newsroom, unread)
    newsroom.ada.reacts(unread, "newspaper")
    newsroom.work()

    assert len(newsroom.slack.replies(unread)) == 1


def test_the_newspaper_works_in_a_thread(newsroom: Newsroom, unread: Message) -> None:
    link = newsroom.site.publish("/other", FERRY.replace("Skarholm", "Lindoy"))
    reply = newsroom.ada.says(newsroom.desk, link, thread=unread)
    reacts(newsroom, reply)

    (brief,) = newsroom.slack.replies(unread)
    assert "Lindoy" in words(brief)


def test_a_brief_on_request_belongs_to_whoever_shared_the_link(
    newsroom: Newsroom, unread: Message
) -> None:
    reacts(newsroom, unread)

    listed = newsroom.commands(newsroom.ben, "recent", newsroom.sport)
    assert f"@{newsroom.ada.user.id}" in listed


def test_a_message_without_an_article_is_told_to_whoever_reacted(newsroom: Newsroom) -> None:
    message = newsroom.ada.says(newsroom.desk, CHATTER)
    reacts(newsroom, message)

    assert "There is no article in this message" in told(newsroom)
    assert not newsroom.slack.replies(message)


def test_a_link_that_cannot_be_read_is_explained_on_request(newsroom: Newsroom) -> None:
    message = newsroom.ada.says(newsroom.desk, newsroom.site.publish("/", LIST))
    newsroom.work()
    reacts(newsroom, message)

    (reply,) = newsroom.slack.replies(message)
    assert "Share the link of one article" in words(reply)


def test_brief_this_has_a_message_briefed(newsroom: Newsroom, unread: Message) -> None:
    newsroom.ben.chooses_shortcut("brief_this", unread)
    newsroom.work()

    (reply,) = newsroom.slack.replies(unread)
    assert "will sail again in May" in words(reply)


def test_brief_this_says_that_the_brief_is_there(newsroom: Newsroom, unread: Message) -> None:
    for _ in range(2):
        newsroom.ben.chooses_shortcut("brief_this", unread)
        newsroom.work()

    assert "The brief stands in the thread" in told(newsroom)
    assert len(newsroom.slack.replies(unread)) == 1


def test_brief_this_asks_for_an_invitation(newsroom: Newsroom, ferry: str) -> None:
    away = newsroom.slack.add_channel("away", newsroom.ada.user, newsroom.ben.user, app=False)
    message = newsroom.ada.says(away, ferry)
    newsroom.ben.chooses_shortcut("brief_this", message)
    newsroom.work()

    assert "/invite @Nutgraf" in told(newsroom)
    assert newsroom.site.asked == []


def test_a_long_paste_that_slack_made_a_snippet_is_briefed(newsroom: Newsroom) -> None:
    message = newsroom.ada.uploads(newsroom.desk, "Untitled", SAMPLE, snippet=True)
    newsroom.work()

    (reply,) = newsroom.slack.replies(message)
    assert "Quotes" in words(reply)


def test_a_text_file_is_briefed(newsroom: Newsroom) -> None:
    message = newsroom.ada.uploads(newsroom.desk, "speech.txt", SAMPLE)
    newsroom.work()

    assert len(newsroom.slack.replies(message)) == 1


def test_a_web_page_as_a_file_is_briefed(newsroom: Newsroom) -> None:
    message = newsroom.ada.uploads(newsroom.desk, "ferry.html", FERRY)
    newsroom.work()

    (reply,) = newsroom.slack.replies(message)
    assert "will sail again in May" in words(reply)


@pytest.mark.parametrize("name", ["notes.txt", "table.csv", "photo.png"])
def test_a_file_that_is_no_article_gets_no_answer(newsroom: Newsroom, name: str) -> None:
    message = newsroom.ada.uploads(newsroom.desk, name, CHATTER)
    newsroom.work()

    assert not newsroom.slack.replies(message)


def test_a_file_in_a_direct_message_is_briefed(newsroom: Newsroom) -> None:
    message = newsroom.ada.uploads(newsroom.direct, "speech.txt", SAMPLE)
    newsroom.work()

    assert len(newsroom.slack.replies(message)) == 1


def test_a_file_is_seen_where_it_was_shared_alone(newsroom: Newsroom, ferry: str) -> None:
    newsroom.ada.uploads(newsroom.desk, "ferry.html", FERRY)
    newsroom.work()
    newsroom.shares(newsroom.ben, newsroom.sport, ferry)

    (brief,) = [m for m in newsroom.slack.messages(newsroom.sport) if m.bot_id]
    assert "Already" not in words(brief)


def test_the_token_goes_to_no_other_host(newsroom: Newsroom) -> None:
    elsewhere = newsroom.site.publish("/speech.txt", SAMPLE)
    newsroom.ada.uploads(newsroom.desk, "speech.txt", SAMPLE, at=elsewhere)
    newsroom.work()

    assert newsroom.site.asked == []
    assert not newsroom.slack.calls(DOWNLOAD)


def test_what_was_read_from_a_deleted_file_is_gone(newsroom: Newsroom) -> None:
    message = newsroom.ada.uploads(newsroom.desk, "speech.txt", SAMPLE)
    newsroom.work()
    newsroom.ada.deletes(message)
    newsroom.work()

    assert "nothing here yet" in newsroom.commands(newsroom.ben, "recent", newsroom.desk)


def test_links_of_other_apps_are_left_alone(newsroom: Newsroom, ferry: str) -> None:
    feed = newsroom.slack.add_app("Feed")
    message = feed.posts(newsroom.desk, ferry)
    newsroom.work()

    assert not newsroom.slack.replies(message)
    assert newsroom.site.asked == []


@pytest.mark.parametrize("webhook", [False, True])
def test_links_of_other_apps_are_briefed_where_that_is_wanted(
    newsroom: Newsroom, ferry: str, webhook: bool
) -> None:
    sets(newsroom, "apps on")
    feed = newsroom.slack.add_app("Feed")
    message = feed.posts(newsroom.desk, ferry, webhook=webhook)
    newsroom.work()

    (reply,) = newsroom.slack.replies(message)
    assert "will sail again in May" in words(reply)


def test_links_in_the_sections_of_an_app_are_briefed(newsroom: Newsroom, ferry: str) -> None:
    sets(newsroom, "apps on")
    text = {"type": "mrkdwn", "text": f"*New*: <{ferry}|Ferry to Skarholm>"}
    message = newsroom.slack.add_app("Feed").posts(
        newsroom.desk, "New", blocks=[{"type": "section", "text": text}]
    )
    newsroom.work()

    assert len(newsroom.slack.replies(message)) == 1


def test_brief_this_reads_what_another_app_posted(newsroom: Newsroom) -> None:
    text = {"type": "mrkdwn", "text": f"<{newsroom.site.publish('/ferry', FERRY)}|Ferry>"}
    message = newsroom.slack.add_app("Feed").posts(
        newsroom.desk, "New", blocks=[{"type": "section", "text": text}]
    )
    newsroom.ben.chooses_shortcut("brief_this", message)
    newsroom.work()

    assert len(newsroom.slack.replies(message)) == 1


def test_our_own_posts_are_never_briefed(newsroom: Newsroom, ferry: str) -> None:
    sets(newsroom, "apps on")
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    reads = len(newsroom.site.asked)
    newsroom.work()

    assert len(newsroom.site.asked) == reads
    assert len([m for m in newsroom.slack.messages(newsroom.desk) if m.bot_id]) == 1


def test_an_invitation_is_answered_with_one_line_once(newsroom: Newsroom) -> None:
    channel = newsroom.slack.add_channel("new", newsroom.ada.user, app=False)
    for _ in range(2):
        newsroom.ada.invites_app(channel)
        newsroom.work()
        newsroom.ada.removes_app(channel)

    (welcome,) = [m for m in newsroom.slack.messages(channel) if m.bot_id]
    assert "I brief articles" in words(welcome)


def test_what_slack_told_nobody_of_is_asked_again_once_we_are_invited(
    newsroom: Newsroom, ferry: str
) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    hidden = newsroom.slack.add_private_channel("hidden", newsroom.ada.user, app=False)
    newsroom.commands(newsroom.ada, "recent", hidden)
    newsroom.ada.invites_app(hidden)
    newsroom.work()
    question = f"{newsroom.slack.mention} How much did the repairs cost?"

    assert "Repairs cost 41 million" in words(newsroom.shares(newsroom.ada, hidden, question)[0])


def test_a_message_that_slack_does_not_show_is_apologised_for(
    newsroom: Newsroom, unread: Message
) -> None:
    newsroom.slack.faults.plan("conversations.replies", server_error(), times=40)
    reacts(newsroom, unread)

    assert "the fault is mine" in words(newsroom.slack.replies(unread)[-1])


def test_others_who_join_are_not_welcomed(newsroom: Newsroom) -> None:
    newsroom.ben.joins(newsroom.sport)
    newsroom.work()

    assert not [m for m in newsroom.slack.messages(newsroom.sport) if m.bot_id]
