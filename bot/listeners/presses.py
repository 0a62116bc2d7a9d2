"""Presses, choices and submitted modals, as plain values."""

from dataclasses import dataclass, replace

from slack_bolt import BoltContext

from bot.incoming import Payload
from bot.types import Origin
from bot.views.modal import recalled
from storage.types import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What somebody did, and where.

    `value` is the button's or the chosen line's; `subject` what the modal remembers; `view` the
    modal's own id, None for what was done under a message.
    """

    workspace: str
    user: str
    origin: Origin
    trigger: str
    value: str = ""
    subject: str = ""
    view: str | None = None

    @property
    def viewer(self) -> Viewer:
        """Whoever did it, there, as far as is known without asking Slack about them."""
        return Viewer(
            workspace=self.workspace,
            conversation=self.origin.conversation,
            user=self.user,
            sees_public=False,
        )


def read_press(body: Payload, context: BoltContext) -> Press:
    """A press of a button or a choice in a menu, under a message or in a view."""
    action = next(iter(body.get("actions") or [{}]))
    chosen = action.get("selected_option") or {}
    press = Press(
        workspace=context.team_id or "",
        user=body["user"]["id"],
        origin=_origin(body),
        trigger=body["trigger_id"],
        value=action.get("value") or chosen.get("value") or "",
    )
    view = body.get("view")
    if not view:
        return press
    origin, subject = recalled(view["private_metadata"])
    return replace(press, origin=origin, subject=subject, view=view["id"])


def typed(body: Payload, name: str) -> str:
    """What was typed into an input of a submitted modal."""
    for inputs in body["view"]["state"]["values"].values():
        if name in inputs:
            return str(inputs[name].get("value") or "").strip()
    return ""


def _origin(body: Payload) -> Origin:
    container = body.get("container") or {}
    channel = body.get("channel") or {}
    thread = container.get("thread_ts") or (body.get("message") or {}).get("thread_ts")
    return Origin(conversation=channel.get("id") or "", thread=thread)
