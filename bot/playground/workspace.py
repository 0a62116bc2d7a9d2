"""The state of a small Slack workspace: people, conversations, messages, views.

Everything handed out is a frozen value, so a page or a test may hold on to it while the workspace
moves on; ask again for the present state. All methods may be called from any thread.
"""

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from bot.playground.values import (
    Bot,
    Channel,
    ChannelKind,
    File,
    Message,
    Reaction,
    Team,
    User,
    View,
)

__all__ = [
    "Bot",
    "Channel",
    "ChannelKind",
    "Clock",
    "File",
    "Message",
    "Reaction",
    "Team",
    "User",
    "View",
    "Workspace",
]

Clock = Callable[[], float]


@dataclass(slots=True)
class Workspace:
    """Everything a small Slack remembers."""

    clock: Clock
    team: Team = field(default_factory=Team)
    bot: Bot = field(default_factory=Bot)
    _lock: threading.Condition = field(default_factory=threading.Condition)
    _changes: int = 0
    _users: dict[str, User] = field(default_factory=dict)
    _channels: dict[str, Channel] = field(default_factory=dict)
    _messages: dict[tuple[str, str], Message] = field(default_factory=dict)
    _files: dict[str, File] = field(default_factory=dict)
    _modals: dict[str, tuple[View, ...]] = field(default_factory=dict)
    _homes: dict[str, View] = field(default_factory=dict)
    _last_tick: int = 0
    _last_id: int = 0

    def __post_init__(self) -> None:
        bot = User(
            id=self.bot.user_id,
            name=self.bot.name,
            real_name=self.bot.name.capitalize(),
            team_id=self.team.id,
            is_bot=True,
        )
        self._users[bot.id] = bot

    def mint_ts(self) -> str:
        """A message timestamp that is later than every one before it."""
        with self._lock:
            self._last_tick = max(int(self.clock() * 1_000_000), self._last_tick + 1)
            return f"{self._last_tick // 1_000_000}.{self._last_tick % 1_000_000:06d}"

    def mint_id(self, prefix: str) -> str:
        """An identifier never given before, such as "C0000002A"."""
        with self._lock:
            self._last_id += 1
            return f"{prefix}{self._last_id:08X}"

    def await_change(self, seen: int, timeout: float) -> int:
        """How many changes there have been, once it is more than `seen` or the seconds are over."""
        with self._lock:
            self._lock.wait_for(lambda: self._changes != seen, timeout)
            return self._changes

    def _change(self) -> None:
        self._changes += 1
        self._lock.notify_all()

    # People and conversations.

    def put_user(self, user: User) -> User:
        """Add a person, or take over a changed one."""
        with self._lock:
            self._users[user.id] = user
            self._change()
        return user

    def user(self, user_id: str) -> User | None:
        """The person with this id."""
        with self._lock:
            return self._users.get(user_id)

    def users(self) -> tuple[User, ...]:
        """Everyone, the app's own bot user first."""
        with self._lock:
            return tuple(self._users.values())

    def put_channel(self, channel: Channel) -> Channel:
        """Add a conversation, or take over a changed one."""
        with self._lock:
            self._channels[channel.id] = channel
            self._change()
        return channel

    def channel(self, channel_id: str) -> Channel | None:
        """The conversation with this id."""
        with self._lock:
            return self._channels.get(channel_id)

    def channels(self) -> tuple[Channel, ...]:
        """Every conversation, in the order of their making."""
        with self._lock:
            return tuple(self._channels.values())

    def drop_channel(self, channel_id: str) -> None:
        """Take a conversation away for good."""
        with self._lock:
            del self._channels[channel_id]
            self._change()

    def join(self, channel_id: str, user_id: str) -> Channel:
        """Add somebody to a conversation."""
        with self._lock:
            channel = self._channels[channel_id]
            return self.put_channel(replace(channel, members=channel.members | {user_id}))

    def leave(self, channel_id: str, user_id: str) -> Channel:
        """Take somebody out of a conversation."""
        with self._lock:
            channel = self._channels[channel_id]
            return self.put_channel(replace(channel, members=channel.members - {user_id}))

    def direct(self, user_ids: Iterable[str]) -> Channel:
        """The direct conversation of exactly these people, made when there is none yet."""
        members = frozenset(user_ids)
        kind = ChannelKind.DIRECT if len(members) <= 2 else ChannelKind.GROUP
        prefix = "D" if kind is ChannelKind.DIRECT else "G"
        with self._lock:
            for channel in self._channels.values():
                if channel.kind is kind and channel.members == members:
                    return channel
            return self.put_channel(
                Channel(id=self.mint_id(prefix), name="", kind=kind, members=members)
            )

    # Messages.

    def put(self, message: Message) -> Message:
        """Add a message, or take over a changed one."""
        with self._lock:
            self._messages[message.channel, message.ts] = message
            self._change()
        return message

    def message(self, channel_id: str, ts: str) -> Message | None:
        """The message of that time, deleted and ephemeral ones too."""
        with self._lock:
            return self._messages.get((channel_id, ts))

    def shown(self, channel_id: str, ts: str) -> Message | None:
        """The message of that time if everyone in the conversation can see it."""
        message = self.message(channel_id, ts)
        return None if message is None or message.deleted or message.visible_to else message

    def messages(self, channel_id: str) -> tuple[Message, ...]:
        """All that everyone there can see, threads included, in the order of time."""
        with self._lock:
            found = [m for m in self._messages.values() if m.channel == channel_id]
        seen = (m for m in found if not m.deleted and m.visible_to is None)
        return tuple(sorted(seen, key=_by_time))

    def thread(self, channel_id: str, ts: str) -> tuple[Message, ...]:
        """The replies under a message, in the order of time."""
        return tuple(m for m in self.messages(channel_id) if m.thread_ts == ts)

    def ephemerals(self, user_id: str) -> tuple[Message, ...]:
        """What only this person can see, in the order of time."""
        with self._lock:
            found = [m for m in self._messages.values() if m.visible_to == user_id]
        return tuple(sorted((m for m in found if not m.deleted), key=_by_time))

    # Files.

    def put_file(self, file: File) -> File:
        """Add a file, or take over a changed one."""
        with self._lock:
            self._files[file.id] = file
            self._change()
        return file

    def file(self, file_id: str) -> File | None:
        """The file with this id, deleted ones too."""
        with self._lock:
            return self._files.get(file_id)

    # Views.

    def modals(self, user_id: str) -> tuple[View, ...]:
        """This person's stack of open modals, the one in front last."""
        with self._lock:
            return self._modals.get(user_id, ())

    def set_modals(self, user_id: str, stack: Iterable[View]) -> None:
        """Replace a person's stack of modals."""
        with self._lock:
            self._modals[user_id] = tuple(stack)
            self._change()

    def modal(self, view_id: str) -> View | None:
        """The open modal with this id or, failing that, this external id."""
        with self._lock:
            views = [view for stack in self._modals.values() for view in stack]
        named = (v for v in views if view_id in (v.id, v.body.get("external_id")))
        return next(named, None)

    def home(self, user_id: str) -> View | None:
        """The Home tab the app has published for this person."""
        with self._lock:
            return self._homes.get(user_id)

    def set_home(self, view: View) -> None:
        """Replace a person's Home tab."""
        with self._lock:
            self._homes[view.user] = view
            self._change()


def _by_time(message: Message) -> float:
    return float(message.ts)
