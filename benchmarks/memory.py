"""Whether reading leaks: memory of a process that briefs ten thousand pages. Linux only."""

import gzip
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from benchmarks import generated
from summarizer import extract, summarize
from summarizer.errors import NotReadable
from summarizer.types import Page

MARKS = (0, 100, 1_000, 2_000, 4_000, 6_000, 8_000, 10_000)
"""After how many briefs memory is looked at."""

_GENERATED = 400


def run(data: Path | None) -> None:
    """Print the memory after each of `MARKS`, on the pages of `data`/pages or on generated ones."""
    make = _pages(data)
    print(f"{'briefs':>8}{'resident MB':>13}")
    for before, mark in zip((0, *MARKS), MARKS, strict=False):
        for number in range(before, mark):
            page = Page(url=f"https://example.com/{number}", content=make(number))
            with suppress(NotReadable):
                summarize(extract(page))
        print(f"{mark:8}{_resident():13.0f}", flush=True)


def _pages(data: Path | None) -> Callable[[int], bytes]:
    """The page of a number: real ones in turn, or generated ones, which differ."""
    if data is None:
        return lambda number: generated.page(number % _GENERATED).encode()
    files: Sequence[Path] = sorted((data / "pages" / "html").glob("*.html.gz"))
    return lambda number: gzip.decompress(files[number % len(files)].read_bytes())


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
