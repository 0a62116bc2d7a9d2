"""`nutgraf brief`."""

import io
import sys
from pathlib import Path

import pytest

from bot.views.errors import SENTENCES
from tests.bot.cli.conftest import DAM, Run
from tests.pages import FERRY, WALL, NewsSite

FIELDS = {
    "source", "ok", "error", "state", "url", "title", "site", "author", "published",
    "published_printed", "language", "text", "points", "quotes", "links",
}  # fmt: skip
POINT = {"text", "start", "end", "speaker"}
QUOTE = POINT | {"kind", "role", "via", "mention_start", "mention_end"}


def test_a_text_file_is_briefed(nutgraf: Run) -> None:
    ran = nutgraf("brief", "dam.txt")

    assert ran.code == 0
    assert "The old dam above Port Selwick held through the storm" in ran.out
    assert "Ngozi Okoro" in ran.out


def test_standard_input_is_briefed(nutgraf: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(DAM.encode())))

    assert nutgraf("brief", "--json", "-").record["text"] == DAM


def test_a_link_is_briefed(nutgraf: Run, site: NewsSite) -> None:
    record = nutgraf("brief", "--json", site.publish("/ferry", FERRY)).record

    assert record["title"] == "Ferry to Skarholm will sail again in May"
    assert record["site"] == "The Fjord Ledger"
    assert record["author"] == "Ada Example"
    assert record["published"] == "2026-11-20T08:30:00+01:00"


def test_an_html_file_is_briefed(nutgraf: Run, folder: Path) -> None:
    (folder / "ferry.html").write_text(FERRY, encoding="utf-8")

    assert nutgraf("brief", "--json", "ferry.html").record["author"] == "Ada Example"


def test_a_record_has_these_fields(nutgraf: Run) -> None:
    record = nutgraf("brief", "--json", "dam.txt").record

    assert record.keys() == FIELDS
    assert {frozenset(point) for point in record["points"]} == {frozenset(POINT)}
    assert {frozenset(quote) for quote in record["quotes"]} == {frozenset(QUOTE)}
    assert (record["ok"], record["error"], record["state"]) == (True, None, "article")
    assert record["language"] == "en"


def test_a_failure_has_the_same_fields(nutgraf: Run) -> None:
    record = nutgraf("brief", "--json", "missing.txt").record

    assert record.keys() == FIELDS
    assert record["error"] == {
        "code": "no_file",
        "message": SENTENCES["no_file"],
    }


@pytest.mark.parametrize("source", ["dam.txt", "ferry.html"])
def test_offsets_are_those_of_the_shown_text(nutgraf: Run, folder: Path, source: str) -> None:
    (folder / "ferry.html").write_text(FERRY, encoding="utf-8")
    record = nutgraf("brief", "--json", source).record
    shown = [*record["points"], *record["quotes"]]

    assert record["points"]
    assert record["quotes"]
    assert [record["text"][s["start"] : s["end"]] for s in shown] == [s["text"] for s in shown]


def test_what_was_not_said_in_a_paste_is_null(nutgraf: Run) -> None:
    record = nutgraf("brief", "--json", "dam.txt").record

    assert [record[name] for name in ("title", "url", "site", "author", "published")] == [None] * 5


@pytest.mark.parametrize("points", [1, 2, 4])
def test_as_many_points_as_asked_for(nutgraf: Run, points: int) -> None:
    record = nutgraf("brief", "--json", "--points", str(points), "dam.txt").record

    assert len(record["points"]) == points


def test_no_more_points_than_sentences(nutgraf: Run) -> None:
    assert len(nutgraf("brief", "--json", "--points", "60", "dam.txt").record["points"]) == 4


def test_one_that_fails_does_not_stop_the_others(nutgraf: Run) -> None:
    ran = nutgraf("brief", "--json", "missing.txt", "dam.txt")

    assert ran.code == 1
    assert [record["ok"] for record in ran.records] == [False, True]


def test_what_is_read_is_remembered(nutgraf: Run) -> None:
    nutgraf("brief", "dam.txt")

    assert "The old dam" in nutgraf("recent").out


def test_what_is_read_twice_is_remembered_once(nutgraf: Run) -> None:
    nutgraf("brief", "dam.txt", "dam.txt")

    assert len(nutgraf("recent", "--json").records) == 1


def test_no_save_remembers_nothing(nutgraf: Run) -> None:
    nutgraf("brief", "--no-save", "dam.txt")

    assert nutgraf("recent", "--json").records == []


def test_a_page_that_refuses_programs_says_so(nutgraf: Run, site: NewsSite) -> None:
    ran = nutgraf("brief", site.publish("/wall", WALL))

    assert ran.code == 1
    assert "This site lets no programs in." in ran.out


def test_a_private_address_is_refused(nutgraf: Run) -> None:
    record = nutgraf("brief", "--json", "http://127.0.0.1:8080/admin").record

    assert record["error"]["code"] in ("private_address", "bad_address")


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.txt", b"", "empty"),
        ("words.txt", b"Three words only", "too_short"),
        ("huge.txt", b"word " * 400_000, "too_long"),
        ("nul.txt", b"\0" * 100, "not_text"),
        ("some.pdf", b"%PDF-1.7 and so on", "pdf"),
        ("empty.html", b"", "empty"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    nutgraf: Run, folder: Path, name: str, content: bytes, code: str
) -> None:
    (folder / name).write_bytes(content)
    ran = nutgraf("brief", "--json", name)

    assert ran.code == 1
    assert ran.record["error"]["code"] == code
    assert ran.err == ""


def test_a_folder_is_no_file(nutgraf: Run, folder: Path) -> None:
    assert nutgraf("brief", "--json", str(folder)).record["error"]["code"] == "no_file"


def test_bytes_in_no_known_encoding_are_still_read(nutgraf: Run, folder: Path) -> None:
    (folder / "dam.txt").write_bytes(DAM.encode("cp1252") + b" A caf\xe9 opened.")
    ran = nutgraf("brief", "--json", "dam.txt")

    assert ran.code == 0
    assert "Port Selwick" in ran.record["text"]


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8-sig"])
def test_a_text_file_is_read_whatever_its_encoding(
    nutgraf: Run, folder: Path, encoding: str
) -> None:
    text = (
        "Der Bürgermeister sagte am Montag, die Brücke über den Fluss bleibe geschlossen. "
        "„Wir müssen die Schäden gründlich prüfen“, erklärte er vor Journalisten. "
        "Für die Anwohner fährt ein Bus über die alte Straße. Fußgänger dürfen weiter hinüber."
    )
    (folder / "dam.txt").write_bytes(text.encode(encoding))

    assert "Bürgermeister" in nutgraf("brief", "dam.txt").out


def test_a_page_is_a_page_whatever_its_name(nutgraf: Run, folder: Path) -> None:
    (folder / "saved").write_text(FERRY, encoding="utf-8")

    assert "<p>" not in nutgraf("brief", "saved").out
