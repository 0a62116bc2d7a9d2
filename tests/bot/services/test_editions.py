"""An article under another address, on SQLite and on PostgreSQL."""

from dataclasses import replace

import pytest

from bot.services.editions import known_again
from bot.services.reading import address_of_text, to_store
from storage import Store
from storage.types import FILE, PASTE, ArticleToStore, ConversationKind, Share
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


def read(store: Store, address: str, text: str = TEXT, where: str = "C1") -> int:
    """Share what is at an address, as the bot does; the article's id."""
    new = to_store(
        Brief(article=make_article(text, language="en"), points=(), quotes=()),
        workspace="T1",
        scope="public" if where == "C1" else where,
        address=address,
        read_at=NOON,
    )
    message = f"{address}{len(text)}{where}"
    return keep(store, new, make_share(conversation=where, message=message, source=address))


def paste(store: Store, text: str = TEXT, where: str = "C1", by: str = "U1", file: str = "") -> int:
    """Share a text in a channel, as the bot does; the article's id."""
    new = to_store(
        Brief(article=make_article(text, language="en"), points=(), quotes=()),
        workspace="T1",
        scope=where,
        address=address_of_text(where, text),
        read_at=NOON,
    )
    message = f"{by}{len(text)}{where}"
    source = f"{FILE}{file}" if file else PASTE
    share = make_share(conversation=where, user=by, message=message, source=source, url=None)
    return keep(store, new, share)


def keep(store: Store, new: ArticleToStore, share: Share) -> int:
    with store.begin() as uow:
        stored = uow.shares.add(share)
        id_ = uow.articles.add(known_again(uow, new, stored), stored)
        uow.shares.read(stored, id_, NOON)
    return id_


def edition_of(store: Store, id_: int, where: str = "C1") -> int:
    with store.read() as uow:
        (stored,) = uow.articles.get(make_viewer(where), [id_])
    return stored.edition


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


def test_the_same_text_pasted_again_in_a_channel_is_the_same_article(store: Store) -> None:
    assert paste(store) == paste(store, by="U2") == paste(store, by="U3", file="F1")


def test_a_short_text_pasted_again_is_the_same_article_too(store: Store) -> None:
    assert paste(store, "The dam held.") == paste(store, "The dam held.", by="U2")


def test_nearly_the_same_text_pasted_again_is_its_next_edition(store: Store) -> None:
    first, second = paste(store), paste(store, TEXT + " It rained.", by="U2")

    assert first != second
    assert edition_of(store, second) == 2


def test_a_file_that_was_changed_is_its_next_edition_however_much_it_was(store: Store) -> None:
    paste(store, file="F1")

    assert edition_of(store, paste(store, "Nothing of the sort.", by="U2", file="F1")) == 2


def test_another_text_pasted_is_another_article(store: Store) -> None:
    paste(store)

    assert edition_of(store, paste(store, "Nothing of the sort.", by="U2")) == 1


@pytest.mark.parametrize("where", ["C1", "G1"])
def test_a_paste_is_never_matched_with_a_page(store: Store, where: str) -> None:
    ids = read(store, "a", where=where), paste(store, where=where), read(store, "b", where=where)

    assert ids[0] == ids[2] != ids[1]
    assert edition_of(store, ids[1], where) == 1


def test_a_paste_is_never_matched_with_one_elsewhere(store: Store) -> None:
    with store.begin() as uow:
        uow.conversations.put(make_conversation("C2"))
    first, *others = (paste(store, where=where) for where in ("C1", "C2", "G1"))
    changed = paste(store, TEXT + " It rained.", where="C2", by="U2")
    with store.read() as uow:
        shares = uow.shares.of_message("T1", "C2", f"U1{len(TEXT)}C2")

    assert len({first, *others}) == 3
    assert edition_of(store, changed, "C2") == 2
    with store.read() as uow:  # and though C1 is a public channel, nothing of it is told in C2
        assert uow.shares.earlier(make_viewer("C2"), shares[0]) is None


def test_a_paste_is_known_again_once_its_channel_has_another_id(store: Store) -> None:
    first = paste(store, "The dam held.", where="G1")
    with store.begin() as uow:
        uow.conversations.move("T1", "G1", "C7")

    assert paste(store, "The dam held.", where="C7", by="U2") == first


def test_what_one_pasted_stays_when_another_who_did_forgets_it(store: Store) -> None:
    id_ = paste(store)
    paste(store, by="U2")
    with store.begin() as uow:
        uow.shares.remove(uow.shares.of_message("T1", "C1", f"U1{len(TEXT)}C1"))
    with store.read() as uow:
        (stored,) = uow.articles.get(HERE, [id_])

    assert [share.user for share in stored.shares] == ["U2"]


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
