"""Where the clause begins that a verb of speech reports: "said that they sail", "said they do"."""

from collections.abc import Sequence
from itertools import islice, takewhile

from summarizer.speech.lexicon.grammar import (
    ADVERBS,
    ANY_PRONOUNS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    NOT_NAMES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
)
from summarizer.speech.lexicon.reporting import CUES, OUTLET_VERBS, PLAIN, TOLD
from summarizer.speech.paragraphs.tokens import Token, Tokens

_FEWEST_WORDS = 3
_THAT_WITHIN = 9
_DAY_WITHIN = 3
_NOUN_WITHIN = 6
_CLAUSE_WITHIN = 20
_BEFORE_DAY = frozenset("on late early last this".split())
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday week month".split()
)
_PLURALS_TOO = frozenset("states reports notes claims posts".split())
_HEARD = TOLD | frozenset("promised promises showed shows".split())
_BESIDE_THAT = (
    PREPOSITIONS | ADVERBS | _DAYS | _BEFORE_DAY | frozenset("back repeatedly earlier".split())
)
_BEGINS_ANEW = AUXILIARIES | SUBJECT_PRONOUNS | CUES
_SUBJECT_OPENERS = SUBJECT_PRONOUNS | DETERMINERS
_NO_NOUNS = NOT_NAMES | CUES


def start_of_clause(tokens: Tokens, cue: int, last: int) -> int | None:
    """Where the words after a verb begin: after "that", or at once if the verb is plain."""
    if _has_its_subject(tokens, cue, last):
        return cue + 1
    that = _that_after(tokens, cue, last)
    if that is not None and not _is_of_a_thing(tokens, cue, that):
        if _is_a_pointing(tokens, cue, that, last):
            return None
        if that > cue + 1 and that + 1 < last and tokens[that + 1].low.endswith("ed"):
            return None  # "said in a film that showed them"
        if that + 1 == last or tokens[that + 1].low not in AUXILIARIES:
            return that + 1
        heard = (that == cue + 1 and tokens[cue].low not in _PLURALS_TOO) or tokens[
            that - 1
        ].low in ANY_PRONOUNS
        return that if heard else None  # "told me that was fine"; "a statement that was read"
    return _start_at_once(tokens, cue, last)


def _is_a_pointing(tokens: Tokens, cue: int, that: int, last: int) -> bool:
    """Whether a "that" only points at a thing: "repeated that view in May"."""
    rest = tokens[that + 1 : last]
    pointed = that == cue + 1 and len(rest) > 1 and rest[1].low in PREPOSITIONS
    if not pointed or not rest[0].word.islower():
        return False
    return not any(is_finite(token) or _is_of_clause(token) for token in rest[2:])


def _is_of_clause(token: Token) -> bool:
    """Whether a word is a subject's pronoun, also in "he's"."""
    return token.low.split("'")[0] in CLAUSE_PRONOUNS


def _that_after(tokens: Tokens, cue: int, last: int) -> int | None:
    """The first "that" after a verb, if no other clause begins before it."""
    for index in range(cue + 1, min(last, cue + 1 + _THAT_WITHIN)):
        token = tokens[index]
        opens = token.low == "that" and not token.is_possessive  # no "that's"
        if opens and tokens[index - 1].low not in PREPOSITIONS:
            return index
        if opens and tokens[index - 2].low in ("early", "later"):
            return index  # "said early on that"
        if not token.is_word or token.low in _BEGINS_ANEW:
            return None
    return None


def _start_at_once(tokens: Tokens, cue: int, last: int) -> int | None:
    """Where words begin that a plain verb reports without "that"."""
    if tokens[cue].low in OUTLET_VERBS:
        return _past_listener(tokens, cue, last)
    start = _past_day(tokens, cue + 1, last)
    rest = tokens[start : min(last, start + _CLAUSE_WITHIN)]
    if tokens[cue].low not in PLAIN or not rest:
        return None
    if tokens[cue].low in _WARN and _is_of_what_to_do(rest):
        return None
    if tokens[cue].low in TAKE_THINGS:
        return start if _opens_sure_clause(rest) else None
    general = tokens[cue].low in _PRESENT - _FEARING and _opens_general_clause(rest)
    return start if general or _opens_clause(rest) else None


def _is_of_a_thing(tokens: Tokens, cue: int, that: int) -> bool:
    """Whether a "that" goes with what a verb is about: "notes the rule that", "found no sign that".

    Not where somebody hears it ("warned the crews that") or a time or place stands between.
    """
    if that == cue + 1 or tokens[cue].low in _HEARD:
        return False
    first = tokens[cue + 1]
    beside = first.low in _BESIDE_THAT or first.low in ANY_PRONOUNS or first.low.endswith("ly")
    return not (beside or (first.is_capitalised and first.low in NOT_NAMES))


TAKE_THINGS = frozenset(
    "announced announces confirmed confirms acknowledged admitted admits alleged conceded "
    "maintained explained suggested predicted added adds claimed claims".split()
)
"""Plain verbs that may have a thing as well for what is announced: "announced her candidacy"."""


_WARN = frozenset("warn warns warned".split())


def _is_of_what_to_do(rest: Sequence[Token]) -> bool:
    """Whether somebody is warned off or of a thing: "warned the crews not to sail"."""
    ahead = takewhile(lambda token: token.is_word and token.low not in AUXILIARIES, rest)
    return any(token.low in ("to", "against", "about", "of", "over") for token in ahead)


def _opens_sure_clause(rest: Sequence[Token]) -> bool:
    """Whether words have an auxiliary of their own: "the strike will end", no "30-day strike"."""
    if len(rest) <= _FEWEST_WORDS or rest[0].low in PREPOSITIONS or rest[0].low == "to":
        return False
    if rest[0].low in CLAUSE_PRONOUNS:
        return any(map(is_finite, rest[1:]))
    own = takewhile(lambda token: token.is_word and token.low not in _OF_ANOTHER, rest)
    return any(token.low in AUXILIARIES for token in islice(own, 1, None))


_OF_ANOTHER = CONJUNCTIONS | frozenset(
    "who which that whose where as when while before after because although".split()
)


def _has_its_subject(tokens: Tokens, cue: int, last: int) -> bool:
    """Whether a clause begins at once, so that a "that" further on is of a noun in it.

    "She said the ruling set a precedent that could harm": a plain "said" has no thing for object.
    """
    if tokens[cue].low not in _TAKE_CLAUSES or cue + 2 >= last:
        return False
    rest = tokens[cue + 1 : min(last, cue + 1 + _CLAUSE_WITHIN)]
    return rest[0].low in _ARTICLES and _opens_clause(rest)


_TAKE_CLAUSES = PLAIN - TAKE_THINGS - TOLD
_ARTICLES = frozenset("the a an his her its their".split())


def _past_listener(tokens: Sequence[Token], cue: int, last: int) -> int | None:
    """Where the words begin that somebody is told without a "that": "told reporters she would"."""
    for index in range(cue + 2, min(last - 1, cue + 2 + _LISTENER_WITHIN)):
        if not tokens[index].is_word or tokens[index].low in _NO_LISTENERS:
            return None
        if tokens[index].low in CLAUSE_PRONOUNS:
            return index if is_finite(tokens[index + 1]) else None
    return None


_LISTENER_WITHIN = 5
_NO_LISTENERS = frozenset(
    "as when while before after until because if about how why who where to".split()
)
CLAUSE_PRONOUNS = frozenset("he she they it we nobody nothing everyone everybody".split())


def _opens_general_clause(rest: Sequence[Token]) -> bool:
    """Whether words after "they say" go on as a clause of any verb does."""
    return rest[0].is_word and rest[0].low not in _NO_CLAUSE and len(rest) > _FEWEST_WORDS


_NO_CLAUSE = (
    (PREPOSITIONS - {"as", "if", "when", "while", "since"})
    | CONJUNCTIONS
    | frozenset("goodbye hello yes no so little much nothing something anything more".split())
)


def _past_day(tokens: Sequence[Token], index: int, last: int) -> int:
    """The token after "on Monday" or "late Monday", or the same one."""
    for ahead in range(index, min(last, index + _DAY_WITHIN)):
        if tokens[ahead].low in _DAYS:
            return ahead + 1
        if tokens[ahead].low not in _BEFORE_DAY:
            break
    return index


def _opens_clause(rest: Sequence[Token]) -> bool:
    """Whether words start as a clause does and hold a verb that can be told by its form."""
    token = rest[0]
    if token.low in CLAUSE_PRONOUNS and len(rest) >= _FEWEST_WORDS:
        return True
    if token.low in PASTS or (is_finite(token) and rest[1:2] and rest[1].low == "that"):
        return False  # "the film she said showed that"
    name = token.is_capitalised and token.low not in NOT_NAMES
    if name or token.low in _SUBJECT_OPENERS or token.low.isdigit():
        return any(map(is_finite, rest[1:]))
    if token.low[:1].isdigit():
        return True
    if token.low in _ROUGHLY and not any(map(_is_number, rest[1:3])):
        return False  # "she said about Obi, who was late"
    if token.low in _AMOUNTS:
        return any(t.low in AUXILIARIES for t in rest[1:])
    plural = token.is_word and token.low.endswith("s")
    if plural and len(rest) > 1 and is_finite(rest[1]):
        return True
    noun = token.is_word and (token.low == "there" or token.low not in _NO_NOUNS)
    return noun and any(t.low in AUXILIARIES for t in rest[1:_NOUN_WITHIN])


def is_finite(token: Token) -> bool:
    """Whether a word is a verb in the past or an auxiliary, as far as its form tells."""
    return token.low in AUXILIARIES or token.low.endswith("ed") or token.low in PASTS


_FEARING = frozenset("fear claim".split())
_ROUGHLY = frozenset("about around over up at".split())
_AMOUNTS = _ROUGHLY | frozenset("more fewer less nearly almost some only".split())
_NUMBERS = frozenset(
    "first least most half all one two three four five six seven eight nine ten dozen dozens "
    "hundred hundreds thousand thousands million third quarter two-thirds".split()
)


def _is_number(token: Token) -> bool:
    return token.low[:1].isdigit() or token.low in _NUMBERS


_PRESENT = frozenset("say believe insist claim argue fear think warn maintain".split())
PASTS = frozenset(
    "rose fell grew took came went got made became began broke brought built bought caught chose "
    "drew drove fought found gave held kept knew led left lost met paid ran saw sent shot sold "
    "spent stood struck won wore wrote flew threw sank swept drank ate slept".split()
)
"""Verbs in the past that do not end in "ed"."""
