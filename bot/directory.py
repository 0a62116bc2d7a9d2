"""Who and where: people and conversations as Slack knows them, kept for a few minutes."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.identity import Identity
from bot.keeping import FRESH, Kept
from bot.slack import Messenger, SlackRefused
from bot.types import ChannelName, Person
from bot.zones import zone_or_utc
from storage import Store
from storage.types import Conversation, ConversationKind, Share, Viewer

_PAGES = 50
"""The most pages of members that are gone through; more is treated as holding a guest."""

_TIMESTAMP = re.compile(r"\d+\.\d+")


class Directory:
    """Looks up people and conversations, and says what a viewer may see.

    What cannot be found out is treated as the least entitled case.
    """

    def __init__(
        self,
        store: Store,
        messenger: Messenger,
        identity: Identity,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._messenger = messenger
        self._identity = identity
        self._clock = clock
        self._people: Kept[Person] = Kept(clock)
        self._members: Kept[frozenset[str]] = Kept(clock)

    def viewer(self, workspace: str, conversation: str, user: str) -> Viewer:
        """What this one person may see in this conversation, in a reply to them alone."""
        known = self.conversation(workspace, conversation)
        return Viewer(
            workspace=workspace,
            conversation=conversation,
            user=user,
            sees_public=not self.person(user).guest,
            sees_here=self._is_in(known, user),
        )

    def viewer_for_all(self, workspace: str, conversation: str, user: str) -> Viewer:
        """What everybody in this conversation may see: what its least entitled member may."""
        known = self.conversation(workspace, conversation)
        return Viewer(
            workspace=workspace,
            conversation=conversation,
            user=user,
            sees_public=not known.outsiders,
        )

    def there(self, viewer: Viewer) -> Viewer:
        """The viewer, who sees nothing of a private conversation they are not in any more.

        Slack is asked about private ones alone, and only where what it said is old.
        """
        with self._store.read() as uow:
            known = uow.conversations.get(viewer.workspace, viewer.conversation)
        if known is None or known.kind is not ConversationKind.PRIVATE:
            return viewer
        place = self.conversation(viewer.workspace, viewer.conversation)
        return replace(viewer, sees_here=self._is_in(place, viewer.user))

    def conversation(self, workspace: str, id_: str) -> Conversation:
        """A conversation, asked for anew when what is stored of it is old."""
        with self._store.read() as uow:
            known = uow.conversations.get(workspace, id_)
            changed = uow.workspaces.get(workspace).people_changed_at
        if known is not None and self._is_good(known.checked_at, changed):
            return known
        return self._learn(workspace, id_, known.changes if known else 0)

    def person(self, user: str) -> Person:
        """A person, as their profile has them."""
        with self._store.read() as uow:
            changed = uow.workspaces.get(self._identity.me().team).people_changed_at
        return self._people.get(user, lambda: self._ask_person(user), since=changed)

    def day_of(self, user: str, moment: datetime) -> date:
        """The day it is at a moment where this person is."""
        return moment.astimezone(ZoneInfo(self.person(user).zone)).date()

    def forget_person(self, user: str) -> None:
        """Something about this person has changed: ask before it matters."""
        self._people.drop(user)

    def is_guest(self, info: Mapping[str, Any]) -> bool:
        """Whether Slack's own account of somebody is that of a guest or a stranger."""
        if any(info.get(flag) for flag in ("is_restricted", "is_ultra_restricted", "is_stranger")):
            return True
        ours = self._identity.me().team
        teams = (info.get("enterprise_user") or {}).get("teams") or [info.get("team_id", ours)]
        return ours not in teams

    def direct(self, user: str) -> str:
        """The direct message between this person and the app."""
        return str(self._messenger.call("conversations.open", users=user)["channel"]["id"])

    def link(self, share: Share) -> str | None:
        """The address of the message that made a share; None for one that was no message."""
        if not _TIMESTAMP.fullmatch(share.message):
            return None
        home = self._identity.me().home
        return f"{home}archives/{share.conversation}/p{share.message.replace('.', '')}"

    def is_member(self, conversation: str) -> bool:
        """Whether the app may post there."""
        try:
            info = self._messenger.call("conversations.info", channel=conversation)["channel"]
        except SlackRefused:
            return False
        return bool(info.get("is_member") or info.get("is_im") or info.get("is_mpim"))

    def is_there(self, user: str, conversation: str) -> bool:
        """Whether a person is a member of a conversation."""
        members = self._pages("conversations.members", "members", channel=conversation)
        return members is not None and user in members

    def public_channels_of(self, user: str) -> frozenset[str]:
        """The public channels that a person is in, as far as that can be found out."""
        found = self._pages("users.conversations", "channels", user=user, types="public_channel")
        return frozenset(str(channel["id"]) for channel in found or ())

    def channels_with(self, user: str) -> tuple[ChannelName, ...]:
        """The public channels that both a person and the app are in, by name."""
        listing = {"types": "public_channel", "exclude_archived": True}
        ours = self._pages("users.conversations", "channels", **listing)
        theirs = self._pages("users.conversations", "channels", user=user, **listing)
        known = {str(channel["id"]) for channel in ours or ()}
        shared = [channel for channel in theirs or () if channel["id"] in known]
        named = (ChannelName(id=str(c["id"]), name=str(c.get("name") or "")) for c in shared)
        return tuple(sorted(named, key=lambda channel: channel.name))

    def _learn(self, workspace: str, id_: str, changes: int) -> Conversation:
        """Ask, and ask again where something changed while Slack was answering."""
        current = replace(self._ask(workspace, id_), changes=changes)
        with self._store.begin() as uow:
            if uow.conversations.learn(current):
                return current
            newer = uow.conversations.get(workspace, id_)
        return self._learn(workspace, id_, newer.changes if newer else 0)

    def _ask(self, workspace: str, id_: str) -> Conversation:
        now = self._clock()
        try:
            info = self._messenger.call("conversations.info", channel=id_)["channel"]
        except SlackRefused:  # not ours to look at: nothing public is said there
            info = {"is_private": True, "is_ext_shared": True}
        return Conversation(
            workspace=workspace,
            id=id_,
            kind=_kind(info),
            name=info.get("name") or "",
            outsiders=self._has_outsiders(workspace, id_, info),
            archived=bool(info.get("is_archived")),
            checked_at=now,
        )

    def _has_outsiders(self, workspace: str, id_: str, info: dict[str, Any]) -> bool:
        if info.get("is_ext_shared") or info.get("is_pending_ext_shared"):
            return True
        if info.get("is_im"):
            return self.person(str(info.get("user"))).guest
        guests = self._guests(workspace)
        members = self._pages("conversations.members", "members", channel=id_)
        if guests is None or members is None:
            return True
        return not guests.isdisjoint(members)

    def _is_in(self, place: Conversation, user: str) -> bool:
        """Whether somebody is in a conversation that not everybody may look into."""
        if place.kind is not ConversationKind.PRIVATE:
            return True
        name = f"{place.workspace} {place.id}"
        asked = self._members.get(name, lambda: self._ask_members(place.id), place.checked_at)
        return user in asked

    def _ask_members(self, id_: str) -> frozenset[str]:
        return frozenset(self._pages("conversations.members", "members", channel=id_) or ())

    def _is_good(self, found_at: datetime | None, changed_at: datetime | None) -> bool:
        """Whether what was found out then can be believed still."""
        if found_at is None or (changed_at is not None and found_at <= changed_at):
            return False
        return abs(self._clock() - found_at) < FRESH

    def _ask_person(self, user: str) -> Person:
        try:
            info = self._messenger.call("users.info", user=user)["user"]
        except SlackRefused:
            info = {"is_restricted": True}
        return Person(
            id=user,
            name=info.get("real_name") or "",
            zone=zone_or_utc(info.get("tz") or ""),
            guest=self.is_guest(info),
            admin=bool(info.get("is_admin")) and not self.is_guest(info),
        )

    def _guests(self, workspace: str) -> frozenset[str] | None:
        """Everybody who may not see the public channels; None where that cannot be found out."""
        with self._store.read() as uow:
            known = uow.workspaces.get(workspace)
            guests = uow.workspaces.guests(workspace)
        if self._is_good(known.guests_at, known.people_changed_at):
            return guests
        now, people = self._clock(), self._pages("users.list", "members")
        if people is None:
            return None
        asked = frozenset(p["id"] for p in people if self.is_guest(p) and not p.get("is_bot"))
        with self._store.begin() as uow:
            uow.workspaces.put_guests(workspace, asked, now)
        return asked

    def _pages(self, method: str, field: str, **arguments: Any) -> list[Any] | None:
        """All that a method lists, page after page; None where that is too much or refused."""
        found: list[Any] = []
        cursor = None
        for _ in range(_PAGES):
            try:
                page = self._messenger.call(method, limit=1000, cursor=cursor, **arguments)
            except SlackRefused:
                return None
            found += page[field]
            cursor = page.get("response_metadata", {}).get("next_cursor")
            if not cursor:
                return found
        return None


def _kind(info: dict[str, Any]) -> ConversationKind:
    if info.get("is_im"):
        return ConversationKind.DIRECT
    told_public = not info.get("is_private", True) and not info.get("is_mpim")
    return ConversationKind.PUBLIC if told_public else ConversationKind.PRIVATE
