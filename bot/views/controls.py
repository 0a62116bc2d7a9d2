"""The names under which Slack tells us what was pressed, chosen or submitted."""

TRY_AGAIN = "try_again"
READ_REST = "read_rest"
MORE = "more"
ALL_QUOTES = "all_quotes"
SHOW_IN_CONTEXT = "show_in_context"
ASK = "ask"
SHARE = "share_to_channel"
SHARE_ANSWER = "share_answer"
ON_BRIEF = "on_brief"
EARLIER = "earlier"
LATER = "later"
DISPUTE = "dispute"
WITHDRAW = "withdraw"
SET_DIGEST = "set_digest"
DIGEST_PREVIEW = "digest_preview"
DIGEST_PAUSE = "digest_pause"
DIGEST_OFF = "digest_off"
LOOK = "look"
CHANGE_SETTINGS = "change_settings"

LOOKS = tuple(f"{LOOK}_{kind}" for kind in ("search", "ask", "quotes"))
"""The buttons that look something up, one for each subcommand."""

ACTIONS = (
    TRY_AGAIN,
    READ_REST,
    MORE,
    ALL_QUOTES,
    SHOW_IN_CONTEXT,
    ASK,
    SHARE,
    SHARE_ANSWER,
    ON_BRIEF,
    EARLIER,
    LATER,
    DISPUTE,
    WITHDRAW,
    SET_DIGEST,
    DIGEST_PREVIEW,
    DIGEST_PAUSE,
    DIGEST_OFF,
    CHANGE_SETTINGS,
    *LOOKS,
)
"""Buttons and menus."""

QUESTION = "question"
FORGET = "forget"
DIGEST_FORM = "digest_form"

LOOK_FORM = "look_form"
SETTINGS_FORM = "settings_form"

FORMS = (QUESTION, FORGET, DIGEST_FORM, LOOK_FORM, SETTINGS_FORM)
"""Modals that are submitted."""

LOOKED_FOR = "looked_for"
"""An input of a form."""

BRIEF_THIS = "brief_this"

SHORTCUTS = (BRIEF_THIS,)
"""In a message's own menu."""
