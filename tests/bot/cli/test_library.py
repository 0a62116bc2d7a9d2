"""`nutgraf search`, `quotes`, `recent` and `digest`."""

import pytest

from tests.bot.cli.conftest import Run

FOUND = {
    "article", "title", "url", "site", "published", "shares", "text", "start", "end", "speaker",
    "score",
}  # fmt: skip


@pytest.mark.parametrize("command", [["search", "school"], ["quotes", "okoro"], ["recent"]])
def test_a_record_has_these_fields(read: Run, command: list[str]) -> None:
    records = read(*command, "--json").records

    assert records
    assert all(record.keys() >= FOUND for record in records)
    assert all(share.keys() == {"by", "where", "at"} for r in records for share in r["shares"])


def test_search_finds_the_sentence_in_any_form_of_the_word(read: Run) -> None:
    (record,) = read("search", "--json", "helicopters").records

    assert record["text"].endswith("the doctor came by helicopter once a week.")
    assert record["end"] - record["start"] == len(record["text"])


@pytest.mark.parametrize("words", ['"', "AND", "a* OR NOT (", "'; drop table article --", "()"])
def test_hostile_words_are_only_words(read: Run, words: str) -> None:
    assert read("search", words).code == 0


def test_a_search_that_finds_nothing_says_so(read: Run) -> None:
    assert "Try fewer or other words." in read("search", "zebra").out


def test_quotes_are_found_without_regard_to_case(read: Run) -> None:
    told = read("quotes", "SOLBERG").out

    assert "“We have waited for this day" in told
    assert "Marit Solberg" in told


def test_quotes_of_somebody_unknown_are_told_so(read: Run) -> None:
    assert "No quote by anybody of this name" in read("quotes", "nobody").out


def test_a_quote_of_a_text_without_outlet_or_date_has_no_empty_brackets(read: Run) -> None:
    assert "()" not in read("quotes", "okoro").out


def test_recent_lists_the_latest_first(read: Run) -> None:
    titles = [record["title"] for record in read("recent", "--json").records]

    assert titles == ["Ferry to Skarholm will sail again in May", None]


def test_recent_lists_no_more_than_the_limit(read: Run) -> None:
    assert len(read("recent", "--json", "--limit", "1").records) == 1


def test_recent_of_nothing_says_what_to_do(nutgraf: Run) -> None:
    assert "nutgraf brief LINK" in nutgraf("recent").out


def test_a_digest_has_these_fields(read: Run) -> None:
    record = read("digest", "--json").record

    assert record.keys() == {"period", "stories", "voices", "open_questions"}
    assert record["period"].keys() == {"start", "end"}
    assert len(record["stories"]) == 2
    assert all(
        story.keys() == {"title", "articles", "points", "quote"} for story in record["stories"]
    )


def test_a_digest_names_voices_and_open_questions(read: Run) -> None:
    read("ask", "Who won the chess final in Reykjavik?")
    told = read("digest").out

    assert "Marit Solberg" in told.partition("Voices")[2]
    assert "Who won the chess final in Reykjavik?" in told.partition("not answered")[2]


def test_a_digest_begins_with_its_first_story(read: Run) -> None:
    assert read("digest").out.splitlines()[0].strip()


def test_a_digest_of_nothing_says_so(nutgraf: Run) -> None:
    assert "Nothing was read in this time." in nutgraf("digest", "--days", "7").out
