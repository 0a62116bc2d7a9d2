from contextlib import suppress
from importlib.resources import files

import pytest

from summarizer.articles import pastes
from summarizer.errors import NotReadable
from summarizer.types import Article, BlockKind
from tests.growth import LINEAR, growth

RIVER = "The river rose by two metres overnight, and the town of Ostrey was cut off."
BRIDGE = "The bridge was closed at noon."
PROSE = f"{RIVER}\n\n{BRIDGE}"


def blocks(article: Article) -> list[str]:
    return [block.of(article.text) for block in article.blocks]


def sample() -> str:
    return files("bot").joinpath("samples/article.txt").read_text(encoding="utf-8")


def test_unwraps_hard_wrapped_lines() -> None:
    wrapped = RIVER.replace("two metres ", "two metres\n").replace("of Ostrey", "of\nOstrey")

    assert blocks(pastes.read(wrapped)) == [RIVER]


def test_a_line_that_ends_with_a_word_like_of_goes_on_in_the_next() -> None:
    wrapped = f"{BRIDGE}\n\n{RIVER.replace('of Ostrey', f'of{chr(10)}Ostrey')}"

    assert blocks(pastes.read(wrapped)) == [BRIDGE, RIVER]


def test_a_full_line_that_ends_a_sentence_is_no_paragraph() -> None:
    text = (
        "The old river bridge in the town of Selm was\n"
        "closed at noon on Monday by the town council.\n"
        "Nobody was hurt in the town. Nobody at\n"
        "all."
    )

    assert len(blocks(pastes.read(text))) == 1


def test_lines_that_are_paragraphs_stay_apart() -> None:
    assert blocks(pastes.read(f"{RIVER}\n{BRIDGE}\n{RIVER}")) == [RIVER, BRIDGE, RIVER]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_takes_every_kind_of_line_end(end: str) -> None:
    assert blocks(pastes.read(PROSE.replace("\n", end))) == [RIVER, BRIDGE]


def test_makes_white_space_single_spaces() -> None:
    article = pastes.read(
        "\ufeff  The river\u00a0rose \t by two   metres\x00 overnight in Ostrey. "
    )

    assert article.text == "The river rose by two metres overnight in Ostrey."


def test_joins_wrapped_chinese_without_a_space() -> None:
    article = pastes.read("昨天晚上大雨下个不停，河水\n涨了两米多，桥也关了。")

    assert article.text == "昨天晚上大雨下个不停，河水涨了两米多，桥也关了。"


def test_joins_a_word_wrapped_at_its_hyphen() -> None:
    article = pastes.read("The council met the so-\ncalled river committee in the town hall.")

    assert article.text == "The council met the so-called river committee in the town hall."


def test_keeps_the_original_untouched() -> None:
    text = f"\r\n  {RIVER}  \r\n"

    assert pastes.read(text).original == text


@pytest.mark.parametrize(
    "notice",
    [
        "Related article: How the River Was Tamed",
        "READ MORE: How the river was tamed",
        "Lire aussi : la rivière",
        "Advertisement",
        "Sign up for our morning newsletter",
        "https://example.com/river",
        "Source: https://example.com/river and www.example.org",
        "© 2031 Example News. All rights reserved.",
        "Share this article",
        "Story continues below advertisement",
    ],
)
def test_sets_apart_what_belongs_to_the_page(notice: str) -> None:
    assert blocks(pastes.read(f"{RIVER}\n\n{notice}\n\n{BRIDGE}")) == [RIVER, BRIDGE]


@pytest.mark.parametrize(
    "prose",
    [
        "Related: that is what the two families said they were, and nobody in town believed it. "
        * 4,
        "Readers wrote to https://example.com/river by the hundred, the council said on Monday.",
        "Share prices fell by a third.",
        "The More Party won 12 seats.",
    ],
)
def test_keeps_prose_that_only_looks_like_a_notice(prose: str) -> None:
    assert prose.strip() in blocks(pastes.read(f"{prose}\n\n{BRIDGE}"))


def test_sets_apart_a_wrapped_pointer_and_nothing_behind_it() -> None:
    text = (
        "The bridge was closed at noon on Monday after the river had risen by two metres in\n"
        "the night, the council of the town said. It will stay shut until an engineer has\n"
        "seen its piers.\n"
        "Related article: How the Old River Was Tamed by Three Engineers and a Stubborn Old\n"
        "Mayor\n"
        "Nobody was hurt."
    )

    assert blocks(pastes.read(text))[1:] == ["Nobody was hurt."]


def test_sets_apart_a_legal_notice_at_the_foot() -> None:
    notice = "The Free Summit League is an extremist organization banned in Halvora."

    assert notice not in pastes.read(f"{PROSE}\n\n{notice}").text


def test_keeps_the_same_sentence_amid_the_text() -> None:
    notice = "The Free Summit League is an extremist organization banned in Halvora."

    assert notice in pastes.read(f"{RIVER}\n\n{notice}\n\n{BRIDGE}").text


def test_lists_the_links_of_the_text() -> None:
    text = f"{PROSE}\n\nhttps://example.com/a\n\nIt stands at https://example.org/b now."

    assert pastes.read(text).links == ("https://example.com/a", "https://example.org/b")


def test_takes_a_first_line_above_prose_for_the_title() -> None:
    article = pastes.read(f"River cuts off Ostrey\n{RIVER}\n{BRIDGE}")

    assert article.title == "River cuts off Ostrey"
    assert article.blocks[0].kind is BlockKind.HEADING


def test_a_first_sentence_is_no_title() -> None:
    assert pastes.read(PROSE).title is None


def test_reads_byline_and_date_above_the_text() -> None:
    article = pastes.read(
        f"River cuts off Ostrey\nBy Jane Example\n15 April 2031, 10:30\n\n{PROSE}"
    )

    assert (article.author, article.published) == ("Jane Example", "2031-04-15")
    assert article.published_printed == "15 April 2031, 10:30"
    assert blocks(article) == ["River cuts off Ostrey", RIVER, BRIDGE]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("April 5, 2031", "2031-04-05"),
        ("Published: Tuesday, 15th Sept. 2031", "2031-09-15"),
        ("2031-04-15", "2031-04-15"),
        ("31 February 2031", None),
        ("3 Foxes 2031", None),
    ],
)
def test_reads_dates_as_printed(line: str, expected: str | None) -> None:
    assert pastes.read(f"{line}\n\n{PROSE}").published == expected


def test_a_date_within_the_text_is_not_its_date() -> None:
    assert (
        pastes.read("On 15 April 2031 the river rose by two metres in one night.").published is None
    )


def test_a_sentence_that_begins_with_by_is_no_byline() -> None:
    assert pastes.read(f"By Monday the river had gone down\n\n{PROSE}").author is None


def test_tells_list_items_apart() -> None:
    article = pastes.read(f"{RIVER}\n• Two metres of water\n• One bridge closed\n- Nobody was hurt")

    assert [block.kind for block in article.blocks[1:]] == [BlockKind.LIST] * 3


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" \r\n\t\u00a0 ", "empty"),
        ("The river rose", "too_short"),
        ("😀 😀\n\n😀", "too_short"),
        ("https://example.com/a\nRelated: the river", "no_sentences"),
        ("a " * (pastes.MAX_CHARACTERS // 2 + 1), "too_long"),
    ],
)
def test_says_why_nothing_could_be_read(text: str, code: str) -> None:
    with pytest.raises(NotReadable) as caught:
        pastes.read(text)

    assert caught.value.code == code


@pytest.mark.parametrize(
    "text",
    [
        "the river rose and " * 2_500 + "fell.",
        "the river rose and nobody ended a sentence " * 20,
        "昨天晚上大雨下个不停河水涨了两米多。桥在中午关闭。没有人受伤。",
        "ارتفع منسوب النهر مترين خلال الليل وأغلق الجسر عند الظهر. لم يصب أحد بأذى.",
    ],
)
def test_reads_unusual_texts_whole(text: str) -> None:
    assert pastes.read(text).text == text.strip()


def test_blocks_are_slices_parted_by_blank_lines() -> None:
    article = pastes.read(sample())

    assert "\n\n".join(blocks(article)) == article.text


def test_reads_the_sample_as_one_article() -> None:
    article = pastes.read(sample())

    assert (article.title, article.published, article.language) == (None, None, "en")
    assert len(article.links) == 3
    assert not any(word in article.text for word in ("http", "Related", "extremist", "\n\n\n"))


def test_counts_characters_and_sentences_outside_the_links() -> None:
    counted = pastes.prose_length(f"{PROSE}\nhttps://example.com/a.b.c\n\nand more")

    assert counted == (len(f"{RIVER}{BRIDGE}and more"), 2)


@pytest.mark.parametrize(
    "piece",
    [
        "The river rose. ",
        "a b\n",
        "read ",
        "more on ",
        "\n",
        "- ",
        "https://example.com/a ",
        "By A",
    ],
)
def test_time_is_linear_in_the_text(piece: str) -> None:
    def work(text: str) -> None:
        pastes.prose_length(text)
        with suppress(NotReadable):
            pastes.read(text)

    assert growth(work, piece) < LINEAR
