"""What Slack makes of the words a person types: escaped text, and rich_text blocks.

What a person types is plain text in which `<@U…>` stands for a person and `<#C…>` for a channel
picked from the list that opens while typing, and `<https://…|label>` for a pasted link with a
label. All else is taken literally; bare addresses become links, as in Slack.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

_PICKED = r"<@(?P<user>[UW]\w+)>|<#(?P<channel>C\w+)>|<(?P<labelled>https?://[^\s<>|]+)\|(?P<label>[^<>]+)>"
_ADDRESS = r"(?P<url>https?://[^\s<>|]+)"
# Slack links bare domains as well, for the endings it knows.
_DOMAIN = r"(?<![\w@.])(?P<domain>(?:[a-z0-9-]+\.)+(?:com|org|net|io|uk|de|fr)\b(?:/[^\s<>|]*)?)"
_TOKEN = re.compile(f"{_PICKED}|{_ADDRESS}|{_DOMAIN}")
_CLOSING = ".,;:!?'\"”’"
_PING = re.compile(r"<!(channel|here|everyone)(?:\|[^>]*)?>")


def escape(text: str) -> str:
    """Make text literal for Slack."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def slack_text(typed: str) -> str:
    """The `text` of the message that a person's typing makes."""
    return "".join(_written(element) for element in elements(typed))


def rich_text(typed: str, block_id: str) -> dict[str, Any]:
    """The rich_text block of the message that a person's typing makes."""
    section = {"type": "rich_text_section", "elements": list(elements(typed))}
    return {"type": "rich_text", "block_id": block_id, "elements": [section]}


def elements(typed: str) -> Iterator[dict[str, Any]]:
    """The pieces of a rich_text section, in order."""
    done = 0
    for token in _TOKEN.finditer(typed):
        element, end = _element(token)
        if token.start() > done:
            yield {"type": "text", "text": typed[done : token.start()]}
        yield element
        done = end
    if done < len(typed):
        yield {"type": "text", "text": typed[done:]}


def pings(text: str, blocks: Iterable[dict[str, Any]] = ()) -> tuple[str, ...]:
    """The groups that a message would call up: "channel", "here", "everyone"."""
    written = (text, *_mrkdwn(list(blocks)))
    return tuple(group for words in written for group in _PING.findall(words))


def plain_lines(blocks: Iterable[dict[str, Any]]) -> Iterator[str]:
    """A message's blocks as lines for a terminal."""
    for block in blocks:
        match block["type"]:
            case "rich_text":
                for part in block["elements"]:
                    yield from _rich_lines(part)
            case "actions":
                labels = (e["text"]["text"] for e in block["elements"] if "text" in e)
                yield "  ".join(f"[{label}]" for label in labels)
            case "divider":
                yield ""
            case _:
                yield from " ".join(_strings(block)).split("\n")


def _rich_lines(part: dict[str, Any]) -> Iterator[str]:
    if part["type"] == "rich_text_list":
        yield from (f"  - {_said(item)}" for item in part["elements"])
    else:
        yield from _said(part).split("\n")


def _said(section: dict[str, Any]) -> str:
    return "".join(e.get("text") or e.get("url") or "" for e in section["elements"])


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["text"]
        yield from _strings([v for v in value.values() if isinstance(v, dict | list)])


def _mrkdwn(value: Any) -> Iterator[str]:
    """Every text, at any depth, in which Slack looks for its control sequences."""
    if isinstance(value, dict) and value.get("type") in ("mrkdwn", "markdown"):
        yield value["text"]
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _mrkdwn(inner)


def _element(token: re.Match[str]) -> tuple[dict[str, Any], int]:
    """A link or mention, and where it ends in the typed text."""
    if token["user"]:
        return {"type": "user", "user_id": token["user"]}, token.end()
    if token["channel"]:
        return {"type": "channel", "channel_id": token["channel"]}, token.end()
    if token["labelled"]:
        return {"type": "link", "url": token["labelled"], "text": token["label"]}, token.end()
    address = _without_closing_marks(token["url"] or token["domain"])
    end = token.start() + len(address)
    if token["url"]:
        return {"type": "link", "url": address}, end
    return {"type": "link", "url": f"http://{address}", "text": address}, end


def _without_closing_marks(address: str) -> str:
    """Leave out the marks of the sentence that an address stands in."""
    trimmed = address.rstrip(_CLOSING)
    while trimmed.endswith(")") and trimmed.count(")") > trimmed.count("("):
        trimmed = trimmed[:-1].rstrip(_CLOSING)
    return trimmed


def _written(element: dict[str, Any]) -> str:
    match element:
        case {"type": "user", "user_id": user}:
            return f"<@{user}>"
        case {"type": "channel", "channel_id": channel}:
            return f"<#{channel}|>"
        case {"type": "link", "url": url, "text": label}:
            return f"<{escape(url)}|{escape(label)}>"
        case {"type": "link", "url": url}:
            return f"<{escape(url)}>"
    return escape(element["text"])
