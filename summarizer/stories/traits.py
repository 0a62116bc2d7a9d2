"""What is compared of an article to tell which event it reports.

Two events of one kind (two rehabs, two quakes, two title fights) share most of their words. What
sets them apart is who and where (names), how many and when (figures), the turns of phrase that
reports of one event copy from one another, and whether the one tells what the other promises in its
opening. How much a word says is its general rarity, so that the traits of an article do not depend
on what else was read.
"""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from summarizer import sentences
from summarizer.answering import rarity
from summarizer.types import Article
from summarizer.vectors import Vector, unit
from summarizer.words import Tokenizer, split

LONGEST = 6_000
"""So many characters of an article are compared: the event stands in its first screens."""

_BODY = 1_500  # characters in which the words that are no names are compared
_OPENING = 500  # characters at most of the headline and what stands next to it
_OPENING_SENTENCES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """An article as it is compared: vectors of length 1, and weights of single terms.

    `names` and `opening` give the rarity of each name of the article and of each term of its
    opening; `terms` are all its terms. `day` is the day it is dated, where that is known.
    """

    name_vector: Vector
    word_vector: Vector
    figure_vector: Vector
    phrase_vector: Vector
    names: dict[str, float]
    opening: dict[str, float]
    terms: frozenset[str]
    day: date | None


def of(article: Article) -> Traits:
    """The traits of an article."""
    tokenizer = Tokenizer(article.language)
    text = _told(article)
    words = split(text)
    plain = {word for word in words if word[:1].islower()}
    terms = [term for word in words if (term := tokenizer.term(word))]
    named = {
        term: rarity.general(term)
        for word in words
        if len(word) > 1
        and word[:1].isupper()
        and word.lower() not in plain
        and (term := tokenizer.term(word))
    }
    body = tokenizer.terms(text[:_BODY])
    opening = " ".join(
        span.of(text) for span in list(sentences.spans(text[:LONGEST]))[:_OPENING_SENTENCES]
    )[:_OPENING]
    return Traits(
        name_vector=_vector((term for term in terms if term in named), rare=True),
        word_vector=_vector((t for t in body if t not in named and not t[0].isdigit()), rare=True),
        figure_vector=_vector(word for word in words if word[0].isdigit()),
        phrase_vector=_vector(f"{first} {second}" for first, second in pairwise(terms)),
        names=named,
        opening={term: rarity.general(term) for term in tokenizer.terms(opening)},
        terms=frozenset(terms),
        day=_day(article),
    )


def _told(article: Article) -> str:
    """The headline and the text; a text that opens with its headline tells it once."""
    title = article.title or ""
    text = article.text if article.text.startswith(title) else f"{title}.\n{article.text}"
    return text[:LONGEST]


def _vector(terms: Iterable[str], *, rare: bool = False) -> Vector:
    return unit(
        {
            term: (1 + math.log(times)) * (rarity.general(term) if rare else 1.0)
            for term, times in Counter(terms).items()
        }
    )


def _day(article: Article) -> date | None:
    try:
        return date.fromisoformat((article.published or "")[:10])
    except ValueError:  # not known to the day
        return None
