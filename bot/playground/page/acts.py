"""What the page asks for, done as the person who is in front of it."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from bot.playground.delivery import Delivery
from bot.playground.inputs import NotOnScreenError
from bot.playground.limits import Refused
from bot.playground.person import Person
from bot.playground.workspace import Channel, Message, View

Asked = Mapping[str, Any]
Answer = dict[str, Any]

DONE: Answer = {"ok": True}


def perform(person: Person, asked: Asked) -> Answer:
    """Do one thing; `ok` says whether it was done, `error` in words why not.

    Raises:
        KeyError: there is no such act, or something that it needs is missing.
    """
    act = ACTS[str(asked["act"])]
    try:
        return act(person, asked)
    except NotOnScreenError:
        return _refused("This is not there any more.")
    except PermissionError as error:
        return _refused(str(error))
    except Refused as refused:  # by a modal's own answer
        return _refused(f"Slack would not take the app's answer: {refused.error}")


def _refused(words: str) -> Answer:
    return {"ok": False, "error": words}


def _told(delivery: Delivery) -> Answer:
    if delivery.ok:
        return DONE
    return _refused(f"The app did not answer as it should: {delivery.failure}")


def _channel(person: Person, asked: Asked) -> Channel:
    channel = person.workspace.channel(str(asked["channel"]))
    if channel is None:
        raise KeyError("channel")
    return channel


def _message(person: Person, asked: Asked, key: str = "ts") -> Message:
    message = person.workspace.message(str(asked["channel"]), str(asked[key]))
    if message is None:
        raise NotOnScreenError(key)
    return message


def _thread(person: Person, asked: Asked) -> Message | None:
    return _message(person, asked, "thread") if asked.get("thread") else None


def _view(person: Person, asked: Asked) -> View:
    shown = [*person.workspace.modals(person.user.id), person.workspace.home(person.user.id)]
    found = next((view for view in shown if view and view.id == asked["view"]), None)
    if found is None:
        raise NotOnScreenError(str(asked["view"]))
    return found


def _say(person: Person, asked: Asked) -> Answer:
    channel, thread = _channel(person, asked), _thread(person, asked)
    return DONE | {"ts": person.says(channel, str(asked["text"]), thread=thread).ts}


def _upload(person: Person, asked: Asked) -> Answer:
    message = person.uploads(
        _channel(person, asked),
        str(asked["name"]),
        str(asked["content"]),
        comment=str(asked.get("comment") or ""),
        thread=_thread(person, asked),
        snippet=bool(asked.get("snippet")),
    )
    return DONE | {"ts": message.ts}


def _command(person: Person, asked: Asked) -> Answer:
    # What went wrong stands in the conversation, in Slack's own words.
    person.commands(str(asked["command"]), str(asked["text"]), _channel(person, asked))
    return DONE


def _press(person: Person, asked: Asked) -> Answer:
    place = _view(person, asked) if asked.get("view") else _message(person, asked)
    return _told(
        person.presses(
            place,
            str(asked["action_id"]),
            value=asked.get("value"),
            choice=asked.get("choice"),
            block_id=asked.get("block_id"),
            given=asked.get("given") or {},
        )
    )


def _submit(person: Person, asked: Asked) -> Answer:
    try:
        delivery = person.submits(_view(person, asked), **asked["given"])
    except NotOnScreenError as missing:
        return _refused(f"Slack would not send this: {missing}")
    said = json.loads(delivery.body or b"{}") if delivery.ok else {}
    if said.get("response_action") == "errors":
        return {"ok": False, "errors": said["errors"]}
    return _told(delivery)


def _shortcut(person: Person, asked: Asked) -> Answer:
    message = _message(person, asked) if asked.get("ts") else None
    return _told(person.chooses_shortcut(str(asked["callback_id"]), message))


def _close(person: Person, asked: Asked) -> Answer:
    person.closes(_view(person, asked), all_of_them=bool(asked.get("all")))
    return DONE


def _on_message(do: Callable[[Person, Message], object]) -> Callable[[Person, Asked], Answer]:
    def act(person: Person, asked: Asked) -> Answer:
        do(person, _message(person, asked))
        return DONE

    return act


def _on_channel(do: Callable[[Person, Channel], object]) -> Callable[[Person, Asked], Answer]:
    def act(person: Person, asked: Asked) -> Answer:
        do(person, _channel(person, asked))
        return DONE

    return act


def _edit(person: Person, asked: Asked) -> Answer:
    person.edits(_message(person, asked), str(asked["text"]))
    return DONE


def _react(person: Person, asked: Asked) -> Answer:
    """Put an emoji under a message, or take it back where it is there already."""
    message, name = person.present(_message(person, asked)), str(asked["name"])
    mine = any(r.name == name and person.user.id in r.users for r in message.reactions)
    (person.unreacts if mine else person.reacts)(message, name)
    return DONE


def _home(person: Person, asked: Asked) -> Answer:
    person.opens_home(str(asked.get("tab") or "home"))
    return DONE


ACTS: Mapping[str, Callable[[Person, Asked], Answer]] = {
    "say": _say,
    "upload": _upload,
    "command": _command,
    "edit": _edit,
    "delete": _on_message(Person.deletes),
    "dismiss": _on_message(Person.dismisses),
    "react": _react,
    "press": _press,
    "submit": _submit,
    "close": _close,
    "shortcut": _shortcut,
    "home": _home,
    "join": _on_channel(Person.joins),
    "leave": _on_channel(Person.leaves),
    "invite_app": _on_channel(Person.invites_app),
    "remove_app": _on_channel(Person.removes_app),
}
