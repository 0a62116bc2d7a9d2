"""What every message is made of."""

import pytest

from bot.views.message import Room, counted, cut, escape, plain, sentence, words
from tests.bot.views.helpers import LONG, judged


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("<!channel>", "&lt;!channel&gt;"),
        ("AT&T", "AT&amp;T"),
        ("&lt;", "&amp;lt;"),
        ("plain", "plain"),
    ],
)
def test_control_characters_are_made_harmless(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def test_what_is_cut_says_so_and_keeps_to_its_length() -> None:
    assert cut("a long headline", 7) == "a long…"


def test_what_is_short_enough_is_not_cut() -> None:
    assert cut("short", 5) == "short"


def test_a_sentence_is_never_cut() -> None:
    assert sentence("x" * 2_400) == "x" * 2_400
    assert "2,401 characters" in sentence("x" * 2_401)


def test_room_takes_items_whole_and_passes_over_those_that_do_not_fit() -> None:
    items = [[words("x" * 6)], [words("y" * 6)], [words("z" * 4)]]

    assert Room(10).take(items) == [items[0], items[2]]


def test_room_that_is_taken_is_taken() -> None:
    room = Room(10)

    assert [room.fits([words("x" * 6)]) for _ in range(2)] == [True, False]


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 articles"), (1, "1 article"), (1_200, "1,200 articles")]
)
def test_numbers_stand_with_their_noun(number: int, text: str) -> None:
    assert counted(number, "article") == text


def test_a_notification_is_escaped_too() -> None:
    assert judged(plain("<!here> & there"))["text"] == "&lt;!here&gt; &amp; there"


def test_our_own_words_are_cut_where_they_must_be() -> None:
    judged(plain(LONG * 3))
