"""A Slack to post to."""

from collections.abc import Iterator

import pytest

from bot.playground import StandIn


@pytest.fixture
def slack() -> Iterator[StandIn]:
    with StandIn() as slack:
        yield slack
