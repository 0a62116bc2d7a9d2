"""The slash command."""

import re
from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack, BoltContext

from bot.incoming import Payload
from bot.listeners.inbox import Inbox
from bot.services.commands import links_to_brief
from storage.work import Request

_AGAIN = re.compile(r"\A/?news\s+", re.IGNORECASE)
"""The command itself, written once more."""


class SlashCommands:
    """Listens to `/news`."""

    def __init__(self, inbox: Inbox, clock: Callable[[], datetime]) -> None:
        self._inbox = inbox
        self._clock = clock

    def on_news(self, ack: Ack, command: Payload, context: BoltContext) -> None:
        """Somebody used the command; the reply follows, to them alone."""
        text = _AGAIN.sub("", (command.get("text") or "").strip())
        request = Request(
            workspace=context.team_id or "",
            conversation=command["channel_id"],
            user=command["user_id"],
            kind="command",
            text=text,
            reply_url=command["response_url"],
            received_at=self._clock(),
        )
        self._inbox.keep(request, job="command", event=command["trigger_id"])
        ack("Reading…" if links_to_brief(text) else "")  # a page may take its time
