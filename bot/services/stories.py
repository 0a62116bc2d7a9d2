"""The story an article belongs to: placed once, when its brief is made."""

from collections.abc import Sequence
from datetime import timedelta
from heapq import nlargest
from operator import itemgetter

from storage import Store
from storage.types import StoredArticle, Viewer
from summarizer.stories import SAME_STORY_DAYS, seat, traits

CANDIDATES = 30
"""So many articles, those that share most of its rarest words, are compared with a new one."""

OTHERS = 4
"""So many other articles on the same event are named."""

_WORDS = 8
"""So many words, the rarest of an article's opening, are what its like are looked up by."""


class Stories:
    """Finds the story of an article, and what else was read on it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def others(self, viewer: Viewer, stored: StoredArticle) -> tuple[StoredArticle, ...]:
        """The other articles on the same event that this viewer may see, newest first.

        The article is placed among what this viewer may see, unless it has been placed before.
        """
        with self._store.read() as uow:
            placed = bool(uow.stories.known([stored.id]))
        if not placed:
            self._place(viewer, stored)
        with self._store.read() as uow:
            return uow.articles.get(viewer, uow.stories.others(viewer, stored.id, limit=OTHERS))

    def _place(self, viewer: Viewer, stored: StoredArticle) -> None:
        """Seat the article, and those of its like whom it makes sit better elsewhere.

        Only articles of its own scope move: what was shared privately changes nothing that others
        see.
        """
        articles = {one.id: traits.of(one.article) for one in self._like(viewer, stored)}
        articles[stored.id] = traits.of(stored.article)
        with self._store.begin() as uow:
            known = uow.stories.known(articles)
            fixed = uow.stories.of_other_scopes(stored.id, articles)
            seats = seat(articles, known, fixed=fixed & known.keys())
            changed = {number: story for number, story in seats.items() if number not in fixed}
            uow.stories.seat(changed)

    def _like(self, viewer: Viewer, stored: StoredArticle) -> Sequence[StoredArticle]:
        """The articles of those days that share most of the rarest words of its opening."""
        told = traits.of(stored.article)
        day, margin = told.day or stored.read_at.date(), timedelta(days=SAME_STORY_DAYS)
        rarest = nlargest(_WORDS, told.opening.items(), key=itemgetter(1))
        days = (day - margin, day + margin)
        with self._store.read() as uow:
            likest = uow.stories.candidates(viewer, dict(rarest), days, limit=CANDIDATES + 1)
            return uow.articles.get(viewer, [id_ for id_ in likest if id_ != stored.id])
