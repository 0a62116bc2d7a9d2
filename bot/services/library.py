"""What has been read: the last articles, searches, a person's quotes, and forgetting."""

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.services.questions import looked_up
from bot.services.reading import address_of
from bot.services.retraction import forget_shares
from bot.types import Forgetting, Hit
from storage import QuoteFound, Store, UnitOfWork
from storage.types import Passage, Share, StoredArticle, Viewer
from summarizer import sentences
from summarizer.answering.matching import Terms
from summarizer.answering.sought import indexed
from summarizer.types import Block, Span


class Library:
    """Looks things up, for a viewer, and forgets them. Lists come in pages."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    def recent(self, viewer: Viewer, *, limit: int, offset: int = 0) -> tuple[StoredArticle, ...]:
        """What was read last, the newest first."""
        with self._store.read() as uow:
            return uow.articles.recent(viewer, limit=limit, offset=offset)

    def quotes(
        self, viewer: Viewer, name: str, *, limit: int, offset: int = 0
    ) -> tuple[QuoteFound, ...]:
        """What people of this name are quoted as saying."""
        with self._store.read() as uow:
            return uow.articles.quotes_by(viewer, name, limit=limit, offset=offset)

    def search(self, viewer: Viewer, asked: str, *, limit: int, offset: int = 0) -> tuple[Hit, ...]:
        """The articles that hold these words, best first."""
        lookup = looked_up(asked)
        with self._store.read() as uow:
            # Several passages of one article may match, and a page is counted in articles.
            passages = uow.search.passages(viewer, lookup, limit=(offset + limit) * 8)
            best = _best_of_each_article(passages)[offset : offset + limit]
            articles = {a.id: a for a in uow.articles.get(viewer, [p.article_id for p in best])}
        found = [(articles[p.article_id], p) for p in best if p.article_id in articles]
        return tuple(
            Hit(
                article=article,
                matching=_matching(article, passage, lookup.terms),
                score=passage.rank,
            )
            for article, passage in found
        )

    def forget(self, viewer: Viewer, url: str, *, admin: bool = False) -> Forgetting:
        """Forget the viewer's shares of this address; for an `admin` all that they may see."""
        with self._store.begin() as uow:
            known = uow.shares.of_address(viewer, address_of(url))
            return self._forget(uow, viewer, known, admin=admin)

    def forget_article(self, viewer: Viewer, article: int, *, admin: bool = False) -> Forgetting:
        """Forget the viewer's shares of this article; for an `admin` all that they may see."""
        with self._store.begin() as uow:
            known = uow.shares.of_same(viewer, article)
            return self._forget(uow, viewer, known, admin=admin)

    def _forget(
        self, uow: UnitOfWork, viewer: Viewer, known: Sequence[Share], *, admin: bool
    ) -> Forgetting:
        gone = [share for share in known if admin or share.user == viewer.user]
        forget_shares(uow, gone, self._clock())
        if not gone:
            return Forgetting.NOT_YOURS if known else Forgetting.UNKNOWN
        return Forgetting.DONE if len(gone) == len(known) else Forgetting.OTHERS_REMAIN


def _best_of_each_article(passages: Sequence[Passage]) -> list[Passage]:
    best: dict[int, Passage] = {}
    for passage in passages:
        best.setdefault(passage.article_id, passage)
    return list(best.values())


def _matching(article: StoredArticle, passage: Passage, terms: Sequence[str]) -> Span | None:
    """The sentence of the passage that holds most of the words; the first of equals."""
    text, known = article.article.text, Terms(article.article.language)
    block = Block(start=passage.start, end=passage.end)
    wanted = set(terms)

    def score(sentence: Span) -> int:
        return len(wanted.intersection(indexed(sentence.of(text), known)))

    return max(sentences.split(text, (block,)), key=score, default=None)
