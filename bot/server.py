"""How Slack reaches the app: signed HTTP behind waitress, or a socket that the app opens itself.

By socket nothing listens on `PORT`: it needs a process that is not expected to listen, which on
Heroku is a worker. `/healthz` is then served on `HEALTH_PORT`, where that is set.
"""

import contextlib
import errno
import logging
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication

from slack_bolt.adapter.wsgi import SlackRequestHandler
from waitress import create_server

from bot.app import Nutgraf
from bot.health import Environ, Health
from bot.identity import Identity
from bot.manifest import EVENTS
from bot.patience import SHORT, Pause, await_database, patiently
from bot.process.counts import Counts, is_worth_a_line
from bot.process.memory import give_back_what_is_free
from bot.process.signals import Stop
from bot.settings import BadSetting, Settings, SlackSettings
from bot.slack import SlackError, SlackRefused, why_silent
from bot.sockets import open_socket

log = logging.getLogger(__name__)


_THREADS = 8
"""Requests served at once; each takes milliseconds, since a listener only stores."""


MOST_BYTES = 5_000_000
"""The largest request that is read at all: Slack's own stay far below. Who sends more is cut off
before anything of it is looked at."""
_CONNECTIONS = 500
_IDLE_SECONDS = 20
"""How long a connection may say nothing, so that nobody can hold them all."""
_LAST_ANSWERS_SECONDS = 2.0
"""How long to wait, when closing, for answers that are being given."""


def wsgi_app(nutgraf: Nutgraf, *, metrics: bool = False) -> WSGIApplication:
    """Slack's requests at `/slack/events`, and how the app is at `/healthz` (see `bot.health`)."""
    slack = SlackRequestHandler(nutgraf.bolt, path=EVENTS)
    health = Health(nutgraf, metrics=metrics)

    def serve(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if health.answers(environ.get("PATH_INFO", "")):
            return health(environ, start_response)
        return slack(environ, _watched(start_response, nutgraf.counts))

    return serve


def _watched(start_response: StartResponse, counts: Counts) -> StartResponse:
    """The same, which counts what Bolt refuses: a bad signature, or one that is too old."""

    def start(status: str, *arguments: Any) -> Any:
        if status.startswith("401"):
            count = counts.add("refused", why="signature")
            if is_worth_a_line(count):
                log.warning("refused: not signed by Slack, or too long ago (%d so far)", count)
        return start_response(status, *arguments)

    return start


def serve(nutgraf: Nutgraf, settings: Settings, slack: SlackSettings) -> None:
    """Serve Slack until SIGTERM or SIGINT, then finish what runs and return.

    Raises `BadSetting` where Slack refuses a token, or there is no listening where it is set to.
    """
    give_back_what_is_free()
    stop = Stop()
    await_database(nutgraf.store, stop.goes_on)
    nutgraf.prepare()
    introduce(nutgraf.identity, stop.goes_on)
    nutgraf.start()
    try:
        close = _reached(nutgraf, settings, slack, stop)
        stop.wait()
        log.info("stopping: finishing what runs")
        close()
    finally:
        nutgraf.stop()


def _reached(
    nutgraf: Nutgraf, settings: Settings, slack: SlackSettings, stop: Stop
) -> Callable[[], None]:
    """Be reached by Slack from now on; what is returned ends it."""
    if not slack.app_token:
        return listen(nutgraf, settings)
    try:
        return _connect(nutgraf, settings, slack, stop.goes_on)
    except BadSetting:
        if stop.goes_on():
            raise
        return lambda: None  # told to stop while Slack did not answer


def introduce(identity: Identity, pause: Pause) -> None:
    """Ask Slack who we are, so that a wrong token is known at once.

    Where Slack does not answer after some tries the app goes on: it asks again whenever it has to
    know. Raises `BadSetting` where Slack refuses the token.
    """
    try:
        me = patiently(identity.me, pause, SHORT)
        log.info("in workspace %s as bot user %s", me.team, me.user)
    except SlackRefused as refusal:
        raise BadSetting(
            f"SLACK_BOT_TOKEN is not right: Slack says {refusal.code}. Set it to the bot token of "
            "the installed app (OAuth & Permissions)."
        ) from refusal
    except SlackError as silence:
        log.warning("Slack does not answer yet (%s)", why_silent(silence))


def _connect(
    nutgraf: Nutgraf, settings: Settings, slack: SlackSettings, pause: Pause
) -> Callable[[], None]:
    """Be reached by socket, with `/healthz` on a port of its own where one is set."""
    close_health = show_health(nutgraf, settings) if settings.health_port else lambda: None
    close_socket = open_socket(nutgraf.bolt, slack, pause=pause)

    def close() -> None:
        close_socket()
        close_health()

    return close


def show_health(nutgraf: Nutgraf, settings: Settings) -> Callable[[], None]:
    """Serve `/healthz` alone, on a port of its own; how to end it. Raises `BadSetting`."""
    assert settings.health_port is not None
    health = Health(nutgraf, metrics=settings.metrics)
    with _mistakes_told("HEALTH_PORT", settings.health_port, settings.host):
        port, close = _serve_http(health, settings.host, settings.health_port)
    log.info("showing health on %s:%s", settings.host, port)
    return close


def listen(nutgraf: Nutgraf, settings: Settings) -> Callable[[], None]:
    """Be reached over HTTP; how to end it. Raises `BadSetting`."""
    with _mistakes_told("PORT", settings.port, settings.host):
        port, close = open_http(nutgraf, settings.host, settings.port, metrics=settings.metrics)
    log.info("listening for Slack on %s:%s%s", settings.host, port, EVENTS)
    return close


@contextlib.contextmanager
def _mistakes_told(name: str, port: int, host: str) -> Iterator[None]:
    """Raises `BadSetting` where there is no listening on this port, or at this host."""
    elsewhere = BadSetting(
        f"HOST {host} is no address of this machine. Set it to one, or leave it empty for all."
    )
    try:
        yield
    except OSError as error:
        if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
            raise elsewhere from error
        raise BadSetting(
            f"{name} {port} cannot be listened on: {error.strerror}. Set another."
        ) from error


def open_http(
    nutgraf: Nutgraf, host: str, port: int, *, metrics: bool = False
) -> tuple[int, Callable[[], None]]:
    """Listen for Slack there, port 0 being one of the system's choice; the port, and how to end it.

    Raises `OSError` where the port is taken.
    """
    return _serve_http(wsgi_app(nutgraf, metrics=metrics), host, port)


def _try_out(host: str, port: int) -> None:
    """Raises `OSError` where there is no listening: waitress finds out once its threads run."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    for family, kind, protocol, _, address in found:
        with socket.socket(family, kind, protocol) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:  # of its own family alone, as waitress takes it
                tried.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            tried.bind(address)


def _serve_http(app: WSGIApplication, host: str, port: int) -> tuple[int, Callable[[], None]]:
    _try_out(host, port)
    server = create_server(
        app,
        host=host,
        port=port,
        threads=_THREADS,
        max_request_body_size=MOST_BYTES,
        connection_limit=_CONNECTIONS,
        channel_timeout=_IDLE_SECONDS,
        asyncore_use_poll=True,  # else a process with many open files cannot be reached
        ident=None,
    )
    serving = threading.Thread(target=server.run, name="http", daemon=True)
    serving.start()

    def close() -> None:
        # Its own thread must close it: its loop cannot bear to lose a socket meanwhile. It may be
        # awake for another reason, and have closed before it is woken for this one.
        with contextlib.suppress(OSError):
            server.trigger.pull_trigger(server.close)
        serving.join(_LAST_ANSWERS_SECONDS)
        server.task_dispatcher.shutdown()  # its threads would wait for work for ever

    return int(server.effective_port), close
