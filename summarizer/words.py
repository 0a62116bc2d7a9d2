"""Texts into words and terms, in every language, with no data to download.

A word is what stands between spaces and punctuation; where a script puts no spaces between words
(Chinese, Japanese, Thai, Lao, Burmese, Khmer) every pair of neighbouring characters stands for one.
A term is a word as it is compared: in lower case, stemmed by Snowball where it knows the language,
and no stop word of sumy's list for it.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import compress

import Stemmer
from sumy import utils as sumy_utils

from summarizer import sentences
from summarizer.types import Span

LANGUAGES: dict[str, str] = {
    "ar": "arabic",
    "cs": "czech",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "he": "hebrew",
    "it": "italian",
    "ja": "japanese",
    "ko": "korean",
    "pl": "polish",
    "pt": "portuguese",
    "sk": "slovak",
    "sv": "swedish",
    "th": "thai",
    "uk": "ukrainian",
    "zh": "chinese",
}
"""The languages that sumy has stop words for: ISO 639-1 to sumy's name."""

SNOWBALL: dict[str, str] = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
}
"""The languages that every version of PyStemmer can stem: ISO 639-1 to Snowball's name."""

# Python's \w leaves out the marks that are written above, below or beside a letter; without them a
# word in Hebrew points, Arabic or Hindi falls to pieces.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0980-\u0d63"
_UNSPACED = (
    "\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0002fa1f"
)
_WORD = re.compile(
    rf"""[A-Za-z]{{2,}}+(?=[\ .,])                            # what most words are, told at once
    | [{_UNSPACED}]+                                        # a run to be taken two by two
    | \d+(?:[.,]\d+)*                                       # 1,200.5
    | (?:(?![{_UNSPACED}])[^\W_])[^\W_{_UNSPACED}{_MARKS}]*
      (?:[{_MARKS}][^\W_{_UNSPACED}]*)*                     # a word, with its marks
      (?:['’][^\W\d_]+)?                                    # Kabul's, wouldn't, l'exemple
    """,
    re.VERBOSE,
)
_RUN = re.compile(rf"[{_UNSPACED}]")
_MOST_REMEMBERED = 15_000  # words of a language: those of some hundred articles


def spans(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The words of `text[start:end]` as spans of `text`; a pair of unspaced characters is one."""
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        for offset, piece in enumerate(_pieces(match[0])):
            first = match.start() + offset
            yield Span(start=first, end=first + len(piece))


def split(text: str) -> list[str]:
    """The words of a text in order, as written."""
    found = _WORD.findall(text)
    if text.isascii() or not is_unspaced(text):
        return found
    return [piece for run in found for piece in _pieces(run)]


def is_unspaced(text: str) -> bool:
    """Whether a text holds letters of a script that puts no spaces between words."""
    return _RUN.search(text) is not None


def _pieces(run: str) -> list[str]:
    if len(run) < 3 or not _RUN.match(run):
        return [run]
    return [run[at : at + 2] for at in range(len(run) - 1)]


@cache
def stop_words(language: str | None) -> frozenset[str]:
    """The stop words that sumy has for a language, in lower case; none where it has no list."""
    name = LANGUAGES.get(language or "")
    return frozenset(map(str.lower, sumy_utils.get_stop_words(name))) if name else frozenset()


class Tokenizer:
    """Words and terms of one language, in the shape in which sumy's document model wants them.

    `language` is ISO 639-1. With None or one that Snowball does not know, terms are not stemmed.
    A tokenizer keeps the terms it has met, so one serves a whole article; it is not for sharing
    between threads.
    """

    def __init__(self, language: str | None) -> None:
        self.stop_words = stop_words(language)
        name = SNOWBALL.get(language or "")
        stemmer = Stemmer.Stemmer(name) if name else None
        self._stem = stemmer.stemWord if stemmer else str
        self._stem_all = stemmer.stemWords if stemmer else list
        self._terms: dict[str, str] = {}
        self._met = _met(language)

    def to_sentences(self, paragraph: str) -> tuple[str, ...]:
        """The sentences of one paragraph."""
        return tuple(span.of(paragraph) for span in sentences.spans(paragraph))

    def to_words(self, sentence: str) -> tuple[str, ...]:
        """The words of one sentence, as written."""
        return tuple(split(sentence))

    def stem(self, word: str) -> str:
        """The word in lower case, without its ending."""
        stem: str = self._stem(_plain(word))
        return stem

    def stems(self, words: Collection[str]) -> dict[str, str]:
        """Each of some words with its stem, stop words too."""
        known = self._met.stems
        new = [word for word in words if word not in known]
        if new:
            plain = list(map(_plain, new))
            self._met.stops.update(compress(new, map(self.stop_words.__contains__, plain)))
            known.update(zip(new, self._stem_all(plain), strict=True))  # last: it says all is known
        return {word: known[word] for word in words}

    def stops(self, stems: Mapping[str, str]) -> set[str]:
        """The stems of those words that are stop words, of words that `stems` was asked for."""
        return {stems[word] for word in stems.keys() & self._met.stops}

    def term(self, word: str) -> str:
        """What a word is compared by: its stem, or "" for a stop word."""
        found = self._terms.get(word)
        if found is None:
            found = self._terms[word] = "" if _plain(word) in self.stop_words else self.stem(word)
        return found

    def terms(self, text: str) -> list[str]:
        """The terms of a text in order, stop words left out."""
        return [term for word in split(text) if (term := self.term(word))]


@dataclass(frozen=True, slots=True)
class _Met:
    """The words of a language that were met, with their stems, and those that are stop words."""

    stems: dict[str, str] = field(default_factory=dict)
    stops: set[str] = field(default_factory=set)


_languages: dict[str | None, _Met] = {}


def _met(language: str | None) -> _Met:
    """What is remembered of a language, begun anew when it is much; who holds the old one may."""
    met = _languages.get(language)
    if met is None or len(met.stems) > _MOST_REMEMBERED:
        met = _languages[language] = _Met()
    return met


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")
