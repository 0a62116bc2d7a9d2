"""What holds of every brief, whatever was read."""

from collections.abc import Sequence
from itertools import pairwise

from summarizer import extract, read_paste, sentences, summarize
from summarizer.errors import NotReadable
from summarizer.types import Article, Brief, Page, QuoteKind, Span


def check_paste(text: str) -> None:
    """A pasted text is briefed by its own slices alone, or refused."""
    try:
        article = read_paste(text)
    except NotReadable:
        return
    check_article(article)
    check_brief(summarize(article))


def check_page(html: str) -> None:
    """A page is briefed by slices of its text alone, or refused."""
    try:
        article = extract(
            Page(url="https://example.com/a", content=html.encode("utf-8", "replace"))
        )
    except NotReadable:
        return
    check_article(article)
    check_brief(summarize(article))


def check_article(article: Article) -> None:
    """Blocks lie in order, a blank line apart, and leave nothing of the text out."""
    text = article.text
    assert "\n\n".join(block.of(text) for block in article.blocks) == text
    for block in article.blocks:
        assert block.of(text).strip() == block.of(text) != ""
    for before, after in pairwise(article.blocks):
        assert after.start == before.end + 2


def check_brief(brief: Brief) -> None:
    """Points are whole sentences in order; quotes are slices; names are as printed."""
    text = brief.article.text
    members = {(one.start, one.end) for one in sentences.split(text, brief.article.blocks)}
    assert all((point.start, point.end) in members for point in brief.points)
    _check_order(brief.points)
    for quote in brief.quotes:
        assert 0 <= quote.start < quote.end <= len(text)
        if quote.mention_start is not None and quote.mention_end is not None:
            assert 0 <= quote.mention_start < quote.mention_end <= len(text)
        assert all(word in text for word in (quote.speaker, quote.role, quote.via) if word)
    _check_order([quote for quote in brief.quotes if quote.kind is not QuoteKind.INDIRECT])


def _check_order(spans: Sequence[Span]) -> None:
    """Each ends before the next begins."""
    for before, after in pairwise(spans):
        assert before.end <= after.start
