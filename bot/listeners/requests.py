"""The other ways in: a reaction, a shortcut, an invitation."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack, BoltContext

from bot.incoming import Payload, read_app_message
from bot.listeners.inbox import Inbox
from storage.types import FILE
from storage.work import Request

NEWSPAPER = "newspaper"
"""The reaction that asks for a brief: 📰."""


class Requests:
    """Listens to those who ask for a brief of what somebody wrote, and to invitations."""

    def __init__(self, inbox: Inbox, clock: Callable[[], datetime]) -> None:
        self._inbox = inbox
        self._clock = clock

    def on_reaction(self, event: Payload, body: Payload, context: BoltContext) -> None:
        """Somebody put an emoji under a message; what it says is asked of Slack by the job."""
        item = event["item"]
        ours = event.get("item_user") == context.bot_user_id
        if event["reaction"] != NEWSPAPER or item.get("type") != "message" or ours:
            return
        request = Request(
            workspace=context.team_id or "",
            conversation=item["channel"],
            user=event["user"],
            kind="reaction",
            text="",
            message=item["ts"],
            received_at=self._clock(),
        )
        self._inbox.keep(request, job="summon", event=body["event_id"])

    def on_shortcut(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Somebody chose *Brief this* from a message's menu; the message comes with it."""
        message = body["message"]
        said = read_app_message(message)
        request = Request(
            workspace=context.team_id or "",
            conversation=body["channel"]["id"],
            user=message.get("user") or "",
            kind="shortcut",
            text=said.text,
            links=(*said.links, *(FILE + file for file in said.files)),
            message=message["ts"],
            thread=message.get("thread_ts"),
            reply_url=body["response_url"],
            received_at=self._clock(),
        )
        self._inbox.keep(request, job="summon", event=body["trigger_id"])
        ack()

    def on_joined(self, event: Payload, body: Payload, context: BoltContext) -> None:
        """The app was invited to a channel."""
        request = Request(
            workspace=context.team_id or "",
            conversation=event["channel"],
            user=event.get("inviter") or "",
            kind="joined",
            text="",
            received_at=self._clock(),
        )
        self._inbox.keep(request, job="welcome", event=body["event_id"], posts=True)

    def on_file_deleted(self, event: Payload, context: BoltContext) -> None:
        """A file was deleted: what was read from it is forgotten."""
        self._inbox.take_back_file(context.team_id or "", event["file_id"], self._clock())


def is_us(event: Payload, context: BoltContext) -> bool:
    """Whether it is the app that came into a channel."""
    return bool(event.get("user") == context.bot_user_id)
