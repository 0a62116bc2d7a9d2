"""Where reported words end before their sentence does: "…, adding", "…, but he did not say why"."""

from itertools import pairwise

from summarizer.speech.lexicon.grammar import ADVERBS, AUXILIARIES, SUBJECT_PRONOUNS
from summarizer.speech.lexicon.reporting import CUES
from summarizer.speech.paragraphs.tokens import Tokens

_FEWEST_WORDS = 3
_GIVE = frozenset("gave gives offered offers provided provides had has made".split())
_OWN = frozenset("we our us".split())
_CLAIMS = frozenset("claim charge allegation assertion accusation contention suggestion".split())
_HEDGES = frozenset("but although though so while".split())
_HEDGE = 12
_JOINTS = frozenset("and but then though although".split())
_REFUSED = frozenset("declined declines refused refuses".split())
_NOT = frozenset("wouldn't didn't doesn't don't not".split())
_DO = frozenset("did does do would wouldn't didn't doesn't don't".split())
_TELL = frozenset(
    "say disclose elaborate specify comment identify name provide explain give offer reveal "
    "detail discuss mention respond".split()
)
_CONDITIONS = frozenset("while although though whereas".split())
_NO_END = frozenset(
    "because that and but or if when while whether although though as which who the a an to of"
    " than".split()
)
_PAST_AT_LEAST = frozenset("said says told tells wrote writes adds".split())


_SAID_TOO = frozenset(
    "said added announced urged pledged vowed promised warned demanded accused criticized "
    "criticised praised thanked told insisted".split()
)


def end_of(tokens: Tokens, first: int, last: int) -> int:
    """Where words from `first` on end: at the comma after which the reporter takes over again."""
    for index in range(first + _FEWEST_WORDS, last - 1):
        if tokens[index].word == "," and _takes_over(tokens, index + 1, last):
            return last if _goes_on(tokens, index + 1, last) else index
        if tokens[index].low == "and" and tokens[index + 1].low in _SAID_TOO:
            return index
    return last


def _goes_on(tokens: Tokens, start: int, last: int) -> bool:
    """Whether what follows a comma is only an aside: "a plan, offering work, should be made"."""
    return any(
        one.word == "," and two.low in AUXILIARIES for one, two in pairwise(tokens[start:last])
    )


def breaks_off(tokens: Tokens, first: int, last: int) -> bool:
    """Whether words end on one that wants another or hold no more than how a clause begins.

    "… she was glad because", "while the ID".
    """
    if tokens[last - 1].low in _NO_END:
        return True
    opens = tokens[first].low in _CONDITIONS
    return opens and not any(token.word == "," for token in tokens[first:last])


def _takes_over(tokens: Tokens, start: int, last: int) -> bool:
    verb = tokens[start].low
    if verb in CUES and verb.endswith("ing"):
        return True
    if verb in _HEDGES and any(t.low in _OWN for t in tokens[start : min(last, start + _HEDGE)]):
        return True  # "…, although we have not seen it"
    if verb in ("a", "an") and tokens[start + 1].low in _CLAIMS:
        return True
    if verb not in _JOINTS:
        return False
    start += 1
    if start < last and tokens[start].low in SUBJECT_PRONOUNS:
        return _keeps_silent(tokens, start + 1, last)
    while start < last - 1 and tokens[start].low in ADVERBS:
        start += 1
    verb = tokens[start].low if start < last else ""
    reports = verb in CUES and (verb.endswith("ed") or verb in _PAST_AT_LEAST)
    return reports or _keeps_silent(tokens, start, last)


def _keeps_silent(tokens: Tokens, start: int, last: int) -> bool:
    """Whether a verb says that somebody would not tell: "declined to comment", "did not say"."""
    words = [token.low for token in tokens[start : min(last, start + 4)]]
    if not words:
        return False
    if len(words) > 1 and words[0] in _GIVE and words[1] == "no":
        return True
    denied = words[0] in _DO and not _NOT.isdisjoint(words[:2])
    return words[0] in _REFUSED or (denied and not _TELL.isdisjoint(words[1:]))
