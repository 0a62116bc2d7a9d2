"""The role printed before a name: "Foreign Ministry spokeswoman Ada Obi", "the mayor, Ada Obi"."""

from summarizer.speech.lexicon.callings import ADJECTIVAL, HONORIFICS, is_plural_role, is_role
from summarizer.speech.lexicon.grammar import (
    BEING,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
)
from summarizer.speech.lexicon.reporting import SAY
from summarizer.speech.paragraphs.clauses import PASTS
from summarizer.speech.paragraphs.mentions import Mention
from summarizer.speech.paragraphs.titles import is_of_title
from summarizer.speech.paragraphs.tokens import Kind, Token, Tokens
from summarizer.speech.roles.unlisted import (
    THINGS,
    is_said_by,
    is_so_called,
    is_told_of,
    stops_role,
)
from summarizer.types import Span

_LONGEST_ROLE = 14
_LONGEST_BEFORE = 7
_CLOSING = frozenset(",.;:—–")


def apposed(tokens: Tokens, mention: Mention) -> Span | None:
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
    if (
        tokens[end - 1].word in _ALSO_ADJECTIVES
        and end == mention.first
        and _stands_alone(tokens, end)
    ):
        return None
    if not listed and not (
        is_said_by(tokens, end)
        or is_so_called(tokens, end, mention)
        or is_told_of(tokens, end, mention)
    ):
        return None
    first = _first_before(tokens, end, mention.sentence)
    apart = end != mention.first
    if not _is_apposed(tokens, first, end, mention) if apart else _is_predicate(tokens, first):
        return None
    return Span(start=tokens[first].start, end=tokens[end - 1].end)


_ALSO_ADJECTIVES = ADJECTIVAL | {"elder", "veteran", "star", "fellow"}


def _stands_alone(tokens: Tokens, end: int) -> bool:
    """Whether no word that may be part of a role stands before its last one, nor a title."""
    if end < 2 or tokens[end - 2].kind is Kind.QUOTED:
        return end < 2
    return not tokens[end - 2].is_word or stops_role(tokens[end - 2].low)


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
    opens = first == 0 or tokens[first - 1].sentence != mention.sentence
    speaks = opens or tokens[first - 1].low in SAY
    return speaks and closing.low in _BELONGING  # "said a senior clerk, Ada Obi of the bank"


def _is_predicate(tokens: Tokens, first: int) -> bool:
    """Whether a role is what another is: "he was the best friend Ada Obi always hoped to have"."""
    article = first
    while article and tokens[article - 1].low in _GRADING:
        article -= 1
    before = [token.low for token in tokens[max(0, article - 2) : article]]
    return article < first and not BEING.isdisjoint(before)


_GRADING = frozenset("a an the most best worst only".split())
_BELONGING = frozenset("of from at in who with whose".split())
_INTRODUCING = DETERMINERS | {"another", "one"}


def _office(tokens: Tokens, end: int) -> int | None:
    """The word for a role in "her chief of staff Ada Obi", by its token."""
    told = end > _WORDS_OF_OFFICE and tokens[end - 2].low == "the"
    place = end - 3 - told
    if place < 0 or tokens[place + 1].low != "of":
        return None
    role, thing = tokens[place], tokens[end - 1]
    plain = thing.is_word and thing.word.islower() and not stops_role(thing.low)
    plain = plain and not (told and thing.low in THINGS)  # "the captain of the ferry Mary Ann"
    return place if plain and is_role(role.low) and not role.is_possessive else None


_WORDS_OF_OFFICE = 3


def with_title(tokens: Tokens, mention: Mention, title: Span) -> Span:
    """A title with what goes before it ("the bank's President Obi"), without a form of address."""
    if tokens[mention.first].low.rstrip(".") in HONORIFICS:
        return Span(start=tokens[mention.first + 1].start, end=title.end)
    first = mention.first - 2 if is_of_title(tokens, mention) else mention.first
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
            return index if tokens[index + 1].low in _GOING_ON else None
    return None


_GOING_ON = frozenset("of for at to".split())


def _first_before(tokens: Tokens, end: int, sentence: int, *, titled: bool = False) -> int:
    """Where the words before a role begin; `titled` is whether the role is part of the name."""
    first = end if titled else end - 1
    for index in range(end - 1, max(-1, end - 1 - _LONGEST_BEFORE), -1):
        token = tokens[index]
        if token.kind is not Kind.WORD or token.sentence != sentence:
            break
        if stops_role(token.low) and not (_joins_roles(tokens, index) or _is_within(tokens, index)):
            break
        if index < end - 1 + titled and _is_verb(tokens, index):
            break  # "to face challenger Ada Obi"
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
    return first - 3 if opening[:2] == ["one", "of"] and opening[2] in _OWNING else first


_OWNING = POSSESSIVES | DETERMINERS


def _joins_roles(tokens: Tokens, index: int) -> bool:
    """Whether an "and" stands between two roles of one person: "founder and chief executive"."""
    return index > 0 and tokens[index].low == "and" and is_role(tokens[index - 1].low)


def _is_verb(tokens: Tokens, index: int) -> bool:
    """Whether a word before a role does something to whoever has it: "hired coach Ada Obi"."""
    token, before = tokens[index], tokens[index - 1] if index else None
    if not token.word.islower() or is_role(token.low) or token.low in _TITLE_ADJECTIVES:
        return False
    if token.low in PASTS or token.low in _DONE_TO_PEOPLE:
        return before is None or before.low not in SAY  # "said fire brigade spokesman Ada Obi"
    acts = before is not None and (before.is_capitalised or before.low in SUBJECT_PRONOUNS)
    return acts and token.low.endswith("ed") and "-" not in token.low


_DONE_TO_PEOPLE = frozenset(
    "face beat hire fire meet oust replace endorse defeat join thank praise blame ask help unseat "
    "succeed interview".split()
)


def _is_within(tokens: Tokens, index: int) -> bool:
    """Whether a word of grammar is part of a name: "NTV This Morning presenter Ada Obi"."""
    inside = 0 < index < len(tokens) - 1 and tokens[index - 1].is_capitalised
    named = tokens[index].is_capitalised and tokens[index].low in DETERMINERS
    return inside and named and tokens[index + 1].is_capitalised


def _may_precede_title(token: Token) -> bool:
    """Whether a word before one with a capital belongs to the same title: "former Senator"."""
    return token.is_capitalised or token.is_possessive or token.low in _TITLE_ADJECTIVES


_TITLE_ADJECTIVES = frozenset(
    "former then acting current outgoing incoming retired longtime vice deputy senior interim "
    "fellow rival veteran late ex new assistant associate chief lead top leading prominent".split()
)
