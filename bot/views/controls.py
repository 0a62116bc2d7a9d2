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
)
"""Buttons and menus."""

QUESTION = "question"
FORGET = "forget"

FORMS = (QUESTION, FORGET)
"""Modals that are submitted."""

BRIEF_THIS = "brief_this"

SHORTCUTS = (BRIEF_THIS,)
"""In a message's own menu."""
