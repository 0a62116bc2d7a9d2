"""One request can be followed through the log, from the event to the post."""

import io
import json
import logging
import re
from collections.abc import Iterator

import pytest

from bot.process import logs
from tests.e2e.conftest import Newsroom
from tests.pages import FERRY


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    """All that is logged, as objects."""
    stream = io.StringIO()
    handler = logs.handler(logs.JSON, stream)
    ours = logging.getLogger("bot")
    level = ours.level
    ours.addHandler(handler)
    ours.setLevel("INFO")
    yield stream
    ours.removeHandler(handler)
    ours.setLevel(level)


def test_every_line_from_the_event_to_the_post_names_the_request(
    newsroom: Newsroom, ferry: str, stream: io.StringIO
) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    (delivery,) = newsroom.slack.deliveries("message")[:1]
    event = delivery.parcel.payload["event_id"]
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    traced = [line for line in lines if line.get("trace") == event]

    assert traced == lines
    assert re.match("stored: share:", traced[0]["message"])
    assert any(re.match(r"posted \d+\.\d+ in C", line["message"]) for line in traced)
    assert {line["job"].partition(":")[0] for line in traced if "job" in line} >= {"read", "post"}


def test_two_requests_are_told_apart(newsroom: Newsroom, stream: io.StringIO) -> None:
    for path in ("/one", "/two"):
        newsroom.shares(newsroom.ada, newsroom.desk, newsroom.site.publish(path, FERRY))
    traces = {json.loads(line).get("trace") for line in stream.getvalue().splitlines()}

    assert len(traces) == 2


def test_no_word_of_what_people_wrote_is_logged(newsroom: Newsroom, stream: io.StringIO) -> None:
    newsroom.ada.says(newsroom.direct, "Was Skarholm mentioned, my secret friend?")
    newsroom.commands(newsroom.ada, "search my secret words", newsroom.desk)
    newsroom.work()

    assert "secret" not in stream.getvalue()
    assert stream.getvalue()
