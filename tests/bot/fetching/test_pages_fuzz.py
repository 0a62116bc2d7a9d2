"""Whatever bytes a server sends, a fetch ends with a page within bounds or with a `FetchError`."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.fetching.errors import FetchError
from bot.fetching.pages import Fetcher
from tests.bot.odd_answers import answers, check
from tests.bot.raw_server import RawServer


@pytest.fixture(scope="module")
def server() -> Iterator[RawServer]:
    with RawServer() as server:
        yield server


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(answer=answers)
def test_any_answer_ends_well(server: RawServer, answer: bytes) -> None:
    check(server, answer)


@settings(max_examples=200, deadline=None)
@given(link=st.text(max_size=80) | st.from_regex(r"https?://[^ ]{0,60}", fullmatch=True))
def test_any_link_is_refused_or_fetched(link: str) -> None:
    fetcher = Fetcher(resolve=lambda host, port: ["127.0.0.1"], budget_seconds=1)

    with pytest.raises(FetchError) as caught:
        fetcher.fetch(link)
    assert caught.value.code in ("bad_address", "private_address")
