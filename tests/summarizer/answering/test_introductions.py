"""Sentences that say who somebody, or what something, is."""

import pytest

from summarizer.answering.introductions import introduces


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor, Ines Dahlgard, went home.",
        "The town's mayor Ines Dahlgard went home.",
        "Transport Minister Ines Dahlgard went home.",
        "“We saw it come,” said Ines Dahlgard, the town's mayor.",
        "“We saw it come,” said Ines Dahlgard, who leads the council.",
        "Ines Dahlgard, Ostrey's mayor, went home.",
        "Ines Dahlgard is a machinist.",
        "Ines Dahlgard, director of the mill, went home.",
        "A councillor of Ostrey, Ines Dahlgard, went home.",
    ],
)
def test_a_name_beside_what_its_bearer_is_introduces(sentence: str) -> None:
    assert introduces("Who is Ines Dahlgard?", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ines Dahlgard went home.",
        "Ines Dahlgard, speaking in Ostrey, went on.",
        "“We saw it come,” said Ines Dahlgard.",
        "The door was opened by Ines Dahlgard.",
        "On Monday The Post quoted Ines Dahlgard, and The Ledger did so too.",
        "The mayor, Tom Orrick, went home.",
    ],
)
def test_a_name_alone_introduces_nobody(sentence: str) -> None:
    assert not introduces("Who is Ines Dahlgard?", sentence)


def test_a_thing_is_introduced_by_what_it_is() -> None:
    told = "The Free Summit League is an alliance of 40 clubs."

    assert introduces("What is the Free Summit League?", told)
