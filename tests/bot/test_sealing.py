"""What is sealed is opened by whoever has the key, be it an older one of several."""

import logging

import pytest

from bot.playground import StandIn
from bot.sealing import Seal
from bot.slack import Messenger
from bot.views.message import plain

ADDRESS = "https://hooks.slack.com/commands/T1/2/s3cr3t"
OLD, NEW = "the old key " * 3, "the new key " * 3


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


def test_a_reply_whose_key_is_gone_is_not_given_and_that_is_said(
    slack: StandIn, caplog: pytest.LogCaptureFixture
) -> None:
    messenger = Messenger(slack.bot_token, slack.api_url, seal=Seal([NEW]))
    sealed = Seal([OLD]).close(ADDRESS)
    with caplog.at_level(logging.WARNING):
        messenger.respond(sealed, plain("late"))

    assert "no key in ENCRYPTION_KEYS" in caplog.text
    assert sealed not in caplog.text
