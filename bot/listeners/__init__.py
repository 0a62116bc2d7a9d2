"""What Slack tells us, and who listens: the table of contents of the Slack edge.

A listener translates the payload, stores a request with its job, and leaves: Slack is answered
within milliseconds, and what was answered is on disk. All work is done by the jobs.
"""

import re
from dataclasses import dataclass

from slack_bolt import App

from bot.listeners.actions import Actions
from bot.listeners.changes import TURNED_PRIVATE, TURNED_PUBLIC, Changes
from bot.listeners.commands import SlashCommands
from bot.listeners.digest_forms import DigestForms
from bot.listeners.home import HomeTab
from bot.listeners.messages import Messages
from bot.listeners.modals import Modals
from bot.listeners.requests import Requests, is_us
from bot.views import controls

__all__ = [
    "Actions",
    "Changes",
    "DigestForms",
    "HomeTab",
    "Listeners",
    "Messages",
    "Modals",
    "Requests",
    "SlashCommands",
    "register",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listeners:
    """Everybody who listens."""

    messages: Messages
    commands: SlashCommands
    actions: Actions
    modals: Modals
    digests: DigestForms
    requests: Requests
    changes: Changes
    home: HomeTab


def register(app: App, to: Listeners) -> None:
    """Tie every event, command, button and form to its listener."""
    for subtype in (TURNED_PRIVATE, TURNED_PUBLIC):
        app.event({"type": "message", "subtype": subtype})(to.changes.on_turned)
    app.event("message")(to.messages.on_message)
    app.event("app_mention")(to.messages.on_mention)
    app.event("reaction_added")(to.requests.on_reaction)
    app.event("member_joined_channel", matchers=[is_us])(to.requests.on_joined)
    app.event("file_deleted")(to.requests.on_file_deleted)
    _register_changes(app, to.changes)
    app.shortcut(controls.BRIEF_THIS)(to.requests.on_shortcut)
    app.command("/news")(to.commands.on_news)
    _register_modals(app, to.modals)
    _register_digests(app, to.digests)
    _register_home(app, to.home)
    app.action(controls.TRY_AGAIN)(to.actions.on_try_again)
    app.action(controls.READ_REST)(to.actions.on_read_rest)
    app.action(controls.MORE)(to.actions.on_more)
    app.action(controls.SHARE)(to.actions.on_share)
    app.action(re.compile(".*"))(to.actions.on_other)


def _register_changes(app: App, changes: Changes) -> None:
    for event in ("member_joined_channel", "member_left_channel", "channel_unshared"):
        app.event(event)(changes.on_members)
    for kind in ("channel", "group"):
        app.event(f"{kind}_left")(changes.on_removed)
        app.event(f"{kind}_archive")(changes.on_archive)
        app.event(f"{kind}_unarchive")(changes.on_archive)
        app.event(f"{kind}_rename")(changes.on_rename)
        app.event(f"{kind}_deleted")(changes.on_deleted)
    app.event("channel_shared")(changes.on_shared)
    app.event("channel_id_changed")(changes.on_moved)
    app.event("team_join")(changes.on_person)
    app.event("user_change")(changes.on_person)
    app.event("app_uninstalled")(changes.on_uninstalled)
    app.event("tokens_revoked")(changes.on_tokens_revoked)


def _register_modals(app: App, modals: Modals) -> None:
    app.action(controls.ALL_QUOTES)(modals.on_all_quotes)
    app.action(controls.EARLIER)(modals.on_turn)
    app.action(controls.LATER)(modals.on_turn)
    app.action(controls.SHOW_IN_CONTEXT)(modals.on_context)
    app.action(controls.ASK)(modals.on_ask)
    app.view(controls.QUESTION)(modals.on_question)
    app.action(controls.SHARE_ANSWER)(modals.on_share_answer)
    app.action(controls.ON_BRIEF)(modals.on_brief_menu)
    app.action(controls.DISPUTE)(modals.on_dispute)
    app.action(controls.WITHDRAW)(modals.on_withdraw)
    app.view(controls.FORGET)(modals.on_forget)


def _register_digests(app: App, digests: DigestForms) -> None:
    app.action(controls.SET_DIGEST)(digests.on_open)
    app.view(controls.DIGEST_FORM)(digests.on_submit)
    app.action(controls.DIGEST_PREVIEW)(digests.on_preview)
    app.action(controls.DIGEST_PAUSE)(digests.on_pause)
    app.action(controls.DIGEST_OFF)(digests.on_off)


def _register_home(app: App, home: HomeTab) -> None:
    app.event("app_home_opened")(home.on_opened)
    for look in controls.LOOKS:
        app.action(look)(home.on_look)
    app.view(controls.LOOK_FORM)(home.on_looked)
    app.action(controls.CHANGE_SETTINGS)(home.on_settings)
    app.view(controls.SETTINGS_FORM)(home.on_saved)
