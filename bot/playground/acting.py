"""What one person does with the app's own means: commands, buttons, menus, shortcuts, modals."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.playground import inputs, interactions
from bot.playground.calls import Backend
from bot.playground.delivery import Courier, Delivery, command_parcel, interaction_parcel
from bot.playground.events import EventStream
from bot.playground.inputs import Choice, NotOnScreenError
from bot.playground.limits import Refused, check_view
from bot.playground.responses import respond
from bot.playground.server import RESPONSE_PATH
from bot.playground.tickets import ResponseTicket
from bot.playground.views import place_modal, replace_modal
from bot.playground.workspace import Channel, Message, User, View, Workspace

Payload = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody in front of what the app shows. What the app answers at once is done on return."""

    user: User
    backend: Backend
    stream: EventStream
    courier: Courier
    address: str

    @property
    def workspace(self) -> Workspace:
        """Where this person works."""
        return self.backend.workspace

    def commands(self, command: str, text: str, channel: Channel) -> Delivery:
        """Send a slash command; where the app fails, this person sees Slack's words for it."""
        ticket = self.backend.tickets.response(self.user.id, channel.id)
        fields = interactions.command(self.workspace, self.user, channel, command, text)
        fields |= {
            "response_url": self._address_of(ticket),
            "trigger_id": self.backend.tickets.trigger(self.user.id, channel.id),
        }
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
        choice: Choice = None,
        block_id: str | None = None,
        given: Mapping[str, Choice] | None = None,
    ) -> Delivery:
        """Press a button, or choose (by an option's value, an id, a time) in a menu or input.

        `given` is what stands in the other inputs of the message or view by then, by action id.

        Raises:
            NotOnScreenError: this is not shown there (any more).
        """
        shown = self._open(place) if isinstance(place, View) else self.present(place)
        blocks = shown.body["blocks"] if isinstance(shown, View) else shown.blocks
        action = interactions.action(blocks, action_id, value, choice, block_id)
        state = inputs.state_of(blocks, given or {})
        if action["block_id"] in state and action_id in state[action["block_id"]]:
            state[action["block_id"]][action_id] = inputs.said(action)
        if isinstance(shown, View):
            return self._interact(
                interactions.press_in_view(self.workspace, self.user, shown, action, state)
            )
        payload = interactions.press_on_message(self.workspace, self.user, shown, action, state)
        return self._interact(payload | self._response(shown), shown.channel)

    def chooses_shortcut(self, callback_id: str, message: Message | None = None) -> Delivery:
        """Choose a shortcut from a message's menu or, without one, from the global menu."""
        if message is None:
            return self._interact(
                interactions.global_shortcut(self.workspace, self.user, callback_id)
            )
        current = self.present(message)
        payload = interactions.message_shortcut(self.workspace, self.user, current, callback_id)
        return self._interact(payload | self._response(current), current.channel)

    def submits(self, view: View, /, **given: Choice) -> Delivery:
        """Fill in a modal, by action ids, and submit it; then do what the app answers.

        Raises:
            NotOnScreenError: the modal is closed, or an input is missing or not there.
        """
        shown = self._open(view)
        blocks = shown.body["blocks"]
        state = inputs.state_of(blocks, given)
        inputs.check_filled(blocks, state)
        urls = [self._chosen(*chosen) for chosen in inputs.addressed(blocks, state)]
        delivery = self._interact(
            interactions.submission(self.workspace, self.user, shown, state, urls)
        )
        if delivery.ok:
            self._after_submission(shown, json.loads(delivery.body or b"{}"))
        return delivery

    def closes(self, view: View, *, all_of_them: bool = False) -> None:
        """Close a modal, or the whole stack; the app is told of those where it asked for that."""
        shown = self._open(view)
        closed = self.workspace.modals(self.user.id)[::-1] if all_of_them else (shown,)
        for one in closed:
            self._drop(one)
            if one.body.get("notify_on_close"):
                self._interact(
                    interactions.closing(self.workspace, self.user, one, cleared=all_of_them)
                )

    def modal(self) -> View | None:
        """The modal in front of this person."""
        stack = self.workspace.modals(self.user.id)
        return stack[-1] if stack else None

    def present(self, message: Message) -> Message:
        """The present state of a message that this person sees.

        Raises:
            NotOnScreenError: it is gone, or was never for their eyes.
        """
        current = self.workspace.message(message.channel, message.ts)
        hidden = current is None or current.visible_to not in (None, self.user.id)
        if current is None or hidden or current.deleted:
            raise NotOnScreenError(message.ts)
        return current

    def _open(self, view: View) -> View:
        views = [*self.workspace.modals(self.user.id), self.workspace.home(self.user.id)]
        current = next((v for v in views if v and v.id == view.id), None)
        if current is None:
            raise NotOnScreenError(view.id)
        return current

    def _address_of(self, ticket: ResponseTicket) -> str:
        return f"{self.address}{RESPONSE_PATH}{ticket.id}"

    def _response(self, message: Message) -> Payload:
        """A response address for what was done on a message."""
        ticket = self.backend.tickets.response(
            self.user.id, message.channel, message_ts=message.ts, thread_ts=message.thread_ts
        )
        return {"response_url": self._address_of(ticket)}

    def _chosen(self, block_id: str, action_id: str, channel: str) -> Payload:
        """A response address for a conversation that was chosen in a modal."""
        return {
            "block_id": block_id,
            "action_id": action_id,
            "channel_id": channel,
            "response_url": self._address_of(self.backend.tickets.response(self.user.id, channel)),
        }

    def _interact(self, payload: Payload, channel: str | None = None) -> Delivery:
        payload["trigger_id"] = self.backend.tickets.trigger(self.user.id, channel)
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
