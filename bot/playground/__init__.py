"""A strict stand-in for a Slack workspace: for the tests, and for people without Slack."""

from bot.playground.api import Recorded
from bot.playground.connection import Connection
from bot.playground.delivery import Delivery, NoAnswer
from bot.playground.faults import (
    DOWNLOAD,
    RESPONSE_URL,
    Fault,
    Faults,
    cut,
    cut_after_effect,
    hang,
    rate_limited,
    server_error,
)
from bot.playground.inputs import NotOnScreenError
from bot.playground.limits import Refused, check_message, check_view
from bot.playground.others import OtherApp
from bot.playground.person import Person
from bot.playground.posting import Target
from bot.playground.rates import RateRules
from bot.playground.standin import StandIn
from bot.playground.texts import pings
from bot.playground.workspace import Channel, ChannelKind, File, Message, User, View, Workspace

__all__ = [
    "DOWNLOAD",
    "RESPONSE_URL",
    "Channel",
    "ChannelKind",
    "Connection",
    "Delivery",
    "Fault",
    "Faults",
    "File",
    "Message",
    "NoAnswer",
    "NotOnScreenError",
    "OtherApp",
    "Person",
    "RateRules",
    "Recorded",
    "Refused",
    "StandIn",
    "Target",
    "User",
    "View",
    "Workspace",
    "check_message",
    "check_view",
    "cut",
    "cut_after_effect",
    "hang",
    "pings",
    "rate_limited",
    "server_error",
]
