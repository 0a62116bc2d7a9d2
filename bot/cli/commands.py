"""What each command does."""

import sys
from argparse import Namespace
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from bot.app import make_app, utc_now
from bot.cli import asking, exporting, playing, records, terminal
from bot.cli.importing import Import
from bot.cli.newsstand import sample
from bot.cli.output import FAILED, OK, Misused, show, unreadable, write
from bot.cli.workspace import VIEWER, SourceError, Workspace
from bot.parts import make_reader
from bot.process import logs
from bot.server import serve
from bot.services.digests import compile_between
from bot.services.ledger import Quoting
from bot.services.library import Library
from bot.services.questions import answer_from
from bot.services.reading import UNREAD
from bot.services.searching import Searching
from bot.settings import BadSetting, Settings
from bot.views.message import counted
from storage import Store

_LONGEST_QUOTED = 12
"""A longer argument is a whole query in quotation marks rather than a phrase of one."""
_SAMPLE_QUESTION = "How many people were treated for cold?"


def run(options: Namespace, settings: Settings) -> int:
    """Run the command that was asked for; its exit code."""
    serving = options.command == "run" and settings.slack is not None
    logs.set_up(settings.log_level if serving else "ERROR", settings.log_format)
    if options.command in ("run", "playground"):
        return _run(options, settings)
    workspace = _workspace(settings)
    try:
        if not getattr(options, "no_save", False):
            workspace.open()
        return _COMMANDS[options.command](options, workspace)
    finally:
        workspace.store.close()


def _workspace(settings: Settings) -> Workspace:
    return Workspace(store=Store(settings.database_url), reader=make_reader(settings), now=utc_now)


def _brief(options: Namespace, workspace: Workspace) -> int:
    if options.sample:
        return _show_sample(options, workspace)
    if not options.sources:
        raise Misused("brief takes a link, a file, or -. Try: nutgraf brief --help")
    failed = False
    for source in options.sources:
        try:
            brief = workspace.briefed(source, options.points)
        except (SourceError, *UNREAD) as failure:
            failed = True
            show(
                options,
                [records.of_failure(source, failure.code)],
                terminal.failure_lines(source, failure.code),
            )
            continue
        if not options.no_save:
            workspace.remember(brief)
        show(options, [records.of_brief(source, brief)], terminal.brief_lines(brief))
    return FAILED if failed else OK


def _search(options: Namespace, workspace: Workspace) -> int:
    today = utc_now().astimezone().date()
    words = " ".join(_requoted(word) for word in options.words)
    found = Searching(workspace.store).find(VIEWER, words, today, limit=options.limit)
    return show(options, map(records.of_hit, found.hits), terminal.search_lines(found))


def _requoted(word: str) -> str:
    """A word as it was written before the shell took its quotation marks away."""
    key, colon, value = word.partition(":")
    if " " not in word or '"' in word or len(word.split()) > _LONGEST_QUOTED:
        return word
    return f'{key}:"{value}"' if colon and key.isalpha() and " " not in key else f'"{word}"'


def _quotes(options: Namespace, workspace: Workspace) -> int:
    asked = " ".join(f'"{name}"' if " " in name else name for name in options.name)
    ledger = Quoting(workspace.store).of(VIEWER, asked, limit=options.limit)
    return show(options, map(records.of_entry, ledger.entries), terminal.quote_lines(ledger))


def _recent(options: Namespace, workspace: Workspace) -> int:
    found = Library(workspace.store, utc_now).recent(VIEWER, limit=options.limit)
    return show(options, map(records.of_recent, found), terminal.recent_lines(found))


def _digest(options: Namespace, workspace: Workspace) -> int:
    now = utc_now()
    since = now - timedelta(days=options.days)
    compiled = compile_between(workspace.store, VIEWER, since, now)
    return show(options, [records.of_digest(compiled)], terminal.digest_lines(compiled))


def _import(options: Namespace, workspace: Workspace) -> int:
    importing = Import(workspace, brief=options.brief, progress=sys.stderr)
    try:
        importing.run(Path(options.file))
    except OSError as error:
        raise Misused(unreadable(options.file, error)) from error
    were = "was" if importing.known == 1 else "were"
    known = f", {importing.known:,} {were} there already" if importing.known else ""
    others = f" and {counted(importing.others, 'other line')}" if importing.others else ""
    taken, left = counted(importing.read, "article"), counted(importing.failed, "line")
    write([f"{taken}{others} taken in{known}, {left} left out"])
    return FAILED if importing.failed else OK


def _export(options: Namespace, workspace: Workspace) -> int:
    lines = exporting.lines(workspace.store, options.workspace)
    if options.file is None:
        write(lines)
        return OK
    try:
        with Path(options.file).open("x", encoding="utf-8", errors="replace") as file:
            written = sum(1 for line in lines if file.write(line + "\n"))
    except OSError as error:
        raise Misused(f"{options.file} cannot be written: {error.strerror}") from error
    write([f"{counted(written, 'line')} written to {options.file}"])
    return OK


def _forget(options: Namespace, workspace: Workspace) -> int:
    library, told = Library(workspace.store, utc_now), []
    for named in options.articles:
        stored = workspace.find(named)
        if stored is not None:
            library.forget_article(VIEWER, stored.id, admin=True)
        told.append((named, stored is not None))
    records_ = [{"article": named, "forgotten": done} for named, done in told]
    unknown = "nothing of this number or link is remembered; nutgraf recent lists what is"
    lines = (f"{named}: {'forgotten' if done else unknown}" for named, done in told)
    show(options, records_, lines)
    return OK if all(done for _, done in told) else FAILED


def _jobs(options: Namespace, workspace: Workspace) -> int:
    if options.retry is not None:
        with workspace.store.begin() as uow:
            number = uow.jobs.retry_dead(options.retry)
        told = counted(number, "job") + " will be tried again"
        if number < len(options.retry):
            told += "; `nutgraf jobs` lists the KEY of each that was given up"
        return show(options, [{"retried": number}], [told])
    with workspace.store.read() as uow:
        dead = uow.jobs.dead()
    listed = [{"key": job.key, "failure": job.failure} for job in dead]
    lines = [f"{job.key}  {job.failure}" for job in dead] or ["Nothing was given up."]
    return show(options, listed, lines)


def _run(options: Namespace, settings: Settings) -> int:
    if options.check:
        return OK if playing.check(settings) else FAILED
    if options.command == "run" and settings.slack is not None:
        serve(make_app(settings, settings.slack), settings, settings.slack)
        return OK
    if options.command == "run" and options.slack:
        raise BadSetting(
            "SLACK_BOT_TOKEN is not set. Set it, and SLACK_APP_TOKEN or SLACK_SIGNING_SECRET."
        )
    playing.play(settings, port=options.port, open_browser=options.open)
    return OK


def _show_sample(options: Namespace, workspace: Workspace) -> int:
    """What Nutgraf does, on the article that comes with it; nothing is remembered."""
    brief = workspace.reader.text(sample("article.txt"))
    show(options, [records.of_brief("sample", brief)], terminal.brief_lines(brief))
    if options.json:
        return OK
    write([f"And this is what it answers to: {_SAMPLE_QUESTION}", ""])
    stored = Workspace.as_if_stored(brief, utc_now())
    write(terminal.answer_lines(answer_from(_SAMPLE_QUESTION, [stored], limit=1), alone=True))
    return OK


def _migrate(options: Namespace, workspace: Workspace) -> int:
    write(["The database is up to date."])  # opening the workspace has migrated it
    return OK


_COMMANDS: dict[str, Callable[[Namespace, Workspace], int]] = {
    "brief": _brief,
    "ask": asking.ask,
    "search": _search,
    "quotes": _quotes,
    "recent": _recent,
    "digest": _digest,
    "import": _import,
    "export": _export,
    "forget": _forget,
    "jobs": _jobs,
    "migrate": _migrate,
}
