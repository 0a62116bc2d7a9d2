"""What stands in the log: one line a record, the request it belongs to, and no secret."""

import io
import json
import logging
from collections.abc import Callable, Iterator

import pytest

from bot.process import logs
from storage.tracing import tracing

Said = Callable[..., str]


@pytest.fixture(params=logs.FORMATS)
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def logger() -> Iterator[logging.Logger]:
    logger = logging.getLogger("tests.logs")
    logger.setLevel("INFO")
    logger.propagate = False
    yield logger
    logger.handlers.clear()


@pytest.fixture
def said(form: str, logger: logging.Logger) -> Said:
    """What stands in the log after this was logged."""
    stream = io.StringIO()
    logger.addHandler(logs.handler(form, stream))

    def say(message: str, *arguments: object, **options: object) -> str:
        logger.info(message, *arguments, **options)  # type: ignore[arg-type]
        return stream.getvalue()

    return say


SECRETS = [
    "xoxb-123-456-s3cr3t",
    "xoxp-123-s3cr3t",
    "xoxe.xoxb-1-s3cr3t",
    "xapp-1-A1-2-s3cr3t",
    "wss://wss-primary.slack.example/link/?ticket=s3cr3t-1&app_id=2",
    "postgresql://nutgraf:s3cr3t@db.example/nutgraf",
    "Authorization: Bearer s3cr3t",
    "https://hooks.slack.com/commands/T1/2/s3cr3t",
    "https://hooks.slack.com/actions/T1/2/s3cr3t",
    "http://127.0.0.1:4000/responses/s3cr3t",
]


@pytest.mark.parametrize("secret", SECRETS)
def test_a_secret_is_taken_out(said: Said, secret: str) -> None:
    assert "s3cr3t" not in said("calling with %s now", secret)


@pytest.mark.parametrize("secret", SECRETS)
def test_a_secret_in_an_error_is_taken_out(said: Said, secret: str) -> None:
    try:
        raise ValueError(secret)
    except ValueError as error:
        line = said("it failed", exc_info=error)

    assert "ValueError" in line
    assert "s3cr3t" not in line


@pytest.mark.parametrize(
    "words",
    [
        "a\n2026-11-23 12:00:00.000 INFO bot.jobs job post:1 done",
        "a\r\nforged",
        "a\u2028forged",
        "a\u2029forged",
        "a\x85forged",
        "a\x0b\x0cforged",
        "\x1b[2K\x1b[1Aforged",
        "\u202eforged",
        "a\ud800\x00",
    ],
)
def test_what_came_from_outside_cannot_begin_a_line(said: Said, words: str) -> None:
    line = said("somebody said %s", words)

    assert len(line.splitlines()) == 1
    assert line.rstrip("\n").isprintable()
    line.encode()


def test_an_error_s_words_cannot_begin_a_line(said: Said, form: str) -> None:
    try:
        raise ValueError("a\n2026-11-23 12:00:00.000 INFO forged")
    except ValueError as error:
        lines = said("it failed", exc_info=error).splitlines()

    assert all(line.startswith("    | ") for line in lines[1:])
    assert len(lines) == 1 or form == logs.TEXT


def test_a_message_that_does_not_fit_its_arguments_is_logged_all_the_same(form: str) -> None:
    told = {"msg": "on port %d with xoxb-1-s3cr3t", "args": ("3000",), "levelname": "INFO"}
    line = logs.handler(form, io.StringIO()).format(logging.makeLogRecord(told))

    assert "3000" in line
    assert "s3cr3t" not in line


def test_a_line_names_the_request_and_the_job(said: Said) -> None:
    with logs.working_on("read:7", "Ev1"):
        line = said("done")

    assert "Ev1" in line
    assert "read:7" in line


def test_the_name_of_a_request_cannot_begin_a_line(said: Said) -> None:
    with logs.working_on("read:7", "Ev1\n2026-11-23 12:00:00.000 INFO bot.jobs job post:1 done"):
        line = said("done")

    assert len(line.splitlines()) == 1


def test_a_job_without_a_request_is_its_own(said: Said) -> None:
    with logs.working_on("digest:C1:slot", None):
        line = said("done")

    assert "digest:C1:slot" in line


def test_what_was_traced_is_so_no_longer(said: Said) -> None:
    with tracing("Ev1"), logs.working_on("read:7", "Ev2"):
        pass

    assert "Ev" not in said("later")


def test_an_object_holds_each_thing_under_its_name(logger: logging.Logger) -> None:
    stream = io.StringIO()
    logger.addHandler(logs.handler(logs.JSON, stream))
    with logs.working_on("read:7", "Ev1"):
        logger.warning("it took %d s", 5)
    told = json.loads(stream.getvalue())

    assert told.pop("at").endswith("+00:00")
    assert told == {
        "level": "WARNING",
        "logger": "tests.logs",
        "message": "it took 5 s",
        "trace": "Ev1",
        "job": "read:7",
    }
