"""What happens to conversations, people and the app itself: what is seen follows at once.

Each of these is taken over in one short unit of work before Slack is answered. It can only narrow
what is seen; what could widen it is asked of Slack first, when it matters.
"""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import BoltContext

from bot.directory import Directory
from bot.incoming import Payload
from bot.listeners.inbox import Inbox
from bot.services.farewell import Farewell
from storage import Store
from storage.work import Request

TURNED_PRIVATE, TURNED_PUBLIC = "channel_convert_to_private", "channel_convert_to_public"
"""The subtypes of the messages by which Slack says so."""


class Changes:
    """Listens to what changes who may see what."""

    def __init__(
        self,
        *,
        store: Store,
        inbox: Inbox,
        directory: Directory,
        farewell: Farewell,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._inbox = inbox
        self._directory = directory
        self._farewell = farewell
        self._clock = clock

    def on_members(self, event: Payload, context: BoltContext) -> None:
        """Somebody came into a conversation or left it, or it is shared with others no more."""
        with self._store.begin(urgent=True) as uow:
            uow.conversations.outdate(_team(context), event["channel"])

    def on_removed(self, event: Payload, context: BoltContext) -> None:
        """The app was taken out of a conversation: it cannot post its digest there."""
        with self._store.begin(urgent=True) as uow:
            uow.conversations.outdate(_team(context), event["channel"])
            uow.schedules.remove(_team(context), event["channel"])

    def on_turned(self, event: Payload, body: Payload, context: BoltContext) -> None:
        """A public channel was made private, or the other way round."""
        with self._store.begin(urgent=True) as uow:
            uow.conversations.close(_team(context), event["channel"])
        self._later("look", event["channel"], body, context)

    def on_shared(self, event: Payload, context: BoltContext) -> None:
        """A channel is shared with another organisation."""
        with self._store.begin(urgent=True) as uow:
            uow.conversations.let_in_outsiders(_team(context), event["channel"])

    def on_archive(self, event: Payload, context: BoltContext) -> None:
        """A conversation was archived, or opened again."""
        archived = event["type"].endswith("_archive")
        with self._store.begin(urgent=True) as uow:
            uow.conversations.archive(_team(context), event["channel"], archived=archived)

    def on_rename(self, event: Payload, context: BoltContext) -> None:
        """A conversation has another name."""
        channel = event["channel"]
        with self._store.begin(urgent=True) as uow:
            uow.conversations.rename(_team(context), channel["id"], channel.get("name") or "")

    def on_moved(self, event: Payload, body: Payload, context: BoltContext) -> None:
        """A conversation has another id."""
        old, new = event["old_channel_id"], event["new_channel_id"]
        with self._store.begin(urgent=True) as uow:
            uow.conversations.move(_team(context), old, new)
        self._later("look", new, body, context)

    def on_deleted(self, event: Payload, body: Payload, context: BoltContext) -> None:
        """A conversation was deleted: what was shared there is hidden now and forgotten soon."""
        with self._store.begin(urgent=True) as uow:
            uow.conversations.close(_team(context), event["channel"])
        self._later("clear", event["channel"], body, context)

    def on_person(self, event: Payload, context: BoltContext) -> None:
        """Somebody has joined the workspace, or their profile has changed."""
        person = event["user"]
        guest = self._directory.is_guest(person) and not person.get("is_bot")
        self._directory.forget_person(person["id"])
        with self._store.begin(urgent=True) as uow:
            uow.workspaces.put_guest(_team(context), person["id"], guest=guest, at=self._clock())

    def on_uninstalled(self, context: BoltContext) -> None:
        """The app was removed from the workspace."""
        self._farewell.begin(_team(context))

    def on_tokens_revoked(self, event: Payload, context: BoltContext) -> None:
        """A token is good no more; only the bot's own matters."""
        if event.get("tokens", {}).get("bot"):
            self._farewell.begin(_team(context))

    def _later(self, job: str, channel: str, body: Payload, context: BoltContext) -> None:
        request = Request(
            workspace=_team(context),
            conversation=channel,
            user="",
            kind=job,
            text="",
            received_at=self._clock(),
        )
        self._inbox.keep(request, job=job, event=body["event_id"])


def _team(context: BoltContext) -> str:
    return context.team_id or ""
