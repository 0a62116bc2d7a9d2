"""What is done to the tree of a page before trafilatura reads the article from it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from copy import deepcopy
from functools import cache
from itertools import takewhile

from lxml.etree import XPath, strip_elements
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
_LOOSE = XPath(
    "descendant::text()[string-length() >= 60 and not(ancestor::p or ancestor::a or ancestor::head"
    " or ancestor::script or ancestor::noscript or ancestor::template or ancestor::button)]"
)
_MIN_PROSE = 60  # characters outside links that make a paragraph prose
_Stretch = tuple[int, list[HtmlElement]]
"""How much prose stands somewhere, in characters, and the elements around it, innermost first."""

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

    Where more long words stand in no paragraph than in one, paragraphs do not tell where all of it
    is; where they do so outside of lists, as on a page made of other elements, these count too.
    """

    def __init__(self, tree: HtmlElement) -> None:
        prose, loose = _prose(_paragraphs(tree)), _prose(_loose(tree))
        unlisted = [(size, around) for size, around in loose if not _in_list(around)]
        inside, outside = _by_element(prose), _by_element(unlisted)
        sizes = inside if inside[tree] >= outside[tree] else inside + outside
        tells_all = _total(prose) >= _total(loose)
        self.around_all = _container(tree, inside, _ALL) if tells_all else None
        self.around_most = _container(tree, sizes, _MOST)
        self.most = 0 if self.around_most is None else sizes[self.around_most]


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


def _prose(found: Iterable[_Stretch]) -> list[_Stretch]:
    """The stretches that are long and stand in nothing beside the article."""
    is_aside = cache(_is_aside)  # most paragraphs stand in the same few elements
    return [(size, at) for size, at in found if size >= _MIN_PROSE and not any(map(is_aside, at))]


def _total(prose: Iterable[_Stretch]) -> int:
    return sum(size for size, _ in prose)


def _in_list(around: Iterable[HtmlElement]) -> bool:
    return any(element.tag == "li" for element in around)


def _by_element(prose: Iterable[_Stretch]) -> Counter[HtmlElement]:
    sizes: Counter[HtmlElement] = Counter()
    for size, around in prose:
        sizes.update(dict.fromkeys(around, size))
    return sizes


def _container(tree: HtmlElement, sizes: Counter[HtmlElement], least: float) -> HtmlElement | None:
    """Further in, step by step, as long as no step leaves too much behind."""
    container = tree
    while True:
        narrower = max(container, key=sizes.__getitem__, default=container)
        if narrower is container or sizes[narrower] < least * sizes[container]:
            break
        container = narrower
    if not sizes[container] or container.find(".//article") is not None:
        return None
    return container


def _paragraphs(tree: HtmlElement) -> Iterator[_Stretch]:
    """How much prose each paragraph has, and the elements it stands in."""
    for paragraph in tree.iter("p"):
        yield _prose_size(paragraph), [*paragraph.iterancestors()]


def _loose(tree: HtmlElement) -> Iterator[_Stretch]:
    """The same of words that stand in no paragraph, as where each is an element of another kind."""
    for words in _LOOSE(tree):
        parent = words.getparent()
        around = [*parent.iterancestors()]
        yield len(words.strip()), around if words.is_tail else [parent, *around]


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
