"""Fakes at the edges of the stand-in: a clock, an executor, and targets for its deliveries."""

import itertools
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

from slack_bolt import App, BoltRequest

from bot.playground import Target

BUTTONS: list[dict[str, Any]] = [
    {
        "type": "actions",
        "elements": [
            {
                "type": "button",
                "action_id": "ask",
                "value": "7",
                "text": {"type": "plain_text", "text": "Ask"},
            },
            {
                "type": "overflow",
                "action_id": "more",
                "options": [
                    {"text": {"type": "plain_text", "text": "Forget"}, "value": "forget"},
                    {"text": {"type": "plain_text", "text": "Wrong"}, "value": "wrong"},
                ],
            },
        ],
    }
]
MODAL: dict[str, Any] = {
    "type": "modal",
    "callback_id": "question",
    "title": {"type": "plain_text", "text": "Ask"},
    "submit": {"type": "plain_text", "text": "Ask"},
    "blocks": [
        {
            "type": "input",
            "block_id": "words",
            "label": {"type": "plain_text", "text": "Question"},
            "element": {"type": "plain_text_input", "action_id": "question"},
        }
    ],
}


class FakeClock:
    """Stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = 1_760_000_000.0

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += seconds


class InlineExecutor(Executor):
    """Runs Bolt's listeners where they stand, so that a dispatch is over when it returns."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def into(app: App) -> Target:
    """Deliver straight into a Bolt app."""

    def deliver(path: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        response = app.dispatch(BoltRequest(body=body.decode(), headers=dict(headers)))
        return response.status, response.body.encode()

    return deliver


class Answers:
    """A target that answers from a list of statuses, the last one for ever after."""

    def __init__(self, *statuses: int) -> None:
        self._statuses = itertools.chain(statuses, itertools.repeat(statuses[-1]))
        self.headers: list[dict[str, str]] = []

    def __call__(self, path: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        self.headers.append(headers)
        return next(self._statuses), b""
