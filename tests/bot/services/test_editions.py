"""An article under another address, on SQLite and on PostgreSQL."""

from dataclasses import replace

import pytest

from bot.services.editions import known_again
from bot.services.reading import to_store
from storage import Store
from storage.types import ConversationKind
from summarizer.types import Brief
from tests.factories import NOON, make_article, make_conversation, make_share, make_viewer

TEXT = " ".join(
    f"Sentence number {n} tells of harbour {n * 7} and of nothing else." for n in range(30)
)
HERE = make_viewer("C1")


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Store:
    """A store with a public and a private channel."""
    found: Store = request.getfixturevalue(f"{request.param}_store")
    with found.begin() as uow:
        uow.conversations.put(make_conversation("C1"))
        uow.conversations.put(make_conversation("G1", kind=ConversationKind.PRIVATE))
    return found


def read(store: Store, address: str | None, text: str = TEXT, where: str = "C1") -> int:
    """Share what is at an address, as the bot does; the article's id."""
    new = to_store(
        Brief(article=make_article(text, language="en"), points=(), quotes=()),
        workspace="T1",
        scope="public" if where == "C1" and address else where,
        address=address,
        read_at=NOON,
    )
    message = f"{address}{len(text)}{where}"
    share = make_share(conversation=where, message=message, source=address or "text")
    with store.begin() as uow:
        stored = uow.shares.add(share)
        id_ = uow.articles.add(known_again(uow, new, stored), stored)
        uow.shares.read(stored, id_, NOON)
    return id_


def test_the_same_text_under_another_address_is_the_same_article(store: Store) -> None:
    assert read(store, "a") == read(store, "b")


def test_it_is_found_under_both_addresses(store: Store) -> None:
    id_ = read(store, "a")
    read(store, "b")
    with store.read() as uow:
        found = [uow.articles.at_address(HERE, address) for address in ("a", "b")]

    assert [one.id for one in found if one] == [id_, id_]


def test_a_changed_text_under_another_address_is_its_next_edition(store: Store) -> None:
    first = read(store, "a")
    second = read(store, "b", TEXT + " It rained.")
    with store.read() as uow:
        earlier, later = uow.articles.get(HERE, [first, second])

    assert (earlier.edition, later.edition) == (1, 2)
    assert earlier.article.text == TEXT


def test_an_address_once_known_stays_known_however_the_text_changes(store: Store) -> None:
    read(store, "a")
    read(store, "b")
    changed = read(store, "b", "Something else altogether stands here now.")
    with store.read() as uow:
        (later,) = uow.articles.get(HERE, [changed])

    assert later.edition == 2


def test_only_the_newest_edition_is_listed(store: Store) -> None:
    read(store, "a")
    second = read(store, "b", TEXT + " It rained.")
    with store.read() as uow:
        recent = uow.articles.recent(HERE, limit=5)

    assert [stored.id for stored in recent] == [second]


def test_another_text_at_another_address_is_another_article(store: Store) -> None:
    assert read(store, "a") != read(store, "b", TEXT.replace("harbour", "mayor"))


def test_what_is_private_is_never_matched_with_what_is_public(store: Store) -> None:
    public, private = read(store, "a"), read(store, "b", where="G1")
    with store.read() as uow:
        (here,) = uow.articles.get(make_viewer("G1"), [private])

    assert (public == private, here.edition) == (False, 1)


def test_a_paste_is_matched_with_nothing(store: Store) -> None:
    assert len({read(store, "a"), read(store, None), read(store, "b", where="G1")}) == 3


def test_the_likeness_goes_with_the_article(store: Store) -> None:
    read(store, "a")
    with store.begin() as uow:
        uow.shares.remove(uow.shares.of_message("T1", "C1", f"a{len(TEXT)}C1"))
    read(store, "b")
    with store.read() as uow:
        found = uow.articles.at_address(HERE, "b")

    assert found is not None
    assert replace(found.article, original="").text == TEXT
    with store.read() as uow:
        assert uow.articles.at_address(HERE, "a") is None
