"""Words that would mean something to a database mean nothing to ours: they are only looked for."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from storage import Store
from storage.fulltext.lookups import Lookup
from tests.factories import make_reading, make_share, make_viewer, share_article

SPELLS = [
    "'; DROP TABLE article; --",
    '"; DELETE FROM share; --',
    "' OR '1'='1",
    "1) OR (1=1",
    "dam' UNION SELECT text FROM article --",
    "NEAR(dam hold, 5)",
    "terms:dam",
    "{heading terms}: dam",
    "dam AND OR NOT",
    "^dam",
    "dam*",
    '"dam',
    '""',
    "(((",
    "-dam",
    "dam & !hold | <-> :*",
    "'dam':AB*",
    "\\",
    "\\' \\\"",
    "%",
    "_",
    "%s %(x)s {0} $1 :name ?",
    "\0",
    "\ud800",
    "\u202e\u2028",
    "dam\n--\n",
    "a" * 5_000,
    "' " * 500,
]


@pytest.fixture
def article(store: Store) -> int:
    """One article, shared in a private conversation that the viewer is not in."""
    reading = make_reading("The dam held.", scope="P1")
    return share_article(store, reading, conversation="P1")


def lookups(spell: str) -> Sequence[Lookup]:
    words = tuple(spell.split()) or (spell,)
    return [
        Lookup(terms=words),
        Lookup(terms=("dam",), phrases=(spell,)),
        Lookup(terms=("dam",), without=words, without_phrases=(spell,)),
        Lookup(prefixes=words),
        Lookup(related=tuple((word, 0.5) for word in words)),
        Lookup(outlets=(words,), terms=("dam",)),
        Lookup(outlet=words, terms=("dam",)),
        Lookup(speaker=words, terms=("dam",)),
        Lookup(sharer=spell, conversation=spell, terms=("dam",)),
        Lookup(days=frozenset({spell}), terms=("dam",)),
    ]


@pytest.mark.parametrize("spell", SPELLS, ids=repr)
def test_a_search_finds_nothing_by_a_spell_and_harms_nothing(
    store: Store, article: int, spell: str
) -> None:
    stranger = make_viewer("C2")
    with store.read() as uow:
        found = [
            passage
            for lookup in lookups(spell)
            for passage in uow.search.passages(stranger, lookup, limit=10)
        ]

    assert found == []
    assert_unharmed(store, article)


@pytest.mark.parametrize("spell", SPELLS, ids=repr)
def test_a_name_an_address_or_an_id_that_is_a_spell_finds_nothing(
    store: Store, article: int, spell: str
) -> None:
    stranger = make_viewer("C2")
    with store.begin() as uow:
        found = [
            *filter(None, [uow.articles.at_address(stranger, spell)]),
            *uow.articles.recent(replace(stranger, conversation=spell), limit=10),
            *uow.articles.recent(replace(stranger, workspace=spell), limit=10),
            *uow.shares.of_message(spell, spell, spell),
        ]
        uow.requests.remove_message(spell, spell, spell)

    assert found == []
    assert_unharmed(store, article)


@pytest.mark.parametrize("spell", SPELLS, ids=repr)
def test_what_is_stored_is_stored_as_it_is(store: Store, spell: str) -> None:
    named = make_share(user=spell, message=spell, thread=spell, source=spell[:500], url=spell)
    with store.begin() as uow:
        stored = uow.shares.add(named)
    with store.read() as uow:
        found = uow.shares.get(stored.id)

    assert found is not None
    assert found.user == spell.replace("\0", "\ufffd").replace("\ud800", "\ufffd")


def assert_unharmed(store: Store, article: int) -> None:
    with store.read() as uow:
        (found,) = uow.articles.get(make_viewer("P1"), [article])
    assert found.article.text == "The dam held."
