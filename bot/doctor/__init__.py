"""`nutgraf doctor`: everything that a fresh install can have wrong, looked at in order.

Nothing is changed, nothing is posted, and nothing secret is said.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from bot.doctor import machine, reach, workspace
from bot.doctor.findings import Finding, State, ok, unknown
from bot.settings import Settings, SlackSettings, examined
from bot.slack import Messenger
from storage import Store, Upkeep

__all__ = ["Finding", "State", "examine"]


def examine(
    values: Mapping[str, str | None], clock: Callable[[], datetime], url: str | None = None
) -> Iterator[Finding]:
    """What is well and what is not, one finding after the other as it is known.

    `values` are the settings as they stand in the environment; `url` is where Slack is to call
    the app, to be tried as Slack does.
    """
    settings, complaints = examined(values)
    yield from machine.settings(values, complaints)
    misplaced = any("DATABASE_URL" in str(complaint) for complaint in complaints)
    store = Store("sqlite://" if misplaced else settings.database_url)
    upkeep = Upkeep(store)
    try:
        if misplaced:
            yield unknown("database", "not looked at: its address is to be mended first.")
        else:
            yield from machine.database(upkeep)
        if settings.slack is not None:
            yield from _slack(settings, settings.slack, upkeep, clock, url)
        elif not any("SLACK_" in str(complaint) for complaint in complaints):
            yield ok(
                "slack", "not set up: Nutgraf runs without it. docs/slack-setup.md connects it."
            )
    finally:
        store.close()


def _slack(
    settings: Settings,
    slack: SlackSettings,
    upkeep: Upkeep,
    clock: Callable[[], datetime],
    url: str | None,
) -> Iterator[Finding]:
    messenger = Messenger(slack.bot_token, slack.api_url)
    yield from workspace.wire(slack)
    found, headers = workspace.token(messenger)
    yield from found
    if not headers:
        return
    yield workspace.scopes(headers)
    yield from workspace.clocks(headers, upkeep, clock)
    if slack.app_token:
        yield from reach.by_socket(slack, reach.app_of(messenger))
    if url or not slack.app_token:
        yield from reach.by_http(settings, slack, url)
    yield workspace.invited(messenger)
    yield from workspace.heard(upkeep)
