"""Questions that lean on the one before: "and when?", "why?", "what about Dahlgard?".

English, by rule: what a short question lacks is taken from the question before it.
"""

import re

from summarizer import words
from summarizer.answering import questions
from summarizer.answering.kinds import Kind
from summarizer.answering.matching import Likeness, Matcher, Terms, understood

_OPENING = re.compile(
    r"^\W*(?:(?:and|but|so|then|also|or|ok|okay|what about|how about)\b[\s,]*)+", re.IGNORECASE
)
_NAME = re.compile(r"(?<!^)\b[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*")
_POINTING = re.compile(
    r"\b(?:he|she|they|him|her|them|his|their|it|its|that|this|those|these|there|then|so|else)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 8
_FEW_TERMS = 1


def completed(question: str, earlier: str) -> str:
    """The question with what it lacks taken from the one asked before it; as it is if it is whole.

    >>> completed("And when?", "Who broke the dam in Ostrey?")
    'when broke the dam in Ostrey?'
    """
    opening = _OPENING.match(question)
    rest = question[opening.end() :] if opening else question
    if not _leans(rest, opened=opening is not None):
        return question
    name = _named(rest)
    if name and questions.asked(rest) is Kind.OTHER:
        return _renamed(earlier, name)
    return f"{rest.rstrip(' ?')} {questions.unasked(earlier)}"


def is_met(question: str, text: str) -> bool:
    """Whether a text has anything of what such a question is about by itself; true of "and when?".

    What only the question before it asked for would be the answer to that one over again.

    >>> is_met("Will it rain?", "At least 12 people died, Anna Berg said.")
    False
    """
    terms = Terms("en")
    matcher = Matcher(understood(_OPENING.sub("", question), terms), terms)
    asked = matcher.question
    if not asked.terms or asked.kind is not Kind.OTHER or asked.about_speech:
        return True  # it asks for a time, a figure or a speaker, whatever the words around it
    found = (matcher[word] for word in words.split(text))
    return any(match and match.likeness is not Likeness.SMALL for match in found)


def _leans(rest: str, *, opened: bool) -> bool:
    """Whether there is too little in a question to be answered alone."""
    terms = Terms("en")
    written = words.split(questions.subject(rest))
    content = [word for word in written if terms.of(word)]
    if not words.split(rest) or len(written) > _MOST_WORDS:
        return False
    if not content:
        return True
    return len(content) <= _FEW_TERMS and (opened or _POINTING.search(rest) is not None)


def _named(rest: str) -> str | None:
    match = _NAME.search(" " + rest)
    return match[0] if match and questions.unasked(match[0]) else None


def _renamed(earlier: str, name: str) -> str:
    """The earlier question about somebody, or something, else."""
    first = _NAME.search(earlier)
    if first is None:
        return f"{earlier.rstrip(' ?')} {name}?"
    return f"{earlier[: first.start()]}{name}{earlier[first.end() :]}"
