"""The properties of every brief, over thousands of texts and over hostile input at full size."""

import pytest
from hypothesis import HealthCheck, given, seed, settings

from benchmarks.hostile import THREATS, Threat, read
from summarizer import extract, read_paste, summarize
from summarizer.errors import NotReadable
from summarizer.types import Page
from tests.properties import check_article, check_brief
from tests.texts import pages, texts

pytestmark = pytest.mark.soak

long = settings(
    max_examples=5_000, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)


@seed(11)
@long
@given(texts)
def test_thousands_of_pastes_show_the_source_alone(text: str) -> None:
    try:
        article = read_paste(text)
    except NotReadable:
        return

    check_article(article)
    check_brief(summarize(article))


@seed(12)
@long
@given(pages)
def test_thousands_of_pages_show_the_source_alone(html: str) -> None:
    page = Page(url="https://example.com/a", content=html.encode("utf-8", "replace"))
    try:
        article = extract(page)
    except NotReadable:
        return

    check_article(article)
    check_brief(summarize(article))


@pytest.mark.parametrize("threat", THREATS, ids=lambda threat: threat.name)
def test_hostile_input_at_full_size_is_read_or_refused(threat: Threat) -> None:
    read(threat.make(2 * threat.size), is_page=threat.is_page)
