"""Forgetting an article: asked once more, then told."""

from bot.types import Forgetting, Origin
from bot.views.controls import FORGET
from bot.views.message import Message, paragraph, plain, words
from bot.views.modal import Modal, told
from bot.views.sources import headline
from storage.types import StoredArticle

OUTCOMES = {
    Forgetting.DONE: "Forgotten: the article, its quotes and my brief of it.",
    Forgetting.OTHERS_REMAIN: "Your share is forgotten. Others have shared the article too, so I "
    "still know it.",
    Forgetting.UNKNOWN: "I know no article at this address. Check the link.",
    Forgetting.NOT_YOURS: "Others shared this article. Whoever shared it, or an administrator, "
    "can make me forget it.",
}


def forgotten_message(outcome: Forgetting) -> Message:
    """What came of a wish to forget."""
    return plain(OUTCOMES[outcome])


def forget_modal(stored: StoredArticle, origin: Origin) -> Modal:
    """Asks whether to forget an article."""
    what = " is deleted with its quotes and my brief of it. This cannot be undone."
    return Modal(
        title="Forget this article?",
        blocks=(paragraph(headline(stored.article), words(what)),),
        origin=origin,
        subject=str(stored.id),
        form=FORGET,
        submit="Forget",
    )


def forgotten_modal(outcome: Forgetting, origin: Origin) -> Modal:
    """What came of it."""
    return told("Forget this article", OUTCOMES[outcome], origin)
