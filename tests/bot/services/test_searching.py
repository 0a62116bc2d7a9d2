"""Searches, from what was written to what is shown, on SQLite and on PostgreSQL."""

from datetime import date
from typing import Any

import pytest

from bot.services.reading import to_store
from bot.services.searching import Searching
from bot.types import Found
from storage import Store
from storage.types import ConversationKind, Viewer
from summarizer.types import Brief, Quote
from tests.factories import (
    NOON,
    make_article,
    make_conversation,
    make_quote,
    make_share,
    make_viewer,
)

TODAY = date(2026, 11, 25)


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Store:
    """A store with two channels and a private one."""
    found: Store = request.getfixturevalue(f"{request.param}_store")
    with found.begin() as uow:
        uow.conversations.put(make_conversation("C1"))
        uow.conversations.put(make_conversation("C2"))
        uow.conversations.put(make_conversation("G1", kind=ConversationKind.PRIVATE))
    return found


def add(store: Store, text: str, *, where: str = "C1", by: str = "U1", **about: Any) -> int:
    quotes: tuple[Quote, ...] = about.pop("quotes", ())
    article = make_article(text, language="en", **about)
    scope = where if where.startswith("G") else "public"
    new = to_store(
        Brief(article=article, points=(), quotes=quotes),
        workspace="T1",
        scope=scope,
        address=f"https://example.com/{text}",
        read_at=NOON,
    )
    share = make_share(conversation=where, user=by, message=text, source=text)
    with store.begin() as uow:
        stored = uow.shares.add(share)
        id_ = uow.articles.add(new, stored)
        uow.shares.read(stored, id_, NOON)
    return id_


def search(store: Store, asked: str, viewer: Viewer | None = None) -> Found:
    return Searching(store).find(viewer or make_viewer("C1"), asked, TODAY, limit=5)


def ids(found: Found) -> list[int]:
    return [hit.article.id for hit in found.hits]


def test_the_matching_sentence_is_shown_with_its_words_marked(store: Store) -> None:
    add(store, "Nobody was hurt. The old dams held. It rained.")
    (hit,) = search(store, "dam holding").hits

    text = hit.article.article.text
    assert hit.matching is not None
    assert hit.matching.of(text) == "The old dams held."
    assert [mark.of(text) for mark in hit.marks] == ["dams", "held"]


def test_a_phrase_is_found_word_for_word(store: Store) -> None:
    phrase = add(store, "The dam held firm.")
    add(store, "Firm ground held the dam.")

    assert ids(search(store, '"held firm"')) == [phrase]


def test_what_is_to_be_left_out_stands_nowhere_in_the_article(store: Store) -> None:
    kept = add(store, "The dam held.")
    add(store, "The dam broke.\n\nThere was a storm.")

    assert ids(search(store, "dam -storms")) == [kept]


def test_a_phrase_can_be_left_out(store: Store) -> None:
    kept = add(store, "The dam held on firm ground.")
    add(store, "The dam held firm.")

    assert ids(search(store, 'dam -"held firm"')) == [kept]


@pytest.mark.parametrize("named", ["courier", "The Courier", "news.example.com", "example.com"])
def test_an_outlet_is_known_by_its_name_and_its_domain(store: Store, named: str) -> None:
    site = add(store, "Dam one.", site="The Courier", url="https://news.example.com/1")
    add(store, "Dam two.", site="The Ledger", url="https://example.org/2")

    assert ids(search(store, f'dam from:"{named}"')) == [site]


def test_a_speaker_is_looked_for_in_what_was_said(store: Store) -> None:
    said = add(
        store,
        "“The dam held,” she said.\n\nSchools stayed open.",
        quotes=(make_quote(1, 14, "Ngozi Okoro"),),
    )

    assert ids(search(store, "dam said:okoro")) == [said]
    assert ids(search(store, "schools said:okoro")) == []


def test_who_shared_it_and_where_are_conditions(store: Store) -> None:
    add(store, "Dam one.", by="U1", where="C1")
    two = add(store, "Dam two.", by="U2", where="C2")

    assert ids(search(store, "dam by:<@U2|ben>")) == [two]
    assert ids(search(store, "dam in:<#C2|sport>")) == [two]


def test_a_share_that_may_not_be_seen_fulfils_no_condition(store: Store) -> None:
    id_ = add(store, "Dam one.", by="U1", where="C1")
    with store.begin() as uow:
        share = uow.shares.add(make_share(conversation="G1", user="U9", message="9.9"))
        uow.shares.read(share, id_, NOON)

    assert ids(search(store, "dam by:<@U9|eve>")) == []
    assert ids(search(store, "dam by:<@U9|eve>", make_viewer("G1"))) == [id_]


def test_days_bound_a_search(store: Store) -> None:
    early = add(store, "Dam one.", published="2026-10-31T23:00:00Z")
    late = add(store, "Dam two.", published="2026-11-01")

    assert ids(search(store, "dam since:2026-11-01")) == [late]
    assert ids(search(store, "dam before:2026-11-01")) == [early]
    assert ids(search(store, "dam on:2026-10")) == [early]


def test_conditions_alone_list_the_newest_first(store: Store) -> None:
    first = add(store, "Dam one.", site="The Courier")
    second = add(store, "Dam two.", site="The Courier")
    add(store, "Dam three.", site="The Ledger")

    assert ids(search(store, "from:courier")) == [second, first]


def test_a_beginning_finds_every_word_that_begins_so(store: Store) -> None:
    found = add(store, "The harbourmaster spoke.")
    add(store, "The mayor spoke.")

    assert ids(search(store, "harb*")) == [found]


@pytest.mark.parametrize(
    ("asked", "meant"),
    [("harbuor", "harbour"), ("harbor", "harbour"), ("Zakarovva", "Zakharova")],
)
def test_a_slip_of_the_pen_is_forgiven(store: Store, asked: str, meant: str) -> None:
    add(store, "The harbour was closed, Zakharova said.")

    assert search(store, asked).instead == meant


def test_no_word_is_suggested_that_may_not_be_seen(store: Store) -> None:
    add(store, "The harbour was closed.", where="G1")

    assert search(store, "harbuor").instead is None
    assert search(store, "harbuor", make_viewer("G1")).instead == "harbour"


def test_a_word_that_is_there_is_not_corrected(store: Store) -> None:
    add(store, "The harbour was closed.")
    found = search(store, "harbour zebra")

    assert (found.instead, found.complete, len(found.hits)) == (None, False, 1)


@pytest.mark.parametrize("asked", ["-storm", '-"very old"', "-storm -dam"])
def test_what_only_leaves_out_is_asked_what_to_look_for(store: Store, asked: str) -> None:
    add(store, "The dam held.")
    found = search(store, asked)

    assert not found.hits
    assert "add what to look for" in found.notes[0]


def test_common_words_alone_are_explained(store: Store) -> None:
    add(store, "The dam held.")
    found = search(store, "the of and")

    assert not found.hits
    assert "as common as these" in found.notes[0]


@pytest.mark.parametrize(
    "asked",
    [
        '"',
        "a* OR NOT (",
        "'; drop table article --",
        "q0pt1",
        "q0ct1c1",
        "\0",
        "-",
        "from:",
        "NEAR(x",
    ],
)
def test_nothing_that_is_written_is_an_error(store: Store, asked: str) -> None:
    add(store, "The dam held.")

    assert search(store, asked).hits == ()


@pytest.mark.parametrize("asked", ["", "-", '""', "since:soon"])
def test_what_asks_for_nothing_finds_nothing(store: Store, asked: str) -> None:
    add(store, "The dam held.")
    found = search(store, asked)

    assert (found.meaning, found.hits) == ("", ())
