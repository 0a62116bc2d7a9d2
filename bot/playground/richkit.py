"""What may stand inside rich text: the pieces, and the parts they make up.

The keys are those of Slack's Block Kit reference; an empty text is refused as in every text object.
"""

from bot.playground.checks import (
    Check,
    Shape,
    anything,
    boolean,
    choice,
    items,
    shaped,
    string,
    typed,
)

_STYLE = shaped(
    Shape(
        keys=dict.fromkeys(
            ("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight",
             "unlink"),
            boolean,
        )
    )
)  # fmt: skip
_ID = string(255)


def _piece(*required: str, **keys: Check) -> Shape:
    return Shape(keys={"style": _STYLE, **keys}, required=required)


_PIECES = {
    "text": _piece("text", text=string(40_000)),
    "link": _piece("url", url=string(3000), text=string(40_000), unsafe=boolean),
    "user": _piece("user_id", user_id=_ID),
    "usergroup": _piece("usergroup_id", usergroup_id=_ID),
    "channel": _piece("channel_id", channel_id=_ID),
    "broadcast": _piece("range", range=choice("here", "channel", "everyone")),
    "emoji": _piece("name", name=_ID, unicode=_ID, skin_tone=anything, display_url=anything),
    "color": _piece("value", value=_ID),
    "date": _piece(
        "timestamp", "format", timestamp=anything, format=string(1000), url=string(3000),
        fallback=string(1000),
    ),
}  # fmt: skip


def _words(*allowed: str) -> Check:
    return items(typed(_PIECES, allowed or tuple(_PIECES)), 1000)


_SECTION = Shape(keys={"elements": _words()}, required=("elements",))
_PARTS = {
    "rich_text_section": _SECTION,
    "rich_text_list": Shape(
        keys={
            "elements": items(typed({"rich_text_section": _SECTION}, ("rich_text_section",)), 1000),
            "style": choice("bullet", "ordered"),
            "indent": anything,
            "offset": anything,
            "border": anything,
        },
        required=("elements", "style"),
    ),
    "rich_text_quote": Shape(
        keys={"elements": _words(), "border": anything}, required=("elements",)
    ),
    "rich_text_preformatted": Shape(
        keys={"elements": _words("text", "link"), "border": anything, "language": anything},
        required=("elements",),
    ),
}

RICH_PARTS: Check = items(typed(_PARTS, tuple(_PARTS)), 1000, least=0)
"""The elements of a rich_text block."""
