"""Questions, answered with sentences of what the asker may see."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce

import summarizer
from bot.services.occasions import Occasion, occasion
from storage import Store
from storage.fulltext.lookups import Lookup
from storage.types import StoredArticle, Viewer
from summarizer.answering import followups
from summarizer.answering.sought import sought
from summarizer.types import Answer, Citation, Source

PASSAGES = 40
"""How many passages the index is asked for."""
ARTICLES = 12
"""How many articles the sentences of which are weighed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An answer with the articles it was looked for in, by their ids.

    `everywhere`: in all that may be seen, of which these are what could be meant.
    """

    answer: Answer
    articles: dict[int, StoredArticle]
    everywhere: bool = False


class Questions:
    """Answers questions."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def answer(
        self,
        viewer: Viewer,
        question: str,
        articles: Sequence[int] | None = None,
        *,
        earlier: Sequence[str] = (),
        today: date | None = None,
        limit: int = 3,
    ) -> Answered:
        """The answer from these articles, or from all that the viewer may see.

        `earlier` are the questions before it, the oldest first, which it may lean on. `today` is
        the day where the asker is: it tells which days "last week" means.
        """
        meant = reduce(lambda before, one: followups.completed(one, before), (*earlier, question))
        answered = self._answered(viewer, meant, articles, today, limit)
        return _asked_as(question, answered if meant == question else _met(question, answered))

    def _answered(
        self,
        viewer: Viewer,
        meant: str,
        articles: Sequence[int] | None,
        today: date | None,
        limit: int,
    ) -> Answered:
        if articles is not None:
            with self._store.read() as uow:
                found = uow.articles.get(viewer, articles)
            return answer_from(meant, found, limit=limit)
        when = occasion(meant, today) if today else None
        answered = self._of_then(viewer, when, limit) if when else None
        if answered is None or not answered.answer.citations:
            answered = self._from_all(viewer, meant, looked_up(meant), limit)
        return answered

    def _of_then(self, viewer: Viewer, when: Occasion, limit: int) -> Answered | None:
        """The answer from articles of a time; None where that time is not known."""
        since = self._day_of(viewer, when.event) if when.event else when.since
        if since is None:
            return None
        lookup = replace(looked_up(when.question), since=since, before=when.before)
        return self._from_all(viewer, when.question, lookup, limit)

    def _day_of(self, viewer: Viewer, event: str) -> date | None:
        """The day of the article that is most about an event."""
        with self._store.read() as uow:
            passages = uow.search.passages(viewer, looked_up(event), limit=1)
            articles = uow.articles.get(viewer, [one.article_id for one in passages])
        return day_of(articles[0]) if articles else None

    def _from_all(self, viewer: Viewer, question: str, lookup: Lookup, limit: int) -> Answered:
        with self._store.read() as uow:
            passages = uow.search.passages(viewer, lookup, limit=PASSAGES)
            articles = list(dict.fromkeys(p.article_id for p in passages))[:ARTICLES]
            if not articles:  # nothing holds its words: the last ones may still be named
                articles = [stored.id for stored in uow.articles.recent(viewer, limit=3)]
            found = uow.articles.get(viewer, articles)
        return replace(answer_from(question, found, limit=limit), everywhere=True)


def _met(question: str, answered: Answered) -> Answered:
    """The answer to a question that leans on another, without what answers only that other one."""

    def meets(cited: Citation) -> bool:
        paragraph = cited.context.of(answered.articles[cited.source].article.text)
        return followups.is_met(question, f"{paragraph} {cited.speaker or ''}")

    met = tuple(cited for cited in answered.answer.citations if meets(cited))
    return replace(answered, answer=replace(answered.answer, citations=met))


def _asked_as(question: str, answered: Answered) -> Answered:
    """The answer, to the question as it was asked."""
    return replace(answered, answer=replace(answered.answer, question=question))


def day_of(stored: StoredArticle) -> date:
    """The day an article is of: when it was published, as far as that is known, or else read."""
    try:
        return date.fromisoformat((stored.article.published or "")[:10])
    except ValueError:
        return stored.read_at.date()


def answer_from(question: str, found: Sequence[StoredArticle], *, limit: int = 3) -> Answered:
    """The answer from these articles."""
    sources = [
        Source(key=stored.id, article=stored.article, quotes=stored.quotes) for stored in found
    ]
    answer = summarizer.answer(question, sources, limit=limit)
    return Answered(answer=answer, articles={stored.id: stored for stored in found})


def looked_up(question: str) -> Lookup:
    """What to look for in the index to answer a question."""
    found = sought(question)
    return Lookup(terms=found.terms, related=found.related, outlets=found.outlets, days=found.days)
