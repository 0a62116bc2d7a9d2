"""What an article prints beside a name: titles, forms of address, roles before and after it."""

from dataclasses import dataclass

from summarizer.speech.lexicon import (
    AUXILIARIES,
    CONJUNCTIONS,
    CUES,
    DETERMINERS,
    GENDERED_ROLES,
    GROUPS,
    HONORIFICS,
    POSSESSIVES,
    PREPOSITIONS,
    REGNAL,
    SAY,
    is_plural_role,
    is_role,
)
from summarizer.speech.mentions import Mention
from summarizer.speech.tokens import Kind, Token, Tokens
from summarizer.speech.unlisted import is_said_by, is_so_called, stops_role
from summarizer.types import Span

_LONGEST_ROLE = 14
_LONGEST_BEFORE = 7
_OPENING = frozenset(",—–")
_CLOSING = frozenset(",.;:—–")


@dataclass(slots=True)
class TitledName:
    """A name taken apart: the name itself, its words in lower case, and the title before it.

    `gender` is "m", "f" or "" as a form of address tells it, None where there is none. Never
    changed; not frozen, for there are as many of them as names.
    """

    name: Span
    words: tuple[str, ...]
    title: Span | None
    gender: str | None


def name_and_title(tokens: Tokens, mention: Mention) -> TitledName:
    """Take a name apart ("Foreign Minister Sergei Lavrov", "Mrs. Obi")."""
    first, gender, title = mention.first, None, None
    title_end = _end_of_title(tokens, mention)
    if title_end > first and tokens[mention.head].low not in GROUPS:
        begin = first - 2 if _is_of_title(tokens, mention) else first
        title = Span(start=tokens[begin].start, end=tokens[title_end - 1].end)
        first = title_end
    while first < mention.head and _is_before_name(tokens, first):
        if tokens[first].word == "(":
            first += 3
            continue
        gender = HONORIFICS[tokens[first].low.rstrip(".")] or gender or ""
        first += 1
    words = tuple(token.low.rstrip(".") for token in tokens[first : _last_of_name(tokens, mention)])
    return TitledName(
        name=Span(start=tokens[first].start, end=_end_of_name(tokens, mention)),
        words=words,
        title=title,
        gender=gender,
    )


def _is_before_name(tokens: Tokens, index: int) -> bool:
    """Whether a form of address, or a word in brackets, stands there before the name itself."""
    if tokens[index].low.rstrip(".") in HONORIFICS:
        return True
    return tokens[index].word == "(" and tokens[index + 2].word == ")"


def _end_of_title(tokens: Tokens, mention: Mention) -> int:
    """The token after the last word for a role that stands before the name's last word."""
    for index in range(mention.head - 1, mention.first - 1, -1):
        low = tokens[index].low.rstrip(".")
        stays = low in HONORIFICS or low in REGNAL
        if tokens[index].is_possessive:
            continue
        if low in _SHORT_TITLES or (is_role(low) and not stays):
            return index + (3 if tokens[index + 1].low == "of" else 1)
    return mention.first + _is_of_title(tokens, mention)


def _is_of_title(tokens: Tokens, mention: Mention) -> bool:
    """Whether the first word ends a title with "of": "Secretary of State Ada Obi"."""
    first = mention.first
    if first < 2 or mention.head - first < 2 or tokens[first - 1].low != "of":
        return False
    title = tokens[first - 2]
    return title.is_capitalised and is_role(title.low) and title.sentence == mention.sentence


_SHORT_TITLES = frozenset(
    "del asst assoc atty sec ald comm lieut dets gov sen rep gen lt col maj capt cpl sgt adm cmdr "
    "supt det insp amb pres reps sens govs adv engr cllr pvt brig".split()
)


def _last_of_name(tokens: Tokens, mention: Mention) -> int:
    """The token after a name, without "Jr." but with what a body is of."""
    following = mention.head + 1
    return mention.last if following < mention.last and tokens[following].low == "of" else following


def _end_of_name(tokens: Tokens, mention: Mention) -> int:
    last = _last_of_name(tokens, mention)
    return mention.end if last == mention.last else tokens[last - 1].end


def role_at(tokens: Tokens, mention: Mention, titled: TitledName) -> Span | None:
    """The role printed beside this mention of a name, or None."""
    return _before(tokens, mention, titled) or _after(tokens, mention)


def _before(tokens: Tokens, mention: Mention, titled: TitledName) -> Span | None:
    """The words "Foreign Ministry spokeswoman" before a name, with or without a comma."""
    if titled.title is None:
        return _apposed_before(tokens, mention)
    apposed = None if mention.head - mention.first < 1 else _apposed_before(tokens, mention)
    if apposed is None:
        return _with_words_before(tokens, mention, titled.title)
    if tokens[mention.first - 1].word != ",":  # "the fund's executive Director Ada Obi"
        return Span(start=apposed.start, end=titled.title.end)
    return apposed


def _apposed_before(tokens: Tokens, mention: Mention) -> Span | None:
    """The words "the rebels' delegate" before a name, with or without a comma."""
    end = mention.first
    if end and tokens[end - 1].word == ",":
        end -= 1
        of_something = _head_of_phrase(tokens, end, mention)
        if of_something is not None:
            first = _first_before(tokens, of_something + 1, mention.sentence)
            return Span(start=tokens[first].start, end=tokens[end - 1].end)
    if not end or tokens[end - 1].is_possessive:
        return None
    if end == mention.first and (office := _office(tokens, end)) is not None:
        first = _first_before(tokens, office + 1, mention.sentence)
        return Span(start=tokens[first].start, end=tokens[end - 1].end)
    listed = is_role(tokens[end - 1].low)
    if not listed and not (is_said_by(tokens, end) or is_so_called(tokens, end, mention)):
        return None
    first = _first_before(tokens, end, mention.sentence)
    if end != mention.first and not _is_apposed(tokens, first, end, mention):
        return None
    return Span(start=tokens[first].start, end=tokens[end - 1].end)


def _is_apposed(tokens: Tokens, first: int, end: int, mention: Mention) -> bool:
    """Whether a name after the comma that ends a role at `end` goes with it, and is closed."""
    before = tokens[first - 1].low if first else ""
    if first == end - 1 and before in PREPOSITIONS:
        return False  # "a bid for president, Ada Obi, said"
    closing = tokens[mention.last] if mention.last < len(tokens) else None
    if closing is None or closing.word in _CLOSING:
        return True
    while first and tokens[first - 1].low in _INTRODUCING:
        first -= 1
    inverted = first > 0 and tokens[first - 1].low in SAY
    return inverted and closing.low in _BELONGING  # "said a senior clerk, Ada Obi of the bank"


_BELONGING = frozenset("of from at in who with whose".split())
_INTRODUCING = DETERMINERS | {"another", "one"}


def _office(tokens: Tokens, end: int) -> int | None:
    """The word for a role in "her chief of staff Ada Obi", by its token."""
    if end < _WORDS_OF_OFFICE or tokens[end - 2].low != "of":
        return None
    role, thing = tokens[end - 3], tokens[end - 1]
    plain = thing.is_word and thing.word.islower() and not stops_role(thing.low)
    return end - 3 if plain and is_role(role.low) and not role.is_possessive else None


_WORDS_OF_OFFICE = 3


def _with_words_before(tokens: Tokens, mention: Mention, title: Span) -> Span:
    """A title with what goes before it ("the bank's President Obi"), without a form of address."""
    if tokens[mention.first].low.rstrip(".") in HONORIFICS:
        return Span(start=tokens[mention.first + 1].start, end=title.end)
    first = mention.first - 2 if _is_of_title(tokens, mention) else mention.first
    first = min(first, _first_before(tokens, first, mention.sentence, titled=True))
    return Span(start=min(title.start, tokens[first].start), end=title.end)


def _head_of_phrase(tokens: Tokens, end: int, mention: Mention) -> int | None:
    """The word for a role in "the mayor of Kindia, Ada Obi, said", by its token."""
    closed = mention.last >= len(tokens) or tokens[mention.last].word in (",", ".")
    for index in range(end - 2, max(-1, end - _LONGEST_ROLE), -1):
        token = tokens[index]
        if not closed or token.kind is not Kind.WORD or token.sentence != mention.sentence:
            return None
        if is_role(token.low) and not token.is_possessive:
            return index if tokens[index + 1].low in ("of", "for", "at") else None
    return None


def _first_before(tokens: Tokens, end: int, sentence: int, *, titled: bool = False) -> int:
    """Where the words before a role begin; `titled` is whether the role is part of the name."""
    first = end if titled else end - 1
    for index in range(end - 1, max(-1, end - 1 - _LONGEST_BEFORE), -1):
        token = tokens[index]
        if token.kind is not Kind.WORD or token.sentence != sentence:
            break
        if stops_role(token.low) and not _joins_roles(tokens, index):
            break
        goes_on = (titled or index + 1 < end) and tokens[index + 1].is_capitalised
        if goes_on and not (_may_precede_title(token) or _joins_roles(tokens, index)):
            break  # "their victory led Chairman Obi"
        first = index
    return _with_one_of(tokens, first, end)


def _with_one_of(tokens: Tokens, first: int, end: int) -> int:
    """Where "one of her advisers" begins, whose last words are a role of several."""
    opening = [token.low for token in tokens[max(0, first - 3) : first]]
    if not is_plural_role(tokens[end - 1].low):
        return first
    if opening[-2:] == ["one", "of"]:
        return first - 2
    return first - 3 if opening[:2] == ["one", "of"] and opening[2] in POSSESSIVES else first


def _joins_roles(tokens: Tokens, index: int) -> bool:
    """Whether an "and" stands between two roles of one person: "founder and chief executive"."""
    return index > 0 and tokens[index].low == "and" and is_role(tokens[index - 1].low)


def _may_precede_title(token: Token) -> bool:
    """Whether a word before one with a capital belongs to the same title: "former Senator"."""
    return token.is_capitalised or token.is_possessive or token.low in _TITLE_ADJECTIVES


_TITLE_ADJECTIVES = frozenset(
    "former then acting current outgoing incoming retired longtime vice deputy senior interim "
    "fellow rival veteran late ex new assistant associate chief lead top leading prominent".split()
)


def _after(tokens: Tokens, mention: Mention) -> Span | None:
    """The words "head of the bank" in "Ada Obi, the head of the bank, said"."""
    first = mention.last
    if _is_age_in_brackets(tokens, first):
        first += 3
    if first >= len(tokens) or tokens[first].word not in _OPENING:
        return None
    first += 1
    if first + 1 < len(tokens) and tokens[first].low.isdigit() and tokens[first + 1].word == ",":
        first += 2  # an age
    while first < len(tokens) and tokens[first].low in DETERMINERS:
        first += 1
    while first < len(tokens) and tokens[first].low in ("now", "then"):
        first += 1
    last = _end_of_apposition(tokens, first, mention)
    if last is None or last <= first:
        return None
    if not _names_a_role(tokens, first, last) and not _says(tokens, mention, last):
        return None
    while tokens[last - 1].low in PREPOSITIONS and last - 1 > first:
        last -= 1  # "the author of “A Harbour in Winter”"
    return Span(start=tokens[first].start, end=tokens[last - 1].end)


def _is_age_in_brackets(tokens: Tokens, index: int) -> bool:
    """Whether "(35)" stands there."""
    aside = [token.word for token in tokens[index : index + 3]]
    return len(aside) == 3 and aside[0] == "(" and aside[1].isdigit() and aside[2] == ")"


def _says(tokens: Tokens, mention: Mention, last: int) -> bool:
    """Whether the apposition after a name that ends at `last` is a speaker's, whatever it says."""
    opening = tokens[mention.last + 1 : mention.last + 4]
    if not any(token.low in ("a", "an") for token in opening):
        return False
    before = tokens[mention.first - 1].low if mention.first else ""
    after = tokens[last + 1].low if last + 1 < len(tokens) else ""
    return before in SAY or after in SAY


def _end_of_apposition(tokens: Tokens, first: int, mention: Mention) -> int | None:
    """The token after an apposition that starts at `first`; None if it does not close in time."""
    for index in range(first, min(len(tokens), first + _LONGEST_ROLE)):
        token = tokens[index]
        if token.low in ("who", "which", "whose", "whom"):
            return index
        if token.kind is not Kind.WORD and token.word != "&":
            return index
        if token.sentence != mention.sentence:
            return None
        if _is_verb(token):
            return _end_before_verb(tokens, first, index, mention)
    if len(tokens) - first <= _LONGEST_ROLE:
        return len(tokens)
    joints = (n for n in range(first + 1, first + _LONGEST_ROLE) if tokens[n].low == "and")
    return next(joints, None)


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


def _names_a_role(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a word for a role comes before the phrase's first preposition."""
    for token in tokens[first:last]:
        if token.low in PREPOSITIONS or (token.low in CONJUNCTIONS and token.low != "and"):
            return False
        if is_role(token.low) and not token.is_possessive:
            return True
    return False


def gender_of(role: str) -> str:
    """The gender that a role's words tell: "m", "f" or ""."""
    for word in role.lower().split():
        if word in GENDERED_ROLES:
            return GENDERED_ROLES[word]
    return ""


def is_of_several(role: str) -> bool:
    """Whether a role is that of several people, so that it says nothing of one: "two aides"."""
    words = role.lower().split()
    return (is_plural_role(words[-1]) or words[-1] in _SHORT_PLURALS) and words[:2] != ["one", "of"]


_SHORT_PLURALS = frozenset("sens. reps. govs. sens reps govs profs drs".split())
