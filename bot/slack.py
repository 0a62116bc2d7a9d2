"""Slack's Web API, as far as we use it, with its failures sorted by what is known of the outcome.

SlackError
 ├── SlackBusy       not done; try again after `.seconds`
 ├── SlackRefused    not done, and trying again will not help; `.code` is Slack's own
 └── SlackUnsure     nobody knows whether it was done
"""

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.error import URLError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.webhook import WebhookClient

from bot.retry_after import seconds_asked
from bot.sealing import Seal
from bot.types import Me
from bot.views.message import Message
from bot.views.modal import Modal
from storage.work import CLOSED

log = logging.getLogger(__name__)

EVENT_TYPE = "nutgraf_post"
"""The type of the metadata by which we know our own posts again."""

_CLOCK_SLACK = 30.0
"""How far, in seconds, the database's clock and Slack's may be apart."""

_LONGEST_POST = 20.0
"""For how many seconds at most a call that was given up may still take effect."""

_PASSING = {"internal_error", "fatal_error", "service_unavailable", "request_timeout"}


class SlackError(Exception):
    """The base of what can go wrong with a call to Slack."""


class SlackBusy(SlackError):
    """Slack asks for patience; nothing was done."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"ratelimited for {seconds:g} s")
        self.seconds = seconds


class SlackRefused(SlackError):
    """Slack said no; nothing was done."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class SlackUnsure(SlackError):
    """The call may or may not have been carried out; for `seconds` more it may still come to be."""

    def __init__(self, reason: str, seconds: float = 0.0) -> None:
        super().__init__(reason)
        self.seconds = seconds


def why_silent(silence: SlackError) -> str:
    """Why Slack did not answer, for people: its own word or status, and else that nothing came."""
    told = str(silence)
    if told.isdigit():
        return f"status {told}"
    return told if told.islower() else "no answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """What one page of messages shows: our post's timestamp, and where the next page begins."""

    ts: str | None
    cursor: str | None


class Messenger:
    """Posts, changes and finds messages. Every call may raise a `SlackError`."""

    def __init__(
        self, token: str, api_url: str, *, timeout: int = 10, seal: Seal | None = None
    ) -> None:
        # No retry handlers: a retry inside the client would post twice. Jobs do the retrying.
        self.client = WebClient(token, base_url=api_url, timeout=timeout, retry_handlers=[])
        self._timeout = timeout
        self._seal = seal

    def post(self, conversation: str, message: Message, *, key: str, thread: str | None) -> str:
        """Post a message that carries `key` in its metadata; its timestamp."""
        metadata = {"event_type": EVENT_TYPE, "event_payload": {"key": key}}
        response = self.call(
            "chat.postMessage",
            channel=conversation,
            thread_ts=thread,
            metadata=metadata,
            unfurl_links=False,
            unfurl_media=False,
            **message.payload(),
        )
        return str(response["ts"])

    def update(self, conversation: str, ts: str, message: Message) -> None:
        """Put another message in the place of one of ours."""
        self.call("chat.update", channel=conversation, ts=ts, **message.payload())

    def delete(self, conversation: str, ts: str) -> None:
        """Take one of our messages away; one that is gone already is no error."""
        try:
            self.call("chat.delete", channel=conversation, ts=ts)
        except SlackRefused as refusal:
            if refusal.code != "message_not_found":
                raise

    def find(
        self,
        conversation: str,
        me: Me,
        *,
        key: str,
        thread: str | None,
        since: float,
        cursor: str | None = None,
    ) -> Sighting:
        """Look for our post with this key made at about `since` (seconds since 1970).

        One page of 15 messages of those minutes: what is allowed to every kind of app. What another
        app has posted is never ours, whatever its metadata says.
        """
        method = "conversations.replies" if thread else "conversations.history"
        response = self.call(
            method,
            channel=conversation,
            ts=thread,
            oldest=f"{since - _CLOCK_SLACK:.6f}",
            latest=f"{since + _CLOCK_SLACK + _LONGEST_POST:.6f}",
            include_all_metadata=True,
            limit=15,
            cursor=cursor,
        )
        found = (str(m["ts"]) for m in response["messages"] if _is_ours(m, me, key))
        following = response.get("response_metadata", {}).get("next_cursor") or None
        return Sighting(ts=next(found, None), cursor=following)

    def message(self, conversation: str, ts: str) -> dict[str, Any] | None:
        """One message, in a thread or not; None where there is none such."""
        response = self.call(
            "conversations.replies",
            channel=conversation,
            ts=ts,
            oldest=ts,
            latest=ts,
            inclusive=True,
            limit=2,
        )
        return next((m for m in response["messages"] if m.get("ts") == ts), None)

    def respond(self, url: str, message: Message, *, replace: bool = False) -> None:
        """Answer a slash command or a button, seen by nobody but the one who used it.

        `url` is as it was stored, sealed. An address that is used up (five answers), too old (half
        an hour) or sealed with a key that is gone is no error: nobody waits for this answer, or
        nobody can give it.
        """
        if url == CLOSED:
            return
        address = self._seal.open(url) if self._seal else url
        if address is None:
            log.warning("a private reply is not given: the key that sealed its address is gone")
            return
        payload = message.payload()
        hook = WebhookClient(address, timeout=self._timeout, retry_handlers=[])
        response = _sorted_out(
            lambda: hook.send(
                text=payload["text"],
                blocks=payload["blocks"],
                response_type="ephemeral",
                replace_original=replace,
                unfurl_links=False,
                unfurl_media=False,
            )
        )
        if response.status_code == 429:
            raise SlackBusy(seconds_asked(response.headers))
        if response.status_code >= 500:
            raise SlackUnsure(str(response.status_code))
        if response.status_code >= 400 and response.status_code != 404:
            raise SlackRefused(response.body)

    def whisper(
        self, conversation: str, user: str, message: Message, *, thread: str | None
    ) -> None:
        """Tell one person something in a conversation that nobody else there sees."""
        self.call(
            "chat.postEphemeral",
            channel=conversation,
            user=user,
            thread_ts=thread,
            **message.payload(),
        )

    def open(self, trigger: str, modal: Modal, *, on_top: bool = False) -> None:
        """Show a modal to whoever did what the trigger stands for; `on_top` of the one there is."""
        method = "views.push" if on_top else "views.open"
        self.call(method, trigger_id=trigger, view=modal.payload())

    def change(self, view: str, modal: Modal) -> None:
        """Put other contents into an open modal; one that was closed meanwhile is no error."""
        try:
            self.call("views.update", view_id=view, view=modal.payload())
        except SlackRefused as refusal:
            if refusal.code != "not_found":
                raise

    def publish(self, user: str, view: dict[str, Any]) -> None:
        """Show this on somebody's Home tab."""
        self.call("views.publish", user_id=user, view=view)

    def call(self, method: str, **arguments: Any) -> dict[str, Any]:
        """Any method of the Web API; arguments that are None are left out."""
        return self.call_with_headers(method, **arguments)[0]

    def call_with_headers(
        self, method: str, **arguments: Any
    ) -> tuple[dict[str, Any], dict[str, str]]:
        """The same, with the answer's headers under their names in small letters."""
        given = {name: value for name, value in arguments.items() if value is not None}
        response = _sorted_out(lambda: self.client.api_call(method, json=given))
        data = response.data
        headers = {str(name).lower(): str(value) for name, value in response.headers.items()}
        return (data if isinstance(data, dict) else json.loads(data)), headers


def _is_ours(message: dict[str, Any], me: Me, key: str) -> bool:
    """Whether it is the post with this key: any app can write our key, but not as our bot."""
    metadata = message.get("metadata") or {}
    by_us = (message.get("bot_id") or None) == me.bot or message.get("user") == me.user
    ours = by_us and metadata.get("event_type") == EVENT_TYPE
    return ours and metadata.get("event_payload", {}).get("key") == key


def _sorted_out(call: Callable[[], Any]) -> Any:
    try:
        return call()
    except SlackApiError as error:
        raise _refusal(error) from error
    except (SlackClientError, URLError, HTTPException, OSError, ValueError) as error:
        late = isinstance(getattr(error, "reason", error), TimeoutError)
        raise SlackUnsure(type(error).__name__, _LONGEST_POST if late else 0.0) from error


def _refusal(error: SlackApiError) -> SlackError:
    response = error.response
    if response.status_code == 429:
        return SlackBusy(seconds_asked(response.headers))
    code = str(response.get("error", "")) if isinstance(response.data, dict) else ""
    if response.status_code >= 500 or code in _PASSING or not code:
        return SlackUnsure(code or str(response.status_code))
    return SlackRefused(code)
