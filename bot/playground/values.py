"""What a small Slack workspace holds, as frozen values: people, conversations, messages, views."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class ChannelKind(StrEnum):
    """What sort of conversation it is, in the words of conversations.list."""

    PUBLIC = "public_channel"
    PRIVATE = "private_channel"
    DIRECT = "im"
    GROUP = "mpim"


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """The workspace as an organisation."""

    id: str = "T0000HOME"
    name: str = "Example Newsroom"
    domain: str = "example-newsroom"

    @property
    def url(self) -> str:
        """Where its pages live, with a closing slash."""
        return f"https://{self.domain}.slack.example/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bot:
    """The app that is being tried, as the workspace knows it."""

    app_id: str = "A0000APP1"
    bot_id: str = "B0000BOT1"
    user_id: str = "U0000BOT1"
    name: str = "nutgraf"


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A person or a bot user. `tz` is an IANA zone; `is_restricted` means a guest."""

    id: str
    name: str
    real_name: str
    team_id: str
    tz: str = "Europe/London"
    is_admin: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_bot: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A conversation of any kind, with the ids of those who are in it."""

    id: str
    name: str
    kind: ChannelKind
    members: frozenset[str]
    is_ext_shared: bool = False
    is_pending_ext_shared: bool = False
    is_archived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """One name of emoji under a message and who chose it."""

    name: str
    users: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """An upload or a text snippet.

    `url` is where its bytes are had: by the app's token alone, where that is the stand-in's own
    address. `channels` are the conversations it was shared in; `created` is in seconds since 1970.
    """

    id: str
    user: str
    name: str
    content: bytes
    mimetype: str
    url: str
    created: int
    channels: tuple[str, ...] = ()
    snippet: bool = False
    deleted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One state of one message.

    `text` is in Slack's escaped form. `thread_ts` is the parent's, None outside threads (and on a
    parent). `visible_to` is the one person who sees an ephemeral message. `deleted` messages are
    kept: a page draws the tombstone of one with replies. `unfurl_links` and `unfurl_media` are as
    the app asked, None where it did not say. `bot_id` and `app_id` are those of the app that wrote
    it, which need not be ours; `username` is what an incoming webhook calls itself. `subtype` is
    Slack's word for what is no ordinary message. `files` are ids.
    """

    channel: str
    ts: str
    user: str
    text: str
    subtype: str | None = None
    files: tuple[str, ...] = ()
    app_id: str | None = None
    username: str | None = None
    blocks: tuple[dict[str, Any], ...] = ()
    attachments: tuple[dict[str, Any], ...] = ()
    thread_ts: str | None = None
    bot_id: str | None = None
    client_msg_id: str | None = None
    metadata: dict[str, Any] | None = None
    edited_ts: str | None = None
    deleted: bool = False
    visible_to: str | None = None
    reactions: tuple[Reaction, ...] = ()
    unfurl_links: bool | None = None
    unfurl_media: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A modal or a Home tab as somebody sees it; `body` is the view object the app sent."""

    id: str
    user: str
    body: dict[str, Any]
    hash: str
    root: str
    previous: str | None = None
