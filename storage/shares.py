"""Who shared what, where and when, and what became of it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, update
from sqlmodel import Session, col, delete, select

from storage import mapping
from storage.fulltext.passages import place
from storage.stories import Stories
from storage.tables import ArticleRow, ConversationRow, ShareRow
from storage.types import ConversationKind, Share, ShareState, Viewer
from storage.visibility import own_share, visible_share

_MOST_OF_ONE = 100


class Shares:
    """What a unit of work can do with shares.

    `get`, `of_thread` and `of_message` serve the work on a share itself, in its own conversation;
    whatever is shown to people elsewhere goes through a `Viewer`.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, share: Share) -> Share:
        """Store a share; the one stored before if this message's source is known already."""
        known = self._session.exec(
            select(ShareRow).where(
                *_of_conversation(share.workspace, share.conversation),
                col(ShareRow.message) == share.message,
                col(ShareRow.source) == share.source,
            )
        ).first()
        if known is not None:
            return mapping.share(known)
        row = mapping.share_row(share)
        self._session.add(row)
        self._session.flush()
        return mapping.share(row)

    def get(self, id_: int, *, locked: bool = False) -> Share | None:
        """The share, or None once it was forgotten.

        `locked`: nobody can forget it before this unit of work ends.
        """
        row = self._session.get(ShareRow, id_, with_for_update=locked or None)
        return mapping.share(row) if row else None

    def of_thread(self, workspace: str, conversation: str, thread: str) -> tuple[Share, ...]:
        """The shares of a thread, in order; its root message included. At most 50."""
        return self._list(
            *_of_conversation(workspace, conversation), col(ShareRow.thread) == thread
        )

    def of_message(self, workspace: str, conversation: str, message: str) -> tuple[Share, ...]:
        """All shares that one message made, in order."""
        message_of = col(ShareRow.message) == message
        return self._list(*_of_conversation(workspace, conversation), message_of, limit=None)

    def of_conversation(
        self, workspace: str, conversation: str, *, limit: int
    ) -> tuple[Share, ...]:
        """Some of the shares of a conversation, for them to be forgotten."""
        return self._list(*_of_conversation(workspace, conversation), limit=limit)

    def before(self, moment: datetime, *, limit: int) -> tuple[Share, ...]:
        """The oldest shares, of whatever workspace, that were made before this moment."""
        return self._list(col(ShareRow.shared_at) < moment, limit=limit)

    def known_sources(
        self, workspace: str, conversation: str, message: str, sources: Iterable[str]
    ) -> frozenset[str]:
        """Those of these sources that this message has shared and that were read."""
        statement = select(ShareRow.source).where(
            *_of_conversation(workspace, conversation),
            col(ShareRow.message) == message,
            col(ShareRow.source).in_(list(sources)),
            col(ShareRow.article_id).is_not(None),
        )
        return frozenset(self._session.exec(statement))

    def earlier(self, viewer: Viewer, share: Share) -> Share | None:
        """The first share of the same article that this viewer may see, if it is another one.

        Of whatever edition: the page may have changed since.
        """
        first = self._session.exec(
            select(ShareRow)
            .where(
                visible_share(viewer),
                col(ShareRow.article_id).in_(_same(share.workspace, share.article_id)),
            )
            .order_by(col(ShareRow.shared_at), col(ShareRow.id))
            .limit(1)
        ).first()
        return mapping.share(first) if first is not None and first.id != share.id else None

    def of_articles(
        self, viewer: Viewer, articles: Iterable[int], *only: ColumnElement[bool]
    ) -> tuple[Share, ...]:
        """The shares of these articles that this viewer may see, the oldest first.

        Of each article the latest 100, so that none is without because another has so many.
        """
        latest = col(ShareRow.id).desc()
        place = func.row_number().over(partition_by=col(ShareRow.article_id), order_by=latest)
        of_them = col(ShareRow.article_id).in_(list(articles))
        placed = select(ShareRow.id, place.label("place"))
        seen = placed.where(visible_share(viewer), of_them, *only).subquery()
        chosen = select(seen.c.id).where(seen.c.place <= _MOST_OF_ONE)
        return self._list(col(ShareRow.id).in_(chosen), limit=None)

    def of_address(self, viewer: Viewer, address: str) -> tuple[Share, ...]:
        """The viewer's own shares of this folded address, wherever, and others' they may see."""
        article = select(ArticleRow.id).where(
            col(ArticleRow.workspace) == viewer.workspace, col(ArticleRow.address) == address
        )
        by_it = col(ShareRow.workspace) == viewer.workspace, col(ShareRow.source) == address
        at_it = or_(and_(*by_it), col(ShareRow.article_id).in_(article))
        return self._list(or_(visible_share(viewer), own_share(viewer)), at_it, limit=None)

    def of_same(self, viewer: Viewer, article: int) -> tuple[Share, ...]:
        """As `of_address`, for the address of this article; for a paste, of the article itself."""
        same = col(ShareRow.article_id).in_(_same(viewer.workspace, article))
        return self._list(or_(visible_share(viewer), own_share(viewer)), same, limit=None)

    def replied_about(self, articles: Iterable[int]) -> tuple[Share, ...]:
        """The shares of articles whose brief stands somewhere, for that brief to be renewed."""
        about = col(ShareRow.article_id).in_(list(articles))
        return self._list(about, col(ShareRow.reply).is_not(None), limit=None)

    def own_direct(self, workspace: str, user: str, articles: Iterable[int]) -> str | None:
        """The direct message in which this person shared one of these articles with us."""
        statement = (
            select(ShareRow.conversation)
            .join(ConversationRow, col(ConversationRow.id) == col(ShareRow.conversation))
            .where(
                col(ConversationRow.workspace) == workspace,
                col(ConversationRow.kind) == ConversationKind.DIRECT,
                col(ShareRow.workspace) == workspace,
                col(ShareRow.user) == user,
                col(ShareRow.article_id).in_(list(articles)),
            )
        )
        return self._session.exec(statement.limit(1)).first()

    def read(self, share: Share, article_id: int, at: datetime) -> None:
        """The share has been read at this moment, and gave this article."""
        state = ShareState.READ
        self._set(share, state=state, article_id=article_id, failure=None, read_at=at)
        place(self._session, [article_id])

    def failed(self, share: Share, failure: str) -> None:
        """The share could not be read; `failure` is an error's code."""
        self._set(share, state=ShareState.FAILED, failure=failure)

    def of_source(self, workspace: str, source: str) -> tuple[Share, ...]:
        """The shares of a file, wherever, for what is done when it is deleted."""
        here = col(ShareRow.workspace) == workspace
        return self._list(here, col(ShareRow.source) == source, limit=None)

    def wait(self, share: Share, *, asked: bool = False) -> None:
        """The share is to be read (again); `asked`: somebody wants to hear of it if it fails."""
        wanted = {"asked": True} if asked else {}
        self._set(share, state=ShareState.WAITING, failure=None, **wanted)

    def hold(self, share: Share) -> None:
        """The share is one of too many, and is read only when somebody asks."""
        self._set(share, state=ShareState.HELD)

    def requested_by(self, share: Share, request_id: int) -> None:
        """The reply to the share goes to whoever made this request."""
        self._set(share, request_id=request_id)

    def replied(self, share: Share, reply: str | None) -> None:
        """The share's brief, or why there is none, stands in this message; None: in none."""
        self._set(share, reply=reply)
        if share.is_given and reply is not None:
            self._set(share, message=reply, thread=reply)

    def remove(self, shares: Iterable[Share]) -> None:
        """Forget shares; an article goes with the last of its own."""
        ids = [share.id for share in shares]
        articles = {share.article_id for share in shares if share.article_id}
        locked = select(ArticleRow.id).where(col(ArticleRow.id).in_(articles))
        self._session.exec(locked.order_by(col(ArticleRow.id)).with_for_update()).all()
        self._session.exec(delete(ShareRow).where(col(ShareRow.id).in_(ids)))
        kept = select(ShareRow.article_id).where(col(ShareRow.article_id).in_(articles))
        orphans = articles - set(self._session.exec(kept).all())
        stories = Stories(self._session).known(orphans)
        self._session.exec(delete(ArticleRow).where(col(ArticleRow.id).in_(orphans)))
        Stories(self._session).close(set(stories.values()))
        place(self._session, articles - orphans)

    def _list(self, *conditions: Any, limit: int | None = 50) -> tuple[Share, ...]:
        statement = select(ShareRow).where(*conditions).order_by(col(ShareRow.id)).limit(limit)
        return tuple(mapping.share(row) for row in self._session.exec(statement))

    def _set(self, share: Share, **values: Any) -> None:
        self._session.exec(update(ShareRow).where(col(ShareRow.id) == share.id).values(**values))


def _same(workspace: str, article: int | None) -> Any:
    """The articles at the address of this one, and itself."""
    here = select(ArticleRow.address).where(col(ArticleRow.id) == article)
    at_it = (
        col(ArticleRow.workspace) == workspace,
        col(ArticleRow.address) == here.scalar_subquery(),
    )
    itself = col(ArticleRow.workspace).concat("") == workspace, col(ArticleRow.id) == article
    return select(ArticleRow.id).where(or_(and_(*itself), and_(*at_it)))


def _of_conversation(workspace: str, conversation: str) -> tuple[Any, Any]:
    return col(ShareRow.workspace) == workspace, col(ShareRow.conversation) == conversation
