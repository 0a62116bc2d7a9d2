"""Questions made of others: asked for another kind of thing, cut short, and of something else.

The question sets ask at length, and what they ask for stands in the sentence that answers. A desk
asks in three words, and not always for what is told.
"""

import random
import re
from collections.abc import Sequence

from summarizer import words
from summarizer.answering import kinds, questions
from summarizer.answering.matching import Terms

_ASKING = {
    kinds.Kind.PERSON: "Who",
    kinds.Kind.DATE: "When did",
    kinds.Kind.PLACE: "Where did",
    kinds.Kind.REASON: "Why did",
    kinds.Kind.DURATION: "How long did",
    kinds.Kind.MONEY: "How much money did",
    kinds.Kind.NUMBER: "How many",
}
_OFTEN = {kinds.Kind.MONEY: 0.2, kinds.Kind.DURATION: 0.2}
"""Kinds hardly ever told are asked for less, the others once."""
_OPENING = re.compile(
    r"""^\W*(?:(?:in|on|at|by|for|from|to|with)\s+)?(?:who|whom|whose|what|which|when|where|why|how)\b
    (?:\s+(?:many|much|long|old|far|often|year|day|city|country|company|type|kind)\b)*""",
    re.IGNORECASE | re.VERBOSE,
)
_TERMS = Terms("en")


def for_another_kind(
    question: str, told: Sequence[str], besides: Sequence[str], rng: random.Random
) -> str | None:
    """The question asked for a kind of thing that the sentences told hold nothing of.

    Those besides may hold it perhaps, but not surely. None where every kind is held.
    """
    rest = questions.unasked(question).rstrip(" ?")
    own = questions.asked(question)
    made = {
        kind: f"{asking} {rest}?"
        for kind, asking in _ASKING.items()
        if kind is not own
        and not any(kinds.fits(kind, question, one) for one in told)
        and all(kinds.fits(kind, question, one) < 1 for one in besides)
    }
    fitting = [kind for kind, other in made.items() if rest and questions.asked(other) is kind]
    worths = [_OFTEN.get(kind, 1.0) for kind in fitting]
    return made[rng.choices(fitting, worths)[0]] if fitting else None


def shortened(question: str, answer: str, rng: random.Random) -> str | None:
    """The question cut to two or three of the words that the answer has; None if it is short."""
    known = {_TERMS.of(word) for word in words.split(answer)} - {""}
    opening = _OPENING.match(question)
    rest = words.split(question[opening.end() :]) if opening else []
    shared = [at for at, word in enumerate(rest) if _TERMS.of(word) in known]
    size = rng.choice((2, 2, 3))
    if opening is None or len(shared) <= size:
        return None
    kept = sorted(rng.sample(shared, size))
    return f"{opening[0]} {' '.join(rest[at] for at in kept)}?"


def of_something_else(
    question: str, told: str, others: Sequence[str], rng: random.Random
) -> str | None:
    """The question with one of its words changed for one that the text does not have."""
    known = {_TERMS.of(word) for word in words.split(told)}
    own = [word for word in words.split(question)[1:] if _TERMS.of(word) in known - {""}]
    word = rng.choice(own) if own else ""
    fitting = [
        other
        for other in others
        if word and other[0].isupper() == word[0].isupper() and _TERMS.of(other) not in known
    ]
    if not fitting:
        return None
    return re.sub(rf"\b{re.escape(word)}\b", rng.choice(fitting), question, count=1)
