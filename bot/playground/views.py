"""The views.* methods: modals and Home tabs."""

import json
from typing import Any

from bot.playground.blockkit import identified
from bot.playground.calls import Answer, Call
from bot.playground.limits import Refused, check_view
from bot.playground.payloads import view_payload
from bot.playground.workspace import View, Workspace

DEEPEST_STACK = 3


def open_modal(call: Call) -> Answer:
    """views.open: a modal for the person whose trigger id it is, closing any other."""
    body = _checked(call, "modal")
    user, channel = call.backend.tickets.exchange(call.arguments.text("trigger_id"))
    return _shown(call, place_modal(call.workspace, user, _here(body, channel)))


def push(call: Call) -> Answer:
    """views.push: a modal on top of the open one, three deep at most."""
    body = _checked(call, "modal")
    user, channel = call.backend.tickets.exchange(call.arguments.text("trigger_id"))
    stack = call.workspace.modals(user)
    if not stack:
        raise Refused("not_found")
    return _shown(call, place_modal(call.workspace, user, _here(body, channel), on=stack))


def update(call: Call) -> Answer:
    """views.update: other contents for an open modal, by view_id or external_id."""
    name = call.arguments.optional("view_id") or call.arguments.text("external_id")
    body = _checked(call, "modal")
    before = call.workspace.modal(name)
    if before is None:
        raise Refused("not_found")
    if call.arguments.optional("hash") not in (None, before.hash):
        raise Refused("hash_conflict")
    return _shown(call, replace_modal(call.workspace, before, body))


def publish(call: Call) -> Answer:
    """views.publish: the Home tab of one person."""
    user = call.arguments.text("user_id")
    if call.workspace.user(user) is None:
        raise Refused("invalid_arguments", "user_not_found [json-pointer:/user_id]")
    body = _checked(call, "home")
    before = call.workspace.home(user)
    if before and call.arguments.optional("hash") not in (None, before.hash):
        raise Refused("hash_conflict")
    view_id = before.id if before else call.workspace.mint_id("V")
    hash_ = call.workspace.mint_ts()
    view = View(id=view_id, user=user, body=_filled(call.workspace, body), hash=hash_, root=view_id)
    call.workspace.set_home(view)
    return _shown(call, view)


def place_modal(
    workspace: Workspace, user: str, body: dict[str, Any], *, on: tuple[View, ...] = ()
) -> View:
    """Put a modal in front of somebody, on top of those already there.

    Raises:
        Refused: push_limit_reached.
    """
    if len(on) >= DEEPEST_STACK:
        raise Refused("push_limit_reached")
    view_id = workspace.mint_id("V")
    view = View(
        id=view_id,
        user=user,
        body=_filled(workspace, body),
        hash=workspace.mint_ts(),
        root=on[0].id if on else view_id,
        previous=on[-1].id if on else None,
    )
    workspace.set_modals(user, (*on, view))
    return view


def replace_modal(workspace: Workspace, before: View, body: dict[str, Any]) -> View:
    """Change the contents of an open modal, leaving its place in the stack."""
    after = View(
        id=before.id,
        user=before.user,
        body=_filled(workspace, body),
        hash=workspace.mint_ts(),
        root=before.root,
        previous=before.previous,
    )
    stack = workspace.modals(before.user)
    workspace.set_modals(before.user, [after if v.id == before.id else v for v in stack])
    return after


def _here(body: dict[str, Any], channel: str | None) -> dict[str, Any]:
    """The view with the conversation it is opened from chosen, where an element asks for that."""
    return body | {"blocks": [_with_default(block, channel) for block in body["blocks"]]}


def _with_default(block: dict[str, Any], channel: str | None) -> dict[str, Any]:
    element = block.get("element") or {}
    if not (channel and element.get("default_to_current_conversation")):
        return block
    chosen = [channel] if element["type"].startswith("multi_") else channel
    key = "initial_conversations" if isinstance(chosen, list) else "initial_conversation"
    return block | {"element": {key: chosen} | element}


def _filled(workspace: Workspace, body: dict[str, Any]) -> dict[str, Any]:
    return body | {"blocks": list(identified(body["blocks"], workspace.mint_id))}


def _checked(call: Call, kind: str) -> dict[str, Any]:
    body = call.arguments.decoded("view", "invalid_arguments")
    check_view(body, len(json.dumps(body).encode()), kind=kind)
    assert isinstance(body, dict)
    return body


def _shown(call: Call, view: View) -> Answer:
    return {"view": view_payload(call.workspace, view)}
