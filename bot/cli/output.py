"""What a command writes and ends with: lines for people, or an object a line for programs."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterable
from typing import Any

OK, FAILED = 0, 1
"""Exit codes: all went well; something could not be done."""


class Misused(Exception):
    """The command was asked for wrongly; the text says how to ask."""


def write(lines: Iterable[str]) -> None:
    """Write lines to standard output."""
    for line in lines:
        # A file's name may hold bytes of no encoding, which no stream takes as they are.
        sys.stdout.write(line.encode(errors="replace").decode() + "\n")


def write_records(found: Iterable[dict[str, Any]]) -> None:
    """Write objects, one a line."""
    write(json.dumps(record, ensure_ascii=False) for record in found)


def show(options: Namespace, found: Iterable[dict[str, Any]], lines: Iterable[str]) -> int:
    """Print what was found, as objects with `--json`, else as lines for people."""
    if options.json:
        write_records(found)
    else:
        write(lines)
    return OK


def unreadable(name: str, error: OSError | ValueError) -> str:
    """Why a file cannot be read."""
    why = error.strerror if isinstance(error, OSError) else "it is no text in UTF-8"
    return f"{name} cannot be read: {why}"
