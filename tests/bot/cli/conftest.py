"""The command line in a folder of its own, with a database of its own."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from storage import Store
from tests.pages import NewsSite, news_site

DAM = (
    "The old dam above Port Selwick held through the storm, Mayor Ngozi Okoro said on Monday. "
    "“We were ready for this, and nobody was hurt,” Okoro said. She added that the schools had "
    "stayed open all day. Repairs will cost 12 million crowns."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a command left behind: its exit code and its two streams."""

    code: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        """The objects it printed, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def record(self) -> dict[str, Any]:
        """The one object it printed."""
        (record,) = self.records
        return record


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, to be copied: quicker than migrating each time."""
    path = tmp_path_factory.mktemp("migrated") / "nutgraf.sqlite3"
    store = Store(f"sqlite:///{path}")
    store.migrate()
    store.close()
    return path


@pytest.fixture
def folder(tmp_path: Path, migrated: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the commands are run: no settings but the database, which is empty."""
    for name in os.environ:
        if name.startswith(("SLACK_", "FETCH_", "PASTE_", "KEY_", "DATABASE_", "LOG_")):
            monkeypatch.delenv(name)
    database = shutil.copy(migrated, tmp_path / "memory.sqlite3")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{database}")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dam.txt").write_text(DAM, encoding="utf-8")
    return tmp_path


@pytest.fixture
def nutgraf(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command and tells what came of it."""

    def run(*arguments: str) -> Ran:
        try:
            code = main(arguments)
        except SystemExit as end:  # argparse's own way out
            code = int(str(end.code or 0))
        printed = capsys.readouterr()
        return Ran(code=code, out=printed.out, err=printed.err)

    return run


@pytest.fixture
def site(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[NewsSite]:
    """A news site that may be read from."""
    with news_site() as site:
        monkeypatch.setenv("FETCH_ALLOW", site.host)
        yield site
