"""What is done to the tree of a page before trafilatura reads the article from it."""

import re
from collections import Counter
from copy import deepcopy
from functools import cache

from lxml.etree import strip_elements
from lxml.html import HtmlElement

_ASIDE_TAGS = frozenset({"aside", "footer", "nav", "form", "figure"})
_ASIDE_NAME = re.compile(
    r"comment|disqus|footer|sidebar|related|promo|newsletter|cookie|consent|teaser|recirc|sign-?up"
    r"|subscri|modal|outbrain|taboola|caption|popular|trending",
    re.IGNORECASE,
)
_UNSHOWN = ("style", "svg", "link", "meta")
_MIN_PROSE = 60  # characters outside links that make a paragraph prose
_MOST = 0.85  # of the prose: what a narrower container must hold to be the article's


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


def prose_container(tree: HtmlElement) -> tuple[HtmlElement | None, int]:
    """The narrowest element that holds most of a page's prose, and how many characters it has.

    None, and 0, where there is no prose or where the element is a list of several articles.
    """
    prose = _prose_by_element(tree)
    container = tree
    while True:
        narrower = max(container, key=prose.__getitem__, default=container)
        if narrower is container or prose[narrower] < _MOST * prose[container]:
            break
        container = narrower
    if not prose[container] or container.find(".//article") is not None:
        return None, 0
    return container, prose[container]


def page_of(container: HtmlElement) -> HtmlElement:
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


def _is_aside(element: HtmlElement) -> bool:
    if element.tag in ("body", "html"):
        return False
    name = f"{element.get('class', '')} {element.get('id', '')}"
    return element.tag in _ASIDE_TAGS or bool(_ASIDE_NAME.search(name))
