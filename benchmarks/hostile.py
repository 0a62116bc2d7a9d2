"""Input made to be slow: how much longer twice as much of it takes.

A ratio of 2 is work that grows with the length, 4 with its square; every text is briefed and every
page read from its bytes. Times are the best of a few, in turn.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from summarizer import extract, read_paste, summarize
from summarizer.errors import NotReadable
from summarizer.types import Page

_ROUNDS = 2
_PROSE = "The council of Ostrey met on Monday and agreed to mend the bank of the river Selm. "
_SAID = '"We sail," said Ines Dahlgard, 40, of Lenn. '


@dataclass(frozen=True, slots=True)
class Threat:
    """A kind of hostile input: what it is called, how to make so much of it, and how much."""

    name: str
    make: Callable[[int], str]
    size: int
    is_page: bool = False


THREATS = (
    Threat("opening quotation marks", lambda n: _PROSE + "“" * n, 50_000),
    Threat("straight quotation marks", lambda n: _PROSE + '" ' * n, 50_000),
    Threat("apostrophes", lambda n: _PROSE + "' " * n, 50_000),
    Threat("opening brackets", lambda n: _PROSE + "(" * n, 50_000),
    Threat("full stops", lambda n: _PROSE + ". " * n, 50_000),
    Threat("initials", lambda n: _PROSE + "J. " * n, 20_000),
    Threat("one word", lambda n: _PROSE + "a" * n, 500_000),
    Threat("capitals", lambda n: _PROSE + "Aa " * n, 20_000),
    Threat("commas", lambda n: _PROSE + "Ann Lee, " * n, 10_000),
    Threat("blank lines", lambda n: _PROSE + "\n\n" * n + _PROSE, 100_000),
    Threat("short paragraphs", lambda n: "Well.\n\n" * n, 10_000),
    Threat("one line of prose", lambda n: _PROSE * n, 1_000),
    Threat("quotes with speakers", lambda n: _SAID * n, 1_000),
    Threat("what was told before", lambda n: "The video was shared in the town. " * n, 2_000),
    Threat("German quotes", lambda n: "„Wir segeln morgen früh los“, sagte Obi. " * n, 1_000),
    Threat("the same verb", lambda n: _PROSE + "he said she said " * n, 3_000),
    Threat("combining marks", lambda n: _PROSE + "e" + "\u0301" * n, 100_000),
    Threat("links", lambda n: _PROSE + "https://example.com/a " * n, 10_000),
    Threat("Chinese without stops", lambda n: "河水" * n, 50_000),
    Threat("nested elements", lambda n: "<div>" * n + _PROSE * 20, 25_000, True),
    Threat("nested inline elements", lambda n: "<p>" + "<b>" * n + _PROSE * 20, 25_000, True),
    Threat("unclosed attributes", lambda n: "<a href='" * n + _PROSE * 20, 25_000, True),
    Threat("paragraphs", lambda n: f"<article>{f'<p>{_PROSE}</p>' * n}</article>", 1_000, True),
    Threat("line breaks", lambda n: "<p>" + "word<br>" * n, 20_000, True),
    Threat("tables", lambda n: "<table>" + "<tr><td>a b c" * n, 10_000, True),
    Threat("lists of links", lambda n: "<ul>" + "<li><a href=/>one two three</a>" * n, 8_000, True),
    Threat("scripts", lambda n: "<script>x</script>" * n + f"<p>{_PROSE * 20}", 10_000, True),
)


def run(_data: Path | None) -> None:
    """Print for each threat its time, and how much longer twice as much takes."""
    print(f"{'':26}{'size':>9}{'ms':>9}{'twice as much':>15}")
    for threat in THREATS:
        small, large = (seconds(threat, size) for size in (threat.size, 2 * threat.size))
        print(
            f"{threat.name:26}{threat.size:9}{1_000 * small:9.0f}{large / small:15.1f}", flush=True
        )


def seconds(threat: Threat, size: int) -> float:
    """The processor time of reading so much of a threat."""
    made = threat.make(size)
    times = []
    for _ in range(_ROUNDS):
        started = time.process_time()
        read(made, is_page=threat.is_page)
        times.append(time.process_time() - started)
    return min(times)


def read(made: str, *, is_page: bool) -> None:
    """Brief a text, or the article on a page, if it can be read."""
    try:
        if is_page:
            page = Page(
                url="https://example.com/a", content=made.encode(), content_type="text/html"
            )
            summarize(extract(page))
        else:
            summarize(read_paste(made))
    except NotReadable:
        pass
