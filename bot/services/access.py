"""What somebody may see of what a button, menu or modal names."""

from collections.abc import Sequence
from dataclasses import replace

from bot.directory import Directory
from storage import Store
from storage.types import StoredArticle, Viewer


class Access:
    """Finds articles for whoever pressed something. Mostly Slack need not be asked anything."""

    def __init__(self, store: Store, directory: Directory) -> None:
        self._store = store
        self._directory = directory

    def articles(self, viewer: Viewer, ids: Sequence[int]) -> tuple[StoredArticle, ...]:
        """These articles, in order, as far as the presser may see them there.

        What was shared in that very conversation, if they are in it; else what they shared with
        the app directly (a private reply may stand anywhere); else what the public channels hold
        for them.
        The viewer is one that sees no public channels: whether they do is found out if it matters.
        """
        viewer = self._directory.there(viewer)
        with self._store.read() as uow:
            found = uow.articles.get(viewer, ids)
            if len(found) == len(set(ids)):
                return found
            direct = uow.shares.own_direct(viewer.workspace, viewer.user, ids)
            if direct is not None:
                own = Viewer(
                    workspace=viewer.workspace,
                    conversation=direct,
                    user=viewer.user,
                    sees_public=False,
                )
                found = (*found, *uow.articles.get(own, ids))
        return self._with_public(viewer, ids, found)

    def article(self, viewer: Viewer, id_: int) -> StoredArticle | None:
        """One article, if the presser may see it there."""
        return next(iter(self.articles(viewer, [id_])), None)

    @staticmethod
    def seen_by(viewer: Viewer, article: StoredArticle) -> Viewer:
        """The viewer in a conversation through which they see this article that they were given."""
        return replace(viewer, conversation=article.shares[0].conversation)

    def _with_public(
        self, viewer: Viewer, ids: Sequence[int], found: Sequence[StoredArticle]
    ) -> tuple[StoredArticle, ...]:
        known = {article.id: article for article in found}
        missing = [id_ for id_ in ids if id_ not in known]
        if missing:
            entitled = self._directory.viewer(viewer.workspace, viewer.conversation, viewer.user)
            with self._store.read() as uow:
                known |= {a.id: a for a in uow.articles.get(entitled, missing)}
        return tuple(known[id_] for id_ in ids if id_ in known)
