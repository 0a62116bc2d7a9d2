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
    )
    with store.begin() as uow:
        uow.channels.put(wanted)

    with store.read() as uow:
        assert uow.channels.get("T1", "C1") == wanted
        assert uow.channels.get("T2", "C1").mode is Mode.AUTOMATIC


def test_we_introduce_ourselves_once(store: Store) -> None:
    with store.begin() as uow:
        first, second = uow.channels.welcome("T1", "C1"), uow.channels.welcome("T1", "C1")

    assert (first, second) == (True, False)


def test_what_is_set_later_does_not_make_us_introduce_ourselves_again(store: Store) -> None:
    with store.begin() as uow:
        uow.channels.welcome("T1", "C1")
        uow.channels.put(Channel(workspace="T1", conversation="C1", mode=Mode.OFF))

        assert not uow.channels.welcome("T1", "C1")
