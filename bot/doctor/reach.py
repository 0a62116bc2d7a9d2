"""Whether Slack and the app reach each other, as far as that can be known from here."""

import json
import re
import secrets
import socket
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import requests
from slack_sdk.signature import SignatureVerifier

from bot.doctor.findings import Finding, mend, ok, unknown
from bot.manifest import events_address
from bot.settings import Settings, SlackSettings
from bot.slack import Messenger, SlackBusy, SlackError, SlackRefused, why_silent

_PATIENCE = 3.0
"""In seconds: Slack's own, for an answer."""

_SOCKET_REFUSALS = {
    "missing_scope": "give the app-level token the scope connections:write",
    "not_allowed_token_type": "set SLACK_APP_TOKEN to an app-level token: it begins with xapp-",
    "socket_mode_not_enabled": "switch Socket Mode on in the Slack app",
    "forbidden_team": "the workspace does not allow this app",
}
_SIGNING_SECRET = re.compile("[0-9a-f]{32}")
_APP_OF_TOKEN = re.compile(r"xapp-\d+-(A[0-9A-Z]+)-")


def by_socket(slack: SlackSettings, bot_app: str | None) -> Iterator[Finding]:
    """Whether Slack gives us a socket. None is opened: it would take what belongs to another."""
    try:
        given = Messenger(slack.app_token or "", slack.api_url).call("apps.connections.open")
    except SlackRefused as refusal:
        how = _SOCKET_REFUSALS.get(
            refusal.code, "copy the app-level token anew (Basic Information), and switch it on"
        )
        yield mend("socket", f"Slack refuses Socket Mode ({refusal.code}): {how}.")
        return
    except SlackBusy as busy:
        yield unknown("socket", f"asked too often; try again in {busy.seconds:.0f} s.")
        return
    except SlackError as silence:
        yield mend("socket", f"Slack cannot be reached ({why_silent(silence)}). Let port 443 out.")
        return
    yield _same_app(slack, bot_app) or _reachable(str(given.get("url")))


def by_http(settings: Settings, slack: SlackSettings, url: str | None) -> Iterator[Finding]:
    """Whether Slack can reach us over HTTP: tried as Slack tries it where `url` is given."""
    secret = slack.signing_secret or ""
    if not _SIGNING_SECRET.fullmatch(secret):
        yield mend(
            "signing secret",
            "SLACK_SIGNING_SECRET does not look like one: it is 32 characters of 0-9 and a-f. "
            "Copy the Signing Secret (Basic Information), not the Client Secret.",
        )
    yield _challenged(url, secret) if url else _listening(settings)


def app_of(messenger: Messenger) -> str | None:
    """The id of the Slack app that the bot belongs to, as far as Slack tells."""
    try:
        me = messenger.call("auth.test")
        return str(messenger.call("bots.info", bot=me.get("bot_id"))["bot"]["app_id"])
    except (SlackError, KeyError):
        return None


def _same_app(slack: SlackSettings, bot_app: str | None) -> Finding | None:
    """A complaint where the two tokens are of two different apps."""
    found = _APP_OF_TOKEN.match(slack.app_token or "")
    if bot_app is None or found is None or found[1] == bot_app:
        return None
    return mend(
        "socket",
        f"SLACK_APP_TOKEN is of the app {found[1]}, SLACK_BOT_TOKEN of {bot_app}. "
        "Take both from the same app.",
    )


def _reachable(url: str) -> Finding:
    parts = urlsplit(url)
    port = parts.port or (443 if parts.scheme == "wss" else 80)
    try:
        socket.create_connection((parts.hostname or "", port), timeout=_PATIENCE).close()
    except OSError as error:
        return mend(
            "socket",
            f"Slack's socket at {parts.hostname} cannot be reached ({_reason(error)}). "
            f"Let this machine connect to *.slack.com on port {port}.",
        )
    return ok("socket", f"Slack offers a socket, and {parts.hostname} can be reached")


def _listening(settings: Settings) -> Finding:
    host = "127.0.0.1" if settings.host in ("0.0.0.0", "::") else settings.host  # noqa: S104
    ask = "Ask as Slack does: nutgraf doctor --url https://YOUR-HOST"
    try:
        answer = requests.get(f"http://{host}:{settings.port}/healthz", timeout=_PATIENCE)
    except requests.RequestException:
        return unknown(
            "event URL", f"nothing listens on port {settings.port}. Start nutgraf run. Then: {ask}"
        )
    if answer.status_code not in (200, 503) or "database" not in answer.text:
        return mend(
            "event URL",
            f"another program listens on port {settings.port}. Stop it, or set another PORT.",
        )
    return unknown(
        "event URL", f"Nutgraf listens on port {settings.port}; who reaches it is not known. {ask}"
    )


def _challenged(url: str, secret: str) -> Finding:
    """What comes back for the signed question by which Slack verifies an address."""
    address, challenge = events_address(url), secrets.token_hex(8)
    if not address.startswith("https://") and urlsplit(address).hostname != "127.0.0.1":
        return mend("event URL", f"{address} is not encrypted. Slack calls https:// alone.")
    body = json.dumps({"type": "url_verification", "challenge": challenge}).encode()
    try:
        answer = requests.post(
            address,
            data=body,
            headers=_signed(body, secret),
            timeout=_PATIENCE,
            allow_redirects=False,
        )
    except requests.RequestException as error:
        return mend("event URL", f"{address} cannot be reached: {_unreached(error)}.")
    return _judged(address, answer, challenge)


def _signed(body: bytes, secret: str) -> dict[str, str]:
    timestamp = str(int(time.time()))
    signature = SignatureVerifier(secret).generate_signature(timestamp=timestamp, body=body)
    return {
        "Content-Type": "application/json",
        "X-Slack-Request-Timestamp": timestamp,
        "X-Slack-Signature": signature or "",
    }


def _judged(address: str, answer: requests.Response, challenge: str) -> Finding:
    status = answer.status_code
    if status == 200 and challenge in answer.text:
        return ok("event URL", f"{address} answers as Slack wants it")
    if status == 401:
        return mend(
            "event URL",
            f"the Nutgraf at {address} has another signing secret, or another time of day. "
            "Give it this SLACK_SIGNING_SECRET and restart it.",
        )
    if 300 <= status < 400:
        return mend(
            "event URL", f"{address} redirects, which Slack does not follow. Give it the last one."
        )
    return mend(
        "event URL",
        f"{address} answers with status {status}, as no Nutgraf does. "
        "Correct the host, or let it pass /slack/events on.",
    )


def _unreached(error: requests.RequestException) -> str:
    if isinstance(error, requests.exceptions.SSLError):
        return "its certificate is not valid"
    if isinstance(error, requests.Timeout):
        return f"no answer within {_PATIENCE:.0f} s"
    return "no such host, or nothing listens there"


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
