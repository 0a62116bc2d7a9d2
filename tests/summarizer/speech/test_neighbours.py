"""Quotations that are paragraphs of their own, and surnames that look like other words."""

import pytest

from summarizer.types import BlockKind
from tests.summarizer.speech.test_quotes import found, said


def test_who_signs_below_a_quotation_speaks_it() -> None:
    text = "What they said that week:\n\n“We sailed before the wind.”\n\n— Ada Obi."
    assert said(text) == [("direct", "We sailed before the wind.", "Ada Obi")]


def test_the_line_below_an_embedded_post_signs_it_and_is_none_itself() -> None:
    text = "We sailed before the wind.\n\n— Minister Ada Obi (@adaobi) November 19, 2019"
    (quote,) = found(text, BlockKind.QUOTATION)
    assert (quote.of(text), quote.speaker) == ("We sailed before the wind.", "Ada Obi")


def test_a_quotation_goes_on_from_what_the_paragraph_before_reports() -> None:
    text = (
        "“We wait,” said Tomasz Wilk.\n\n"
        "Alina Petrescu said that the crews had been patient all summer long.\n\n"
        "“They have families to feed and rents to pay.”"
    )
    assert found(text)[-1].speaker == "Alina Petrescu"


@pytest.mark.parametrize("name", ["Kelly", "Manning", "May", "Will", "From"])
def test_a_surname_that_looks_like_another_word_is_one_before_said(name: str) -> None:
    text = f"The island waited for weeks. “We sail at dawn,” {name} said."
    assert [quote.speaker for quote in found(text)] == [name]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("One man cheered. Another said: “We have waited long enough.”", "Another"),
        ("Federal officials said: “We have waited long enough.”", "Federal officials"),
        ("“We have waited long enough,” Harbour Rights Watch said.", "Harbour Rights Watch"),
        ("“We have waited long enough,” the two wrote in March.", "the two"),
    ],
)
def test_groups_and_bodies_speak_by_their_whole_names(text: str, speaker: str) -> None:
    assert [quote.speaker for quote in found(text)] == [speaker]
