"""A link's words never name another place than the link leads to."""

import pytest

from bot.views.labels import is_honest
from bot.views.message import link

URL = "https://evil.example/story"


@pytest.mark.parametrize(
    "label",
    [
        "https://bank.example/login",
        "http://bank.example",
        "HTTPS://BANK.EXAMPLE",
        "bank.example",
        "www.bank.example",
        "bank.example/login",
        "bank.example:443/login",
        "Sign in at https://bank.example/login today",
        "Sign in at www.bank.example today",
        "Sign in at bank.example/login today",
        "Sign in at bank.example\u2044login today",
        "(https://bank.example)",
        "“https://bank.example”",
        "https:bank.example",
        "127.0.0.1/login",
        "https:/bank.example",
        "https:\\\\bank.example\\login",
        "https:⁄⁄bank.example⁄login",
        "ｈｔｔｐｓ：／／ｂａｎｋ．ｅｘａｍｐｌｅ",
        "https://evil.example@bank.example/",
        "https://bank.example@evil.example/",
        "https://evil.example.bank.example/",
        "https://bank.example?evil.example",
        "https://evil.example https://bank.example",
        "\u202eelpmaxe.knab//:sptth",
        "The \u2066story\u2069",
    ],
)
def test_a_label_that_reads_as_another_address_is_no_link(label: str) -> None:
    assert not is_honest(label, URL)
    assert link(URL, label).to_dict()["type"] == "text"
    assert link(URL, label).to_dict()["text"] == label


@pytest.mark.parametrize(
    "label",
    [
        "The dam held",
        "Amazon.com shares fall 4 per cent",
        "What the U.S. did next",
        "Story: the dam held",
        "Fares rise 4.5%/year",
        "and/or",
        "U.S./China talks",
        "evil.example",
        "https://evil.example/story",
        "www.evil.example/another",
        "",
    ],
)
def test_a_headline_is_a_link(label: str) -> None:
    assert is_honest(label, URL)


def test_an_address_under_its_parents_name_is_honest() -> None:
    assert is_honest("evil.example", "https://news.evil.example/story")
    assert not is_honest("news.evil.example", "https://evil.example/story")


@pytest.mark.parametrize("url", ["https://bank.example@evil.example/", "http://[broken"])
def test_an_address_that_misleads_by_itself_is_no_link(url: str) -> None:
    assert not is_honest("The dam held", url)
