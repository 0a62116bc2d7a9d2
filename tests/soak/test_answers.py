"""Thousands of odd answers, which a fetch has to end well with."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings

from tests.bot.odd_answers import answers, check
from tests.bot.raw_server import RawServer


@pytest.fixture(scope="module")
def server() -> Iterator[RawServer]:
    with RawServer() as server:
        yield server


@pytest.mark.soak
@settings(max_examples=5_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(answer=answers)
def test_thousands_of_answers_end_well(server: RawServer, answer: bytes) -> None:
    check(server, answer)
