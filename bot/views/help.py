"""What Nutgraf can do, in words."""

from slack_sdk.models.blocks import Block

from bot.views.message import Message, bullets, cut, heading, paragraph, plain, words

COMMANDS: dict[str, str] = {
    "brief": "/news brief LINK: the key points and quotes of an article, for you alone",
    "ask": "/news ask QUESTION: the sentence that answers, from what I have read",
    "recent": "/news recent: what was read last",
    "search": '/news search WORDS: the articles that hold these words; also "a phrase", -word, '
    "from:reuters, said:zakharova, by:@somebody, in:#channel, since:7d, before:2026-11-01, "
    "on:yesterday",
    "quotes": "/news quotes NAME [WORDS]: what somebody is quoted as saying, in all outlets",
    "digest": "/news digest weekdays 09:00: a digest here of what was shared since the last one; "
    "also digest preview, now, pause, resume and off",
    "settings": "/news settings: when I brief here; also settings automatic, settings on request, "
    "settings off",
    "forget": "/news forget LINK: forget an article that you shared",
    "help": "/news help: this list",
}
"""Every subcommand, with what it does."""

_LONGEST_REPEATED = 200
"""Characters of what was written that are put into the command that was meant."""

WHAT_I_DO = (
    "Share a link, a text file or an article's text, and I reply in its thread with the key "
    "points and the quotes, word for word. Mention me there with a question, and I answer with the "
    "sentence that answers it. The reaction 📰, or Brief this in a message's menu, has any message "
    "briefed."
)


def help_message() -> Message:
    """Everything that can be asked for."""
    items = [[words(line)] for line in COMMANDS.values()]
    blocks: tuple[Block, ...] = (paragraph(words(WHAT_I_DO)), heading("Commands"), bullets(items))
    return Message(text=WHAT_I_DO, blocks=blocks)


def welcome_message() -> Message:
    """One line for a channel that we were invited to."""
    return plain(
        "I brief articles: share a link here, or paste an article's text, and the key points and "
        "quotes follow in its thread. /news help says what else there is, /news settings when I "
        "speak."
    )


def small_talk_message(said: str) -> Message | None:
    """The reply to what is no question; None where it is one."""
    heard = said.strip(" .!?").lower()
    if heard in ("", "help", "hello", "hi", "hey", "start"):
        return help_message()
    if heard in ("thanks", "thank you", "thx", "ok", "okay", "great", "cool"):
        return plain("You are welcome.")
    return None


def unknown_message(word: str, nearest: str | None, written: str) -> Message:
    """A subcommand that there is not, and what may have been meant by all that was `written`."""
    told = f"I know no /news {cut(word, 100)}."
    if nearest is not None:
        return plain(f"{told} Did you mean /news {nearest}?")
    if len(written) > _LONGEST_REPEATED:
        return plain(f"{told} Try /news help.")
    verb, command = ("ask", "ask") if written.endswith("?") else ("look for", "search")
    return plain(f"{told} Try /news help; or, to {verb} it: /news {command} {written}")
