"""Deliveries over HTTP: signed requests to an address, or straight into a function."""

import http.client
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from slack_sdk.signature import SignatureVerifier

from bot.playground.delivery import PATIENCE, Attempt, Carrier, NoAnswer
from bot.playground.workspace import Clock

EVENTS_PATH = "/slack/events"

# Takes path, headers and body; gives status and body, or raises NoAnswer.
Target = Callable[[str, dict[str, str], bytes], tuple[int, bytes]]


def signed(target: Target, *, signing_secret: str, timer: Clock) -> Carrier:
    """Brings signed requests to a target; one that takes too long by the timer has failed."""

    def carry(attempt: Attempt) -> tuple[int, bytes]:
        began = timer()
        headers = _headers(attempt, signing_secret)
        answer = target(EVENTS_PATH, headers, attempt.parcel.content)
        if timer() - began > PATIENCE:
            raise NoAnswer("http_timeout")
        return answer

    return carry


def over_http(url: str, *, patience: float = PATIENCE) -> Target:
    """A target that posts to an address; the path asked for is replaced by the address's own."""
    parts = urlsplit(url)

    def post(path: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=patience)
        try:
            connection.request("POST", parts.path or path, body, headers)
            response = connection.getresponse()
            return response.status, response.read()
        except TimeoutError:
            raise NoAnswer("http_timeout") from None
        except (OSError, http.client.HTTPException):
            raise NoAnswer("connection_failed") from None
        finally:
            connection.close()

    return post


def _headers(attempt: Attempt, signing_secret: str) -> dict[str, str]:
    # Slack's true time, whatever time it is in the play: the app checks it against its own.
    timestamp = str(int(time.time()))
    verifier = SignatureVerifier(signing_secret)
    signature = verifier.generate_signature(timestamp=timestamp, body=attempt.parcel.content)
    headers = {
        "Content-Type": attempt.parcel.content_type,
        "X-Slack-Request-Timestamp": timestamp,
        "X-Slack-Signature": signature or "",
    }
    if attempt.reason:
        headers["X-Slack-Retry-Num"] = str(attempt.retry)
        headers["X-Slack-Retry-Reason"] = attempt.reason
    return headers
