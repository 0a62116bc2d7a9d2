"""Tokens, scopes, the clock and invitations that are wrong, found by the doctor."""

from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from bot.doctor import State, examine
from bot.doctor.workspace import clocks
from bot.manifest import bot_scopes, read_manifest
from bot.playground import StandIn
from bot.playground.workspace import Bot
from storage import Store, Upkeep
from tests.bot.doctor.helpers import APP_TOKEN, Values, about, now, settings_for, stand_in


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


@pytest.mark.parametrize(
    ("off", "states"),
    [(timedelta(), [State.OK, State.OK]), (timedelta(hours=1), [State.OK, State.MEND])],
)
def test_the_clock_of_a_postgresql_is_looked_at_too(
    postgresql_store: Store, off: timedelta, states: list[State]
) -> None:
    there = now() - off
    headers = {"date": format_datetime(there)}
    findings = list(clocks(headers, Upkeep(postgresql_store), lambda: there))

    assert [finding.state for finding in findings] == states
    assert findings[1].says.startswith("the database's clock")


def test_a_sqlite_file_has_no_clock_of_its_own(sqlite_store: Store) -> None:
    headers = {"date": format_datetime(now() - timedelta(hours=1))}
    findings = clocks(headers, Upkeep(sqlite_store), now)

    assert [finding.says[:20] for finding in findings] == ["this machine's clock"]


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
