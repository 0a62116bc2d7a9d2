"""Settings: read once, from the environment and `.env`, checked at start.

The only module that reads the environment. `.env.example` describes each setting for people.
"""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from dotenv import dotenv_values

from storage import BadDatabaseURL
from storage.store import database_url
from summarizer.ranking import ALGORITHMS, runs_here

NAMES = (
    "SLACK_BOT_TOKEN",
    "SLACK_APP_TOKEN",
    "SLACK_SIGNING_SECRET",
    "SLACK_API_URL",
    "HOST",
    "PORT",
    "DATABASE_URL",
    "FETCH_ALLOW",
    "FETCH_SECONDS",
    "FETCH_CONTACT",
    "PASTE_CHARACTERS",
    "PASTE_SENTENCES",
    "KEY_POINTS",
    "ALGORITHM",
    "WORKERS",
    "LOG_LEVEL",
)
"""Every setting there is."""

_NEEDED_TO_SAY = {
    "SLACK_BOT_TOKEN": "the bot token that begins with xoxb- (OAuth & Permissions)",
    "SLACK_SIGNING_SECRET": "the signing secret (Basic Information), or SLACK_APP_TOKEN for "
    "Socket Mode",
}

T = TypeVar("T")


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
    database_url: str
    fetch_allow: frozenset[str]
    fetch_seconds: float
    fetch_contact: str
    paste_characters: int
    paste_sentences: int
    key_points: int | None
    algorithm: str
    workers: int
    log_level: str


def from_environ(folder: Path | None = None) -> Settings:
    """The settings of this process: the environment, then `.env` in the folder (or here).

    Raises `BadSetting`.
    """
    file = (folder or Path.cwd()) / ".env"
    return from_mapping({**dotenv_values(file), **os.environ})


def from_mapping(values: Mapping[str, str | None]) -> Settings:
    """The settings in a mapping of names to texts. Raises `BadSetting` for the first bad one."""
    given = {name: (values.get(name) or "").strip() for name in NAMES}

    def read(name: str, parse: Callable[[str], T], default: T) -> T:
        return _parsed(name, given[name], parse) if given[name] else default

    return Settings(
        slack=_slack(given),
        host=given["HOST"] or "0.0.0.0",  # noqa: S104  (a dyno or container must be reachable)
        port=read("PORT", _number(1, 65535), 3000),
        database_url=read("DATABASE_URL", _database, "sqlite:///nutgraf.sqlite3"),
        fetch_allow=read("FETCH_ALLOW", _hosts, frozenset()),
        fetch_seconds=float(read("FETCH_SECONDS", _number(1, 60), 20)),
        fetch_contact=given["FETCH_CONTACT"],
        paste_characters=read("PASTE_CHARACTERS", _number(100, 10_000), 600),
        paste_sentences=read("PASTE_SENTENCES", _number(1, 50), 4),
        key_points=read("KEY_POINTS", _number(1, 10), None),
        algorithm=read("ALGORITHM", _algorithm, "nutgraf"),
        workers=read("WORKERS", _number(1, 32), 4),
        log_level=read("LOG_LEVEL", _one_of("DEBUG", "INFO", "WARNING", "ERROR"), "INFO"),
    )


def _slack(given: Mapping[str, str]) -> SlackSettings | None:
    names = ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_API_URL")
    if not any(given[name] for name in names):
        return None
    _require(given, "SLACK_BOT_TOKEN")
    if not given["SLACK_APP_TOKEN"]:
        _require(given, "SLACK_SIGNING_SECRET")
    _prefixed("SLACK_BOT_TOKEN", given, "xoxb-", "a bot token: it begins with xoxb-")
    _prefixed("SLACK_APP_TOKEN", given, "xapp-", "an app-level token: it begins with xapp-")
    _prefixed("SLACK_API_URL", given, "http", "an address such as https://slack.com/api/")
    return SlackSettings(
        bot_token=given["SLACK_BOT_TOKEN"],
        app_token=given["SLACK_APP_TOKEN"] or None,
        signing_secret=given["SLACK_SIGNING_SECRET"] or None,
        api_url=(given["SLACK_API_URL"] or "https://slack.com/api").rstrip("/") + "/",
    )


def _require(given: Mapping[str, str], name: str) -> None:
    if not given[name]:
        raise BadSetting(f"{name} is not set. Set it to {_NEEDED_TO_SAY[name]}.")


def _prefixed(name: str, given: Mapping[str, str], prefix: str, wanted: str) -> None:
    if given[name] and not given[name].startswith(prefix):
        raise BadSetting(f"{name} is not right. Set it to {wanted}.")


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


def _database(value: str) -> str:
    try:
        database_url(value)
    except BadDatabaseURL as error:
        raise ValueError("sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME") from error
    return value


def _hosts(value: str) -> frozenset[str]:
    hosts = frozenset(part.lower() for part in re.split(r"[\s,]+", value) if part)
    if not all(re.fullmatch(r"(?:\[[0-9a-f:.]+\]|[^\s:/\[\]]+):\d{1,5}", host) for host in hosts):
        raise ValueError("host:port, with commas between several")
    return hosts
