"""`nutgraf ask`."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.bot.cli.conftest import DAM, Run

COST = "How much will the repairs cost?"
ANSWER = {
    "text", "start", "end", "article", "speaker", "title", "url", "site", "published", "score",
    "context", "before",
}  # fmt: skip


def write_lines(path: Path, *lines: Any) -> str:
    texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("\n".join(texts), encoding="utf-8")
    return str(path)


def test_the_sentence_that_answers_is_shown(read: Run) -> None:
    ran = read("ask", *COST.split(), "--article", "dam.txt")

    assert ran.code == 0
    assert ran.out.startswith("  - Repairs will cost 12 million crowns.")


def test_a_record_has_these_fields(read: Run) -> None:
    record = read("ask", "--json", COST).record

    assert record.keys() == {"question", "answered", "score", "answers"}
    assert record["question"] == COST
    assert record["answered"] is True
    assert {frozenset(answer) for answer in record["answers"]} == {frozenset(ANSWER)}


def test_offsets_are_those_of_the_shown_text(read: Run) -> None:
    (answer,) = read("ask", "--json", COST, "--article", "dam.txt", "--limit", "1").record[
        "answers"
    ]

    assert (
        DAM[answer["start"] : answer["end"]]
        == answer["text"]
        == "Repairs will cost 12 million crowns."
    )
    assert answer["context"] == DAM


def test_what_nothing_answers_is_told_so(read: Run) -> None:
    ran = read("ask", "Who won the chess final in Reykjavik?")

    assert ran.code == 0
    assert "Nothing that has been read answers that." in ran.out


def test_what_nothing_answers_still_has_a_score(read: Run) -> None:
    record = read("ask", "--json", "Who won the chess final in Reykjavik?").record

    assert (record["answered"], record["answers"]) == (False, [])
    assert isinstance(record["score"], float)


def test_where_nothing_was_read_it_says_what_to_do(nutgraf: Run) -> None:
    assert "nutgraf brief LINK" in nutgraf("ask", COST).out


def test_no_more_answers_than_the_limit(read: Run) -> None:
    answers = read("ask", "--json", "What did the mayor say?", "--limit", "1").record["answers"]

    assert len(answers) <= 1


def test_candidates_are_listed_whether_they_answer_or_not(read: Run) -> None:
    record = read("ask", "--json", "--candidates", "4", "Which dam burst in Portugal?").record

    candidates = record["candidates"]
    assert 1 <= len(candidates) <= 4
    assert candidates[: len(record["answers"])] == record["answers"]
    assert all(candidate.keys() == ANSWER for candidate in candidates)


def test_an_article_is_named_by_its_id(read: Run) -> None:
    (stored,) = [r for r in read("recent", "--json").records if r["title"] is None]
    record = read("ask", "--json", COST, "--article", str(stored["article"])).record

    assert {answer["article"] for answer in record["answers"]} == {stored["article"]}


@pytest.mark.parametrize("named", ["999", "9" * 30, "²", "missing.txt", "."])
def test_an_article_that_there_is_not_is_wrong_usage(read: Run, named: str) -> None:
    ran = read("ask", COST, "--article", named)

    assert ran.code == 2
    assert ran.err.startswith("nutgraf: ")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [[], [""], ["Who?", "--batch", "x.jsonl"]])
def test_neither_or_both_of_question_and_batch_is_wrong_usage(
    nutgraf: Run, arguments: list[str]
) -> None:
    ran = nutgraf("ask", *arguments)

    assert ran.code == 2
    assert ran.err.startswith("nutgraf: ask takes either a question or --batch FILE. Try:")


def test_where_all_that_was_read_holds_no_answer_no_single_article_is_blamed(
    nutgraf: Run,
) -> None:
    nutgraf("brief", "dam.txt")

    assert "Nothing that has been read answers that." in nutgraf("ask", "Is the moon cheese?").out


def test_an_article_that_was_asked_alone_is_said_not_to_answer(nutgraf: Run) -> None:
    told = nutgraf("ask", "--article", "dam.txt", "Is the moon cheese?").out

    assert told.startswith("Nothing in this article answers that.")


def test_a_batch_echoes_its_ids(read: Run, folder: Path) -> None:
    batch = write_lines(
        folder / "batch.jsonl",
        {"id": "a", "question": COST, "article": "dam.txt"},
        "",
        {"id": 7, "question": "Who won the chess final?"},
        {"question": "Who?"},
    )
    records = read("ask", "--batch", batch).records

    assert [record["id"] for record in records] == ["a", 7, None]
    assert [record["answered"] for record in records] == [True, False, False]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("not json", "this is not JSON"),
        ("[1]", "this is no object with a question"),
        ('{"question": 5}', "this is no object with a question"),
    ],
)
def test_a_bad_line_of_a_batch_is_named_and_the_rest_goes_on(
    nutgraf: Run, folder: Path, line: str, told: str
) -> None:
    batch = write_lines(folder / "batch.jsonl", {"question": "Who?"}, line, {"question": "Why?"})
    ran = nutgraf("ask", "--batch", batch)

    assert (ran.code, ran.err) == (1, f"line 2: {told}\n")
    assert len(ran.out.splitlines()) == 2


@pytest.mark.parametrize("name", ["missing.jsonl", "."])
def test_a_batch_that_cannot_be_read_is_wrong_usage(nutgraf: Run, name: str) -> None:
    assert nutgraf("ask", "--batch", name).code == 2


def test_what_cannot_be_written_in_any_encoding_is_asked_all_the_same(read: Run) -> None:
    assert read("ask", "--json", "Who \udcff won?").code == 0
