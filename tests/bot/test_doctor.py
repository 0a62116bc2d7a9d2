"""Every mistake that a fresh install is likely to hold, made on purpose and found by the doctor."""

import json
import shutil
import socket
import sqlite3
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from bot.app import make_app
from bot.cli import main
from bot.doctor import Finding, State, examine
from bot.manifest import bot_scopes, read_manifest
from bot.playground import StandIn
from bot.playground.faults import server_error
from bot.playground.workspace import Bot
from bot.server import open_http
from bot.settings import from_mapping
from storage import Store
from storage.tracing import tracing
from tests.factories import make_job

SECRET = "0123456789abcdef0123456789abcdef"
BOT_TOKEN, APP_TOKEN = "xoxb-1-2-s3cr3tb0t", "xapp-1-A0000APP1-2-s3cr3tapp"

Values = dict[str, str | None]


@pytest.fixture
def database(migrated_sqlite: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(migrated_sqlite, tmp_path / "nutgraf.sqlite3"))


def stand_in(**options: Any) -> StandIn:
    """A Slack that grants what the manifest asks for."""
    defaults: dict[str, Any] = {
        "bot_token": BOT_TOKEN,
        "app_token": APP_TOKEN,
        "signing_secret": SECRET,
        "scopes": bot_scopes(read_manifest()),
    }
    return StandIn(**defaults | options)


@pytest.fixture
def slack() -> Iterator[StandIn]:
    """The same, with the app in one channel."""
    with stand_in() as slack:
        slack.add_channel("desk")
        yield slack


@pytest.fixture
def by_socket(slack: StandIn, database: Path) -> Values:
    return settings_for(slack, database) | {"SLACK_APP_TOKEN": APP_TOKEN}


@pytest.fixture
def by_http(slack: StandIn, database: Path) -> Values:
    return settings_for(slack, database) | {"SLACK_SIGNING_SECRET": SECRET}


def settings_for(slack: StandIn, database: Path) -> Values:
    return {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_API_URL": slack.api_url,
        "DATABASE_URL": f"sqlite:///{database}",
        "HOST": "127.0.0.1",
        "PORT": str(free_port()),
    }


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
    return port


def now() -> datetime:
    return datetime.now(UTC)


def found(values: Values, url: str | None = None) -> list[Finding]:
    return list(examine(values, now, url))


def about(check: str, values: Values, url: str | None = None) -> Finding:
    """The one finding about this, or the first."""
    return next(finding for finding in found(values, url) if finding.check == check)


def states(findings: list[Finding]) -> dict[str, State]:
    return {finding.check: finding.state for finding in findings}


# Where all is well, and where there is little.


WELL = "settings database migrations token scopes clock socket channels events".split()


def test_an_install_by_socket_that_is_well_is_found_well(
    by_socket: Values, slack: StandIn, database: Path
) -> None:
    receive(database)

    assert states(found(by_socket)) == dict.fromkeys(WELL, State.OK)


def test_an_install_that_slack_never_spoke_to_is_told_so(by_socket: Values) -> None:
    finding = about("events", by_socket)

    assert finding.state is State.UNKNOWN
    assert "nothing has come from Slack yet" in finding.says


def test_work_of_our_own_is_not_taken_for_slacks(by_socket: Values, database: Path) -> None:
    store = Store(f"sqlite:///{database}")
    with store.begin() as uow:
        uow.jobs.add(make_job("digest:C1:slot"))
    store.close()

    assert about("events", by_socket).state is State.UNKNOWN


def receive(database: Path) -> None:
    """Something came from Slack."""
    store = Store(f"sqlite:///{database}")
    with tracing("Ev1"), store.begin() as uow:
        uow.jobs.add(make_job())
    store.close()


def test_without_slack_that_is_said_and_the_rest_is_looked_at(database: Path) -> None:
    findings = found({"DATABASE_URL": f"sqlite:///{database}"})

    assert states(findings) == dict.fromkeys(
        ["settings", "database", "migrations", "slack"], State.OK
    )
    assert "docs/slack-setup.md" in findings[-1].says


def test_nothing_secret_is_ever_said(by_socket: Values, by_http: Values) -> None:
    wrong = {"SLACK_SIGNING_SECRET": "sh0rts3cr3t", "SLACK_BOT_TOKEN": "xoxp-s3cr3tuser"}
    values = [by_socket, by_http, by_socket | wrong, by_http | wrong]
    values.append(by_http | {"DATABASE_URL": "postgresql://u:s3cr3t@127.0.0.1:1/n?password=s3cr3t"})
    said = "".join(finding.says for given in values for finding in found(given))

    assert "s3cr3t" not in said
    assert SECRET not in said


def test_nothing_is_posted_and_no_socket_opened(by_socket: Values, slack: StandIn) -> None:
    found(by_socket)

    assert not any(call.method.startswith("chat.") for call in slack.calls())
    assert slack.sockets.connections() == ()


# Settings.


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"SLACK_BOT_TOKEN": "xoxp-1"}, "SLACK_BOT_TOKEN is not right: it holds a user token."),
        ({"SLACK_BOT_TOKEN": APP_TOKEN}, "SLACK_BOT_TOKEN is not right: it holds an app-level"),
        ({"SLACK_BOT_TOKEN": "xoxe.xoxb-1"}, "it holds a token that expires (token rotation)"),
        ({"SLACK_BOT_TOKEN": f'"{BOT_TOKEN}"'}, "it holds its value in quotation marks"),
        ({"SLACK_APP_TOKEN": BOT_TOKEN}, "SLACK_APP_TOKEN is not right: it holds a bot token."),
        ({"SLACK_SIGNING_SECRET": APP_TOKEN}, "SLACK_SIGNING_SECRET is not right: it holds an app"),
        ({"SLACK_BOT_TOKEN": ""}, "SLACK_BOT_TOKEN is not set. Set it to the bot token"),
        ({"SLACK_APP_TOKEN": ""}, "SLACK_SIGNING_SECRET is not set."),
        ({"SLACK_BOTTOKEN": "xoxb-1"}, "Did you mean SLACK_BOT_TOKEN?"),
        ({"SLACK_CLIENT_ID": "1.2"}, "SLACK_CLIENT_ID is no setting of Nutgraf's."),
        ({"PORT": "http"}, "PORT is not right."),
    ],
)
def test_a_mistaken_setting_is_found(by_socket: Values, given: Values, said: str) -> None:
    findings = [finding for finding in found(by_socket | given) if finding.check == "settings"]

    assert State.MEND in [finding.state for finding in findings]
    assert said in " ".join(finding.says for finding in findings)


def test_every_bad_setting_is_told_of_at_once(by_socket: Values) -> None:
    findings = found(by_socket | {"PORT": "x", "WORKERS": "x", "SLACK_BOT_TOKEN": "xoxp-1"})

    assert sum(finding.check == "settings" for finding in findings) == 3


# The database.


def test_a_database_that_is_out_of_reach_is_found(by_socket: Values) -> None:
    values = by_socket | {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}

    assert about("database", values).state is State.MEND


def test_a_folder_that_is_not_there_is_found(by_socket: Values) -> None:
    finding = about("database", by_socket | {"DATABASE_URL": "sqlite:////nowhere/at/all.sqlite3"})

    assert finding.state is State.MEND
    assert "Make the folder" in finding.says


def test_a_database_not_made_yet_is_well_and_is_not_made(by_socket: Values, tmp_path: Path) -> None:
    values = by_socket | {"DATABASE_URL": f"sqlite:///{tmp_path / 'fresh.sqlite3'}"}

    assert about("database", values).state is State.OK
    assert not (tmp_path / "fresh.sqlite3").exists()


def test_a_database_behind_its_migrations_is_found(by_socket: Values, database: Path) -> None:
    set_revision(database, "0000")
    finding = about("migrations", by_socket)

    assert finding.state is State.MEND
    assert finding.says.endswith("Run: nutgraf migrate")


def test_a_database_of_a_newer_version_is_found(by_socket: Values, database: Path) -> None:
    set_revision(database, "9999")

    assert "newer than this version" in about("migrations", by_socket).says


def test_a_file_that_is_no_database_is_found(by_socket: Values, database: Path) -> None:
    database.write_text("this is no database" * 100)

    assert about("database", by_socket).state is State.MEND


def set_revision(database: Path, revision: str) -> None:
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    connection.close()


# The token and what it may do.


def test_a_token_that_slack_refuses_is_found(by_socket: Values) -> None:
    finding = about("token", by_socket | {"SLACK_BOT_TOKEN": "xoxb-old"})

    assert finding.state is State.MEND
    assert "refused (invalid_auth)" in finding.says


def test_a_token_that_is_nobodys_bot_is_found(by_socket: Values, slack: StandIn) -> None:
    slack.workspace.bot = Bot(bot_id="")

    assert "belongs to a person" in about("token", by_socket).says


def test_slack_out_of_reach_is_found(by_socket: Values) -> None:
    finding = about("token", by_socket | {"SLACK_API_URL": "http://127.0.0.1:1/api/"})

    assert finding.state is State.MEND
    assert "Slack cannot be reached (no answer)" in finding.says


def test_tokens_that_would_travel_in_clear_are_told_of(by_socket: Values) -> None:
    finding = about("token", by_socket | {"SLACK_API_URL": "http://slack.invalid/api/"})

    assert finding.state is State.MEND
    assert "without encryption" in finding.says


def test_a_missing_scope_is_named(database: Path) -> None:
    with stand_in(scopes=bot_scopes(read_manifest()) - {"channels:history"}) as slack:
        values = settings_for(slack, database) | {"SLACK_APP_TOKEN": APP_TOKEN}
        finding = about("scopes", values)

    assert finding.state is State.MEND
    assert finding.says.startswith("missing: channels:history.")
    assert "install the app to the workspace again" in finding.says


def test_a_scope_that_is_not_needed_is_named(database: Path) -> None:
    with stand_in(scopes=bot_scopes(read_manifest()) | {"admin"}) as slack:
        finding = about("scopes", settings_for(slack, database) | {"SLACK_APP_TOKEN": APP_TOKEN})

    assert finding.state is State.OK
    assert "not needed: admin" in finding.says


def test_scopes_that_slack_does_not_tell_are_not_guessed(database: Path) -> None:
    with stand_in(scopes=None) as slack:
        finding = about("scopes", settings_for(slack, database) | {"SLACK_APP_TOKEN": APP_TOKEN})

    assert finding.state is State.UNKNOWN


@pytest.mark.parametrize(
    ("off", "told"), [(timedelta(minutes=6), "ahead of"), (timedelta(minutes=-6), "behind")]
)
def test_a_clock_that_is_wrong_is_found(by_socket: Values, off: timedelta, told: str) -> None:
    findings = examine(by_socket, lambda: now() + off)
    clock = next(finding for finding in findings if finding.check == "clock")

    assert clock.state is State.MEND
    assert told in clock.says


# Being reached: by socket.


def test_an_app_level_token_that_slack_refuses_is_found(by_socket: Values) -> None:
    finding = about("socket", by_socket | {"SLACK_APP_TOKEN": "xapp-1-A0000APP1-old"})

    assert finding.state is State.MEND
    assert "invalid_auth" in finding.says


def test_tokens_of_two_different_apps_are_found(database: Path) -> None:
    token = "xapp-1-A0OTHER-2-s3cr3t"
    with stand_in(app_token=token) as slack:
        finding = about("socket", settings_for(slack, database) | {"SLACK_APP_TOKEN": token})

    assert finding.state is State.MEND
    assert "SLACK_APP_TOKEN is of the app A0OTHER, SLACK_BOT_TOKEN of A0000APP1" in finding.says


def test_a_socket_that_is_not_given_just_now_is_found(by_socket: Values, slack: StandIn) -> None:
    slack.faults.plan("apps.connections.open", server_error())

    assert "Slack cannot be reached (internal_error)" in about("socket", by_socket).says


# Being reached: over HTTP.


def test_nobody_listening_yet_is_told_of(by_http: Values) -> None:
    finding = about("event URL", by_http)

    assert finding.state is State.UNKNOWN
    assert "Start nutgraf run" in finding.says


def test_an_address_that_answers_as_slack_wants_is_well(by_http: Values, served: str) -> None:
    assert about("event URL", by_http, served).state is State.OK


def test_the_address_may_be_given_with_its_path(by_http: Values, served: str) -> None:
    assert about("event URL", by_http, f"{served}/slack/events").state is State.OK


def test_a_wrong_signing_secret_is_found(by_http: Values, served: str) -> None:
    values = by_http | {"SLACK_SIGNING_SECRET": SECRET[::-1]}
    finding = about("event URL", values, served)

    assert finding.state is State.MEND
    assert "another signing secret" in finding.says


def test_what_is_no_signing_secret_is_found(by_http: Values) -> None:
    finding = about("signing secret", by_http | {"SLACK_SIGNING_SECRET": "verification-token"})

    assert finding.state is State.MEND


def test_nutgraf_listening_here_is_seen(by_http: Values, served: str) -> None:
    finding = about("event URL", by_http | {"PORT": served.rpartition(":")[2]})

    assert finding.state is State.UNKNOWN
    assert "Nutgraf listens on port" in finding.says


@pytest.mark.parametrize(
    ("status", "told"),
    [(404, "status 404"), (301, "redirects"), (200, "status 200"), (502, "status 502")],
)
def test_an_address_where_something_else_answers_is_found(
    by_http: Values, status: int, told: str
) -> None:
    with another_program(status) as address:
        finding = about("event URL", by_http, address)

    assert finding.state is State.MEND
    assert told in finding.says


def test_another_program_on_our_port_is_found(by_http: Values) -> None:
    with another_program(404) as address:
        finding = about("event URL", by_http | {"PORT": address.rpartition(":")[2]})

    assert finding.state is State.MEND
    assert "another program listens on port" in finding.says


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("http://news.example.com", "is not encrypted"),
        ("https://nobody.invalid", "no such host"),
        ("https://127.0.0.1:1", "nothing listens"),
    ],
)
def test_an_address_that_cannot_be_reached_is_found(
    by_http: Values, address: str, told: str
) -> None:
    finding = about("event URL", by_http, address)

    assert finding.state is State.MEND
    assert told in finding.says


@pytest.fixture
def served(by_http: Values) -> Iterator[str]:
    """The app behind its real server; its address."""
    settings = from_mapping(by_http)
    assert settings.slack is not None
    nutgraf = make_app(settings, settings.slack, store=Store(settings.database_url))
    port, close = open_http(nutgraf, "127.0.0.1", 0)
    yield f"http://127.0.0.1:{port}"
    close()
    nutgraf.store.close()


class another_program:  # noqa: N801  (it reads as the context it is)
    """Something that is no Nutgraf and answers everything alike; its address."""

    def __init__(self, status: int) -> None:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def do_POST(self) -> None:
                self.do_GET()

            def log_message(self, *_: Any) -> None:
                """Says nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    def __enter__(self) -> str:
        self._thread.start()
        return f"http://127.0.0.1:{self._server.server_port}"

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


# Where it has been invited.


def test_being_invited_nowhere_is_found(database: Path) -> None:
    with stand_in() as slack:
        finding = about("channels", settings_for(slack, database) | {"SLACK_APP_TOKEN": APP_TOKEN})

    assert finding.state is State.MEND
    assert "/invite @Nutgraf" in finding.says


def test_public_channels_are_named_and_private_ones_counted(
    by_socket: Values, slack: StandIn
) -> None:
    slack.add_private_channel("layoffs")

    assert about("channels", by_socket).says == "in #desk and 1 private"


# The command itself.


def test_the_command_exits_by_what_was_found(
    by_socket: Values, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ran(by_socket, monkeypatch) == 0
    assert ran(by_socket | {"SLACK_BOT_TOKEN": "xoxb-old"}, monkeypatch) == 1
    assert "MEND  token" in capsys.readouterr().out


def test_the_command_prints_one_object_a_line(
    by_socket: Values, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran(by_socket, monkeypatch, "--json")
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    assert {"check": "scopes", "state": "ok"}.items() <= records[4].items()


def ran(values: Values, monkeypatch: pytest.MonkeyPatch, *options: str) -> int:
    for name, value in values.items():
        monkeypatch.setenv(name, value or "")
    return main(["doctor", *options])
