"""`nutgraf import`: articles that somebody already has, as JSON lines."""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

import summarizer
from bot.cli.workspace import Workspace
from bot.views.errors import sentence_for
from summarizer.articles import pastes
from summarizer.errors import NotReadable
from summarizer.types import Article, Brief

_BATCH = 200
"""How many lines are saved in one go."""

_FIELDS = ("url", "title", "site", "author", "published")


class BadLine(ValueError):
    """A line that holds no article; the text says why."""


class Import:
    """Reads a file of articles into the workspace, and counts."""

    def __init__(self, workspace: Workspace, *, brief: bool, progress: TextIO) -> None:
        self._workspace = workspace
        self._brief = brief
        self._progress = progress
        self.read = 0
        self.failed = 0

    def run(self, path: Path) -> None:
        """Import every line; a bad one is reported by its number and the rest goes in.

        Raises `OSError` where the file cannot be opened.
        """
        size = path.stat().st_size
        with path.open("rb") as file:
            for batch in _batches(enumerate(file, start=1)):
                briefs = [brief for number, line in batch if (brief := self._taken(number, line))]
                with self._workspace.store.begin() as uow:
                    for brief in briefs:
                        self._workspace.keep(uow, brief)
                self.read += len(briefs)
                self._show(file.tell(), size)
        self._progress.write("\n")

    def _taken(self, number: int, line: bytes) -> Brief | None:
        """The brief of a line, made before anything is locked; None for a bad one, reported."""
        try:
            return self._briefed(_article(line))
        except BadLine as bad:
            self.failed += 1
            print(f"line {number}: {bad}", file=sys.stderr)  # noqa: T201
            return None

    def _briefed(self, article: Article) -> Brief:
        if self._brief:
            return summarizer.summarize(article)
        return Brief(article=article, points=(), quotes=())

    def _show(self, done: int, size: int) -> None:
        share = done / size if size else 1.0
        bar = "#" * round(share * 30)
        self._progress.write(f"\r[{bar:<30}] {share:4.0%}  {self.read:,} articles")
        self._progress.flush()


def _article(line: bytes) -> Article:
    """The article that a line describes. Raises `BadLine`."""
    try:
        given: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadLine("this is not JSON") from error
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        raise BadLine("this is no object with a text")
    for field in _FIELDS:
        if not isinstance(given.get(field), str | None):
            raise BadLine(f"{field} is neither text nor null")
    _check_address_and_date(given)
    try:
        article = pastes.read(given["text"])
    except NotReadable as error:
        raise BadLine(sentence_for(error.code)) from error
    return replace(article, **{field: given[field] for field in _FIELDS if given.get(field)})


def _check_address_and_date(given: dict[str, Any]) -> None:
    """Raises `BadLine` for an address or a date that is none."""
    if given.get("url") and not given["url"].startswith(("http://", "https://")):
        raise BadLine("url does not begin with http:// or https://")
    try:
        datetime.fromisoformat(given.get("published") or "2000-01-01")
    except ValueError as error:
        raise BadLine("published is not a date in ISO 8601") from error


def _batches(
    lines: Iterator[tuple[int, bytes]],
) -> Iterator[list[tuple[int, bytes]]]:
    batch: list[tuple[int, bytes]] = []
    for number, line in lines:
        if line.strip():
            batch.append((number, line))
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
