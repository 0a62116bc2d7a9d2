"""How a conversation wants us to behave."""

from storage import Store
from storage.types import Channel, Mode


def test_a_conversation_is_briefed_automatically_until_told_otherwise(store: Store) -> None:
    with store.read() as uow:
        assert uow.channels.get("T1", "C1").mode is Mode.AUTOMATIC


def test_what_is_set_is_kept(store: Store) -> None:
    wanted = Channel(
        workspace="T1",
        conversation="C1",
        mode=Mode.ON_REQUEST,
        apps=True,
        points=5,
        languages=("en", "fr"),
        welcomed=True,
    )
    with store.begin() as uow:
        uow.channels.put(wanted)

    with store.read() as uow:
        assert uow.channels.get("T1", "C1") == wanted
        assert uow.channels.get("T2", "C1").mode is Mode.AUTOMATIC


def test_what_is_set_anew_takes_the_place_of_what_was_set(store: Store) -> None:
    with store.begin() as uow:
        for mode in (Mode.OFF, Mode.AUTOMATIC):
            uow.channels.put(Channel(workspace="T1", conversation="C1", mode=mode))

    with store.read() as uow:
        assert uow.channels.get("T1", "C1").mode is Mode.AUTOMATIC
