"""Which of the sentences that may answer are shown: the best, who differs, and what adds to it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from summarizer import words
from summarizer.answering import kinds, questions, thesaurus
from summarizer.answering.kinds import Kind
from summarizer.types import Answer, Citation

_FIGURES = frozenset({Kind.NUMBER, Kind.MEASURE, Kind.MONEY, Kind.SHARE})
_AS_GOOD = 0.3  # of the best score: another sentence is worth showing beside it
_MOST_SIDES = 3
_MOST_ALSO = 2
_SAID_ALREADY = 0.7

_SMALL = thesaurus.FUNCTION_WORDS

TextOf = Callable[[int], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is shown of an answer: `sides` are other articles' other figures, none of them right."""

    best: Citation
    sides: tuple[Citation, ...] = ()
    also: tuple[Citation, ...] = ()

    @property
    def every(self) -> tuple[Citation, ...]:
        """All of it, in order."""
        return (self.best, *self.sides, *self.also)


def arranged(answer: Answer, text_of: TextOf) -> Shown | None:
    """What to show of an answer; None where nothing answers. `text_of` gives a source's text."""
    if not answer.citations:
        return None
    best = answer.citations[0]
    sides = tuple(_sides(answer, text_of))[:_MOST_SIDES]
    also = tuple(_adding(answer, sides, text_of))[:_MOST_ALSO]
    return Shown(best=best, sides=sides, also=also)


def _sides(answer: Answer, text_of: TextOf) -> Iterator[Citation]:
    """The best sentence of each other article whose figures are not those of the first."""
    kind = questions.asked(answer.question)
    if kind not in _FIGURES:
        return
    best, *others = (*answer.citations, *answer.nearest)
    told = [kinds.found(kind, answer.question, best.of(text_of(best.source)))]
    heard = {best.source}
    for other in others:
        if other.source in heard or other.score < _AS_GOOD * best.score:
            continue
        heard.add(other.source)
        figures = kinds.found(kind, answer.question, other.of(text_of(other.source)))
        if told[0] and figures and all(figures.isdisjoint(known) for known in told):
            told.append(figures)
            yield other


def _adding(answer: Answer, sides: tuple[Citation, ...], text_of: TextOf) -> Iterator[Citation]:
    """The other sentences that say something which those before them do not."""
    best, *others = (*answer.citations, *answer.nearest)
    said = set[str]()
    for shown in (best, *sides):
        said |= _content(shown, text_of)
    for other in others:
        own = _content(other, text_of)
        if other in sides or other.score < _AS_GOOD * best.score or _precedes(other, best):
            continue
        if own and len(own & said) < _SAID_ALREADY * len(own):
            said |= own
            yield other


def _precedes(other: Citation, best: Citation) -> bool:
    """Whether it is shown already, as the sentence that the best one leans on."""
    before = best.before
    return before is not None and (other.source, other.start) == (best.source, before.start)


def _content(citation: Citation, text_of: TextOf) -> set[str]:
    written = words.split(citation.of(text_of(citation.source)))
    return {word for one in written if (word := thesaurus.base(one)) not in _SMALL}
