"""Live reports are read by their entries, the newest first."""

from collections.abc import Sequence

from summarizer import summarize
from summarizer.articles.extraction import extract
from summarizer.articles.live import MOST_ENTRIES
from summarizer.types import Article, ArticleState, BlockKind
from tests.sample_pages import html, page, paragraphs

TITLE = "Storm at Port Selwick: live updates"


def entry(hour: int, text: str) -> str:
    return (
        f'<div class="entry"><time datetime="2026-11-02T{hour:02}:05:00+01:00">{hour}:05</time>'
        f"<h3>At {hour} o'clock</h3>{paragraphs(text)}</div>"
    )


def live(entries: Sequence[str]) -> Article:
    return extract(
        page(html(f'<main><div class="feed">{"".join(entries)}</div></main>', title=TITLE))
    )


def news(hour: int) -> str:
    return f"At {hour} the water in the harbour stood {hour} centimetres above the mark of Monday."


def test_the_newest_entry_comes_first_where_the_page_puts_it_last() -> None:
    found = live([entry(hour, news(hour)) for hour in range(6, 14)])

    assert found.state is ArticleState.LIVE
    assert found.blocks[0].of(found.text) == "At 13 o'clock"
    assert found.text.index(news(13)) < found.text.index(news(6))


def test_the_newest_entry_comes_first_where_the_page_puts_it_first() -> None:
    found = live([entry(hour, news(hour)) for hour in reversed(range(6, 14))])

    assert found.text.index(news(13)) < found.text.index(news(6))


def test_entries_keep_their_headings() -> None:
    found = live([entry(hour, news(hour)) for hour in range(6, 14)])

    kinds = [block.kind for block in found.blocks[:2]]
    assert kinds == [BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_old_entries_are_left_to_the_page() -> None:
    found = live([entry(hour, news(hour)) for hour in range(24)])

    assert news(23) in found.text
    assert news(0) not in found.text
    assert sum(block.kind is BlockKind.HEADING for block in found.blocks) == MOST_ENTRIES


def test_points_are_slices_of_what_is_kept() -> None:
    found = live([entry(hour, news(hour)) for hour in range(6, 14)])

    points = [point.of(found.text) for point in summarize(found).points]
    assert len(points) >= 3
    assert all(point.endswith(".") for point in points)


def test_entries_without_machine_times_are_read_in_the_pages_order() -> None:
    moments = "".join(f"<div><time>1{n}:00</time>{paragraphs(news(n) * 2)}</div>" for n in range(8))
    found = extract(page(html(f"<main>{moments}</main>", title=TITLE)))

    assert found.state is ArticleState.LIVE
    assert found.text.index(news(2)) < found.text.index(news(7))
