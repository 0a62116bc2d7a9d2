"""Conversations printed as such, with a tag before each turn: "MODERATOR: Thank you.", "Q."."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.types import Block, BlockKind, Span

_TURN = re.compile(
    r"""(?:(?P<label>[^\W\d_a-z][A-Z.'’-]+(?:\ [A-Z][A-Z.'’-]+){0,4})(?:\ \([^)\n]{1,40}\))?:
          | (?P<turn>[QA])[.:])\s+""",
    re.VERBOSE,
)
_FEWEST_TURNS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn(Span):
    """What one speaker says in a paragraph; `label` is the name before it, None after Q. or A.

    `answers` is whether it is marked as an answer.
    """

    block: int
    label: Span | None
    answers: bool = False


def turns(text: str, blocks: Sequence[Block]) -> tuple[Turn, ...]:
    """The paragraphs that open with a speaker's tag in capitals, if there are at least two."""
    found = [
        Turn(
            start=match.end(),
            end=block.end,
            block=number,
            label=Span(start=match.start("label"), end=match.end("label"))
            if match["label"]
            else None,
            answers=match["turn"] == "A",
        )
        for number, block in enumerate(blocks)
        if block.kind is not BlockKind.HEADING
        and (match := _TURN.match(text, block.start, block.end)) is not None
        and match.end() < block.end
    ]
    return tuple(found) if len(found) >= _FEWEST_TURNS else ()
