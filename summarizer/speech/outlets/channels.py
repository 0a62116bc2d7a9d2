"""The outlet through which a sentence says that words came: "told Reuters", "said on NTV"."""

from bisect import bisect_left

from summarizer.speech.lexicon.bodies import OUTLET_NOUNS
from summarizer.speech.lexicon.callings import is_speaker_noun
from summarizer.speech.lexicon.grammar import GRAMMAR
from summarizer.speech.lexicon.reporting import OUTLET_VERBS
from summarizer.speech.outlets.airing import (
    HEARD_BY,
    PIECES,
    PRESS,
    airs,
    carries_anothers,
    goes_with_a_noun,
    is_interviewer,
    is_source,
    token_at,
    words_before,
)
from summarizer.speech.outlets.programmes import programme
from summarizer.speech.outlets.recognised import is_of_news, looks_like_outlet, may_be_outlet
from summarizer.speech.outlets.relays import is_quoting_agent, quotes_another, whom_it_reports
from summarizer.speech.paragraphs.mentions import Mention
from summarizer.speech.paragraphs.passages import Passage
from summarizer.speech.paragraphs.phrases import MentionKind
from summarizer.speech.paragraphs.tokens import Tokens
from summarizer.speech.people.cast import People
from summarizer.types import Span

_SENTENCE_REACH = 12
_LONGEST_CHANNEL = 2
_TALKING = OUTLET_VERBS | {"with"}
_PARTS = frozenset("service programme program desk edition section bureau".split())


def channel(
    text: str, passage: Passage, speaker: Mention, said: Span, people: People
) -> str | None:
    """The outlet or programme through which a speaker's words came, as printed, or None."""
    found = _outlet(passage, speaker, people)
    if found is not None:
        return _with_article(text, _with_number(passage.tokens, found))
    return programme(text, passage, speaker, said)


def original(passage: Passage, mention: Mention, said: Span, people: People) -> Mention:
    """Who spoke where an outlet is only said to report it: "According to Interpresa, Obi said"."""
    if mention.kind is MentionKind.NAME:
        passes_on = looks_like_outlet(passage, mention) or may_be_outlet(passage, mention, people)
        passes_on = passes_on or _works_for_an_outlet(passage, mention)
    else:
        passes_on = mention.low in PIECES and _is_of_an_outlet(passage, mention)
    return (whom_it_reports(passage, mention, said) if passes_on else None) or mention


def _works_for_an_outlet(passage: Passage, mention: Mention) -> bool:
    """Whether an outlet's name owns somebody's: "NTV's Ada Obi reported"."""
    number = bisect_left(passage.heads, mention.head) - 1
    owner = passage.mentions[number] if number >= 0 else None
    if owner is None or not owner.possessive or owner.last != mention.first:
        return False
    return looks_like_outlet(passage, owner)


def _is_of_an_outlet(passage: Passage, mention: Mention) -> bool:
    """Whether a phrase holds an outlet's name: "a Reuters report"."""
    number = bisect_left(passage.heads, mention.head) - 1
    within = number >= 0 and passage.mentions[number].start >= mention.start
    return within and looks_like_outlet(passage, passage.mentions[number])


def _with_number(tokens: Tokens, outlet: Mention | Span) -> Mention | Span:
    """An outlet's name with its channel: "Sky 4", but not "told NTV 40 people died"."""
    if not isinstance(outlet, Mention) or outlet.possessive:
        return outlet
    number, after = token_at(tokens, outlet.last), token_at(tokens, outlet.last + 1)
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
        first, second = [*words_before(passage, mention, 2), "", ""][:2]
        if first != "of" or second not in HEARD_BY:
            continue
        if looks_like_outlet(passage, mention) or may_be_outlet(passage, mention, people):
            return mention
    return None


def _employer(passage: Passage, mention: Mention) -> Span | None:
    """For whom somebody asks who is told or spoken to: "told NPR correspondent Ada Obi"."""
    tokens, last = passage.tokens, mention.first - 1
    if last < 1 or tokens[last].low not in PRESS:
        return None
    if tokens[last - 1].word.islower() and tokens[last - 1].low not in GRAMMAR:
        last -= 1  # "with the Kindia Insider politics editor Ada Obi"
    first = last
    while first > 0 and tokens[first - 1].is_capitalised:
        first -= 1
    before = first - 1 - (first > 1 and tokens[first - 1].low == "the")
    if before < 0 or tokens[before].low not in _TALKING or first == last:
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
    if _is_a_part(passage, mention):
        return False
    parts = passage.mentions[number + 1 : number + 2] if mention.possessive else ()
    if not is_person and any(_is_a_part(passage, part) for part in parts):
        return is_source(passage, number, speaker)
    if is_interviewer(passage, mention) and not is_person:
        return True
    if looks_like_outlet(passage, mention):
        if is_source(passage, number, speaker):
            return True
        return airs(passage, mention) and not carries_anothers(passage, mention, speaker)
    if goes_with_a_noun(passage, mention):
        return False
    return is_source(passage, number, speaker) and may_be_outlet(passage, mention, people)


def _only_describes(passage: Passage, number: int, people: People) -> bool:
    """Whether a name goes with what follows: "told Kano residents", "told Brazil's O Globo"."""
    mention = passage.mentions[number]
    following = token_at(passage.tokens, mention.last)
    if following is None or following.sentence != mention.sentence:
        return False
    if mention.possessive:
        return _owns_outlet(passage, number, people)
    if is_of_news(passage.tokens, mention.last):
        return not looks_like_outlet(passage, mention)
    press = following.low in PRESS | PIECES or following.low in OUTLET_NOUNS
    return following.word.islower() and is_speaker_noun(following.low) and not press


def _owns_outlet(passage: Passage, number: int, people: People) -> bool:
    """Whether a name only says whose outlet follows, as "Brazil's" does and "Reuters'" does not."""
    mention, following = passage.mentions[number], passage.mentions[number + 1 : number + 2]
    if not following or following[0].first != mention.last or looks_like_outlet(passage, mention):
        return False
    other = following[0]
    if _is_a_part(passage, other):
        return False
    return looks_like_outlet(passage, other) or may_be_outlet(passage, other, people)


def _is_a_part(passage: Passage, mention: Mention) -> bool:
    """Whether a name is that of an outlet's part, after whose it is: "NTV's Africa service"."""
    following = token_at(passage.tokens, mention.last)
    owned = mention.first > 0 and passage.tokens[mention.first - 1].is_possessive
    return owned and following is not None and following.low in _PARTS
