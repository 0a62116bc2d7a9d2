"""The short-lived permissions that Slack hands out: trigger ids and response addresses."""

import threading
from dataclasses import dataclass, field, replace

from bot.playground.limits import Refused
from bot.playground.workspace import Workspace

TRIGGER_LIFE = 3.0
RESPONSE_LIFE = 30 * 60.0
RESPONSE_USES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseTicket:
    """One response address: for whom, where, and the message that it belongs to if any."""

    id: str
    user: str
    channel: str
    message_ts: str | None
    thread_ts: str | None
    until: float
    uses_left: int = RESPONSE_USES


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trigger:
    user: str
    channel: str | None
    until: float
    used: bool = False


@dataclass(slots=True)
class Tickets:
    """Gives out trigger ids (3 seconds, once) and response addresses (30 minutes, 5 times)."""

    workspace: Workspace
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _triggers: dict[str, _Trigger] = field(default_factory=dict)
    _responses: dict[str, ResponseTicket] = field(default_factory=dict)

    def trigger(self, user_id: str, channel_id: str | None = None) -> str:
        """A trigger id for something this person has just done, in a conversation or elsewhere."""
        name = f"{self.workspace.mint_id('1')}.{self.workspace.team.id}.trigger"
        with self._lock:
            until = self.workspace.clock() + TRIGGER_LIFE
            self._triggers[name] = _Trigger(user=user_id, channel=channel_id, until=until)
        return name

    def exchange(self, trigger_id: str) -> tuple[str, str | None]:
        """For whom a trigger id opens a view, and where they were; it is used up by this.

        Raises:
            Refused: invalid_trigger_id, exchanged_trigger_id or expired_trigger_id.
        """
        with self._lock:
            trigger = self._triggers.get(trigger_id)
            if trigger is None:
                raise Refused("invalid_trigger_id")
            if trigger.used:
                raise Refused("exchanged_trigger_id")
            if self.workspace.clock() > trigger.until:
                raise Refused("expired_trigger_id")
            self._triggers[trigger_id] = replace(trigger, used=True)
        return trigger.user, trigger.channel

    def response(
        self,
        user_id: str,
        channel_id: str,
        *,
        message_ts: str | None = None,
        thread_ts: str | None = None,
    ) -> ResponseTicket:
        """A response address for something this person has just done."""
        ticket = ResponseTicket(
            id=self.workspace.mint_id("R"),
            user=user_id,
            channel=channel_id,
            message_ts=message_ts,
            thread_ts=thread_ts,
            until=self.workspace.clock() + RESPONSE_LIFE,
        )
        with self._lock:
            self._responses[ticket.id] = ticket
        return ticket

    def use(self, ticket_id: str) -> ResponseTicket:
        """Use a response address once.

        Raises:
            Refused: no_such_url, expired_url or used_url.
        """
        with self._lock:
            ticket = self._responses.get(ticket_id)
            if ticket is None:
                raise Refused("no_such_url")
            if self.workspace.clock() > ticket.until:
                raise Refused("expired_url")
            if ticket.uses_left == 0:
                raise Refused("used_url")
            self._responses[ticket_id] = replace(ticket, uses_left=ticket.uses_left - 1)
        return ticket
