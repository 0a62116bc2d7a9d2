"""Where a text stands in quotation marks, and where a mark is only an apostrophe.

Only the outermost stretch is told; what it quotes in turn is part of it. Marks never reach past
their paragraph, but for a quotation of several paragraphs, each of which opens with a mark while
only the last one closes: that is one stretch. Time is linear in the text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from summarizer.types import Block, BlockKind, Span

_MARK = re.compile(r"``|''|’’|[\"“”„‟«»「」『』‘’‚']")

_CLOSES: dict[str, str | tuple[str, ...]] = {
    '"': '"“',
    "”": '“”„‟"',
    "“": "„‟",
    "»": "«",
    "«": "»",
    "」": "「",
    "』": "『",
    "’": "‘‚",
    "‘": "‚",
    "'": "'",
    "''": ("``", "''", "“", '"'),
    "’’": ("“", '"', "``"),
}
"""Which opening marks each mark can close; „German“ and »Danish« share marks with other customs."""

LABEL = re.compile(r"([^\W\d_a-z][A-Z.'’-]{2,}(?: [^\W\d_a-z][A-Z.'’-]*){0,3}):\s")
"""The tag of a speaker that opens a turn of a printed talk: "OBI: "."""

_DASHES = frozenset("—–―")  # what opens a signature under a quotation
_SINGLE = frozenset("‘’‚'")
_OPENS_ALWAYS = frozenset("“„‟「『")
_BEFORE_OPENING = frozenset("([{—–-/¿¡:\"“«‘'")
_BETWEEN_SENTENCES = frozenset((". ", "? ", "! ", "… "))
_SAID = re.compile(r"\b(?:said|says|added|told|asked)\b")
_REPORTED_WITHIN = 80
_INSIDE_OPENING = frozenset("…¿¡[($€£#@\"“‘'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch(Span):
    """The words between an opening mark and its closing mark, or to the paragraph's end.

    `first_block` to `last_block` are the paragraphs it runs over; `closed` is whether the closing
    mark is there; `marked` is False for a block quotation that is set off without marks. `aside` is
    whether it stands in single marks, as headlines do, where the text has most in double ones: in
    its first paragraph, or as a paragraph of its own.
    """

    first_block: int
    last_block: int
    closed: bool = True
    marked: bool = True
    aside: bool = False


def stretches(text: str, blocks: Sequence[Block]) -> tuple[Stretch, ...]:
    """All outermost quoted stretches of the blocks that hold prose, in order, none empty."""
    found = [
        stretch
        for number, block in enumerate(blocks)
        if block.kind is not BlockKind.HEADING
        for stretch in _in_block(text, block, number)
    ]
    joined = list(_joined(text, blocks, found))
    single = [number for number, stretch in enumerate(joined) if _is_single(text, stretch)]
    if len(single) * 2 < len(joined):
        for number in single:
            aside = _is_headline(blocks, joined[number])
            joined[number] = replace(joined[number], aside=aside)
    return tuple(joined)


def _is_single(text: str, stretch: Stretch) -> bool:
    before = text[max(0, stretch.start - 3) : stretch.start].rstrip()
    return stretch.marked and before[-1:] in _SINGLE and before[-2:] != "''"


def _is_headline(blocks: Sequence[Block], stretch: Stretch) -> bool:
    block = blocks[stretch.first_block]
    whole = stretch.start - block.start <= 1 and block.end - stretch.end <= 1
    return whole or stretch.first_block == 0


def _in_block(text: str, block: Block, number: int) -> list[Stretch]:
    pairing = _Pairing()
    for match in _MARK.finditer(text, block.start, block.end):
        pairing.take(_read(text, match, block))
    found = [
        Stretch(
            start=span.start, end=span.end, first_block=number, last_block=number, closed=closed
        )
        for start, end, closed in pairing.outermost(block.end)
        for span in _trimmed(text, start, end)
    ]
    if block.kind is BlockKind.QUOTATION and not found and text[block.start] not in _DASHES:
        return [
            Stretch(
                start=block.start,
                end=block.end,
                first_block=number,
                last_block=number,
                marked=False,
            )
        ]
    return found


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """The span without white space at its ends, as French sets inside its marks; none if empty."""
    words = text[start:end].strip()
    if words:
        begin = text.index(words[0], start)
        yield Span(start=begin, end=begin + len(words))


@dataclass(slots=True)
class _Mark:
    """A mark, and whether its neighbours let it open or close; an apostrophe may do neither."""

    sign: str
    start: int
    end: int
    opens: bool
    closes: bool
    resumes: bool
    """Whether it stands where a new sentence begins, as it may within an open quotation."""
    reported: bool
    """Whether the words before it are a reporter's: "We wait, she said. "We hope."."""


def _read(text: str, match: re.Match[str], block: Block) -> _Mark:
    before = text[match.start() - 1] if match.start() > block.start else " "
    after = text[match.end()] if match.end() < block.end else " "
    read = _read_single if match[0] in _SINGLE else _read_double
    opens, closes = read(match[0], before, after)
    if closes and match[0] in "’'" and before in "sz":
        closes = not _is_plural_apostrophe(text, match, block)
    resumes = text[max(block.start, match.start() - 2) : match.start()] in _BETWEEN_SENTENCES
    before = text[max(block.start, match.start() - _REPORTED_WITHIN) : match.start()]
    reported = resumes and _SAID.search(before.rpartition(match[0])[2]) is not None
    return _Mark(match[0], match.start(), match.end(), opens, closes, resumes, reported)


def _read_double(sign: str, before: str, after: str) -> tuple[bool, bool]:
    free = before.isspace() or before in _BEFORE_OPENING
    closing = after.isspace()  # even where a space stands before it, as in “so, ” she said
    if sign in _OPENS_ALWAYS:
        return True, not free
    if sign == "’’":
        return False, True  # two apostrophes typed for the one mark
    if sign == "«":
        return free, True  # French sets a space inside
    if sign == '"':
        # Against a word on both sides it closes what is open, or else opens.
        return not after.isspace() and (free or after.isalnum()), not before.isspace() or closing
    return not after.isspace() and free, not (before.isspace() and after.isalnum())


def _read_single(sign: str, before: str, after: str) -> tuple[bool, bool]:
    free = before.isspace() or before in _BEFORE_OPENING
    opens = sign != "’" and free and (after.isalnum() or after in _INSIDE_OPENING)
    return opens, not opens and not before.isspace() and not after.isalnum()


def _is_plural_apostrophe(text: str, match: re.Match[str], block: Block) -> bool:
    """Whether it is as in "the workers’ union": a word follows, and a likelier close before it."""
    rest = text[match.end() : min(block.end, match.end() + 300)]
    if not re.match(r" \w", rest):
        return False
    later = re.search(rf"[^\s]{match[0]}(?!\w)", rest)
    opening = re.search(r"\s[‘']\w", rest)
    return later is not None and (opening is None or later.start() < opening.start())


@dataclass(slots=True)
class _Pairing:
    """Matches marks as they come; every mark is pushed and popped at most once."""

    _open: list[_Mark] = field(default_factory=list)
    _waiting: dict[str, int] = field(default_factory=dict)
    _doubles: int = 0
    _pairs: list[tuple[int, int]] = field(default_factory=list)

    def take(self, mark: _Mark) -> None:
        """Close what this mark closes, else leave it open."""
        if mark.sign in _SINGLE and self._doubles:
            return  # what a quotation quotes in turn is part of it
        if self._closes(mark):
            self._close(mark)
        elif mark.resumes and self._waiting.get(mark.sign) and not mark.reported:
            return  # the next paragraph of a quotation, run on without a break
        elif mark.opens:
            self._open.append(mark)
            self._waiting[mark.sign] = self._waiting.get(mark.sign, 0) + 1
            self._doubles += mark.sign not in _SINGLE

    def _closes(self, mark: _Mark) -> bool:
        if not mark.closes:
            return False
        return any(self._waiting.get(sign) for sign in _CLOSES.get(mark.sign, ""))

    def _close(self, mark: _Mark) -> None:
        while self._open:
            opening = self._open.pop()
            self._waiting[opening.sign] -= 1
            self._doubles -= opening.sign not in _SINGLE
            if opening.sign in _CLOSES[mark.sign]:
                elided = opening.sign in _SINGLE and mark.start - opening.end < 2  # rock 'n' roll
                if not elided:
                    self._pairs.append((opening.end, mark.start))
                return

    def outermost(self, block_end: int) -> Iterator[tuple[int, int, bool]]:
        """Start, end and closedness; an opening left over counts if no mark closes after it."""
        reached = -1
        for start, end in sorted(self._pairs):
            if start > reached:
                yield start, end, True
                reached = end
        left = [mark for mark in self._open if mark.sign not in _SINGLE]
        if left and left[-1].end > reached:
            yield left[-1].end, block_end, False


def _joined(text: str, blocks: Sequence[Block], found: list[Stretch]) -> Iterator[Stretch]:
    """Make one of the parts of a quotation whose every paragraph opens with a mark."""
    waiting: list[Stretch] = []
    for stretch in found:
        if waiting and not _continues(text, blocks, waiting[-1], stretch):
            yield from waiting
            waiting = []
        waiting.append(stretch)
        if stretch.closed:
            yield _merged(waiting)
            waiting = []
    yield from waiting


def _continues(text: str, blocks: Sequence[Block], before: Stretch, stretch: Stretch) -> bool:
    block = blocks[stretch.first_block]
    at_its_start = not text[block.start : stretch.start].strip(" \t\"“”«»„‘’'「『")
    tagged = LABEL.match(text, stretch.start, stretch.end) is not None
    return stretch.first_block == before.last_block + 1 and at_its_start and not tagged


def _merged(parts: list[Stretch]) -> Stretch:
    if len(parts) == 1:
        return parts[0]
    return Stretch(
        start=parts[0].start,
        end=parts[-1].end,
        first_block=parts[0].first_block,
        last_block=parts[-1].last_block,
    )
