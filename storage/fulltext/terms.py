"""Words, and facts about a passage, as single tokens that both databases take as they are.

A token is made of the letters a to z and of digits alone, so neither SQLite nor PostgreSQL splits,
folds or drops it, and no query syntax can leak in. Words of other scripts become the hexadecimal
digits of their UTF-8; two words that begin alike then have tokens that begin alike.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

from storage.names import fold_name, spelling

_ACCENTS = re.compile("[\u0300-\u036f]")
_PLAIN = re.compile("[a-z0-9]+")
_NO_SIGNS = str.maketrans({"'": None, "’": None, ",": None, ".": "p"})
_NAME_PARTS = re.compile(r"\s+[-–—|:]\s+")
_TOP_LEVELS = frozenset("www com co org net gov edu uk au".split())
_LONGEST = 60

DAY, MONTH, YEAR = "q0d", "q0m", "q0y"
OUTLET, OUTLET_WORD, HOST = "q0f", "q0w", "q0h"
SPEAKER = "q0s"
PUBLIC, CONVERSATION, SHARER = "q0p", "q0c", "q0u"
"""What a mark tells of a passage; no word of any language begins like this."""


@lru_cache(maxsize=16_000)
def token(term: str) -> str:
    """The token of one term; "" for one without letters and digits."""
    folded = _ACCENTS.sub("", unicodedata.normalize("NFKD", term.casefold()))
    plain = folded.translate(_NO_SIGNS)[:_LONGEST]
    if _PLAIN.fullmatch(plain) and not plain.startswith(("q0", "q1")):  # no word poses as a mark
        return plain
    letters = "".join(c for c in plain if c.isalnum() or unicodedata.category(c)[0] == "M")
    return f"q1{letters.encode('utf-8', 'replace').hex()}" if letters else ""


def tokens(terms: Iterable[str]) -> list[str]:
    """The tokens of terms, in order."""
    return [found for term in terms if (found := token(term))]


def mark(kind: str, *values: str) -> str:
    """The token that tells a fact of a passage."""
    return kind + "".join(map(token, values))


def day_marks(day: str) -> Iterator[str]:
    """The marks of a day in ISO 8601."""
    yield from (mark(DAY, day.replace("-", "")), month_mark(day), mark(YEAR, day[:4]))


def month_mark(day: str) -> str:
    """The mark of the month of a day in ISO 8601."""
    return mark(MONTH, day[:7].replace("-", ""))


def outlet_marks(site: str | None, url: str | None) -> set[str]:
    """The marks of an outlet: its name in full and in short, its words, its host."""
    host = _host(url)
    marks = (
        {mark(HOST, "".join(host.split(".")[-depth:])) for depth in range(2, 5)} if host else set()
    )
    labels = [label for label in host.split(".") if label not in _TOP_LEVELS]
    marks |= {mark(OUTLET, label) for label in labels}
    marks |= {mark(OUTLET_WORD, label) for label in labels}
    for name in _names(site or ""):
        marks.add(mark(OUTLET, *name))
    return marks | {mark(OUTLET_WORD, word) for word in fold_name(site or "").split()}


def _names(site: str) -> Iterator[list[str]]:
    """The names by which an outlet goes: "The Verge", "Verge"; "CNBC | World News", "CNBC"."""
    for name in (site, _NAME_PARTS.split(site)[0]):
        words = fold_name(name).split()
        if words:
            yield words
        if len(words) > 1 and words[0] == "the":
            yield words[1:]


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def speaker_marks(name: str) -> set[str]:
    """The marks of a person who is quoted: one for each word of the name, in one spelling."""
    return {mark(SPEAKER, spelling(word)) for word in fold_name(name).split()}


def period_marks(since: date | None, before: date | None) -> list[str]:
    """The marks of a period of less than four years by its months; else none, and all must be seen.

    `since` is its first day, `before` the day after its last.
    """
    if since is None or before is None or not 0 < (before - since).days < 4 * 365:
        return []
    marks, year, month = [], since.year, since.month
    while (year, month) <= (before.year, before.month):
        marks.append(mark(MONTH, f"{year:04}{month:02}"))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return marks
