"""The source of a page to its tree, as trafilatura does it, but with elements that cost less.

lxml makes a Python object of each element that is looked at, and lxml.html asks a function of its
own which class that is to be. Here all are of one class, which spares thousands of calls a page,
trafilatura's own as well.
"""

from lxml.etree import ElementDefaultClassLookup, LxmlError
from lxml.html import HtmlElement, HTMLParser, fromstring
from trafilatura.utils import is_dubious_html, repair_faulty_html

_CONTROLS = bytes(code for code in range(32) if chr(code) not in "\t\n\r")
_NO_CHARACTERS = ("\ufffe", "\uffff")
_BEGINNING = 50  # characters in which a page says that it is HTML
_HEAD = 4096  # characters in which trafilatura looks for what it repairs


def _parser() -> HTMLParser:
    parser = HTMLParser(
        collect_ids=False,
        default_doctype=False,
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
    )
    parser.set_element_class_lookup(ElementDefaultClassLookup(element=HtmlElement))
    return parser


_PARSER = _parser()


def parse(text: str) -> HtmlElement | None:
    """The tree of a page; None where there is nothing that could be one."""
    beginning = text[:_BEGINNING].lower()
    try:
        tree = fromstring(_repaired(text, beginning), parser=_PARSER)
    except (LxmlError, ValueError):
        return None
    return None if is_dubious_html(beginning) and len(tree) < 2 else tree


def _repaired(text: str, beginning: str) -> bytes:
    """The source without what libxml2 stumbles over, which is mostly looked for at its head."""
    source = text.encode("utf-8", "surrogatepass")
    line = text.find("\n", _HEAD) + 1
    if not line or _has_no_characters(text, source):
        return repair_faulty_html(text, beginning).encode("utf-8", "surrogatepass")
    head, repaired = text[:line], repair_faulty_html(text[:line], beginning)
    return source if head == repaired else (repaired + text[line:]).encode("utf-8", "surrogatepass")


def _has_no_characters(text: str, source: bytes) -> bool:
    """Whether a text, of which the source is given too, has codes that stand for no character."""
    if len(source.translate(None, _CONTROLS)) < len(source):
        return True
    return any(code in text for code in _NO_CHARACTERS)
