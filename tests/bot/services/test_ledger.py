"""The quote ledger, on SQLite and on PostgreSQL."""

import pytest

from bot.services.ledger import Quoting, evidence
from bot.types import Ledger
from storage import Store
from summarizer.types import Quote
from tests.bot.services.test_searching import add
from tests.factories import make_article, make_conversation, make_quote, make_viewer


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Store:
    """A store with a channel."""
    found: Store = request.getfixturevalue(f"{request.param}_store")
    with found.begin() as uow:
        uow.conversations.put(make_conversation("C1"))
    return found


def quoted(store: Store, said: str, speaker: str, **about: str) -> int:
    text = f"“{said}” came the answer."
    quote = make_quote(1, 1 + len(said), speaker)
    return add(store, text, quotes=(quote,), **about)


def ledger(store: Store, asked: str) -> Ledger:
    return Quoting(store).of(make_viewer("C1"), asked, limit=5)


def said(found: Ledger) -> list[str]:
    quotes = (entry.found for entry in found.entries)
    return [one.quote.of(one.article.article.text) for one in quotes]


@pytest.mark.parametrize(
    ("asked", "printed"),
    [
        ("Okoro", "Ngozi Okoro"),
        ("okörö", "Ngozi Okoro"),
        ("N. Okoro", "Ngozi Okoro"),
        ("ngozi okoro", "N. Okoro"),
        ("Zelensky", "Volodymyr Zelenskyy"),
        ("Zelenskiy", "Volodymyr Zelensky"),
        ("Zaharova", "Maria Zakharova"),
        ("Захарова", "Maria Zakharova"),
        ("Lawrow", "Sergei Lavrov"),
    ],
)
def test_a_name_is_known_as_people_write_it(store: Store, asked: str, printed: str) -> None:
    quoted(store, "It held", printed)

    assert said(ledger(store, asked)) == ["It held"]


@pytest.mark.parametrize("asked", ["Oko", "Ada Okoro", "Sakharov", "%", "'; --", "\0", ""])
def test_another_name_is_not(store: Store, asked: str) -> None:
    quoted(store, "It held", "Ngozi Okoro")
    quoted(store, "It broke", "Maria Zakharova")

    assert said(ledger(store, asked)) == []


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Gaddafi", "Muammar Qaddafi"),
        ("muammar gadafi", "Muammar Qaddafi"),
        ("Gaddafi oil", "Muammar Qaddafi"),
        ("Okorro", None),
        ("Okaro", "Ngozi Okoro"),
        ("Okorokova", None),
        ("Henry", None),
    ],
)
def test_a_name_much_like_that_of_nobody_quoted_is_offered(
    store: Store, asked: str, meant: str | None
) -> None:
    quoted(store, "The oil is ours", "Muammar Qaddafi")
    quoted(store, "It held", "Ngozi Okoro")

    assert ledger(store, asked).instead == meant


def test_a_name_that_may_not_be_seen_is_not_offered(store: Store) -> None:
    quoted(store, "The oil is ours", "Muammar Qaddafi")
    guest = make_viewer("C9", sees_public=False)

    assert Quoting(store).of(guest, "Gaddafi", limit=5).instead is None


def test_two_people_of_one_surname_are_kept_apart(store: Store) -> None:
    quoted(store, "It held", "Ngozi Okoro", published="2026-11-01")
    quoted(store, "All is well", "N. Okoro", published="2026-11-02")
    quoted(store, "It broke", "Ada Okoro", published="2026-11-03")
    found = ledger(store, "Okoro")

    assert (found.name, found.others) == ("Ngozi Okoro", ("Ada Okoro",))
    assert said(found) == ["All is well", "It held"]


def test_words_after_the_name_stand_in_the_quote(store: Store) -> None:
    quoted(store, "The dam held", "Ngozi Okoro")
    quoted(store, "Schools stay open", "Ngozi Okoro")
    found = ledger(store, "okoro dams")

    assert (said(found), found.words) == (["The dam held"], "dams")


def test_the_newest_article_comes_first(store: Store) -> None:
    quoted(store, "Later", "Ngozi Okoro", published="2026-11-02")
    quoted(store, "Earlier", "Ngozi Okoro", published="2026-11-01")

    assert said(ledger(store, "okoro")) == ["Later", "Earlier"]


def test_one_utterance_in_two_outlets_is_one_entry(store: Store) -> None:
    whole = "We were ready for this storm, and nobody in the whole town was hurt"
    quoted(store, whole, "Ngozi Okoro", site="The Courier")
    short = quoted(store, "We were ready for this storm", "Ngozi Okoro", site="The Ledger")
    (entry,) = ledger(store, "okoro").entries
    text = entry.found.article.article.text

    assert entry.found.quote.of(text) == whole
    assert [cut.found.article.id for cut in entry.cuts] == [short]
    assert [part.of(text) for part in entry.cuts[0].left_out] == [
        "and nobody in the whole town was hurt"
    ]


def test_the_same_text_once_more_is_no_other_outlet(store: Store) -> None:
    with store.begin() as uow:
        uow.conversations.put(make_conversation("G1"))
    for where in ("C1", "G1"):
        quoted(store, "We were ready for this storm", "Ngozi Okoro", where=where)
    (entry,) = Quoting(store).of(make_viewer("G1"), "okoro", limit=5).entries

    assert entry.cuts == ()


def test_what_may_not_be_seen_is_not_listed(store: Store) -> None:
    quoted(store, "It held", "Ngozi Okoro")
    guest = make_viewer("C9", sees_public=False)

    assert Quoting(store).of(guest, "okoro", limit=5).entries == ()


def test_the_sentence_that_says_who_she_is_is_the_evidence() -> None:
    text = "Mayor Ngozi Okoro spoke. It rained. She said: “It held.”"
    quote = Quote(
        kind=make_quote(0, 1).kind,
        start=47,
        end=55,
        speaker="Ngozi Okoro",
        mention_start=36,
        mention_end=39,
    )
    found = evidence(make_article(text), quote)

    assert found is not None
    assert found.of(text) == "Mayor Ngozi Okoro spoke."


def test_a_quote_that_names_its_speaker_needs_no_evidence() -> None:
    text = "Mayor Ngozi Okoro spoke. Okoro said: “It held.”"
    quote = make_quote(38, 46, "Ngozi Okoro", mention_start=25, mention_end=30)

    assert evidence(make_article(text), quote) is None
