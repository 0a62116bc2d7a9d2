"""Through whom speech reached the article: "Interfax quoted her as saying", "he told Reuters".

No list of outlets is needed: an outlet is what was told something and is no person of the article,
what quoted somebody, or what reported what somebody else said.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from summarizer.speech.cues import Link, LinkKind
from summarizer.speech.lexicon import (
    OUTLET_VERBS,
    RELAY_VERBS,
    REPORT_VERBS,
    SAY,
)
from summarizer.speech.mentions import Mention
from summarizer.speech.outlets import (
    LONGEST_DESCRIPTION,
    looks_like_outlet,
    may_be_outlet,
    start_of_description,
)
from summarizer.speech.passages import Passage
from summarizer.speech.people import People
from summarizer.speech.phrases import MentionKind
from summarizer.types import Span

_OBJECT_REACH = 4
_AGENT_REACH = 6
_SENTENCE_REACH = 12
_POSTED = frozenset("interview post posts message video thread".split())
_PRESS = frozenset("correspondent host anchor reporter journalist presenter columnist".split())
_ARTICLES = frozenset(("the", "a", "an"))
_ADDRESSED = frozenset(("by", "with", "to"))
_BE = frozenset("is are was were be been being".split())
_ADDRESSING = frozenset("interview interviews comments remarks speaking spoke talking".split())
_CARRYING = frozenset(
    "carried published broadcast aired quoted interviewed obtained seen reviewed".split()
)
_EMPLOYED = frozenset("working reporter correspondent journalist writing".split())
_PUBLISHING = _CARRYING | frozenset("report reports article story interview".split())
_TELLING = OUTLET_VERBS | {"with"}


def relays(passage: Passage, number: int) -> bool:
    """Whether a mention only passes on or hears what another said: "he told Interfax"."""
    mention = passage.mentions[number]
    if mention.sentence in passage.relaying and (
        _quotes_another(passage, number) or _reports_a_report(passage, number)
    ):
        return True
    if mention.kind is not MentionKind.NAME or _word_before(passage, mention) not in _ADDRESSED:
        return False
    return _is_quoting_agent(passage, mention) or _is_addressed(passage, mention)


def relayed(passage: Passage) -> dict[int, Mention]:
    """Who is said to have spoken, by the sentence in which somebody quotes them "as saying"."""
    found: dict[int, Mention] = {}
    for number, mention in enumerate(passage.mentions):
        if mention.sentence not in passage.relaying:
            continue
        spoken_by = _quoted_by_verbs_of(passage, number)
        if spoken_by is not None:
            found.setdefault(mention.sentence, spoken_by)
    return found


def _quoted_by_verbs_of(passage: Passage, number: int) -> Mention | None:
    mention = passage.mentions[number]
    if _is_quoted(passage, mention, passage.links[number]):
        return mention
    if _quotes_another(passage, number):
        spoken_by = passage.mentions[number + 1]
        after = passage.tokens[spoken_by.last : spoken_by.last + 2]
        if any(token.low == "saying" for token in after):
            return spoken_by
    return None


def _is_quoted(passage: Passage, mention: Mention, ties: Sequence[Link]) -> bool:
    """Whether it is quoted itself: "Zakharova was quoted as saying by Interfax"."""
    for tie in ties:
        if tie.kind is LinkKind.ADJACENT and _is_passive(passage, tie.cue):
            following = passage.tokens[tie.cue + 1 : tie.cue + 1 + _AGENT_REACH + 2]
            return any(token.low == "saying" for token in following)
    return False


def _is_passive(passage: Passage, cue: int) -> bool:
    """Whether a verb of quoting follows a form of "to be"."""
    before = passage.tokens[max(0, cue - 2) : cue]
    return passage.tokens[cue].low in RELAY_VERBS and any(token.low in _BE for token in before)


def _quotes_another(passage: Passage, number: int) -> bool:
    """Whether somebody else is the object: "Interfax quoted Zakharova"."""
    following = passage.mentions[number + 1 : number + 2]
    if not following or following[0].sentence != passage.mentions[number].sentence:
        return False
    return any(
        tie.kind is LinkKind.ADJACENT
        and passage.tokens[tie.cue].low in RELAY_VERBS
        and 0 < following[0].first - tie.cue <= _OBJECT_REACH
        and not _is_passive(passage, tie.cue)
        for tie in passage.links[number]
    )


def _reports_a_report(passage: Passage, number: int) -> bool:
    """Whether it comes second: "she said, Interfax reported", "she said, according to Interfax"."""
    return second_report(passage, number) is not None


def second_report(passage: Passage, number: int) -> int | None:
    """The comma before a mention that only reports what another is said to have said, if it does.

    As in "Obi told NTB that they sail, the newspaper Posten reported".
    """
    mention, tokens = passage.mentions[number], passage.tokens
    for tie in passage.links[number]:
        if not _reports(passage, tie):
            continue
        first = min(tie.cue, start_of_description(passage, mention))
        if first >= 1 and tokens[first - 1].low == "the":
            first -= 1
        if first >= 2 and tokens[first - 1].word == ",":
            said = passage.cue_before(first - 1)
            return first - 1 if said is not None and tokens[said].low in SAY else None
    return None


def _is_quoting_agent(passage: Passage, mention: Mention) -> bool:
    """Whether it quotes in the passive: "she was quoted as saying by Interfax"."""
    if _word_before(passage, mention) != "by":
        return False
    first = max(0, mention.first - _AGENT_REACH - LONGEST_DESCRIPTION)
    return any(_is_passive(passage, index) for index in range(first, mention.first))


def _is_addressed(passage: Passage, mention: Mention) -> bool:
    """Whether it is whom somebody speaks to: "in an interview with Interfax"."""
    if _word_before(passage, mention) not in ("with", "to"):
        return False
    return not _ADDRESSING.isdisjoint(_words_before(passage, mention, 2)[1:])


def _word_before(passage: Passage, mention: Mention) -> str:
    """The word before a mention, apart from an article or description; "" where there is none."""
    first = start_of_description(passage, mention) - 1
    if first > 0 and passage.tokens[first].low in _ARTICLES:
        first -= 1
    return passage.tokens[first].low if first >= 0 else ""


def outlet(passage: Passage, speaker: Mention, people: People) -> Mention | Span | None:
    """The outlet through which the words of this mention's sentence came, or None."""
    place = bisect_left(passage.heads, speaker.head)
    for number in range(max(0, place - _SENTENCE_REACH), min(len(passage.mentions), place + 13)):
        mention = passage.mentions[number]
        if mention is speaker or mention.sentence != speaker.sentence:
            continue
        if mention.kind is not MentionKind.NAME:
            continue
        if _carried(passage, number, speaker, people):
            return mention
        employer = _employer(passage, mention)
        if employer is not None:
            return employer
    return None


def _employer(passage: Passage, mention: Mention) -> Span | None:
    """For whom somebody asks who is told or spoken to: "told NPR correspondent Ada Obi"."""
    tokens, last = passage.tokens, mention.first - 1
    if last < 1 or tokens[last].low not in _PRESS:
        return None
    first = last
    while first > 0 and tokens[first - 1].is_capitalised:
        first -= 1
    if not first or tokens[first - 1].low not in _TELLING or first == last:
        return None
    end = tokens[last - 1].start + len(tokens[last - 1].low)
    return Span(start=tokens[first].start, end=end)


def _carried(passage: Passage, number: int, speaker: Mention, people: People) -> bool:
    """Whether a name's place in the sentence and its look make it the outlet."""
    mention = passage.mentions[number]
    if _quotes_another(passage, number) or _is_quoting_agent(passage, mention):
        person = people.named_at(mention)
        return person is None or not (person.titled or person.gender)
    if looks_like_outlet(passage, mention):
        strong = ("on",), ("in",), ("by",), ("statement", "to")
        return _is_named_as_source(passage, number, speaker) or _follows(passage, mention, strong)
    if not _is_named_as_source(passage, number, speaker):
        return False
    return may_be_outlet(passage, mention, people)


def _follows(passage: Passage, mention: Mention, phrases: Iterable[tuple[str, ...]]) -> bool:
    """Whether one of these phrases stands before a mention."""
    before = tuple(_words_before(passage, mention, 2))[::-1]
    return any(before[-len(phrase) :] == phrase for phrase in phrases)


def _is_named_as_source(passage: Passage, number: int, speaker: Mention) -> bool:
    """Whether a mention is told something, is spoken to, or publishes what was said."""
    mention = passage.mentions[number]
    before = _words_before(passage, mention, 2)
    if before and before[0] in OUTLET_VERBS:
        return True
    if before[:1] == ["on"] and before[1:] and before[1] in _POSTED:
        return True
    if before and before[0] == "of" and _is_told(passage, number - 1):
        return True
    if _is_addressed(passage, mention):
        return True
    if len(before) == 2 and before[0] in ("by", "in", "from", "with", "for"):
        heard = _EMPLOYED if before[0] == "for" else _PUBLISHING
        return before[1] in heard
    return mention.head > speaker.head and any(
        _reports(passage, tie) for tie in passage.links[number]
    )


def _is_told(passage: Passage, number: int) -> bool:
    """Whether a mention is whom somebody tells something: "told Ada Obi of Interpresa"."""
    if number < 0:
        return False
    before = _words_before(passage, passage.mentions[number], 1)
    return bool(before) and before[0] in OUTLET_VERBS


def _words_before(passage: Passage, mention: Mention, count: int) -> list[str]:
    """The words before a mention in its sentence, nearest first, without article or description."""
    found: list[str] = []
    for index in range(start_of_description(passage, mention) - 1, -1, -1):
        token = passage.tokens[index]
        if len(found) == count or token.sentence != mention.sentence or not token.is_word:
            break
        if token.low not in _ARTICLES:
            found.append(token.low)
    return found


def _reports(passage: Passage, tie: Link) -> bool:
    if tie.kind is LinkKind.ACCORDING:
        return True
    verb = passage.tokens[tie.cue].low
    return tie.kind in (LinkKind.ADJACENT, LinkKind.INVERTED) and verb in REPORT_VERBS
