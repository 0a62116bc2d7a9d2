"""Where a paragraph begins after its dateline: "KINDIA, March 3 (NTB) — ", "HALVORA: "."""

from summarizer.speech.lexicon import NAME_LINKS, is_role
from summarizer.speech.tokens import Kind, Tokens

_TOP = 1
_LONGEST = 14
_LONGEST_IN_SMALL_LETTERS = 5
_DASHES = frozenset("—–-―")
_INSIDE = frozenset(",./()")


def past_dateline(tokens: Tokens, block: int) -> int:
    """The token after the dateline that a paragraph opens with, 0 if there is none.

    A place in capitals before a dash, or a colon near the top, where no talk is printed yet; or any
    place before a dash and a new sentence.
    """
    if not tokens or not tokens[0].is_capitalised:
        return 0
    shouted = tokens[0].word.isupper() and len(tokens[0].word) > 1
    colon = ":" if shouted and block <= _TOP and not is_role(tokens[0].low) else ""
    for index in range(1, min(len(tokens) - 1, _LONGEST)):
        token = tokens[index]
        if token.word in _DASHES or token.word == colon:
            while index < len(tokens) - 1 and tokens[index].word in _DASHES | {":"}:
                index += 1
            short = index <= _LONGEST_IN_SMALL_LETTERS or tokens[1].word in ("(", ",")
            starts = tokens[index].is_capitalised or tokens[index].kind is Kind.QUOTED
            return index if starts and (shouted or short) else 0
        placed = token.is_capitalised or token.low in NAME_LINKS or token.word[:1].isdigit()
        if not placed and token.word not in _INSIDE:
            return 0
    return 0
