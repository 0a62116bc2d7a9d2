"""The paragraphs that shown words come from, with those words marked."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from slack_sdk.models.blocks import Block, RichTextElement

from bot.types import Origin
from bot.views.message import Room, counted, heading, paragraph, small, words
from bot.views.modal import Modal
from bot.views.sources import citation, headline
from storage.types import StoredArticle
from summarizer import sentences
from summarizer.types import Article, BlockKind, Span
from summarizer.types import Block as Passage

_LONGEST_PARAGRAPH = 4_000
"""Of a longer one, the sentences around the marked words are shown."""

_MOST_CHARACTERS = 16_000
"""A view may have 250,000 bytes, and a character may be written as twelve of them."""
_MOST_BLOCKS = 80


def context_modal(
    articles: Sequence[StoredArticle], shown: Mapping[int, Sequence[Span]], origin: Origin
) -> Modal:
    """Each article's paragraphs that hold what was shown, in order, what was shown in bold."""
    room, blocks, left = Room(_MOST_CHARACTERS), [], 0
    for stored in articles:
        blocks += _top(stored.article)
        for block in _paragraphs(stored.article, shown[stored.id], room):
            if block is None or len(blocks) >= _MOST_BLOCKS:
                left += 1
            else:
                blocks.append(block)
    if left:
        blocks.append(small(f"{counted(left, 'more paragraph')}: too long to show here."))
    return Modal(title="In context", blocks=tuple(blocks), origin=origin)


def _top(article: Article) -> list[Block]:
    where = citation(article)
    return [paragraph(headline(article)), *([small(where)] if where else [])]


def _paragraphs(article: Article, spans: Sequence[Span], room: Room) -> Iterator[Block | None]:
    """The paragraphs with the spans in them; None for one that there is no room for."""
    last = None
    for place, block in enumerate(article.blocks):
        marked = [span for span in spans if span.start < block.end and block.start < span.end]
        if not marked:
            continue
        if last is not None and place > last + 1:
            yield small("…")
        last = place
        parts = _parts(article.text, block, marked)
        yield _drawn(block, parts) if room.fits(parts) else None


def _drawn(block: Passage, parts: Sequence[RichTextElement]) -> Block:
    if block.kind is BlockKind.HEADING and len(parts) == 1:
        return heading(parts[0].to_dict()["text"])
    return paragraph(*parts)


def _parts(text: str, block: Passage, marked: Sequence[Span]) -> list[RichTextElement]:
    parts: list[RichTextElement] = []
    end = block.start
    for piece in _pieces(text, block, marked):
        between = text[end : piece.start]
        if between:
            parts.append(words(" … " if between.strip() else between))
        parts += [words(span.of(text), bold=bold) for span, bold in _split(piece, marked)]
        end = piece.end
    if end < block.end:
        parts.append(words(" …"))
    return parts


def _pieces(text: str, block: Passage, marked: Sequence[Span]) -> Sequence[Span]:
    """The paragraph whole or, of a long one, the marked sentences and those next to them."""
    if block.end - block.start <= _LONGEST_PARAGRAPH:
        return (block,)
    members = sentences.split(text, (block,))
    held = [any(m.start < s.end and s.start < m.end for s in marked) for m in members]
    return [m for place, m in enumerate(members) if any(held[max(0, place - 1) : place + 2])]


def _split(piece: Span, marked: Sequence[Span]) -> Iterator[tuple[Span, bool]]:
    """A piece, divided where marks begin and end; whether each part is marked."""
    edges = {edge for span in marked for edge in (span.start, span.end)}
    inside = sorted(edge for edge in edges if piece.start < edge < piece.end)
    bounds = [piece.start, *inside, piece.end]
    for start, end in pairwise(bounds):
        yield (
            Span(start=start, end=end),
            any(span.start <= start and end <= span.end for span in marked),
        )
