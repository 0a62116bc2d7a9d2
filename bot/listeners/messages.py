"""Messages and mentions: links and pasted texts to be briefed, questions to be answered."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from slack_bolt import BoltContext

from bot.incoming import Incoming, Payload, read_app_message, read_message
from bot.listeners.inbox import Inbox
from bot.services.reading import PasteRule
from storage.types import FILE
from storage.work import Request

_ORDINARY = frozenset({None, "file_share", "thread_broadcast"})
"""The subtypes of messages that people write."""

_BY_APPS = frozenset({None, "bot_message"})
"""The subtypes of messages that apps post."""


class Messages:
    """Listens to what people write."""

    def __init__(self, inbox: Inbox, paste: PasteRule, clock: Callable[[], datetime]) -> None:
        self._inbox = inbox
        self._paste = paste
        self._clock = clock

    def on_message(self, event: Payload, body: Payload, context: BoltContext) -> None:
        """Somebody wrote, changed or deleted a message."""
        subtype = event.get("subtype")
        if subtype == "message_deleted":
            self._inbox.take_back(self._request(context, event, event["deleted_ts"], "deleted"))
        elif subtype == "message_changed":
            self._on_edit(event, body, context)
        elif event.get("bot_id"):
            self._on_app(event, body, context)
        elif subtype in _ORDINARY:
            self._on_words(event, body, context)

    def on_mention(self, event: Payload, body: Payload, context: BoltContext) -> None:
        """Somebody mentioned the app: a brief is asked for, or a question."""
        if not event.get("bot_id"):
            request = self._request(context, event, event["ts"], "mention")
            self._share_or_ask(request, read_message(event), body["event_id"])

    def _on_app(self, event: Payload, body: Payload, context: BoltContext) -> None:
        """Another app posted something, which matters where its links are wanted."""
        ours = event["bot_id"] == context.bot_id or event.get("user") == context.bot_user_id
        said = read_app_message(event)
        if said.links and not ours and event.get("subtype") in _BY_APPS:
            request = self._request(context, event, event["ts"], "app")
            self._inbox.keep(
                replace(request, links=said.links), job="share", event=body["event_id"]
            )

    def _on_words(self, event: Payload, body: Payload, context: BoltContext) -> None:
        said = read_message(event)
        if event.get("channel_type") == "im":
            request = self._request(context, event, event["ts"], "direct")
            self._share_or_ask(request, said, body["event_id"])
        elif context.bot_user_id not in said.mentions:  # a mention comes as an event of its own
            self._share(
                self._request(context, event, event["ts"], "message"), said, body["event_id"]
            )

    def _on_edit(self, event: Payload, body: Payload, context: BoltContext) -> None:
        """Only what an edit has changed counts: an unfurl, say, changes no words."""
        now, before = event["message"], event.get("previous_message") or {}
        place = {**now, "channel": event["channel"]}
        if now.get("subtype") == "tombstone":  # deleted, but its thread stays
            self._inbox.take_back(self._request(context, place, now["ts"], "deleted"))
            return
        if now.get("bot_id") or now.get("text") == before.get("text"):
            return
        request = self._request(context, place, now["ts"], "message")
        said, said_before = read_message(now), read_message(before)
        pasted = self._paste.holds(said_before.text)
        self._inbox.take_back_words(request, pasted=pasted)
        if pasted and self._paste.holds(said.text):
            self._share(request, said, body["event_id"])
        gone = tuple(link for link in said_before.links if link not in said.links)
        if gone:
            self._inbox.take_back(request, gone)
        added = tuple(link for link in said.links if link not in said_before.links)
        if added and not self._paste.holds(said.text):
            self._share(request, Incoming(text="", links=added), body["event_id"])

    def _share_or_ask(self, request: Request, said: Incoming, event: str) -> None:
        if not self._share(request, said, event):
            asked = replace(request, text=said.text)
            self._inbox.keep(asked, job="ask", event=event, posts=True)

    def _share(self, request: Request, said: Incoming, event: str) -> bool:
        """Keep a message that shares something; whether it did."""
        if self._paste.holds(said.text):
            # A link under a label has no address in the text; on a line of its own it is a source.
            unseen = [link for link in said.links if link not in said.text]
            request = replace(request, text="\n".join([said.text, *unseen]))
        elif said.links or said.files:
            files = (FILE + file for file in said.files)
            request = replace(request, links=(*said.links, *files))
        else:
            return False
        self._inbox.keep(request, job="share", event=event)
        return True

    def _request(self, context: BoltContext, event: Payload, message: str, kind: str) -> Request:
        return Request(
            workspace=context.team_id or "",
            conversation=event["channel"],
            user=event.get("user") or "",
            kind=kind,
            text="",
            message=message,
            thread=event.get("thread_ts"),
            received_at=self._clock(),
        )
