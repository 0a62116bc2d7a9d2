"""`nutgraf import`: articles that somebody already has, as JSON lines."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

import summarizer
from bot.cli.exporting import Held, held_by, restore
from bot.cli.workspace import Workspace
from bot.views.errors import sentence_for
from bot.views.message import counted
from summarizer.articles import pastes
from summarizer.errors import NotReadable
from summarizer.types import Article, Brief

_BATCH = 20
"""How many lines are saved in one go: few enough for whoever else wants to write meanwhile."""

_FIELDS = ("url", "title", "site", "author", "published")


class BadLine(ValueError):
    """A line that holds no article; the text says why."""


class Import:
    """Reads a file of articles into the workspace, and counts.

    `read` are the articles taken in, `known` those that were there already, `others` an export's
    lines of another kind (conversations, their settings, questions), and `failed` the bad lines.
    """

    def __init__(self, workspace: Workspace, *, brief: bool, progress: TextIO) -> None:
        self._workspace = workspace
        self._brief = brief
        self._progress = progress
        self.read = 0
        self.failed = 0
        self.known = 0
        self.others = 0

    def run(self, path: Path) -> None:
        """Import every line; a bad one is reported by its number and the rest goes in.

        Raises `OSError` where the file cannot be opened.
        """
        size = path.stat().st_size
        with path.open("rb") as file:
            for batch in _batches(enumerate(file, start=1)):
                taken = [one for number, line in batch if (one := self._taken(number, line))]
                self._keep(taken)
                self._show(file.tell(), size)
        if size:
            self._progress.write("\n")

    def _keep(self, taken: "Sequence[Article | _Exported]") -> None:
        """Save a batch; what an import that was cut short has saved already is passed over."""
        exported = [one.held for one in taken if isinstance(one, _Exported)]
        articles = [one for one in taken if isinstance(one, Article)]
        fresh = articles if self._brief else self._workspace.unknown(articles)
        readings = [self._workspace.prepared(self._briefed(article)) for article in fresh]
        with self._workspace.store.begin() as uow:
            for reading in readings:
                self._workspace.keep(uow, reading)
            put_back = [held for held in exported if restore(uow, held)]
        self.read += len(readings) + _articles_in(put_back)
        self.others += len(put_back) - _articles_in(put_back)
        self.known += len(articles) - len(fresh) + _articles_in(exported) - _articles_in(put_back)

    def _taken(self, number: int, line: bytes) -> "Article | _Exported | None":
        """What a line holds; None for a bad one, reported."""
        try:
            return _read(line)
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
        self._progress.write(f"\r[{bar:<30}] {share:4.0%}  {counted(self.read, 'article')}")
        self._progress.flush()


@dataclass(frozen=True, slots=True)
class _Exported:
    """A line that `nutgraf export` has written."""

    held: Held


def _articles_in(exported: Sequence[Held]) -> int:
    return sum(isinstance(held, tuple) for held in exported)


def _read(line: bytes) -> Article | _Exported:
    """What a line describes. Raises `BadLine`."""
    try:
        given: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadLine("this is not JSON") from error
    if isinstance(given, dict) and isinstance(given.get("nutgraf"), dict):
        try:
            return _Exported(held_by(given))
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise BadLine("this was not exported by this version of Nutgraf") from error
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
