"""Who only passes on or hears what another said: "Interfax quoted her", "he told Reuters".

No list of outlets is needed: an outlet is what was told something and is no person of the article,
what quoted somebody, or what reported what somebody else said.
"""

from bisect import bisect_left
from collections.abc import Sequence

from summarizer.speech.lexicon.grammar import ARTICLES, BEING
from summarizer.speech.lexicon.reporting import RELAY_VERBS, REPORT_VERBS, SAY
from summarizer.speech.outlets.recognised import LONGEST_DESCRIPTION, start_of_description
from summarizer.speech.paragraphs.cues import Link, LinkKind
from summarizer.speech.paragraphs.mentions import Mention
from summarizer.speech.paragraphs.passages import Passage
from summarizer.speech.paragraphs.phrases import MentionKind
from summarizer.types import Span

_SAYING = frozenset("saying telling writing warning".split())
_OBJECT_REACH = 4
_AGENT_REACH = 6
_ADDRESSED = frozenset(("by", "with", "to"))
ADDRESSING = frozenset(
    "interview interviews comments remarks speaking spoke talking exclusive sit-down".split()
)


def relays(passage: Passage, number: int) -> bool:
    """Whether a mention only passes on or hears what another said: "he told Interfax"."""
    mention = passage.mentions[number]
    if mention.sentence in passage.relaying and (
        quotes_another(passage, number) or _reports_a_report(passage, number)
    ):
        return True
    if mention.kind is not MentionKind.NAME or _word_before(passage, mention) not in _ADDRESSED:
        return False
    return is_quoting_agent(passage, mention) or is_addressed(passage, mention)


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
    if quotes_another(passage, number):
        spoken_by = passage.mentions[number + 1]
        after = passage.tokens[spoken_by.last : spoken_by.last + 2]
        if any(token.low in _SAYING for token in after):
            return spoken_by
    return None


def _is_quoted(passage: Passage, mention: Mention, ties: Sequence[Link]) -> bool:
    """Whether it is quoted itself: "Zakharova was quoted as saying by Interfax"."""
    for tie in ties:
        adjacent = tie.kind in (LinkKind.ADJACENT, LinkKind.PASSIVE)
        if adjacent and _is_passive(passage, tie.cue):
            following = passage.tokens[tie.cue + 1 : tie.cue + 1 + _AGENT_REACH + 2]
            return any(token.low == "saying" for token in following)
    return False


def _is_passive(passage: Passage, cue: int) -> bool:
    """Whether a verb of quoting follows a form of "to be"."""
    before = passage.tokens[max(0, cue - 2) : cue]
    return passage.tokens[cue].low in RELAY_VERBS and any(token.low in BEING for token in before)


def quotes_another(passage: Passage, number: int) -> bool:
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
        if not reports(passage, tie):
            continue
        first = min(tie.cue, start_of_description(passage, mention))
        if first >= 1 and tokens[first - 1].low == "the":
            first -= 1
        if first >= 2 and tokens[first - 1].word == ",":
            said = passage.cue_before(first - 1)
            return first - 1 if said is not None and tokens[said].low in SAY else None
    return None


def whom_it_reports(passage: Passage, mention: Mention, said: Span) -> Mention | None:
    """Who speaks by what an outlet reports: "According to Interpresa, Obi called it “…”", or None.

    It is the last before the words quoted who is the subject of a verb of speech of their own.
    """
    number = bisect_left(passage.heads, mention.head)
    if not any(reports(passage, tie) for tie in passage.links[number]):
        return None
    found = None
    for other in range(number + 1, len(passage.mentions)):
        speaker = passage.mentions[other]
        if speaker.sentence != mention.sentence or speaker.start >= said.start:
            break
        if any(
            tie.kind in _OF_ITS_OWN and speaker.end <= passage.tokens[tie.cue].start < said.start
            for tie in passage.links[other]
        ):
            found = speaker
    return found


_OF_ITS_OWN = (LinkKind.ADJACENT, LinkKind.APPOSITION, LinkKind.PHRASE)


def is_quoting_agent(passage: Passage, mention: Mention) -> bool:
    """Whether it quotes in the passive: "she was quoted as saying by Interfax"."""
    if _word_before(passage, mention) != "by":
        return False
    first = max(0, mention.first - _AGENT_REACH - LONGEST_DESCRIPTION)
    return any(_is_passive(passage, index) for index in range(first, mention.first))


def is_addressed(passage: Passage, mention: Mention) -> bool:
    """Whether it is whom somebody speaks to: "in an interview with Interfax"."""
    if _word_before(passage, mention) not in ("with", "to"):
        return False
    return not ADDRESSING.isdisjoint(_words_before(passage, mention, 2)[1:])


def _word_before(passage: Passage, mention: Mention) -> str:
    """The word before a mention, apart from an article or description; "" where there is none."""
    first = start_of_description(passage, mention) - 1
    if first > 0 and passage.tokens[first].low in ARTICLES:
        first -= 1
    return passage.tokens[first].low if first >= 0 else ""


def _words_before(passage: Passage, mention: Mention, count: int) -> list[str]:
    """The words before a mention in its sentence, nearest first, without article or description."""
    found: list[str] = []
    for index in range(start_of_description(passage, mention) - 1, -1, -1):
        token = passage.tokens[index]
        if len(found) == count or token.sentence != mention.sentence or not token.is_word:
            break
        if token.low not in ARTICLES:
            found.append(token.low)
    return found


def reports(passage: Passage, tie: Link) -> bool:
    """Whether a tie is to a verb of reporting, or to "according to"."""
    if tie.kind is LinkKind.ACCORDING:
        return True
    verb = passage.tokens[tie.cue].low
    return tie.kind in (LinkKind.ADJACENT, LinkKind.INVERTED) and verb in REPORT_VERBS
