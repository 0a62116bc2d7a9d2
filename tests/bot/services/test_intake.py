"""Who may have a share read again, on both databases."""

from typing import cast

import pytest

from bot.delivery import Delivery
from bot.services.intake import Intake
from storage import Store
from storage.types import ShareState
from storage.work import Request
from tests.factories import NOON, make_job, make_share


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Store:
    found: Store = request.getfixturevalue(f"{request.param}_store")
    return found


def pressed(
    store: Store, *, by: str = "U2", workspace: str = "T1", conversation: str = "C1"
) -> ShareState:
    """What becomes of U1's share that failed in C1 once *Try again* was pressed somewhere."""
    with store.begin() as uow:
        share = uow.shares.add(make_share())
        uow.shares.failed(share, "timeout")
        request = Request(
            workspace=workspace,
            conversation=conversation,
            user=by,
            kind="again",
            text=str(share.id),
            received_at=NOON,
        )
        uow.jobs.add(make_job("again:1", kind="again", subject=uow.requests.add(request)))
        (job,) = uow.jobs.claim("me", limit=1, lease=60.0)
    nothing_is_posted = cast(Delivery, None)
    Intake(store, nothing_is_posted).again(job)
    with store.read() as uow:
        assert uow.requests.get(job.subject) is None
        after = uow.shares.get(share.id)
    assert after is not None
    return after.state


def test_a_share_is_read_again_for_those_where_it_was_made(store: Store) -> None:
    assert pressed(store) is ShareState.WAITING


def test_a_share_is_read_again_for_its_sharer_wherever_they_are(store: Store) -> None:
    assert pressed(store, by="U1", conversation="C2") is ShareState.WAITING


@pytest.mark.parametrize(
    "elsewhere", [{"conversation": "C2"}, {"workspace": "T2"}, {"workspace": "T2", "by": "U1"}]
)
def test_a_share_is_not_read_again_for_others(store: Store, elsewhere: dict[str, str]) -> None:
    assert pressed(store, **elsewhere) is ShareState.FAILED
