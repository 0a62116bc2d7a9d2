"""The commands of an install: `nutgraf doctor`, `nutgraf manifest`, `nutgraf backup`."""

import json
import sys
import textwrap
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from bot.app import utc_now
from bot.cli.output import FAILED, OK, show, write
from bot.doctor import Finding, State, examine
from bot.manifest import over_http, read_manifest
from bot.settings import from_environ, surroundings
from storage import StorageError, Store, Upkeep

_LABELS = {State.OK: "ok", State.MEND: "MEND", State.UNKNOWN: "?"}


def run_doctor(options: Namespace) -> int:
    """Say how it stands with this install; `FAILED` where something is to be mended."""
    mended = 0
    for finding in examine(surroundings(), utc_now, options.url):
        mended += finding.state is State.MEND
        show(options, [asdict(finding)], [_as_line(finding)])
        sys.stdout.flush()  # the next one may take a while
    return FAILED if mended else OK


def run_manifest(options: Namespace) -> int:
    """Print the manifest that makes the Slack app."""
    manifest = read_manifest()
    if options.url:
        manifest = over_http(manifest, options.url)
    write([json.dumps(manifest, indent=2, ensure_ascii=False)])
    return OK


def run_backup(options: Namespace) -> int:
    """Copy a SQLite database while it is being worked with; `FAILED` where that could not be."""
    store = Store(from_environ().database_url)
    try:
        Upkeep(store).back_up(Path(options.file))
    except StorageError as failure:
        return _failed(str(failure))
    except OSError as failure:
        return _failed(f"{options.file} cannot be written: {failure.strerror}. Nothing was copied.")
    finally:
        store.close()
    write([f"{options.file} holds all that {Upkeep(store).place} held just now."])
    return OK


def _failed(sentence: str) -> int:
    sys.stderr.write(f"nutgraf: {sentence}\n")
    return FAILED


def _as_line(finding: Finding) -> str:
    lead = f"{_LABELS[finding.state]:<6}{finding.check:<16}"
    lines = textwrap.wrap(
        finding.says,
        100,
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines)
