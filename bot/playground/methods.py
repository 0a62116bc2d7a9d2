"""The table of Web API methods: handler, the scope it takes, and its rate-limit tier."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.playground import chat, conversations, files, people, views
from bot.playground.calls import Answer, Call


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """One Web API method.

    `scope` is None where none is needed or where the handler must look at the conversation
    first. `per_minute` is the tier's figure; `posts` marks the methods that Slack holds to one
    message a second a channel; `reads_history` those it holds to one a minute in apps that are
    given away outside its Marketplace. `app_level` marks those that take an app-level token,
    where the others take the bot's.
    """

    handler: Callable[[Call], Answer]
    scope: str | None = None
    per_minute: int = 50
    posts: bool = False
    reads_history: bool = False
    app_level: bool = False


METHODS: Mapping[str, Method] = {
    "auth.test": Method(handler=people.auth_test, per_minute=500),
    "chat.postMessage": Method(
        handler=chat.post_message, scope="chat:write", per_minute=500, posts=True
    ),
    "chat.postEphemeral": Method(handler=chat.post_ephemeral, scope="chat:write", per_minute=100),
    "chat.update": Method(handler=chat.update, scope="chat:write"),
    "chat.delete": Method(handler=chat.delete, scope="chat:write"),
    "chat.getPermalink": Method(handler=chat.get_permalink, per_minute=500),
    "conversations.info": Method(handler=conversations.info),
    "conversations.members": Method(handler=conversations.members, per_minute=100),
    "conversations.history": Method(handler=conversations.history, reads_history=True),
    "conversations.replies": Method(handler=conversations.replies, reads_history=True),
    "conversations.open": Method(handler=conversations.open_direct),
    "conversations.list": Method(handler=conversations.list_all, per_minute=20),
    "users.conversations": Method(handler=conversations.list_of_user),
    "users.info": Method(handler=people.user_info, scope="users:read", per_minute=100),
    "users.list": Method(handler=people.user_list, scope="users:read", per_minute=20),
    "bots.info": Method(handler=people.bot_info, scope="users:read"),
    "files.info": Method(handler=files.info, scope="files:read", per_minute=100),
    "reactions.add": Method(handler=people.add_reaction, scope="reactions:write"),
    "reactions.remove": Method(
        handler=people.remove_reaction, scope="reactions:write", per_minute=20
    ),
    "views.open": Method(handler=views.open_modal, per_minute=100),
    "views.push": Method(handler=views.push, per_minute=100),
    "views.update": Method(handler=views.update, per_minute=100),
    "views.publish": Method(handler=views.publish, per_minute=100),
    "apps.connections.open": Method(handler=people.open_connection, per_minute=1, app_level=True),
}
