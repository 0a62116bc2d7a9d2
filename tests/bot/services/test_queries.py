"""What people write after `search`, on Wednesday, 25 November 2026."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.services.queries import Query, meaning, parse

TODAY = date(2026, 11, 25)


def understood(text: str) -> Query:
    return parse(text, TODAY)


def test_every_part_is_read() -> None:
    query = understood(
        'dam "held firm" -storm -"very old" from:reuters by:<@U1|ada> said:"Ngozi Okoro" '
        "in:<#C1|desk> since:2026-11-01 before:yesterday harb*"
    )

    assert query == Query(
        words=("dam",),
        prefixes=("harb",),
        phrases=("held firm",),
        without=("storm", "very old"),
        outlet="reuters",
        speaker="Ngozi Okoro",
        sharer="U1",
        conversation="C1",
        since=date(2026, 11, 1),
        before=date(2026, 11, 24),
    )


def test_a_day_has_a_beginning_and_an_end() -> None:
    query = understood("on:yesterday")

    assert (query.since, query.before) == (date(2026, 11, 24), date(2026, 11, 25))


def test_a_condition_may_be_parted_from_its_value() -> None:
    assert understood("from: reuters dam") == understood("from:reuters dam")


def test_last_week_needs_no_quotation_marks() -> None:
    query = understood("since:last week dam")

    assert (query.since, query.words) == (date(2026, 11, 16), ("dam",))


@pytest.mark.parametrize("text", ["“held firm”", '"held firm"', "„held firm“"])
def test_quotation_marks_of_any_kind_make_a_phrase(text: str) -> None:
    assert understood(text).phrases == ("held firm",)


def test_other_names_for_conditions_are_known() -> None:
    assert understood("outlet:bbc after:7d") == understood("from:bbc since:7d")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('dam "held', "not closed"),
        ("since:soon dam", "“soon” is no date that I know"),
        ("from:", "as in from:reuters"),
        ("form:reuters dam", "Did you mean from:reuters?"),
        ("by:ada dam", "picked from Slack's list"),
        ("since:7d before:2026-11-01 dam", "no day is both"),
        ("a* dam", "three letters"),
        ("-from:bbc dam", "passed over"),
    ],
)
def test_what_was_not_understood_is_told(text: str, told: str) -> None:
    assert told in " ".join(understood(text).notes)


def test_a_word_written_twice_is_looked_for_once() -> None:
    assert understood("dam held dam").words == ("dam", "held")


def test_what_is_too_long_to_be_read_is_told() -> None:
    query = understood(" ".join(f"word{number}" for number in range(500)))

    assert len(query.words) < 200
    assert "first 1,000 letters" in query.notes[0]


@pytest.mark.parametrize(
    "text", ["10:30", "Re:invent", "https://example.com/a?b=c", "AC/DC", "C++"]
)
def test_what_only_looks_like_a_condition_is_words(text: str) -> None:
    query = understood(text)

    assert (query.notes, bool(query.words)) == ((), True)


@pytest.mark.parametrize("text", ["", "-", '""', "()", "  ", "-- *"])
def test_nothing_is_nothing(text: str) -> None:
    assert understood(text).is_empty


@given(st.text(max_size=200))
def test_anything_at_all_is_understood_as_something(text: str) -> None:
    assert isinstance(meaning(understood(text)), str)


def test_the_meaning_is_told_in_words() -> None:
    query = understood('dam "held firm" -storm from:bbc said:okoro on:2026-11-01')

    assert meaning(query) == (
        "“dam”, the phrase “held firm”, without “storm”, from bbc, said by okoro, on 1 Nov 2026"
    )
