"""Questions, answered with sentences of what the asker may see."""

from collections.abc import Sequence
from dataclasses import dataclass

import summarizer
from storage import Store
from storage.lookups import Lookup
from storage.types import StoredArticle, Viewer
from summarizer.answering.sought import sought
from summarizer.types import Answer, Source

PASSAGES = 40
"""How many passages the index is asked for."""
ARTICLES = 12
"""How many articles the sentences of which are weighed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An answer with the articles it was looked for in, by their ids."""

    answer: Answer
    articles: dict[int, StoredArticle]


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
        limit: int = 3,
    ) -> Answered:
        """The answer from these articles, or from all that the viewer may see."""
        with self._store.read() as uow:
            if articles is None:
                passages = uow.search.passages(viewer, looked_up(question), limit=PASSAGES)
                articles = list(dict.fromkeys(p.article_id for p in passages))[:ARTICLES]
                if not articles:  # nothing holds its words: the last ones may still be named
                    articles = [stored.id for stored in uow.articles.recent(viewer, limit=3)]
            found = uow.articles.get(viewer, articles)
        return answer_from(question, found, limit=limit)


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
