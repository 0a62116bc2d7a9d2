"""What is installed beside us: whether each piece is pinned, and under which licence it comes.

`python -m tests.licences` writes docs/licences.md anew; `make audit` looks for known holes as well.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/licences.md"

SHIPPABLE = re.compile(
    r"""(?: MIT | ISC | 0BSD | BSD | Apache | Apache\ Software | PSF | Python\ Software\ Foundation
          | MPL | Mozilla\ Public | LGPL | GNU\ Lesser\ General\ Public | GNU\ Library | ZPL | Zope
          | Unlicense | The\ Unlicense | Zlib | CC0 | Public\ Domain | CNRI )\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Licences under which others' code may be installed beside ours, unchanged."""

_HEAD = """# Licences

What Nutgraf runs on, as pinned in `requirements.txt`, and under which licence each piece is
installed beside it, unchanged. Written by `python -m tests.licences`; a test holds it to the pins.

| package | version | licence |
|---|---|---|
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A line of a requirements file."""

    name: str
    version: str


def normal(name: str) -> str:
    """A package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(file: str) -> Iterator[Pin]:
    """What a requirements file pins. Raises `ValueError` for a line that pins nothing."""
    for line in (ROOT / file).read_text(encoding="utf-8").splitlines():
        if not line or line.startswith(("#", "--editable")):
            continue
        found = re.fullmatch(r"([\w.-]+)==([\w.!+]+)", line.partition(";")[0].strip())
        if found is None:
            raise ValueError(f"{file}: {line} pins nothing")
        yield Pin(name=normal(found[1]), version=found[2])


def licence(found: Distribution) -> str:
    """The licence of a package in a few words, as its own metadata has it."""
    told = found.metadata
    if "License-Expression" in told:
        return str(told["License-Expression"])
    classified = [
        line.rpartition(" :: ")[2]
        for line in told.get_all("Classifier", [])
        if line.startswith("License ::") and line.count("::") > 1
    ]
    return ", ".join(classified) or _first_line(told["License"])


def _first_line(text: str | None) -> str:
    return (text or "").strip().partition("\n")[0][:60]


def page() -> str:
    """The whole of docs/licences.md."""
    rows = [
        f"| {pin.name} | {pin.version} | {licence(distribution(pin.name))} |"
        for pin in sorted(pins("requirements.txt"), key=lambda pin: pin.name)
    ]
    return _HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
