"""Very many passages hold what is looked for."""

import random

from storage import Store
from storage.types import Passage, PassageTerms
from tests.factories import make_conversation, make_reading, make_viewer, share_article

_MANY = 18_000


def test_most_of_the_best_are_found_where_thousands_hold_every_word(sqlite_store: Store) -> None:
    rng = random.Random(12)
    with sqlite_store.begin() as uow:
        uow.conversations.put(make_conversation("C1"))
    passages = [passage(rng, start) for start in range(_MANY)]
    share_article(sqlite_store, make_reading("x" * _MANY, passages=passages))

    with sqlite_store.read() as uow:
        found, best = (
            uow.search.passages(make_viewer("C1"), ["dam", "flood"], limit=10, exhaustive=whole)
            for whole in (False, True)
        )

    least = round(best[-1].rank, 6)
    assert sum(is_as_good(one, least) for one in found) >= 8


def passage(rng: random.Random, start: int) -> PassageTerms:
    """Both words, each once or more often, among others; every third has neither."""
    held = [word for word in ("dam", "flood") for _ in range(rng.choice((1, 1, 2, 2, 3, 4)))]
    others = [f"w{rng.randrange(999)}" for _ in range(rng.randrange(5, 60))]
    terms = " ".join([*(held if start % 3 else ()), *others])
    return PassageTerms(start=start, end=start + 1, heading="", terms=terms)


def is_as_good(passage: Passage, least: float) -> bool:
    return round(passage.rank, 6) >= least
