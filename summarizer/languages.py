"""Which language a text is in, among those that sumy has stop words for.

Script decides first; where several languages share one, the share of words that are stop words of
each decides. No model and no data but sumy's lists.
"""

import re
from collections import Counter, defaultdict
from functools import cache
from string import ascii_letters

from summarizer import words

WORDS_READ = 500
"""No more words than this, from the start of the text, are looked at."""

LEAST_SHARE = 0.12
"""Of the words read, at least this share must speak for a language for it to be named."""

_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("ja", "\u3040-\u30ff"),
    ("zh", "\u3400-\u4dbf\u4e00-\u9fff"),
    ("ko", "\uac00-\ud7af"),
    ("th", "\u0e00-\u0e7f"),
    ("he", "\u0590-\u05ff"),
    ("el", "\u0370-\u03ff"),
    ("ar", "\u0600-\u06ff"),
    ("uk", "\u0400-\u04ff"),
)
"""Scripts that one language of sumy's writes in, and that language."""

_NOT_LATIN = re.compile("[" + "".join(letters for _, letters in _SCRIPTS) + "]")
_SCRIPT = re.compile("|".join(f"(?P<{code}>[{letters}])" for code, letters in _SCRIPTS))
_NO_LETTERS = bytes(set(range(128)) - set(ascii_letters.encode()))
_LETTER = re.compile(r"[^\W\d_]")
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_NOT_UKRAINIAN = re.compile("[ыэъёўәұқңөүһЫЭЪЁЎӘҰҚҢӨҮҺ]")
_NOT_ARABIC = re.compile("[پچژگکیٹڈڑےہ]")  # Persian and Urdu write these, Arabic does not
_CZECH_ONLY = re.compile("[ěřůĚŘŮ]")
_SLOVAK_ONLY = re.compile("[ľĺŕôäĽĹŔÔÄ]")
_OTHER_LATIN = re.compile("[øæðþşğıțșăőűØÆÐÞŞĞİȚȘĂŐŰ]")  # letters that none of `_LATIN` lives on
_LATIN = ("cs", "de", "en", "es", "fr", "it", "pl", "pt", "sk", "sv")


def detect(text: str) -> str | None:
    """The language as ISO 639-1; None where it is none of sumy's, or cannot be told."""
    head = text[: 12 * WORDS_READ]
    foreign = "" if _is_mostly_ascii(head) else "".join(_NOT_LATIN.findall(head))
    # A third is enough: foreign names and addresses dilute a text in another script than Latin.
    if foreign and len(foreign) * 3 >= len(_LETTER.findall(head)):
        return _by_script(head, Counter(match.lastgroup for match in _SCRIPT.finditer(foreign)))
    return _by_stop_words(head) if _LETTER.search(head) else None


def _is_mostly_ascii(text: str) -> bool:
    """Whether so little is written in anything but plain letters that no other script counts."""
    plain = text.encode("ascii", "ignore")
    return 4 * (len(text) - len(plain)) <= len(plain.translate(None, _NO_LETTERS))


def _by_script(text: str, scripts: Counter[str | None]) -> str | None:
    # Japanese is written in Chinese characters too, so any real share of kana decides.
    if scripts["ja"] * 10 > scripts.total():
        return "ja"
    code = scripts.most_common(1)[0][0]
    if code == "uk" and len(_UKRAINIAN.findall(text)) <= len(_NOT_UKRAINIAN.findall(text)):
        return None
    if code == "ar" and len(_NOT_ARABIC.findall(text)) * 50 > scripts["ar"]:
        return None
    return code


def _by_stop_words(text: str) -> str | None:
    if not text.isascii() and len(_OTHER_LATIN.findall(text)) * 100 > len(text):
        return None
    found = Counter(map(str.lower, _first_words(text)))
    speakers = _speakers()
    weights: dict[str, float] = dict.fromkeys(_LATIN, 0.0)
    for word, times in found.items():
        # A word of many languages ("a", "to") is weak evidence for any of them.
        if owners := speakers.get(word):
            for code in owners:
                weights[code] += times / len(owners)
    best = max(_LATIN, key=lambda code: weights[code])
    if weights[best] < LEAST_SHARE * found.total():
        return None
    return _czech_or_slovak(text, best)


def _first_words(text: str) -> list[str]:
    """So many words as are read, without splitting much more."""
    found = words.split(text[: 7 * WORDS_READ])
    if len(found) <= WORDS_READ:  # the last one may be cut
        found = words.split(text)
    return found[:WORDS_READ]


@cache
def _speakers() -> dict[str, tuple[str, ...]]:
    """Of each stop word, the languages in Latin script that have it."""
    owners: dict[str, list[str]] = defaultdict(list)
    for code in _LATIN:
        for word in words.stop_words(code):
            owners[word].append(code)
    return {word: tuple(codes) for word, codes in owners.items()}


def _czech_or_slovak(text: str, best: str) -> str:
    """The two share most of their stop words; the letters only one of them has settle it."""
    czech, slovak = len(_CZECH_ONLY.findall(text)), len(_SLOVAK_ONLY.findall(text))
    if best not in ("cs", "sk") or czech == slovak:
        return best
    return "cs" if czech > slovak else "sk"
