"""The form in which a digest is set, previewed, paused and removed."""

from slack_bolt import Ack, BoltContext

from bot.directory import Directory
from bot.incoming import Payload
from bot.listeners.inbox import Inbox
from bot.listeners.presses import Press, read_press
from bot.services.digests import Digests
from bot.services.timetable import Unclear, times_of
from bot.slack import Messenger
from bot.types import Origin
from bot.views.digest_form import TITLE, chosen, digest_modal
from bot.views.digests import digest_message, nothing_message
from bot.views.modal import Modal, told
from storage.types import Viewer


class DigestForms:
    """Listens to the buttons that set a digest, and to what is chosen there."""

    def __init__(
        self, *, inbox: Inbox, messenger: Messenger, directory: Directory, digests: Digests
    ) -> None:
        self._inbox = inbox
        self._messenger = messenger
        self._directory = directory
        self._digests = digests

    def on_open(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Ask when the digest of a conversation shall come; of none: where, too."""
        press = read_press(body, context)
        origin = Origin(conversation=press.value, thread=None)
        setting = self._digests.setting(self._viewer(press, press.value))
        self._messenger.open(press.trigger, digest_modal(setting, origin))
        ack()

    def on_submit(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Set the digest to the times that were chosen."""
        press = read_press(body, context)
        given = chosen(body["view"]["state"]["values"])
        try:
            times = times_of(given["days"], given["at"], given["zone"])
        except Unclear as unclear:
            ack(response_action="errors", errors={unclear.about: str(unclear)})
            return
        place = press.origin.conversation or given["place"] or self._direct(press)
        said = self._digests.set(self._viewer(press, place), times, quiet=not given["always"])
        self._renew_home(press)
        ack(response_action="update", view=told(TITLE, said, press.origin).payload())

    def on_preview(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Show what the next digest would hold by now."""
        press = read_press(body, context)
        place = press.origin.conversation
        held = self._digests.preview(self._directory.viewer(press.workspace, place, press.user))
        message = digest_message(held) if held.digest.stories else nothing_message()
        modal = Modal(title="The next digest", blocks=message.blocks, origin=press.origin)
        self._messenger.open(press.trigger, modal, on_top=True)
        ack()

    def on_pause(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Let a digest rest, or come again."""
        press = read_press(body, context)
        viewer = self._viewer(press, press.origin.conversation)
        self._tell(press, self._digests.pause(viewer, paused=press.value == "pause"))
        ack()

    def on_off(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """End the digests of a conversation."""
        press = read_press(body, context)
        self._tell(press, self._digests.switch_off(self._viewer(press, press.origin.conversation)))
        ack()

    def _tell(self, press: Press, said: str) -> None:
        assert press.view is not None
        self._messenger.change(press.view, told(TITLE, said, press.origin))
        self._renew_home(press)

    def _renew_home(self, press: Press) -> None:
        self._inbox.renew_home(press.workspace, press.user, press.trigger)

    def _direct(self, press: Press) -> str:
        return self._directory.direct(press.user)

    @staticmethod
    def _viewer(press: Press, conversation: str) -> Viewer:
        """Whoever pressed, as far as setting times goes: that shows nothing of what was shared."""
        return Viewer(
            workspace=press.workspace,
            conversation=conversation,
            user=press.user,
            sees_public=False,
        )
