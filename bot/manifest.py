"""The Slack app's manifest, as it is pasted into Slack: `manifest.json`, one file for all.

It stands for Socket Mode. An app that Slack calls over HTTP has the same manifest with the address
in three places, which `over_http` puts there.
"""

import copy
import json
from importlib import resources
from typing import Any

EVENTS = "/slack/events"
"""The path that Slack calls over HTTP, for events, commands and buttons alike."""

Manifest = dict[str, Any]


def read_manifest() -> Manifest:
    """The manifest as it stands in the repository, for Socket Mode."""
    text = resources.files("bot").joinpath("manifest.json").read_text(encoding="utf-8")
    manifest: Manifest = json.loads(text)
    return manifest


def bot_scopes(manifest: Manifest) -> frozenset[str]:
    """What the app asks to be allowed to do."""
    return frozenset(manifest["oauth_config"]["scopes"]["bot"])


def over_http(manifest: Manifest, host: str) -> Manifest:
    """The same for an app that Slack calls at this address, such as https://news.example.com."""
    address = events_address(host)
    changed = copy.deepcopy(manifest)
    changed["settings"]["socket_mode_enabled"] = False
    changed["settings"]["event_subscriptions"]["request_url"] = address
    changed["settings"]["interactivity"]["request_url"] = address
    for command in changed["features"]["slash_commands"]:
        command["url"] = address
    return changed


def events_address(host: str) -> str:
    """Where Slack calls a host, which may be given with that path or without."""
    return host.rstrip("/").removesuffix(EVENTS) + EVENTS
