"""Roles and outlets, measured on quotations labelled by hand (`labels/README.md`)."""

import csv
import hashlib
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.passages import fits
from benchmarks.polnear import Found, Gold, layout, load, overlap
from summarizer.sentences import split
from summarizer.speech import quotes
from summarizer.types import Quote, Span

_FOLDER = Path(__file__).parent / "labels"
_SPARE_WORDS = {"outlet": 3, "role": 14}
_KNOWN = {"outlet": "somebody speaks", "role": "right speaker"}
_PARTS = ("open", "fresh", "later", "aside")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What is to be shown with a quotation: one of `wanted`, or nothing where that is allowed."""

    half: str
    quoted: Span
    speaker: str
    wanted: tuple[str, ...]
    nothing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A label beside what was shown.

    `known` is whether the right speaker was; for outlets, whether any was that is not the outlet.
    """

    label: Label
    shown: str | None
    known: bool
    right: bool


def run(articles: Path) -> None:
    """Print how many roles and outlets are right on both halves, with 95 % intervals."""
    texts = {_key(article.name): article.text for article in load(articles)}
    print(f"{'':32}right  of     %       95 %  shown wrongly")
    for measure in ("outlet", "role"):
        found = list(verdicts(texts, measure))
        for half in _PARTS:
            here = [verdict for verdict in found if verdict.label.half == half]
            _print(f"{measure}, {half}", here)
            _print(f"{measure}, {half}, {_KNOWN[measure]}", [v for v in here if v.known])


def _print(name: str, found: Sequence[Verdict]) -> None:
    right, count = sum(verdict.right for verdict in found), len(found)
    low, high = interval(right, count)
    wrong = sum(v.shown is not None and not v.right for v in found)
    share = 100 * right / count
    print(f"{name:32}{right:5}{count:4}{share:6.1f}  {100 * low:4.1f}-{100 * high:5.1f} {wrong:6}")


def interval(right: int, count: int) -> tuple[float, float]:
    """Wilson's 95 % interval for a share."""
    z, share = 1.96, right / count
    middle = share + z * z / (2 * count)
    reach = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return (middle - reach) / (1 + z * z / count), (middle + reach) / (1 + z * z / count)


def verdicts(texts: dict[str, str], measure: str) -> Iterator[Verdict]:
    """Every labelled quotation's `measure`, "role" or "outlet", beside what is shown for it."""
    with (_FOLDER / f"{measure}s.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            text = texts[row["article"]]
            yield _judge(text, _label(text, row, measure), measure)


def _label(text: str, row: dict[str, str], measure: str) -> Label:
    speaker = _span(row["speaker"]).of(text) if "speaker" in row else ""
    wanted = tuple(_span(one).of(text) for one in row[measure].split())
    return Label(
        half=row["half"],
        quoted=Span(start=int(row["start"]), end=int(row["end"])),
        speaker=speaker,
        wanted=wanted,
        nothing=not wanted or row["optional"] == "1",
    )


def _span(written: str) -> Span:
    start, end = written.split("-")
    return Span(start=int(start), end=int(end))


def _judge(text: str, label: Label, measure: str) -> Verdict:
    here = _covering(text, label.quoted)
    shown = None if here is None else here.via if measure == "outlet" else here.role
    spare = _SPARE_WORDS[measure]
    right = any(_fits(one, shown, spare) for one in label.wanted) if shown else label.nothing
    speaker = here.speaker if here is not None else None
    if measure == "role":
        known = _fits(label.speaker, speaker, len(text))
    else:
        known = speaker is not None and not any(_fits(o, speaker, spare) for o in label.wanted)
    return Verdict(label=label, shown=shown, known=known, right=right)


def _fits(wanted: str, shown: str | None, spare: int) -> bool:
    """Whether the wanted words are shown, whatever possessive or mark clings to them."""
    return fits(_plain(wanted), _plain(shown or ""), spare)


def _plain(words: str) -> str:
    kept = words.replace("’", "'").replace("'s", "")
    return " ".join(word.strip(".,'“”\"()") for word in kept.split())


def _covering(text: str, quoted: Span) -> Quote | None:
    """The quotation that is found there, if one is."""
    gold, blocks = Gold(start=quoted.start, end=quoted.end), layout(text)

    def shared(quote: Quote) -> int:
        return overlap(Found(start=quote.start, end=quote.end), gold)

    most = max(quotes.find(text, blocks, split(text, blocks)), key=shared, default=None)
    return most if most is not None and shared(most) else None


def _key(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:12]
