"""Full text: both databases find the same, and nothing of what was forgotten."""

import pytest

from storage import Store
from storage.types import PassageTerms
from tests.factories import NOON, make_reading, make_share, make_viewer, share_article

HERE = make_viewer("C1")


def find(store: Store, *terms: str, limit: int = 10) -> list[int]:
    with store.read() as uow:
        return [p.article_id for p in uow.search.passages(HERE, terms, limit=limit)]


def add(store: Store, terms: str, heading: str = "", *, address: str | None = None) -> int:
    passage = PassageTerms(start=0, end=4, heading=heading, terms=terms)
    address = address or f"https://example.com/{terms}"
    reading = make_reading(passages=(passage,), address=address, text=f"Text of {terms}.")
    return share_article(store, reading, message=address)


def test_a_passage_is_found_by_its_words(store: Store) -> None:
    dam = add(store, "dam hold")
    add(store, "ferri sail")

    assert find(store, "dam") == [dam]


def test_a_passage_is_found_by_its_headline(store: Store) -> None:
    dam = add(store, "hold", heading="dam")

    assert find(store, "dam") == [dam]


def test_what_holds_every_word_comes_before_what_holds_some(store: Store) -> None:
    some = add(store, "dam dam dam dam")
    every = add(store, "dam storm night harbour town school mayor")

    assert find(store, "dam", "storm") == [every, some]


def test_no_more_than_the_limit_is_found(store: Store) -> None:
    for number in range(4):
        add(store, f"dam {number}")

    assert len(find(store, "dam", limit=3)) == 3


@pytest.mark.parametrize(
    "term",
    ["", " ", '"', "'", "dam*", "dam OR", "NOT", "NEAR(", "-dam", "dam:*", "heading:dam", "a & b",
     "!dam", "(", "\\", "%", "'; DROP TABLE article; --", "\0", "\ud800", "x" * 10_000, "🎉"],
)  # fmt: skip
def test_hostile_words_are_only_words(store: Store, term: str) -> None:
    dam = add(store, "dam")

    assert find(store, term) in ([], [dam])
    assert find(store, "dam") == [dam]


@pytest.mark.parametrize("word", ["大坝", "плотина", "سد", "þórr", "2026"])
def test_words_of_any_script_are_found(store: Store, word: str) -> None:
    stored = add(store, word)

    assert find(store, word) == [stored]


def test_a_passage_of_very_many_words_can_be_stored(store: Store) -> None:
    add(store, " ".join(f"word{number}" for number in range(20_000)), address="many")

    assert len(find(store, "word19999")) == 1


def test_what_was_forgotten_is_not_found(store: Store) -> None:
    add(store, "dam")
    with store.begin() as uow:
        uow.shares.remove(uow.shares.of_message("T1", "C1", "https://example.com/dam"))

    assert find(store, "dam") == []


def test_a_new_article_is_not_found_by_the_words_of_a_forgotten_one(store: Store) -> None:
    add(store, "dam")
    with store.begin() as uow:
        uow.shares.remove(uow.shares.of_message("T1", "C1", "https://example.com/dam"))
    ferry = add(store, "ferri")

    assert find(store, "dam") == []
    assert find(store, "ferri") == [ferry]


def test_a_reading_that_was_rolled_back_is_not_found(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.begin() as uow:
        id_ = uow.articles.add(make_reading())
        uow.shares.read(uow.shares.add(make_share()), id_, NOON)
        _ = 1 // 0

    assert find(store, "dam") == []
