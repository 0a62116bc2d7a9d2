"""Buttons."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack, BoltContext

from bot.incoming import Payload
from bot.listeners.inbox import Inbox
from storage.work import Request


class Actions:
    """Listens to the buttons under our own messages."""

    def __init__(self, inbox: Inbox, clock: Callable[[], datetime]) -> None:
        self._inbox = inbox
        self._clock = clock

    def on_try_again(self, ack: Ack, body: Payload, action: Payload, context: BoltContext) -> None:
        """Read a share once more."""
        self._keep(body, action, context, "again")
        ack()

    def on_read_rest(self, ack: Ack, body: Payload, action: Payload, context: BoltContext) -> None:
        """Read the links of a message that were held back."""
        self._keep(body, action, context, "rest")
        ack()

    def on_more(self, ack: Ack, body: Payload, action: Payload, context: BoltContext) -> None:
        """Show the next page of a list."""
        self._keep(body, action, context, "more", job="command")
        ack()

    def on_share(self, ack: Ack, body: Payload, action: Payload, context: BoltContext) -> None:
        """Post a private reply for everybody in the channel."""
        self._keep(body, action, context, "publish", posts=True)
        ack()

    def on_other(self, ack: Ack) -> None:
        """A button of an older version, whose action is gone: nothing to do but say so to Slack."""
        ack()

    def _keep(
        self,
        body: Payload,
        action: Payload,
        context: BoltContext,
        kind: str,
        job: str | None = None,
        *,
        posts: bool = False,
    ) -> None:
        request = Request(
            workspace=context.team_id or "",
            conversation=body["channel"]["id"],
            user=body["user"]["id"],
            kind=kind,
            text=action.get("value") or "",
            reply_url=body.get("response_url"),
            received_at=self._clock(),
        )
        self._inbox.keep(request, job=job or kind, event=body["trigger_id"], posts=posts)
