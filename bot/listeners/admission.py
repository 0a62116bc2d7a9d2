"""Who may speak to us at all: the workspace that our token is of, and no other."""

import logging
from collections.abc import Callable

from slack_bolt import BoltContext, BoltResponse

from bot.identity import Identity
from bot.process.counts import Counts, is_worth_a_line

log = logging.getLogger(__name__)


class Admission:
    """Refuses what comes from a workspace that the app is not installed in."""

    def __init__(self, identity: Identity, counts: Counts) -> None:
        self._identity = identity
        self._counts = counts

    def admit(self, context: BoltContext, next: Callable[[], None]) -> BoltResponse | None:  # noqa: A002
        """Pass on what is from our own workspace; Bolt calls this before every listener."""
        if context.team_id == self._identity.me().team:
            next()
            return None
        count = self._counts.add("refused", why="workspace")
        if is_worth_a_line(count):
            log.warning("refused: from workspace %s (%d so far)", context.team_id, count)
        return BoltResponse(status=403, body="")
