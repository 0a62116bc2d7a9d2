"""Asking one article, in a modal that keeps the question's place for the next one."""

from collections.abc import Mapping
from zlib import crc32

from slack_sdk.models.blocks import Block, InputBlock

from bot.types import Origin
from bot.views.answers import answer_message
from bot.views.controls import QUESTION, SHARE_ANSWER
from bot.views.message import button, paragraph, with_control, words
from bot.views.modal import Modal, asked_in
from bot.views.sources import headline
from storage.types import StoredArticle
from summarizer.types import Answer

LONGEST_QUESTION = 300


def ask_modal(stored: StoredArticle, origin: Origin) -> Modal:
    """Asks for a question about an article."""
    top = paragraph(headline(stored.article))
    return _modal(stored, (top, _question("Your question", asked="")), origin)


def answer_modal(
    stored: StoredArticle, answer: Answer, articles: Mapping[int, StoredArticle], origin: Origin
) -> Modal:
    """The answer, with the place for another question below it."""
    message = answer_message(answer, articles, echo=True)
    blocks: tuple[Block, ...] = message.blocks
    if answer.citations and not origin.conversation.startswith("D"):
        share = button("Share to channel", SHARE_ANSWER, f"{stored.id} {answer.question}")
        blocks = with_control(message, share).blocks
    return _modal(stored, (*blocks, _question("Another question", answer.question)), origin)


def shared_modal(stored: StoredArticle, origin: Origin) -> Modal:
    """The answer is on its way to everybody."""
    where = "in the thread" if origin.thread else "to the channel"
    told = paragraph(words(f"The answer is being posted {where}."))
    return _modal(stored, (told, _question("Another question", asked="")), origin)


def _question(label: str, asked: str) -> InputBlock:
    # A block by another name is empty again; one by the same name keeps what was typed.
    return asked_in(
        QUESTION,
        label,
        longest=LONGEST_QUESTION,
        hint="Answered from this article alone, word for word.",
        block=f"question-{crc32(asked.encode(errors='replace'))}",
    )


def _modal(stored: StoredArticle, blocks: tuple[Block, ...], origin: Origin) -> Modal:
    return Modal(
        title="Ask the article",
        blocks=blocks,
        origin=origin,
        subject=str(stored.id),
        form=QUESTION,
        submit="Ask",
    )
