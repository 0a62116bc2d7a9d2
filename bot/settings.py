"""Settings: read once, from the environment and `.env`, checked at start.

The only module that reads the environment. `.env.example` describes each setting for people.
"""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TypeVar

from dotenv import dotenv_values
from dotenv.parser import parse_stream

from storage import BadDatabaseURL
from storage.engines import database_url
from summarizer.ranking import ALGORITHMS, runs_here

NAMES = (
    "SLACK_BOT_TOKEN",
    "SLACK_APP_TOKEN",
    "SLACK_SIGNING_SECRET",
    "SLACK_API_URL",
    "HOST",
    "PORT",
    "HEALTH_PORT",
    "DATABASE_URL",
    "FETCH_ALLOW",
    "FETCH_SECONDS",
    "FETCH_CONTACT",
    "PASTE_CHARACTERS",
    "PASTE_SENTENCES",
    "KEY_POINTS",
    "ALGORITHM",
    "ENCRYPTION_KEYS",
    "RETENTION_DAYS",
    "KEEP_AFTER_UNINSTALL_DAYS",
    "WORKERS",
    "LOG_LEVEL",
    "LOG_FORMAT",
    "METRICS",
)
"""Every setting there is."""

_NEEDED_TO_SAY = {
    "SLACK_BOT_TOKEN": "the bot token that begins with xoxb- (OAuth & Permissions)",
    "SLACK_SIGNING_SECRET": "the signing secret (Basic Information), or SLACK_APP_TOKEN for "
    "Socket Mode",
}

T = TypeVar("T")

_SHORTEST_KEY = 32  # characters


_PREFIXED = (
    ("SLACK_BOT_TOKEN", "xoxb-", "a bot token: it begins with xoxb-"),
    ("SLACK_APP_TOKEN", "xapp-", "an app-level token: it begins with xapp-"),
    ("SLACK_API_URL", "http", "an address such as https://slack.com/api/"),
)
"""How settings begin, and what to set them to."""

_TOKEN_KINDS = {
    "xoxb-": "a bot token",
    "xapp-": "an app-level token",
    "xoxp-": "a user token",
    "xoxe": "a token that expires (token rotation)",
    "xoxc-": "a browser's own token",
} | dict.fromkeys("\"'“”„‘’«", "its value in quotation marks")
"""What else people put in the place of a token, by its beginning."""


class BadSetting(Exception):
    """A setting is missing or malformed; the text is one line that says what to set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackSettings:
    """How to reach Slack and be reached by it: by socket where `app_token` is set, else by HTTP."""

    bot_token: str
    app_token: str | None
    signing_secret: str | None
    api_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that can be set. `slack` is None where no Slack setting is given."""

    slack: SlackSettings | None
    host: str
    port: int
    health_port: int | None
    database_url: str
    fetch_allow: frozenset[str]
    fetch_seconds: float
    fetch_contact: str
    paste_characters: int
    paste_sentences: int
    key_points: int | None
    algorithm: str
    encryption_keys: tuple[str, ...]
    retention_days: int | None
    keep_after_uninstall_days: int
    workers: int
    log_level: str
    log_format: str
    metrics: bool


def surroundings(folder: Path | None = None) -> dict[str, str | None]:
    """The environment, with what `.env` in the folder (or here) adds to it.

    Raises `BadSetting` for a file that cannot be read or understood.
    """
    return {**_env_file((folder or Path.cwd()) / ".env"), **os.environ}


def _env_file(file: Path) -> dict[str, str | None]:
    if not file.exists():
        return {}
    try:
        text = file.read_text("utf-8-sig")
    except OSError as error:
        raise BadSetting(f"{file.name} cannot be read: {error.strerror}. Mend that.") from error
    except UnicodeDecodeError as error:
        raise BadSetting(f"{file.name} is no text in UTF-8. Save it anew as that.") from error
    for line in parse_stream(StringIO(text)):
        if line.error:
            raise BadSetting(
                f"{file.name} is not right at line {line.original.line}. Write NAME=value there, "
                "and close what quotation marks you open."
            )
    return dotenv_values(stream=StringIO(text))


def from_environ(folder: Path | None = None) -> Settings:
    """The settings of this process: the environment, then `.env` in the folder (or here).

    Raises `BadSetting`.
    """
    return from_mapping(surroundings(folder))


def from_mapping(values: Mapping[str, str | None]) -> Settings:
    """The settings in a mapping of names to texts. Raises `BadSetting` for the first bad one."""
    settings, complaints = examined(values)
    if complaints:
        raise complaints[0]
    return settings


def examined(values: Mapping[str, str | None]) -> tuple[Settings, tuple[BadSetting, ...]]:
    """The settings in a mapping, with a default in place of each bad one, and all complaints."""
    given = {name: (values.get(name) or "").strip() for name in NAMES}
    complaints: list[BadSetting] = []

    def read(name: str, parse: Callable[[str], T], default: T) -> T:
        try:
            return _parsed(name, given[name], parse) if given[name] else default
        except BadSetting as bad:
            complaints.append(bad)
            return default

    settings = Settings(
        slack=_slack(given, complaints),
        host=given["HOST"] or "0.0.0.0",  # noqa: S104  (a dyno or container must be reachable)
        port=read("PORT", _number(1, 65535), 3000),
        health_port=read("HEALTH_PORT", _number(1, 65535), None),
        database_url=read("DATABASE_URL", _database, "sqlite:///nutgraf.sqlite3"),
        fetch_allow=read("FETCH_ALLOW", _hosts, frozenset()),
        fetch_seconds=float(read("FETCH_SECONDS", _number(1, 60), 20)),
        fetch_contact=read("FETCH_CONTACT", _header, ""),
        paste_characters=read("PASTE_CHARACTERS", _number(100, 10_000), 600),
        paste_sentences=read("PASTE_SENTENCES", _number(1, 50), 4),
        key_points=read("KEY_POINTS", _number(1, 10), None),
        algorithm=read("ALGORITHM", _algorithm, "nutgraf"),
        encryption_keys=read("ENCRYPTION_KEYS", _keys, ()),
        retention_days=read("RETENTION_DAYS", _number(1, 36_500), None),
        keep_after_uninstall_days=read("KEEP_AFTER_UNINSTALL_DAYS", _number(0, 3650), 30),
        workers=read("WORKERS", _number(1, 32), 4),
        log_level=read("LOG_LEVEL", _one_of("DEBUG", "INFO", "WARNING", "ERROR"), "INFO"),
        log_format=read("LOG_FORMAT", _one_of("text", "json"), "text"),
        metrics=read("METRICS", _one_of("on", "off"), "off") == "on",
    )
    return settings, tuple(complaints)


def _slack(given: Mapping[str, str], complaints: list[BadSetting]) -> SlackSettings | None:
    """How to reach Slack; None where no such setting is given, or a bad one."""
    names = ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_API_URL")
    if not any(given[name] for name in names):
        return None
    found = list(_slack_complaints(given))
    complaints += found
    if found:
        return None
    return SlackSettings(
        bot_token=given["SLACK_BOT_TOKEN"],
        app_token=given["SLACK_APP_TOKEN"] or None,
        signing_secret=given["SLACK_SIGNING_SECRET"] or None,
        api_url=(given["SLACK_API_URL"] or "https://slack.com/api").rstrip("/") + "/",
    )


def _slack_complaints(given: Mapping[str, str]) -> Iterator[BadSetting]:
    needed = ["SLACK_BOT_TOKEN"] + ["SLACK_SIGNING_SECRET"] * (not given["SLACK_APP_TOKEN"])
    for name in needed:
        if not given[name]:
            yield BadSetting(f"{name} is not set. Set it to {_NEEDED_TO_SAY[name]}.")
    for name, prefix, wanted in _PREFIXED:
        if given[name] and not given[name].startswith(prefix):
            yield _misplaced(name, given[name], wanted)
    if _kind_of_token(given["SLACK_SIGNING_SECRET"]):
        wanted = _NEEDED_TO_SAY["SLACK_SIGNING_SECRET"]
        yield _misplaced("SLACK_SIGNING_SECRET", given["SLACK_SIGNING_SECRET"], wanted)


def _misplaced(name: str, value: str, wanted: str) -> BadSetting:
    kind = _kind_of_token(value)
    return BadSetting(f"{name} is not right{kind and f': it holds {kind}'}. Set it to {wanted}.")


def _kind_of_token(value: str) -> str:
    """What sort of token this is, to judge by its beginning; empty for what is none."""
    kinds = (kind for prefix, kind in _TOKEN_KINDS.items() if value.startswith(prefix))
    return next(kinds, "")


def _parsed(name: str, value: str, parse: Callable[[str], T]) -> T:
    try:
        return parse(value)
    except ValueError as error:
        raise BadSetting(f"{name} is not right. Set it to {error}.") from error


def _number(low: int, high: int) -> Callable[[str], int]:
    def parse(value: str) -> int:
        if not value.isascii() or not value.isdigit() or not low <= int(value) <= high:
            raise ValueError(f"a whole number from {low} to {high}")
        return int(value)

    return parse


def _one_of(*choices: str) -> Callable[[str], str]:
    def parse(value: str) -> str:
        if value not in choices:
            raise ValueError("one of " + ", ".join(choices))
        return value

    return parse


def _algorithm(value: str) -> str:
    name = _one_of(*ALGORITHMS)(value)
    if not runs_here(name):
        raise ValueError(f'nutgraf, or install what {name} needs: pip install "nutgraf[rivals]"')
    return name


def _keys(value: str) -> tuple[str, ...]:
    keys = tuple(part for part in re.split(r"[\s,]+", value) if part)
    if not keys or any(len(key) < _SHORTEST_KEY for key in keys):
        raise ValueError(
            f"{_SHORTEST_KEY} or more random characters, with commas between several keys, the "
            "newest first"
        )
    return keys


def _database(value: str) -> str:
    try:
        database_url(value)
    except BadDatabaseURL as error:
        raise ValueError(
            "sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME, with %40 for an @ in the "
            "password"
        ) from error
    return value


def _header(value: str) -> str:
    if not re.fullmatch("[!-~]([ -~]{0,198}[!-~])?", value):
        raise ValueError("one line of at most 200 plain letters, an address or a link")
    return value


def _hosts(value: str) -> frozenset[str]:
    hosts = frozenset(part.lower() for part in re.split(r"[\s,]+", value) if part)
    if not all(re.fullmatch(r"(?:\[[0-9a-f:.]+\]|[^\s:/\[\]]+):\d{1,5}", host) for host in hosts):
        raise ValueError("host:port, with commas between several")
    return hosts
