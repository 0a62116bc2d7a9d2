"""Where the wording of a sentence goes with that of a question, and where against it.

Whoever asks by mistake for what an article does not tell mostly has most of its words right: one
year, one prefix, one "not" is wrong.
"""

import re
from collections.abc import Sequence

from summarizer import words
from summarizer.answering.matching import Passage, Question

_DENIAL = re.compile(r"\b(?:not|never|no|without|none|nor|neither)\b|n['’]t\b", re.IGNORECASE)
_PREFIX = re.compile(r"\b(non|anti|pro|pre|post|un|ex)-", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_COMING = re.compile(r"\b(?:will|going to)\b|['’]ll\b", re.IGNORECASE)
_MAY_COME = re.compile(
    r"\b(?:will|would|going to|is to|are to|next|tomorrow|soon|until|expect\w*|plan\w*|due"
    r"|could|may|might|should|schedul\w*|hop\w*|intend\w*|agreed to|decided to|unclear|yet)\b"
    r"|['’]ll\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|had|did)\b|\b\w{3,}ed\b", re.IGNORECASE)
_LONGEST = 80  # so many words of a sentence are compared in order


def contrasts(question: Question, passage: Passage) -> dict[str, float]:
    """How a sentence's wording goes with a question's."""
    asked, said = question.text, passage.text
    years, told = set(_YEAR.findall(asked)), set(_YEAR.findall(said))
    turned, turns = _prefixes(asked), _prefixes(said)
    return _denials(asked, said) | {
        "another year": float(not years <= told and not told <= years),
        "prefix lacking": float(not turned <= turns),
        "prefix added": float(not turns <= turned),
        "past for coming": float(_is_past_for_coming(asked, said)),
        "names in part": float(_in_part(question, passage)),
        **_order(asked, said),
    }


def _denials(question: str, sentence: str) -> dict[str, float]:
    """Which of question and sentence denies something."""
    asked, said = (_DENIAL.search(text) is not None for text in (question, sentence))
    return {
        "denies": float(asked != said),
        "denial asked": float(asked and not said),
        "denial asked and said": float(asked and said),
    }


def _is_past_for_coming(question: str, sentence: str) -> bool:
    """Whether the question asks what will be, and the sentence tells only what was."""
    if not _COMING.search(question) or _MAY_COME.search(sentence):
        return False
    return _PAST.search(sentence) is not None


def _prefixes(text: str) -> set[str]:
    return {match[1].lower() for match in _PREFIX.finditer(text)}


def _in_part(question: Question, passage: Passage) -> int:
    """How many full names of the question the sentence has a part of, and lacks a part of."""
    known = passage.known | passage.family
    return sum(0 < sum(part in known for part in name) < len(name) for name in question.full_names)


def _order(question: str, sentence: str) -> dict[str, float]:
    """How much of the question's wording is found in the same order, and without a break."""
    asked, said = ([w.lower() for w in words.split(text)] for text in (question, sentence))
    if not asked:
        return {}
    longest, row = 0, [0] * (len(asked) + 1)
    common = [0] * (len(asked) + 1)
    for word in said[:_LONGEST]:
        row, common = _next(word, asked, row, common)
        longest = max(longest, *row)
    return {"in order": common[-1] / len(asked), "unbroken": longest / len(asked)}


def _next(
    word: str, asked: Sequence[str], row: Sequence[int], common: Sequence[int]
) -> tuple[list[int], list[int]]:
    """The runs that end at this word, and the longest common subsequences up to it."""
    runs, upto = [0], [0]
    for at, other in enumerate(asked, 1):
        same = word == other
        runs.append(row[at - 1] + 1 if same else 0)
        upto.append(common[at - 1] + 1 if same else max(common[at], upto[at - 1]))
    return runs, upto
