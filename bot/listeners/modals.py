"""What opens and changes modals.

A trigger lives three seconds, so these listeners answer at once, from the database; what is to be
posted is left to jobs.
"""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack, BoltContext

from bot.incoming import Payload
from bot.listeners.inbox import Inbox
from bot.listeners.presses import Press, read_press, typed
from bot.services.access import Access
from bot.services.asking import ALOUD
from bot.services.disputes import Disputes
from bot.services.forgetting import Forgetter
from bot.services.questions import answer_from
from bot.slack import Messenger
from bot.types import Forgetting, Origin
from bot.views.asking import answer_modal, ask_modal, shared_modal
from bot.views.context import context_modal
from bot.views.controls import QUESTION
from bot.views.forgetting import forget_modal, forgotten_modal
from bot.views.modal import Modal, unavailable
from bot.views.quotes import dispute_modal, quotes_modal
from bot.views.references import number_of, passages_of, quote_of
from storage.types import StoredArticle
from storage.work import Request


class Modals:
    """Listens to the buttons that open something up, and to what is done in there."""

    def __init__(
        self,
        *,
        inbox: Inbox,
        messenger: Messenger,
        access: Access,
        disputes: Disputes,
        forgetter: Forgetter,
        clock: Callable[[], datetime],
    ) -> None:
        self._inbox = inbox
        self._messenger = messenger
        self._access = access
        self._disputes = disputes
        self._forgetter = forgetter
        self._clock = clock

    def on_all_quotes(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Show every quote of an article."""
        press = read_press(body, context)
        self._show(press, self._list(press, f"quotes:{press.value}:0"))
        ack()

    def on_turn(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Show another page of a list of quotes."""
        press = read_press(body, context)
        self._change(press, self._list(press, press.value))
        ack()

    def on_context(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Show the paragraphs that shown words come from."""
        press = read_press(body, context)
        shown = passages_of(press.value)
        found = self._access.articles(press.viewer, list(shown))
        modal = context_modal(found, shown, press.origin) if found else unavailable(press.origin)
        self._show(press, modal)
        ack()

    def on_ask(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Ask for a question about an article."""
        press = read_press(body, context)
        self._show(press, self._about(press, press.value, ask_modal))
        ack()

    def on_question(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Answer a question in the modal it was asked in."""
        press, asked = read_press(body, context), typed(body, QUESTION)

        def answered(stored: StoredArticle, origin: Origin) -> Modal:
            found = answer_from(asked, [stored])
            return answer_modal(stored, found.answer, found.articles, origin)

        modal = self._about(press, press.subject, answered)
        ack(response_action="update", view=modal.payload())

    def on_share_answer(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Post a question and its answer for everybody to see."""
        press = read_press(body, context)
        request = Request(
            workspace=press.workspace,
            conversation=press.origin.conversation,
            user=press.user,
            kind=ALOUD,
            text=press.value,
            thread=press.origin.thread,
            received_at=self._clock(),
        )
        self._inbox.keep(request, job="ask", event=press.trigger, posts=True)
        self._change(press, self._about(press, press.subject, shared_modal))
        ack()

    def on_brief_menu(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Something was chosen behind the three dots of a brief."""
        press = read_press(body, context)
        what, _, article = press.value.partition(":")
        if what == "dispute":
            self._show(press, self._list(press, f"disputes:{article}:0"))
        elif what == "forget":
            self._show(press, self._about(press, article, self._forget_modal(press)))
        ack()

    def on_dispute(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Somebody says that a quote's speaker is wrong."""
        press = read_press(body, context)
        quote = quote_of(press.value)
        if quote and self._access.article(press.viewer, quote[0]):
            self._disputes.raise_(*quote, press.user)
        self._change(press, self._list(press, press.subject))
        ack()

    def on_withdraw(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Somebody puts a quote's speaker back."""
        press = read_press(body, context)
        quote = quote_of(press.value)
        if quote and self._access.article(press.viewer, quote[0]):
            self._disputes.withdraw(*quote, press.user)
        self._change(press, self._list(press, press.subject))
        ack()

    def on_forget(self, ack: Ack, body: Payload, context: BoltContext) -> None:
        """Forget an article, and say so in the modal that asked."""
        press = read_press(body, context)
        outcome = self._forgetter.forget(press.viewer, number_of(press.subject))
        ack(response_action="update", view=forgotten_modal(outcome, press.origin).payload())

    def _forget_modal(self, press: Press) -> Callable[[StoredArticle, Origin], Modal]:
        def modal(stored: StoredArticle, origin: Origin) -> Modal:
            if self._forgetter.may_forget(press.viewer, stored.id):
                return forget_modal(stored, origin)
            return forgotten_modal(Forgetting.NOT_YOURS, origin)

        return modal

    def _list(self, press: Press, named: str) -> Modal:
        """A page of a list of quotes, by its name, the article and the page: "quotes:12:0"."""
        which, article, page = [*named.split(":"), "", ""][:3]

        def modal(stored: StoredArticle, origin: Origin) -> Modal:
            if which == "quotes":
                return quotes_modal(stored, number_of(page), origin)
            viewer = self._access.seen_by(press.viewer, stored)
            standing = self._disputes.standing(viewer, stored.id)
            return dispute_modal(stored, standing, number_of(page), origin)

        return self._about(press, article, modal)

    def _about(
        self, press: Press, article: str, make: Callable[[StoredArticle, Origin], Modal]
    ) -> Modal:
        """A modal about an article, for those who may see it."""
        stored = self._access.article(press.viewer, number_of(article))
        return make(stored, press.origin) if stored else unavailable(press.origin)

    def _show(self, press: Press, modal: Modal) -> None:
        self._messenger.open(press.trigger, modal, on_top=press.view is not None)

    def _change(self, press: Press, modal: Modal) -> None:
        if press.view is not None:
            self._messenger.change(press.view, modal)
