"""A page to the article on it."""

from collections.abc import Iterator
from dataclasses import replace

from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document

from summarizer.articles import live, metadata, pastes, states
from summarizer.articles.addresses import fold
from summarizer.articles.blocks import (
    RawBlock,
    read_tree,
    without_boilerplate,
    without_pointers,
)
from summarizer.articles.bombs import is_bomb
from summarizer.articles.decoding import decode
from summarizer.articles.metadata import Metadata
from summarizer.articles.parsing import parse
from summarizer.articles.trees import (
    Prose,
    alone,
    as_article,
    drop_cards,
    drop_unshown,
    enclose_openings,
)
from summarizer.errors import NotReadable
from summarizer.types import Article, ArticleState, Block, Page

_SEPARATOR = "\n\n"
_ENOUGH = 0.7  # of the page's prose, below which another look is taken
_STUB = 250  # characters


def extract(page: Page) -> Article:
    """The article on a page, or in a file of HTML or plain text.

    Raises:
        NotReadable: There is none to be read; its `code` says why.
    """
    states.refuse_other_files(page)
    text = decode(page.content, page.content_type)
    if states.is_plain_text(page, text):
        return _plain_article(text, page.url)
    if is_bomb(text):
        raise NotReadable("too_long")
    tree = parse(text)
    if tree is None:
        raise NotReadable("too_short")
    about = metadata.read(tree, page.url)
    found = _body(tree)
    blocks = without_pointers(without_boilerplate(found, about.title), tree)
    article = _article(blocks, original=_joined(found), about=about)
    reading = states.Reading(page=page, source=text, tree=tree, about=about, text=article.text)
    state = states.tell(reading)
    if state is ArticleState.LIVE:
        found = live.newest_entries(tree) or found
        article = _article(
            without_boilerplate(found, about.title), original=_joined(found), about=about
        )
    return replace(article, state=state)


def _plain_article(text: str, url: str) -> Article:
    """What a site serves as plain text is read as if somebody had pasted it."""
    article = pastes.read(text)
    states.refuse_too_little(article.text)
    return replace(article, url=fold(url) if url.startswith(("http://", "https://")) else None)


def _body(tree: HtmlElement) -> list[RawBlock]:
    """The blocks that trafilatura finds, helped where it finds far less than there is.

    Its fast mode is tried on one part of the page after another, its slower fallbacks come last.
    """
    drop_unshown(tree)
    drop_cards(tree)
    enclose_openings(tree)
    prose = Prose(tree)
    blocks: list[RawBlock] = []
    for part in _parts(tree, prose):
        blocks = max(blocks, _read(part), key=_size)
        if _size(blocks) >= _ENOUGH * prose.most:
            break
    if _size(blocks) < _STUB:
        blocks = max(blocks, _read(tree, fast=False), key=_size)
    return blocks


def _parts(tree: HtmlElement, prose: Prose) -> Iterator[HtmlElement]:
    """Where the article may be read from.

    First from where all prose stands, which spares trafilatura the menus and lists around it; then
    from the whole page; then, for it may take up one of several parts of an article, or a wrong
    one, from where most prose stands, said to be the article.
    """
    if prose.around_all is not None and prose.around_all is not tree:
        yield alone(prose.around_all)
    yield tree
    if prose.around_most is not None:
        yield as_article(prose.around_most)


def _read(tree: HtmlElement, *, fast: bool = True) -> list[RawBlock]:
    document = bare_extraction(
        tree,
        favor_precision=True,
        include_comments=False,
        fast=fast,
        output_format="txt",  # by its own, "python", the text would be written out as well
    )
    return read_tree(document.body) if isinstance(document, Document) else []


def _size(blocks: list[RawBlock]) -> int:
    return sum(len(block.text) for block in blocks)


def _joined(blocks: list[RawBlock]) -> str:
    return _SEPARATOR.join(block.text for block in blocks)


def _article(raw: list[RawBlock], *, original: str, about: Metadata) -> Article:
    blocks, start = [], 0
    for block in raw:
        end = start + len(block.text)
        blocks.append(Block(start=start, end=end, kind=block.kind))
        start = end + len(_SEPARATOR)
    return Article(
        text=_joined(raw),
        blocks=tuple(blocks),
        original=original,
        title=about.title,
        url=about.url,
        site=about.site,
        author=about.author,
        published=about.published,
        published_printed=about.published_printed,
        language=about.language,
    )
