"""Words that weigh much in a passage bear marks there."""

from storage import Store
from storage.fulltext.ranking import weights
from storage.fulltext.tiers import MARKED, marks_at, tier_marks
from storage.types import PassageTerms
from tests.factories import make_conversation, make_reading, make_viewer, share_article

USUAL = [f"word{number}" for number in range(27)]


def test_a_word_that_stands_once_in_a_passage_of_usual_length_bears_no_mark() -> None:
    assert not any(mark.endswith("dam") for mark in tier_marks([], ["dam", *USUAL]))


def test_the_more_often_a_word_stands_there_the_more_marks_it_bears() -> None:
    twice, thrice = (tier_marks([], ["dam"] * often + USUAL) for often in (2, 3))

    assert {mark for mark in twice if mark.endswith("dam")} == {"q02dam", "q03dam"}
    assert {mark for mark in thrice if mark.endswith("dam")} == {"q02dam", "q03dam", "q04dam"}


def test_every_word_of_a_short_passage_bears_a_mark() -> None:
    marks = tier_marks([], ["dam", "holds", "storm", "night"])

    assert {"q02dam", "q02holds", "q02storm", "q02night"} <= set(marks)


def test_a_word_of_the_headline_weighs_more_where_the_passage_holds_it_too() -> None:
    weight = weights(["dam", "holds"], ["dam", *USUAL])["dam"]

    assert weight > weights([], ["dam", *USUAL])["dam"] + 1.0
    assert marks_at("dam", weight) == ["q02dam", "q03dam"]


def test_whoever_weighs_enough_for_a_tier_is_of_all_below_it() -> None:
    for tier in MARKED:
        assert len(marks_at("dam", tier.least)) == MARKED.index(tier) + 1


def test_the_weightiest_of_very_many_is_found(store: Store) -> None:
    """It is older than all the others, which hold the words as well."""
    with store.begin() as uow:
        uow.conversations.put(make_conversation("C1"))
    weighty = PassageTerms(start=0, end=4, heading="", terms="dam storm " * 3 + "night")
    best = share_article(store, make_reading(passages=(weighty,)), message="best")
    common = PassageTerms(start=0, end=4, heading="", terms=" ".join(["dam storm", *USUAL]))
    for number in range(3):
        reading = make_reading(passages=(common,) * 500, address=f"https://example.com/{number}")
        share_article(store, reading, message=str(number), source=str(number))

    with store.read() as uow:
        found = uow.search.passages(make_viewer("C1"), ["dam", "storm"], limit=3)

    assert found[0].article_id == best
