"""The outlet through which a sentence says that words came: "told Reuters", "said on NTV"."""

from bisect import bisect_left

from summarizer.speech.lexicon import (
    GRAMMAR,
    OUTLET_NOUNS,
    OUTLET_VERBS,
    SAY,
    is_speaker_noun,
)
from summarizer.speech.mentions import Mention
from summarizer.speech.outlets import looks_like_outlet, may_be_outlet, start_of_description
from summarizer.speech.passages import Passage
from summarizer.speech.people import People
from summarizer.speech.phrases import MentionKind
from summarizer.speech.programmes import DAYS, EDITIONS, programme
from summarizer.speech.relays import (
    ADDRESSING,
    ARTICLES,
    is_addressed,
    is_quoting_agent,
    quotes_another,
    reports,
)
from summarizer.speech.tokens import Kind, Token, Tokens
from summarizer.types import Span

_SENTENCE_REACH = 12
_LONGEST_CHANNEL = 2
_FAR = 6
_PRESS = frozenset(
    "correspondent host anchor co-host co-anchor reporter journalist presenter columnist "
    "interviewer editor hosts anchors co-hosts reporters journalists presenters editors".split()
)
_POSTED = frozenset(
    "interview post posts message video thread appearance appearances appeared appearing".split()
)
_PIECES = frozenset("article piece op-ed column essay commentary editorial story report".split())
_WRITING = frozenset("wrote writes write writing written".split())
_EMPLOYED = _PIECES | _WRITING
_PUBLISHING = _PIECES | frozenset(
    "carried published broadcast aired quoted interviewed obtained seen reviewed reports "
    "interview reported contacted reached asked questioned hosted sponsored released posted".split()
)
_SENT = frozenset("statement email e-mail message messages letter sent given gave".split())
_ASKING = OUTLET_VERBS | frozenset("to with by".split())
_STATED = frozenset("statement statements provided".split())
_AUDIENCE = frozenset("listeners viewers readers".split())
_MEETINGS = frozenset("meeting call conversation chat discussion appeared appearing".split())
_TALKS = frozenset(
    "interview town forum broadcast appearance segment podcast programme program".split()
)
_BESIDE = frozenset("after before since until of about".split())
_DONE_ON = frozenset(
    "call called calls calling march marched marches attack attacks attacked assault war focus "
    "focused based relied rely depend depends decision vote voted work worked working pressure "
    "crackdown sanctions ban spent spend spending hearing".split()
)


def channel(
    text: str, passage: Passage, speaker: Mention, said: Span, people: People
) -> str | None:
    """The outlet or programme through which a speaker's words came, as printed, or None."""
    found = _outlet(passage, speaker, people)
    if found is not None:
        return _with_article(text, _with_number(passage.tokens, found))
    return programme(text, passage, speaker, said)


def _with_number(tokens: Tokens, outlet: Mention | Span) -> Mention | Span:
    """An outlet's name with its channel: "Sky 4", but not "told NTV 40 people died"."""
    if not isinstance(outlet, Mention) or outlet.possessive:
        return outlet
    number, after = _at(tokens, outlet.last), _at(tokens, outlet.last + 1)
    if number is None or not number.word.isdigit() or len(number.word) > _LONGEST_CHANNEL:
        return outlet
    counts = after is not None and after.is_word and after.low not in GRAMMAR
    return outlet if counts else Span(start=outlet.start, end=number.end)


def _with_article(text: str, outlet: Mention | Span) -> str:
    """An outlet's name, with "The" where the text prints it as part of the name."""
    article = text[max(0, outlet.start - 5) : outlet.start] == " The "
    return text[outlet.start - 4 * article : outlet.end]


def _outlet(passage: Passage, speaker: Mention, people: People) -> Mention | Span | None:
    place = bisect_left(passage.heads, speaker.head)
    for number in range(max(0, place - _SENTENCE_REACH), min(len(passage.mentions), place + 13)):
        mention = passage.mentions[number]
        if mention is speaker or mention.sentence != speaker.sentence:
            continue
        if mention.kind is not MentionKind.NAME:
            continue
        if _carries(passage, number, speaker, people):
            return mention
        employer = _employer(passage, mention)
        if employer is not None:
            return employer
    return _within_a_phrase(passage, speaker, people)


def _within_a_phrase(passage: Passage, speaker: Mention, people: People) -> Mention | None:
    """An outlet that ends a phrase for something else: "Monday's edition of Newsnight"."""
    place = bisect_left(passage.everyone, speaker.start, key=lambda mention: mention.start)
    for mention in passage.everyone[max(0, place - _SENTENCE_REACH) : place + _SENTENCE_REACH]:
        if not mention.inner or mention.sentence != speaker.sentence:
            continue
        first, second = [*_words_before(passage, mention, 2), "", ""][:2]
        if first != "of" or second not in EDITIONS | _AUDIENCE:
            continue
        if looks_like_outlet(passage, mention) or may_be_outlet(passage, mention, people):
            return mention
    return None


def _employer(passage: Passage, mention: Mention) -> Span | None:
    """For whom somebody asks who is told or spoken to: "told NPR correspondent Ada Obi"."""
    tokens, last = passage.tokens, mention.first - 1
    if last < 1 or tokens[last].low not in _PRESS:
        return None
    first = last
    while first > 0 and tokens[first - 1].is_capitalised:
        first -= 1
    before = first - 1 - (first > 1 and tokens[first - 1].low == "the")
    if before < 0 or tokens[before].low not in OUTLET_VERBS | {"with"} or first == last:
        return None
    end = tokens[last - 1].start + len(tokens[last - 1].low)
    return Span(start=tokens[first].start, end=end)


def _carries(passage: Passage, number: int, speaker: Mention, people: People) -> bool:
    """Whether a name's place in the sentence and its look make it the outlet."""
    mention = passage.mentions[number]
    person = people.named_at(mention)
    is_person = person is not None and (person.titled or bool(person.gender))
    if quotes_another(passage, number) or is_quoting_agent(passage, mention):
        return not is_person
    if _only_describes(passage, number, people):
        return False
    if looks_like_outlet(passage, mention):
        return _is_source(passage, number, speaker) or _airs(passage, mention)
    return _is_source(passage, number, speaker) and may_be_outlet(passage, mention, people)


def _only_describes(passage: Passage, number: int, people: People) -> bool:
    """Whether a name goes with what follows: "told Kano residents", "told Brazil's O Globo"."""
    mention = passage.mentions[number]
    following = _at(passage.tokens, mention.last)
    if following is None or following.sentence != mention.sentence:
        return False
    if mention.possessive:
        return _owns_outlet(passage, number, people)
    press = following.low in _PRESS or following.low in OUTLET_NOUNS
    return following.word.islower() and is_speaker_noun(following.low) and not press


def _owns_outlet(passage: Passage, number: int, people: People) -> bool:
    """Whether a name only says whose outlet follows, as "Brazil's" does and "Reuters'" does not."""
    mention, following = passage.mentions[number], passage.mentions[number + 1 : number + 2]
    if not following or following[0].first != mention.last or looks_like_outlet(passage, mention):
        return False
    other = following[0]
    return looks_like_outlet(passage, other) or may_be_outlet(passage, other, people)


def _is_source(passage: Passage, number: int, speaker: Mention) -> bool:
    """Whether a mention is told something, is spoken to, or publishes what was said."""
    mention = passage.mentions[number]
    before = [*_words_before(passage, mention, _FAR), "", ""]
    if before[0] in OUTLET_VERBS or is_addressed(passage, mention):
        return True
    if before[0] in ("with", "to") and before[1] in ADDRESSING | _STATED:
        return True
    if before[0] == "on" and before[1] in _POSTED:
        return True
    if before[0] == "of" and (before[1] in EDITIONS | _AUDIENCE or _is_told(passage, number - 1)):
        return True
    if before[0] in ("for", "from", "at", "with") and before[1] in _PRESS | {"working"}:
        return not _ASKING.isdisjoint(before[2:])  # "told a reporter for NTV"
    if before[0] in ("for", "from") and before[1] in _EMPLOYED:
        return True
    if before[0] == "in" and before[1] in _WRITING:
        return True
    if before[0] in ("by", "in", "from", "with") and before[1] in _PUBLISHING:
        return True
    return mention.head > speaker.head and any(
        reports(passage, tie) for tie in passage.links[number]
    )


def _airs(passage: Passage, mention: Mention) -> bool:
    """Whether what looks like an outlet stands where one airs or gets words: "on NTV"."""
    first, second = [*_words_before(passage, mention, 2), "", ""][:2]
    following = _at(passage.tokens, mention.last)
    if following is not None and following.low == "interview":
        return first not in _BESIDE
    if first == "on":
        return second not in _DONE_ON
    if first in ("per", "via"):
        return True
    if first in ("in", "at", "during"):
        talks = following is not None and following.low in _TALKS
        return talks or (first == "in" and not _is_in_capitals(passage, mention))
    if first == "to" and second in _SENT | SAY:
        return True
    if first == "with" and second in _MEETINGS:
        return True
    shows = following is not None and (following.is_capitalised or following.kind is Kind.QUOTED)
    return mention.possessive and shows and first in ("with", "to", "visited", "joined")


def _is_in_capitals(passage: Passage, mention: Mention) -> bool:
    """Whether one word in capitals is all that makes a name an outlet's: after "in" it need not."""
    first, last = passage.tokens[mention.first], passage.tokens[mention.last - 1]
    return last.word.isupper() and (first is last or not first.word.isupper())


def _is_told(passage: Passage, number: int) -> bool:
    """Whether a mention is whom somebody tells something: "told Ada Obi of Interpresa"."""
    if number < 0:
        return False
    before = _words_before(passage, passage.mentions[number], 1)
    return bool(before) and before[0] in OUTLET_VERBS


def _words_before(passage: Passage, mention: Mention, count: int) -> list[str]:
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


def _at(tokens: Tokens, index: int) -> Token | None:
    return tokens[index] if index < len(tokens) else None
