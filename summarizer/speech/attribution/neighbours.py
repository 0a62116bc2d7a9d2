"""Who may speak a quotation that is a paragraph of its own: those whom the paragraphs beside name.

Three customs: the paragraph before leads to the quotation with a colon; it reports what somebody
said, who goes on in the quotation; or the one after is a signature: "— Ada Obi".
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from summarizer.speech.attribution import features
from summarizer.speech.attribution.features import Previous
from summarizer.speech.attribution.spelling import Group
from summarizer.speech.lexicon.grammar import GRAMMAR
from summarizer.speech.paragraphs.cues import LinkKind
from summarizer.speech.paragraphs.mentions import Mention
from summarizer.speech.paragraphs.passages import Form, Passage, Quoted
from summarizer.speech.paragraphs.phrases import MentionKind

_MOST_LEADING = 8
_LONGEST_SIGNATURE = 16
_LONGEST_ROLE = 8
_DASHES = frozenset("-–—―")
_PLAINLY = (LinkKind.ADJACENT, LinkKind.INVERTED, LinkKind.ACCORDING, LinkKind.APPOSITION)

_Found = Iterator[tuple[Mention, list[Group]]]


def around(
    passages: Sequence[Passage], passage: Passage, here: Quoted, previous: Previous | None
) -> _Found:
    """The mentions of the paragraphs beside that may speak, with the features of the choice."""
    if here.index:
        return
    before = passages[passage.block - 1] if passage.block else None
    if before is not None and before.tokens:
        if before.tokens[-1].word == ":":
            yield from _lead_ins(before, here)
        elif here.form is Form.ALONE:
            yield from _reporter(before, here, previous)
    if len(passage.tokens) == 1 and passage.block + 1 < len(passages):
        yield from _signature(passages[passage.block + 1], here)


def tag(passage: Passage, here: Quoted) -> Mention | None:
    """Who alone stands before a colon and a quotation, perhaps with a role: "Coach Ada Obi: …"."""
    colon = here.index - 1
    if colon < 1 or passage.tokens[colon].word != ":" or here.before is None:
        return None
    if here.cue_after is not None:
        return None  # "Kindia: “We wait,” says Obi"
    number = bisect_left(passage.heads, colon) - 1
    if number < 0 or not passage.mentions[number].leads:
        return None
    mention = passage.mentions[number]
    named = mention.kind is MentionKind.NAME and mention.last == colon
    before = passage.tokens[max(0, mention.first - _LONGEST_ROLE) : mention.first]
    role = [token for token in before if token.sentence == mention.sentence]
    return mention if named and all(t.is_word and t.low not in GRAMMAR for t in role) else None


def _lead_ins(before: Passage, here: Quoted) -> _Found:
    """The mentions of the sentence that ends with the colon."""
    sentence = before.tokens[-1].sentence
    numbers = [n for n, m in enumerate(before.mentions) if m.sentence == sentence]
    for n in numbers[-_MOST_LEADING:]:
        mention, tied = before.mentions[n], bool(before.links[n])
        yield mention, features.of_lead_in(mention, tied, n == numbers[-1], here)


def _reporter(before: Passage, here: Quoted, previous: Previous | None) -> _Found:
    """The last one of whom the paragraph before says that they said something."""
    for number in range(len(before.mentions) - 1, -1, -1):
        mention = before.mentions[number]
        ties = [tie for tie in before.links[number] if tie.kind in _PLAINLY]
        if not ties or mention.inner:
            continue
        if previous is None or previous.mention.start != mention.start:
            yield mention, features.of_reporter(before, mention, ties[0], here, previous)
        return


def _signature(after: Passage, here: Quoted) -> _Found:
    """The first one whom a short paragraph names that opens with a dash."""
    tokens, mentions = after.tokens, after.mentions
    if not mentions or not 1 < len(tokens) <= _LONGEST_SIGNATURE or tokens[0].word not in _DASHES:
        return
    if mentions[0].first == 1:
        yield mentions[0], features.of_signature(mentions[0], here)
