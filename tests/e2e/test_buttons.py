"""The buttons and the menu of a brief, as people press them."""

from dataclasses import replace

import pytest

from bot.playground import Channel, Message, Person
from tests.e2e.conftest import Newsroom, bold, read, words
from tests.pages import FERRY

WAITED = "We have waited for this day"


@pytest.fixture
def root(newsroom: Newsroom) -> Message:
    """Ada's message on the desk, under which the brief of the ferry's article stands."""
    link = newsroom.site.publish("/ferry", FERRY)
    message = newsroom.ada.says(newsroom.desk, link)
    newsroom.work()
    return message


@pytest.fixture
def brief(newsroom: Newsroom, root: Message) -> Message:
    (reply,) = newsroom.slack.replies(root)
    return reply


def opens(person: Person, brief: Message, button: str) -> str:
    person.presses(brief, button)
    return read(person.modal())


def chooses(person: Person, brief: Message, line: str) -> str:
    option = next(
        option["value"]
        for block in brief.blocks
        for element in block.get("elements", ())
        for option in element.get("options", ())
        if option["text"]["text"] == line
    )
    person.presses(brief, "on_brief", choice=option)
    return read(person.modal())


def presses_beside(person: Person, quote: str, button: str) -> None:
    """Press a button beside a quote in the modal that is open."""
    modal = person.modal()
    assert modal is not None
    sections = [block for block in modal.body["blocks"] if block["type"] == "section"]
    section = next(section for section in sections if quote in section["text"]["text"])
    person.presses(modal, button, value=section["accessory"]["value"])


def private_brief(newsroom: Newsroom, person: Person, channel: Channel) -> Message:
    link = newsroom.site.publish("/ferry", FERRY)
    newsroom.commands(person, f"brief {link}", channel)
    return newsroom.slack.ephemerals(person.user)[-1]


def test_all_quotes_are_shown_with_their_citation(newsroom: Newsroom, brief: Message) -> None:
    shown = opens(newsroom.ben, brief, "all_quotes")

    assert "“We have waited for this day" in shown
    assert "— Marit Solberg, mayor of Skarholm (The Fjord Ledger, 20 Nov 2026) http" in shown


def test_the_paragraphs_are_shown_with_the_words_marked(newsroom: Newsroom, brief: Message) -> None:
    newsroom.ben.presses(brief, "show_in_context")

    marked = bold(newsroom.ben.modal())
    assert any("will sail again in May" in words for words in marked)
    assert all(words in read(newsroom.ben.modal()) for words in marked)


def test_a_question_is_answered_in_the_modal(newsroom: Newsroom, brief: Message) -> None:
    newsroom.ben.presses(brief, "ask")
    modal = newsroom.ben.modal()
    assert modal is not None
    newsroom.ben.submits(modal, question="How much did the repairs cost?")

    assert "Repairs cost 41 million crowns" in read(newsroom.ben.modal())
    newsroom.work()
    assert len(newsroom.slack.calls("chat.postMessage")) == 1


def test_an_answer_is_shared_in_the_thread(
    newsroom: Newsroom, root: Message, brief: Message
) -> None:
    newsroom.ben.presses(brief, "ask")
    modal = newsroom.ben.modal()
    assert modal is not None
    newsroom.ben.submits(modal, question="How much did the repairs cost?")
    answered = newsroom.ben.modal()
    assert answered is not None
    newsroom.ben.presses(answered, "share_answer")
    newsroom.work()

    posted = words(newsroom.slack.replies(root)[-1])
    assert f"@{newsroom.ben.user.id}" in posted
    assert "How much did the repairs cost?" in posted
    assert "Repairs cost 41 million crowns" in posted


def test_a_question_that_nothing_answers_cannot_be_shared(
    newsroom: Newsroom, brief: Message
) -> None:
    newsroom.ben.presses(brief, "ask")
    modal = newsroom.ben.modal()
    assert modal is not None
    newsroom.ben.submits(modal, question="Who won the chess final?")

    assert "Nothing in this article answers that" in read(newsroom.ben.modal())
    assert "Share to channel" not in read(newsroom.ben.modal())


def test_a_speaker_who_is_wrong_is_shown_as_unclear(
    newsroom: Newsroom, root: Message, brief: Message
) -> None:
    chooses(newsroom.ben, brief, "Wrong speaker?")
    presses_beside(newsroom.ben, WAITED, "dispute")
    newsroom.work()

    (renewed,) = newsroom.slack.replies(root)
    assert "on the island,”\n — speaker unclear" in words(renewed)
    (line,) = [
        line for line in opens(newsroom.ada, brief, "all_quotes").split("\n") if WAITED in line
    ]
    assert "” — speaker unclear (The Fjord Ledger" in line


def test_a_disputed_quote_is_not_listed_under_the_name(newsroom: Newsroom, brief: Message) -> None:
    listed = "every child on the island,”\n — Marit Solberg"
    before = newsroom.commands(newsroom.ada, "quotes solberg", newsroom.desk)
    chooses(newsroom.ben, brief, "Wrong speaker?")
    presses_beside(newsroom.ben, WAITED, "dispute")
    after = newsroom.commands(newsroom.ada, "quotes solberg", newsroom.desk)

    assert (listed in before, listed in after) == (True, False)


def test_an_answer_names_no_disputed_speaker(
    newsroom: Newsroom, root: Message, brief: Message
) -> None:
    question = f"{newsroom.slack.mention} Who has waited for this day?"
    newsroom.ben.says(newsroom.desk, question, thread=root)
    newsroom.work()
    chooses(newsroom.ben, brief, "Wrong speaker?")
    presses_beside(newsroom.ben, WAITED, "dispute")
    newsroom.ben.says(newsroom.desk, question, thread=root)
    newsroom.work()

    before, after = (words(m) for m in newsroom.slack.replies(root)[1:])
    assert WAITED in before
    assert WAITED in after
    assert ("— Marit Solberg" in before, "— Marit Solberg" in after) == (True, False)


def test_it_is_seen_who_marked_a_speaker_as_wrong(newsroom: Newsroom, brief: Message) -> None:
    chooses(newsroom.ben, brief, "Wrong speaker?")
    presses_beside(newsroom.ben, WAITED, "dispute")

    shown = chooses(newsroom.ada, brief, "Wrong speaker?")
    assert f"Marked by \n@{newsroom.ben.user.id}" in shown
    assert "Before: Marit Solberg, mayor of Skarholm." in shown


def test_a_speaker_is_put_back(newsroom: Newsroom, root: Message, brief: Message) -> None:
    chooses(newsroom.ben, brief, "Wrong speaker?")
    presses_beside(newsroom.ben, WAITED, "dispute")
    presses_beside(newsroom.ben, WAITED, "withdraw")
    newsroom.work()

    (renewed,) = newsroom.slack.replies(root)
    assert words(renewed) == words(brief)


def test_an_article_is_forgotten_after_a_second_question(
    newsroom: Newsroom, root: Message, brief: Message
) -> None:
    assert "cannot be undone" in chooses(newsroom.ada, brief, "Forget this article")
    modal = newsroom.ada.modal()
    assert modal is not None
    newsroom.ada.submits(modal)
    newsroom.work()

    assert "Forgotten" in read(newsroom.ada.modal())
    assert not newsroom.slack.replies(root)


def test_an_article_is_not_forgotten_for_others(newsroom: Newsroom, brief: Message) -> None:
    assert "Whoever shared it" in chooses(newsroom.ben, brief, "Forget this article")


def test_an_administrator_can_have_any_article_forgotten(
    newsroom: Newsroom, root: Message, brief: Message
) -> None:
    boss = newsroom.slack.person(newsroom.slack.add_user("Cy Instance", admin=True))
    boss.joins(newsroom.desk)
    chooses(boss, brief, "Forget this article")
    modal = boss.modal()
    assert modal is not None
    boss.submits(modal)
    newsroom.work()

    assert not newsroom.slack.replies(root)


def test_an_administrator_of_another_organisation_is_none_here(
    newsroom: Newsroom, brief: Message
) -> None:
    boss = newsroom.slack.add_user("Cy Instance", admin=True, team="T0000AWAY")
    stranger = newsroom.slack.person(boss)
    newsroom.slack.workspace.join(newsroom.desk.id, boss.id)

    assert "Whoever shared it" in chooses(stranger, brief, "Forget this article")


@pytest.mark.parametrize("button", ["all_quotes", "show_in_context", "ask"])
def test_who_has_left_a_private_channel_opens_nothing_of_it(
    newsroom: Newsroom, ferry: str, button: str
) -> None:
    (brief,) = newsroom.shares(newsroom.ada, newsroom.private, ferry)
    assert "has been forgotten, or" not in opens(newsroom.ada, brief, button)

    newsroom.ada.leaves(newsroom.private)

    assert "has been forgotten, or" in opens(newsroom.ada, brief, button)


@pytest.mark.parametrize("button", ["all_quotes", "show_in_context", "ask"])
def test_what_was_forgotten_opens_nothing(
    newsroom: Newsroom, root: Message, brief: Message, button: str
) -> None:
    newsroom.ada.deletes(root)

    assert "has been forgotten" in opens(newsroom.ben, brief, button)


@pytest.mark.parametrize("button", ["all_quotes", "show_in_context", "ask"])
def test_a_button_that_strays_opens_nothing_private(
    newsroom: Newsroom, ferry: str, button: str
) -> None:
    newsroom.shares(newsroom.ada, newsroom.private, ferry)
    (brief,) = [m for m in newsroom.slack.messages(newsroom.private) if m.bot_id]
    stray = replace(brief, channel=newsroom.desk.id, thread_ts=None)
    newsroom.slack.workspace.put(stray)

    shown = opens(newsroom.ben, stray, button)

    assert "has been forgotten, or it was shared where you cannot see it" in shown
    assert "Ferry" not in shown


@pytest.mark.parametrize("line", ["Wrong speaker?", "Forget this article"])
def test_a_menu_that_strays_opens_nothing_private(
    newsroom: Newsroom, ferry: str, line: str
) -> None:
    newsroom.shares(newsroom.ada, newsroom.private, ferry)
    (brief,) = [m for m in newsroom.slack.messages(newsroom.private) if m.bot_id]
    stray = replace(brief, channel=newsroom.desk.id, thread_ts=None)
    newsroom.slack.workspace.put(stray)

    assert "Ferry" not in chooses(newsroom.ben, stray, line)


@pytest.mark.parametrize("button", ["dispute", "withdraw"])
def test_who_has_left_a_private_channel_changes_no_speaker_there(
    newsroom: Newsroom, ferry: str, button: str
) -> None:
    newsroom.ben.joins(newsroom.private)
    newsroom.shares(newsroom.ada, newsroom.private, ferry)
    (brief,) = [m for m in newsroom.slack.messages(newsroom.private) if m.bot_id]
    if button == "withdraw":
        chooses(newsroom.ada, brief, "Wrong speaker?")
        presses_beside(newsroom.ada, WAITED, "dispute")
    before = opens(newsroom.ada, brief, "all_quotes")

    chooses(newsroom.ben, brief, "Wrong speaker?")
    newsroom.ben.leaves(newsroom.private)
    presses_beside(newsroom.ben, WAITED, button)

    assert opens(newsroom.ada, brief, "all_quotes") == before


def test_the_private_brief_of_another_opens_nothing(newsroom: Newsroom) -> None:
    brief = private_brief(newsroom, newsroom.ada, newsroom.desk)
    stray = replace(brief, visible_to=newsroom.ben.user.id)
    newsroom.slack.workspace.put(stray)

    assert "has been forgotten, or" in opens(newsroom.ben, stray, "all_quotes")


@pytest.mark.parametrize("button", ["all_quotes", "show_in_context", "ask"])
def test_a_guest_opens_what_was_shared_where_the_guest_is(
    newsroom: Newsroom, brief: Message, button: str
) -> None:
    guest = newsroom.slack.person(newsroom.slack.add_user("Gus Example", guest=True))
    newsroom.slack.workspace.join(newsroom.desk.id, guest.user.id)

    assert "Ferry to Skarholm" in opens(guest, brief, button)


@pytest.mark.parametrize("button", ["all_quotes", "show_in_context", "ask"])
def test_a_private_brief_opens_for_its_asker(newsroom: Newsroom, button: str) -> None:
    brief = private_brief(newsroom, newsroom.ada, newsroom.desk)

    assert "Ferry to Skarholm" in opens(newsroom.ada, brief, button)


def test_a_private_brief_is_shared_to_the_channel(newsroom: Newsroom) -> None:
    brief = private_brief(newsroom, newsroom.ada, newsroom.desk)
    newsroom.ada.presses(brief, "share_to_channel")
    newsroom.work()

    (posted,) = newsroom.slack.messages(newsroom.desk)
    assert "will sail again in May" in words(posted)
    assert f"Shared by \n@{newsroom.ada.user.id}" in words(posted)


def test_a_brief_shared_to_the_channel_still_says_by_whom_once_it_is_renewed(
    newsroom: Newsroom,
) -> None:
    brief = private_brief(newsroom, newsroom.ada, newsroom.desk)
    newsroom.ada.presses(brief, "share_to_channel")
    newsroom.work()
    (posted,) = newsroom.slack.messages(newsroom.desk)
    chooses(newsroom.ben, posted, "Wrong speaker?")
    presses_beside(newsroom.ben, WAITED, "dispute")
    newsroom.work()

    (renewed,) = newsroom.slack.messages(newsroom.desk)
    assert words(renewed) != words(posted)
    assert f"Shared by \n@{newsroom.ada.user.id}" in words(renewed)


def test_a_brief_shared_to_the_channel_can_be_asked(newsroom: Newsroom) -> None:
    brief = private_brief(newsroom, newsroom.ada, newsroom.desk)
    newsroom.ada.presses(brief, "share_to_channel")
    newsroom.work()
    (posted,) = newsroom.slack.messages(newsroom.desk)
    newsroom.ben.says(
        newsroom.desk, f"{newsroom.slack.mention} How long does the crossing take?", thread=posted
    )
    newsroom.work()

    (reply,) = newsroom.slack.replies(posted)
    assert "55 minutes" in words(reply)


def test_a_list_is_shared_to_the_channel(newsroom: Newsroom, brief: Message) -> None:
    newsroom.commands(newsroom.ben, "search helicopter", newsroom.sport)
    newsroom.ben.presses(newsroom.slack.ephemerals(newsroom.ben.user)[-1], "share_to_channel")
    newsroom.work()

    (posted,) = newsroom.slack.messages(newsroom.sport)
    assert "Two shops closed, and the doctor came by" in words(posted)
    assert "/news search helicopter" in words(posted)


def test_what_not_everybody_may_see_is_not_shared(newsroom: Newsroom, brief: Message) -> None:
    newsroom.commands(newsroom.ben, "search helicopter", newsroom.sport)
    guest = newsroom.slack.person(newsroom.slack.add_user("Gus Example", guest=True))
    newsroom.slack.workspace.join(newsroom.sport.id, guest.user.id)
    newsroom.later(minutes=11)
    newsroom.ben.presses(newsroom.slack.ephemerals(newsroom.ben.user)[-1], "share_to_channel")
    newsroom.work()

    assert not newsroom.slack.messages(newsroom.sport)
    told = words(newsroom.slack.ephemerals(newsroom.ben.user)[-1])
    assert "Not everybody here may see this" in told


def test_nothing_is_shared_where_the_app_is_not(newsroom: Newsroom, brief: Message) -> None:
    away = newsroom.slack.add_channel("away", newsroom.ben.user, app=False)
    newsroom.commands(newsroom.ben, "search helicopter", away)
    newsroom.ben.presses(newsroom.slack.ephemerals(newsroom.ben.user)[-1], "share_to_channel")
    newsroom.work()

    assert "/invite @Nutgraf" in words(newsroom.slack.ephemerals(newsroom.ben.user)[-1])


@pytest.mark.parametrize(
    "asked", ["help", "search nothingness", "search", "quotes", "settings", "digest"]
)
def test_there_is_no_sharing_of_nothing(newsroom: Newsroom, asked: str) -> None:
    assert "Share to channel" not in newsroom.commands(newsroom.ada, asked, newsroom.desk)


def test_an_answer_is_shown_in_its_context(newsroom: Newsroom, root: Message) -> None:
    newsroom.ben.says(
        newsroom.desk, f"{newsroom.slack.mention} How much did the repairs cost?", thread=root
    )
    newsroom.work()
    newsroom.ben.presses(newsroom.slack.replies(root)[-1], "show_in_context")

    assert any("Repairs cost 41 million" in words for words in bold(newsroom.ben.modal()))
