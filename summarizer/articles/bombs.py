"""Pages that are made to be parsed for ever, known before they are parsed.

Parsers take time with the number of tags and the length of the text, and with the square of the
attributes of one tag.
"""

import re
from collections.abc import Iterable

from summarizer.articles.pastes import MAX_CHARACTERS

_MOST_TAGS = 100_000  # several times what the largest pages have
_MOST_ATTRIBUTES = 300  # of one tag; the richest of ordinary pages have some fifty
_MOST_IN_PROGRAMS = 5_000  # the same where programs stand, in which "<" may begin no tag
_TAG = re.compile(r"""<[a-zA-Z](?:[^>=]++|=\s*+(?:"[^"]*"|'[^']*')?+)*+""")
_QUOTED = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
_BETWEEN = re.compile(r"[\s/=]+")
_PROGRAM = re.compile(r"<(?=/?(?:script|style)[\s>])", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*>")


def is_bomb(text: str) -> bool:
    """Whether the source of a page is no page that anybody would write."""
    if text.count("<") > _MOST_TAGS or _has_tag(text, _MOST_IN_PROGRAMS):
        return True
    shown = [p for p in _PROGRAM.split(text) if not p[:6].lower().startswith(("script", "style"))]
    if len(text) > MAX_CHARACTERS and _characters(shown) > MAX_CHARACTERS:
        return True
    return any(_has_tag(piece, _MOST_ATTRIBUTES) for piece in shown)


def _characters(shown: Iterable[str]) -> int:
    """How many there are outside of tags."""
    return sum(len(_ANY_TAG.sub("", piece)) for piece in shown)


def _has_tag(text: str, attributes: int) -> bool:
    """Whether there is a tag with more attributes than these."""
    if len(text) <= 2 * attributes:
        return False
    long = [tag for tag in _TAG.findall(text) if len(tag) > 2 * attributes]
    return any(_attributes(tag) > attributes for tag in long)


def _attributes(tag: str) -> int:
    """About how many attributes a tag has, its values left aside."""
    return len(_BETWEEN.findall(_QUOTED.sub("=", tag)))
