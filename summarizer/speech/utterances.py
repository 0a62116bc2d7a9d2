"""One utterance as several outlets print it: whether it is one, and what each of them left out."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from summarizer import words
from summarizer.types import Span

_FEWEST = 4
_SHARE = 0.8
_SHORTEST_GAP = 2


def are_one(one: str, other: str) -> bool:
    """Whether two quotes are the same words: the shorter stands, nearly whole, in the longer.

    Of less than four words both must be the same.
    """
    shorter, longer = sorted((_plain(one), _plain(other)), key=len)
    if len(shorter) < _FEWEST:
        return shorter == longer
    blocks = _matcher(shorter, longer).get_matching_blocks()
    return sum(block.size for block in blocks) >= _SHARE * len(shorter)


def left_out(text: str, full: Span, cut: str) -> tuple[Span, ...]:
    """The parts of the fuller quote, `full` of `text`, that the other leaves out.

    Each is two words long or more, from its first word to its last.
    """
    spans = list(words.spans(text, full.start, full.end))
    told = [span.of(text).lower() for span in spans]
    return tuple(_gaps(spans, _matcher(told, _plain(cut))))


def _gaps(spans: Sequence[Span], matcher: SequenceMatcher[str]) -> Iterator[Span]:
    at = 0
    for block in matcher.get_matching_blocks():
        if block.a - at >= _SHORTEST_GAP:
            yield Span(start=spans[at].start, end=spans[block.a - 1].end)
        at = block.a + block.size


def _matcher(one: Sequence[str], other: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, one, other, autojunk=False)


def _plain(text: str) -> list[str]:
    return [word.lower() for word in words.split(text)]
