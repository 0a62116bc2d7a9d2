"""One address for an article, and the links that stand in a text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.articles.addresses import find_links, fold, key, same_host_family

STORY = "https://www.example.com/news/dam-holds"


@pytest.mark.parametrize(
    "variant",
    [
        "https://www.example.com/news/dam-holds",
        "http://www.example.com/news/dam-holds",
        "HTTPS://WWW.Example.COM/news/dam-holds",
        "https://www.example.com:443/news/dam-holds",
        "http://www.example.com:80/news/dam-holds",
        "https://www.example.com/news/dam-holds/",
        "https://www.example.com/news/dam-holds#comments",
        "https://www.example.com/news/dam-holds?",
        "https://www.example.com/news/dam-holds?utm_source=feed&utm_medium=rss",
        "https://www.example.com/news/dam-holds?fbclid=Iw0&gclid=9&mc_cid=1&igshid=2",
        "https://www.example.com/news/dam-holds?at_medium=social&ns_campaign=x&ref_src=y",
        "https://www.example.com/news/dam-holds?amp=1",
        "https://www.example.com/news/dam-holds?amp",
        "https://www.example.com/news/dam-holds?outputType=amp",
        "https://www.example.com/news/dam-holds/amp",
        "https://www.example.com/news/dam-holds/amp/",
        "https://www.example.com/amp/news/dam-holds",
        "https://www.example.com/news/dam-holds.amp",
        "https://amp.example.com/news/dam-holds",
        "https://m.example.com/news/dam-holds",
        "http://mobile.example.com/news/dam-holds/?utm_campaign=m#top",
        "https://www.google.com/amp/s/www.example.com/news/dam-holds",
        "https://www-example-com.cdn.ampproject.org/c/s/www.example.com/news/dam-holds",
        "  https://www.example.com/news/dam-holds\n",
    ],
)
def test_folds_every_variant_into_one_address(variant: str) -> None:
    assert fold(variant) == STORY


@pytest.mark.parametrize(
    ("url", "folded"),
    [
        (
            "https://example.com/story?id=7&utm_source=x&page=2",
            "https://example.com/story?id=7&page=2",
        ),
        ("https://example.com", "https://example.com/"),
        ("https://example.com/News/Dam", "https://example.com/News/Dam"),
        ("https://en.m.example.org/wiki/Dam", "https://en.example.org/wiki/Dam"),
        ("https://m.example.co.uk/dam", "https://www.example.co.uk/dam"),
        ("http://intranet.example.com:8080/dam", "http://intranet.example.com:8080/dam"),
        ("https://example.com/camp/dam", "https://example.com/camp/dam"),
        ("https://example.com/dam.amp.html", "https://example.com/dam.html"),
        ("https://amp.example/dam", "https://amp.example/dam"),
        ("http://[2001:db8::7]/dam", "https://[2001:db8::7]/dam"),
    ],
)
def test_keeps_what_tells_articles_apart(url: str, folded: str) -> None:
    assert fold(url) == folded


@pytest.mark.parametrize("text", ["", "dam", "mailto:ilse@example.com", "http://[::1", "https://"])
def test_gives_back_what_it_cannot_fold(text: str) -> None:
    assert fold(text) == text


PIECES = [
    "m.",
    "amp.",
    "www.",
    "example.",
    "com",
    "/amp",
    "/",
    ".amp",
    ".html",
    "dam",
    "?amp",
    "&a=1",
]


@settings(deadline=None)
@given(st.text() | st.lists(st.sampled_from(PIECES)).map(lambda some: "https://" + "".join(some)))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_key_does_not_depend_on_www() -> None:
    assert key("http://m.example.com/dam") == key("https://example.com/dam/") == "example.com/dam"


def test_tells_the_hosts_of_one_publisher() -> None:
    assert same_host_family("https://amp.example.co.uk/a", "https://news.example.co.uk/b")
    assert not same_host_family("https://example.com/a", "https://example.org/a")


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("See https://example.com/dam.", ("https://example.com/dam",)),
        ("(https://example.com/dam)", ("https://example.com/dam",)),
        ("https://example.com/dam_(old), too", ("https://example.com/dam_(old)",)),
        ("(see https://example.com/dam_(old)).", ("https://example.com/dam_(old)",)),
        ("“https://example.com/dam”", ("https://example.com/dam",)),
        ("<https://example.com/dam|The dam>", ("https://example.com/dam",)),
        ("[The dam](https://example.com/dam)", ("https://example.com/dam",)),
        (
            "[https://example.com/a](https://example.com/b)",
            ("https://example.com/a", "https://example.com/b"),
        ),
        ("请看https://example.com/dam。谢谢", ("https://example.com/dam",)),
        ("https://example.com/?q=a&b=c!", ("https://example.com/?q=a&b=c",)),
        ("HTTP://EXAMPLE.com/dam?!...", ("HTTP://EXAMPLE.com/dam",)),
        ("https://example.com/dam https://example.com/dam", ("https://example.com/dam",)),
        ("https:// and http://) and example.com", ()),
        ("ftp://example.com/dam", ()),
    ],
)
def test_finds_links_without_the_sentence_around_them(text: str, links: tuple[str, ...]) -> None:
    assert find_links(text) == links


@settings(deadline=None)
@given(st.text())
def test_every_link_found_stands_in_the_text(text: str) -> None:
    text = f"{text} https://example.com/{text}"
    assert all(link in text for link in find_links(text))


def test_takes_hostile_brackets_in_its_stride() -> None:
    assert find_links("https://example.com/" + "(" * 50_000 + ")" * 100_000) == (
        "https://example.com/" + "(" * 50_000 + ")" * 50_000,
    )
