"""What one person can do in the workspace, and what Slack tells the app of it."""

import json
from dataclasses import dataclass, replace
from typing import Any

from bot.playground import interactions, payloads
from bot.playground.calls import Backend
from bot.playground.delivery import Courier, Delivery, command_parcel, interaction_parcel
from bot.playground.events import EventStream
from bot.playground.limits import Refused, check_view
from bot.playground.people import with_reaction, without_reaction
from bot.playground.responses import respond
from bot.playground.server import RESPONSE_PATH
from bot.playground.texts import rich_text, slack_text
from bot.playground.tickets import ResponseTicket
from bot.playground.views import place_modal, replace_modal
from bot.playground.workspace import Channel, ChannelKind, Message, User, View, Workspace

Payload = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in front of Slack. Events are delivered before an act returns."""

    user: User
    backend: Backend
    stream: EventStream
    courier: Courier
    address: str

    @property
    def workspace(self) -> Workspace:
        """Where this person works."""
        return self.backend.workspace

    # Messages.

    def says(self, channel: Channel, typed: str, *, thread: Message | None = None) -> Message:
        """Write into a conversation, joining a public channel first; `typed` as in `texts`.

        Raises:
            PermissionError: it is a private conversation without this person in it.
        """
        self._enter(channel)
        message = Message(
            channel=channel.id,
            ts=self.workspace.mint_ts(),
            user=self.user.id,
            text=slack_text(typed),
            blocks=(rich_text(typed, self.workspace.mint_id("b")),),
            thread_ts=(thread.thread_ts or thread.ts) if thread else None,
            client_msg_id=self.workspace.mint_id("c"),
        )
        self.workspace.put(message)
        self.stream.tell(payloads.posted(self.workspace, message))
        mention = f"<@{self.workspace.bot.user_id}>"
        if mention in message.text and channel.kind is not ChannelKind.DIRECT:
            self.stream.tell(payloads.mentioned(self.workspace, message))
        return message

    def edits(self, message: Message, typed: str) -> Message:
        """Change the words of one's own message."""
        before = self._present(message, own=True)
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
        """Take one's own message back."""
        before = self._present(message, own=True)
        event = payloads.deleted(self.workspace, before)
        self.workspace.put(replace(before, deleted=True))
        self.stream.tell(event)

    def reacts(self, message: Message, name: str) -> None:
        """Put an emoji, by its name without colons, under a message."""
        current = self._present(message)
        self.workspace.put(with_reaction(current, name, self.user.id))
        event = payloads.reacted(self.workspace, current, self.user.id, name, added=True)
        self.stream.tell(event)

    def unreacts(self, message: Message, name: str) -> None:
        """Take one's emoji back."""
        current = self._present(message)
        self.workspace.put(without_reaction(current, name, self.user.id))
        event = payloads.reacted(self.workspace, current, self.user.id, name, added=False)
        self.stream.tell(event)

    # Coming and going.

    def joins(self, channel: Channel) -> None:
        """Come into a channel."""
        joined = self.workspace.join(channel.id, self.user.id)
        self.stream.tell(payloads.joined(self.workspace, joined, self.user.id, None))

    def invites_app(self, channel: Channel) -> None:
        """Bring the app into a channel."""
        bot = self.workspace.bot.user_id
        joined = self.workspace.join(channel.id, bot)
        self.stream.tell(payloads.joined(self.workspace, joined, bot, self.user.id))

    def opens_home(self, tab: str = "home") -> None:
        """Look at the app's Home ("home") or Messages ("messages") tab."""
        direct = self.workspace.direct((self.user.id, self.workspace.bot.user_id))
        self.stream.tell(payloads.home_opened(self.workspace, self.user.id, direct, tab))

    # Commands, presses, shortcuts, modals.

    def commands(self, command: str, text: str, channel: Channel) -> Delivery:
        """Send a slash command; where the app fails, this person sees Slack's words for it."""
        ticket = self.backend.tickets.response(self.user.id, channel.id)
        fields = interactions.command(self.workspace, self.user, channel, command, text)
        fields |= self._granted(ticket)
        delivery = self.courier.carry(command_parcel(fields))
        if error := self._command_error(delivery, ticket):
            self._slackbot(channel, f'{command} failed with the error "{error}"')
        return delivery

    def presses(
        self,
        place: Message | View,
        action_id: str,
        *,
        value: str | None = None,
        choice: str | None = None,
    ) -> Delivery:
        """Press a button, or choose (by the option's value) in a menu, of a message or a view.

        Raises:
            NotOnScreenError: this is not shown there (any more).
        """
        if isinstance(place, View):
            shown = self._open(place)
            action = interactions.action(shown.body["blocks"], action_id, value, choice)
            payload = interactions.press_in_view(self.workspace, self.user, shown, action)
            return self._interact(payload)
        message = self._present(place)
        action = interactions.action(message.blocks, action_id, value, choice)
        payload = interactions.press_on_message(self.workspace, self.user, message, action)
        return self._interact(payload | self._response(message))

    def chooses_shortcut(self, callback_id: str, message: Message | None = None) -> Delivery:
        """Choose a shortcut from a message's menu or, without one, from the global menu."""
        if message is None:
            return self._interact(
                interactions.global_shortcut(self.workspace, self.user, callback_id)
            )
        current = self._present(message)
        payload = interactions.message_shortcut(self.workspace, self.user, current, callback_id)
        return self._interact(payload | self._response(current))

    def submits(self, view: View, **given: str) -> Delivery:
        """Fill in a modal, by action ids, and submit it; then do what the app answers.

        Raises:
            NotOnScreenError: the modal is closed, or an input is missing or not there.
        """
        shown = self._open(view)
        state = interactions.view_state(shown.body["blocks"], given)
        payload = interactions.submission(self.workspace, self.user, shown, state)
        delivery = self._interact(payload)
        if delivery.ok:
            self._after_submission(shown, json.loads(delivery.body or b"{}"))
        return delivery

    def closes(self, view: View) -> None:
        """Close a modal; the app is told where it asked for that."""
        shown = self._open(view)
        self._drop(shown)
        if shown.body.get("notify_on_close"):
            self._interact(interactions.closing(self.workspace, self.user, shown))

    def modal(self) -> View | None:
        """The modal in front of this person."""
        stack = self.workspace.modals(self.user.id)
        return stack[-1] if stack else None

    def _enter(self, channel: Channel) -> None:
        current = self.workspace.channel(channel.id)
        assert current is not None
        if self.user.id in current.members:
            return
        if current.kind is not ChannelKind.PUBLIC:
            raise PermissionError(f"{self.user.name} is not in {current.name or current.id}")
        self.workspace.join(channel.id, self.user.id)

    def _present(self, message: Message, *, own: bool = False) -> Message:
        """The present state of a message that this person sees, or wrote."""
        current = self.workspace.message(message.channel, message.ts)
        hidden = current is None or current.visible_to not in (None, self.user.id)
        if current is None or hidden or current.deleted:
            raise interactions.NotOnScreenError(message.ts)
        if own and current.user != self.user.id:
            raise PermissionError(f"{self.user.name} did not write {message.ts}")
        return current

    def _open(self, view: View) -> View:
        views = [*self.workspace.modals(self.user.id), self.workspace.home(self.user.id)]
        current = next((v for v in views if v and v.id == view.id), None)
        if current is None:
            raise interactions.NotOnScreenError(view.id)
        return current

    def _response(self, message: Message) -> Payload:
        """A response address for what was done on a message."""
        ticket = self.backend.tickets.response(
            self.user.id, message.channel, message_ts=message.ts, thread_ts=message.thread_ts
        )
        return {"response_url": f"{self.address}{RESPONSE_PATH}{ticket.id}"}

    def _granted(self, ticket: ResponseTicket) -> Payload:
        return {
            "response_url": f"{self.address}{RESPONSE_PATH}{ticket.id}",
            "trigger_id": self.backend.tickets.trigger(self.user.id),
        }

    def _interact(self, payload: Payload) -> Delivery:
        payload["trigger_id"] = self.backend.tickets.trigger(self.user.id)
        return self.courier.carry(interaction_parcel(payload))

    def _command_error(self, delivery: Delivery, ticket: ResponseTicket) -> str | None:
        """Show what the acknowledgement says; Slack's word for it where it cannot be shown."""
        if not delivery.ok:
            return "operation_timeout" if delivery.timed_out else "dispatch_failed"
        if not delivery.body:
            return None
        try:
            respond(self.backend, ticket, _said(delivery.body))
        except Refused:
            return "invalid_command_response"
        return None

    def _slackbot(self, channel: Channel, text: str) -> None:
        self.workspace.put(
            Message(
                channel=channel.id,
                ts=self.workspace.mint_ts(),
                user="USLACKBOT",
                text=text,
                visible_to=self.user.id,
            )
        )

    def _after_submission(self, view: View, answer: Payload) -> None:
        """Close, clear, change or stack modals as the app answered.

        Raises:
            Refused: the view in the answer is not one that Slack takes.
        """
        match answer.get("response_action"):
            case None:
                self._drop(view)
            case "clear":
                self.workspace.set_modals(self.user.id, ())
            case "update" | "push" as way:
                body = answer["view"]
                check_view(body, len(json.dumps(body).encode()), kind="modal")
                if way == "update":
                    replace_modal(self.workspace, view, body)
                else:
                    stack = self.workspace.modals(self.user.id)
                    place_modal(self.workspace, self.user.id, body, on=stack)

    def _drop(self, view: View) -> None:
        stack = self.workspace.modals(self.user.id)
        self.workspace.set_modals(self.user.id, [v for v in stack if v.id != view.id])


def _said(body: bytes) -> Payload:
    """An acknowledgement as a message: JSON, or else plain text."""
    try:
        content = json.loads(body)
    except ValueError:
        return {"text": body.decode()}
    return content if isinstance(content, dict) else {"text": str(content)}
