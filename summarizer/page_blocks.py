"""The blocks of an article: from the tree that trafilatura makes of a page, without boilerplate.

A block is one paragraph, heading, block quotation or list item. Only white space is changed inside
one. What is boilerplate is left out as a whole block, never as a part of one.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from summarizer import notices
from summarizer.types import BlockKind

_KINDS = {
    "head": BlockKind.HEADING,
    "quote": BlockKind.QUOTATION,
    "item": BlockKind.LIST,
    "row": BlockKind.LIST,
}
_BOUNDARIES = frozenset("body div p head quote list item table row code".split())
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad]")  # joiners, byte order marks, soft hyphens
_SENTENCE_END = re.compile(r"[.!?…:。！？][\"”’'»)\]」』]*\s*$")
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff]{1,2}|[\u0e00-\u0e7f]{1,5}"  # no spaces between words there
    r"|[^\W\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]+"
)
_MAX_WORDS = 35  # a longer block is prose, however it begins


@dataclass(frozen=True, slots=True, kw_only=True)
class RawBlock:
    """A block's kind and its words, before it has a place in an article's text."""

    kind: BlockKind
    text: str


def words(text: str) -> int:
    """How many words a text has, estimated where a script does not part them."""
    return sum(1 for _ in _WORD.finditer(text))


def tidy(text: str) -> str:
    """The text with every run of white space made one space, and without invisible marks."""
    return " ".join(_INVISIBLE.sub("", text).split())


def read_tree(body: _Element) -> list[RawBlock]:
    """All blocks of an extracted body, in order, none empty."""
    return [
        RawBlock(kind=kind, text=text) for kind, run in _runs(body) if (text := tidy("".join(run)))
    ]


def read_plain(text: str) -> list[RawBlock]:
    """The paragraphs of a plain text, which stand between blank lines."""
    paragraphs = map(tidy, re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n")))
    return [RawBlock(kind=BlockKind.PARAGRAPH, text=text) for text in paragraphs if text]


def without_boilerplate(blocks: Iterable[RawBlock], title: str | None) -> list[RawBlock]:
    """The blocks that belong to the article itself."""
    kept = [block for block in blocks if not _is_boilerplate(block.text)]
    repeated = next((n for n, block in enumerate(kept[:3]) if _repeats(block.text, title)), None)
    if repeated is not None:
        del kept[repeated]
    while kept and kept[-1].kind is BlockKind.HEADING:  # the heading of what was left out
        kept.pop()
    return kept


def _runs(body: _Element) -> Iterator[tuple[BlockKind, list[str]]]:
    """Runs of text between the boundaries of blocks, each with the kind of block it stands in."""
    run: list[str] = []
    inside: list[BlockKind] = [BlockKind.PARAGRAPH]
    for event, text in _events(body):
        if event == "text":
            run.append(text)
            continue
        if event == "break" and not _SENTENCE_END.search(run[-1] if run else ""):
            run.append(" ")
            continue
        yield inside[-1], run
        run = []
        if event == "open":
            inside.append(_KINDS.get(text, inside[-1]))
        elif event == "close":
            inside.pop()
    yield inside[-1], run


def _events(element: _Element) -> Iterator[tuple[str, str]]:
    """A tree as a sequence: ("open" | "close", tag), ("break", ""), ("text", words)."""
    bounds = element.tag in _BOUNDARIES
    if bounds:
        yield "open", str(element.tag)
    elif element.tag == "lb":
        yield "break", ""
    elif element.tag == "cell":
        yield "text", " "
    yield "text", element.text or ""
    for child in element:
        yield from _events(child)
        yield "text", child.tail or ""
    if bounds:
        yield "close", str(element.tag)


_BEGINS_PAGE_LINE = re.compile(
    r"""\W*(?:
        related\b.{0,40}: | related\s+(?:article|stor|post|content|topic|link|read|cover|news)\w*
      | see\s+more\b | read\s+(?:more|next|also)\b | more\s+(?:on|from|stories|coverage)\b
      | subscribe\b | follow\s+(?:the|@\w+|\w+(?:\s+\w+)?\s+on)\b | filed\s+under\b | tags?\s*:
      | get\s+(?:our|the\s+latest|more|access)\b | (?:if\s+you\s+)?enjoyed\s+this\b
      | order\s+reprints | copyright\b | © | this\s+article\s+has\s+been\s+sent
      | (?:write|reach|e-?mail|contact|have\s+a\s+tip|send\s+tips)\b.*\S@\w
      | 相关(?:阅读|新闻|报道) | 延伸阅读 | 関連記事
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_IS_PAGE_LINE = re.compile(
    r"""\W*(?:
        thank\s+you | (?:share|print|e-?mail|tweet|comments?|save)\W*\d* | don.t\s+miss
      | (?:published|updated|posted|last\s+modified)\b.{0,60} | \d{4}-\d\d-\d\dT\S+
      | (?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+\w+\s+\d{1,2},?\s+\d{4}.{0,20}
      | \d{1,2}:\d\d\s*(?:am|pm).{0,40}
      | by\s+(?-i:[A-Z])[\w.'’-]+(?:\s+(?-i:[A-Z])[\w.'’-]+){1,3}
    )\W*""",
    re.VERBOSE | re.IGNORECASE,
)
_HOLDS_PAGE_LINE = re.compile(
    r"""\b(?:can|may)\s+be\s+reached\s+at\b
      | \bcontributed\s+(?:\w+\s+)?to\s+this\s+(?:report|story|article|piece)\b
      | \bclick\s+here\s+(?:for|to)\s+(?:more|subscribe|sign)
      | \b(?:sign\s+up|subscribe)\b.{0,60}\b(?:newsletter|updates|alerts|inbox)\b""",
    re.VERBOSE | re.IGNORECASE,
)


def _is_boilerplate(text: str) -> bool:
    """Whether a block is a notice, or one of the lines that only pages have: bylines and credits,
    dates, ways to share, to follow and to write.
    """
    if notices.is_notice(text):
        return True
    if words(text) > _MAX_WORDS:
        return False
    return bool(
        _BEGINS_PAGE_LINE.match(text)
        or _IS_PAGE_LINE.fullmatch(text)
        or _HOLDS_PAGE_LINE.search(text)
    )


def _repeats(text: str, title: str | None) -> bool:
    """Whether a block is the headline again, give or take a word in four."""
    if not title:
        return False
    ours, theirs = (set(_WORD.findall(value.lower())) for value in (text, title))
    return bool(ours) and len(ours & theirs) >= 0.75 * len(ours | theirs)
