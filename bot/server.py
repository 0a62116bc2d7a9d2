"""How Slack reaches the app: signed HTTP behind waitress, or a socket that the app opens itself."""

import json
import logging
import signal
import threading
from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication

from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.adapter.wsgi import SlackRequestHandler
from waitress import create_server

from bot.app import Nutgraf
from bot.settings import Settings, SlackSettings
from storage import StorageError, Store

log = logging.getLogger(__name__)

EVENTS = "/slack/events"
HEALTH = "/healthz"

Environ = dict[str, Any]

_THREADS = 8
"""Requests served at once; each takes milliseconds, since a listener only stores."""


def wsgi_app(nutgraf: Nutgraf) -> WSGIApplication:
    """Slack's requests at `/slack/events`, and whether the app is well at `/healthz`."""
    slack = SlackRequestHandler(nutgraf.bolt, path=EVENTS)

    def serve(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if environ.get("PATH_INFO") == HEALTH:
            return _health(nutgraf.store, start_response)
        return slack(environ, start_response)

    return serve


def _health(store: Store, start_response: StartResponse) -> Iterable[bytes]:
    try:
        store.ping()
        status, state = "200 OK", "ok"
    except StorageError:
        status, state = "503 Service Unavailable", "the database does not answer"
    start_response(status, [("Content-Type", "application/json")])
    return [json.dumps({"database": state}).encode()]


def serve(nutgraf: Nutgraf, settings: Settings, slack: SlackSettings) -> None:
    """Serve Slack until SIGTERM or SIGINT, then finish what runs and return."""
    nutgraf.start()
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    close = _open_socket(nutgraf, slack) if slack.app_token else _listen(nutgraf, settings)
    try:
        stopped.wait()
    finally:
        log.info("stopping: finishing what runs")
        close()
        nutgraf.stop()


def _listen(nutgraf: Nutgraf, settings: Settings) -> Callable[[], None]:
    server = create_server(
        wsgi_app(nutgraf), host=settings.host, port=settings.port, threads=_THREADS
    )
    threading.Thread(target=server.run, name="http", daemon=True).start()
    log.info("listening for Slack on %s:%d%s", settings.host, settings.port, EVENTS)
    close: Callable[[], None] = server.close
    return close


def _open_socket(nutgraf: Nutgraf, slack: SlackSettings) -> Callable[[], None]:
    handler = SocketModeHandler(nutgraf.bolt, slack.app_token)
    handler.connect()  # type: ignore[no-untyped-call]
    log.info("connected to Slack by Socket Mode")
    close: Callable[[], None] = handler.close
    return close
