"""`nutgraf ask`: a question, or a file of them, to all that is remembered or to one article."""

import json
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from bot.app import utc_now
from bot.cli import records, terminal
from bot.cli.output import FAILED, OK, Misused, show, unreadable, write_records
from bot.cli.workspace import VIEWER, SourceError, Workspace
from bot.services.questions import Answered, Questions, answer_from
from bot.services.reading import UNREAD
from storage.types import StoredArticle


def ask(options: Namespace, workspace: Workspace) -> int:
    """Answer what was asked; the exit code. Raises `Misused`."""
    if bool(" ".join(options.question).strip()) == bool(options.batch):
        raise Misused("ask takes either a question or --batch FILE. Try: nutgraf ask --help")
    if options.batch:
        return _ask_batch(options, workspace)
    answered = _answer(workspace, " ".join(options.question), options.article, options)
    record = records.of_answer(answered, candidates=options.candidates)
    alone = options.article is not None
    return show(options, [record], terminal.answer_lines(answered, alone=alone))


def _ask_batch(options: Namespace, workspace: Workspace) -> int:
    failed = False
    for number, text in enumerate(_lines(options.batch), start=1):
        if not text.strip():
            continue
        try:
            write_records([_batch_record(text, workspace, options)])
        except (ValueError, Misused) as error:
            failed = True
            sys.stderr.write(f"line {number}: {error}\n")
    return FAILED if failed else OK


def _batch_record(text: str, workspace: Workspace, options: Namespace) -> dict[str, Any]:
    """The answer to one line of a batch. Raises `ValueError` or `Misused` for a bad one."""
    try:
        line = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError("this is not JSON") from error
    if not isinstance(line, dict) or not isinstance(line.get("question"), str):
        raise ValueError("this is no object with a question")
    article = line.get("article", options.article)
    answered = _answer(
        workspace, line["question"], None if article is None else str(article), options
    )
    return {"id": line.get("id"), **records.of_answer(answered, candidates=options.candidates)}


def _lines(name: str) -> list[str]:
    try:
        return Path(name).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise Misused(unreadable(name, error)) from error


def _answer(
    workspace: Workspace, question: str, article: str | None, options: Namespace
) -> Answered:
    if article is None:
        answered = Questions(workspace.store).answer(
            VIEWER, question, today=utc_now().astimezone().date(), limit=options.limit
        )
        workspace.note(answered)
        return answered
    return answer_from(question, [_named(workspace, article)], limit=options.limit)


def _named(workspace: Workspace, article: str) -> StoredArticle:
    """The article of that id or link; a link or file that is not remembered is read."""
    found = workspace.find(article)
    if found is not None:
        return found
    if article.isdigit():
        raise Misused(f"there is no article {article}; nutgraf recent lists them")
    try:
        return Workspace.as_if_stored(workspace.read(article), utc_now())
    except (SourceError, *UNREAD) as failure:
        raise Misused(" ".join(terminal.failure_lines(article, failure.code))) from failure
