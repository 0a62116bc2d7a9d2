"""Where a sentence says who somebody is, or what something is: "Who is Ines Dahlgard?".

English: a name beside a noun for who bears it ("the mayor, Ines Dahlgard", "Ines Dahlgard, who
leads"), behind a title, or as what "is" something.
"""

import re
from functools import lru_cache

from summarizer import words
from summarizer.answering import thesaurus

_TITLE = (
    "Minister|President|Secretary|Senator|Sen|Representative|Rep|Chancellor|Governor|Gov|Mayor|"
    "Councillor|Justice|Judge|Captain|General|Professor|Dr|Director|Chairman|Chairwoman|Chair|King|"
    "Queen|Prince|Princess|Pope|Bishop|Archbishop|Spokesman|Spokeswoman|Inspector|Officer|Coach"
)
_SPEAKING = frozenset("said says told quoted adds asked".split())


def introduces(question: str, sentence: str) -> bool:
    """Whether a sentence says who or what the question's name is.

    >>> introduces("Who is Ines Dahlgard?", "Ostrey's mayor, Ines Dahlgard, went home.")
    True
    >>> introduces("Who is Ines Dahlgard?", "The door was opened by Ines Dahlgard.")
    False
    """
    name = _name(question)
    if not name or name[-1] not in sentence:
        return False
    before, behind = _patterns(name)
    return behind.search(sentence) is not None or any(map(_is_noun, before.finditer(sentence)))


def _is_noun(match: re.Match[str]) -> bool:
    """Whether what stands before a name is a noun for it, as far as a word can tell."""
    noun = match["noun"]
    if noun is None:
        return True
    verb = noun.endswith(("ed", "ing")) or noun in _SPEAKING
    return not verb and thesaurus.base(noun) not in thesaurus.FUNCTION_WORDS


def _name(question: str) -> tuple[str, ...]:
    """The name that a question asks about, in words."""
    return tuple(word for word in words.split(question)[1:] if word[0].isupper())


@lru_cache(maxsize=64)
def _patterns(name: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What introduces a name from before it, and from behind it."""
    last = rf"\b{re.escape(name[-1])}"
    noun = rf"\b(?:(?:{_TITLE})\.?|(?P<noun>[a-z][\w’'-]*),?)"
    before = rf"{noun}\s(?:[A-Z][\w.’'-]*\s){{0,3}}?{last}\b"
    behind = rf"""{last},?\s\(?(?:who|which|an?|the|its|his|her|their|one\sof)\b
        | {last},\s(?!\w+(?:ing|ed)\b)[a-z-]+(?:\s[a-z-]+){{0,3}}\s(?:of|for|at|with|in)\b
        | \b(?:An?|The|Its|His|Her|Their)\s[^,.;]{{3,60}},\s(?:[A-Z][\w.’'-]*\s){{0,3}}?{last},
        | {last},\s(?:[\w’'-]+\s)?[\w-]+[’']s?\s
        | {last}\s(?:is|are|was|were|became|has\sbeen|serves\sas)\s
          (?:an?|the|one|its|his|her|[a-z]+ist|[a-z]+or)\b"""
    return re.compile(before), re.compile(behind, re.VERBOSE)
