"""The parts of an article whose points have to come from more than its beginning.

News has its weight on top, so most articles are one part. A round-up of several stories under
headings is not, nor is a piece so long that its later sections are news in their own right.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, pairwise

from summarizer.types import Block, BlockKind, Sentence
from summarizer.vectors import cosine, unit
from summarizer.words import Tokenizer

LONG = 80
"""From so many sentences on a piece is long, whatever it is about."""

UNRELATED = 0.2
"""Sections of a lower cosine, on the average of neighbours, are on different topics."""

_FEWEST_SECTIONS = 3
_FEWEST_SENTENCES = 2  # a heading over less is a label
_LONG_PARTS = 3


def of(
    text: str,
    blocks: Sequence[Block],
    members: Sequence[Sentence],
    language: str | None,
) -> list[int]:
    """The number of the part that each sentence belongs to; all 0 in an article of one part."""
    sections = _sections(blocks, members)
    if len(set(sections)) >= _FEWEST_SECTIONS and _are_unrelated(text, members, sections, language):
        return sections
    if len(members) < LONG:
        return [0] * len(members)
    return [number * _LONG_PARTS // len(members) for number in range(len(members))]


def _sections(blocks: Sequence[Block], members: Sequence[Sentence]) -> list[int]:
    """Under which heading each sentence stands; a heading over next to nothing parts nothing."""
    headed = list(accumulate(block.kind is BlockKind.HEADING for block in blocks))
    numbers = [headed[member.block] for member in members]
    sizes = Counter(
        number
        for number, member in zip(numbers, members, strict=True)
        if blocks[member.block].kind is not BlockKind.HEADING
    )
    kept = [number for number in sorted(set(numbers)) if sizes[number] >= _FEWEST_SENTENCES]
    return [max(0, sum(number >= one for one in kept) - 1) for number in numbers]


def _are_unrelated(
    text: str, members: Sequence[Sentence], sections: Sequence[int], language: str | None
) -> bool:
    tokenizer = Tokenizer(language)
    terms: dict[int, Counter[str]] = {number: Counter() for number in sorted(set(sections))}
    for member, number in zip(members, sections, strict=True):
        terms[number].update(tokenizer.terms(member.of(text)))
    vectors = [unit({term: float(n) for term, n in counts.items()}) for counts in terms.values()]
    likeness = [cosine(one, other) for one, other in pairwise(vectors)]
    return sum(likeness) < UNRELATED * len(likeness)
