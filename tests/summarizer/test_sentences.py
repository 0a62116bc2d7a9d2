import pytest

from summarizer import sentences
from summarizer.types import Block, BlockKind
from tests.growth import LINEAR, growth


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences.spans(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "George W. Bush met Gov. Jane Brown in St. Louis at 9 a.m. on Monday.",
        "The U.S. Senate heard J. K. Example and Dr. A. Sample.",
        "It paid No. 10 some 3.5 million, e.g. in cash.",
        'He wrote "It is late. We go." in the margin.',
        "What now… asked nobody.",
    ],
)
def test_keeps_a_sentence_whole(sentence: str) -> None:
    assert split(sentence)[-1].endswith(sentence[-8:])
    assert len(split(sentence)) == (2 if '"' in sentence else 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. The river rose.", ["It rained.", "The river rose."]),
        ("They met at 9 a.m. The court rose.", ["They met at 9 a.m.", "The court rose."]),
        ('"We go." She left.', ['"We go."', "She left."]),
        ("Why? Because! So…  Yes.", ["Why?", "Because!", "So…", "Yes."]),
        ("大雨下了。河水涨了！", ["大雨下了。", "河水涨了！"]),
        ("هطل المطر؟ ارتفع النهر.", ["هطل المطر؟", "ارتفع النهر."]),
        ("He lives on Elm St. Nobody knows.", ["He lives on Elm St. Nobody knows."]),
        ("no stop at all", ["no stop at all"]),
        ("", []),
    ],
)
def test_splits_at_the_ends_of_sentences(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_no_sentence_crosses_a_block() -> None:
    text = "no end here\n\nand none there"
    blocks = [Block(start=0, end=11), Block(start=13, end=27)]

    found = sentences.split(text, blocks)

    assert [(one.of(text), one.block) for one in found] == [
        ("no end here", 0),
        ("and none there", 1),
    ]


def test_a_heading_holds_no_sentence() -> None:
    text = "Rain. Again."

    assert sentences.split(text, [Block(start=0, end=12, kind=BlockKind.HEADING)]) == ()


def test_time_is_linear_in_stops() -> None:
    assert growth(split, "a. ") < LINEAR


def test_a_sentence_may_begin_with_a_mention_or_an_emoji() -> None:
    text = "The dam held. @desk knows more. \N{WAVING HAND SIGN} Good night."

    assert [span.of(text) for span in sentences.spans(text)] == [
        "The dam held.",
        "@desk knows more.",
        "\N{WAVING HAND SIGN} Good night.",
    ]


def test_what_abbreviates_a_state_is_a_word_in_small_letters() -> None:
    text = (
        "Halvora paid for iron ore. Kindia's mills are ill. Lumoria lies near Portland, Ore. still."
    )
    assert split(text) == [
        "Halvora paid for iron ore.",
        "Kindia's mills are ill.",
        "Lumoria lies near Portland, Ore. still.",
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("They met at 3 p.m. Other crews waited.", 2),
        ("They met at 3 p.m. Saturday in Kindia.", 1),
        ("It sank in World War I. Kindia has it back.", 2),
        ("They met at 3 p.m. Eastern time.", 1),
        ("ORLANDO, Fla. (NTB) - The crews waited.", 1),
    ],
)
def test_a_sentence_may_end_after_an_hour_and_goes_on_after_a_state(text: str, count: int) -> None:
    assert len(split(text)) == count
