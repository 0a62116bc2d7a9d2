"""Where quotation marks stand, and which marks are apostrophes."""

import pytest

from summarizer.speech.paragraphs.marks import stretches
from summarizer.types import Block, BlockKind
from tests.growth import LINEAR, growth


def laid_out(text: str) -> tuple[Block, ...]:
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(start=start, end=start + len(paragraph)))
        start += len(paragraph) + 2
    return tuple(blocks)


def words_in_marks(text: str) -> list[str]:
    return [stretch.of(text) for stretch in stretches(text, laid_out(text))]


@pytest.mark.parametrize(
    "text",
    [
        '"We sail at dawn," she said.',
        "“We sail at dawn,” she said.",
        "‘We sail at dawn,’ she said.",
        "'We sail at dawn,' she said.",
        "«We sail at dawn,» she said.",
        "« We sail at dawn, » she said.",
        "„We sail at dawn,“ she said.",
        "„We sail at dawn,” she said.",
        "»We sail at dawn,« she said.",
        "”We sail at dawn,” she said.",
        "「We sail at dawn,」 she said.",
        '“We sail at dawn," she said.',
        "“We sail at dawn,’’ she said.",
        "``We sail at dawn,'' she said.",
        "''We sail at dawn,'' she said.",
    ],
)
def test_finds_the_words_between_any_marks(text: str) -> None:
    assert words_in_marks(text) == ["We sail at dawn,"]


def test_a_quotation_inside_a_quotation_is_part_of_it() -> None:
    text = "“He told me ‘no’ and then “never”,” she said. ‘They shouted “stop” at us,’ he said."
    assert words_in_marks(text) == [
        "He told me ‘no’ and then “never”,",
        "They shouted “stop” at us,",
    ]


def test_a_quotation_interrupted_by_its_cue_is_two() -> None:
    assert words_in_marks('"We sail," she said, "at dawn."') == ["We sail,", "at dawn."]


def test_a_quotation_over_paragraphs_is_one() -> None:
    text = "He said: “One.\n\n“Two.\n\n“Three.” Then he left."
    assert words_in_marks(text) == ["One.\n\n“Two.\n\n“Three."]


def test_an_unclosed_mark_reaches_no_further_than_its_paragraph() -> None:
    text = "She said: “We never left.\n\nThe harbour was quiet.\n\n“Yes,” he said."
    assert words_in_marks(text) == ["We never left.", "Yes,"]


def test_paragraphs_that_all_open_and_never_close_stay_apart() -> None:
    assert words_in_marks("“One\n\n“Two") == ["One", "Two"]


@pytest.mark.parametrize(
    "text",
    [
        "The workers’ union said it’s the members' choice, not the owners' or anyone else’s.",
        "It was the '90s and rock 'n' roll was theirs.",
        "He is 6' 2\" tall.",
        "A closing mark” alone opens nothing.",
        "“”",
    ],
)
def test_other_marks_are_no_quotation(text: str) -> None:
    assert words_in_marks(text) == []


def test_an_apostrophe_does_not_close_a_single_quotation() -> None:
    text = "‘The workers’ union can’t wait,’ she said."
    assert words_in_marks(text) == ["The workers’ union can’t wait,"]


def test_a_block_quotation_needs_no_marks() -> None:
    text = "We sail at dawn."
    block = Block(start=0, end=len(text), kind=BlockKind.QUOTATION)
    assert [(s.start, s.end, s.marked) for s in stretches(text, [block])] == [(0, 16, False)]


def test_headings_are_left_out() -> None:
    text = "“We sail”"
    assert stretches(text, [Block(start=0, end=len(text), kind=BlockKind.HEADING)]) == ()


def test_single_marks_of_headlines_stand_aside_where_most_are_double() -> None:
    text = (
        "Wilk ‘will sail’\n\n“I will sail,” he said. “At dawn.” It is ‘late’.\n\n"
        "‘At dawn.’\n\n“Yes,” he said. “At dawn.” “Now.”"
    )
    aside = [stretch.of(text) for stretch in stretches(text, laid_out(text)) if stretch.aside]
    assert aside == ["will sail", "At dawn."]


def test_single_marks_are_speech_where_they_are_the_custom() -> None:
    text = "Wilk ‘will sail’\n\n‘I will sail on the “Ada”,’ he said."
    assert [stretch.aside for stretch in stretches(text, laid_out(text))] == [False, False]


@pytest.mark.parametrize("piece", ["“", '"a ', "' a", "s' a"])
def test_hostile_marks_take_linear_time(piece: str) -> None:
    assert growth(lambda text: stretches(text, laid_out(text)), piece) < LINEAR
