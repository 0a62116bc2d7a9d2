"""What becomes of a workspace that has removed the app."""

from sqlmodel import select

from storage import Store
from storage.tables import JobRow
from tests.factories import NOON, make_job


def test_its_jobs_stop_but_for_those_that_run(store: Store) -> None:
    with store.begin() as uow:
        uow.jobs.add(make_job("runs"))
        uow.jobs.claim("somebody", limit=1, lease=60.0)
        uow.jobs.add(make_job("waits"))
        uow.jobs.add(make_job("waits for long", delay=3_600.0))
        uow.jobs.add(make_job("of others", workspace="T2"))
        uow.workspaces.remove("T1", NOON)

    with store._engine.connect() as connection:
        left = set(connection.execute(select(JobRow.key)).scalars())
    assert left == {"runs", "of others"}
