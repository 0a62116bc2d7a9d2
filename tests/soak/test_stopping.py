"""SIGTERM: what runs is finished, or handed back, within the 30 seconds that Heroku gives."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.playground import Message, StandIn
from storage import Store
from tests.pages import FERRY, NewsSite, news_site
from tests.soak.storm import Fleet, environment

HEROKUS_PATIENCE = 30.0


class SlowSite:
    """A site whose pages come when they are let go."""

    def __init__(self, site: NewsSite) -> None:
        self.asked, self.let_go = threading.Event(), threading.Event()
        self._answer = site.answer
        self.link = site.publish("/ferry", FERRY)
        self.host = site.host

    def answer(self, path: str) -> tuple[int, str, bytes]:
        self.asked.set()
        self.let_go.wait(60)
        return self._answer(path)


def stopped(
    folder: Path, way: str, fetch_seconds: int, meanwhile: Callable[[SlowSite], None]
) -> tuple[StandIn, Message, float]:
    """The app is told to stop while it reads a page; how long that took it."""
    with StandIn(bot_token="xoxb-soak") as slack, news_site() as pages:
        site = SlowSite(pages)
        pages.answer = site.answer  # type: ignore[method-assign]
        environ = environment(slack, site.host, f"sqlite:///{folder / 'db'}", way)
        environ["FETCH_SECONDS"] = str(fetch_seconds)
        fleet = Fleet(environ, folder, 1, by_socket=way == "socket")
        ada = slack.person(slack.add_user("Ada Example"))
        desk = slack.add_channel("desk", ada.user)
        with fleet.up():
            slack.connect_by_socket() if way == "socket" else slack.connect(fleet.deliver)
            message = ada.says(desk, site.link)
            assert site.asked.wait(20)
            began = time.monotonic()
            fleet.running[0].terminate()
            meanwhile(site)
            assert fleet.running[0].wait(60) == 0
            took = time.monotonic() - began
        site.let_go.set()
        return slack, message, took


ways = pytest.mark.parametrize("way", ["http", "socket"])


@ways
def test_what_runs_is_finished(tmp_path: Path, way: str) -> None:
    slack, message, took = stopped(tmp_path, way, 20, lambda site: site.let_go.set())

    with Store(f"sqlite:///{tmp_path / 'db'}").read() as uow:
        (share,) = uow.shares.of_message(slack.workspace.team.id, message.channel, message.ts)
    assert share.state == "read"
    assert took < HEROKUS_PATIENCE


@pytest.mark.soak
@ways
def test_what_hangs_is_handed_back(tmp_path: Path, way: str) -> None:
    _, _, took = stopped(tmp_path, way, 60, lambda site: None)

    print(f"\nstopped by SIGTERM while a page hung, {way}: {took:.1f} s")
    assert took < HEROKUS_PATIENCE
    with Store(f"sqlite:///{tmp_path / 'db'}").begin() as uow:
        handed_back = {
            job.kind: job.attempts for job in uow.jobs.claim("next", limit=9, lease=60.0)
        }
    assert handed_back["read"] == 1
