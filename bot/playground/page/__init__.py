"""The page that makes the stand-in a small Slack for people, on the loopback address alone."""

from bot.playground.page.picture import Command, Hints, Shortcut, Trial
from bot.playground.page.server import PageServer

__all__ = ["Command", "Hints", "PageServer", "Shortcut", "Trial"]
