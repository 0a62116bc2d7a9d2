"""How the process is, over HTTP, for whoever starts and stops it.

`/healthz/live` says whether it should be left alone (200) or started anew (503); `/healthz/ready`,
and `/healthz` itself, whether it can do its work. `/metrics`, where that is switched on, counts.
"""

import json
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any
from wsgiref.types import StartResponse

from bot.app import Nutgraf
from storage import StorageError

HEALTH, LIVE, READY, METRICS = "/healthz", "/healthz/live", "/healthz/ready", "/metrics"

Environ = dict[str, Any]


class Health:
    """A WSGI application for these paths."""

    def __init__(self, nutgraf: Nutgraf, *, metrics: bool = False) -> None:
        self._nutgraf = nutgraf
        self._paths = {HEALTH, LIVE, READY} | ({METRICS} if metrics else set())

    def answers(self, path: str) -> bool:
        """Whether this is one of its paths."""
        return path in self._paths

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        path = environ.get("PATH_INFO", "")
        if not self.answers(path):
            return _answer(start_response, HTTPStatus.NOT_FOUND, "text/plain", "")
        if path == METRICS:
            return _answer(start_response, HTTPStatus.OK, "text/plain; version=0.0.4", self._text())
        state = self.live() if path == LIVE else self.ready()
        well = set(state.values()) == {"ok"}
        status = HTTPStatus.OK if well else HTTPStatus.SERVICE_UNAVAILABLE
        shown = state if path == LIVE else {**state, **self.told()}
        return _answer(start_response, status, "application/json", json.dumps(shown))

    def live(self) -> dict[str, str]:
        """What only a new start can mend. A database that is gone is nothing of the kind."""
        return {"worker": "stopped" if self._nutgraf.jobs.has_died else "ok"}

    def ready(self) -> dict[str, str]:
        """What is needed to do the work."""
        state = {"database": "ok", **self.live()}
        try:
            self._nutgraf.store.ping()
        except StorageError:
            state["database"] = "the database does not answer"
        else:
            if trouble := self._nutgraf.store.trouble:
                state["database"] = f"the database could not be written to: {trouble}"
        return state

    def told(self) -> dict[str, str]:
        """What is told beside, and lived with."""
        return {"clock": self._nutgraf.jobs.clock.state}

    def _text(self) -> str:
        """The counts, and how much work there is."""
        try:
            with self._nutgraf.store.read() as uow:
                waiting = f"nutgraf_jobs_waiting {uow.jobs.unfinished()}\n"
        except StorageError:
            waiting = ""
        return self._nutgraf.counts.lines() + waiting


def _answer(
    start_response: StartResponse, status: HTTPStatus, kind: str, text: str
) -> Iterable[bytes]:
    start_response(f"{status.value} {status.phrase}", [("Content-Type", kind)])
    return [text.encode()]
