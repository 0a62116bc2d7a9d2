"""The author whom a page marks up as such, without a search through all of the page."""

import re
from copy import deepcopy

from lxml.html import HtmlElement
from trafilatura.metadata import extract_author

_OF_AUTHORS = re.compile(
    "uthor|yline|byl|BBL|username|screenname|writer|journalist-name|channel-name|submitted-by"
    "|posted-by|zuozhe|bianji|xiaobian"
)
"""What stands in the attributes of every element that trafilatura takes for an author's."""


def marked_up(tree: HtmlElement) -> str | None:
    """Who trafilatura finds to be a page's author, which is shown only what may name one."""
    marked = dict.fromkeys(
        element
        for element in tree.iter()
        if element.tag == "author" or _OF_AUTHORS.search(" ".join(element.attrib.values()))
    )
    if not marked:
        return None
    page: HtmlElement = tree.makeelement("html")
    page.extend(
        _alone(element) for element in marked if marked.keys().isdisjoint(element.iterancestors())
    )
    author: str | None = extract_author(page)
    return author


def _alone(element: HtmlElement) -> HtmlElement:
    """A copy of an element, within elements like those around it but with nothing else in them."""
    inner = deepcopy(element)
    for around in element.iterancestors():
        shell = around.makeelement(around.tag, around.attrib)
        shell.append(inner)
        inner = shell
    return inner
