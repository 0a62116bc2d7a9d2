"""What Slack sends, as words, links and mentions."""

from typing import Any

import pytest

from bot.incoming import read_message, read_text


def rich(*elements: dict[str, Any]) -> dict[str, Any]:
    section = {"type": "rich_text_section", "elements": list(elements)}
    return {"text": "unused", "blocks": [{"type": "rich_text", "elements": [section]}]}


def test_a_link_in_rich_text_is_a_link() -> None:
    said = read_message(rich({"type": "link", "url": "https://example.com/a"}))

    assert said.links == ("https://example.com/a",)


def test_a_link_with_a_label_reads_as_its_label() -> None:
    said = read_message(rich({"type": "link", "url": "https://example.com/a", "text": "the dam"}))

    assert (said.text, said.links) == ("the dam", ("https://example.com/a",))


def test_without_rich_text_the_markup_is_read() -> None:
    said = read_message(
        {"text": "See <https://example.com/a|the dam> &amp; <https://example.com/b>"}
    )

    assert said.text == "See the dam & https://example.com/b"
    assert said.links == ("https://example.com/a", "https://example.com/b")


def test_a_mention_is_noted_and_no_word() -> None:
    said = read_message(rich({"type": "user", "user_id": "U1"}, {"type": "text", "text": " why?"}))

    assert (said.text, said.mentions) == ("why?", ("U1",))


def test_a_mention_in_markup_is_noted_too() -> None:
    assert read_message({"text": "<@U1> why?"}).mentions == ("U1",)


def test_the_same_link_twice_is_one() -> None:
    link = {"type": "link", "url": "https://example.com/a"}

    assert read_message(rich(link, link)).links == ("https://example.com/a",)


@pytest.mark.parametrize(
    "url",
    [
        "https://team.slack.com/archives/C1/p1",
        "https://files.slack.com/f",
        "mailto:a@example.com",
        "tel:+123",
        "ftp://example.com/a",
        "http://[broken",
    ],
)
def test_what_is_no_web_page_is_no_link(url: str) -> None:
    assert read_message(rich({"type": "link", "url": url})).links == ()


def test_paragraphs_lists_and_quotes_keep_their_lines() -> None:
    def text(words: str) -> list[dict[str, Any]]:
        return [{"type": "text", "text": words}]

    listed = [
        {"type": "rich_text_section", "elements": text("one")},
        {"type": "rich_text_section", "elements": text("two")},
    ]
    elements = [
        {"type": "rich_text_section", "elements": text("intro")},
        {"type": "rich_text_list", "style": "bullet", "elements": listed},
        {"type": "rich_text_quote", "elements": text("quoted")},
    ]
    said = read_message({"blocks": [{"type": "rich_text", "elements": elements}]})

    assert said.text.split("\n") == ["intro", "one", "two", "quoted"]


def test_preformatted_words_keep_their_lines() -> None:
    lines = [{"type": "text", "text": "one\n  two"}]
    elements = [{"type": "rich_text_preformatted", "elements": lines}]
    said = read_message({"blocks": [{"type": "rich_text", "elements": elements}]})

    assert said.text == "one\n  two"


def test_a_long_paste_is_read_whole() -> None:
    words = "word & <word> " * 3_000
    said = read_message(rich({"type": "text", "text": words}))

    assert said.text == words.strip()


def test_escapes_are_undone_once_and_only_outside_rich_text() -> None:
    assert read_message({"text": "AT&amp;amp;T &lt;3"}).text == "AT&amp;T <3"
    assert read_message(rich({"type": "text", "text": "&amp;"})).text == "&amp;"


def test_an_emoji_is_its_character() -> None:
    said = read_message(rich({"type": "emoji", "name": "wave", "unicode": "1f44b"}))

    assert said.text == "\N{WAVING HAND SIGN}"


def test_links_after_a_command_may_be_bare_or_marked_up() -> None:
    assert read_text("<https://example.com/a>").links == ("https://example.com/a",)
    assert read_text("https://example.com/a").links == ("https://example.com/a",)


@pytest.mark.parametrize(
    "event",
    [
        {},
        {"text": None, "blocks": None},
        {"blocks": [{"type": "rich_text"}]},
        {"blocks": [{"type": "rich_text", "elements": [{"type": "link"}]}]},
        {"blocks": [{"type": "rich_text", "elements": [{"type": "emoji", "unicode": "zz"}]}]},
        {"blocks": [{"type": "rich_text", "elements": [{"type": "emoji", "unicode": "d800"}]}]},
        {"text": "<<<>>> <|> <@> <#C1> <!channel>"},
        {"text": ["a list"]},
        {"blocks": "words"},
        {"blocks": {"type": "rich_text"}},
        {"blocks": [None, 5, "words", []]},
        {"blocks": [{"type": "rich_text", "elements": "words"}]},
        {"blocks": [{"type": "rich_text", "elements": [None, 5, "words", []]}]},
        {"blocks": [{"type": "rich_text", "elements": [{"type": "link", "url": 5}]}]},
        {"blocks": [{"type": "rich_text", "elements": [{"type": "link", "url": ["x"]}]}]},
        {"blocks": [{"type": "rich_text", "elements": [{"type": "user", "user_id": {}}]}]},
        {"blocks": [{"type": "rich_text", "elements": [{"type": "text", "text": {"a": 1}}]}]},
        {"blocks": [{"type": "rich_text", "elements": [{"type": ["text"], "text": "a"}]}]},
        {"text": "\0 \ud800"},
    ],
)
def test_odd_payloads_do_no_harm(event: dict[str, Any]) -> None:
    said = read_message(event)

    assert said.links == ()
    said.text.encode("utf-8")
