"""Who speaks each quotation: candidates, and a linear decision between them.

For every quotation the mentions nearby, the speaker of the quotation before and nobody at all are
candidates; each is described by `features`, scored by adding up weights, and the best one taken.
The weights are learned (`weights/quotes.json`, made by `benchmarks/train_quotes.py`); without that
file the stated ones below decide, which rank the ties between a name and a verb of speech.
"""

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from summarizer.speech.attribution import features, neighbours, set_phrases
from summarizer.speech.attribution.features import Previous
from summarizer.speech.attribution.places import Place
from summarizer.speech.attribution.spelling import Group
from summarizer.speech.lexicon.reporting import SAY
from summarizer.speech.outlets.relays import relayed, relays
from summarizer.speech.paragraphs.cues import LinkKind
from summarizer.speech.paragraphs.marks import LABEL, Stretch
from summarizer.speech.paragraphs.mentions import Mention, is_any_noun
from summarizer.speech.paragraphs.passages import Form, Passage, Quoted, quoted
from summarizer.types import Span

Weights = Mapping[str, float]

_MOST_BEFORE = 12
_MOST_AFTER = 5
_CLOSEST_BEFORE = 4
_CLOSEST_AFTER = 1
_PLAIN_REACH = 4  # tokens
_MOST_REMEMBERED = 20_000
_KIND_WORTH = {
    LinkKind.ADJACENT: 10.0,
    LinkKind.PASSIVE: 2.0,
    LinkKind.INVERTED: 9.5,
    LinkKind.ACCORDING: 12.0,
    LinkKind.APPOSITION: 8.5,
    LinkKind.PHRASE: 6.0,
    LinkKind.COORDINATE: 6.0,
    LinkKind.PARTICIPLE: 6.0,
    LinkKind.AFTER_COMMA: 5.0,
    LinkKind.FAR: 4.0,
    LinkKind.FAR_CLAUSE: 3.0,
    LinkKind.PAST_QUOTATION: 2.5,
    LinkKind.INVERTED_FAR: 2.0,
}
_PLACE_SHARE = {
    Place.RIGHT_AFTER: 1.0,
    Place.RIGHT_BEFORE: 0.92,
    Place.BEFORE: 0.8,
    Place.AFTER: 0.6,
    Place.BEFORE_PAST_CUE: 0.55,
    Place.AROUND: 0.5,
    Place.SENTENCE_BEFORE: 0.5,
    Place.EARLIER: 0.3,
    Place.NEXT_SENTENCE: 0.2,
}


@dataclass(slots=True)
class Candidate:
    """Who may speak a quotation: a mention, or nobody (None); with the features of that choice."""

    mention: Mention | None
    groups: Sequence[Group]


@dataclass(frozen=True, slots=True)
class Attributed:
    """A quotation and the mention of its speaker, None where nobody is found.

    `label` is the name in capitals that the quotation itself opens with, or the one before it
    that goes on: "“OBI: We sail at dawn."
    """

    quoted: Quoted
    passage: Passage
    mention: Mention | None
    label: Span | None = None

    @property
    def named(self) -> Span | Mention | None:
        """Where the text names the speaker."""
        return self.label or self.mention


Choice = Callable[[Sequence[Candidate], Quoted], Candidate]
"""Takes the candidates for a quotation and gives one of them."""


def attribute(
    text: str, passages: Sequence[Passage], stretches: Sequence[Stretch], choose: Choice
) -> list[Attributed]:
    """Who speaks each stretch, in order; nobody is looked for where its marks set it aside."""
    found: list[Attributed] = []
    previous: Previous | None = None
    voices = _voices(passages)
    for passage in passages:
        if not passage.quoted_before[-1]:
            continue
        speakers = _Speakers.of(passage)
        for index in passage.quotations():
            stretch = stretches[passage.tokens[index].stretch]
            if _is_later_part(found, stretch):
                continue
            here = quoted(text, passage, index, stretch)
            label = _label(text, here, passage, found[-1] if found else None)
            if label is not None:
                found.append(Attributed(here, passage, None, label))
                continue
            mention = speakers.relayed.get(here.sentence)
            if mention is None and not stretch.aside:
                near = speakers.near(passage, index)
                choices = candidates(passages, passage, near, here, previous, voices)
                mention = neighbours.tag(passage, here) or set_phrases.speaker(passage, here)
                mention = mention or choose(choices, here).mention
            found.append(Attributed(here, passage, mention))
            if mention is not None:
                previous = Previous(mention, passage.block, here.sentence, here.form)
    return found


def _voices(passages: Sequence[Passage]) -> Counter[str]:
    """How often each name or noun of a text is the plain subject of a verb of speech."""
    voices: Counter[str] = Counter()
    for passage in passages:
        if not passage.reporting:
            continue
        for mention, ties in zip(passage.mentions, passage.links, strict=True):
            for tie in ties:
                if tie.kind in _PLAINLY and passage.tokens[tie.cue].low in SAY:
                    voices[mention.low] += 1
                    break
    return voices


_PLAINLY = (LinkKind.ADJACENT, LinkKind.INVERTED)
_PLAIN_TIES = (*_PLAINLY, LinkKind.ACCORDING)


@dataclass(frozen=True, slots=True)
class _Speakers:
    """Who may speak in a paragraph: the numbers of these mentions, and where their heads stand.

    `relayed` is who is said to have spoken in a sentence by somebody who quotes them there.
    """

    numbers: Sequence[int]
    heads: Sequence[int]
    relayed: Mapping[int, Mention]

    @classmethod
    def of(cls, passage: Passage) -> "_Speakers":
        """Everybody in the paragraph but who only relays and what only a verb could make speak."""
        numbers = [
            number
            for number, mention in enumerate(passage.mentions)
            if (passage.links[number] or not is_any_noun(mention)) and not relays(passage, number)
        ]
        heads = [passage.heads[number] for number in numbers]
        return cls(numbers, heads, relayed(passage))

    def near(self, passage: Passage, index: int) -> list[int]:
        """So many mentions before and after a token; further off only those with a verb.

        Where one beside the token is plainly said to speak, only those of its sentence.
        """
        here = bisect_left(self.heads, index)
        first, last = max(0, here - _MOST_BEFORE), here + _MOST_AFTER
        near = [
            number
            for place, number in enumerate(self.numbers[first:last], start=first)
            if passage.links[number] or here - _CLOSEST_BEFORE <= place < here + _CLOSEST_AFTER
        ]
        if not any(
            _speaks_beside(passage, n, index) for n in self.numbers[max(0, here - 1) : here + 1]
        ):
            return near
        sentence, mentions = passage.tokens[index].sentence, passage.mentions
        return [number for number in near if mentions[number].sentence == sentence]


def _speaks_beside(passage: Passage, number: int, index: int) -> bool:
    """Whether a mention in the sentence of a token has a plain verb of speech close to it."""
    if passage.mentions[number].sentence != passage.tokens[index].sentence:
        return False
    return any(
        tie.kind in _PLAIN_TIES and abs(tie.cue - index) <= _PLAIN_REACH
        for tie in passage.links[number]
    )


def _label(text: str, here: Quoted, passage: Passage, last: Attributed | None) -> Span | None:
    """The speaker's tag within a paragraph that is all quotation, or the last one going on."""
    if here.form is not Form.ALONE or here.index:
        return None
    match = LABEL.match(text, here.stretch.start, here.stretch.end)
    if match is not None:
        return Span(start=match.start(1), end=match.end(1))
    goes_on = last is not None and last.passage.block + 1 == passage.block
    return last.label if last is not None and goes_on else None


def _is_later_part(found: Sequence[Attributed], stretch: Stretch) -> bool:
    """Whether a quotation over several paragraphs has been dealt with in an earlier one."""
    return bool(found) and found[-1].quoted.stretch is stretch


def candidates(
    passages: Sequence[Passage],
    passage: Passage,
    near: Sequence[int],
    here: Quoted,
    previous: Previous | None,
    voices: Mapping[str, int],
) -> list[Candidate]:
    """Everybody who may speak a quotation, and nobody as the last."""
    found = [
        Candidate(
            passage.mentions[number],
            features.of_mention(passage, here, number, previous, voices),
        )
        for number in near
    ]
    local = bool(found)
    if previous is not None and previous.block != passage.block:
        found.append(Candidate(previous.mention, features.of_carry(passage, here, previous)))
    found += [
        Candidate(mention, groups)
        for mention, groups in neighbours.around(passages, passage, here, previous)
    ]
    found.append(Candidate(None, features.of_nobody(passage, here, previous, local=local)))
    return found


def best(weights: Weights) -> Choice:
    """The choice of the candidate whose features weigh most."""
    worth = _Worths(weights).__getitem__

    def choose(choices: Sequence[Candidate], _: Quoted) -> Candidate:
        return max(choices, key=lambda one: sum(map(worth, one.groups)))

    return choose


class _Worths(dict[Group, float]):
    """What groups of features are worth, each added up when it is first asked for."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, group: Group) -> float:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        spelt, values = group
        worth = sum([self._weights.get(name, 0.0) for name in spelt(*values)])
        self[group] = worth
        return worth


@cache
def learned_choice() -> Choice:
    """The best choice by `weights`; one for all texts, as it remembers what features are worth."""
    return best(weights())


@cache
def weights() -> Weights:
    """The learned weights if they are installed, else the stated ones."""
    file = resources.files("summarizer.speech.attribution").joinpath("weights", "quotes.json")
    if not file.is_file():
        return stated_weights()
    learned: dict[str, float] = json.loads(file.read_text(encoding="utf-8"))["weights"]
    return learned


def stated_weights() -> Weights:
    """Weights by rule: how close the tie to the verb is, and where it stands."""
    stated = {
        f"best {kind} {place}": worth * share
        for kind, worth in _KIND_WORTH.items()
        for place, share in _PLACE_SHARE.items()
    }
    sides = [f"{side}{distance} " for side in ("before", "after") for distance in range(-3, 3)]
    stated |= {f"leads {side}{form} True": 1.2 for side in sides for form in Form}
    stated |= {f"after word {word}": -3.0 for word in ("of", "to", "with", "told", "for", "by")}
    stated |= {f"pronoun {word}": -1.5 for word in ("we", "you", "i")}
    stated |= {f"carry {True} {Form.ALONE} bare": 3.0, f"carry {True} {Form.ALONE} reported": 3.0}
    stated |= {f"carry {gap} bare {form}": 2.0 for gap in range(4) for form in Form}
    stated |= {f"nobody {Form.PART} {False} {False}": 2.0}
    stated |= {f"nobody {form} title 3": 1.5 for form in (Form.PART, Form.CLAUSE)}
    return stated | {
        "same as before True": 1.5,
        "possessive": -3.0,
        "pronoun it": -2.0,
        "nobody": 0.5,
        "lead-in tied True leads True": 8.0,
        "lead-in tied True leads False": 4.0,
    }
