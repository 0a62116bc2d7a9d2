"""The chat.* methods: what the app posts, changes and takes back."""

from dataclasses import replace

from bot.playground import payloads
from bot.playground.blockkit import identified
from bot.playground.calls import Answer, Call
from bot.playground.limits import Refused, check_message, check_metadata, check_update
from bot.playground.workspace import Channel, ChannelKind, Message


def post_message(call: Call) -> Answer:
    """chat.postMessage: a message from the app, also by a person's id into their direct one."""
    channel = _writable(call, _addressed(call))
    message = _composed(call, channel)
    metadata = call.arguments.decoded("metadata", "invalid_metadata_format")
    if metadata is not None:
        check_metadata(metadata)
    message = replace(
        message,
        metadata=metadata,
        unfurl_links=call.arguments.flag("unfurl_links"),
        unfurl_media=call.arguments.flag("unfurl_media"),
    )
    call.workspace.put(message)
    call.backend.announce(payloads.posted(call.workspace, message))
    return _answer(call, message)


def post_ephemeral(call: Call) -> Answer:
    """chat.postEphemeral: a message for one person's eyes, gone with their window."""
    channel = _writable(call, _addressed(call))
    user = call.arguments.text("user")
    if user not in channel.members:
        raise Refused("user_not_in_channel")
    message = replace(_composed(call, channel), visible_to=user)
    call.workspace.put(message)
    return {"message_ts": message.ts}


def update(call: Call) -> Answer:
    """chat.update: new words for one of the app's own messages; blocks not given are kept."""
    channel = call.channel()
    before = _own(call, channel, "cant_update_message")
    text, blocks = call.arguments.optional("text"), call.arguments.blocks()
    check_update(text, blocks)
    metadata = call.arguments.decoded("metadata", "invalid_metadata_format")
    if metadata:
        check_metadata(metadata)
    after = replace(
        before,
        text=before.text if text is None else text,
        blocks=before.blocks if blocks is None else identified(blocks, call.workspace.mint_id),
        metadata=before.metadata if metadata is None else metadata or None,
        edited_ts=call.workspace.mint_ts(),
    )
    call.workspace.put(after)
    call.backend.announce(payloads.changed(call.workspace, before, after))
    return _answer(call, after) | {"text": after.text}


def delete(call: Call) -> Answer:
    """chat.delete: take back one of the app's own messages."""
    channel = call.channel()
    before = _own(call, channel, "cant_delete_message")
    event = payloads.deleted(call.workspace, before)
    call.workspace.put(replace(before, deleted=True))
    call.backend.announce(event)
    return {"channel": channel.id, "ts": before.ts}


def get_permalink(call: Call) -> Answer:
    """chat.getPermalink: the address of a message in a browser."""
    channel = call.channel()
    message = call.workspace.shown(channel.id, call.arguments.text("message_ts"))
    if message is None:
        raise Refused("message_not_found")
    link = f"{call.workspace.team.url}archives/{channel.id}/p{message.ts.replace('.', '')}"
    if message.thread_ts:
        link += f"?thread_ts={message.thread_ts}&cid={channel.id}"
    return {"channel": channel.id, "permalink": link}


def _addressed(call: Call) -> Channel:
    """The conversation that is written to, by its own id or a person's."""
    name = call.arguments.text("channel")
    if call.workspace.user(name) is None:
        return call.channel()
    return call.workspace.direct((name, call.workspace.bot.user_id))


def _writable(call: Call, channel: Channel) -> Channel:
    if channel.is_archived:
        raise Refused("is_archived")
    if call.workspace.bot.user_id not in channel.members:
        public = channel.kind is ChannelKind.PUBLIC
        raise Refused("not_in_channel" if public else "channel_not_found")
    return channel


def _composed(call: Call, channel: Channel) -> Message:
    """The message that the arguments describe, once Slack would take it."""
    text, blocks = call.arguments.optional("text"), call.arguments.blocks()
    check_message(text, blocks)
    bot = call.workspace.bot
    return Message(
        channel=channel.id,
        ts=call.workspace.mint_ts(),
        user=bot.user_id,
        bot_id=bot.bot_id,
        text=text or "",
        blocks=identified(blocks or [], call.workspace.mint_id),
        thread_ts=_parent(call, channel),
    )


def _parent(call: Call, channel: Channel) -> str | None:
    """The thread that is answered, None where its parent is gone without leaving a tombstone.

    Then Slack puts the message into the channel itself (slackapi/python-slack-events-api issue
    87). A time that never was a message's, or is a reply's, is refused: that is always a mistake.
    """
    thread_ts = call.arguments.optional("thread_ts")
    if not thread_ts:
        return None
    parent = call.workspace.message(channel.id, thread_ts)
    if parent is None:
        raise Refused("thread_not_found")
    if parent.thread_ts or parent.visible_to:
        raise Refused("cannot_reply_to_message")
    gone = parent.deleted and not call.workspace.thread(channel.id, thread_ts)
    return None if gone else thread_ts


def _own(call: Call, channel: Channel, error: str) -> Message:
    message = call.workspace.shown(channel.id, call.arguments.text("ts"))
    if message is None:
        raise Refused("message_not_found")
    if message.bot_id != call.workspace.bot.bot_id:
        raise Refused(error)
    return message


def _answer(call: Call, message: Message) -> Answer:
    shown = payloads.message_payload(call.workspace, message, metadata=True)
    return {"channel": message.channel, "ts": message.ts, "message": shown}
