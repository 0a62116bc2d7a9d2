"""What a Web API method gets to work with: its arguments, and the rest of the stand-in."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.playground.limits import Refused
from bot.playground.payloads import Event
from bot.playground.tickets import Tickets
from bot.playground.workspace import Channel, Workspace

Answer = dict[str, Any]


class Arguments:
    """The arguments of one call, from a form or a JSON body, read as Slack reads them."""

    def __init__(self, given: dict[str, Any]) -> None:
        self._given = given

    def text(self, name: str) -> str:
        """A string that must be there.

        Raises:
            Refused: invalid_arguments when it is missing or no string.
        """
        value = self.optional(name)
        if not value:
            raise Refused("invalid_arguments", f"missing required field: {name}")
        return value

    def optional(self, name: str) -> str | None:
        """A string, None when it is not given.

        Raises:
            Refused: invalid_arguments when it is no string.
        """
        value = self._given.get(name)
        if value is not None and not isinstance(value, str):
            raise Refused("invalid_arguments", f"must provide a string [json-pointer:/{name}]")
        return value

    def flag(self, name: str) -> bool | None:
        """A yes or no in any of the spellings of forms and JSON, None when it is not given."""
        value = self._given.get(name)
        return None if value is None else value in (True, "true", "True", "1", 1)

    def number(self, name: str, default: int) -> int:
        """A whole number.

        Raises:
            Refused: invalid_arguments when it is none.
        """
        value = str(self._given.get(name, default))
        if not value.isdecimal():
            raise Refused("invalid_arguments", f"must provide a number [json-pointer:/{name}]")
        return int(value)

    def decoded(self, name: str, error: str) -> Any:
        """A structure, which forms carry as JSON; None when it is not given.

        Raises:
            Refused: `error` when it is a string that is not JSON.
        """
        value = self._given.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except json.JSONDecodeError:
            raise Refused(error) from None

    def blocks(self) -> list[Any] | None:
        """The blocks of a message, None when they are not given.

        Raises:
            Refused: invalid_blocks_format when they are no list of objects.
        """
        value = self.decoded("blocks", "invalid_blocks_format")
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(block, dict) for block in value):
            raise Refused("invalid_blocks_format")
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Backend:
    """The rest of the stand-in, as its methods see it.

    `announce` tells the app what happened. `new_socket_address` is where the app may open one more
    connection of Socket Mode. `distributed` caps history at 15 objects, as for apps
    that are given away outside Slack's Marketplace.
    """

    workspace: Workspace
    announce: Callable[[Event], None]
    tickets: Tickets
    new_socket_address: Callable[[], str]
    distributed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call that has passed the token and rate checks."""

    arguments: Arguments
    backend: Backend
    scopes: frozenset[str] | None

    @property
    def workspace(self) -> Workspace:
        """The state to read and change."""
        return self.backend.workspace

    def channel(self, name: str = "channel") -> Channel:
        """The conversation that an argument names.

        Raises:
            Refused: channel_not_found, for private ones without the app in them as well.
        """
        found = self.workspace.channel(self.arguments.text(name))
        if found is None:
            raise Refused("channel_not_found")
        hidden = found.kind != "public_channel"
        if hidden and self.workspace.bot.user_id not in found.members:
            raise Refused("channel_not_found")
        return found

    def need(self, *scopes: str) -> None:
        """Insist on one of these scopes.

        Raises:
            Refused: missing_scope, with what was needed and what was granted.
        """
        if self.scopes is not None and not self.scopes.intersection(scopes):
            provided = ",".join(sorted(self.scopes))
            raise Refused("missing_scope", needed=",".join(scopes), provided=provided)
