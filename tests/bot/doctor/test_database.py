"""Every mistake of a database, made on purpose and found by the doctor."""

import sqlite3
from pathlib import Path

import pytest

from bot.doctor import State
from tests.bot.doctor.helpers import Values, about, found, states


def test_a_database_that_is_out_of_reach_is_found(by_socket: Values) -> None:
    values = by_socket | {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}

    assert about("database", values).state is State.MEND


@pytest.mark.parametrize("address", ["nutgraf.db", "postgresql://u:p@ss@h/n"])
def test_of_a_bad_address_no_other_database_is_looked_at(by_socket: Values, address: str) -> None:
    findings = found(by_socket | {"DATABASE_URL": address})

    said = [(one.state, one.says) for one in findings if one.check in ("database", "events")]
    assert said == [(State.UNKNOWN, "not looked at: its address is to be mended first.")]
    assert states(findings)["settings"] is State.MEND


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

    finding = about("database", by_socket)
    assert finding.state is State.MEND
    assert "Put a backup of it back" in finding.says


def test_a_database_of_another_program_is_found(by_socket: Values, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "theirs.sqlite3") as connection:
        connection.execute("CREATE TABLE article (headline)")
    connection.close()
    values = by_socket | {"DATABASE_URL": f"sqlite:///{tmp_path / 'theirs.sqlite3'}"}

    finding = about("database", values)
    assert finding.state is State.MEND
    assert "it has tables that Nutgraf would make (article)" in finding.says


def set_revision(database: Path, revision: str) -> None:
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    connection.close()
