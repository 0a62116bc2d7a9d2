"""`nutgraf export` and back, `nutgraf forget`, and an import that was cut short."""

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from storage import Store, UnitOfWork
from storage.types import Channel, Mode, Schedule, StoredArticle, Viewer
from tests.bot.cli.conftest import DAM, Run
from tests.factories import NOON

OWN = ("id", "article_id", "request_id", "checked_at")


def without_ids(value: Any) -> Any:
    """A record without what each database has of its own: numbers, and when Slack was asked."""
    if isinstance(value, dict):
        return {name: without_ids(inner) for name, inner in value.items() if name not in OWN}
    if isinstance(value, list):
        return [without_ids(inner) for inner in value]
    return value


def quoting(uow: UnitOfWork, viewer: Viewer) -> StoredArticle:
    """The newest article that quotes somebody."""
    return next(one for one in uow.articles.recent(viewer, limit=9) if one.quotes)


def lines(told: str) -> list[Any]:
    return [without_ids(json.loads(line)) for line in told.splitlines()]


def test_what_is_exported_and_imported_elsewhere_is_all_there(
    read: Run, folder: Path, migrated_sqlite: Path
) -> None:
    read("ask", "Who won the chess final?")
    read("export", "all.jsonl")
    before = (folder / "all.jsonl").read_text(encoding="utf-8")
    found = read("search", "--json", "helicopter").records
    shutil.copy(migrated_sqlite, folder / "memory.sqlite3")
    taken_in = read("import", "all.jsonl")

    assert taken_in.code == 0
    assert lines(read("export").out) == lines(before)
    assert without_ids(read("search", "--json", "helicopter").records) == without_ids(found)
    assert "We have waited" in read("quotes", "solberg").out


def test_what_was_set_for_a_conversation_goes_along(
    read: Run, folder: Path, migrated_sqlite: Path
) -> None:
    setting = Channel(
        workspace="local",
        conversation="local",
        mode=Mode.ON_REQUEST,
        points=4,
        languages=("de", "fr"),
    )
    schedule = Schedule(
        workspace="local",
        conversation="local",
        user="U1",
        days=(0, 2),
        at=("09:00",),
        zone="Europe/Paris",
        covered_until=NOON,
        set_at=NOON,
    )
    store = Store(f"sqlite:///{folder / 'memory.sqlite3'}")
    with store.begin() as uow:
        uow.channels.put(setting)
        uow.schedules.put(schedule)
    store.close()
    read("export", "all.jsonl")
    shutil.copy(migrated_sqlite, folder / "memory.sqlite3")
    read("import", "all.jsonl")

    with store.read() as uow:
        assert uow.channels.get("local", "local") == setting
        (kept,) = uow.schedules.all()
    assert replace(kept, id=0) == schedule


def test_a_disputed_speaker_can_still_be_put_back_elsewhere(
    read: Run, folder: Path, migrated_sqlite: Path
) -> None:
    viewer = Viewer(workspace="local", conversation="local", user="U1")
    store = Store(f"sqlite:///{folder / 'memory.sqlite3'}")
    with store.begin() as uow:
        stored = quoting(uow, viewer)
        quote = next(one for one in stored.quotes if one.speaker)
        uow.disputes.raise_(stored.id, quote, "U1", NOON)
    store.close()
    read("export", "all.jsonl")
    shutil.copy(migrated_sqlite, folder / "memory.sqlite3")
    read("import", "all.jsonl")

    with store.begin() as uow:
        again = quoting(uow, viewer)
        (dispute,) = uow.disputes.standing(viewer, again.id)
        uow.disputes.withdraw(again.id, replace(quote, speaker=None), "U2", NOON)
        back = quoting(uow, viewer)
    assert (dispute.speaker, dispute.user, dispute.raised_at) == (quote.speaker, "U1", NOON)
    assert back.quotes == stored.quotes


def test_importing_it_twice_changes_nothing(read: Run, folder: Path) -> None:
    read("ask", "Who won the chess final?")
    before = read("export").out
    (folder / "all.jsonl").write_text(before, encoding="utf-8")
    read("import", "all.jsonl")

    assert lines(read("export").out) == lines(before)


def test_one_article_that_is_known_is_spoken_of_as_one(nutgraf: Run, folder: Path) -> None:
    (folder / "one.jsonl").write_text(json.dumps({"text": DAM}), encoding="utf-8")
    nutgraf("import", "one.jsonl")

    assert "1 was there already" in nutgraf("import", "one.jsonl").out


def test_an_import_counts_the_articles_of_an_export(
    read: Run, folder: Path, migrated_sqlite: Path
) -> None:
    read("ask", "Who won the chess final?")
    read("export", "all.jsonl")
    shutil.copy(migrated_sqlite, folder / "memory.sqlite3")
    first, again = read("import", "all.jsonl"), read("import", "all.jsonl")

    assert first.out == "2 articles and 1 other line taken in, 0 lines left out\n"
    assert again.out == "0 articles taken in, 2 were there already, 0 lines left out\n"


def test_an_exported_article_has_the_fields_that_others_read(read: Run) -> None:
    articles = [one for one in read("export").records if "text" in one]

    assert {"url", "title", "text", "site", "author", "published"} <= articles[1].keys()
    assert articles[1]["title"] == "Ferry to Skarholm will sail again in May"


def test_a_file_that_is_there_is_not_written_over(read: Run, folder: Path) -> None:
    (folder / "all.jsonl").write_text("mine", encoding="utf-8")

    assert read("export", "all.jsonl").code == 2
    assert (folder / "all.jsonl").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("line", ['{"nutgraf": {}}', '{"nutgraf": {"version": 9, "kind": "x"}}'])
def test_a_line_of_another_version_is_left_out(nutgraf: Run, folder: Path, line: str) -> None:
    (folder / "all.jsonl").write_text(line, encoding="utf-8")
    told = nutgraf("import", "all.jsonl")

    assert told.code == 1
    assert "line 1: this was not exported by this version" in told.err


def test_what_is_forgotten_is_not_found_any_more(read: Run) -> None:
    told = read("forget", "2")

    assert (told.code, told.out) == (0, "2: forgotten\n")
    assert read("search", "--json", "helicopter").records == []
    assert "helicopter" not in read("export").out


def test_what_is_not_known_cannot_be_forgotten(read: Run) -> None:
    told = read("forget", "https://example.com/none", "--json")

    assert (told.code, told.record["forgotten"]) == (1, False)


def test_an_import_takes_up_where_it_was_cut_short(nutgraf: Run, folder: Path) -> None:
    articles = [
        json.dumps({"url": f"https://example.com/{n}", "title": f"Dam {n}", "text": f"{DAM} {n}."})
        for n in range(5)
    ]
    (folder / "some.jsonl").write_text("\n".join(articles[:3]), encoding="utf-8")
    (folder / "all.jsonl").write_text("\n".join(articles), encoding="utf-8")
    nutgraf("import", "some.jsonl")
    told = nutgraf("import", "all.jsonl")

    assert told.out == "2 articles taken in, 3 were there already, 0 lines left out\n"
