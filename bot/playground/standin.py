"""The stand-in itself: a small Slack workspace that an app can be connected to."""

import re
import time
from collections.abc import Iterable
from dataclasses import replace
from types import TracebackType
from typing import Any, Self

from bot.playground import payloads
from bot.playground.admin import Admin
from bot.playground.api import Api, Recorded
from bot.playground.calls import Backend
from bot.playground.delivery import Courier, Delivery
from bot.playground.events import EventStream
from bot.playground.faults import Faults
from bot.playground.others import OtherApp
from bot.playground.payloads import Event
from bot.playground.person import Person
from bot.playground.posting import Target, over_http, signed
from bot.playground.rates import RateLimiter, RateRules
from bot.playground.server import API_PATH, Server
from bot.playground.sockets import Sockets
from bot.playground.tickets import Tickets
from bot.playground.workspace import Channel, ChannelKind, Clock, Message, User, Workspace

_LINK = re.compile(r"<(https?://[^|>]+)")


class StandIn:
    """A Slack workspace of one's own, over real HTTP on the loopback address.

    Use it as a context manager. Nothing is limited by scope unless `scopes` are given, nor by rate
    unless `rates` say so, and all events are sent unless `subscriptions` are given (named as in a
    manifest: "message.channels", "app_mention"). `clock` (seconds since 1970) rules timestamps,
    rate limits, the lives of trigger ids and response addresses, and redelivery; `timer` (seconds)
    measures how long the app takes. Events are delivered again `haste` times as soon as by Slack.
    With `echo` the app's own messages come back to it as events, as they do from Slack.
    """

    def __init__(
        self,
        *,
        clock: Clock = time.time,
        timer: Clock = time.monotonic,
        signing_secret: str = "stand-in-signing-secret",  # noqa: S107 - guards nothing
        bot_token: str = "xoxb-stand-in",  # noqa: S107 - guards nothing
        app_token: str = "xapp-stand-in",  # noqa: S107 - guards nothing
        scopes: frozenset[str] | None = None,
        subscriptions: frozenset[str] | None = None,
        rates: RateRules | None = None,
        haste: float = 1.0,
        echo: bool = True,
    ) -> None:
        rules = rates or RateRules()
        self.signing_secret = signing_secret
        self.bot_token = bot_token
        self.app_token = app_token
        self.faults = Faults()
        self.workspace = Workspace(clock)
        self.sockets = Sockets(app_id=self.workspace.bot.app_id, timer=timer)
        self._echo = echo
        self._timer = timer
        self._courier = Courier(clock=clock, timer=timer, haste=haste)
        self._stream = EventStream(
            workspace=self.workspace,
            courier=self._courier,
            scopes=scopes,
            subscriptions=subscriptions,
        )
        self._backend = self._new_backend(distributed=rules.distributed)
        self._api = Api(
            backend=self._backend,
            bot_token=bot_token,
            app_token=app_token,
            limiter=RateLimiter(rules, clock),
            faults=self.faults,
            scopes=scopes,
        )
        self._server = Server(self._api, self.sockets)

    def _new_backend(self, *, distributed: bool) -> Backend:
        return Backend(
            workspace=self.workspace,
            announce=self._announce,
            tickets=Tickets(self.workspace),
            new_socket_address=lambda: self._server.new_socket_address(),
            distributed=distributed,
        )

    def __enter__(self) -> Self:
        self._server.start()
        self._courier.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.sockets.close()
        self._courier.stop()
        self._server.stop()

    # The app's side.

    @property
    def api_url(self) -> str:
        """The base address of the Web API, for `WebClient(base_url=…)`."""
        return self._server.address + API_PATH

    @property
    def mention(self) -> str:
        """What typing the app's name at a completion gives."""
        return f"<@{self.workspace.bot.user_id}>"

    def connect(self, target: str | Target) -> None:
        """Deliver to an address such as http://127.0.0.1:3000/slack/events, or to a function."""
        to = over_http(target) if isinstance(target, str) else target
        secret, timer = self.signing_secret, self._timer
        self._courier.carrier = signed(to, signing_secret=secret, timer=timer)

    def connect_by_socket(self) -> None:
        """Deliver through whatever connections the app opens to `sockets`."""
        self._courier.carrier = self.sockets.carry

    def calls(self, method: str | None = None) -> tuple[Recorded, ...]:
        """The app's calls so far, of one method or of all."""
        return tuple(c for c in self._api.calls() if method in (None, c.method))

    def deliveries(self, name: str | None = None) -> tuple[Delivery, ...]:
        """Attempts at delivery so far, of one event type, command or interaction or of all."""
        return tuple(d for d in self._courier.deliveries() if name in (None, d.parcel.name))

    def settle(self, timeout: float = 10.0) -> None:
        """Wait until every event that is due by the clock has been delivered.

        Raises:
            TimeoutError: when that takes longer than `timeout` seconds.
        """
        self._courier.settle(timeout)

    # The workspace.

    def add_user(
        self,
        real_name: str,
        *,
        tz: str = "Europe/London",
        admin: bool = False,
        guest: bool = False,
        team: str = "",
    ) -> User:
        """A new person; `team` is another organisation's id where they are not of this one."""
        workspace = self.workspace
        return workspace.put_user(
            User(
                id=workspace.mint_id("U"),
                name=real_name.split()[0].lower(),
                real_name=real_name,
                team_id=team or workspace.team.id,
                tz=tz,
                is_admin=admin,
                is_restricted=guest,
            )
        )

    def add_channel(
        self, name: str, *members: User, app: bool = True, ext_shared: bool = False
    ) -> Channel:
        """A new public channel, with the app in it unless told otherwise."""
        return self._add(name, ChannelKind.PUBLIC, members, app=app, ext_shared=ext_shared)

    def add_private_channel(self, name: str, *members: User, app: bool = True) -> Channel:
        """A new private channel, with the app in it unless told otherwise."""
        return self._add(name, ChannelKind.PRIVATE, members, app=app, ext_shared=False)

    def direct_message(self, *users: User) -> Channel:
        """The direct conversation between these people and the app."""
        return self.workspace.direct([*(u.id for u in users), self.workspace.bot.user_id])

    def add_app(self, name: str) -> OtherApp:
        """Another app, with a bot user of this name."""
        mint = self.workspace.mint_id
        user = replace(self.add_user(name), is_bot=True)
        return OtherApp(
            user=self.workspace.put_user(user),
            bot_id=mint("B"),
            app_id=mint("A"),
            workspace=self.workspace,
            stream=self._stream,
        )

    def archive(self, channel: Channel) -> Channel:
        """Let a channel be closed already, of which nobody hears."""
        return self.workspace.put_channel(replace(channel, is_archived=True))

    @property
    def admin(self) -> Admin:
        """What administrators can do."""
        return Admin(workspace=self.workspace, stream=self._stream, api=self._api)

    def person(self, user: User) -> Person:
        """What this person can do."""
        return Person(
            user=user,
            backend=self._backend,
            stream=self._stream,
            courier=self._courier,
            address=self._server.address,
        )

    def unfurls(self, message: Message) -> Message:
        """Let Slack add previews to a message's links: an edit with the text unchanged."""
        before = self.workspace.message(message.channel, message.ts)
        assert before is not None
        links = _LINK.findall(before.text)
        after = replace(before, attachments=tuple(_preview(link) for link in links))
        self.workspace.put(after)
        self._stream.tell(payloads.changed(self.workspace, before, after))
        return after

    def replies(self, message: Message) -> tuple[Message, ...]:
        """What the app has posted in the message's thread."""
        thread = self.workspace.thread(message.channel, message.thread_ts or message.ts)
        return tuple(m for m in thread if m.bot_id == self.workspace.bot.bot_id)

    def messages(self, channel: Channel) -> tuple[Message, ...]:
        """All that everyone in a conversation can see, threads included."""
        return self.workspace.messages(channel.id)

    def ephemerals(self, user: User) -> tuple[Message, ...]:
        """What only this person can see."""
        return self.workspace.ephemerals(user.id)

    def _add(
        self, name: str, kind: ChannelKind, members: Iterable[User], *, app: bool, ext_shared: bool
    ) -> Channel:
        bot = {self.workspace.bot.user_id} if app else set()
        return self.workspace.put_channel(
            Channel(
                id=self.workspace.mint_id("C"),
                name=name,
                kind=kind,
                members=frozenset({user.id for user in members} | bot),
                is_ext_shared=ext_shared,
            )
        )

    def _announce(self, event: Event) -> None:
        if self._echo:
            self._stream.tell_soon(event)


def _preview(link: str) -> dict[str, Any]:
    return {
        "from_url": link,
        "original_url": link,
        "title": "A preview",
        "fallback": "A preview",
        "id": 1,
    }
