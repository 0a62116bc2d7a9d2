"""What Slack tells us, and who listens: the table of contents of the Slack edge.

A listener translates the payload, stores a request with its job, and leaves: Slack is answered
within milliseconds, and what was answered is on disk. All work is done by the jobs.
"""

import re

from slack_bolt import App

from bot.listeners.actions import Actions
from bot.listeners.commands import SlashCommands
from bot.listeners.messages import Messages
from bot.views.briefs import READ_REST, TRY_AGAIN
from bot.views.library import MORE

__all__ = ["Actions", "Messages", "SlashCommands", "register"]


def register(app: App, messages: Messages, commands: SlashCommands, actions: Actions) -> None:
    """Tie every event, command and action to its listener."""
    app.event("message")(messages.on_message)
    app.event("app_mention")(messages.on_mention)
    app.command("/news")(commands.on_news)
    app.action(TRY_AGAIN)(actions.on_try_again)
    app.action(READ_REST)(actions.on_read_rest)
    app.action(MORE)(actions.on_more)
    app.action(re.compile(".*"))(actions.on_other)
