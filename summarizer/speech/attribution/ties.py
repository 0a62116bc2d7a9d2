"""A mention's ties to verbs of speech as features: each, the closest, or that it has none."""

from collections.abc import Iterator

from summarizer.speech.attribution import edges, spelling
from summarizer.speech.attribution.places import Place, place_of
from summarizer.speech.attribution.spelling import Group
from summarizer.speech.lexicon.grammar import ADVERBS, AUXILIARIES, GRAMMAR
from summarizer.speech.paragraphs.cues import Link, LinkKind
from summarizer.speech.paragraphs.mentions import Mention
from summarizer.speech.paragraphs.passages import Passage, Quoted


def of_ties(
    passage: Passage, quoted: Quoted, number: int, between: int, before: str
) -> Iterator[Group]:
    """The features of a mention's ties to verbs of speech, or of its having none."""
    mention, ties, close = passage.mentions[number], passage.links[number], min(between, 2)
    if not ties:
        yield spelling.no_tie, _untied_of(passage, quoted, mention, before)
        return
    placed = [(tie, place_of(passage, quoted, mention, tie)) for tie in ties]
    for tie, place in placed:
        edge = ""
        if place in _BEFORE:
            edge = edges.edge(quoted.before)
        elif place is Place.RIGHT_AFTER:
            edge = f"{quoted.last} then {edges.edge(quoted.after)}"
        word = passage.tokens[tie.cue].low
        yield spelling.tie, (tie.kind, place, quoted.form, tie.over)
        yield spelling.verb, (word, place)
        yield spelling.verb_tie, (word, tie.kind, quoted.form)
        yield spelling.near_tie, (tie.kind, place, close, mention.kind, edge)
    best, place = placed[0] if len(placed) == 1 else min(placed, key=_closeness)
    yield spelling.best_tie, (best.kind, place, best.over, quoted.form)
    yield spelling.near_best, (best.kind, place, quoted.form, close, mention.leads)
    yield spelling.before_best, (best.kind, place, before)


def _closeness(placed: tuple[Link, Place]) -> tuple[int, int]:
    tie, place = placed
    return _KIND_ORDER[tie.kind], _PLACE_ORDER[place]


def _untied_of(
    passage: Passage, quoted: Quoted, mention: Mention, before: str
) -> tuple[object, ...]:
    """What a mention without a verb of speech does instead, and how the quotation is led to."""
    ahead = mention.head < quoted.index and mention.sentence == quoted.sentence
    shape = _shape(passage, mention.last) if ahead else "elsewhere"
    length = edges.bucket(quoted.words)
    return (
        quoted.form,
        shape,
        mention.leads,
        edges.edge(quoted.before),
        before,
        mention.kind,
        length,
    )


def _shape(passage: Passage, index: int) -> str:
    """What kind of word follows a mention, by its form, light words apart."""
    tokens = passage.tokens
    while index < len(tokens) - 1 and tokens[index].low in ADVERBS:
        index += 1
    if index >= len(tokens) or not tokens[index].is_word:
        return "mark"
    low = tokens[index].low
    if low in GRAMMAR:
        return "auxiliary" if low in AUXILIARIES else "grammar"
    return next((ending for ending in ("ing", "ed", "s") if low.endswith(ending)), "word")


_KIND_ORDER = {kind: order for order, kind in enumerate(LinkKind)}
_PLACE_ORDER = {place: order for order, place in enumerate(Place)}
_BEFORE = (Place.RIGHT_BEFORE, Place.BEFORE, Place.BEFORE_PAST_CUE)
