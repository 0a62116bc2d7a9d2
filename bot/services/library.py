"""What has been read: the last articles, and forgetting."""

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.services.reading import address_of
from bot.services.retraction import forget_shares
from bot.types import Forgetting
from storage import Store, UnitOfWork
from storage.types import Share, StoredArticle, Viewer


class Library:
    """Looks things up, for a viewer, and forgets them. Lists come in pages."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    def recent(self, viewer: Viewer, *, limit: int, offset: int = 0) -> tuple[StoredArticle, ...]:
        """What was read last, the newest first."""
        with self._store.read() as uow:
            return uow.articles.recent(viewer, limit=limit, offset=offset)

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
