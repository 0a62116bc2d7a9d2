"""Who said what in the passages from other fields and regions, both halves; errors of the open one.

The passages lie beside the tests (`tests/summarizer/speech/passages`), which hold the figures.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.polnear import layout
from summarizer.sentences import split
from summarizer.speech import quotes
from summarizer.types import Quote, QuoteKind

FOLDER = Path(__file__).parents[1] / "tests" / "summarizer" / "speech" / "passages"
HALVES = ("open", "closed")
_SPARE_WORDS = 3
_SPARE_ROLE_WORDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One thing a passage has somebody say, what was found for it, and whether that is right.

    `measure` is `speaker`, `role` or `outlet`.
    """

    passage: str
    measure: str
    words: str
    wanted: str | None
    shown: str | None
    right: bool


def run(_: Path | None) -> None:
    """Print the share of speakers, roles and outlets that are right, and the open half's errors."""
    for half in HALVES:
        found = verdicts(half)
        print(f"{half:8}", *(f"{m} {100 * share:.1f} %" for m, share in shares(found).items()))
    for miss in (one for one in verdicts("open") if not one.right):
        print(
            f"{miss.passage}: {miss.measure} of “{miss.words}” is {miss.wanted}, not {miss.shown}"
        )


def shares(found: Sequence[Verdict]) -> dict[str, float]:
    """The share of right verdicts by what is measured."""
    counts, right = Counter(v.measure for v in found), Counter(v.measure for v in found if v.right)
    return {measure: right[measure] / count for measure, count in counts.items()}


def verdicts(half: str) -> list[Verdict]:
    """Everything that is measured on one half of the passages."""
    listed = json.loads((FOLDER / f"{half}.json").read_text(encoding="utf-8"))
    return [verdict for passage in listed for verdict in _judge(passage)]


def _judge(passage: dict[str, object]) -> Iterator[Verdict]:
    text, said = passage["text"], passage["said"]
    assert isinstance(text, str)
    assert isinstance(said, list)
    blocks = layout(text)
    found = quotes.find(text, blocks, split(text, blocks))
    for one in said:
        start = text.index(one["words"])
        here = _covering(found, start, start + len(one["words"]))
        if one["kind"] in ("quoted", "reported"):
            pairs = _spoken(one, here)
        else:
            pairs = iter((("speaker", None, _marked_speaker(here), _marked_speaker(here) is None),))
        for measure, wanted, shown, right in pairs:
            yield Verdict(
                passage=str(passage["name"]),
                measure=measure,
                words=one["words"],
                wanted=wanted,
                shown=shown,
                right=right,
            )


_Pair = tuple[str, str | None, str | None, bool]


def _spoken(one: dict[str, str], here: Quote | None) -> Iterator[_Pair]:
    speaker, role, via = (
        (here.speaker, here.role, here.via) if here is not None else (None, None, None)
    )
    yield "speaker", one["speaker"], speaker, fits(one["speaker"], speaker, _SPARE_WORDS)
    if "role" in one:
        yield "role", one["role"], role, fits(one["role"], role, _SPARE_ROLE_WORDS)
    if "via" in one or via is not None:
        wanted = one.get("via")
        yield "outlet", wanted, via, wanted is not None and fits(wanted, via, _SPARE_WORDS)


def _covering(found: Sequence[Quote], start: int, end: int) -> Quote | None:
    """The quote that shares most with a span, if that is at least half of it."""

    def shared(quote: Quote) -> int:
        return min(end, quote.end) - max(start, quote.start)

    most = max(found, key=shared, default=None)
    return most if most is not None and shared(most) * 2 >= end - start else None


def _marked_speaker(here: Quote | None) -> str | None:
    """Who is shown to speak words that stand in marks."""
    return None if here is None or here.kind is QuoteKind.INDIRECT else here.speaker


def fits(wanted: str, shown: str | None, spare: int) -> bool:
    """Whether what is shown has all the wanted words and few others."""
    words = (shown or "").lower().split()
    missing = Counter(wanted.lower().split()) - Counter(words)
    return not missing and len(words) <= len(wanted.split()) + spare
