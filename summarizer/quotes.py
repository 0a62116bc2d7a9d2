"""Quotations and who said them: the one door to everything about speech in a text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer import attribution, people
from summarizer.attribution import Attributed
from summarizer.marks import stretches
from summarizer.mentions import Mention
from summarizer.passages import Form, Passage, Quoted, passages
from summarizer.pronouns import Resolver
from summarizer.relays import outlet
from summarizer.reported import reported
from summarizer.types import Block, Quote, QuoteKind, Sentence, Span

_FEWEST_WORDS_UNCLEAR = 4


def find(
    text: str, blocks: tuple[Block, ...], sentences: tuple[Sentence, ...]
) -> tuple[Quote, ...]:
    """Everything that somebody is reported to have said, in the text's order.

    Marks that hold no speech (titles, nicknames, scare quotes) are left out. A quotation whose
    speaker cannot be told is listed with `speaker` and `mention_start` None.
    """
    marked = stretches(text, blocks)
    laid_out = passages(text, blocks, sentences, marked)
    chosen = attribution.attribute(text, laid_out, marked, attribution.best(attribution.weights()))
    known = people.read(text, [p.tokens for p in laid_out], [p.mentions for p in laid_out])
    spoken = [_of_marked(one) for one in chosen if _is_listed(one)]
    spoken += [
        _Spoken(one.span, QuoteKind.INDIRECT, one.mention)
        for passage in laid_out
        for one in reported(passage)
    ]
    spoken.sort(key=lambda one: one.span.start)
    return tuple(_named(spoken, laid_out, Resolver(text, laid_out, known)))


@dataclass(frozen=True, slots=True)
class _Spoken:
    """Words, how they are given, and the mention of who spoke them."""

    span: Span
    kind: QuoteKind
    mention: Mention | None


def _is_listed(one: Attributed) -> bool:
    """Whether a quotation without a speaker is speech all the same: it reads as a sentence."""
    if one.mention is not None:
        return True
    return _kind(one.quoted) is QuoteKind.DIRECT and one.quoted.words >= _FEWEST_WORDS_UNCLEAR


def _of_marked(one: Attributed) -> _Spoken:
    return _Spoken(one.quoted.stretch, _kind(one.quoted), one.mention)


def _kind(quoted: Quoted) -> QuoteKind:
    whole = quoted.form in (Form.ALONE, Form.FULL)
    return QuoteKind.DIRECT if whole else QuoteKind.PARTIAL


def _named(
    spoken: Sequence[_Spoken], laid_out: Sequence[Passage], resolver: Resolver
) -> Iterator[Quote]:
    for one in spoken:
        start, end, mention = one.span.start, one.span.end, one.mention
        if mention is None:
            yield Quote(start=start, end=end, kind=one.kind)
            continue
        who = resolver.identify(mention)
        via = outlet(laid_out[mention.block], mention, resolver.people)
        yield Quote(
            start=start,
            end=end,
            kind=one.kind,
            speaker=who.name if who else None,
            role=who.person.role if who and who.person else None,
            via=via.of(resolver.text) if via else None,
            mention_start=mention.start,
            mention_end=mention.end,
        )
