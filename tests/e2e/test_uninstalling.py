"""An app that is removed from its workspace forgets it in time, and one that comes back knows."""

from sqlalchemy import func, select
from sqlmodel import SQLModel

from tests.bot.playground.helpers import InlineExecutor, into
from tests.e2e.conftest import Newsroom, app_in, words


def restart(newsroom: Newsroom) -> None:
    """The app is started anew on the same database."""
    store = newsroom.nutgraf.store
    newsroom.nutgraf = app_in(newsroom.slack, newsroom.site, store, newsroom.now, InlineExecutor())
    newsroom.nutgraf.prepare()
    newsroom.slack.connect(into(newsroom.nutgraf.bolt))
    newsroom.nutgraf.identity.me()


def kept(newsroom: Newsroom) -> int:
    """How many articles the store holds for this workspace, whoever may see them."""
    with newsroom.nutgraf.store.read() as uow:
        team = newsroom.slack.workspace.team.id
        return len(uow.shares.of_conversation(team, newsroom.desk.id, limit=10))


def rows(newsroom: Newsroom) -> dict[str, int]:
    """How many rows each table has that has any."""
    with newsroom.nutgraf.store._engine.connect() as connection:
        counts = {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in SQLModel.metadata.sorted_tables
        }
    return {name: count for name, count in counts.items() if count}


def test_a_removed_app_stops_its_jobs(newsroom: Newsroom, ferry: str) -> None:
    newsroom.ada.says(newsroom.desk, ferry)
    newsroom.slack.admin.uninstalls_app()
    calls = len(newsroom.slack.calls())
    newsroom.work()

    assert (newsroom.site.asked, len(newsroom.slack.calls())) == ([], calls)


def test_a_removed_app_sets_out_to_post_no_digest(newsroom: Newsroom, ferry: str) -> None:
    newsroom.commands(newsroom.ada, "digest daily 12:00 UTC always", newsroom.desk)
    newsroom.slack.admin.uninstalls_app()
    calls = len(newsroom.slack.calls())
    newsroom.later(days=1)
    with newsroom.nutgraf.store.read() as uow:
        (schedule,) = uow.schedules.all()
        waiting = uow.jobs.unfinished()
    newsroom.nutgraf.digests.due(schedule.id)

    with newsroom.nutgraf.store.read() as uow:
        assert uow.jobs.unfinished() == waiting
    newsroom.work()
    assert len(newsroom.slack.calls()) == calls


def test_a_removed_app_forgets_everything_in_time(newsroom: Newsroom, ferry: str) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    newsroom.slack.admin.uninstalls_app()
    newsroom.later(days=29)
    newsroom.nutgraf.farewell.sweep()
    assert kept(newsroom) == 1

    newsroom.later(days=1)
    newsroom.nutgraf.farewell.sweep()

    assert kept(newsroom) == 0


def test_an_app_whose_token_is_revoked_is_as_good_as_removed(
    newsroom: Newsroom, ferry: str
) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    newsroom.slack.admin.revokes_token()
    newsroom.later(days=30)
    newsroom.nutgraf.farewell.sweep()

    assert kept(newsroom) == 0


def test_a_person_who_takes_back_a_token_of_theirs_removes_nothing(
    newsroom: Newsroom, ferry: str
) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    newsroom.slack.admin.revokes_token_of(newsroom.ada.user)
    newsroom.later(days=30)
    newsroom.nutgraf.farewell.sweep()

    assert kept(newsroom) == 1


def test_no_row_is_left_of_a_removed_app(newsroom: Newsroom, ferry: str) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    newsroom.shares(newsroom.ada, newsroom.private, ferry)
    newsroom.shares(newsroom.ada, newsroom.direct, "When will the ferry sail again?")
    newsroom.commands(newsroom.ada, "search ferry", newsroom.desk)
    newsroom.commands(newsroom.ada, "digest weekdays at 09:00", newsroom.desk)
    before = rows(newsroom)
    newsroom.slack.admin.uninstalls_app()
    newsroom.later(days=30)
    newsroom.nutgraf.farewell.sweep()

    assert before.keys() > {"article", "conversation", "question", "schedule", "share"}
    assert rows(newsroom) == {}


def test_an_app_that_is_installed_again_in_time_remembers(newsroom: Newsroom, ferry: str) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    newsroom.slack.admin.uninstalls_app()
    newsroom.later(days=3)
    newsroom.slack.admin.installs_app()
    restart(newsroom)
    newsroom.later(days=40)
    newsroom.nutgraf.farewell.sweep()

    assert "Ferry" in newsroom.commands(newsroom.ben, "recent", newsroom.sport)


def test_an_app_that_is_installed_again_later_starts_clean(newsroom: Newsroom, ferry: str) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    newsroom.slack.admin.uninstalls_app()
    newsroom.later(days=31)
    newsroom.slack.admin.installs_app()
    restart(newsroom)

    assert "Ferry" not in newsroom.commands(newsroom.ben, "recent", newsroom.sport)
    (reply,) = newsroom.shares(newsroom.ben, newsroom.sport, ferry)
    assert "Already" not in words(reply)
