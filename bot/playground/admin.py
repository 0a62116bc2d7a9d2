"""What administrators and the other organisation do, and what Slack tells the app of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.playground import comings, payloads
from bot.playground.api import Api
from bot.playground.events import EventStream
from bot.playground.payloads import EVENT_KINDS, SCOPE_KINDS, Event, event_of
from bot.playground.workspace import Channel, ChannelKind, User, Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Admin:
    """Whoever has the say over channels, people and apps."""

    workspace: Workspace
    stream: EventStream
    api: Api

    def shares_outside(self, channel: Channel, *strangers: User) -> Channel:
        """Share a channel with another organisation, people of which come in."""
        members = channel.members | {stranger.id for stranger in strangers}
        return self._shared(replace(channel, is_ext_shared=True, members=members))

    def ends_sharing(self, channel: Channel) -> Channel:
        """Share a channel with nobody any more; strangers are gone."""
        ours = {user.id for user in self.workspace.users() if user.team_id == self._team}
        return self._shared(replace(channel, is_ext_shared=False, members=channel.members & ours))

    def makes_public(self, channel: Channel) -> Channel:
        """Make a private channel a public one, its history with it."""
        after = self.workspace.put_channel(replace(channel, kind=ChannelKind.PUBLIC))
        words = "made this channel *public*. Any member in this workspace can see and join it."
        author = next(iter(after.members - {self.workspace.bot.user_id}))
        notice = comings.notice(self.workspace, after, author, "channel_convert_to_public", words)
        self.stream.tell(payloads.posted(self.workspace, notice))
        return after

    def deletes(self, channel: Channel) -> None:
        """Delete a channel with all that was said there."""
        self.stream.tell(self._of(channel, f"{EVENT_KINDS[channel.kind]}_deleted"))
        self.workspace.drop_channel(channel.id)

    def moves(self, channel: Channel) -> Channel:
        """Give a channel another id, as when it comes to be shared."""
        after = replace(channel, id=self.workspace.mint_id("C"))
        self.workspace.put_channel(after)
        self.workspace.drop_channel(channel.id)
        body = {"old_channel_id": channel.id, "new_channel_id": after.id}
        self.stream.tell(event_of(self._body("channel_id_changed", body), None, "channels:read"))
        return after

    def changes(self, user: User, **about: Any) -> User:
        """Change a profile or a role, such as `is_restricted` for a guest."""
        after = self.workspace.put_user(replace(user, **about))
        payload = payloads.user_payload(after, now=self.workspace.clock())
        body = self._body("user_change", {"user": payload})
        self.stream.tell(event_of(body, None, "users:read"))
        return after

    def uninstalls_app(self) -> None:
        """Remove the app; its tokens are good for nothing from then on."""
        self.api.revoked = True
        self.stream.tell(event_of(self._body("app_uninstalled", {})))
        self.revokes_token()

    def revokes_token(self) -> None:
        """Revoke the app's own token."""
        self.api.revoked = True
        self._revoked(bot=[self.workspace.bot.user_id])

    def revokes_token_of(self, user: User) -> None:
        """Revoke what somebody has granted the app to do in their own name."""
        self._revoked(oauth=[user.id])

    def installs_app(self) -> None:
        """Install the app again."""
        self.api.revoked = False

    @property
    def _team(self) -> str:
        return self.workspace.team.id

    def _revoked(self, *, oauth: Sequence[str] = (), bot: Sequence[str] = ()) -> None:
        revoked = {"tokens": {"oauth": list(oauth), "bot": list(bot)}}
        self.stream.tell(event_of(self._body("tokens_revoked", revoked)))

    def _shared(self, after: Channel) -> Channel:
        self.workspace.put_channel(after)
        kind = "channel_shared" if after.is_ext_shared else "channel_unshared"
        self.stream.tell(self._of(after, kind))
        return after

    def _of(self, channel: Channel, kind: str) -> Event:
        body = self._body(kind, {"channel": channel.id})
        return event_of(body, channel.id, f"{SCOPE_KINDS[channel.kind]}:read")

    def _body(self, kind: str, about: dict[str, Any]) -> dict[str, Any]:
        return {"type": kind, **about, "event_ts": self.workspace.mint_ts()}
