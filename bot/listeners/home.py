"""The Home tab: opened, looked through, and the settings that are changed from there."""

from slack_bolt import Ack, BoltContext

from bot.directory import Directory
from bot.incoming import Payload
from bot.listeners.inbox import Inbox
from bot.listeners.presses import Press, read_press, typed
from bot.services.commands import Commands
from bot.services.preferences import Preferences
from bot.services.timetable import Unclear
from bot.slack import Messenger
from bot.types import Origin
from bot.views.controls import LOOKED_FOR
from bot.views.home import look_modal
from bot.views.modal import told
from bot.views.settings import SAVED, TITLE, chosen, settings_modal
from storage.types import Viewer


class HomeTab:
    """Listens to what is done on the Home tab."""

    def __init__(
        self,
        *,
        inbox: Inbox,
        messenger: Messenger,
        directory: Directory,
        commands: Commands,
        preferences: Preferences,
    ) -> None:
        self._inbox = inbox
        self._messenger = messenger
        self._directory = directory
        self._commands = commands
        self._preferences = preferences

    def on_opened(self, event: Payload, body: Payload, context: BoltContext) -> None:
        """Somebody looks at the tab; it is published anew."""
        if event.get("tab") == "home":
            self._inbox.renew_home(context.team_id or "", event["user"], body["event_id"])

    def on_look(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Ask what to look for."""
        press = read_press(body, context)
        self._messenger.open(press.trigger, look_modal(press.value, press.origin))
        ack()

    def on_looked(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Show what was found in the modal it was looked for in."""
        press = read_press(body, context)
        place = press.workspace, press.origin.conversation, press.user
        command = f"{press.subject} {typed(body, LOOKED_FOR)}"
        found = self._commands.reply(command, self._directory.viewer(*place))
        modal = look_modal(press.subject, press.origin, found)
        ack(response_action="update", view=modal.payload())

    def on_settings(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Show a channel's settings, to be changed."""
        press = read_press(body, context)
        channel = self._preferences.of(_at(press, press.value))
        origin = Origin(conversation=press.value)
        self._messenger.open(press.trigger, settings_modal(channel, origin))
        ack()

    def on_saved(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Set what was chosen."""
        press = read_press(body, context)
        viewer = _at(press, press.origin.conversation)
        given = chosen(body["view"]["state"]["values"])
        try:
            self._preferences.choose(viewer, given)
        except Unclear as unclear:
            ack(response_action="errors", errors={unclear.about: str(unclear)})
            return
        self._inbox.renew_home(press.workspace, press.user, press.trigger)
        ack(response_action="update", view=told(TITLE, SAVED, press.origin).payload())


def _at(press: Press, conversation: str) -> Viewer:
    """Whoever pressed, as far as settings go: they show nothing of what was shared."""
    return Viewer(
        workspace=press.workspace, conversation=conversation, user=press.user, sees_public=False
    )
