"""Quotations and who said them: the one door to everything about speech in a text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer import languages
from summarizer.speech import foreign
from summarizer.speech.attribution import choice
from summarizer.speech.attribution.choice import Attributed
from summarizer.speech.lexicon.grammar import COMMON
from summarizer.speech.lexicon.reporting import SAY
from summarizer.speech.outlets.channels import channel, original
from summarizer.speech.paragraphs.marks import Stretch, stretches
from summarizer.speech.paragraphs.mentions import Mention
from summarizer.speech.paragraphs.passages import Form, Passage, Quoted, passages
from summarizer.speech.paragraphs.phrases import MentionKind
from summarizer.speech.paragraphs.tokens import Tokens
from summarizer.speech.people import cast
from summarizer.speech.people.pronouns import Identity, Resolver
from summarizer.speech.reported import reported
from summarizer.speech.transcripts import Turn, turns
from summarizer.types import Block, BlockKind, Quote, QuoteKind, Sentence, Span
from summarizer.words import is_unspaced

_FEWEST_WORDS_UNCLEAR = 4
_FEWEST_LETTERS_UNSPACED = 6
_ENGLISH_SHARE = 0.06
_OF_TITLES = 0.9
"""The share of capitalised words from which unclear words are the title of a work."""
_LONGEST_TITLE = 9  # words
_ENOUGH = 5_000
_SENTENCE_REACH = 60
_ELSEWHERE = frozenset(
    "later earlier previously separately elsewhere once rally speech tweet tweeted monday tuesday "
    "wednesday thursday friday saturday sunday".split()
)
"""Words by which a sentence tells of another occasion than the one before it."""
_WORD = re.compile(r"[a-z]++(?=[ .,])|[^\W\d_]+")
_ENGLISH = COMMON | SAY


def find(
    text: str, blocks: tuple[Block, ...], sentences: tuple[Sentence, ...]
) -> tuple[Quote, ...]:
    """Everything that somebody is reported to have said, in the text's order.

    Marks that hold no speech (titles, nicknames, scare quotes) are left out. A quotation whose
    speaker cannot be told has `speaker` None; it still has a mention if the text names the speaker
    by a pronoun that could not be resolved. In other languages than English only those are named
    whom a common verb of speech joins to a quotation.
    """
    marked = stretches(text, blocks)
    laid_out = passages(text, blocks, sentences, marked)
    if not _is_english(text):
        return tuple(_in_another_language(text, blocks, laid_out, marked))
    chosen = choice.attribute(text, laid_out, marked, choice.learned_choice())
    spoken = _spoken(text, blocks, chosen, laid_out, turns(text, blocks))
    known = cast.read(text, laid_out)
    return tuple(_named(spoken, laid_out, Resolver(text, laid_out, known)))


def _is_english(text: str) -> bool:
    """Whether the text holds enough of the commonest English words and verbs of speech."""
    words = _WORD.findall(text[:_ENOUGH].lower())
    return sum(map(_ENGLISH.__contains__, words)) >= _ENGLISH_SHARE * len(words)


@dataclass(frozen=True, slots=True)
class _Spoken:
    """Words, how they are given, and the mention of who spoke them."""

    span: Span
    kind: QuoteKind
    mention: Mention | None
    label: Span | None = None


def _spoken(
    text: str,
    blocks: Sequence[Block],
    chosen: Sequence[Attributed],
    laid_out: Sequence[Passage],
    conversation: Sequence[Turn],
) -> list[_Spoken]:
    """All speech of an English text, in order; nothing is looked for inside a turn of talk."""
    taken = {turn.block for turn in conversation}
    headings = {number for number, block in enumerate(blocks) if block.kind is BlockKind.HEADING}
    spoken = [
        _of_marked(text, one)
        for one in chosen
        if _is_speech(one) and one.passage.block not in taken
    ]
    spoken += [
        _Spoken(one.span, QuoteKind.INDIRECT, one.mention)
        for passage in laid_out
        if passage.block not in taken and passage.block not in headings
        for one in reported(passage)
    ]
    asked = _whom_is_asked(laid_out, conversation)
    spoken += [_of_turn(turn, laid_out[turn.block], asked) for turn in conversation]
    return sorted(spoken, key=lambda one: one.span.start)


def _is_speech(one: Attributed) -> bool:
    """Whether a quotation is listed: it has a speaker, or reads as a sentence and no title."""
    if one.named is not None:
        return True
    here = one.quoted
    title = here.capitals >= _OF_TITLES and here.words <= _LONGEST_TITLE
    return _kind(here) is QuoteKind.DIRECT and here.words >= _FEWEST_WORDS_UNCLEAR and not title


def _in_another_language(
    text: str,
    blocks: Sequence[Block],
    laid_out: Sequence[Passage],
    marked: Sequence[Stretch],
) -> list[Quote]:
    """Quotations in marks or after a dash, if they are long or somebody is named to speak them."""
    verbs = foreign.verbs(languages.detect(text))
    found: list[tuple[bool, Quote]] = []
    for one in choice.attribute(text, laid_out, marked, lambda choices, _: choices[-1]):
        block = blocks[one.passage.block]
        here = foreign.quote(text, block, one.quoted.stretch, _kind(one.quoted), verbs)
        found.append((_is_long(text, one.quoted), here))
    for block in blocks:
        span = foreign.said_after_a_dash(text, block, verbs)
        if span is not None:
            found.append((True, foreign.quote(text, block, span, QuoteKind.DIRECT, verbs)))
    listed = [here for is_long, here in found if is_long or here.speaker is not None]
    return sorted(listed, key=lambda here: here.start)


def _is_long(text: str, quoted: Quoted) -> bool:
    """Whether a quotation in any language is more than a title or a word or two."""
    if quoted.words >= _FEWEST_WORDS_UNCLEAR:
        return True
    words = quoted.stretch.of(text)
    return len(words) >= _FEWEST_LETTERS_UNSPACED and is_unspaced(words)


def _of_marked(text: str, one: Attributed) -> _Spoken:
    span: Span = one.quoted.stretch
    if one.label is not None and span.start == one.label.start:
        words = text[one.label.end + 1 : span.end]
        span = Span(start=span.end - len(words.lstrip()), end=span.end)
    return _Spoken(span, _kind(one.quoted), one.mention, one.label)


def _kind(quoted: Quoted) -> QuoteKind:
    if quoted.form in (Form.ALONE, Form.FULL):
        return QuoteKind.DIRECT
    # Where the comma stands outside the marks ("…", she said) only its neighbours tell a sentence.
    set_off = any(
        token is not None and token.word in (":", "：", ",", "，")
        for token in (quoted.before, quoted.after)
    )
    whole = set_off and not quoted.lower and quoted.form is Form.PART
    long = quoted.words >= _FEWEST_WORDS_UNCLEAR or quoted.capitals == 0
    return QuoteKind.DIRECT if whole and long else QuoteKind.PARTIAL


def _whom_is_asked(laid_out: Sequence[Passage], conversation: Sequence[Turn]) -> Mention | None:
    """The one person whom the text names before its first question, else after its last answer.

    None if there are several.
    """
    if not conversation:
        return None
    before = _led_by(laid_out[: conversation[0].block])
    named = before or _led_by(laid_out[conversation[-1].block + 1 :])
    return next(iter(named.values())) if len(named) == 1 else None


def _led_by(laid_out: Sequence[Passage]) -> dict[str, Mention]:
    """The full names that lead a sentence, by surname."""
    named: dict[str, Mention] = {}
    for passage in laid_out:
        for mention in passage.mentions:
            words = mention.last - mention.first
            if mention.kind is MentionKind.NAME and mention.leads and words > 1:
                named.setdefault(mention.low, mention)
    return named


def _of_turn(turn: Turn, passage: Passage, asked: Mention | None) -> _Spoken:
    mention = asked if turn.answers else None
    if turn.label is not None:
        start = turn.label.start
        mention = next((one for one in passage.mentions if one.start == start), None)
    return _Spoken(turn, QuoteKind.DIRECT, mention)


@dataclass(frozen=True, slots=True)
class _Heard:
    """Who was last named to speak, where, and through which outlet."""

    name: str | None
    mention: Mention
    via: str | None

    def goes_on(self, name: str | None, mention: Mention, tokens: Tokens) -> bool:
        """Whether a pronoun in the next sentence has the same person go on speaking there."""
        near = 0 <= mention.sentence - self.mention.sentence <= 1
        follows = near and mention.block == self.mention.block
        if not follows or mention.kind is not MentionKind.PRONOUN or name != self.name:
            return False
        near_by = tokens[max(0, mention.first - _SENTENCE_REACH) : mention.last + _SENTENCE_REACH]
        here = (token.low for token in near_by if token.sentence == mention.sentence)
        return _ELSEWHERE.isdisjoint(here)


def _named(
    spoken: Sequence[_Spoken], laid_out: Sequence[Passage], resolver: Resolver
) -> Iterator[Quote]:
    heard: _Heard | None = None
    for one in spoken:
        mention = one.mention
        if one.label is not None:
            yield _labelled(one, one.label, resolver)
        elif mention is None:
            yield Quote(start=one.span.start, end=one.span.end, kind=one.kind)
        else:
            passage = laid_out[mention.block]
            mention = original(passage, mention, one.span, resolver.people)
            who = resolver.identify(mention)
            name = who.name if who else None
            via = channel(resolver.text, passage, mention, one.span, resolver.people)
            if via is None and heard is not None and heard.goes_on(name, mention, passage.tokens):
                via = heard.via
            if via is not None and name is not None and via in name:
                via = None  # "a reporter for Interpresa"
            heard = _Heard(name, mention, via)
            sure = name is not None and resolver.is_sure(mention)
            if sure or one.kind is not QuoteKind.INDIRECT:
                yield _told(one, heard, _role(who))  # unsure words without marks are nobody's


def _role(who: Identity | None) -> str | None:
    """The role of whoever is shown to speak; none where it is their office or campaign."""
    if who is None or who.person is None or who.name != who.person.name:
        return None
    return who.person.role


def _told(one: _Spoken, heard: _Heard, role: str | None) -> Quote:
    return Quote(
        start=one.span.start,
        end=one.span.end,
        kind=one.kind,
        speaker=heard.name,
        role=role,
        via=heard.via,
        mention_start=heard.mention.start,
        mention_end=heard.mention.end,
    )


def _labelled(one: _Spoken, label: Span, resolver: Resolver) -> Quote:
    """A quotation whose speaker is tagged in it by surname, in capitals."""
    tag = label.of(resolver.text)
    person = resolver.people.with_surname(tag.lower().split()[-1])
    return Quote(
        start=one.span.start,
        end=one.span.end,
        kind=one.kind,
        speaker=person.name if person else tag,
        role=person.role if person else None,
        mention_start=label.start,
        mention_end=label.end,
    )
