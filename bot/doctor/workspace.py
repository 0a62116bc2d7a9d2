"""What Slack says of us: whose token it is, what it may do, what time it is, where we are."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from bot.doctor.findings import Finding, mend, ok, unknown
from bot.manifest import bot_scopes, read_manifest
from bot.settings import SlackSettings
from bot.slack import Messenger, SlackBusy, SlackError, SlackRefused, why_silent
from storage import StorageError, Upkeep

_FAR_APART = 30.0
"""In seconds: so far a clock may be off before a post of ours is looked for at the wrong time."""

_HERE = ("127.0.0.1", "localhost", "::1")

_NAMED = 5
"""How many channels are named."""

_REFUSALS = {
    "account_inactive": "the app was taken out of the workspace, or its token revoked: install it "
    "again and copy the new token",
    "token_revoked": "the token was revoked: install the app again and copy the new token",
    "token_expired": "the token has expired: switch token rotation off and install the app again",
    "not_allowed_token_type": "this kind of token is not taken",
}


def wire(slack: SlackSettings) -> Iterator[Finding]:
    """A complaint where the tokens would travel in clear."""
    parts = urlsplit(slack.api_url)
    if parts.scheme != "https" and parts.hostname not in _HERE:
        yield mend(
            "token",
            f"SLACK_API_URL leads to {parts.hostname} without encryption: everybody on the way "
            "sees the tokens. Set it to an address that begins with https://.",
        )


def token(messenger: Messenger) -> tuple[list[Finding], Mapping[str, str]]:
    """Whose token it is, with the headers that Slack's answer came with; empty without one."""
    try:
        me, headers = messenger.call_with_headers("auth.test")
    except SlackRefused as refusal:
        why = _REFUSALS.get(refusal.code, "copy it anew from OAuth & Permissions")
        return [mend("token", f"SLACK_BOT_TOKEN is refused ({refusal.code}): {why}.")], {}
    except SlackError as silence:
        return [mend("token", _unreached(silence))], {}
    if not me.get("bot_id"):
        return [mend("token", "SLACK_BOT_TOKEN belongs to a person. Set it to the bot's.")], headers
    told = f"bot @{me.get('user')} in workspace {me.get('team')} ({me.get('team_id')})"
    return [ok("token", told)], headers


def scopes(headers: Mapping[str, str]) -> Finding:
    """Whether Slack grants what the manifest asks for."""
    if "x-oauth-scopes" not in headers:
        return unknown("scopes", "Slack does not say which scopes are granted.")
    granted = {scope.strip() for scope in headers["x-oauth-scopes"].split(",")} - {""}
    missing = sorted(bot_scopes(read_manifest()) - granted)
    if missing:
        return mend(
            "scopes",
            f"missing: {', '.join(missing)}. Paste manifest.json under App Manifest (or add them "
            "under OAuth & Permissions), then install the app to the workspace again.",
        )
    unneeded = sorted(granted - bot_scopes(read_manifest()))
    besides = f"; not needed: {', '.join(unneeded)}" if unneeded else ""
    return ok("scopes", f"all {len(bot_scopes(read_manifest()))} are granted{besides}")


def clocks(
    headers: Mapping[str, str], upkeep: Upkeep, clock: Callable[[], datetime]
) -> Iterator[Finding]:
    """Whether this machine and the database agree with Slack on what time it is."""
    try:
        slack = parsedate_to_datetime(headers.get("date", ""))
    except ValueError:
        yield unknown("clock", "Slack does not say what time it is.")
        return
    yield _compared("this machine's clock", clock().timestamp() - slack.timestamp())
    try:
        if upkeep.on_another_machine:
            yield _compared("the database's clock", upkeep.clock() - slack.timestamp())
    except StorageError:
        return  # that it does not answer is told of elsewhere


def heard(upkeep: Upkeep) -> Iterator[Finding]:
    """Whether anything has ever come from Slack: what no address that answers us can prove."""
    try:
        last = upkeep.last_heard()
    except StorageError:
        return  # that there are no tables is told of elsewhere
    if last is None:
        yield unknown(
            "events",
            "nothing has come from Slack yet. Share a link where the app is; if nothing comes, see "
            "that Event Subscriptions are on (and their address verified, where there is one).",
        )
        return
    yield ok("events", f"the last came at {datetime.fromtimestamp(last, UTC):%Y-%m-%d %H:%M} UTC")


def invited(messenger: Messenger) -> Finding:
    """Which channels we are in."""
    try:
        listed = messenger.call(
            "users.conversations",
            types="public_channel,private_channel",
            exclude_archived=True,
            limit=200,
        )["channels"]
    except SlackRefused as refusal:
        return unknown("channels", f"Slack does not say where the app is ({refusal.code}).")
    except SlackError as silence:
        return unknown("channels", _unreached(silence))
    if not listed:
        return mend("channels", "in none yet. In a channel, type: /invite @Nutgraf")
    return ok("channels", "in " + _in_words(listed))


def _in_words(listed: list[dict[str, object]]) -> str:
    """The public ones by name; what a private one is called is nobody else's business."""
    public = sorted(f"#{channel.get('name')}" for channel in listed if not channel["is_private"])
    named, more = public[:_NAMED], len(public) - _NAMED
    private = len(listed) - len(public)
    parts = [", ".join(named) + (f" and {more} more" if more > 0 else "")] * bool(named)
    parts += [f"{private} private"] * bool(private)
    return " and ".join(parts)


def _compared(whose: str, seconds: float) -> Finding:
    if abs(seconds) <= _FAR_APART:
        return ok("clock", f"{whose} agrees with Slack's")
    direction = "ahead of" if seconds > 0 else "behind"
    return mend(
        "clock",
        f"{whose} is {abs(seconds):.0f} s {direction} Slack's. Set it by NTP "
        "(timedatectl set-ntp true): Slack's calls are refused when clocks differ.",
    )


def _unreached(silence: SlackError) -> str:
    if isinstance(silence, SlackBusy):
        return f"Slack asks for patience: try again in {silence.seconds:.0f} s."
    return (
        f"Slack cannot be reached ({why_silent(silence)}). Let this machine connect to slack.com "
        "on port 443, or correct SLACK_API_URL."
    )
