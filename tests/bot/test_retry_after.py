"""Whatever a server puts into `Retry-After`, we wait a while and try again."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis.strategies import text

from bot.playground import StandIn
from bot.playground.faults import RESPONSE_URL, rate_limited
from bot.retry_after import LONGEST, UNTOLD, seconds_asked
from bot.slack import Messenger, SlackBusy
from bot.views.message import plain

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
ODD = ["soon", "-7", "", "NaN", "inf", "1e9", "٣", "7, 9", "Wed, 99 Foo 2026 07:28:00 GMT"]


def asked(wanted: str) -> float:
    return seconds_asked({"Retry-After": wanted, "Date": format_datetime(NOON, usegmt=True)})


def at(when: datetime) -> str:
    return format_datetime(when, usegmt=True)


@pytest.mark.parametrize(("wanted", "seconds"), [("7", 7.0), (" 30 ", 30.0), ("1.5", 1.5)])
def test_a_number_is_the_seconds_to_wait(wanted: str, seconds: float) -> None:
    assert asked(wanted) == seconds


@pytest.mark.parametrize("wanted", ["0", "0.2", at(NOON), at(NOON - timedelta(days=9))])
def test_nobody_asks_again_at_once(wanted: str) -> None:
    assert asked(wanted) == 1.0


@pytest.mark.parametrize("wanted", ["301", "86400", "9" * 20, at(NOON + timedelta(days=9))])
def test_nobody_waits_for_ever(wanted: str) -> None:
    assert asked(wanted) == LONGEST


def test_a_date_counts_from_the_answers_own() -> None:
    assert asked(at(NOON + timedelta(seconds=42))) == 42.0


def test_a_date_counts_from_now_where_the_answer_has_none() -> None:
    assert seconds_asked({"Retry-After": at(datetime.now(UTC) + timedelta(days=1))}) == LONGEST


@pytest.mark.parametrize("wanted", ODD)
def test_what_is_neither_number_nor_date_asks_for_a_little_patience(wanted: str) -> None:
    assert asked(wanted) == UNTOLD


def test_a_missing_header_asks_for_a_little_patience() -> None:
    assert seconds_asked({}) == UNTOLD


def test_the_headers_name_may_be_written_in_any_way() -> None:
    assert seconds_asked({"retry-after": "7"}) == 7.0


@given(text(), text())
def test_nothing_that_stands_there_is_an_error(wanted: str, date: str) -> None:
    assert 1.0 <= seconds_asked({"Retry-After": wanted, "Date": date}) <= LONGEST


@pytest.mark.parametrize(
    ("wanted", "seconds"), [("7", 7.0), ("soon", UNTOLD), ("-7", UNTOLD), ("99999", LONGEST)]
)
def test_a_call_waits_whatever_slack_writes_there(
    slack: StandIn, wanted: str, seconds: float
) -> None:
    slack.faults.plan("auth.test", rate_limited(wanted))

    assert waiting(lambda: messenger(slack).call("auth.test")) == seconds


def test_a_call_waits_until_the_day_that_slack_names(slack: StandIn) -> None:
    slack.faults.plan("auth.test", rate_limited(at(datetime.now(UTC) + timedelta(days=1))))

    assert waiting(lambda: messenger(slack).call("auth.test")) == LONGEST


def test_a_private_reply_waits_whatever_slack_writes_there(slack: StandIn) -> None:
    slack.faults.plan(RESPONSE_URL, rate_limited("soon"))
    address = slack.api_url.replace("/api/", "/responses/any")

    assert waiting(lambda: messenger(slack).respond(address, plain("Here."))) == UNTOLD


def messenger(slack: StandIn) -> Messenger:
    return Messenger(slack.bot_token, slack.api_url)


def waiting(call: Callable[[], object]) -> float:
    """For how long a call is told to wait."""
    with pytest.raises(SlackBusy) as busy:
        call()
    return busy.value.seconds
