"""Names taken apart: titles and forms of address before the name itself."""

from dataclasses import dataclass

from summarizer.speech.lexicon.bodies import BODIES
from summarizer.speech.lexicon.callings import GROUPS, HONORIFICS, REGNAL, is_role
from summarizer.speech.paragraphs import surnames
from summarizer.speech.paragraphs.mentions import Mention
from summarizer.speech.paragraphs.tokens import Tokens
from summarizer.types import Span


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
        begin = first - 2 if is_of_title(tokens, mention) else first
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
        if tokens[index].is_possessive or low in HONORIFICS or low in REGNAL:
            continue
        if low in _SHORT_TITLES or (is_role(low) and not _is_within_name(tokens, mention, index)):
            return index + (3 if tokens[index + 1].low == "of" else 1)
        if _is_partisan(tokens, mention, index):
            return index + 1
    return mention.first + is_of_title(tokens, mention)


def _is_within_name(tokens: Tokens, mention: Mention, index: int) -> bool:
    """Whether a word for a role is none in this name: "Dean Obi", "General Electric"."""
    if index != mention.first or index + 1 != mention.head:
        return False
    low, following = tokens[index].low, tokens[mention.head].low
    return low == "dean" or (low == "general" and following in BODIES | _OF_COMPANIES)


def _is_partisan(tokens: Tokens, mention: Mention, index: int) -> bool:
    """Whether a word tells the party of whoever has a first and a last name after it."""
    if tokens[index].low not in PARTISANS or index + _FULL_NAME != mention.head:
        return False
    return not any(
        token.low in BODIES or token.low in GROUPS or token.low in _OF_PARTIES
        for token in tokens[index + 1 : mention.head + 1]
    )


_FULL_NAME = 2
_OF_PARTIES = frozenset(
    "national federal primary primaries convention caucus congress leadership movement front "
    "leaders voters members presidential congressional parliamentary people's workers'".split()
)
_OF_COMPANIES = frozenset("electric motors mills dynamics".split())
PARTISANS = frozenset(
    "democrat republican conservative liberal tory communist islamist leftist centrist marxist "
    "libertarian maoist peronist separatist socialist nationalist".split()
)
"""What somebody may be called by their party."""


def is_of_title(tokens: Tokens, mention: Mention) -> bool:
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
    """The token after a name, without "Jr." but with what a body is of or for."""
    following = mention.head + 1
    goes_on = following < mention.last and surnames.is_of_something((tokens[following].low,))
    return mention.last if goes_on else following


def _end_of_name(tokens: Tokens, mention: Mention) -> int:
    last = _last_of_name(tokens, mention)
    return mention.end if last == mention.last else tokens[last - 1].end
