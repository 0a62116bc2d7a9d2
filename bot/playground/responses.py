"""Messages that answer a command or a press: by response address, or in the acknowledgement."""

from dataclasses import replace
from typing import Any

from bot.playground import payloads
from bot.playground.blockkit import identified
from bot.playground.calls import Backend
from bot.playground.limits import Refused, check_blocks
from bot.playground.tickets import ResponseTicket
from bot.playground.workspace import Message


def respond(backend: Backend, ticket: ResponseTicket, body: dict[str, Any]) -> None:
    """Do what a body says: delete or replace the original, or add a message.

    An answer is for the person alone unless it says `"response_type": "in_channel"`.

    Raises:
        Refused: no_text, invalid_blocks or invalid_payload; nothing has happened then.
    """
    original = _original(backend, ticket)
    if body.get("delete_original") is True and original:
        backend.workspace.put(replace(original, deleted=True))
        return
    message = _composed(backend, ticket, body)
    if body.get("replace_original") is True and original:
        _replace(backend, original, message)
        return
    backend.workspace.put(message)
    if message.visible_to is None:
        backend.announce(payloads.posted(backend.workspace, message))


def _original(backend: Backend, ticket: ResponseTicket) -> Message | None:
    """The message that was pressed on, if the app wrote it."""
    if ticket.message_ts is None:
        return None
    message = backend.workspace.message(ticket.channel, ticket.message_ts)
    ours = message is not None and message.bot_id == backend.workspace.bot.bot_id
    return message if ours else None


def _composed(backend: Backend, ticket: ResponseTicket, body: dict[str, Any]) -> Message:
    text, blocks = body.get("text") or "", body.get("blocks") or []
    if not text and not blocks:
        raise Refused("no_text")
    if not isinstance(text, str) or not isinstance(blocks, list):
        raise Refused("invalid_payload")
    if blocks:
        check_blocks(blocks)
    workspace = backend.workspace
    shared = body.get("response_type") == "in_channel"
    return Message(
        channel=ticket.channel,
        ts=workspace.mint_ts(),
        user=workspace.bot.user_id,
        bot_id=workspace.bot.bot_id,
        text=text,
        blocks=identified(blocks, workspace.mint_id),
        thread_ts=body.get("thread_ts") or (ticket.thread_ts if not shared else None),
        visible_to=None if shared else ticket.user,
    )


def _replace(backend: Backend, original: Message, message: Message) -> None:
    after = replace(
        original, text=message.text, blocks=message.blocks, edited_ts=backend.workspace.mint_ts()
    )
    backend.workspace.put(after)
    if after.visible_to is None:
        backend.announce(payloads.changed(backend.workspace, original, after))
