"""Whatever is read, every shown slice is the source's own, and nothing falls over."""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from benchmarks.hostile import THREATS, Threat, read
from summarizer import extract, sentences, summarize
from summarizer.errors import NotReadable
from summarizer.speech import quotes
from summarizer.types import Article, Block, Page
from tests.properties import check_article, check_page, check_paste
from tests.texts import pages, texts

quick = settings(
    max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)


test_a_brief_of_any_paste_shows_the_source_alone = seed(1)(quick(given(texts)(check_paste)))
test_a_brief_of_any_page_shows_the_source_alone = seed(2)(quick(given(pages)(check_page)))


@seed(3)
@quick
@given(
    st.binary(max_size=400),
    st.sampled_from(["", "text/html", "text/plain", "text/html; charset=x"]),
)
def test_any_bytes_are_read_or_refused(content: bytes, label: str) -> None:
    with suppress(NotReadable):
        check_article(extract(Page(url="", content=content, content_type=label)))


@seed(4)
@quick
@given(texts)
def test_sentences_lie_in_order_and_leave_out_only_white_space(text: str) -> None:
    members = sentences.split(text, [Block(start=0, end=len(text))])

    kept = "".join(member.of(text) for member in members)
    assert "".join(kept.split()) == "".join(text.split())


@seed(5)
@quick
@given(texts)
def test_a_text_is_briefed_the_same_each_time(text: str) -> None:
    article = Article(text=text, blocks=(Block(start=0, end=len(text)),))

    assert summarize(article) == summarize(article)


@seed(6)
@quick
@given(texts)
def test_every_quote_lies_in_its_text(text: str) -> None:
    blocks = (Block(start=0, end=len(text)),)

    for quote in quotes.find(text, blocks, sentences.split(text, blocks)):
        assert quote.of(text).strip()


@pytest.mark.parametrize("threat", THREATS, ids=lambda threat: threat.name)
def test_hostile_input_is_read_or_refused(threat: Threat) -> None:
    read(threat.make(threat.size // 20), is_page=threat.is_page)
