"""Through whom speech reached the article: "Interfax quoted her as saying", "he told Reuters".

No list of outlets is needed: an outlet is what was told something and is no person of the article,
what quoted somebody, or what reported what somebody else said.
"""

from bisect import bisect_left
from collections.abc import Iterator

from summarizer.speech.cues import Link, LinkKind
from summarizer.speech.lexicon import OUTLET_VERBS, OUTLET_WORDS, RELAY_VERBS, REPORT_VERBS, SAY
from summarizer.speech.mentions import Mention, MentionKind
from summarizer.speech.passages import Passage
from summarizer.speech.people import People
from summarizer.speech.tokens import Token

_OBJECT_REACH = 4
_SENTENCE_REACH = 12
_INTERVIEWS = frozenset("interview interviews comments remarks statement".split())
_ASSEMBLIES = frozenset(
    "congress parliament senate assembly court council committee commission commons lords house "
    "knesset duma bundestag diet".split()
)


def relays(passage: Passage, number: int) -> bool:
    """Whether a mention only passes on what another said: "Interfax quoted Zakharova saying"."""
    return _quotes_another(passage, number) or _reports_a_report(passage, number)


def relayed(passage: Passage, sentence: int, numbers: range) -> Mention | None:
    """Who is said to have spoken where one of these mentions quotes another "as saying"."""
    for number in numbers:
        if passage.mentions[number].sentence == sentence and _quotes_another(passage, number):
            spoken_by = passage.mentions[number + 1]
            after = passage.tokens[spoken_by.last : spoken_by.last + 2]
            if any(token.low == "saying" for token in after):
                return spoken_by
    return None


def _quotes_another(passage: Passage, number: int) -> bool:
    """Whether somebody else is the object: "Interfax quoted Zakharova"."""
    following = passage.mentions[number + 1 : number + 2]
    if not following or following[0].sentence != passage.mentions[number].sentence:
        return False
    return any(
        tie.kind is LinkKind.ADJACENT
        and passage.tokens[tie.cue].low in RELAY_VERBS
        and 0 < following[0].first - tie.cue <= _OBJECT_REACH
        for tie in passage.links[number]
    )


def _reports_a_report(passage: Passage, number: int) -> bool:
    """Whether it comes second: "she said, Interfax reported", "she said, according to Interfax"."""
    mention, tokens = passage.mentions[number], passage.tokens
    for tie in passage.links[number]:
        first = min(tie.cue, mention.first)
        if first >= 1 and tokens[first - 1].low == "the":
            first -= 1
        if first >= 2 and _reports(passage, tie) and tokens[first - 1].word == ",":
            return tokens[first - 2].low in SAY
    return False


def outlet(passage: Passage, speaker: Mention, people: People) -> Mention | None:
    """The outlet through which the words of this mention's sentence came, or None."""
    place = bisect_left(passage.heads, speaker.head)
    for number in range(max(0, place - _SENTENCE_REACH), min(len(passage.mentions), place + 13)):
        mention = passage.mentions[number]
        if mention is speaker or mention.sentence != speaker.sentence:
            continue
        if mention.kind is MentionKind.NAME and _carried(passage, number, speaker, people):
            return mention
    return None


def _carried(passage: Passage, number: int, speaker: Mention, people: People) -> bool:
    mention = passage.mentions[number]
    if relays(passage, number):
        return True
    if _told(passage, mention) or _in_interview(passage, mention):
        return _may_be_outlet(passage, mention, people)
    reports = any(_reports(passage, tie) for tie in passage.links[number])
    return reports and mention.head > speaker.head and _may_be_outlet(passage, mention, people)


def _words_before(passage: Passage, mention: Mention) -> Iterator[Token]:
    """The words before a mention in its sentence, the nearest first, without an article."""
    for index in range(mention.first - 1, -1, -1):
        token = passage.tokens[index]
        if token.sentence != mention.sentence or not token.is_word:
            return
        if token.low not in ("the", "a", "an"):
            yield token


def _told(passage: Passage, mention: Mention) -> bool:
    before = next(_words_before(passage, mention), None)
    return before is not None and before.low in OUTLET_VERBS


def _in_interview(passage: Passage, mention: Mention) -> bool:
    words = [token.low for token, _ in zip(_words_before(passage, mention), range(2), strict=False)]
    return len(words) == 2 and words[0] in ("with", "to") and words[1] in _INTERVIEWS


def _reports(passage: Passage, tie: Link) -> bool:
    if tie.kind is LinkKind.ACCORDING:
        return True
    verb = passage.tokens[tie.cue].low
    return tie.kind in (LinkKind.ADJACENT, LinkKind.INVERTED) and verb in REPORT_VERBS


def _is_acronym(word: str) -> bool:
    return word.isupper() and word.isalpha() and len(word) > 2


def _may_be_outlet(passage: Passage, mention: Mention, people: People) -> bool:
    """Whether a name looks like an outlet's: by a word in it, its article, or as no person's."""
    words = passage.tokens[mention.first : mention.last]
    if any(word.low in _ASSEMBLIES for word in words):
        return False
    if any(word.low in OUTLET_WORDS or _is_acronym(word.word) for word in words):
        return True
    person = people.named_at(mention)
    if person is None or person.titled or person.gender:
        return False
    if mention.first and passage.tokens[mention.first - 1].low == "the":
        return True
    return len(words) == 1 and len(person.words) == 1 and not person.placed
