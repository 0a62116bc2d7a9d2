"""Full text: both databases find the same, and nothing of what was forgotten."""

from typing import Any

import pytest

from storage import Store
from storage.fulltext.lookups import Lookup
from storage.types import ConversationKind, PassageTerms
from tests.factories import (
    NOON,
    make_article,
    make_conversation,
    make_reading,
    make_share,
    make_viewer,
    share_article,
)

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


def add_one(store: Store, terms: str, message: str, **article: Any) -> int:
    made = make_article(f"Text of {message}.", **article)
    passage = PassageTerms(start=0, end=4, heading="", terms=terms)
    reading = make_reading(article=made, passages=(passage,), address=message)
    return share_article(store, reading, message=message)


def look(store: Store, **lookup: Any) -> list[int]:
    with store.read() as uow:
        return [p.article_id for p in uow.search.passages(HERE, Lookup(**lookup), limit=10)]


def test_what_a_question_names_as_its_outlet_comes_first(store: Store) -> None:
    courier = add_one(store, "dam held in the storm", "1.1", site="The Courier")
    ledger = add_one(store, "dam", "2.2", site="The Ledger")

    assert look(store, terms=("dam",)) == [ledger, courier]
    assert look(store, terms=("dam",), outlets=(("The", "Courier"),)) == [courier, ledger]


def test_what_is_of_a_day_that_a_question_names_comes_first(store: Store) -> None:
    early = add_one(store, "dam held in the storm", "1.1", published="2026-11-01T10:00:00Z")
    late = add_one(store, "dam", "2.2", published="2026-11-02")

    assert look(store, terms=("dam",), days=frozenset({"2026-11-01"})) == [early, late]


def test_words_of_one_family_count_a_little(store: Store) -> None:
    add_one(store, "dam ferri", "1.1")
    invasion = add_one(store, "dam invas", "2.2")
    add_one(store, "dam mayor", "3.3")

    assert look(store, terms=("dam", "invad"))[0] == invasion


def test_accents_and_case_make_no_difference(store: Store) -> None:
    stored = add_one(store, "Þórr Zakharová", "1.1")

    assert look(store, terms=("zakharova",)) == [stored]


def test_only_the_newest_edition_is_found(store: Store) -> None:
    terms = PassageTerms(start=0, end=4, heading="", terms="dam")
    share_article(store, make_reading("The dam held.", passages=(terms,)), message="1.1")
    later = share_article(store, make_reading("The dam broke.", passages=(terms,)), message="2.2")

    assert find(store, "dam") == [later]


def test_the_newest_edition_that_may_be_seen_is_found(store: Store) -> None:
    terms = PassageTerms(start=0, end=4, heading="", terms="dam")
    seen = share_article(store, make_reading("The dam held.", passages=(terms,)), message="1.1")
    share_article(
        store, make_reading("The dam broke.", passages=(terms,)), message="2.2", conversation="C2"
    )
    guest = make_viewer("C1", sees_public=False)
    with store.read() as uow:
        found = uow.search.passages(guest, ["dam"], limit=10)

    assert [passage.article_id for passage in found] == [seen]


def test_a_channel_that_is_opened_lets_what_was_shared_in_it_be_found(store: Store) -> None:
    with store.begin() as uow:
        uow.conversations.put(make_conversation("G1", kind=ConversationKind.PRIVATE))
    terms = PassageTerms(start=0, end=4, heading="", terms="dam")
    reading = make_reading(passages=(terms,), scope="G1")
    stored = share_article(store, reading, conversation="G1")
    assert find(store, "dam") == []

    with store.begin() as uow:
        uow.conversations.put(make_conversation("G1", kind=ConversationKind.PUBLIC))

    assert find(store, "dam") == [stored]


def test_the_best_of_a_channel_is_found_behind_hundreds_that_are_newer(store: Store) -> None:
    best = add(store, "dam storm dam storm")
    filler = " ".join(f"word{number}" for number in range(40))
    passage = PassageTerms(start=0, end=4, heading="", terms=f"dam storm {filler}")
    newer = make_reading(passages=(passage,) * 320, address="https://example.com/newer")
    share_article(store, newer, message="newer")

    with store.read() as uow:
        here = Lookup(terms=("dam", "storm"), conversation="C1")
        assert uow.search.passages(HERE, here, limit=1)[0].article_id == best


def test_how_rare_a_word_is_does_not_depend_on_what_is_private_elsewhere(store: Store) -> None:
    with store.begin() as uow:
        uow.conversations.put(make_conversation("C1"))
        uow.conversations.put(make_conversation("P1", kind=ConversationKind.PRIVATE))
    storm, dam = add(store, "storm night"), add(store, "dam night")
    assert find(store, "dam", "storm") == [dam, storm]

    passage = PassageTerms(start=0, end=4, heading="", terms="dam")
    private = make_reading(passages=(passage,) * 50, scope="P1", address="https://example.com/p")
    share_article(store, private, conversation="P1", message="p")

    assert find(store, "dam", "storm") == [dam, storm]


def test_of_an_outlet_that_nothing_was_read_of_nothing_is_found(store: Store) -> None:
    add(store, "dam storm")

    with store.read() as uow:
        nowhere = Lookup(terms=("dam", "storm"), outlet=("courier",))
        assert uow.search.passages(HERE, nowhere, limit=5) == ()


def test_the_best_is_found_among_more_than_are_weighed(store: Store) -> None:
    best = add(store, "dam storm dam storm")
    filler = " ".join(f"word{number}" for number in range(40))
    passages = [PassageTerms(start=0, end=4, heading="", terms=f"dam storm {filler}")] * 1_100
    newer = make_reading(passages=tuple(passages), address="https://example.com/newer")
    share_article(store, newer, message="newer")

    assert find(store, "dam", "storm", limit=1) == [best]


def test_what_holds_the_rarest_words_comes_before_what_holds_common_ones(store: Store) -> None:
    for number in range(30):
        add(store, f"town {number}")
    rare = add(store, "meteorit fell")

    found = find(store, "meteorit", "town", "mayor", limit=5)

    assert found[0] == rare
    assert len(found) == 5


def test_a_word_is_looked_for_where_the_others_are_nowhere(store: Store) -> None:
    town = add(store, "town grew")

    assert find(store, "zeppelin", "town", "xylophon") == [town]
