"""What the words of a name tell: what may stand for it, and whether it is a person's."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from summarizer.speech.lexicon.bodies import BODIES
from summarizer.speech.lexicon.grammar import NAME_LINKS

_LONGEST_ACRONYM = 5
_FIRST_AND_LAST = 2
_MOST_REMEMBERED = 20_000  # names


@lru_cache(maxsize=_MOST_REMEMBERED)
def short_names(words: tuple[str, ...]) -> tuple[str, ...]:
    """What may stand for a full name: the surname, either of two, the first name.

    The "Bank of Halvora" is also the Bank, but never Halvora.
    """
    if is_of_something(words):
        return (words[0],)
    double = len(words) > 2 and words[-2] not in NAME_LINKS and not is_body(words)
    short = (words[-1], words[-1].rpartition("-")[2], *words[-2:-1] * double, words[0])
    return tuple(dict.fromkeys(short))


def is_of_something(words: Sequence[str]) -> bool:
    """Whether a name tells what a body is of or for: "Centre for Harbour Control"."""
    return "of" in words or "for" in words


def linked(names: Iterable[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Those that only repeat the end of one before them: "Ben Haddou" after "Laila Ben Haddou"."""
    tails: set[tuple[str, ...]] = set()
    repeated: set[tuple[str, ...]] = set()
    for words in names:
        if words in tails:
            repeated.add(words)
        elif len(words) > _FIRST_AND_LAST and words[1] in NAME_LINKS:
            tails.add(words[1:])
    return repeated


def is_body(words: Iterable[str]) -> bool:
    """Whether one of them shows that a name is no person's."""
    return any(word in BODIES for word in words)


def is_acronym(name: str) -> bool:
    """Whether a name is of capitals and digits alone: "VW", "G4S"."""
    return name.isupper() and len(name) <= _LONGEST_ACRONYM


def is_spelt_as_a_persons(name: str) -> bool:
    """Whether a single name is neither an acronym nor holds a sign or digit ("A&B", "Sky9")."""
    letters = name.replace("-", "").replace("'", "").replace("’", "").replace(".", "")
    return letters.isalpha() and not (name.isupper() and 1 < len(name) <= _LONGEST_ACRONYM)
