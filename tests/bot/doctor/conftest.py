"""A Slack, and the settings of an install that is well."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.app import make_app
from bot.playground import StandIn
from bot.server import open_http
from bot.settings import from_mapping
from storage import Store
from tests.bot.doctor.helpers import APP_TOKEN, SECRET, Values, settings_for, stand_in


@pytest.fixture
def database(migrated_sqlite: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(migrated_sqlite, tmp_path / "nutgraf.sqlite3"))


@pytest.fixture
def slack() -> Iterator[StandIn]:
    """A Slack that grants what the manifest asks for, with the app in one channel."""
    with stand_in() as slack:
        slack.add_channel("desk")
        yield slack


@pytest.fixture
def by_socket(slack: StandIn, database: Path) -> Values:
    return settings_for(slack, database) | {"SLACK_APP_TOKEN": APP_TOKEN}


@pytest.fixture
def by_http(slack: StandIn, database: Path) -> Values:
    return settings_for(slack, database) | {"SLACK_SIGNING_SECRET": SECRET}


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
