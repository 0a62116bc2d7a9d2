"""Where words come from, in words."""

import pytest

from bot.views.sources import attribution, citation, headline, host_of, imprint, outlet, title
from summarizer.types import Article, ArticleState
from tests.factories import make_article, make_quote


def test_a_paste_without_a_title_goes_by_how_it_begins() -> None:
    article = make_article("The dam\n\nheld through the night and nobody at all was hurt by it.")

    assert (
        title(article)
        == "Pasted text: “The dam  held through the night and nobody at all was hurt…”"
    )


def test_a_headline_without_an_address_leads_nowhere() -> None:
    assert headline(make_article(title="Dam holds")).to_dict()["type"] == "text"


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"site": "The Courier", "url": "https://www.example.com/a"}, "The Courier"),
        ({"url": "https://www.example.com/a"}, "example.com"),
        ({}, None),
        ({"url": "https://[broken"}, None),
    ],
)
def test_an_outlet_goes_by_its_name_or_its_host(values: dict[str, str], name: str | None) -> None:
    assert outlet(make_article(**values)) == name


@pytest.mark.parametrize("url", [None, "", "no address", "https://[broken", "//"])
def test_what_is_no_address_has_no_host(url: str | None) -> None:
    assert host_of(url) == ""


@pytest.mark.parametrize(
    ("published", "printed", "shown"),
    [
        ("2026-11-20T08:30:00+01:00", None, "20 Nov 2026"),
        ("2026-11-20", None, "20 Nov 2026"),
        ("2026-11", None, "2026-11"),
        ("2026-11-20", "Friday", "Friday"),
        (None, None, ""),
    ],
)
def test_a_date_is_as_printed_or_as_people_write_it(
    published: str | None, printed: str | None, shown: str
) -> None:
    assert citation(make_article(published=published, published_printed=printed)) == shown


def make_state(state: ArticleState) -> Article:
    return make_article("word " * 690, site="The Courier", author="Ada Example", state=state)


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        (ArticleState.ARTICLE, "The Courier · Ada Example · 3 min read"),
        (ArticleState.PREVIEW, "The Courier · Ada Example · preview only · 3 min read"),
        (ArticleState.LIVE, "The Courier · Ada Example · live blog, newest entries · 3 min read"),
    ],
)
def test_an_imprint_says_what_is_known(state: ArticleState, shown: str) -> None:
    assert imprint(make_state(state)) == shown


def test_a_speaker_stands_with_role_and_relay() -> None:
    quote = make_quote(0, 1, "Ada Example", role="the mayor", via="The Ledger")

    assert attribution(quote) == " — Ada Example, the mayor, via The Ledger"


def test_a_speaker_without_a_role_stands_alone() -> None:
    assert attribution(make_quote(0, 1, "Ada Example")) == " — Ada Example"


def test_an_unknown_speaker_is_never_guessed() -> None:
    assert attribution(make_quote(0, 1, role="the mayor")) == " — speaker unclear"
