"""What is deleted, edited away or forgotten is gone: from tables, index, digests and the file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlmodel import col, select

from bot.playground import Message, Person
from bot.playground.faults import Fault, cut, cut_after_effect
from storage.tables import ArticleRow, JobRow, RequestRow
from tests.e2e.conftest import Newsroom, words
from tests.e2e.test_main_job import SAMPLE

Act = Callable[[Newsroom, Message, str], object]

WAYS: dict[str, Act] = {
    "its message is deleted": lambda room, message, link: room.ada.deletes(message),
    "its link is edited away": lambda room, message, link: room.ada.edits(message, "Never mind."),
    "its sharer forgets it": lambda room, message, link: room.commands(
        room.ada, f"forget {link}", room.desk
    ),
    "its channel is deleted": lambda room, message, link: room.slack.admin.deletes(room.desk),
}

every_way = pytest.mark.parametrize("act", WAYS.values(), ids=WAYS)

POST = "chat.postMessage"
SECRET = "helicopter"  # a word that nothing but the article holds


def shared(newsroom: Newsroom, person: Person, link: str) -> Message:
    message = person.says(newsroom.desk, link)
    newsroom.work()
    return message


@every_way
def test_what_was_shared_once_is_found_nowhere(newsroom: Newsroom, ferry: str, act: Act) -> None:
    act(newsroom, shared(newsroom, newsroom.ada, ferry), ferry)
    newsroom.work()

    for command in ("recent", "search helicopter", "quotes Solberg", "digest now"):
        told = newsroom.commands(newsroom.ben, command, newsroom.sport)
        assert "Ferry to Skarholm" not in told
    with newsroom.nutgraf.store.read() as uow:
        assert uow.jobs.dead() == ()


@every_way
def test_nothing_of_it_is_left_in_the_file(
    newsroom: Newsroom, ferry: str, act: Act, tmp_path: Path
) -> None:
    act(newsroom, shared(newsroom, newsroom.ada, ferry), ferry)
    newsroom.work()
    newsroom.nutgraf.clock.clear_away()
    newsroom.nutgraf.store.close()

    assert kept(tmp_path) == []


def kept(folder: Path) -> list[str]:
    """The files of the database that hold the secret."""
    return [f.name for f in sorted(folder.glob("nutgraf.sqlite3*")) if holds(f)]


def holds(file: Path) -> bool:
    return SECRET.encode() in file.read_bytes()


def test_the_file_holds_what_is_not_forgotten(
    newsroom: Newsroom, ferry: str, tmp_path: Path
) -> None:
    shared(newsroom, newsroom.ada, ferry)
    newsroom.nutgraf.store.close()

    assert kept(tmp_path) == ["nutgraf.sqlite3"]


def test_a_colleagues_share_keeps_the_article(newsroom: Newsroom, ferry: str) -> None:
    message = shared(newsroom, newsroom.ada, ferry)
    shared(newsroom, newsroom.ben, ferry)

    newsroom.ada.deletes(message)
    newsroom.work()

    assert "Ferry" in newsroom.commands(newsroom.ben, "search helicopter", newsroom.sport)


def test_the_last_share_takes_the_article_with_it(newsroom: Newsroom, ferry: str) -> None:
    messages = [shared(newsroom, person, ferry) for person in (newsroom.ada, newsroom.ben)]
    newsroom.ada.deletes(messages[0])
    newsroom.ben.deletes(messages[1])
    newsroom.work()

    assert "Ferry" not in newsroom.commands(newsroom.ben, "search Skarholm", newsroom.sport)[40:]


def test_a_colleague_cannot_forget_it(newsroom: Newsroom, ferry: str) -> None:
    shared(newsroom, newsroom.ada, ferry)

    newsroom.commands(newsroom.ben, f"forget {ferry}", newsroom.desk)

    assert "Ferry" in newsroom.commands(newsroom.ada, "recent", newsroom.desk)


def test_an_administrator_forgets_it_for_everybody(newsroom: Newsroom, ferry: str) -> None:
    shared(newsroom, newsroom.ada, ferry)
    shared(newsroom, newsroom.ben, ferry)
    admin = newsroom.slack.person(newsroom.slack.add_user("Ida Admin", admin=True))

    newsroom.commands(admin, f"forget {ferry}", newsroom.desk)

    assert "Ferry" not in newsroom.commands(newsroom.ada, "recent", newsroom.desk)


# What is deleted while it is being worked on.


def during(
    newsroom: Newsroom, method: str, act: Callable[[], object], fault: Fault | None = None
) -> None:
    """Let this happen once, during the app's next call of a method, which runs into a fault."""
    waiting = [act]

    def happens(called: str) -> Fault | None:
        if called != method or not waiting:
            return None
        waiting.pop()()
        return fault

    newsroom.slack.faults.weather = happens


def once_it_must_have_arrived(newsroom: Newsroom) -> None:
    with newsroom.nutgraf.store.begin() as uow:
        uow.jobs.clock_went_back(lease=60.0, pace=0.0)  # makes due what waits
    newsroom.work()


def ours(newsroom: Newsroom) -> list[Message]:
    """What the app has said on the desk that stands there still."""
    return [message for message in newsroom.slack.messages(newsroom.desk) if message.bot_id]


def test_what_is_deleted_while_it_is_read_is_not_kept(newsroom: Newsroom, ferry: str) -> None:
    message = newsroom.ada.says(newsroom.desk, ferry)
    newsroom.site.meanwhile = lambda: newsroom.ada.deletes(message)
    newsroom.work()

    assert newsroom.site.asked
    assert ours(newsroom) == []
    with newsroom.nutgraf.store._engine.connect() as connection:
        assert connection.execute(select(ArticleRow.id)).all() == []


def test_what_is_deleted_while_its_brief_is_posted_takes_the_brief_with_it(
    newsroom: Newsroom, ferry: str
) -> None:
    message = newsroom.ada.says(newsroom.desk, ferry)
    during(newsroom, POST, lambda: newsroom.ada.deletes(message))
    newsroom.work()

    assert newsroom.slack.calls(POST)
    assert ours(newsroom) == []


def test_a_question_that_is_deleted_while_it_is_answered_takes_the_answer_with_it(
    newsroom: Newsroom, ferry: str
) -> None:
    shared(newsroom, newsroom.ada, ferry)
    before = len(ours(newsroom))
    asked = newsroom.ben.says(
        newsroom.desk, f"{newsroom.slack.mention} When will the ferry sail again?"
    )
    during(newsroom, POST, lambda: newsroom.ben.deletes(asked))
    newsroom.work()

    assert len(newsroom.slack.calls(POST)) == before + 1
    assert len(ours(newsroom)) == before


def test_a_brief_whose_answer_was_lost_goes_with_its_message(
    newsroom: Newsroom, ferry: str
) -> None:
    deleted_while_its_brief_is_in_doubt(newsroom, ferry)
    assert len(ours(newsroom)) == 1

    once_it_must_have_arrived(newsroom)

    assert ours(newsroom) == []


def test_a_brief_whose_answer_was_lost_before_an_upgrade_goes_with_its_message(
    newsroom: Newsroom, ferry: str
) -> None:
    deleted_while_its_brief_is_in_doubt(newsroom, ferry)
    as_it_was_once_stored(newsroom)

    once_it_must_have_arrived(newsroom)

    assert ours(newsroom) == []


def deleted_while_its_brief_is_in_doubt(newsroom: Newsroom, link: str) -> None:
    """Share and delete a link of which the brief stands, though nobody has heard that it does."""
    message = newsroom.ada.says(newsroom.desk, link)
    newsroom.slack.faults.plan(POST, cut_after_effect())
    during(newsroom, "conversations.replies", lambda: newsroom.ada.deletes(message), cut())
    newsroom.work()


def as_it_was_once_stored(newsroom: Newsroom) -> None:
    """Let the one recall that waits be as earlier versions wrote it."""
    with newsroom.nutgraf.store._engine.execution_options(writes=True).begin() as connection:
        recall = connection.execute(select(JobRow).where(col(JobRow.kind) == "recall")).one()
        request = connection.execute(
            select(RequestRow).where(col(RequestRow.id) == recall.subject)
        ).one()
        text = f"{recall.intended:.6f} {request.text}"
        this_one, this_job = col(RequestRow.id) == request.id, col(JobRow.key) == recall.key
        connection.execute(update(RequestRow).where(this_one).values(text=text))
        connection.execute(update(JobRow).where(this_job).values(intended=None))


@pytest.mark.parametrize("place", ["desk", "direct"])
def test_an_answer_whose_answer_was_lost_goes_with_its_question(
    newsroom: Newsroom, ferry: str, place: str
) -> None:
    shared(newsroom, newsroom.ada, ferry)
    channel = newsroom.desk if place == "desk" else newsroom.direct
    mention = f"{newsroom.slack.mention} " if place == "desk" else ""
    asked = newsroom.ada.says(channel, f"{mention}When will the ferry sail again?")
    newsroom.slack.faults.plan(POST, cut_after_effect())
    look = "conversations.replies" if place == "desk" else "conversations.history"
    during(newsroom, look, lambda: newsroom.ada.deletes(asked), cut())
    newsroom.work()
    before = [m for m in newsroom.slack.messages(channel) if m.bot_id]

    once_it_must_have_arrived(newsroom)

    after = [m for m in newsroom.slack.messages(channel) if m.bot_id]
    assert len(after) == len(before) - 1


def test_who_is_an_administrator_no_more_forgets_nothing_of_others(
    newsroom: Newsroom, ferry: str
) -> None:
    shared(newsroom, newsroom.ada, ferry)
    admin = newsroom.slack.person(newsroom.slack.add_user("Ida Admin", admin=True))
    newsroom.commands(admin, "recent", newsroom.desk)  # from here on she is known

    newsroom.slack.admin.changes(admin.user, is_admin=False)
    newsroom.commands(admin, f"forget {ferry}", newsroom.desk)

    assert "Ferry" in newsroom.commands(newsroom.ada, "recent", newsroom.desk)


def test_an_edited_paste_is_read_anew(newsroom: Newsroom) -> None:
    message = newsroom.ada.says(newsroom.desk, SAMPLE)
    newsroom.work()
    newsroom.ada.edits(message, SAMPLE.replace("38 passengers", "39 passengers"))
    newsroom.work()

    (reply,) = newsroom.slack.replies(message)
    assert "38 passengers" not in words(reply)
    assert "39 passengers" in words(reply)


def test_a_paste_that_is_edited_to_a_few_words_is_forgotten(newsroom: Newsroom) -> None:
    message = newsroom.ada.says(newsroom.desk, SAMPLE)
    newsroom.work()
    newsroom.ada.edits(message, "Never mind.")
    newsroom.work()

    assert newsroom.slack.replies(message) == ()
    assert "passengers" not in newsroom.commands(newsroom.ada, "recent", newsroom.desk)


def test_a_question_that_is_edited_is_in_no_digest(newsroom: Newsroom, ferry: str) -> None:
    shared(newsroom, newsroom.ada, ferry)
    asked = newsroom.ada.says(
        newsroom.desk, f"{newsroom.slack.mention} Who is the chancellor of Ruritania?"
    )
    newsroom.work()
    assert "Ruritania" in newsroom.commands(newsroom.ada, "digest now", newsroom.desk)

    newsroom.ada.edits(asked, "Never mind.")
    newsroom.work()

    assert "Ruritania" not in newsroom.commands(newsroom.ada, "digest now", newsroom.desk)
