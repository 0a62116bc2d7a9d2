"""Who a sentence has speak: with whom a name is joined, and what it only belongs to."""

from bisect import bisect_left
from dataclasses import replace
from itertools import takewhile

from summarizer.speech.lexicon.callings import noun_class
from summarizer.speech.lexicon.grammar import ARTICLES, GRAMMAR, NOT_NAMES, PREPOSITIONS
from summarizer.speech.paragraphs.clauses import is_finite
from summarizer.speech.paragraphs.cues import Link
from summarizer.speech.paragraphs.mentions import Mention
from summarizer.speech.paragraphs.passages import Passage
from summarizer.speech.paragraphs.phrases import MentionKind
from summarizer.speech.paragraphs.tokens import Kind, Tokens

_NEAR = 6  # mentions
_GAPS = frozenset("that which who whom what".split())
_GOVERNING = PREPOSITIONS | {"like", "unlike"}
_JOINED_TO_NONE = frozenset(
    "of for at in on from with to by about into under over against among between near within "
    "without including amid towards".split()
)


def together(passage: Passage, number: int) -> Mention:
    """A mention with those it is joined to: "the crews, tribal elders and a hospital official"."""
    mention, tokens = passage.mentions[number], passage.tokens
    begin = _past_owner(tokens, mention.first)
    joined = begin > 0 and tokens[begin - 1].low == "and"
    before = _ending_at(passage, number, begin - 1) if joined else None
    while before is not None and not _is_object(passage, before, mention):
        mention = replace(
            mention,
            start=before.start,
            first=before.first,
            kind=MentionKind.NOUN,
            leads=before.leads,
        )
        begin = _past_owner(tokens, before.first)
        listed = begin > 0 and tokens[begin - 1].word == "," and not _after_verb(passage, before)
        before = _ending_at(passage, number, begin - 1) if listed else None
    return mention


def _after_verb(passage: Passage, mention: Mention) -> bool:
    """Whether a verb stands before a mention in its sentence, whose object it may be."""
    first = bisect_left(passage.tokens, mention.sentence, key=lambda token: token.sentence)
    return any(map(is_finite, passage.tokens[first : mention.first]))


def _ending_at(passage: Passage, number: int, last: int) -> Mention | None:
    """The mention before another that ends at a token and owns nothing."""
    for before in reversed(passage.mentions[max(0, number - _NEAR) : number]):
        if before.last <= last:
            same = before.sentence == passage.mentions[number].sentence
            return before if same and before.last == last and not before.possessive else None
    return None


def is_one_of_objects(passage: Passage, mention: Mention) -> bool:
    """Whether it is joined to what belongs to the phrase before: "stirred by Obi and others"."""
    if passage.tokens[mention.first - 1].low != "and":
        return False
    before = _ending_at(passage, bisect_left(passage.heads, mention.head), mention.first - 1)
    return before is not None and is_prepositional(passage, before, _JOINED_TO_NONE)


def _is_object(passage: Passage, before: Mention, mention: Mention) -> bool:
    """Whether only the first of two belongs to the phrase before: "with deficits and Obi said"."""
    names = before.kind is mention.kind is MentionKind.NAME
    if names and passage.tokens[before.first - 1].low == "the":
        return False  # "by the Securities and Exchange Commission"
    return is_prepositional(passage, before, _JOINED_TO_NONE)


def is_prepositional(
    passage: Passage, mention: Mention, governing: frozenset[str] = _GOVERNING
) -> bool:
    """Whether it only belongs to the phrase before it ("officials in Kindia said")."""
    before = _past_owner(passage.tokens, mention.first) - 1
    if before > 0 and passage.tokens[before].low in ARTICLES:
        before -= 1
    if before > 0 and _is_part(passage.tokens[before - 2 : before + 1]):
        return True  # "half of young Republicans say"
    if before > 0 and passage.tokens[before].low == "while":
        closed = passage.tokens[before - 1]  # "it sank, while officials said"
        opens = passage.tokens[max(0, before - 3)].sentence != mention.sentence or before < 3
        return opens or (closed.word != "," and closed.kind is not Kind.QUOTED)
    return before >= 0 and passage.tokens[before].low in governing


def _is_part(words: Tokens) -> bool:
    """Whether words before a noun make it only those of whom some are meant: "half of young"."""
    if len(words) < 3 or words[1].low != "of" or words[2].low in GRAMMAR:
        return False
    return words[0].low in _PARTS and words[2].word.islower()


_PARTS = frozenset("half third thirds quarter most many some percent majority handful".split())


def _past_owner(tokens: Tokens, first: int) -> int:
    """Where a name begins that owns what follows it ("NTV's Ada Obi"), else the same token."""
    start = first
    if start and tokens[start - 1].is_possessive:
        start -= 1
        while start and tokens[start].is_capitalised and tokens[start - 1].is_capitalised:
            start -= 1
    return start


def is_in_a_gap(passage: Passage, mention: Mention) -> bool:
    """Whether what is reported stands before, in part: "a law that Ada Obi said she would sign"."""
    tokens = passage.tokens
    first = mention.first - (tokens[mention.first - 1].low in ARTICLES)
    if first == 0 or tokens[first - 1].sentence != mention.sentence:
        return False
    if tokens[first - 1].low in _GAPS or tokens[first].low == "that":
        return True
    return first == mention.first and _is_after_a_thing(tokens, mention)


def _is_after_a_thing(tokens: Tokens, mention: Mention) -> bool:
    """Whether a thing is told of without "that": "films it said showed", "a price Obi said"."""
    before = tokens[max(0, mention.first - 3) : mention.first]
    noun = before[-1]
    if noun.low in _HEARSAY:
        return True  # "dismissed reports he told her"
    if not noun.word.islower() or noun.low in _NO_THINGS or noun.low.endswith("ly"):
        return False
    if noun.low in _TIMES or noun_class(noun.low) != "other":
        return False
    if mention.kind is MentionKind.PRONOUN:
        return True
    is_a = (
        len(before) > _FEWEST
        and before[-2].low in ("a", "an")
        and (before[-3].low in _IS or before[-3].is_possessive)
    )
    return is_a and mention.kind is MentionKind.NAME


_FEWEST = 2
_HEARSAY = frozenset("reports claims allegations suggestions rumours rumors accusations".split())
_NO_THINGS = GRAMMAR | NOT_NAMES
_IS = frozenset("is was".split())
_TIMES = frozenset(
    "morning afternoon evening night day days week weeks month months year years time times "
    "hours minutes moments spring summer autumn fall winter season ago".split()
)


def is_in_brackets(passage: Passage, mention: Mention, tie: Link) -> bool:
    """Whether a bracket around it closes before the verb: "crews (and Ada Obi, who came) say"."""
    words = [token.word for token in passage.tokens[mention.last : tie.cue]]
    return ")" in words and "(" not in words[: words.index(")")]


def is_of_others(passage: Passage, mention: Mention, tie: Link) -> bool:
    """Whether it is others who speak: "asked Ada Obi about skippers who said"."""
    if passage.tokens[tie.cue - 1].low != "who":
        return False
    place = bisect_left(passage.heads, mention.head) + 1
    between = takewhile(lambda other: other.last < tie.cue, passage.mentions[place:])
    return any(
        noun_class(one.low) in ("person", "people", "group") or one.last >= tie.cue - 2
        for one in between
    )
