"""Other apps in the workspace, such as one that posts a feed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.playground import payloads
from bot.playground.blockkit import identified
from bot.playground.events import EventStream
from bot.playground.texts import slack_text
from bot.playground.workspace import Channel, Message, User, Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherApp:
    """An app that is not the one being tried; `user` is its bot user."""

    user: User
    bot_id: str
    app_id: str
    workspace: Workspace
    stream: EventStream

    def posts(
        self,
        channel: Channel,
        typed: str,
        *,
        blocks: Iterable[dict[str, Any]] = (),
        thread: Message | None = None,
        webhook: bool = False,
        metadata: dict[str, Any] | None = None,
    ) -> Message:
        """Post a message with chat.postMessage or, as older integrations do, an incoming webhook.

        By a webhook it comes with the subtype bot_message and a name, but without a user.
        """
        message = Message(
            channel=channel.id,
            ts=self.workspace.mint_ts(),
            user=self.user.id,
            text=slack_text(typed),
            blocks=identified(list(blocks), self.workspace.mint_id),
            thread_ts=(thread.thread_ts or thread.ts) if thread else None,
            bot_id=self.bot_id,
            app_id=self.app_id,
            subtype="bot_message" if webhook else None,
            username=self.user.real_name if webhook else None,
            metadata=metadata,
        )
        self.workspace.put(message)
        self.stream.tell(payloads.posted(self.workspace, message))
        return message
