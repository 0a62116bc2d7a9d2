"""When digests are due, and how far the last one reached."""

from datetime import timedelta
from typing import Any

from storage import Store
from storage.types import Schedule
from tests.factories import NOON


def make_schedule(**values: Any) -> Schedule:
    defaults: dict[str, Any] = {
        "workspace": "T1",
        "conversation": "C1",
        "user": "U1",
        "days": (0, 2, 4),
        "at": ("09:00", "17:30"),
        "zone": "Europe/London",
        "covered_until": NOON,
        "set_at": NOON,
    }
    return Schedule(**defaults | values)


def put(store: Store, **values: Any) -> Schedule:
    with store.begin() as uow:
        return uow.schedules.put(make_schedule(**values))


def test_a_schedule_comes_back_as_it_went_in(store: Store) -> None:
    stored = put(store)
    with store.read() as uow:
        found = uow.schedules.get(stored.id)

    assert found == make_schedule(id=stored.id)


def test_a_conversation_has_one_digest(store: Store) -> None:
    put(store)
    put(store, at=("18:15",))
    with store.read() as uow:
        assert [schedule.at for schedule in uow.schedules.all()] == [("18:15",)]


def test_every_conversation_has_its_own(store: Store) -> None:
    put(store)
    put(store, conversation="C2")
    put(store, workspace="T2")
    with store.read() as uow:
        assert len(uow.schedules.all()) == 3
        found = uow.schedules.of_conversation("T1", "C2")

    assert found is not None
    assert found.conversation == "C2"


def test_how_far_a_digest_reached_is_remembered(store: Store) -> None:
    stored = put(store)
    with store.begin() as uow:
        uow.schedules.covered(stored.id, NOON + timedelta(days=1))
    with store.read() as uow:
        found = uow.schedules.get(stored.id)

    assert found is not None
    assert found.covered_until == NOON + timedelta(days=1)


def test_a_digest_can_be_switched_off(store: Store) -> None:
    stored = put(store)
    with store.begin() as uow:
        assert uow.schedules.remove("T1", "C1")
    with store.read() as uow:
        assert uow.schedules.get(stored.id) is None
        assert uow.schedules.of_conversation("T1", "C1") is None


def test_switching_off_what_is_not_there_says_so(store: Store) -> None:
    with store.begin() as uow:
        assert not uow.schedules.remove("T1", "C1")
