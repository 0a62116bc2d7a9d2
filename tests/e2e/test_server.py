"""The app behind its real server: what Slack gets over HTTP, and when it does not."""

import http.client
import json
import shutil
import sqlite3
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from slack_sdk.signature import SignatureVerifier

from bot.health import Health
from bot.server import MOST_BYTES, open_http
from storage import Store
from tests.e2e.conftest import Newsroom, words
from tests.pages import FERRY


@pytest.fixture
def store(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Store]:
    """A store with little patience for a locked database."""
    file = shutil.copy(migrated_sqlite, tmp_path / "nutgraf.sqlite3")
    store = Store(f"sqlite:///{file}", busy_seconds=0.05)
    yield store
    store.close()


@dataclass(frozen=True, slots=True)
class Served:
    """The app behind waitress on a port of its own."""

    newsroom: Newsroom
    port: int

    def get(self, path: str) -> tuple[int, Any]:
        return self._ask("GET", path, b"", {})

    def post(
        self, event: dict[str, Any], *, secret: str | None = None, age: float = 0
    ) -> tuple[int, Any]:
        """Deliver an event, signed as Slack would have signed it `age` seconds ago."""
        body = json.dumps(event).encode()
        timestamp = str(int(time.time() - age))
        verifier = SignatureVerifier(secret or self.newsroom.slack.signing_secret)
        signature = verifier.generate_signature(timestamp=timestamp, body=body)
        headers = {
            "Content-Type": "application/json",
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": signature or "",
        }
        return self._ask("POST", "/slack/events", body, headers)

    def jobs(self) -> int:
        """How many jobs wait in the store."""
        with self.newsroom.nutgraf.store.read() as uow:
            return uow.jobs.unfinished()

    def _ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, Any]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        content = response.read()
        connection.close()
        return response.status, content


BODIES = {
    "lists": b"[" * 200_000,
    "objects": b'{"a":' * 100_000,
    "bytes": b"\xff" * 1_000,
    "lists in a form": b"payload=" + b"[" * 200_000,
    "half an escape": b"payload=%",
}


@pytest.fixture
def served(newsroom: Newsroom) -> Iterator[Served]:
    port, close = open_http(newsroom.nutgraf, "127.0.0.1", 0)
    newsroom.slack.connect(f"http://127.0.0.1:{port}/slack/events")
    yield Served(newsroom, int(port))
    close()


@pytest.fixture
def event(newsroom: Newsroom) -> dict[str, Any]:
    """A message with a link."""
    return {
        "type": "event_callback",
        "team_id": newsroom.slack.workspace.team.id,
        "event_id": "Ev1",
        "event": {
            "type": "message",
            "channel": newsroom.desk.id,
            "channel_type": "channel",
            "user": newsroom.ada.user.id,
            "ts": "1790000000.000100",
            "text": "<https://example.com/dam>",
        },
    }


def test_a_signed_event_is_stored_and_acknowledged(served: Served, event: dict[str, Any]) -> None:
    assert served.post(event)[0] == 200
    assert served.jobs() == 1


def test_an_event_delivered_twice_is_one_job(served: Served, event: dict[str, Any]) -> None:
    assert [served.post(event)[0], served.post(event)[0]] == [200, 200]
    assert served.jobs() == 1


def test_an_event_signed_by_somebody_else_is_refused(served: Served, event: dict[str, Any]) -> None:
    assert served.post(event, secret="guessed")[0] == 401
    assert served.jobs() == 0


def test_an_old_event_is_refused(served: Served, event: dict[str, Any]) -> None:
    assert served.post(event, age=600)[0] == 401
    assert served.jobs() == 0


def test_more_than_slack_ever_sends_is_not_even_read(served: Served) -> None:
    headers = {"Content-Type": "application/json", "Content-Length": str(MOST_BYTES + 1)}

    assert served._ask("POST", "/slack/events", b"", headers)[0] == 413
    assert served.get("/healthz")[0] == 200


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("kind", ["application/json", "application/x-www-form-urlencoded", ""])
def test_an_unsigned_body_of_any_shape_is_refused_and_harms_nothing(
    served: Served, body: bytes, kind: str
) -> None:
    status, content = served._ask("POST", "/slack/events", body, {"Content-Type": kind})

    assert status in (400, 401, 500)
    assert b"Traceback" not in content
    assert served.get("/healthz")[0] == 200
    assert served.jobs() == 0


def test_the_server_says_nothing_of_itself(served: Served) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=10)
    connection.request("GET", "/healthz")
    response = connection.getresponse()
    response.read()
    connection.close()

    assert response.getheader("Server") is None


def test_an_unsigned_event_is_refused(served: Served) -> None:
    assert served._ask("POST", "/slack/events", b"{}", {})[0] == 401


def test_what_is_refused_is_counted(served: Served, event: dict[str, Any]) -> None:
    served.post(event, secret="guessed")
    served.post(event, age=600)
    served.post({**event, "team_id": "T0000ELSE"})
    counts = served.newsroom.nutgraf.counts

    assert counts.of("refused", why="signature") == 2
    assert counts.of("refused", why="workspace") == 1


def test_an_event_of_another_workspace_is_refused(served: Served, event: dict[str, Any]) -> None:
    assert served.post({**event, "team_id": "T0000ELSE"})[0] == 403
    assert served.jobs() == 0


def test_an_event_of_no_workspace_is_refused(served: Served, event: dict[str, Any]) -> None:
    assert served.post({**event, "team_id": None})[0] == 403
    assert served.jobs() == 0


def test_refusals_are_told_of_ever_more_seldom(
    served: Served, event: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(20):
        served.post(event, secret="guessed")

    assert sum("refused" in record.message for record in caplog.records) == 5


def test_slacks_check_of_the_address_is_answered(served: Served) -> None:
    status, content = served.post({"type": "url_verification", "challenge": "c1"})

    assert status == 200
    assert b"c1" in content


@pytest.mark.parametrize("event_type", ["member_joined_channel", "made_up"])
def test_an_event_nobody_listens_to_harms_nothing(
    served: Served, event: dict[str, Any], event_type: str
) -> None:
    served.post({**event, "event": {"type": event_type}})

    assert served.get("/healthz")[0] == 200


def test_a_link_becomes_a_brief_through_the_server(served: Served) -> None:
    newsroom = served.newsroom
    link = newsroom.site.publish("/ferry", FERRY)

    (reply,) = newsroom.shares(newsroom.ada, newsroom.desk, link)

    assert "will sail again in May" in words(reply)


def test_a_well_app_says_so(served: Served) -> None:
    assert served.get("/healthz") == (
        200,
        b'{"database": "ok", "worker": "ok", "clock": "ok"}',
    )


def test_an_app_without_its_database_says_so(served: Served, tmp_path: Path) -> None:
    served.newsroom.nutgraf.store.close()
    (tmp_path / "nutgraf.sqlite3").unlink()
    (tmp_path / "nutgraf.sqlite3").mkdir()

    status, said = served.get("/healthz")

    assert (status, json.loads(said)["database"]) == (503, "the database does not answer")


def test_an_app_without_its_database_need_not_be_started_anew(
    served: Served, tmp_path: Path
) -> None:
    served.newsroom.nutgraf.store.close()
    (tmp_path / "nutgraf.sqlite3").unlink()
    (tmp_path / "nutgraf.sqlite3").mkdir()

    assert served.get("/healthz/live") == (200, b'{"worker": "ok"}')
    assert served.get("/healthz/ready")[0] == 503


def test_an_app_that_is_well_is_live_and_ready(served: Served) -> None:
    assert [served.get(f"/healthz/{kind}")[0] for kind in ("live", "ready")] == [200, 200]


def test_nothing_is_counted_in_public_unless_that_is_switched_on(served: Served) -> None:
    assert served.get("/metrics")[0] == 404


def test_counts_are_shown_where_that_is_switched_on(newsroom: Newsroom, ferry: str) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    shown: list[str] = []
    health = Health(newsroom.nutgraf, metrics=True)
    start: Any = lambda status, headers: shown.append(status)  # noqa: E731
    (body,) = health({"PATH_INFO": "/metrics"}, start)

    assert shown == ["200 OK"]
    assert b'nutgraf_jobs_total{kind="read",outcome="done"} 1\n' in body
    assert b'nutgraf_received_total{kind="share",outcome="stored"} 1\n' in body
    assert b"nutgraf_jobs_waiting 0\n" in body


def test_any_other_address_is_unknown(served: Served) -> None:
    assert served.get("/elsewhere")[0] == 404


def test_what_is_shared_while_the_database_is_locked_is_delivered_again(
    served: Served, tmp_path: Path
) -> None:
    newsroom = served.newsroom
    link = newsroom.site.publish("/ferry", FERRY)
    lock = sqlite3.connect(tmp_path / "nutgraf.sqlite3", isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    message = newsroom.ada.says(newsroom.desk, link)
    lock.close()
    newsroom.slack.settle()
    newsroom.work()

    first, again = newsroom.slack.deliveries("message")[:2]
    (reply,) = newsroom.slack.replies(message)
    assert (first.status, again.status) == (500, 200)
    assert "will sail again in May" in words(reply)


def test_a_command_while_the_database_is_locked_is_told_to_have_failed(
    served: Served, tmp_path: Path
) -> None:
    newsroom = served.newsroom
    lock = sqlite3.connect(tmp_path / "nutgraf.sqlite3", isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    newsroom.ada.commands("/news", "recent", newsroom.desk)
    lock.close()

    told = words(newsroom.slack.ephemerals(newsroom.ada.user)[-1])
    assert "StoreUnavailable" not in told
    assert "dispatch_failed" in told


def test_a_server_that_was_closed_leaves_no_thread_behind(newsroom: Newsroom) -> None:
    before = set(threading.enumerate())
    _, close = open_http(newsroom.nutgraf, "127.0.0.1", 0)
    served_by = set(threading.enumerate()) - before
    close()
    for thread in served_by:
        thread.join(5)  # it has been told to end, and does so when it is next awake

    assert served_by
    assert not any(thread.is_alive() for thread in served_by)
