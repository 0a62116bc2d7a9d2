"""The methods about people, the app itself, and reactions."""

from dataclasses import replace

from bot.playground import payloads
from bot.playground.calls import Answer, Call
from bot.playground.limits import Refused
from bot.playground.workspace import Message, Reaction


def auth_test(call: Call) -> Answer:
    """auth.test: whose token this is."""
    team, bot = call.workspace.team, call.workspace.bot
    return {
        "url": team.url,
        "team": team.name,
        "user": bot.name,
        "team_id": team.id,
        "user_id": bot.user_id,
        "bot_id": bot.bot_id,
        "is_enterprise_install": False,
    }


def user_info(call: Call) -> Answer:
    """users.info: one person."""
    user = call.workspace.user(call.arguments.text("user"))
    if user is None:
        raise Refused("user_not_found")
    return {"user": payloads.user_payload(user, now=call.workspace.clock())}


def user_list(call: Call) -> Answer:
    """users.list: everyone."""
    now = call.workspace.clock()
    users = [payloads.user_payload(user, now=now) for user in call.workspace.users()]
    return {"members": users, "response_metadata": {"next_cursor": ""}}


def bot_info(call: Call) -> Answer:
    """bots.info: the app's bot."""
    bot = call.workspace.bot
    if call.arguments.optional("bot") not in (None, bot.bot_id):
        raise Refused("bot_not_found")
    about = {"id": bot.bot_id, "app_id": bot.app_id, "user_id": bot.user_id, "name": bot.name}
    return {"bot": about | {"deleted": False}}


def open_connection(call: Call) -> Answer:
    """apps.connections.open: an address at which to open one connection of Socket Mode."""
    return {"url": call.backend.new_socket_address()}


def add_reaction(call: Call) -> Answer:
    """reactions.add: the app's emoji under a message."""
    message, name = _reacted(call)
    bot = call.workspace.bot.user_id
    if any(r.name == name and bot in r.users for r in message.reactions):
        raise Refused("already_reacted")
    call.workspace.put(with_reaction(message, name, bot))
    call.backend.announce(payloads.reacted(call.workspace, message, bot, name, added=True))
    return {}


def remove_reaction(call: Call) -> Answer:
    """reactions.remove: take the app's emoji back."""
    message, name = _reacted(call)
    bot = call.workspace.bot.user_id
    if not any(r.name == name and bot in r.users for r in message.reactions):
        raise Refused("no_reaction")
    call.workspace.put(without_reaction(message, name, bot))
    call.backend.announce(payloads.reacted(call.workspace, message, bot, name, added=False))
    return {}


def with_reaction(message: Message, name: str, user: str) -> Message:
    """The message with one more person behind an emoji."""
    users = next((r.users for r in message.reactions if r.name == name), ())
    others = tuple(r for r in message.reactions if r.name != name)
    return replace(message, reactions=(*others, Reaction(name=name, users=(*users, user))))


def without_reaction(message: Message, name: str, user: str) -> Message:
    """The message with one person less behind an emoji."""
    fewer = [
        replace(r, users=tuple(u for u in r.users if u != user)) if r.name == name else r
        for r in message.reactions
    ]
    return replace(message, reactions=tuple(r for r in fewer if r.users))


def _reacted(call: Call) -> tuple[Message, str]:
    channel, name = call.channel(), call.arguments.text("name").strip(":")
    message = call.workspace.shown(channel.id, call.arguments.text("timestamp"))
    if message is None:
        raise Refused("message_not_found")
    return message, name
