import pytest

from summarizer import words
from summarizer.words import Tokenizer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kabul’s airport isn't open", ["Kabul’s", "airport", "isn't", "open"]),
        ("1,200.5 of 3 (40%)", ["1,200.5", "of", "3", "40"]),
        ("well-known_names", ["well", "known", "names"]),
        ("大雨下", ["大雨", "雨下"]),
        ("雨", ["雨"]),
        ("ฝนตก", ["ฝน", "นต", "ตก"]),
        ("שָׁלוֹם עולם", ["שָׁלוֹם", "עולם"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("😀 … —", []),
    ],
)
def test_splits_words_of_every_script(text: str, expected: list[str]) -> None:
    assert words.split(text) == expected


def test_spans_point_into_the_text() -> None:
    text = "İstanbul: 大雨下, Kabul’s 1,200"

    assert [span.of(text) for span in words.spans(text)] == words.split(text)


def test_spans_keep_to_the_part_asked_for() -> None:
    assert [(span.start, span.end) for span in words.spans("one two six", 4, 7)] == [(4, 7)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The evacuations of Kabul’s airports", ["evacu", "kabul", "airport"]),
        ("de", "Die Flüge und die Häuser", ["flug", "haus"]),
        ("zh", "下雨", ["下雨"]),
        (None, "The Flights", ["the", "flights"]),
        ("xx", "The Flights", ["the", "flights"]),
    ],
)
def test_terms_are_stemmed_without_stop_words(
    language: str | None, text: str, expected: list[str]
) -> None:
    assert Tokenizer(language).terms(text) == expected


def test_serves_as_a_tokenizer_of_sumys() -> None:
    tokenizer = Tokenizer("en")

    assert tokenizer.to_sentences("It rained. We left.") == ("It rained.", "We left.")
    assert tokenizer.to_words("It rained.") == ("It", "rained")


@pytest.mark.parametrize("language", sorted(words.LANGUAGES))
def test_there_are_stop_words_for_every_language(language: str) -> None:
    assert len(words.stop_words(language)) > 50


@pytest.mark.parametrize("language", sorted(words.SNOWBALL))
def test_every_stemmer_named_is_there(language: str) -> None:
    assert Tokenizer(language).stem("A") != ""
