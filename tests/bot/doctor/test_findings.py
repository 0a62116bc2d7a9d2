"""Installs that are well or have little, mistaken settings, and the command itself."""

import json
from pathlib import Path

import pytest

from bot.cli import main
from bot.doctor import State
from bot.playground import StandIn
from storage import Store
from storage.tracing import tracing
from tests.bot.doctor.helpers import (
    APP_TOKEN,
    BOT_TOKEN,
    SECRET,
    Values,
    about,
    found,
    states,
)
from tests.factories import make_job

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
        ({"SLACK_BOT_TOKEN": f"“{BOT_TOKEN}”"}, "it holds its value in quotation marks"),
        ({"KEY_POINT": "3"}, "KEY_POINT is no setting of Nutgraf's. Did you mean KEY_POINTS?"),
        ({"LOGLEVEL": "INFO"}, "Did you mean LOG_LEVEL?"),
        ({"SLACK_CLIENT_ID": "1.2"}, "SLACK_CLIENT_ID is no setting of Nutgraf's."),
        ({"PORT": "http"}, "PORT is not right."),
    ],
)
def test_a_mistaken_setting_is_found(by_socket: Values, given: Values, said: str) -> None:
    findings = [finding for finding in found(by_socket | given) if finding.check == "settings"]

    assert State.MEND in [finding.state for finding in findings]
    assert said in " ".join(finding.says for finding in findings)


def test_what_is_named_much_like_a_setting_that_is_set_is_somebody_elses(
    by_socket: Values,
) -> None:
    findings = found(by_socket | {"DATABASE_URI": "any", "HOSTNAME": "any"})

    assert states(findings)["settings"] is State.OK


def test_every_bad_setting_is_told_of_at_once(by_socket: Values) -> None:
    findings = found(by_socket | {"PORT": "x", "WORKERS": "x", "SLACK_BOT_TOKEN": "xoxp-1"})

    assert sum(finding.check == "settings" for finding in findings) == 3


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
