"""Every failure has its sentence, and none of them shows the inside of the machine."""

import builtins
import re

import pytest

import bot.fetching.errors
import storage
import summarizer.errors
from bot.fetching.errors import FetchError
from bot.views.errors import RETRYABLE, SENTENCES, UNASKED_SILENCE, sentence_for
from summarizer.errors import UNREADABLE


def kinds(kind: type[FetchError]) -> list[type[FetchError]]:
    """A class of errors with all that derive from it."""
    return [kind, *(found for child in kind.__subclasses__() for found in kinds(child))]


EXCEPTIONS = {
    name
    for module in (builtins, bot.fetching.errors, storage, summarizer.errors)
    for name, value in vars(module).items()
    if isinstance(value, type) and issubclass(value, BaseException)
}


@pytest.mark.parametrize("code", UNREADABLE)
def test_every_unreadable_source_has_a_sentence(code: str) -> None:
    assert code in SENTENCES


@pytest.mark.parametrize("kind", kinds(FetchError))
def test_every_failed_fetch_has_a_sentence(kind: type[FetchError]) -> None:
    assert kind.code in SENTENCES


@pytest.mark.parametrize("code", ["no_file", "not_text", "database", "internal"])
def test_every_other_failure_has_a_sentence(code: str) -> None:
    assert code in SENTENCES


def test_a_code_that_nobody_knows_still_has_a_sentence() -> None:
    assert sentence_for("made_up") == SENTENCES["internal"]


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES)
def test_a_sentence_is_for_people(sentence: str) -> None:
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert len(sentence) < 200
    assert EXCEPTIONS.isdisjoint(re.findall(r"\w+", sentence))
    assert not re.search(r"Oops|[Ee]rror code|Exception|Traceback|HTTP|\bnull\b", sentence)


def test_what_is_said_of_codes_is_said_of_known_ones() -> None:
    assert set(SENTENCES) >= RETRYABLE
    assert set(SENTENCES) >= UNASKED_SILENCE
