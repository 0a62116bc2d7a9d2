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
from tests.pages import FERRY, NewsSite, news_site

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


@pytest.fixture
def folder(tmp_path: Path, migrated_sqlite: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the commands are run: no settings but the database, which is empty."""
    for name in os.environ:
        if name.startswith(("SLACK_", "FETCH_", "PASTE_", "KEY_", "DATABASE_", "LOG_")):
            monkeypatch.delenv(name)
    database = shutil.copy(migrated_sqlite, tmp_path / "memory.sqlite3")
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


@pytest.fixture(scope="session")
def remembered(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that remembers two articles, to be copied: quicker than reading each time."""
    folder = tmp_path_factory.mktemp("remembered")
    database = Path(shutil.copy(migrated_sqlite, folder / "memory.sqlite3"))
    (folder / "dam.txt").write_text(DAM, encoding="utf-8")
    (folder / "ferry.html").write_text(FERRY, encoding="utf-8")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DATABASE_URL", f"sqlite:///{database}")
        assert main(["brief", str(folder / "dam.txt"), str(folder / "ferry.html")]) == 0
    return database


@pytest.fixture
def read(nutgraf: Run, folder: Path, remembered: Path) -> Run:
    """Runs a command where an article on a dam and then one on a ferry have been read."""
    shutil.copy(remembered, folder / "memory.sqlite3")
    return nutgraf


@pytest.fixture
def site(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[NewsSite]:
    """A news site that may be read from."""
    with news_site() as site:
        monkeypatch.setenv("FETCH_ALLOW", site.host)
        yield site
