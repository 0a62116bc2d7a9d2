"""Whether a name stands where an outlet does: whom somebody tells, what airs or prints it."""

from bisect import bisect_left
from itertools import pairwise

from summarizer.speech.lexicon.bodies import OUTLET_NOUNS
from summarizer.speech.lexicon.grammar import (
    ARTICLES,
    GRAMMAR,
    NOT_NAMES,
    POSSESSIVES,
    PREPOSITIONS,
)
from summarizer.speech.lexicon.reporting import OUTLET_VERBS, SAY
from summarizer.speech.outlets.programmes import DAYS, EDITIONS
from summarizer.speech.outlets.recognised import looks_like_outlet, start_of_description
from summarizer.speech.outlets.relays import ADDRESSING, reports
from summarizer.speech.paragraphs.mentions import Mention
from summarizer.speech.paragraphs.passages import Passage
from summarizer.speech.paragraphs.tokens import Kind, Token, Tokens

PRESS = frozenset(
    "correspondent host anchor co-host co-anchor reporter journalist presenter columnist "
    "interviewer editor hosts anchors co-hosts reporters journalists presenters editors".split()
)
_FAR = 6
_ASIDE = 3
_POSTED = frozenset(
    "interview post posts message video thread appearance appearances appeared appearing".split()
)
PIECES = frozenset("article piece op-ed column essay commentary editorial story report".split())
_WRITING = frozenset("wrote writes write writing written".split())
_EMPLOYED = PIECES | _WRITING
_PUBLISHING = PIECES | frozenset(
    "carried published broadcast aired quoted interviewed obtained seen reviewed reports "
    "interview reported contacted reached asked questioned hosted sponsored released posted "
    "challenged pressed grilled quizzed shared".split()
)
_WORKING = PRESS | {"working"}
HEARD_BY = EDITIONS | frozenset("listeners viewers readers".split())
"""Of whom, or of what, an outlet's name may be said: "listeners of", "Monday's edition of"."""
_NO_NOUN = GRAMMAR | NOT_NAMES
_SENT = SAY | frozenset("statement email e-mail message messages letter sent given gave".split())
_ASKING = OUTLET_VERBS | frozenset("to with by".split())
_SPOKEN_TO = ADDRESSING | frozenset("statement statements provided".split())
_MEETINGS = frozenset("meeting call conversation chat discussion appeared appearing".split())
_TALKS = frozenset(
    "interview town forum broadcast appearance segment podcast programme program".split()
)
_BESIDE = frozenset("after before since until of about".split())
_DONE_ON = frozenset(
    "take takes taking took taken "
    "call called calls calling march marched marches attack attacks attacked assault war focus "
    "focused based relied rely depend depends decision vote voted work worked working pressure "
    "crackdown sanctions ban spent spend spending hearing".split()
)


def is_source(passage: Passage, number: int, speaker: Mention) -> bool:
    """Whether a mention is told something, is spoken to, or publishes what was said."""
    mention = passage.mentions[number]
    before = [*words_before(passage, mention, _FAR), "", ""]
    if before[0] in OUTLET_VERBS:
        return True
    if before[0] in ("with", "to") and before[1] in _SPOKEN_TO:
        aside = len(before) > _ASIDE and before[2] in POSSESSIVES and before[3] not in PREPOSITIONS
        return not aside  # "tweeted a video of her mocking his remarks to Interpresa"
    if before[0] == "on" and before[1] in _POSTED:
        return True
    if before[0] == "of" and (before[1] in HEARD_BY or _is_told(passage, number - 1)):
        return True
    if before[0] in ("for", "from", "at", "with") and before[1] in _WORKING:
        return not _ASKING.isdisjoint(before[2:])  # "told a reporter for NTV"
    if before[0] in ("for", "from") and before[1] in _EMPLOYED:
        return True
    if before[0] == "in" and (before[1] in _WRITING or _wrote_in(passage, mention, speaker)):
        return True
    if before[0] in ("by", "in", "from", "with") and before[1] in _PUBLISHING:
        return True
    return _reports_it(passage, number, speaker)


def _reports_it(passage: Passage, number: int, speaker: Mention) -> bool:
    """Whether a mention reports what was said: "Obi said, Interpresa reported"."""
    mention = passage.mentions[number]
    if mention.head < speaker.head and looks_like_outlet(passage, speaker):
        return False  # "NTV reported that it rained, Interpresa reported"
    if mention.possessive and number + 1 < len(passage.mentions):
        reporter = passage.mentions[number + 1]
        if reporter.first == mention.last and reporter is not speaker:
            return any(reports(passage, tie) for tie in passage.links[number + 1])
    following = token_at(passage.tokens, mention.last)
    if following is not None and following.low in PIECES:
        known = looks_like_outlet(passage, mention)
        return known and words_before(passage, mention, 2) == ["to", "according"]
    if following is not None and following.low in OUTLET_NOUNS:
        phrase = passage.mentions[number + 1 : number + 2]
        named = bool(phrase) and phrase[0].start <= mention.start
        return named and any(reports(passage, tie) for tie in passage.links[number + 1])
    if following is not None and following.word.islower() and following.low not in GRAMMAR:
        return False  # "according to a review of Interpresa transcripts"
    return any(reports(passage, tie) for tie in passage.links[number])


def _wrote_in(passage: Passage, mention: Mention, speaker: Mention) -> bool:
    """Whether a name follows whoever wrote: "wrote Ada Obi in the Kindia Observer"."""
    between = [token.low for token in passage.tokens[speaker.last : mention.first]]
    number = bisect_left(passage.heads, speaker.head)
    ties = passage.links[number] if number < len(passage.links) else ()
    wrote = any(passage.tokens[tie.cue].low in _WRITING for tie in ties)
    return wrote and between in (["in"], ["in", "the"])


def airs(passage: Passage, mention: Mention) -> bool:
    """Whether what looks like an outlet stands where one airs or gets words: "on NTV"."""
    first, second = [*words_before(passage, mention, 2), "", ""][:2]
    following = token_at(passage.tokens, mention.last)
    if following is not None and following.low == "interview":
        return first not in _BESIDE
    if first in ("on", "per", "via"):
        printed = mention.last - mention.first == 1 and mention.low in _PRINTED
        return not printed and (first != "on" or second not in _DONE_ON)
    if first in ("in", "at", "during"):
        talks = following is not None and following.low in _TALKS
        if mention.possessive:
            return talks or (following is not None and following.low in PIECES)
        return talks or (first == "in" and not _is_in_capitals(passage, mention))
    if first == "to" and second in _SENT:
        return True
    if first == "with" and second in _MEETINGS:
        return True
    shows = following is not None and (following.is_capitalised or following.kind is Kind.QUOTED)
    return mention.possessive and shows and first in ("with", "to", "visited", "joined")


_PRINTED = frozenset("mercury sun star globe mirror echo argus sentinel standard".split())
"""Names of papers, alone also those of other things, that nothing is said on: "life on Mercury"."""


def carries_anothers(passage: Passage, mention: Mention, speaker: Mention) -> bool:
    """Whether it aired what somebody else said: "she wrote of Obi's remarks on NTV"."""
    between = passage.tokens[speaker.last : mention.first]
    return any(one.is_possessive and two.low in _REMARKS for one, two in pairwise(between))


_ADJECTIVAL = ("al", "ish", "an", "ese", "ic")
_REMARKS = frozenset("comments comment remarks remark interview appearance speech claim".split())


def goes_with_a_noun(passage: Passage, mention: Mention) -> bool:
    """Whether a name only describes the noun after it: "told the Biblical story"."""
    following = token_at(passage.tokens, mention.last)
    if following is None or not following.word.islower() or mention.possessive:
        return False
    noun = following.low not in _NO_NOUN and not following.low.endswith("ly")
    return noun and mention.low.endswith(_ADJECTIVAL)


def _is_in_capitals(passage: Passage, mention: Mention) -> bool:
    """Whether one word in capitals is all that makes a name an outlet's: after "in" it need not."""
    first, last = passage.tokens[mention.first], passage.tokens[mention.last - 1]
    return last.word.isupper() and (first is last or not first.word.isupper())


def is_interviewer(passage: Passage, mention: Mention) -> bool:
    """Whether a name stands in "said in a Kindia Review interview"."""
    tokens, following = passage.tokens, token_at(passage.tokens, mention.last)
    if following is None or following.low != "interview" or mention.possessive:
        return False
    before = [token.low for token in tokens[max(0, mention.first - 2) : mention.first]]
    return before[:1] in (["in"], ["during"]) and before[-1] in ARTICLES


def _is_told(passage: Passage, number: int) -> bool:
    """Whether a mention is whom somebody tells something: "told Ada Obi of Interpresa"."""
    if number < 0:
        return False
    before = words_before(passage, passage.mentions[number], 1)
    return bool(before) and before[0] in OUTLET_VERBS


def words_before(passage: Passage, mention: Mention, count: int) -> list[str]:
    """The words before a mention in its sentence, nearest first.

    Articles, days, descriptions ("state news agency") and owners ("Brazil's") are left out.
    """
    found: list[str] = []
    for index in range(_start_with_owner(passage, mention) - 1, -1, -1):
        token = passage.tokens[index]
        if len(found) == count or token.sentence != mention.sentence or not token.is_word:
            break
        if token.low not in ARTICLES and token.low not in DAYS:
            found.append(token.low)
    return found


def _start_with_owner(passage: Passage, mention: Mention) -> int:
    tokens, first = passage.tokens, start_of_description(passage, mention)
    if first and tokens[first - 1].is_possessive:
        first -= 1
        while first and tokens[first].is_capitalised and tokens[first - 1].is_capitalised:
            first -= 1
    return first


def token_at(tokens: Tokens, index: int) -> Token | None:
    """The token at a place, None past the end."""
    return tokens[index] if index < len(tokens) else None
