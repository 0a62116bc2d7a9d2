"""What is kept for a while only goes when its while is over, without anybody's doing."""

from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlmodel import col, func, select

from storage.tables import JobRow
from storage.work import CLOSED, Request
from tests.e2e.conftest import Newsroom
from tests.factories import make_job


@pytest.fixture
def undone(newsroom: Newsroom) -> int:
    """A command that is never dealt with."""
    request = Request(
        workspace="T1",
        conversation="C1",
        user="U1",
        kind="command",
        text="search ferry",
        reply_url="https://hooks.slack.com/commands/T1/s3cr3t",
        received_at=newsroom.now[0],
    )
    with newsroom.nutgraf.store.begin() as uow:
        return uow.requests.add(request)


def found(newsroom: Newsroom, request: int) -> Request | None:
    with newsroom.nutgraf.store.read() as uow:
        return uow.requests.get(request)


def test_where_a_private_reply_goes_is_forgotten_after_half_an_hour(
    newsroom: Newsroom, undone: int
) -> None:
    newsroom.later(minutes=29)
    newsroom.nutgraf.clock.close_replies()
    before = found(newsroom, undone)
    newsroom.later(minutes=2)
    newsroom.nutgraf.clock.close_replies()
    after = found(newsroom, undone)

    assert before is not None
    assert before.reply_url != CLOSED
    assert after is not None
    assert after.reply_url == CLOSED


def test_what_could_not_be_dealt_with_is_forgotten_after_fourteen_days(
    newsroom: Newsroom, undone: int
) -> None:
    newsroom.later(days=13)
    newsroom.nutgraf.clock.clear_away()
    assert found(newsroom, undone) is not None

    newsroom.later(days=2)
    newsroom.nutgraf.clock.clear_away()
    assert found(newsroom, undone) is None


@pytest.mark.parametrize(("age", "kept"), [(13, 1), (15, 0)])
def test_work_that_is_done_is_forgotten_after_fourteen_days(
    newsroom: Newsroom, age: int, kept: int
) -> None:
    store, seconds = newsroom.nutgraf.store, timedelta(days=age).total_seconds()
    with store.begin() as uow:
        uow.jobs.add(make_job())
        (job,) = uow.jobs.claim("me", limit=1, lease=60.0)
        uow.jobs.finish(job)
    with store._engine.begin() as connection:
        connection.execute(update(JobRow).values(created=col(JobRow.created) - seconds))
    newsroom.nutgraf.clock.clear_away()

    with store._engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(JobRow)).scalar_one() == kept


def test_a_running_app_does_all_of_this_by_itself(newsroom: Newsroom) -> None:
    clock = newsroom.nutgraf.clock
    clock.start()
    often = {
        job.func.__name__: job.trigger.interval
        for job in clock._scheduler.get_jobs()
        if hasattr(job.trigger, "interval")
    }
    clock.stop()

    assert often == {
        "refresh": timedelta(seconds=30),
        "close_replies": timedelta(minutes=5),
        "clear_away": timedelta(hours=6),
        "sweep": timedelta(days=1),
    }
