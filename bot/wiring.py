"""Who does which job, and who listens to what."""

from collections.abc import Callable

from bot.delivery import patient
from bot.jobs import Handler
from bot.listeners import (
    Actions,
    Changes,
    DigestForms,
    HomeTab,
    Listeners,
    Messages,
    Modals,
    Requests,
    SlashCommands,
)
from bot.listeners.inbox import Inbox
from bot.parts import Parts, paste_rule
from bot.services.disputes import Disputes
from bot.services.retraction import Retraction


def handlers(parts: Parts) -> dict[str, Handler]:
    """What is done with each kind of job."""
    retraction = Retraction(parts.store, parts.messenger, parts.delivery)
    of_kinds: dict[str, Handler] = {
        "summon": parts.summoning.run,
        "decline": parts.summoning.decline,
        "welcome": parts.summoning.welcome,
        "share": parts.intake.split,
        "again": parts.intake.again,
        "rest": parts.intake.rest,
        "offer": parts.intake.offer,
        "read": parts.briefing.read,
        "notice": parts.briefing.notice,
        "post": parts.briefing.post,
        "redraw": parts.briefing.redraw,
        "ask": parts.asking.run,
        "apology": parts.asking.apologise,
        "command": parts.commands.run,
        "digest": parts.digests.post,
        "publish": parts.sharing.run,
        "home": parts.home.run,
        "look": parts.farewell.look,
        "clear": parts.farewell.clear,
        "farewell": parts.farewell.run,
        "retract": retraction.run,
        "recall": retraction.recall,
    }
    return {kind: patient(handler) for kind, handler in of_kinds.items()}


def listeners(parts: Parts, wake: Callable[[], None]) -> Listeners:
    """Everybody who listens; `wake` is called when there is work."""
    now = parts.now
    inbox = Inbox(parts.store, wake, now, counts=parts.counts, seal=parts.seal)
    return Listeners(
        messages=Messages(inbox, paste_rule(parts.settings), now),
        commands=SlashCommands(inbox, now),
        actions=Actions(inbox, now),
        modals=_modals(parts, inbox, wake),
        digests=DigestForms(
            inbox=inbox,
            messenger=parts.messenger,
            directory=parts.directory,
            digests=parts.digests,
        ),
        requests=Requests(inbox, now),
        changes=Changes(
            store=parts.store,
            inbox=inbox,
            directory=parts.directory,
            farewell=parts.farewell,
            clock=now,
        ),
        home=HomeTab(
            inbox=inbox,
            messenger=parts.messenger,
            directory=parts.directory,
            commands=parts.commands,
            preferences=parts.preferences,
        ),
    )


def _modals(parts: Parts, inbox: Inbox, wake: Callable[[], None]) -> Modals:
    return Modals(
        inbox=inbox,
        messenger=parts.messenger,
        access=parts.access,
        disputes=Disputes(parts.store, parts.now, wake),
        forgetter=parts.forgetter,
        clock=parts.now,
    )
