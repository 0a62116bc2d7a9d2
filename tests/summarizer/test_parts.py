"""Round-ups and long pieces get their points from their parts."""

from summarizer import parts, sentences, summarize
from summarizer.types import Article, Block, BlockKind

ROUND_UP = {
    "Harbour": "The ferry to Lenn will not run before Friday, the harbour office said. Divers "
    "found a crack in its rudder. The company has hired a second boat for the islanders.",
    "Schools": "Teachers in Ostrey began a strike over pay on Monday. Their union wants nine per "
    "cent. The mayor called the demand a dream and offered four.",
    "Football": "Selwick Rovers beat the league leaders by three goals. Their striker scored twice "
    "before half-time. It was a first win in eleven matches.",
    "Weather": "Snow is expected above six hundred metres. The pass may close during the night. "
    "Lorries without chains will be turned back at Sarn.",
}


def article(sections: dict[str, str]) -> Article:
    blocks: list[Block] = []
    texts = [
        (kind, text)
        for heading, body in sections.items()
        for kind, text in ((BlockKind.HEADING, heading), (BlockKind.PARAGRAPH, body))
    ]
    for kind, text in texts:
        start = blocks[-1].end + 2 if blocks else 0
        blocks.append(Block(start=start, end=start + len(text), kind=kind))
    joined = "\n\n".join(text for _, text in texts)
    return Article(text=joined, blocks=tuple(blocks), language="en")


def numbers(read: Article) -> list[int]:
    members = sentences.split(read.text, read.blocks)
    return parts.of(read.text, read.blocks, members, read.language)


def test_a_round_up_has_a_part_for_each_heading() -> None:
    assert sorted(set(numbers(article(ROUND_UP)))) == [0, 1, 2, 3]


def test_points_of_a_round_up_come_from_all_its_parts() -> None:
    read = article(ROUND_UP)
    brief = summarize(read, points=4)

    shown = [read.text[: point.start].count("\n\n") // 2 for point in brief.points]
    assert shown == [0, 1, 2, 3]


def test_no_part_of_a_round_up_is_left_out_for_a_second_point_of_another() -> None:
    read = article(ROUND_UP)
    brief = summarize(read, points=5)

    shown = [read.text[: point.start].count("\n\n") // 2 for point in brief.points]
    assert len(shown) == 5
    assert set(shown) == {0, 1, 2, 3}


def test_sections_on_one_topic_are_one_part() -> None:
    body = "The ferry to Lenn has a crack in its rudder. The ferry will not run before Friday."
    read = article(dict.fromkeys(("What happened", "Why", "What next"), body))

    assert set(numbers(read)) == {0}


def test_headings_over_nothing_part_nothing() -> None:
    assert set(numbers(article(dict.fromkeys(ROUND_UP, "Nothing new.")))) == {0}


def test_a_long_piece_has_three_parts() -> None:
    text = " ".join(
        f"Village {n} of the Selm valley lost {n * n} sheep." for n in range(parts.LONG)
    )
    read = Article(text=text, blocks=(Block(start=0, end=len(text)),), language="en")

    assert sorted(set(numbers(read))) == [0, 1, 2]
    thirds = {3 * point.start // len(text) for point in summarize(read).points}
    assert thirds == {0, 1, 2}
