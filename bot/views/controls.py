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
)
"""Buttons and menus."""

QUESTION = "question"
FORGET = "forget"
DIGEST_FORM = "digest_form"

FORMS = (QUESTION, FORGET, DIGEST_FORM)
"""Modals that are submitted."""

BRIEF_THIS = "brief_this"

SHORTCUTS = (BRIEF_THIS,)
"""In a message's own menu."""
