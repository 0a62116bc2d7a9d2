"""Failures as sentences: what happened, and what to do next. The one table of them all."""

SENTENCES: dict[str, str] = {
    "empty": "There is no text in it. Paste the article's text and I will read that.",
    "too_short": "There is too little text in it for a brief. Paste the article's text, or share "
    "the link of the article itself.",
    "no_sentences": "There are no sentences in it that I could choose from. Paste the article's "
    "text and I will read that.",
    "too_long": "The text is too long to be one article. Paste the part that matters.",
    "pdf": "This is a PDF, which I cannot read. Paste its text and I will read that.",
    "not_a_page": "This is a file that is not a web page. Paste its text and I will read that.",
    "not_found": "There is no page at this address. Check the link, or paste the article's text.",
    "needs_javascript": "This page shows nothing without a browser. Paste the text and I will "
    "read that.",
    "consent_wall": "This page asks for consent to cookies before it shows the article. Paste the "
    "text and I will read that.",
    "bot_wall": "This site lets no programs in. Paste the text and I will read that.",
    "paywall": "This page is behind a paywall: paste the text and I will read that.",
    "index_page": "This page lists articles and is not one itself. Share the link of one article.",
    "bad_address": "This is not a web address that I can open: it has to begin with http:// or "
    "https://, name a host, and hold no password and no unusual port.",
    "private_address": "This address is on a private network, where I do not go. Paste the text "
    "and I will read that, or ask the administrator to allow this host (FETCH_ALLOW).",
    "unreachable": "The site could not be reached. Check the link, or try again later.",
    "timeout": "The site took too long to answer. Try again, or paste the article's text.",
    "too_large": "The page is too large to read. Paste the article's text and I will read that.",
    "too_many_redirects": "This link sends me round in circles. Share the address that your "
    "browser ends up at.",
    "http_error": "The site answered with an error. Check the link, or try again later.",
    "blocked": "This site does not let me read the page. Paste the text and I will read that.",
    "server_error": "The site has a problem of its own just now. Try again later.",
    "no_file": "There is no such file that could be opened. Check its name; a link begins with "
    "https://.",
    "not_text": "This file is not text that I can read. Save it as plain text in UTF-8, or as "
    "a web page.",
    "foreign_file": "This file is not kept at Slack, so I did not open it. Paste its text and I "
    "will read that.",
    "file_refused": "Slack does not let me open this file. Paste its text, or ask whoever "
    "installed Nutgraf to install it again.",
    "nothing_to_brief": "There is no article in this message: no link, no text file and too little "
    "text.",
    "already_briefed": "The brief stands in the thread of this message.",
    "database": "My memory does not answer just now. Nothing is lost; try again in a minute.",
    "unavailable": "This article has been forgotten, or it was shared where you cannot see it.",
    "not_for_all": "Not everybody here may see this, so I have not posted it.",
    "not_invited": "I am not in this channel. Invite me with /invite @Nutgraf, then try again.",
    "switched_off": "Nutgraf is switched off in this channel. /news settings automatic switches it "
    "on again.",
    "unanswered": "I could not deal with that, and the fault is mine. Ask again in a minute.",
    "internal": "I could not read this one, and the fault is mine. Try again, or paste the "
    "article's text.",
}
"""Every code an error can carry, with what a person is told."""

RETRYABLE = frozenset(
    {"unreachable", "timeout", "http_error", "server_error", "blocked", "bot_wall", "internal"}
)
"""The failures that another try may mend."""

UNASKED_SILENCE = frozenset(
    {"not_a_page", "index_page", "too_short", "no_sentences", "empty", "not_text", "foreign_file"}
)
"""A link that is no article gets no answer unless somebody asked for one."""


def sentence_for(code: str) -> str:
    """What to tell a person about a failure."""
    return SENTENCES.get(code, SENTENCES["internal"])
