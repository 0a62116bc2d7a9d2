"""What the app is told of: events put into their envelope and given to the courier."""

from dataclasses import dataclass

from bot.playground.delivery import Courier, Parcel, event_parcel
from bot.playground.payloads import Event
from bot.playground.workspace import Workspace


@dataclass(slots=True, kw_only=True)
class EventStream:
    """Tells the app what its subscriptions, scopes and memberships entitle it to.

    `subscriptions` are named as in an app's manifest, such as "message.channels"; where they or
    `scopes` are None, all is told.
    """

    workspace: Workspace
    courier: Courier
    scopes: frozenset[str] | None
    subscriptions: frozenset[str] | None

    def tell(self, event: Event) -> None:
        """Deliver an event in the caller's thread."""
        if self._entitled(event):
            self.courier.carry(self._parcel(event))

    def tell_soon(self, event: Event) -> None:
        """Deliver an event in the courier's thread."""
        if self._entitled(event):
            self.courier.carry_soon(self._parcel(event))

    def _entitled(self, event: Event) -> bool:
        if self.courier.carrier is None:
            return False
        if self.subscriptions is not None and event.name not in self.subscriptions:
            return False
        if event.scope and self.scopes is not None and event.scope not in self.scopes:
            return False
        if event.channel is None:
            return True
        channel = self.workspace.channel(event.channel)
        return channel is not None and self.workspace.bot.user_id in channel.members

    def _parcel(self, event: Event) -> Parcel:
        workspace, bot = self.workspace, self.workspace.bot
        channel = workspace.channel(event.channel) if event.channel else None
        authorization = {
            "enterprise_id": None,
            "team_id": workspace.team.id,
            "user_id": bot.user_id,
            "is_bot": True,
            "is_enterprise_install": False,
        }
        envelope = {
            "token": "verification-token",
            "team_id": workspace.team.id,
            "context_team_id": workspace.team.id,
            "context_enterprise_id": None,
            "api_app_id": bot.app_id,
            "event": event.body,
            "type": "event_callback",
            "event_id": workspace.mint_id("Ev"),
            "event_time": int(workspace.clock()),
            "authorizations": [authorization],
            "is_ext_shared_channel": bool(channel and channel.is_ext_shared),
            "event_context": workspace.mint_id("4-"),
        }
        return event_parcel(envelope)
