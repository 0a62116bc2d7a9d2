"""What is done to the tree of a page before trafilatura reads the article from it."""

import re
from collections import Counter
from copy import deepcopy
from functools import cache
from itertools import takewhile

from lxml.etree import strip_elements
from lxml.html import HtmlElement

_ASIDE_TAGS = frozenset({"aside", "footer", "nav", "form", "figure"})
_ASIDE_NAME = re.compile(
    r"comment|disqus|footer|sidebar|related|promo|newsletter|cookie|consent|teaser|recirc|sign-?up"
    r"|subscri|modal|outbrain|taboola|caption|popular|trending",
    re.IGNORECASE,
)
_HOLDERS = ("div", "section", "article", "main")
_INLINE = frozenset(
    "a abbr b cite code em font i mark q s small span strong sub sup time u".split()
)
_UNSHOWN = ("style", "svg", "link", "meta")
_MIN_PROSE = 60  # characters outside links that make a paragraph prose
_ALL, _MOST = 1.0, 0.85  # of the prose: what a step further in must keep


def drop_unshown(tree: HtmlElement) -> None:
    """Removes what shows no words: trafilatura would, after having gone through it many times.

    Linked data stays, for trafilatura knows a forum by it.
    """
    for script in [*tree.iter("script")]:
        if script.get("type") != "application/ld+json":
            script.drop_tree()
    strip_elements(tree, *_UNSHOWN, with_tail=False)


def drop_cards(tree: HtmlElement) -> None:
    """Removes the cards that some sites hide in the middle of a sentence.

    Such a card is an inline element with a picture and several links, shown on hovering over a
    name; left in, its words would be read as part of the sentence.
    """
    for picture in [*tree.iter("img")]:
        card = next(picture.iterancestors("span", "p"), None)
        if card is None or card.tag == "p" or next(card.iterancestors("p"), None) is None:
            continue
        if len(card.findall(".//a")) > 1:
            card.drop_tree()


def enclose_openings(tree: HtmlElement) -> None:
    """Gives a paragraph of its own to prose that opens an element and stands in none.

    So ledes stand on pages that part their paragraphs by line breaks; trafilatura passes over it.
    """
    for element in [*filter(_opens_loosely, tree.iter(*_HOLDERS))]:
        inline = [*takewhile(lambda child: child.tag in _INLINE, element)]
        opening = element.makeelement("p")
        opening.text = element.text
        opening.extend(inline)
        element.text = None
        element.insert(0, opening)


class Prose:
    """Where the prose of a page stands: long paragraphs outside of links, menus and the like.

    `around_all` is the narrowest element that holds all of it, `around_most` the one that holds
    most, and `most` how many characters of prose that has. They are None, and 0, where there is
    none, or where the element is a list of several articles.
    """

    def __init__(self, tree: HtmlElement) -> None:
        self._sizes = _prose_by_element(tree)
        self.around_all = self._container(tree, _ALL)
        self.around_most = self._container(tree, _MOST)
        self.most = 0 if self.around_most is None else self._sizes[self.around_most]

    def _container(self, tree: HtmlElement, least: float) -> HtmlElement | None:
        """Further in, step by step, as long as no step leaves too much behind."""
        container = tree
        while True:
            narrower = max(container, key=self._sizes.__getitem__, default=container)
            if narrower is container or self._sizes[narrower] < least * self._sizes[container]:
                break
            container = narrower
        if not self._sizes[container] or container.find(".//article") is not None:
            return None
        return container


def alone(container: HtmlElement) -> HtmlElement:
    """The page with nothing on it but this element, in the elements it stands in."""
    page: HtmlElement = deepcopy(container)
    page.tail = None
    for around in container.iterancestors():
        outer = around.makeelement(around.tag, dict(around.attrib))
        outer.append(page)
        page = outer
    return page


def as_article(container: HtmlElement) -> HtmlElement:
    """A page of its own for a container, which is marked there as the article's body."""
    page: HtmlElement = container.makeelement("html")
    body = container.makeelement("body")
    article = container.makeelement("div", itemprop="articleBody")
    page.append(body)
    body.append(article)
    copied = deepcopy(container)
    article.text = copied.text
    article.extend([*copied])
    return page


def _prose_by_element(tree: HtmlElement) -> Counter[HtmlElement]:
    prose: Counter[HtmlElement] = Counter()
    is_aside = cache(_is_aside)  # most paragraphs stand in the same few elements
    for paragraph in tree.iter("p"):
        size = _prose_size(paragraph)
        if size < _MIN_PROSE:
            continue
        around = [*paragraph.iterancestors()]
        if not any(map(is_aside, around)):
            prose.update(dict.fromkeys(around, size))
    return prose


def _prose_size(paragraph: HtmlElement) -> int:
    linked = sum(len("".join(link.itertext())) for link in paragraph.iter("a"))
    return len("".join(paragraph.itertext()).strip()) - linked


def _opens_loosely(element: HtmlElement) -> bool:
    """Whether words stand at its very beginning, and paragraphs or line breaks after them."""
    if not (element.text or "").strip():
        return False
    return any(child.tag in ("br", "p") for child in element)


def _is_aside(element: HtmlElement) -> bool:
    if element.tag in ("body", "html"):
        return False
    name = f"{element.get('class', '')} {element.get('id', '')}"
    return element.tag in _ASIDE_TAGS or bool(_ASIDE_NAME.search(name))
