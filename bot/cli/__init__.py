"""The command line: the main job without Slack, and the commands that run the bot."""

import argparse
import re
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib.metadata import version
from typing import NoReturn
from urllib.parse import urlsplit

from bot.cli import commands
from bot.cli.installing import run_backup, run_doctor, run_manifest
from bot.cli.output import FAILED, Misused
from bot.cli.playing import PORT
from bot.settings import BadSetting, from_environ
from storage import StorageError, StoreOutdated
from storage.types import LOCAL

MISUSED = 2
"""Exit code: it was asked for wrongly."""

_OF_AN_INSTALL = {"doctor": run_doctor, "manifest": run_manifest, "backup": run_backup}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code: 0 all went well, 1 something failed, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    try:
        if options.command in _OF_AN_INSTALL:  # these run where settings are bad or missing
            return _OF_AN_INSTALL[options.command](options)
        return commands.run(options, from_environ())
    except (BadSetting, Misused) as error:
        return _say(str(error), MISUSED)
    except StoreOutdated:
        return _say("The database belongs to a newer Nutgraf. Install that version.", FAILED)
    except StorageError as error:
        sentence = f"The database cannot be used: {error}. Try: nutgraf doctor"
        return _say(sentence, FAILED)
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has seen enough
        return FAILED
    except KeyboardInterrupt:
        return _say("Stopped.", FAILED)


def _say(sentence: str, code: int) -> int:
    sys.stderr.write(f"nutgraf: {sentence}\n")
    return code


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, and where to read on."""

    def error(self, message: str) -> NoReturn:
        self.exit(MISUSED, f"nutgraf: {_in_words(message)}. Try: {self.prog} --help\n")


def _in_words(message: str) -> str:
    """What is wrong; of a command that there is not, the nearest one instead of the whole list."""
    unknown = re.match(r"argument COMMAND: invalid choice: '(.*?)' \(choose from (.*)\)", message)
    if unknown is None:
        return message
    near = get_close_matches(unknown[1], re.findall(r"[a-z]+", unknown[2]), n=1)
    return f"{unknown[1]} is no command" + (f"; the nearest is {near[0]}" if near else "")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="nutgraf", description="Reads the news, word for word.")
    parser.add_argument("--version", action="version", version=f"nutgraf {version('nutgraf')}")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, explained: str, *, json: bool = True) -> argparse.ArgumentParser:
        sub: argparse.ArgumentParser = subparsers.add_parser(
            name, help=explained, description=explained
        )
        if json:
            sub.add_argument("--json", action="store_true", help="print one object a line")
        return sub

    _add_reading(add("brief", "brief links, .html and .txt files, or standard input (-)"))
    _add_asking(add("ask", "answer a question from what has been read"))
    _add_looking(
        search=add("search", "find articles by words"),
        quotes=add("quotes", "what somebody is quoted as saying"),
        recent=add("recent", "what was read last"),
    )
    digest = add("digest", "what was read lately, by story")
    _add_number(digest, "--days", 1, "how far back (%(default)s)")
    imported = add("import", "take in articles from JSON lines", json=False)
    imported.add_argument("file", help="an export, or objects with a text (docs/cli.md)")
    imported.add_argument("--brief", action="store_true", help="find points and quotes as well")
    _add_serving(add("run", "serve Slack; without Slack settings, the playground", json=False))
    _add_playing(add("playground", "a small Slack of one's own, in the browser", json=False))
    _add_installing(
        doctor=add("doctor", "look for what an install can have wrong, and say how to mend it"),
        manifest=add("manifest", "print what makes the Slack app when pasted there", json=False),
    )
    _add_exporting(add("export", "write all that is remembered, as JSON lines", json=False))
    forget = add("forget", "forget articles by their numbers or links")
    forget.add_argument("articles", nargs="+", metavar="ID|LINK", help="as `recent` lists them")
    copied = "copy a SQLite database while it is being worked with"
    add("backup", copied, json=False).add_argument("file", help="a new file, made by this")
    add("migrate", "bring the database up to date", json=False)
    _add_jobs(add("jobs", "list the work that was given up"))
    return parser


def _add_installing(*, doctor: argparse.ArgumentParser, manifest: argparse.ArgumentParser) -> None:
    doctor.add_argument("--url", metavar="ADDRESS", help="ask the app there, as Slack does")
    manifest.add_argument(
        "--url", type=_address, metavar="ADDRESS", help="for HTTP: where Slack calls the app"
    )


def _add_looking(
    *,
    search: argparse.ArgumentParser,
    quotes: argparse.ArgumentParser,
    recent: argparse.ArgumentParser,
) -> None:
    search.add_argument(
        "words", nargs="+", help='"a phrase", -without, begin*, from: said: since: before: on:'
    )
    quotes.add_argument("name", nargs="+", help="whose words; further words narrow them down")
    for sub in (search, quotes, recent):
        _add_number(sub, "--limit", 10, "how many at the most (%(default)s)")


def _add_exporting(exported: argparse.ArgumentParser) -> None:
    exported.add_argument("file", nargs="?", help="standard output without it")
    exported.add_argument(
        "--workspace",
        default=LOCAL,
        metavar="ID",
        help="a Slack workspace's memory instead of the command line's",
    )


def _add_jobs(jobs: argparse.ArgumentParser) -> None:
    jobs.add_argument(
        "--retry", nargs="*", metavar="KEY", help="try these again, or all without any KEY"
    )


def _add_serving(run: argparse.ArgumentParser) -> None:
    run.add_argument("--slack", action="store_true", help="serve Slack or stop, never fall back")
    _add_playing(run)


def _add_playing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--port", type=_port, default=PORT, metavar="N", help="where the playground's page is"
    )
    parser.add_argument("--open", action="store_true", help="open the playground in the browser")
    parser.add_argument(
        "--check", action="store_true", help="brief the sample in the playground, and end"
    )


def _add_reading(brief: argparse.ArgumentParser) -> None:
    brief.add_argument("sources", nargs="*", metavar="SOURCE", help="a link, a file, or -")
    brief.add_argument(
        "--sample",
        action="store_true",
        help="the article that comes with Nutgraf, and a question to it; not remembered",
    )
    _add_number(brief, "--points", None, "how many key points (3 to 5, by the article's length)")
    brief.add_argument("--no-save", action="store_true", help="do not remember what was read")


def _add_asking(ask: argparse.ArgumentParser) -> None:
    ask.add_argument("question", nargs="*", help="in the words that one would ask a person in")
    ask.add_argument("--article", metavar="ID|LINK|FILE", help="this article alone")
    ask.add_argument("--batch", metavar="FILE", help="a file of lines of {id, question, article?}")
    _add_number(ask, "--limit", 3, "how many answers at the most (%(default)s)")
    _add_number(ask, "--candidates", 0, "with --json: the N best sentences, good enough or not")


def _add_number(
    parser: argparse.ArgumentParser, option: str, default: int | None, explained: str
) -> None:
    parser.add_argument(option, type=_positive, default=default, metavar="N", help=explained)


def _port(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= number <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port: a number from 1 to 65535")
    return number


def _address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme != "https" or not parts.hostname:
        raise argparse.ArgumentTypeError(f"Slack calls no {text!r}: give https:// and a host")
    return text


def _positive(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= number <= 1000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 1000")
    return number
