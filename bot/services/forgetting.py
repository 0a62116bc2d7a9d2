"""Who may make us forget an article: whoever shared it, or an administrator."""

from bot.directory import Directory
from bot.services.library import Library
from bot.types import Forgetting
from storage import Store
from storage.types import Viewer


class Forgetter:
    """Forgets articles for whoever pressed *Forget this article*."""

    def __init__(self, store: Store, directory: Directory, library: Library) -> None:
        self._store = store
        self._directory = directory
        self._library = library

    def may_forget(self, viewer: Viewer, article: int) -> bool:
        """Whether anything would be forgotten."""
        with self._store.read() as uow:
            known = uow.shares.of_same(viewer, article)
        return any(share.user == viewer.user for share in known) or self._is_admin(viewer)

    def forget(self, viewer: Viewer, article: int) -> Forgetting:
        """Forget the viewer's own shares of an article; for an administrator all they may see."""
        entitled = self._directory.viewer(viewer.workspace, viewer.conversation, viewer.user)
        return self._library.forget_article(entitled, article, admin=self._is_admin(viewer))

    def _is_admin(self, viewer: Viewer) -> bool:
        return self._directory.person(viewer.user).admin
