"""Pages that are made to be parsed for ever are refused before they are parsed."""

import pytest

from summarizer.articles.bombs import is_bomb
from summarizer.articles.extraction import extract
from summarizer.errors import NotReadable
from summarizer.types import Page

MANY = 400
BOMBS = {
    "tags": "<b>" * 200_000,
    "words": "<p>" + "The dam held. " * 80_000,
    "one word": "<p>" + "a" * 1_100_000,
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(MANY)) + ">",
    "attributes without values": "<p " + " ".join(f"a{n}" for n in range(MANY)) + ">",
    "attributes between strokes": "<p " + "/".join(f"a{n}" for n in range(MANY)) + ">",
    "attributes in a row": "<p " + "".join(f'a{n}=""' for n in range(MANY)) + ">",
    "attributes behind a mark": '<p title="a > b" ' + " ".join(f"a{n}" for n in range(MANY)) + ">",
    "attributes of a tag without end": "<p " + " ".join(f"a{n}" for n in range(MANY)),
    "attributes behind a program": "<script></script><p " + "a= " * MANY + ">",
    "attributes in what looks like a program": "<!--<script>--><p " + "a= " * 6_000 + "></script>",
}
PAGES = {
    "an ordinary page": '<p class="a b">The dam held.</p>' * 1_000,
    "a long paragraph": "<p>" + "The dam held. " * 5_000,
    "a long value": f'<p data-state="{"a=1 b " * 5_000}">The dam held.</p>',
    "a picture in a value": f'<img src="data:image/png;base64,{"A/+" * 50_000}=">',
    "a long program": "<script>" + "a = 1; " * 300_000 + "</script><p>The dam held.</p>",
    "long styles": "<style>" + "p { margin: 0 } " * 100_000 + "</style><p>The dam held.</p>",
    "a program": "<script>" + "if (a<b && c) { d = 1 / 2; e = 3; } " * 300 + "</script>",
    "a mark that is not closed": "<p>He said \"yes' and 3 < 4 = 5</p>" * 500,
}


@pytest.mark.parametrize("html", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_known_and_refused(html: str) -> None:
    page = Page(url="", content=f"<html><body>{html}".encode(), content_type="text/html")

    with pytest.raises(NotReadable, match="too_long"):
        extract(page)


@pytest.mark.parametrize("html", PAGES.values(), ids=PAGES)
def test_a_page_is_no_bomb(html: str) -> None:
    assert not is_bomb(f"<html><body>{html}</body></html>")
