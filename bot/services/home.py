"""One person's Home tab: put together for them alone, and published."""

from collections.abc import Sequence

from bot.directory import Directory
from bot.services.digests import Digests
from bot.services.handling import requested, settle
from bot.slack import Messenger
from bot.types import ChannelName, HomePage, Origin
from bot.views.home import RECENT, home_view
from storage import Store
from storage.types import Channel, StoredArticle, Viewer
from storage.work import Job


class Home:
    """Publishes Home tabs. They show public channels and one's own direct message with the app."""

    def __init__(
        self, *, store: Store, messenger: Messenger, directory: Directory, digests: Digests
    ) -> None:
        self._store = store
        self._messenger = messenger
        self._directory = directory
        self._digests = digests

    def run(self, job: Job) -> None:
        """Publish the Home tab of whoever a stored request names."""
        request = requested(self._store, job)
        if request is None:
            return
        direct = self._directory.direct(request.user)
        viewer = self._directory.viewer(request.workspace, direct, request.user)
        self._messenger.publish(request.user, home_view(self.page(viewer)))
        with self._store.begin() as uow:
            settle(uow, job, request)

    def page(self, viewer: Viewer) -> HomePage:
        """What the tab shows to this viewer, who stands in their direct message with the app."""
        with self._store.read() as uow:
            recent = _once(uow.articles.recent(viewer, limit=2 * RECENT))[:RECENT]
        shares = [share for stored in recent for share in stored.shares[-1:]]
        links = {share.id: self._directory.link(share) for share in shares}
        channels = self._channels(viewer)
        return HomePage(
            origin=Origin(conversation=viewer.conversation),
            recent=recent,
            links={number: link for number, link in links.items() if link is not None},
            channels=channels,
            digests=self._digests_of(viewer, [name for name, _ in channels or ()]),
        )

    def _channels(self, viewer: Viewer) -> tuple[tuple[ChannelName, Channel], ...] | None:
        if not viewer.sees_public:
            return None
        names = self._directory.channels_with(viewer.user)
        with self._store.read() as uow:
            return tuple((name, uow.channels.get(viewer.workspace, name.id)) for name in names)

    def _digests_of(self, viewer: Viewer, names: list[ChannelName]) -> tuple[tuple[str, str], ...]:
        """The conversations that get a digest, with when; one's own comes first."""
        places = [(viewer.conversation, "To you"), *((name.id, f"#{name.name}") for name in names)]
        with self._store.read() as uow:
            found = [
                (id_, called, uow.schedules.of_conversation(viewer.workspace, id_))
                for id_, called in places
            ]
        return tuple(
            (id_, f"{called}: {'paused' if set_.paused else self._digests.in_words(set_)}")
            for id_, called, set_ in found
            if set_ is not None
        )


def _once(articles: Sequence[StoredArticle]) -> tuple[StoredArticle, ...]:
    """The articles without the twins of those before them: read in private and in public, say."""
    first: dict[str, StoredArticle] = {}
    for stored in articles:
        first.setdefault(stored.article.text, stored)
    return tuple(first.values())
