"""Socket Mode: a connection to Slack that the app opens itself and keeps open.

Slack's own client does the work. It is mended in three places, where slack_sdk 3.47 would be deaf
for longer than Slack is patient: when a connection ends without a word, when one is silent from
its beginning, and while one takes the place of another.
"""

import contextlib
import logging
import time
from collections.abc import Callable
from socket import SHUT_RDWR, socket
from ssl import SSLSocket
from threading import Lock
from typing import Any, cast

from slack_bolt import App
from slack_bolt.adapter.socket_mode.internals import run_bolt_app, send_response
from slack_sdk.socket_mode import SocketModeClient
from slack_sdk.socket_mode.builtin.connection import Connection, ConnectionState
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.patience import Pause, no_more, patiently
from bot.settings import BadSetting, SlackSettings
from bot.slack import Messenger, SlackError, SlackRefused, why_silent

log = logging.getLogger(__name__)

PING_SECONDS = 2.0
"""How often to ping Slack, and to see whether there must be a new connection.

So soon a lost connection is replaced, which must be within Slack's patience of three seconds; one
that is silent, after six times as long.
"""
_RECEIVED_AT_ONCE = 65_536
"""In bytes. The client recurs for each chunk of a message: in chunks of its usual 1,024 bytes a
message of one megabyte, such as the edit of a long text, is more than Python's stack allows."""


def open_socket(
    bolt: App,
    slack: SlackSettings,
    *,
    ping_seconds: float = PING_SECONDS,
    pause: Pause = no_more,
) -> Callable[[], None]:
    """Be reached by socket from now on; what is returned lets running listeners finish and closes.

    An envelope is acknowledged after its listener has run. One whose listener fails is not, upon
    which Slack delivers it again. `pause` comes between two tries to get a first connection.
    Raises `BadSetting` where Slack refuses the app-level token or cannot be reached.
    """
    address = _address(slack, pause)
    client = _Client(
        app_token=slack.app_token or "",
        logger=log,
        web_client=bolt.client,
        ping_interval=ping_seconds,
        receive_buffer_size=_RECEIVED_AT_ONCE,
    )

    def answer(client: BaseSocketModeClient, request: SocketModeRequest) -> None:
        send_response(client, request, run_bolt_app(bolt, request), time.time())

    client.socket_mode_request_listeners.append(answer)
    client.wss_uri = address
    client.connect()  # where it fails, the client itself tries again and again
    log.info("connected to Slack by Socket Mode")
    return client.close


def _address(slack: SlackSettings, pause: Pause) -> str:
    """Where the first connection is to be opened."""
    messenger = Messenger(slack.app_token or "", slack.api_url)
    try:
        return str(patiently(lambda: messenger.call("apps.connections.open"), pause)["url"])
    except SlackRefused as refusal:
        raise BadSetting(
            f"SLACK_APP_TOKEN is refused by Slack ({refusal.code}). Set it to an "
            "app-level token with the scope connections:write (Basic Information)."
        ) from refusal
    except SlackError as silence:
        raise BadSetting(
            f"Slack cannot be reached ({why_silent(silence)}). Try again later, or set "
            "SLACK_API_URL."
        ) from silence


class _Client(SocketModeClient):
    """Slack's own client, with connections that end at once, and patience when it closes."""

    current_session: "_Session | None"

    def connect(self) -> None:
        """Open a connection, then close the one whose place it takes."""
        if self.wss_uri is None:
            self.wss_uri = self.issue_new_wss_url()
        session = self._session(self.wss_uri)
        session.connect()
        self.current_session_state.terminated = True
        if self.current_session is not None:
            self.current_session.close()
        self.current_session = session
        self.current_session_state = ConnectionState()  # type: ignore[no-untyped-call]
        if not self.current_app_monitor_started:
            self.current_app_monitor_started = True
            self.current_app_monitor.start()

    def close(self) -> None:
        """Take no more envelopes, let what runs finish and be acknowledged, then disconnect."""
        self.closed = True
        self.enqueue_message("")  # wakes the thread that would otherwise wait for a message
        self.message_processor.shutdown()  # type: ignore[no-untyped-call]
        self.message_workers.shutdown()
        super().close()

    def _session(self, url: str) -> "_Session":
        return _Session(
            url=url,
            logger=self.logger,
            ping_interval=self.ping_interval,
            receive_buffer_size=self.receive_buffer_size,
            proxy=self.proxy,
            proxy_headers=self.proxy_headers,
            on_message_listener=self._on_message,
            on_error_listener=self._on_error,
            on_close_listener=self._on_close,
            ssl_context=self.web_client.ssl,
        )


class _Session(Connection):
    """One connection."""

    _wire: "_Wire | None" = None

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._closing = Lock()

    def connect(self) -> None:
        """Open it."""
        super().connect()
        if self.sock is not None:
            self._wire = _Wire(self.sock)
            self.sock = cast(SSLSocket, self._wire)
        # A connection counts as stale by the age of the last answer to a ping: without this, one
        # that never answered would never be stale.
        self.last_ping_pong_time = time.time()

    def disconnect(self) -> None:
        """Close it, without waiting for whoever is receiving, and once: both ends may want to."""
        if self._wire is not None:
            self._wire.hang_up()
        with self._closing:
            super().disconnect()


class _Wire:
    """A socket that says when the other side has ended the connection.

    The client takes an empty answer for no answer yet, and asks again and again.
    """

    def __init__(self, wire: socket) -> None:
        self._wire = wire
        self._hung_up = False

    def recv(self, size: int) -> bytes:
        """As of a socket. Raises `ConnectionResetError` at the end, unless we ended it."""
        received = self._wire.recv(size)
        if not received and not self._hung_up:
            raise ConnectionResetError("Slack has ended the connection")
        return received

    def send(self, data: bytes) -> int:
        """As of a socket."""
        return self._wire.send(data)

    def close(self) -> None:
        """As of a socket."""
        self._wire.close()

    def hang_up(self) -> None:
        """End the connection, upon which whoever is receiving receives nothing."""
        self._hung_up = True
        with contextlib.suppress(OSError):
            self._wire.shutdown(SHUT_RDWR)
