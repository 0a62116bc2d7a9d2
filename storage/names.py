"""Names as people write them, folded so that they meet."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_OTHER = re.compile(r"[^\w]+")


def fold_name(name: str) -> str:
    """The name in lower case without accents, its words parted by single spaces."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return _OTHER.sub(" ", letters).strip()


_CYRILLIC = str.maketrans(
    dict(
        zip(
            "абвгґдежзиіклмнопрстуфхцчшщъыьэюяє",
            "a b v g g d e zh z i i k l m n o p r s t u f h ts ch sh shch . y . e yu ya e".split(),
            strict=True,
        )
    )
    | {".": ""}
)
_SPELLINGS = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        (r"\.", ""),
        (r"kh", "h"),
        (r"t?sch|tch", "ch"),
        (r"ph", "f"),
        (r"ck|q", "k"),
        (r"w", "v"),
        (r"ou|oo", "u"),
        (r"[yj](?=[aeiouy])|(?<=[aeiou])[yj]|[yj](?=[yi]*$)", "i"),
        (r"(.)\1+", r"\1"),
    )
)
"""Letters and letter groups for which another country's newspapers print others."""


@lru_cache(maxsize=8_000)
def spelling(word: str) -> str:
    """One spelling for all in which a word of a name is printed: "Zelenskyy", "Zelensky"."""
    found = fold_name(word).translate(_CYRILLIC)
    for pattern, letters in _SPELLINGS:
        found = pattern.sub(letters, found)
    return found


def goes_by(name: str, asked: Sequence[str]) -> bool:
    """Whether a person of this name may be meant by these words, as people write names.

    Each word is one of the name's in some spelling, its initial, or a word of which the name gives
    but the initial; what comes last must be a word of the name.
    """
    own = [spelling(word) for word in fold_name(name).split()]
    wanted = [spelling(word) for word in asked]
    if not wanted or wanted[-1] not in own:
        return False
    return all(any(_is_short_for(one, other) for other in own) for one in wanted)


def _is_short_for(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[:1] == other[:1])


def are_one(name: str, other: str) -> bool:
    """Whether two printed names may be one person's: no word of one speaks against the other."""
    shorter, longer = sorted((fold_name(name).split(), fold_name(other).split()), key=len)
    return goes_by(" ".join(longer), shorter)
