"""Quotes whose speaker somebody says is wrong."""

import pytest

from storage import Store
from storage.fulltext.lookups import Lookup
from storage.types import Dispute, StoredArticle
from summarizer.types import KeyPoint, Quote, QuoteKind
from tests.factories import NOON, make_conversation, make_quote, make_reading, make_viewer
from tests.factories import share_article as share

TEXT = "“We were ready,” said Ngozi Okoro. She added that the schools would open."
READY = make_quote(1, 15, "Ngozi Okoro", role="Mayor", mention_start=21, mention_end=32)
SCHOOLS = make_quote(50, 72, "Ngozi Okoro", kind=QuoteKind.INDIRECT)
POINT = KeyPoint(start=35, end=len(TEXT), speaker="Ngozi Okoro")


@pytest.fixture
def article(store: Store) -> int:
    with store.begin() as uow:
        uow.conversations.put(make_conversation())
    return share(store, make_reading(TEXT, quotes=(READY, SCHOOLS), points=(POINT,)))


def dispute(store: Store, article: int, quote: Quote = READY, user: str = "U2") -> tuple[int, ...]:
    with store.begin() as uow:
        return uow.disputes.raise_(article, quote, user, NOON)


def withdraw(store: Store, article: int, quote: Quote = READY) -> tuple[int, ...]:
    with store.begin() as uow:
        return uow.disputes.withdraw(article, quote, "U3", NOON)


def stored(store: Store, article: int) -> StoredArticle:
    with store.read() as uow:
        return uow.articles.get(make_viewer(), [article])[0]


def standing(store: Store, article: int, conversation: str = "C1") -> tuple[Dispute, ...]:
    with store.read() as uow:
        return uow.disputes.standing(make_viewer(conversation, sees_public=False), article)


def test_a_disputed_quote_has_no_speaker(store: Store, article: int) -> None:
    dispute(store, article)

    first, second = stored(store, article).quotes
    assert (first.speaker, first.role, first.mention_start) == (None, None, None)
    assert second.speaker == "Ngozi Okoro"


def test_a_disputed_quote_is_not_found_under_the_name(store: Store, article: int) -> None:
    dispute(store, article)

    with store.read() as uow:
        (stored,) = uow.articles.get(make_viewer(), [article])
    named = [quote.start for quote in stored.quotes if quote.speaker == "Ngozi Okoro"]
    assert named == [SCHOOLS.start]


def test_a_point_that_holds_the_quote_names_nobody_either(store: Store, article: int) -> None:
    dispute(store, article, SCHOOLS)

    assert [point.speaker for point in stored(store, article).points] == [None]


def test_a_dispute_withdrawn_puts_everything_back(store: Store, article: int) -> None:
    before = stored(store, article)
    dispute(store, article, SCHOOLS)
    dispute(store, article)

    assert withdraw(store, article)
    assert withdraw(store, article, SCHOOLS)
    assert stored(store, article) == before


def test_a_point_that_named_nobody_names_nobody_afterwards(store: Store) -> None:
    nameless = KeyPoint(start=0, end=34)
    article = share(store, make_reading(TEXT, quotes=(READY,), points=(nameless,)))
    dispute(store, article)
    withdraw(store, article)

    assert stored(store, article).points == (nameless,)


def test_it_is_known_who_disputed_what_and_when(store: Store, article: int) -> None:
    dispute(store, article)

    (found,) = standing(store, article)
    assert (found.user, found.raised_at, found.speaker, found.start) == (
        "U2",
        NOON,
        "Ngozi Okoro",
        READY.start,
    )


def test_a_quote_is_disputed_once(store: Store, article: int) -> None:
    dispute(store, article)

    assert not dispute(store, article, user="U4")
    assert len(standing(store, article)) == 1


def test_a_dispute_can_be_raised_anew_after_it_was_withdrawn(store: Store, article: int) -> None:
    dispute(store, article)
    withdraw(store, article)

    assert dispute(store, article)


def test_nothing_is_withdrawn_where_no_dispute_stands(store: Store, article: int) -> None:
    assert not withdraw(store, article)


def test_a_quote_that_is_not_there_cannot_be_disputed(store: Store, article: int) -> None:
    assert not dispute(store, article, make_quote(0, 3, "Ngozi Okoro"))


def test_whoever_may_not_see_the_article_sees_no_dispute(store: Store, article: int) -> None:
    dispute(store, article)

    assert standing(store, article, "C2") == ()


def test_a_dispute_goes_with_its_article(store: Store, article: int) -> None:
    dispute(store, article)
    with store.begin() as uow:
        uow.shares.remove(uow.shares.of_articles(make_viewer(), [article]))

    assert standing(store, article) == ()


def test_a_disputed_quote_is_not_searched_under_the_name(store: Store) -> None:
    alone = share(store, make_reading(TEXT, quotes=(READY,)))
    with store.begin() as uow:
        uow.conversations.put(make_conversation())
    okoro = Lookup(speaker=("okoro",))

    def found() -> list[int]:
        with store.read() as uow:
            return [p.article_id for p in uow.search.passages(make_viewer(), okoro, limit=5)]

    before = found()
    dispute(store, alone)
    disputed = found()
    withdraw(store, alone)

    assert (before, disputed, found()) == ([alone], [], [alone])


def reread(store: Store, scope: str = "public", text: str = "Later. " + TEXT) -> int:
    """The same page in another reading: its text begins with a word more."""
    later = len(text) - len(TEXT)
    moved = make_quote(
        READY.start + later,
        READY.end + later,
        READY.speaker,
        role=READY.role,
        mention_start=READY.mention_start,
        mention_end=READY.mention_end,
    )
    conversation = "C1" if scope == "public" else scope
    reading = make_reading(text, scope=scope, quotes=(moved,), points=())
    return share(store, reading, conversation=conversation, message="9.9")


def speakers(store: Store, article: int, conversation: str = "C1") -> list[str | None]:
    with store.read() as uow:
        (found,) = uow.articles.get(make_viewer(conversation), [article])
    return [quote.speaker for quote in found.quotes]


def test_a_dispute_holds_in_the_next_edition(store: Store, article: int) -> None:
    dispute(store, article)

    assert speakers(store, reread(store)) == [None]


def test_a_dispute_in_public_holds_in_private(store: Store, article: int) -> None:
    before = reread(store, "D1")
    assert dispute(store, article) == (article, before)
    after = reread(store, "D2")

    assert speakers(store, before, "D1") == speakers(store, after, "D2") == [None]


def test_a_dispute_in_private_changes_nothing_in_public(store: Store, article: int) -> None:
    private = reread(store, "D1")
    moved = make_quote(READY.start + 7, READY.end + 7)
    dispute(store, private, moved)
    after = reread(store, text="Much later. " + TEXT)

    assert speakers(store, private, "D1") == [None]
    assert speakers(store, article)[0] == "Ngozi Okoro"
    assert speakers(store, after) == ["Ngozi Okoro"]


def test_a_dispute_withdrawn_is_withdrawn_in_every_reading(store: Store, article: int) -> None:
    dispute(store, article)
    other = reread(store)

    assert withdraw(store, article) == (article, other)
    assert speakers(store, other) == ["Ngozi Okoro"]


def test_the_same_words_of_somebody_else_are_not_disputed(store: Store, article: int) -> None:
    text = "Later. " + TEXT
    echoed = make_quote(READY.start + 7, READY.end + 7, "Ada Example")
    other = share(store, make_reading(text, quotes=(echoed,), points=()), message="9.9")
    dispute(store, article)

    assert speakers(store, other) == ["Ada Example"]


def test_a_paste_is_disputed_by_itself(store: Store) -> None:
    pastes = [
        share(store, make_reading(TEXT, quotes=(READY,), address=None), message=f"{n}.1")
        for n in (1, 2)
    ]

    assert dispute(store, pastes[0]) == (pastes[0],)
