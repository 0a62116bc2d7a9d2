"""The command line as a whole: usage, settings, the database, work that was given up."""

import sqlite3
from importlib.metadata import version
from pathlib import Path

import pytest

from storage import Store
from tests.bot.cli.conftest import Run
from tests.factories import make_job

ORDERS = [["recent"], ["search", "dam"], ["brief", "dam.txt"], ["jobs"], ["digest"], ["migrate"]]


@pytest.mark.parametrize(
    "arguments",
    [[], ["brieff"], ["brief"], ["search"], ["recent", "--limit", "0"], ["recent", "--limit", "x"],
     ["brief", "--points", "²", "dam.txt"], ["digest", "--days", "9999"], ["recent", "--what"]],
    ids=" ".join,
)  # fmt: skip
def test_wrong_usage_is_one_line(nutgraf: Run, arguments: list[str]) -> None:
    ran = nutgraf(*arguments)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("nutgraf: ")
    assert ran.err.count("\n") == 1
    assert "Try: nutgraf" in ran.err


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("serch", "serch is no command; the nearest is search. Try: nutgraf --help"),
        ("xyzzy", "xyzzy is no command. Try: nutgraf --help"),
    ],
)
def test_an_unknown_command_is_met_with_the_nearest(nutgraf: Run, typed: str, told: str) -> None:
    assert nutgraf(typed).err == f"nutgraf: {told}\n"


def test_a_backup_that_cannot_be_written_is_told_in_words(nutgraf: Run) -> None:
    ran = nutgraf("backup", "no/such/folder/copy.sqlite3")

    assert ran.code == 1
    assert "no/such/folder/copy.sqlite3 cannot be written" in ran.err
    assert "Errno" not in ran.err


@pytest.mark.parametrize(
    ("name", "why"),
    [("no/such/folder/all.jsonl", "No such file or directory"), ("here.jsonl", "File exists")],
)
def test_an_export_that_cannot_be_written_says_why(nutgraf: Run, name: str, why: str) -> None:
    Path("here.jsonl").write_text("kept", encoding="utf-8")
    ran = nutgraf("export", name)

    assert (ran.code, ran.err) == (2, f"nutgraf: {name} cannot be written: {why}\n")
    assert Path("here.jsonl").read_text(encoding="utf-8") == "kept"


def test_who_forgets_what_is_not_there_is_told_where_to_look(nutgraf: Run) -> None:
    ran = nutgraf("forget", "99")

    assert ran.code == 1
    assert ran.out.startswith("99: nothing of this number or link is remembered; nutgraf recent")


def test_the_version_is_told(nutgraf: Run) -> None:
    assert nutgraf("--version").out == f"nutgraf {version('nutgraf')}\n"


def test_help_lists_the_commands(nutgraf: Run) -> None:
    ran = nutgraf("--help")

    assert ran.code == 0
    assert "brief" in ran.out


@pytest.mark.parametrize("arguments", ORDERS, ids=" ".join)
def test_a_database_that_is_gone_is_told_of(
    nutgraf: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:////nowhere/at/all.sqlite3")
    ran = nutgraf(*arguments)

    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "nutgraf: The database cannot be used: unable to open database file. Try: nutgraf doctor\n"
    )


def test_a_file_that_is_no_database_is_told_of(nutgraf: Run, folder: Path) -> None:
    (folder / "memory.sqlite3").write_text("this is no database" * 100)

    assert "cannot be used: file is not a database" in nutgraf("recent").err


def test_a_backup_of_what_is_no_database_leaves_no_file(nutgraf: Run, folder: Path) -> None:
    (folder / "memory.sqlite3").write_text("this is no database" * 100)
    ran = nutgraf("backup", "copy.sqlite3")

    assert ran.err.endswith("memory.sqlite3: file is not a database. Nothing was copied.\n")
    assert not (folder / "copy.sqlite3").exists()


def test_a_database_of_a_newer_version_is_told_of(nutgraf: Run, folder: Path) -> None:
    with sqlite3.connect(folder / "memory.sqlite3") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    ran = nutgraf("recent")

    assert ran.code == 1
    assert "The database belongs to a newer Nutgraf." in ran.err


def test_a_wrong_setting_is_one_line_that_names_it(
    nutgraf: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://example.com/news")
    ran = nutgraf("recent")

    assert ran.code == 2
    assert ran.err.startswith("nutgraf: DATABASE_URL is not right. Set it to sqlite:///FILE")
    assert ran.err.count("\n") == 1


def test_the_sample_is_shown_with_a_question_to_it(nutgraf: Run) -> None:
    ran = nutgraf("brief", "--sample")

    assert ran.code == 0
    assert "Berit Solvang" in ran.out
    assert "7 people were treated for cold" in ran.out


def test_the_sample_is_not_remembered(nutgraf: Run) -> None:
    nutgraf("brief", "--sample")

    assert nutgraf("recent", "--json").records == []


def test_without_slack_the_playground_is_played_through(nutgraf: Run) -> None:
    ran = nutgraf("run", "--check")

    assert ran.code == 0
    assert "“a small miracle” — Arne Lindqvast, Transport Minister" in ran.out


def test_the_playground_leaves_the_memory_alone(nutgraf: Run) -> None:
    nutgraf("playground", "--check")

    assert nutgraf("recent", "--json").records == []


def test_with_slack_asked_for_it_never_falls_back(nutgraf: Run) -> None:
    ran = nutgraf("run", "--slack")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("nutgraf: SLACK_BOT_TOKEN is not set. Set it")
    assert ran.err.count("\n") == 1


def test_half_of_slacks_settings_are_not_enough(
    nutgraf: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    ran = nutgraf("run")

    assert ran.code == 2
    assert "SLACK_SIGNING_SECRET is not set." in ran.err


def test_settings_are_read_from_the_file_too(
    nutgraf: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ".env").write_text("KEY_POINTS=1\n")

    assert len(nutgraf("brief", "--json", "dam.txt").record["points"]) == 1


def test_migrating_makes_the_database(
    nutgraf: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:///fresh.sqlite3")

    assert nutgraf("migrate").code == 0
    assert (folder / "fresh.sqlite3").exists()


@pytest.fixture
def given_up(folder: Path) -> None:
    """One job was given up."""
    store = Store(f"sqlite:///{folder / 'memory.sqlite3'}")
    with store.begin() as uow:
        uow.jobs.add(make_job("read:1"))
        (job,) = uow.jobs.claim("me", limit=1, lease=60)
        uow.jobs.give_up(job, failure="channel_not_found")
    store.close()


@pytest.mark.usefixtures("given_up")
def test_work_that_was_given_up_is_listed(nutgraf: Run) -> None:
    record = {"key": "read:1", "failure": "channel_not_found"}

    assert "read:1  channel_not_found" in nutgraf("jobs").out
    assert nutgraf("jobs", "--json").record == record


@pytest.mark.usefixtures("given_up")
def test_work_that_was_given_up_can_be_tried_again(nutgraf: Run) -> None:
    assert nutgraf("jobs", "--retry").out == "1 job will be tried again\n"
    assert nutgraf("jobs").out == "Nothing was given up.\n"


def test_work_by_a_key_that_is_not_known_is_said_to_be_unknown(nutgraf: Run) -> None:
    told = nutgraf("jobs", "--retry", "read:9").out

    assert told.startswith("0 jobs will be tried again; `nutgraf jobs` lists the KEY")


@pytest.mark.parametrize("address", ["http://news.example.com", "https://", "news.example.com"])
def test_a_manifest_is_made_only_for_an_address_that_slack_calls(
    nutgraf: Run, address: str
) -> None:
    refused = nutgraf("manifest", "--url", address)

    assert refused.code == 2
    assert "give https:// and a host" in refused.err
