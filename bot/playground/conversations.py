"""The conversations.* methods: which conversations there are, who is in them, what was said."""

from collections.abc import Sequence
from typing import TypeVar

from bot.playground import payloads
from bot.playground.calls import Answer, Call
from bot.playground.limits import Refused
from bot.playground.payloads import SCOPE_KINDS
from bot.playground.workspace import Channel, ChannelKind, Message

MOST_WHEN_DISTRIBUTED = 15
MOST_A_PAGE = 999
_Item = TypeVar("_Item")


def info(call: Call) -> Answer:
    """conversations.info: one conversation."""
    channel = call.channel()
    call.need(f"{SCOPE_KINDS[channel.kind]}:read")
    members = bool(call.arguments.flag("include_num_members"))
    viewer = call.workspace.bot.user_id
    return {"channel": payloads.channel_payload(channel, viewer=viewer, members=members)}


def members(call: Call) -> Answer:
    """conversations.members: the ids of those who are in a conversation."""
    channel = call.channel()
    call.need(f"{SCOPE_KINDS[channel.kind]}:read")
    page, cursor = _page(call, sorted(channel.members), MOST_A_PAGE)
    return {"members": list(page), **cursor}


def history(call: Call) -> Answer:
    """conversations.history: what was said outside threads, the latest first."""
    channel = _readable(call)
    said = [m for m in call.workspace.messages(channel.id) if m.thread_ts is None]
    said = _between(call, said)
    page, cursor = _page(call, said[::-1], _most(call))
    return _messages(call, page) | cursor


def replies(call: Call) -> Answer:
    """conversations.replies: a thread's parent and replies, the earliest first."""
    channel, ts = _readable(call), call.arguments.text("ts")
    workspace = call.workspace
    asked = workspace.shown(channel.id, ts)
    thread = workspace.thread(channel.id, ts)
    if asked is None and not thread:
        raise Refused("thread_not_found")
    # The parent comes whatever the bounds are; a reply's own time gives that reply alone.
    head = [] if asked is None else [asked]
    page, cursor = _page(call, [*head, *_between(call, thread)], _most(call))
    return _messages(call, page) | cursor


def open_direct(call: Call) -> Answer:
    """conversations.open: the direct conversation with these people, made where there is none."""
    names = call.arguments.text("users").split(",")
    if any(call.workspace.user(name) is None for name in names):
        raise Refused("user_not_found")
    call.need("im:write" if len(names) == 1 else "mpim:write")
    channel = call.workspace.direct((*names, call.workspace.bot.user_id))
    return {"channel": {"id": channel.id}}


def list_all(call: Call) -> Answer:
    """conversations.list: every conversation the app may know of."""
    bot = call.workspace.bot.user_id
    return _listed(
        call,
        [
            channel
            for channel in call.workspace.channels()
            if channel.kind is ChannelKind.PUBLIC or bot in channel.members
        ],
    )


def list_of_user(call: Call) -> Answer:
    """users.conversations: those that somebody (the app itself, unless told) is in."""
    bot = call.workspace.bot.user_id
    user = call.arguments.optional("user") or bot
    seen = (c for c in call.workspace.channels() if user in c.members)
    return _listed(call, [c for c in seen if c.kind is ChannelKind.PUBLIC or bot in c.members])


def _listed(call: Call, channels: list[Channel]) -> Answer:
    kinds = (call.arguments.optional("types") or "public_channel").split(",")
    for kind in kinds:
        if kind not in tuple(ChannelKind):
            raise Refused("invalid_types")
        call.need(f"{SCOPE_KINDS[ChannelKind(kind)]}:read")
    without_archived = call.arguments.flag("exclude_archived")
    kept = [c for c in channels if c.kind in kinds and not (without_archived and c.is_archived)]
    page, cursor = _page(call, kept, MOST_A_PAGE)
    viewer = call.workspace.bot.user_id
    shown = [payloads.channel_payload(c, viewer=viewer, members=True) for c in page]
    return {"channels": shown, **cursor}


def _readable(call: Call) -> Channel:
    channel = call.channel()
    call.need(f"{SCOPE_KINDS[channel.kind]}:history")
    if call.workspace.bot.user_id not in channel.members:
        raise Refused("not_in_channel")
    return channel


def _between(call: Call, messages: Sequence[Message]) -> list[Message]:
    oldest = call.arguments.optional("oldest") or "0"
    latest = call.arguments.optional("latest") or "inf"
    bounds = (oldest, latest) if call.arguments.flag("inclusive") else ()
    return [m for m in messages if float(oldest) < float(m.ts) < float(latest) or m.ts in bounds]


def _most(call: Call) -> int:
    return MOST_WHEN_DISTRIBUTED if call.backend.distributed else MOST_A_PAGE


def _page(call: Call, items: Sequence[_Item], most: int) -> tuple[Sequence[_Item], Answer]:
    """The page that limit and cursor ask for, and the keys that lead on."""
    start = call.arguments.number("cursor", 0) if call.arguments.optional("cursor") else 0
    limit = min(call.arguments.number("limit", 100), most)
    end = start + limit
    more = end < len(items)
    metadata = {"next_cursor": str(end) if more else ""}
    return items[start:end], {"has_more": more, "response_metadata": metadata}


def _messages(call: Call, messages: Sequence[Message]) -> Answer:
    metadata = bool(call.arguments.flag("include_all_metadata"))
    workspace = call.workspace
    shown = [payloads.message_payload(workspace, m, metadata=metadata) for m in messages]
    return {"messages": shown}
