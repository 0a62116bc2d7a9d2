"""How Slack reaches the app: signed HTTP behind waitress, or a socket that the app opens itself.

By socket nothing listens on `PORT`, so there is no `/healthz` either: it needs a process that is
not expected to listen, which on Heroku is a worker.
"""

import json
import logging
import signal
import threading
from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication

from slack_bolt.adapter.wsgi import SlackRequestHandler
from waitress import create_server

from bot.app import Nutgraf
from bot.manifest import EVENTS
from bot.settings import BadSetting, Settings, SlackSettings
from bot.slack import SlackError, SlackRefused
from bot.sockets import open_socket
from storage import StorageError

log = logging.getLogger(__name__)

HEALTH = "/healthz"

Environ = dict[str, Any]

_THREADS = 8
"""Requests served at once; each takes milliseconds, since a listener only stores."""


def wsgi_app(nutgraf: Nutgraf) -> WSGIApplication:
    """Slack's requests at `/slack/events`, and whether the app is well at `/healthz`."""
    slack = SlackRequestHandler(nutgraf.bolt, path=EVENTS)

    def serve(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if environ.get("PATH_INFO") == HEALTH:
            return _health(nutgraf, start_response)
        return slack(environ, start_response)

    return serve


def _health(nutgraf: Nutgraf, start_response: StartResponse) -> Iterable[bytes]:
    state = {"database": "ok", "worker": "stopped" if nutgraf.jobs.has_died else "ok"}
    try:
        nutgraf.store.ping()
    except StorageError:
        state["database"] = "the database does not answer"
    well = set(state.values()) == {"ok"}
    start_response(
        "200 OK" if well else "503 Service Unavailable", [("Content-Type", "application/json")]
    )
    return [json.dumps(state).encode()]


def serve(nutgraf: Nutgraf, settings: Settings, slack: SlackSettings) -> None:
    """Serve Slack until SIGTERM or SIGINT, then finish what runs and return.

    Raises `BadSetting` where Slack refuses a token, or the port is taken.
    """
    nutgraf.prepare()
    _introduce(nutgraf)
    nutgraf.start()
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    try:
        close = open_socket(nutgraf.bolt, slack) if slack.app_token else _listen(nutgraf, settings)
        stopped.wait()
        log.info("stopping: finishing what runs")
        close()
    finally:
        nutgraf.stop()


def _introduce(nutgraf: Nutgraf) -> None:
    """Ask Slack who we are, so that a wrong token is known at once. Raises `BadSetting`."""
    try:
        me = nutgraf.identity.me()
        log.info("in workspace %s as bot user %s", me.team, me.user)
    except SlackRefused as refusal:
        raise BadSetting(
            f"SLACK_BOT_TOKEN is not right: Slack says {refusal.code}. Set it to the bot token of "
            "the installed app (OAuth & Permissions)."
        ) from refusal
    except SlackError as silence:
        log.warning("Slack does not answer yet: %s", silence)


def _listen(nutgraf: Nutgraf, settings: Settings) -> Callable[[], None]:
    try:
        port, close = open_http(nutgraf, settings.host, settings.port)
    except OSError as error:
        raise BadSetting(
            f"PORT {settings.port} cannot be listened on: {error.strerror}. Set another."
        ) from error
    log.info("listening for Slack on %s:%d%s", settings.host, port, EVENTS)
    return close


def open_http(nutgraf: Nutgraf, host: str, port: int) -> tuple[int, Callable[[], None]]:
    """Listen for Slack there, port 0 being one of the system's choice; the port, and how to end it.

    Raises `OSError` where the port is taken.
    """
    server = create_server(wsgi_app(nutgraf), host=host, port=port, threads=_THREADS)
    threading.Thread(target=server.run, name="http", daemon=True).start()
    # Its own thread must close it: its loop cannot bear to lose a socket meanwhile.
    return server.effective_port, lambda: server.trigger.pull_trigger(server.close)
