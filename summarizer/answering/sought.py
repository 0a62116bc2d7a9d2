"""What to look for in an index: the words of a text as they are indexed, and of a question.

A question's words are weighed by whoever searches; what can be told from the question alone is told
here: words of the same meaning, and the outlets and days that it may name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer import languages, words
from summarizer.answering import matching, questions, thesaurus
from summarizer.answering.matching import Terms

_RELATED = 0.2
_LONGEST_OUTLET = 6
_JOINING = frozenset("of and the for in & - – |".split())
_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_MONTH = "|".join(f"{month}|{month[:3]}" for month in _MONTHS) + "|sept"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<month>{_MONTH})\.?\s+{_DAY},?\s+{_YEAR}\b",
        rf"\b{_DAY}\s+(?:of\s+)?(?P<month>{_MONTH})\.?,?\s+{_YEAR}\b",
        rf"\b{_YEAR}-(?P<month>[01]\d)-{_DAY}\b",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What to look for: `terms` in order, `related` ones with their worth from 0 to 1.

    `outlets` are runs of words that may name an outlet, `days` the days named, in ISO 8601.
    """

    terms: tuple[str, ...]
    related: tuple[tuple[str, float], ...]
    outlets: tuple[tuple[str, ...], ...]
    days: frozenset[str]


def indexed(text: str, terms: Terms) -> list[str]:
    """The words of a text as an index keeps them, in order, function words left out."""
    return [term for word in words.split(text) if (term := index_term(word, terms))]


def index_term(word: str, terms: Terms) -> str:
    """The term of one word; "US" is none of the function words, whatever "us" is."""
    key = (terms.language, word)
    found = _known.get(key)
    if found is None:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        acronym = word.lower() if word.isupper() and len(word) > 1 else ""
        found = _known[key] = terms.of(word) or acronym
    return found


_known: dict[tuple[str | None, str], str] = {}
"""Terms of words that were met: few words make up most of any text."""
_MOST_KNOWN = 40_000


def sought(question: str) -> Sought:
    """What to look for to answer a question."""
    language = languages.detect(question) or "en"
    terms = Terms(language)
    days, rest = _days(question)
    found = tuple(dict.fromkeys(indexed(questions.subject(rest), terms)))
    related = matching.english_meanings() if terms.english else {}
    others = {other for term in found for other in related.get(term, ())} - set(found)
    return Sought(
        terms=found,
        related=tuple((other, _RELATED) for other in sorted(others) if other),
        outlets=tuple(dict.fromkeys(_outlets(rest))),
        days=days,
    )


def _days(text: str) -> tuple[frozenset[str], str]:
    """The days that a text names, and the text without them."""
    found = set()
    for pattern in _DATES:
        for match in pattern.finditer(text):
            month = match["month"].lower()
            number = int(month) if month.isdigit() else _number(month)
            found.add(f"{match['year']}-{number:02}-{int(match['day']):02}")
        text = pattern.sub(" ", text)
    return frozenset(found), text


def _number(month: str) -> int:
    return next(n for n, name in enumerate(_MONTHS, start=1) if name.startswith(month[:3]))


def _outlets(text: str) -> Iterator[tuple[str, ...]]:
    """Runs of capitalised words, joined by little ones, and every part of them."""
    run: list[str] = []
    for word in [*re.findall(r"[\w.&|’'–-]+", text), ""]:
        bare = word.strip(".’'").removesuffix("’s").removesuffix("'s")
        if bare[:1].isupper() or bare[:1].isdigit() or (run and bare.lower() in _JOINING):
            run.append(bare)
        else:
            yield from _parts(run)
            run = []


def _parts(run: list[str]) -> Iterator[tuple[str, ...]]:
    names = [word for word in run if word[0].isalnum()]
    for start in range(len(names)):
        for end in range(start + 1, min(len(names), start + _LONGEST_OUTLET) + 1):
            part = names[start:end]
            if part[-1].lower() not in _JOINING and _is_telling(part):
                yield tuple(part)


def _is_telling(part: list[str]) -> bool:
    return any(word.lower() not in thesaurus.FUNCTION_WORDS for word in part)
