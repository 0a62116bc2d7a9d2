"""Whom "who" asks for: the bearer of a role, or whoever does something.

English: "the mayor" of "Who is the mayor of Ostrey?"; "baker" of "Who bakes the bread?".
"""

import re

_ROLE = re.compile(
    r"""^\W*who\s(?:is|was|are|were)\s(?:the|an?|its|their|his|her|our|[\w-]+['’]s)\s
    (?P<role>(?:(?!(?:of|for|at|in|on|to|who|that|behind)\b)[\w’'-]+\s?){1,4})""",
    re.IGNORECASE | re.VERBOSE,
)
_DEED = re.compile(
    r"""^\W*who\s(?:(?:will|would|can|could|may|might|should|has|have|had|is|are|was|were|be|been|also
    |first|now|\w+ly)\s)*(?P<verb>[a-z]{3,})\b""",
    re.VERBOSE | re.IGNORECASE,
)
_NO_DEED = frozenset("the does did that with from for and its his her their this".split())
_SHORTEST = 3  # letters of a verb


def role(question: str) -> str:
    """The noun for what "who" is asked to be: "mayor", or "" where no role is asked for.

    >>> role("Who is the new mayor of Ostrey?")
    'mayor'
    """
    match = _ROLE.match(question)
    noun = match["role"].split()[-1] if match else ""
    return noun if noun[:1].islower() else ""


def deed(question: str) -> str:
    """The verb of what "who" is said to do: "bakes", or "" where there is none.

    >>> deed("Who will bake the bread?")
    'bake'
    """
    match = None if role(question) else _DEED.match(question)
    verb = match["verb"] if match else ""
    return verb if verb.islower() and verb not in _NO_DEED else ""


def is_agent(term: str, verb: str) -> bool:
    """Whether a term names those who do what the other tells: "baker" of "bake"."""
    if len(verb) < _SHORTEST or not term.startswith(verb):
        return False
    return term[len(verb) :] in ("er", "or", "r", f"{verb[-1]}er")
