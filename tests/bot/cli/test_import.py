"""`nutgraf import`."""

import io
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.cli.importing import Import
from bot.cli.workspace import Workspace
from bot.parts import make_reader
from bot.settings import from_mapping
from storage import Store
from tests.bot.cli.conftest import DAM, Run
from tests.factories import NOON, make_conversation


def write(folder: Path, *lines: Any) -> str:
    """A file of these lines; bytes as they are, all else as JSON."""
    file = folder / "articles.jsonl"
    encoded = (line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    file.write_bytes(b"\n".join(encoded))
    return str(file)


def line(number: int, **values: Any) -> dict[str, Any]:
    return {"url": f"https://example.com/{number}", "title": f"Dam {number}", "text": DAM} | values


def test_every_line_is_taken_in(nutgraf: Run, folder: Path) -> None:
    ran = nutgraf("import", write(folder, line(1), line(2)))

    assert (ran.code, ran.out) == (0, "2 articles taken in, 0 lines left out\n")
    assert [r["title"] for r in nutgraf("recent", "--json").records] == ["Dam 2", "Dam 1"]


def test_one_article_and_one_line_are_counted_as_one(nutgraf: Run, folder: Path) -> None:
    ran = nutgraf("import", write(folder, line(1), b"{no JSON"))

    assert (ran.code, ran.out) == (1, "1 article taken in, 1 line left out\n")


def test_what_is_given_is_kept(nutgraf: Run, folder: Path) -> None:
    given = line(1, site="The Courier", author="Ada Example", published="2026-11-20")
    nutgraf("import", write(folder, given))
    (record,) = nutgraf("search", "--json", "dam").records

    assert {name: record[name] for name in ("url", "title", "site", "published")} == {
        name: given[name] for name in ("url", "title", "site", "published")
    }


def test_an_import_is_indexed_without_quotes(nutgraf: Run, folder: Path) -> None:
    nutgraf("import", write(folder, line(1)))

    assert nutgraf("quotes", "--json", "okoro").records == []
    assert len(nutgraf("search", "--json", "storm").records) == 1


def test_an_import_with_briefs_has_quotes(nutgraf: Run, folder: Path) -> None:
    nutgraf("import", "--brief", write(folder, line(1)))

    assert nutgraf("quotes", "--json", "okoro").records


@pytest.mark.parametrize(
    "bad",
    [
        b"not json",
        b"[" * 100_000,
        b"\xff\xfe",
        b'{"text": "' + b"9" * 10,
        [DAM],
        {"title": "no text"},
        {"text": 5},
        {"text": ""},
        {"text": "Three words only"},
        line(2, url=7),
        line(2, published={"year": 2026}),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_in(nutgraf: Run, folder: Path, bad: Any) -> None:
    ran = nutgraf("import", write(folder, line(1), bad, b"", line(3)))

    assert ran.code == 1
    assert ran.err.count("line 2: ") == 1
    assert len(nutgraf("recent", "--json").records) == 2


def test_what_no_database_takes_cannot_stop_an_import(nutgraf: Run, folder: Path) -> None:
    ran = nutgraf("import", write(folder, line(1, text=f"{DAM} \ud800 \0 end.", title="\ud800")))

    assert ran.code == 0
    assert len(nutgraf("search", "--json", "dam").records) == 1


def test_more_lines_than_one_batch_are_taken_in(nutgraf: Run, folder: Path) -> None:
    ran = nutgraf("import", write(folder, *(line(n) for n in range(201))))

    assert ran.out == "201 articles taken in, 0 lines left out\n"
    assert "100%" in ran.err


def test_an_import_twice_is_one(nutgraf: Run, folder: Path) -> None:
    file = write(folder, line(1), {"text": DAM})
    nutgraf("import", file)
    nutgraf("import", file)

    assert len(nutgraf("recent", "--json").records) == 2


def test_an_empty_file_is_no_mistake(nutgraf: Run, folder: Path) -> None:
    assert nutgraf("import", write(folder, b"")).code == 0


@pytest.mark.parametrize(
    ("name", "why"),
    [("missing.jsonl", "No such file or directory"), (".", "Is a directory")],
)
def test_what_cannot_be_opened_is_wrong_usage(nutgraf: Run, name: str, why: str) -> None:
    ran = nutgraf("import", name)

    assert (ran.code, ran.err) == (2, f"nutgraf: {name} cannot be read: {why}\n")


def test_others_may_write_while_an_import_gets_its_lines_ready(folder: Path) -> None:
    url = f"sqlite:///{folder / 'memory.sqlite3'}"
    others, kept = Store(url, busy_seconds=0), []
    reader = make_reader(from_mapping({"DATABASE_URL": url}))

    def now() -> datetime:
        with others.begin() as uow:
            uow.conversations.put(make_conversation())
            kept.append(uow.conversations.get("T1", "C1"))
        return NOON

    workspace = Workspace(store=Store(url), reader=reader, now=now)
    Import(workspace, brief=False, progress=io.StringIO()).run(
        Path(write(folder, line(1), line(2)))
    )

    assert len(kept) == 2
    assert workspace.find("https://example.com/2")
