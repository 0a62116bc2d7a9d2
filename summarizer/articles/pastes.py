"""Pasted text into an article: lines unwrapped, what does not belong to the article set apart.

A person copies an article off a page, or out of a mail, and with it come hard line breaks, "Related
article:" lines, bare links and the notice at the foot. Words are never changed: white space becomes
one space or a blank line between blocks, and whole blocks are left out. Time is linear in the text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from summarizer import languages, sentences, words
from summarizer.articles import addresses, dates, notices
from summarizer.articles.dates import PrintedDate
from summarizer.articles.decoding import storable
from summarizer.errors import NotReadable
from summarizer.types import Article, Block, BlockKind

MAX_CHARACTERS = 1_000_000
"""A longer text (some 160,000 words) is a book or a log; it is refused as "too_long"."""

MIN_WORDS = 8
"""A text with fewer words of prose holds nothing to brief; it is refused as "too_short"."""

_MAX_WRAP = 130  # no mail program and nobody's hand breaks lines beyond this many characters
_MAX_HEADING = 160
_TOP = 5  # a byline or a date is looked for among this many blocks

_LINE_END = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Control characters and the byte order mark show nothing, and PostgreSQL stores no NUL.
_BLANKS = re.compile("[\\s\x00-\x1f\x7f-\x9f\ufeff]+")
_SENTENCE_END = re.compile("[.!?…。！？｡؟۔।॥][\"”’'»)\\]」』）]*$")
_MARKED_ITEM = re.compile(
    r"(?:[•·▪◦‣●○*]\s|\d{1,2}[.)]\s+[^\W\d_]|[-–—]\s+[\"“‘«„(]?(?![a-zà-ÿ])\w)"
)
_LETTER = re.compile(r"[^\W\d_]")
_UNSPACED_END = re.compile("[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]$")
_HYPHEN_END = re.compile(r"\w[-‐]$")
_HANGING_END = re.compile(r"[ ,](?:of|the|an?|and|or|to|in|at|by|from|with|whose|that)$")
_BYLINE = re.compile(r"(?:By|BY|Von|Par|Por)\s+(?P<name>[^\W\d_][^\d.!?:;]{2,80})")
_LOWER_WORD = re.compile(r"\b(?!(?:and|und|et|de|da|di|van|von|for|in|at|al|bin|el)\b)[a-z]{2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Top:
    """What stands above the body of a pasted article, and the blocks that are left below it."""

    title: str | None
    author: str | None
    date: PrintedDate | None
    body: tuple[str, ...]


def read(text: str) -> Article:
    """The article in a pasted text.

    A first block that ends no sentence and stands above prose is the title, and stays in the text
    as a heading. A byline and a date on lines of their own at the top are set apart; so are links
    on lines of their own, pointers to other articles and notices.

    Raises:
        NotReadable: "empty", "too_long" (`MAX_CHARACTERS`), "too_short" (`MIN_WORDS`), or
            "no_sentences" where there are words, but only in links, notices and headings.
    """
    text = storable(text)
    if len(text) > MAX_CHARACTERS:
        raise NotReadable("too_long")
    paragraphs = _paragraphs(text)
    if not paragraphs:
        raise NotReadable("empty")
    top = _top(notices.without(paragraphs))
    blocks, stored = _assemble(top)
    _check_readable(paragraphs, stored, blocks)
    return Article(
        text=stored,
        blocks=blocks,
        original=text,
        title=top.title,
        author=top.author,
        published=top.date.iso if top.date else None,
        published_printed=top.date.printed if top.date else None,
        language=languages.detect(stored),
        links=addresses.find_links(text),
    )


def prose_length(text: str) -> tuple[int, int]:
    """How many characters, and how many sentences that come to an end, stand outside the links.

    By these two numbers a caller tells a pasted article from a remark.
    """
    paragraphs = _paragraphs(notices.LINK.sub(" ", text))
    ended = sum(
        _SENTENCE_END.search(paragraph, max(span.start, span.end - 8), span.end) is not None
        for paragraph in paragraphs
        for span in sentences.spans(paragraph)
    )
    return sum(map(len, paragraphs)), ended


def _check_readable(paragraphs: Sequence[str], text: str, blocks: Sequence[Block]) -> None:
    if not any(map(_LETTER.search, paragraphs)):
        raise NotReadable("too_short")
    if all(block.kind is BlockKind.HEADING for block in blocks):
        raise NotReadable("no_sentences")
    if len(list(islice(words.spans(text), MIN_WORDS))) < MIN_WORDS:
        raise NotReadable("too_short")


def _paragraphs(text: str) -> list[str]:
    """The text's paragraphs, each on one line with single spaces."""
    lines = [_tidied(line) for line in _LINE_END.split(text)]
    width = _wrapped_at(lines)
    found: list[list[str]] = []
    for before, line in pairwise(["", *lines]):
        if line and before and not _parts(before, line, width):
            found[-1].append(line)
        elif line:
            found.append([line])
    return ["".join(_joined(part)) for part in found]


def _tidied(line: str) -> str:
    """The line with single spaces."""
    if line.isprintable() and "  " not in line:  # then its only blanks are single spaces
        return line.strip()
    return _BLANKS.sub(" ", line).strip()


def _wrapped_at(lines: Sequence[str]) -> int:
    """The width that a text's lines were broken to; 0 where every line is a paragraph."""
    breaks = [(line, after) for line, after in pairwise(lines) if line and after]
    running_on = sum(_runs_on(line, after) for line, after in breaks)
    # In prose broken at a width, most lines end amid a sentence.
    if running_on * 3 < max(1, len(breaks)):
        return 0
    return max((len(line) for line in lines if len(line) <= _MAX_WRAP), default=0)


def _runs_on(line: str, after: str) -> bool:
    """Whether a sentence plainly goes on over the break."""
    if _ends_sentence(line) or notices.is_bare_link(after):
        return False
    return not after[0].isupper() or _is_hanging(line)


def _is_hanging(line: str) -> bool:
    """Whether the line ends with a word that nothing ends with."""
    return _HANGING_END.search(line[-8:]) is not None


def _parts(line: str, after: str, width: int) -> bool:
    """Whether the break between two lines parts two paragraphs."""
    if _MARKED_ITEM.match(after) or notices.opens(after):
        return True
    if notices.is_bare_link(line) or notices.is_bare_link(after):
        return True
    if _was_full(line, after, width) or _is_hanging(line):
        return False
    if _ends_sentence(line) or notices.opens(line):
        return True
    # A short line that the next one does not go on with is a heading, a name or a date.
    return len(line) < (0.6 * width if width else _MAX_HEADING) and not after[0].islower()


def _was_full(line: str, after: str, width: int) -> bool:
    """Whether the next line's first word would not have fitted on the line."""
    return len(line) <= _MAX_WRAP and len(line) + 1 + len(after.split(" ", 1)[0]) > width > 0


def _ends_sentence(line: str) -> bool:
    return _SENTENCE_END.search(line, max(0, len(line) - 8)) is not None


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """The lines with what belongs between them: nothing after a hyphen or a Chinese character."""
    yield lines[0]
    for line, after in pairwise(lines):
        bare = _UNSPACED_END.search(line[-1:]) or (
            _HYPHEN_END.search(line[-2:]) and after[0].islower()
        )
        yield after if bare else f" {after}"


def _top(blocks: Sequence[str]) -> _Top:
    head, rest = blocks[:_TOP], blocks[_TOP:]
    date = next(filter(None, map(dates.read, head)), None)
    byline = next(filter(None, map(_byline, head)), None)
    apart = {date.printed if date else None, byline[0] if byline else None}
    body = (*(block for block in head if block not in apart), *rest)
    return _Top(
        title=body[0] if len(body) > 1 and _is_heading(*body[:2]) else None,
        author=byline["name"] if byline else None,
        date=date,
        body=body,
    )


def _byline(block: str) -> re.Match[str] | None:
    match = _BYLINE.fullmatch(block)
    return match if match and not _LOWER_WORD.search(match["name"]) else None


def _is_heading(block: str, after: str) -> bool:
    """Whether a block heads the next one: short, without a sentence's end, above prose."""
    return (
        len(block) <= _MAX_HEADING
        and not block.endswith((",", ";"))
        and not _MARKED_ITEM.match(block)
        and not _ends_sentence(block)
        and _ends_sentence(after)
    )


def _assemble(top: _Top) -> tuple[tuple[Block, ...], str]:
    blocks: list[Block] = []
    start = 0
    for block, after in pairwise((*top.body, "")):
        end = start + len(block)
        blocks.append(Block(start=start, end=end, kind=_kind(block, after)))
        start = end + 2
    return tuple(blocks), "\n\n".join(top.body)


def _kind(block: str, after: str) -> BlockKind:
    if _is_heading(block, after):
        return BlockKind.HEADING
    return (
        BlockKind.LIST
        if _MARKED_ITEM.match(block) and block[0] not in "–—"
        else BlockKind.PARAGRAPH
    )
