"""The Web API without its wire: token, faults, rate limits, scopes, then the method itself."""

import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.playground import files
from bot.playground.calls import Answer, Arguments, Backend, Call
from bot.playground.faults import DOWNLOAD, RESPONSE_URL, Fault, Faults
from bot.playground.limits import Refused
from bot.playground.methods import METHODS, Method
from bot.playground.rates import RateLimiter
from bot.playground.responses import respond

_GONE = frozenset({"no_such_url", "expired_url", "used_url"})
_STRUCTURED = ("blocks", "metadata", "view", "attachments")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An HTTP answer; a `status` of None means the connection is cut instead."""

    status: int | None
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """One call as the app made it.

    `arguments` are decoded (blocks, metadata and view are structures) and without the token;
    `answer` is what Slack said, None where a fault kept the call from taking effect.
    """

    method: str
    arguments: dict[str, Any]
    answer: Answer | None
    at: float

    @property
    def ok(self) -> bool:
        """Whether it was done."""
        return bool(self.answer and self.answer["ok"])


@dataclass(slots=True, kw_only=True)
class Api:
    """Answers calls of Web API methods and uses of response addresses, and records them.

    `revoked`: the app was removed, and its tokens with it.
    """

    backend: Backend
    bot_token: str
    app_token: str
    limiter: RateLimiter
    faults: Faults = field(default_factory=Faults)
    scopes: frozenset[str] | None = None
    revoked: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _calls: list[Recorded] = field(default_factory=list)

    def calls(self) -> tuple[Recorded, ...]:
        """Every call so far, in the order of their being answered."""
        with self._lock:
            return tuple(self._calls)

    def call(self, name: str, arguments: dict[str, Any], token: str | None) -> Reply:
        """Answer one call of a method."""
        fault = self.faults.take(name)
        if fault:
            fault.hold()
        if fault and not fault.takes_effect:
            self._record(name, arguments, None)
            return _broken(fault)
        answer = self._answer(name, arguments, token)
        self._record(name, arguments, answer)
        if fault and fault.cut:
            return Reply(status=None)
        return self._reply(answer)

    def respond(self, ticket_id: str, body: bytes) -> Reply:
        """Answer one use of a response address."""
        fault = self.faults.take(RESPONSE_URL)
        if fault:
            fault.hold()
        if fault and not fault.takes_effect:
            return _broken(fault)
        reply = self._responded(ticket_id, body)
        return Reply(status=None) if fault and fault.cut else reply

    def download(self, path: str, token: str | None) -> Reply:
        """Answer one request for a file's bytes; without the app's token, with the way to sign in.

        It is recorded under `DOWNLOAD`, with the path.
        """
        fault = self.faults.take(DOWNLOAD)
        if fault:
            fault.hold()
        if fault and not fault.takes_effect:
            return _broken(fault)
        may_read = self.scopes is None or "files:read" in self.scopes
        admitted = token == self.bot_token and may_read
        file = files.at(self.backend.workspace, path) if admitted else None
        self._record(DOWNLOAD, {"path": path}, {"ok": file is not None})
        if file is None:
            return Reply(status=302, headers={"Location": files.SIGN_IN_PATH})
        if fault and fault.cut:
            return Reply(status=None)
        return Reply(status=200, body=file.content, headers={"Content-Type": file.mimetype})

    def _responded(self, ticket_id: str, body: bytes) -> Reply:
        try:
            content = json.loads(body)
        except ValueError:
            return Reply(status=400, body=b"invalid_payload")
        try:
            respond(self.backend, self.backend.tickets.use(ticket_id), content)
        except Refused as refused:
            self._record(RESPONSE_URL, content, {"ok": False, "error": refused.error})
            status = 404 if refused.error in _GONE else 400
            return Reply(status=status, body=refused.error.encode())
        self._record(RESPONSE_URL, content, {"ok": True})
        return Reply(status=200, body=b"ok")

    def _answer(self, name: str, arguments: dict[str, Any], token: str | None) -> Answer:
        try:
            method = self._admitted(name, token)
            channel = str(arguments.get("channel", ""))
            if (wait := self.limiter.wait(name, method, channel)) is not None:
                raise Refused("ratelimited", retry_after=wait)
            call = Call(arguments=Arguments(arguments), backend=self.backend, scopes=self.scopes)
            if method.scope:
                call.need(method.scope)
            return {"ok": True, **method.handler(call)}
        except Refused as refused:
            return _refusal(refused)

    def _admitted(self, name: str, token: str | None) -> Method:
        if name not in METHODS:
            raise Refused("unknown_method", req_method=name)
        if not token:
            raise Refused("not_authed")
        if token not in (self.bot_token, self.app_token):
            raise Refused("invalid_auth")
        if self.revoked:
            raise Refused("account_inactive")
        method = METHODS[name]
        if token != (self.app_token if method.app_level else self.bot_token):
            raise Refused("not_allowed_token_type")
        return method

    def _reply(self, answer: Answer) -> Reply:
        headers = {"Content-Type": "application/json; charset=utf-8"}
        if self.scopes is not None:
            headers["X-OAuth-Scopes"] = ",".join(sorted(self.scopes))
        if answer.get("error") == "ratelimited":
            headers["Retry-After"] = str(answer["retry_after"])
        status = 429 if "Retry-After" in headers else 200
        return Reply(status=status, body=json.dumps(answer).encode(), headers=headers)

    def _record(self, name: str, arguments: dict[str, Any], answer: Answer | None) -> None:
        shown = {key: _decoded(key, value) for key, value in arguments.items() if key != "token"}
        recorded = Recorded(
            method=name, arguments=shown, answer=answer, at=self.backend.workspace.clock()
        )
        with self._lock:
            self._calls.append(recorded)


def _decoded(key: str, value: Any) -> Any:
    if key not in _STRUCTURED or not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        return value


def _broken(fault: Fault) -> Reply:
    if fault.cut:
        return Reply(status=None)
    headers = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
    error = "ratelimited" if fault.status == 429 else "internal_error"
    body = json.dumps({"ok": False, "error": error}).encode()
    headers["Content-Type"] = "application/json; charset=utf-8"
    return Reply(status=fault.status, body=body, headers=headers)


def _refusal(refused: Refused) -> Answer:
    answer: Answer = {"ok": False, "error": refused.error, **refused.details}
    if refused.complaints:
        listed = [f"[ERROR] {complaint}" for complaint in refused.complaints]
        answer |= {"errors": list(refused.complaints), "response_metadata": {"messages": listed}}
    return answer
