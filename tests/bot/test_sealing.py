"""What is sealed is opened by whoever has the key, be it an older one of several."""

import logging

import pytest

from bot.app import utc_now
from bot.parts import Parts
from bot.playground import StandIn
from bot.sealing import Seal
from bot.settings import from_mapping
from bot.slack import Messenger
from bot.views.message import plain
from storage import Store

ADDRESS = "https://hooks.slack.com/commands/T1/2/s3cr3t"
OLD, NEW = "the old key " * 3, "the new key " * 3
KEY, OLDER_KEY = "0123456789abcdef" * 2, "fedcba9876543210" * 2
BOT, APP, SECRET = "xoxb-1-2-b0t", "xapp-1-A0-2-4pp", "0f1e2d3c4b5a69788796a5b4c3d2e1f0"


def test_what_was_sealed_is_opened_and_cannot_be_read() -> None:
    sealed = Seal([OLD]).close(ADDRESS)

    assert Seal([OLD]).open(sealed) == ADDRESS
    assert "hooks" not in sealed


def test_an_older_key_still_opens() -> None:
    assert Seal([NEW, OLD]).open(Seal([OLD]).close(ADDRESS)) == ADDRESS


def test_the_first_key_seals() -> None:
    assert Seal([NEW]).open(Seal([NEW, OLD]).close(ADDRESS)) == ADDRESS


def test_without_its_key_nothing_is_opened() -> None:
    assert Seal([NEW]).open(Seal([OLD]).close(ADDRESS)) is None


def test_what_was_stored_before_there_was_a_seal_is_as_it_stands() -> None:
    assert Seal([NEW]).open(ADDRESS) == ADDRESS


def test_a_changed_text_is_not_opened() -> None:
    sealed = Seal([OLD]).close(ADDRESS)

    assert Seal([OLD]).open(sealed[:-6] + "AAAAA=") is None


def seal_of(store: Store, **given: str) -> Seal:
    """That of an app with these settings."""
    settings = from_mapping({"SLACK_BOT_TOKEN": BOT, **given})
    assert settings.slack is not None
    parts = Parts(settings=settings, slack=settings.slack, store=store, now=utc_now, patience=1.0)
    return parts.seal


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({"SLACK_SIGNING_SECRET": SECRET, "ENCRYPTION_KEYS": f"{KEY},{OLDER_KEY}"}, KEY),
        ({"SLACK_SIGNING_SECRET": SECRET}, SECRET),
        ({"SLACK_SIGNING_SECRET": SECRET, "SLACK_APP_TOKEN": APP}, SECRET),
        ({"SLACK_APP_TOKEN": APP}, APP),
    ],
)
def test_the_app_seals_with_the_key_that_is_set_or_with_a_secret_of_slacks(
    store: Store, given: dict[str, str], key: str
) -> None:
    sealed = seal_of(store, **given).close(ADDRESS)

    assert Seal([key]).open(sealed) == ADDRESS
    assert Seal(["another key " * 3]).open(sealed) is None


@pytest.mark.parametrize("key", [KEY, OLDER_KEY, SECRET])
def test_the_app_opens_what_was_sealed_before_its_keys_were_set(store: Store, key: str) -> None:
    seal = seal_of(store, SLACK_SIGNING_SECRET=SECRET, ENCRYPTION_KEYS=f"{KEY},{OLDER_KEY}")

    assert seal.open(Seal([key]).close(ADDRESS)) == ADDRESS


def test_a_reply_whose_key_is_gone_is_not_given_and_that_is_said(
    slack: StandIn, caplog: pytest.LogCaptureFixture
) -> None:
    messenger = Messenger(slack.bot_token, slack.api_url, seal=Seal([NEW]))
    sealed = Seal([OLD]).close(ADDRESS)
    with caplog.at_level(logging.WARNING):
        messenger.respond(sealed, plain("late"))

    assert "the key that sealed its address is gone" in caplog.text
    assert sealed not in caplog.text
