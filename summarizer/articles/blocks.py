"""The blocks of an article: from the tree that trafilatura makes of a page, without boilerplate.

A block is one paragraph, heading, block quotation or list item (or row of a table). Inside one only
white space is changed. What is boilerplate is left out as a whole block, never as a part of one.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml.etree import _Element, iterwalk
from lxml.html import HtmlElement

from summarizer import words
from summarizer.articles import notices
from summarizer.types import BlockKind

_KINDS = {
    "head": BlockKind.HEADING,
    "quote": BlockKind.QUOTATION,
    "item": BlockKind.LIST,
    "row": BlockKind.LIST,
}
_BOUNDARIES = frozenset("body div p head quote list item table row code".split())
_NO_CHARACTERS = re.compile("[\u00ad\u200b\u2060\ufeff\ud800-\udfff]")  # soft hyphens, half pairs
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
_SENTENCE_END = re.compile(r"[.!?…:。！？؟][\"”’'»)\]」』]*\s*$")
_LONGEST = 240  # characters; a longer block is prose, however it begins
_POINTER_WORDS = 4  # a link of fewer is a heading or a name
_LONGEST_ABOUT = 5  # blocks at the end that may tell of an author
_ABOUT = re.compile(r"About\s+(?:the\s+(?:authors?|writers?)|us)\s*:?", re.IGNORECASE)
_TOP = 3  # blocks among which the headline may stand again
_ALIKE = 0.75  # of all words of two headlines, those that they share


@dataclass(frozen=True, slots=True, kw_only=True)
class RawBlock:
    """A block's kind and its words, before it has a place in an article's text."""

    kind: BlockKind
    text: str


def size(text: str) -> int:
    """How many words a text has."""
    return len(words.split(text))


def tidy(text: str) -> str:
    """The text with every run of white space made one space, and without what shows nothing."""
    plain = " ".join(text.split())
    if plain.isprintable():  # then there is nothing in it but spaces and what shows
        return plain
    return " ".join(_CONTROLS.sub(" ", _NO_CHARACTERS.sub("", text)).split())


def read_tree(body: _Element) -> list[RawBlock]:
    """All blocks of an extracted body, in order, none empty."""
    reader = _TreeReader()
    for event, element in iterwalk(body, events=("start", "end")):
        if event == "start":
            reader.start(element)
        else:
            reader.end(element)
    return reader.blocks


def without_pointers(blocks: Sequence[RawBlock], tree: HtmlElement) -> list[RawBlock]:
    """The blocks but for those that are a link to another page and nothing else: no sentence."""
    doubtful = {block.text for block in blocks if not _SENTENCE_END.search(block.text)}
    if not doubtful:
        return list(blocks)
    links = {tidy("".join(link.itertext())) for link in tree.iter("a")}
    pointers = {text for text in doubtful & links if size(text) >= _POINTER_WORDS}
    return [block for block in blocks if block.text not in pointers]


def without_boilerplate(blocks: Iterable[RawBlock], title: str | None) -> list[RawBlock]:
    """The blocks that are the article's own, without its headline and what its author is."""
    kept = [block for block in blocks if not _is_boilerplate(block.text)]
    for number in range(max(1, len(kept) - _LONGEST_ABOUT), len(kept)):
        if _ABOUT.fullmatch(kept[number].text):
            del kept[number:]
            break
    again = next((n for n, block in enumerate(kept[:_TOP]) if _repeats(block.text, title)), None)
    if again is not None:
        del kept[again]
    while kept and kept[-1].kind is BlockKind.HEADING:  # what it headed was left out
        kept.pop()
    return kept


class _TreeReader:
    """Gathers runs of text between the boundaries of blocks."""

    def __init__(self) -> None:
        self.blocks: list[RawBlock] = []
        self._run: list[str] = []
        self._last = ""
        self._kinds = [BlockKind.PARAGRAPH]

    def start(self, element: _Element) -> None:
        if element.tag in _BOUNDARIES:
            self._close()
            self._kinds.append(_KINDS.get(str(element.tag), self._kinds[-1]))
        elif element.tag == "lb" and _SENTENCE_END.search(self._last):
            self._close()  # two paragraphs, parted by line breaks alone
        elif element.tag in ("lb", "cell"):
            self._run.append(" ")
        self._add(element.text)

    def end(self, element: _Element) -> None:
        if element.tag in _BOUNDARIES:
            self._close()
            self._kinds.pop()
        self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if text:
            self._run.append(text)
            self._last = text if not text.isspace() else self._last

    def _close(self) -> None:
        text = tidy("".join(self._run))
        if text:
            self.blocks.append(RawBlock(kind=self._kinds[-1], text=text))
        self._run.clear()
        self._last = ""


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
    """Whether a block is a notice, or a line that only pages have.

    Those are bylines and credits, dates, and ways to share, to follow and to write.
    """
    if notices.is_notice(text):
        return True
    if len(text) > _LONGEST:
        return False
    return bool(
        _BEGINS_PAGE_LINE.match(text)
        or _IS_PAGE_LINE.fullmatch(text)
        or _HOLDS_PAGE_LINE.search(text)
    )


def _repeats(text: str, title: str | None) -> bool:
    ours, theirs = (set(words.split(value.lower())) for value in (text, title or ""))
    return bool(ours) and len(ours & theirs) >= _ALIKE * len(ours | theirs)
