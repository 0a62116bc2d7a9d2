"""Which articles report the same event, as the store keeps it."""

import pytest

from storage import Store
from storage.types import PASTED
from tests.factories import make_conversation, make_reading, make_share, make_viewer, share_article

HERE = make_viewer("C1")


def read(store: Store, name: str, text: str = "The dam held.") -> int:
    """An article at an address of its own, shared in the public channel C1."""
    address = f"https://example.com/{name}"
    with store.begin() as uow:
        uow.conversations.put(make_conversation("C1"))
    return share_article(store, make_reading(text, address=address), source=address)


def seat(store: Store, seats: dict[int, int]) -> dict[int, int]:
    with store.begin() as uow:
        uow.stories.seat(seats)
    with store.read() as uow:
        return uow.stories.known(seats)


def test_new_stories_get_numbers_of_their_own(store: Store) -> None:
    first, second, third = (read(store, name) for name in "abc")

    seats = seat(store, {first: -1, second: -2, third: -1})

    assert seats[first] == seats[third] != seats[second]


def test_a_story_keeps_its_number_when_more_is_read_on_it(store: Store) -> None:
    first, second = read(store, "a"), read(store, "b")
    story = seat(store, {first: -1})[first]

    assert seat(store, {first: story, second: story}) == {first: story, second: story}


def test_a_number_is_never_given_twice(store: Store) -> None:
    first, second = read(store, "a"), read(store, "b")
    given_up = seat(store, {first: -1})[first]
    kept = seat(store, {second: -1})[second]
    seat(store, {first: kept})

    assert seat(store, {first: -1})[first] not in (given_up, kept)


def test_the_others_on_an_event_come_newest_first(store: Store) -> None:
    first, second, third = (read(store, name) for name in "abc")
    seat(store, {first: -1, second: -1, third: -1})

    with store.read() as uow:
        assert uow.stories.others(HERE, first, limit=5) == (third, second)
        assert uow.stories.others(HERE, first, limit=1) == (third,)


def test_another_edition_of_the_same_page_is_no_other_article(store: Store) -> None:
    first, again = read(store, "a"), read(store, "a", text="The dam broke.")
    other, later = read(store, "b"), read(store, "b", text="The dam broke again.")
    seat(store, dict.fromkeys((first, again, other, later), -1))

    with store.read() as uow:
        assert uow.stories.others(HERE, first, limit=5) == (later,)


@pytest.mark.parametrize("address", [None, f"{PASTED}C1:a fingerprint"])
def test_a_paste_has_the_others_of_its_story_and_is_none(store: Store, address: str | None) -> None:
    first = read(store, "a")
    paste = share_article(store, make_reading(address=address), source="text")
    seat(store, {first: -1, paste: -1})

    with store.read() as uow:
        assert uow.stories.others(HERE, paste, limit=5) == (first,)
        assert uow.stories.others(HERE, first, limit=5) == ()


def test_articles_of_other_scopes_are_known(store: Store) -> None:
    public = read(store, "a")
    private = share_article(
        store, make_reading(scope="G1", address="https://example.com/b"), conversation="G1"
    )

    with store.read() as uow:
        assert uow.stories.of_other_scopes(private, [public, private]) == {public}


def test_a_forgotten_article_leaves_its_story(store: Store) -> None:
    first = read(store, "a")
    seat(store, {first: -1})
    with store.begin() as uow:
        share = make_share(source="https://example.com/a")
        uow.shares.remove(uow.shares.of_message("T1", "C1", share.message))

    with store.read() as uow:
        assert uow.stories.known([first]) == {}
