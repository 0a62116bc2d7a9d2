"""Who we are at Slack: asked for once, and then known."""

import threading
from collections.abc import Callable

from bot.slack import Messenger
from bot.types import Me


class Identity:
    """Asks Slack who the token belongs to, the first time somebody wants to know.

    `on_known` is told: a token that is good is one of an app that is installed.
    """

    def __init__(
        self, messenger: Messenger, on_known: Callable[[Me], None] = lambda me: None
    ) -> None:
        self._messenger = messenger
        self._on_known = on_known
        self._lock = threading.Lock()
        self._me: Me | None = None

    def me(self) -> Me:
        """Who we are. Raises a `SlackError` for as long as Slack has not told us."""
        with self._lock:
            if self._me is None:
                told = self._messenger.call("auth.test")
                me = Me(
                    team=told["team_id"],
                    home=told["url"],
                    user=told["user_id"],
                    bot=told.get("bot_id") or "",
                )
                self._on_known(me)
                self._me = me
            return self._me
