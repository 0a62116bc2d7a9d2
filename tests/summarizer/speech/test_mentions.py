"""How a paragraph names whoever speaks."""

import pytest

from summarizer.sentences import split
from summarizer.speech import quotes
from summarizer.types import Block


def speaker(text: str) -> str | None:
    """The speaker of the last thing said."""
    blocks = (Block(start=0, end=len(text)),)
    return quotes.find(text, blocks, split(text, blocks))[-1].speaker


@pytest.mark.parametrize(
    "phrase",
    [
        "the mountain rescue service of Halvora",
        "the brother of Ada Obi",
        "a group of fishermen",
        "the mayor of the town of Halvora",
        "the Halvora mountain rescue service",
    ],
)
@pytest.mark.parametrize(
    "said",
    [
        "Nobody was hurt in the slide, {} said.",
        '"Nobody was hurt," {} said.',
        '"Nobody was hurt," said {}.',
        'In the morning {} said: "Nobody was hurt."',
    ],
)
def test_a_group_is_the_phrase_and_not_the_place_in_it(phrase: str, said: str) -> None:
    assert speaker(said.format(phrase)) == phrase


@pytest.mark.parametrize(
    "name", ["Bank of Halvora", "Ministry of Public Health", "University of Porto Claro"]
)
def test_a_body_is_named_with_what_it_is_of(name: str) -> None:
    assert speaker(f'"Nothing will change," the {name} said.') == name


def test_the_short_name_of_a_body_is_its_first_word() -> None:
    text = 'The Bank of Halvora met on Friday. "Nothing will change," the Bank said.'
    assert speaker(text) == "Bank of Halvora"


def test_a_body_is_not_named_by_its_place() -> None:
    text = 'The Bank of Halvora met on Friday. "Nothing will change," said Halvora.'
    assert speaker(text) == "Halvora"


def test_a_person_is_named_without_the_body() -> None:
    assert speaker('"It is safe," said Ada Obi of the Halvora Water Board.') == "Ada Obi"


def test_who_is_of_a_place_is_named_beside_it() -> None:
    text = "“We wait,” the head of the fishermen's union of Halvora, Ada Obi, said."
    assert speaker(text) == "Ada Obi"


def test_no_mention_is_longer_than_twelve_words() -> None:
    text = (
        "“We wait,” said the head of the office of the deputy of the mayor of the town of Halvora."
    )
    named = speaker(text)
    assert named is not None
    assert len(named.split()) <= 12


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The Archbishop of Halvora said: “I am pleased with this.”", "Archbishop of Halvora"),
        ("Secretary of State Jon Husk said: “I am pleased.”", "Jon Husk"),
        ("“It is sensible,” Halvora's Prime Minister Jon Husk also said.", "Jon Husk"),
        ("“It is sensible,” said Pieter van der Byl.", "Pieter van der Byl"),
        ("“It is sensible,” said Sheikh Faisal al-Kuwari.", "Faisal al-Kuwari"),
    ],
)
def test_a_title_with_its_place_is_a_name_and_one_with_a_name_is_not(text: str, named: str) -> None:
    assert speaker(text) == named
