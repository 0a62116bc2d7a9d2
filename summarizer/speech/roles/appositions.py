"""The role printed after a name: "Ada Obi, the head of the bank, said"."""

from summarizer.speech.lexicon.callings import is_plural_role, is_role
from summarizer.speech.lexicon.grammar import (
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
)
from summarizer.speech.lexicon.reporting import CUES, SAY
from summarizer.speech.paragraphs.clauses import PASTS
from summarizer.speech.paragraphs.mentions import Mention
from summarizer.speech.paragraphs.tokens import Kind, Token, Tokens
from summarizer.types import Span

_LONGEST_ROLE = 14
_OPENING = frozenset(",—–")


def after(tokens: Tokens, mention: Mention) -> Span | None:
    """The words "head of the bank" in "Ada Obi, the head of the bank, said"."""
    first = _start(tokens, mention)
    last = _end_of_apposition(tokens, first, mention) if first is not None else None
    if first is None or last is None or last <= first:
        return None
    if not _names_a_role(tokens, first, last) and not (
        _says(tokens, mention, first, last) or _is_who(tokens, first, last)
    ):
        return None
    while last - 1 > first and (tokens[last - 1].low in PREPOSITIONS or _dangles(tokens, last)):
        last -= 1  # "the author of “A Harbour in Winter”"
    return Span(start=tokens[first].start, end=tokens[last - 1].end)


def _start(tokens: Tokens, mention: Mention) -> int | None:
    """Where an apposition can begin, past age and article; None if none can."""
    first, count = _past_brackets(tokens, mention.last), len(tokens)
    if first >= count or tokens[first].word not in _OPENING:
        return None
    first += 1
    aged = first + 1 < count and tokens[first + 1].word == ","
    if aged and (tokens[first].low.isdigit() or tokens[first].low.replace(".", "") in _LETTERS):
        first += 2
    if [token.low for token in tokens[first : first + 2]] == ["who", "is"]:
        first += 2
    aside = first < count and tokens[first].low in _ASIDE  # "Ada Obi, in a letter to the president"
    if aside or _is_done_by_the_name(tokens, first):
        return None
    if is_one_of(tokens, first):
        return first
    while first < count and (tokens[first].low in _INTRODUCING or tokens[first].low in _NOW):
        first += 1
    return first


def predicate(tokens: Tokens, mention: Mention) -> Span | None:
    """The words "former army captain" in a sentence "Ada Obi, 34, is a former army captain"."""
    first, count = mention.last, len(tokens)
    if first + 3 < count and tokens[first].word == "," and tokens[first + 1].low.isdigit():
        first += 3
    if not mention.leads or first + 2 >= count or tokens[first].low != "is":
        return None
    first += 1 + (tokens[first + 1].low in ARTICLES)
    last = _end_of_apposition(tokens, first, mention)
    if last is None or last <= first or not _names_a_role(tokens, first, last):
        return None
    office = any(token.low in _OF for token in tokens[first + 1 : last])
    if tokens[first - 1].low not in _AN and not office:
        return None  # "Ada Obi is the candidate everybody wants"
    return Span(start=tokens[first].start, end=tokens[last - 1].end)


_AN = frozenset(("a", "an"))
_OF = frozenset(("of", "for", "at"))
_LETTERS = frozenset("phd md mba llb llm qc kc sc san obe mbe cbe esq jr sr".split())
"""What may follow a name and its comma without being the role."""
_INTRODUCING = DETERMINERS - {"most"}  # "the most outspoken candidate" loses none of it
_NOW = frozenset(("now", "then"))


def is_one_of(tokens: Tokens, first: int) -> bool:
    """Whether "one of" stands there, before a role of several: "one of the report's authors"."""
    return [token.low for token in tokens[first : first + _ONE_OF]] == ["one", "of"]


_ONE_OF = 2


def _is_done_by_the_name(tokens: Tokens, first: int) -> bool:
    """Whether a verb and its object follow: "Ada Obi, 48, forged the head teacher's signature"."""
    if first + 1 >= len(tokens):
        return False
    done = tokens[first].low in PASTS or tokens[first].low.endswith("ed")
    return done and tokens[first + 1].low in DETERMINERS | POSSESSIVES


def _dangles(tokens: Tokens, last: int) -> bool:
    """Whether the word before a quotation only says whose it is: "star of NTV's “Low Tide”"."""
    quoted = last < len(tokens) and tokens[last].kind is Kind.QUOTED
    return quoted and tokens[last - 1].is_possessive


_ASIDE = (PREPOSITIONS | CONJUNCTIONS | {"like", "unlike"}) - {"per"}


def _past_brackets(tokens: Tokens, index: int) -> int:
    """The token after a short aside in brackets, "(35)" or "(Labour)", where one stands there."""
    if index < len(tokens) and tokens[index].word == "(":
        for last in range(index + 2, min(len(tokens), index + _LONGEST_ASIDE)):
            if tokens[last].word == ")":
                return last + 1
    return index


_LONGEST_ASIDE = 7


def _says(tokens: Tokens, mention: Mention, first: int, last: int) -> bool:
    """Whether an apposition from `first` to `last` is a speaker's, whatever it says."""
    if tokens[first - 1].low not in ("a", "an"):
        return False
    before = tokens[mention.first - 1].low if mention.first else ""
    after = tokens[last + 1].low if last + 1 < len(tokens) else ""
    return before in SAY or after in SAY


def _is_who(tokens: Tokens, first: int, last: int) -> bool:
    """Whether "who" follows what must then be a person: "Ada Obi, the sage who founded it"."""
    noun, following = tokens[last - 1], tokens[last : last + 1]
    if not following or following[0].low != "who" or tokens[first - 1].low not in ARTICLES:
        return False
    if any(token.low in PREPOSITIONS for token in tokens[first:last]):
        return False
    return noun.word.islower() and noun.low not in _ANYBODY and not noun.low.endswith("s")


_ANYBODY = frozenset("one man woman person guy other first second last only".split())


def _end_of_apposition(tokens: Tokens, first: int, mention: Mention) -> int | None:
    """The token after an apposition that starts at `first`; None if it does not close in time."""
    for index in range(first, min(len(tokens), first + _LONGEST_ROLE)):
        token = tokens[index]
        if token.low in ("who", "which", "whose", "whom") or _opens_clause(tokens, index):
            return index
        marked = token.kind is not Kind.WORD and token.word != "&"
        if marked and not _abbreviates(tokens, index) and not _joins_origins(tokens, index):
            return index
        if token.sentence != mention.sentence:
            return None
        if _is_verb(token) and not _describes_a_role(tokens, index):
            return _end_before_verb(tokens, first, index, mention)
    if len(tokens) - first <= _LONGEST_ROLE:
        return len(tokens)
    return _cut(tokens, first)


def _joins_origins(tokens: Tokens, index: int) -> bool:
    """Whether a comma stands between words before a role: "a Kindia-born, London-based clerk"."""
    before = tokens[index - 1]
    return tokens[index].word == "," and "-" in before.low and before.low.endswith(_ORIGINS)


_ORIGINS = ("-born", "-based", "-raised", "-educated", "-trained", "-old")


def _opens_clause(tokens: Tokens, index: int) -> bool:
    """Whether a clause opens: "founder of the Kindia Fund that helps", "critic and runs a bar"."""
    if tokens[index].low != "and" or index + 2 >= len(tokens):
        return tokens[index].low == "that" and tokens[index - 1].is_capitalised
    verb, after = tokens[index + 1 : index + 3]
    return verb.word.islower() and verb.low.endswith("s") and after.low in DETERMINERS


def _cut(tokens: Tokens, first: int) -> int | None:
    """Where an apposition that is too long can end: before a second role, or where it was."""
    within = range(first + 1, first + _LONGEST_ROLE)
    joints = (n for n in within if tokens[n].low == "and" and not tokens[n + 1].is_capitalised)
    places = (n for n in reversed(within) if tokens[n].low in _PLACING)
    return next(joints, None) or next(places, None)


_PLACING = frozenset("in at under during since with from".split())


def _abbreviates(tokens: Tokens, index: int) -> bool:
    """Whether a mark is one within words: "the pastor of a church in Ft. Kindia", "D.C.-based"."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or tokens[index].word not in (".", "-"):
        return False
    if tokens[index].word == "-":
        return (tokens[index].start, tokens[index].end) == (tokens[index - 1].end, following.start)
    return following.sentence == tokens[index].sentence and following.is_capitalised


def _describes_a_role(tokens: Tokens, index: int) -> bool:
    """Whether a participle goes with a role: "the defending champion", "Obi's fired manager"."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if tokens[index].low.endswith("ing") and following is not None and is_role(following.low):
        return True
    owned = tokens[index - 1].is_possessive or tokens[index - 1].low in POSSESSIVES
    return owned and tokens[index].low.endswith("ed")


def _is_verb(token: Token) -> bool:
    """Whether a word is a verb by the lists, not by where it stands."""
    if token.is_capitalised or token.low in _NAMING:
        return False
    return token.low in AUXILIARIES or (token.low in CUES and not is_role(token.low))


_NAMING = frozenset(("called", "named", "dubbed"))


def _end_before_verb(tokens: Tokens, first: int, verb: int, mention: Mention) -> int | None:
    """Where an apposition ends that no comma parts from the verb: None if it may be none.

    After whoever opens the sentence it is one ("Ada Obi, the head of the port said").
    """
    done_to = verb + 1 < len(tokens) and tokens[verb + 1].low == "by"
    if done_to and tokens[verb].low in CUES and verb > first:
        return verb
    introduced = tokens[first - 1].low in DETERMINERS or tokens[first].is_possessive
    return verb if mention.leads and introduced and verb > first + 1 else None


def _is_within_a_name(tokens: Tokens, index: int, last: int) -> bool:
    """Whether a preposition joins two capitalised words of an owner's name."""
    joins = tokens[index - 1].is_capitalised and tokens[index + 1].is_capitalised
    return joins and any(token.is_possessive for token in tokens[index + 1 : min(last, index + 4)])


def _names_a_role(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a word for a role comes before the phrase's first preposition."""
    among = _ONE_OF * is_one_of(tokens, first)
    for index in range(first + among, last):
        token = tokens[index]
        if token.low in PREPOSITIONS and _is_within_a_name(tokens, index, last):
            continue  # "Bank of Kindia's chief economist"
        if token.low in PREPOSITIONS or (token.low in CONJUNCTIONS and token.low != "and"):
            return False
        compound = index + 1 < last and is_role(tokens[index + 1].low)  # "deputy mayors"
        if is_role(token.low) and not token.is_possessive and not compound:
            # "In Halvora, the candidates spoke of rents"
            return bool(among) == is_plural_role(token.low)
    return False
