"""What one person can do in the workspace, and what Slack tells the app of it."""

from dataclasses import dataclass, replace

from bot.playground import comings, payloads
from bot.playground.acting import Actor
from bot.playground.files import path_of
from bot.playground.filing import mimetype_of
from bot.playground.people import with_reaction, without_reaction
from bot.playground.texts import rich_text, slack_text
from bot.playground.workspace import Channel, ChannelKind, File, Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Actor):
    """Somebody in front of Slack. Events are delivered before an act returns."""

    # Messages.

    def says(self, channel: Channel, typed: str, *, thread: Message | None = None) -> Message:
        """Write into a conversation, joining a public channel first; `typed` as in `texts`.

        Raises:
            PermissionError: it is a private conversation without this person in it.
        """
        return self._send(channel, self._typed(channel, typed, thread))

    def uploads(
        self,
        channel: Channel,
        name: str,
        content: str | bytes,
        *,
        comment: str = "",
        thread: Message | None = None,
        snippet: bool = False,
        at: str | None = None,
    ) -> Message:
        """Share a file or, as Slack makes of a very long paste, a text snippet, with a comment.

        `at` is an address that Slack then gives as the file's own, such as a hostile host's.

        Raises:
            PermissionError: it is a private conversation without this person in it.
        """
        file = self._filed(channel, name, content, snippet=snippet, at=at)
        message = replace(
            self._typed(channel, comment, thread), subtype="file_share", files=(file.id,)
        )
        self._send(channel, message if comment else replace(message, blocks=()))
        self.stream.tell(comings.file_shared(self.workspace, message, file.id))
        return message

    def edits(self, message: Message, typed: str) -> Message:
        """Change the words of one's own message."""
        before = self._own(message)
        after = replace(
            before,
            text=slack_text(typed),
            blocks=(rich_text(typed, self.workspace.mint_id("b")),),
            edited_ts=self.workspace.mint_ts(),
        )
        self.workspace.put(after)
        self.stream.tell(payloads.changed(self.workspace, before, after))
        return after

    def deletes(self, message: Message) -> None:
        """Take one's own message back, and its files."""
        before = self._own(message)
        event = payloads.deleted(self.workspace, before)
        self.workspace.put(replace(before, deleted=True))
        self.stream.tell(event)
        for name in before.files:
            self._delete_file(name, before.channel)

    def dismisses(self, message: Message) -> None:
        """Put an ephemeral message away, of which the app hears nothing."""
        current = self.present(message)
        if current.visible_to != self.user.id:
            raise PermissionError(f"{message.ts} is not for {self.user.name} alone")
        self.workspace.put(replace(current, deleted=True))

    def reacts(self, message: Message, name: str) -> None:
        """Put an emoji, by its name without colons, under a message."""
        current = self.present(message)
        self.workspace.put(with_reaction(current, name, self.user.id))
        event = payloads.reacted(self.workspace, current, self.user.id, name, added=True)
        self.stream.tell(event)

    def unreacts(self, message: Message, name: str) -> None:
        """Take one's emoji back."""
        current = self.present(message)
        self.workspace.put(without_reaction(current, name, self.user.id))
        event = payloads.reacted(self.workspace, current, self.user.id, name, added=False)
        self.stream.tell(event)

    # Coming and going.

    def joins(self, channel: Channel) -> None:
        """Come into a channel."""
        joined = self.workspace.join(channel.id, self.user.id)
        self._tells(joined, "channel_join", f"<@{self.user.id}> has joined the channel")
        self.stream.tell(comings.joined(self.workspace, joined, self.user.id, None))

    def leaves(self, channel: Channel) -> None:
        """Go out of a channel."""
        left = self.workspace.leave(channel.id, self.user.id)
        self._tells(left, "channel_leave", f"<@{self.user.id}> has left the channel")
        self.stream.tell(comings.left(self.workspace, left, self.user.id))

    def invites_app(self, channel: Channel) -> None:
        """Bring the app into a channel."""
        bot = self.workspace.bot.user_id
        joined = self.workspace.join(channel.id, bot)
        words = f"<@{bot}> has joined the channel by invitation from <@{self.user.id}>"
        self._tells(joined, "channel_join", words, by=bot)
        self.stream.tell(comings.joined(self.workspace, joined, bot, self.user.id))

    def removes_app(self, channel: Channel) -> None:
        """Take the app out of a channel."""
        bot = self.workspace.bot.user_id
        left = self.workspace.leave(channel.id, bot)
        self._tells(left, "channel_leave", f"<@{bot}> was removed from the channel", by=bot)
        self.stream.tell(comings.app_left(self.workspace, left, self.user.id))

    def archives(self, channel: Channel) -> Channel:
        """Close a channel for good, or so it seems."""
        return self._changes_archive(channel, True)

    def unarchives(self, channel: Channel) -> Channel:
        """Open an archived channel again."""
        return self._changes_archive(channel, False)

    def renames(self, channel: Channel, name: str) -> Channel:
        """Give a channel another name."""
        after = self.workspace.put_channel(replace(self._current(channel), name=name))
        words = f'has renamed the channel from "{channel.name}" to "{name}"'
        self._tells(after, "channel_name", words)
        self.stream.tell(comings.renamed(self.workspace, after))
        return after

    def makes_private(self, channel: Channel) -> Channel:
        """Make a public channel a private one, for good; its id stays."""
        after = replace(self._current(channel), kind=ChannelKind.PRIVATE)
        self.workspace.put_channel(after)
        words = "made this channel *private*. Now, it can only be viewed or joined by invitation."
        self._tells(after, "channel_convert_to_private", words)
        return after

    def opens_home(self, tab: str = "home") -> None:
        """Look at the app's Home ("home") or Messages ("messages") tab."""
        direct = self.workspace.direct((self.user.id, self.workspace.bot.user_id))
        self.stream.tell(comings.home_opened(self.workspace, self.user.id, direct, tab))

    # How it is done.

    def _typed(self, channel: Channel, typed: str, thread: Message | None) -> Message:
        self._enter(channel)
        return Message(
            channel=channel.id,
            ts=self.workspace.mint_ts(),
            user=self.user.id,
            text=slack_text(typed),
            blocks=(rich_text(typed, self.workspace.mint_id("b")),),
            thread_ts=(thread.thread_ts or thread.ts) if thread else None,
            client_msg_id=self.workspace.mint_id("c"),
        )

    def _send(self, channel: Channel, message: Message) -> Message:
        self.workspace.put(message)
        self.stream.tell(payloads.posted(self.workspace, message))
        mention = f"<@{self.workspace.bot.user_id}>"
        if mention in message.text and channel.kind is not ChannelKind.DIRECT:
            self.stream.tell(payloads.mentioned(self.workspace, message))
        return message

    def _filed(
        self, channel: Channel, name: str, content: str | bytes, *, snippet: bool, at: str | None
    ) -> File:
        file_id = self.workspace.mint_id("F")
        own = self.address + path_of(self.workspace, file_id, name)
        return self.workspace.put_file(
            File(
                id=file_id,
                user=self.user.id,
                name=name,
                content=content.encode() if isinstance(content, str) else content,
                mimetype="text/plain" if snippet else mimetype_of(name),
                url=at or own,
                created=int(self.workspace.clock()),
                channels=(channel.id,),
                snippet=snippet,
            )
        )

    def _delete_file(self, name: str, channel: str) -> None:
        file = self.workspace.file(name)
        assert file is not None
        self.workspace.put_file(replace(file, deleted=True))
        self.stream.tell(comings.file_deleted(self.workspace, channel, name))

    def _changes_archive(self, channel: Channel, closed: bool) -> Channel:
        after = self.workspace.put_channel(replace(self._current(channel), is_archived=closed))
        self.stream.tell(comings.archived(self.workspace, after, self.user.id))
        return after

    def _tells(self, channel: Channel, subtype: str, words: str, *, by: str | None = None) -> None:
        """Let Slack write into the conversation what was done there."""
        notice = comings.notice(self.workspace, channel, by or self.user.id, subtype, words)
        self.stream.tell(payloads.posted(self.workspace, notice))

    def _current(self, channel: Channel) -> Channel:
        current = self.workspace.channel(channel.id)
        assert current is not None
        return current

    def _enter(self, channel: Channel) -> None:
        current = self._current(channel)
        if self.user.id in current.members:
            return
        if current.kind is not ChannelKind.PUBLIC:
            raise PermissionError(f"{self.user.name} is not in {current.name or current.id}")
        self.workspace.join(channel.id, self.user.id)

    def _own(self, message: Message) -> Message:
        """The present state of a message that this person wrote."""
        current = self.present(message)
        if current.user != self.user.id:
            raise PermissionError(f"{self.user.name} did not write {message.ts}")
        return current
