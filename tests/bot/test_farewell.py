"""A workspace that has removed the app is forgotten wholly, and nobody else with it."""

from datetime import datetime, timedelta
from typing import Any, cast

import pytest
from sqlalchemy import Select, Table, func, select
from sqlmodel import SQLModel

from bot.directory import Directory
from bot.jobs import Jobs, PutOff
from bot.services.farewell import Farewell
from storage import Store, UnitOfWork
from storage.types import Channel, Schedule
from storage.work import Job, Request
from tests.factories import (
    NOON,
    make_conversation,
    make_job,
    make_question,
    make_quote,
    make_reading,
    make_share,
    share_article,
)

now = [NOON]


@pytest.fixture(autouse=True)
def noon() -> None:
    now[0] = NOON


def clock() -> datetime:
    return now[0]


def farewell(store: Store, days: int) -> Farewell:
    nobody = cast(Directory, None)  # a farewell asks nobody
    return Farewell(store, nobody, clock, days)


def make_schedule(**here: Any) -> Schedule:
    times: dict[str, Any] = {"days": (0,), "at": ("09:00",), "zone": "UTC"}
    return Schedule(**here, user="U1", **times, covered_until=NOON, set_at=NOON)


def settle_in(store: Store, workspace: str) -> None:
    """A workspace with something in every table."""
    here: dict[str, Any] = {"workspace": workspace, "conversation": f"C{workspace}"}
    said = make_quote(0, 13, "Ngozi Okoro")
    reading = make_reading(workspace=workspace, quotes=(said,), likeness=(7, 11))
    article = share_article(store, reading, **here)
    with store.begin() as uow:
        uow.conversations.put(make_conversation(here["conversation"], workspace=workspace))
        uow.channels.put(Channel(**here))
        uow.disputes.raise_(article, make_quote(0, 13), "U1", NOON)
        uow.questions.add(make_question(**here))
        uow.requests.add(Request(**here, user="U1", kind="ask", text="When?", received_at=NOON))
        uow.schedules.put(make_schedule(**here))
        uow.stories.seat({article: -1})
        uow.shares.add(make_share(**here, message="2.2"))
        uow.workspaces.put_guests(workspace, {"U7"}, NOON)
        paced = make_job(f"post:{workspace}", workspace=workspace, paced=here["conversation"])
        uow.jobs.add(paced)
        uow.jobs.claim("somebody", limit=1, lease=-1.0)


def count(table: Table) -> Select[int]:
    return select(func.count()).select_from(table)


def rows(store: Store) -> dict[str, int]:
    """How many rows each table has."""
    with store._engine.connect() as connection:
        return {
            table.name: connection.execute(count(table)).scalar_one()
            for table in SQLModel.metadata.sorted_tables
        }


def run(store: Store, parting: Farewell) -> None:
    """Let a worker do what is due."""
    Jobs(store, {"farewell": parting.run, "read": lambda job: None}, bury).drain()


def bury(uow: UnitOfWork, job: Job) -> None:
    """Nobody is to be told."""


def test_the_test_has_something_in_every_table(store: Store) -> None:
    settle_in(store, "T1")

    assert [name for name, count in rows(store).items() if not count] == []


def test_nothing_is_left_of_it_and_everything_of_others(store: Store) -> None:
    settle_in(store, "T2")
    others = rows(store)
    settle_in(store, "T1")
    parting = farewell(store, days=0)
    parting.begin("T1")
    parting.sweep()
    with store.begin() as uow:
        uow.jobs.purge(older_than=-1.0)

    left = rows(store)
    assert {**left, "job": 0} == {**others, "job": 0}


def test_with_no_days_it_is_forgotten_at_once(store: Store) -> None:
    settle_in(store, "T1")
    parting = farewell(store, days=0)
    parting.begin("T1")
    run(store, parting)

    left = rows(store)
    assert (left["article"], left["question"], left["workspace"]) == (0, 0, 0)


def test_it_is_kept_for_its_days(store: Store) -> None:
    settle_in(store, "T1")
    parting = farewell(store, days=30)
    parting.begin("T1")
    now[0] += timedelta(days=29)
    parting.sweep()

    assert rows(store)["article"] == 1


def test_a_farewell_that_comes_too_early_waits_for_the_rest(store: Store) -> None:
    parting = farewell(store, days=30)
    parting.begin("T1")
    now[0] += timedelta(days=29)
    (early,) = (make_job("farewell", kind="farewell"),)
    with store.begin() as uow:
        uow.jobs.add(early)
        (job,) = uow.jobs.claim("me", limit=1, lease=60.0)

    with pytest.raises(PutOff) as waits:
        parting.run(job)

    assert waits.value.seconds == timedelta(days=1).total_seconds()


def test_what_waited_is_forgotten_at_once(store: Store) -> None:
    settle_in(store, "T1")
    farewell(store, days=30).begin("T1")

    left = rows(store)
    assert (left["request"], left["share"]) == (0, 1)  # the one that was read


def test_a_second_word_of_it_changes_nothing(store: Store) -> None:
    parting = farewell(store, days=30)
    parting.begin("T1")
    now[0] += timedelta(days=1)
    parting.begin("T1")

    with store.read() as uow:
        assert uow.workspaces.get("T1").removed_at == NOON


def test_an_app_installed_again_keeps_what_it_knew(store: Store) -> None:
    settle_in(store, "T1")
    parting = farewell(store, days=30)
    parting.begin("T1")
    with store.begin() as uow:
        uow.workspaces.installed("T1")
    now[0] += timedelta(days=31)
    parting.sweep()

    assert rows(store)["article"] == 1
