"""What is known of a workspace as a whole: who are guests there, and whether it uses us still."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Table, update
from sqlmodel import Session, SQLModel, col, delete, select

from storage import mapping
from storage.jobs import RUNNING
from storage.stories import Stories
from storage.tables import (
    ArticleRow,
    ConversationRow,
    GuestRow,
    JobRow,
    PaceRow,
    RequestRow,
    ShareRow,
    WorkspaceRow,
)
from storage.types import ShareState, Workspace


class Workspaces:
    """What a unit of work can do with workspaces."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, id_: str) -> Workspace:
        """What is known of a workspace; of one never heard of, nothing."""
        row = self._session.get(WorkspaceRow, id_)
        return mapping.workspace(row) if row else Workspace(id=id_)

    def removed(self) -> tuple[Workspace, ...]:
        """Those that have removed the app, and whose data is still here."""
        gone = select(WorkspaceRow).where(col(WorkspaceRow.removed_at).is_not(None))
        return tuple(mapping.workspace(row) for row in self._session.exec(gone))

    def installed(self, id_: str) -> None:
        """The app is (again) part of this workspace."""
        self._set(id_, removed_at=None)

    def remove(self, id_: str, at: datetime) -> None:
        """The app was removed from this workspace: its jobs stop, and what waited is forgotten.

        What was read stays, until it is forgotten or the app is installed again.
        """
        self._set(id_, removed_at=at)
        self._drop_jobs(id_)
        unread = col(ShareRow.state).in_([ShareState.WAITING, ShareState.HELD])
        self._session.exec(delete(ShareRow).where(col(ShareRow.workspace) == id_, unread))
        self._session.exec(delete(RequestRow).where(col(RequestRow.workspace) == id_))

    def guests(self, id_: str) -> frozenset[str]:
        """The people who may not see this workspace's public channels."""
        known = select(GuestRow.user).where(col(GuestRow.workspace) == id_)
        return frozenset(self._session.exec(known))

    def put_guests(self, id_: str, guests: Collection[str], at: datetime) -> None:
        """Note who all the guests are, as Slack said at this moment."""
        self._session.exec(delete(GuestRow).where(col(GuestRow.workspace) == id_))
        self._session.add_all(GuestRow(workspace=id_, user=user) for user in sorted(guests))
        self._set(id_, guests_at=at)

    def put_guest(self, id_: str, user: str, *, guest: bool, at: datetime) -> bool:
        """Note whether one person is a guest; whether that is news.

        News makes all that was found out about people and conversations before `at` old.
        """
        known = self._session.get(GuestRow, (id_, user))
        if guest is (known is not None):
            return False
        if known is not None:
            self._session.delete(known)
        else:
            self._session.add(GuestRow(workspace=id_, user=user))
        self._set(id_, people_changed_at=at)
        return True

    def forget_some(self, id_: str, *, limit: int = 200) -> bool:
        """Delete up to `limit` articles of a workspace, then all the rest; whether more is left."""
        some = select(ArticleRow.id).where(col(ArticleRow.workspace) == id_).limit(limit)
        ids = list(self._session.exec(some))
        self._session.exec(delete(ArticleRow).where(col(ArticleRow.id).in_(ids)))
        if len(ids) == limit:
            return True
        self._forget_rest(id_)
        return False

    def _forget_rest(self, id_: str) -> None:
        ours = select(ConversationRow.id).where(col(ConversationRow.workspace) == id_)
        self._session.exec(delete(PaceRow).where(col(PaceRow.conversation).in_(ours)))
        for table in reversed(SQLModel.metadata.sorted_tables):
            if table.name != "job" and "workspace" in table.columns:
                self._delete(table, table.c.workspace == id_)
        Stories(self._session).close()
        self._drop_jobs(id_)
        self._delete(SQLModel.metadata.tables["workspace"], col(WorkspaceRow.id) == id_)

    def _drop_jobs(self, id_: str) -> None:
        """A job that runs is left to end by itself."""
        idle = col(JobRow.state) != RUNNING
        self._session.exec(delete(JobRow).where(col(JobRow.workspace) == id_, idle))

    def _delete(self, table: Table, condition: Any) -> None:
        self._session.connection().execute(table.delete().where(condition))

    def _set(self, id_: str, **values: datetime | None) -> None:
        self._session.flush()
        if self._session.get(WorkspaceRow, id_) is None:
            self._session.add(WorkspaceRow(id=id_))
            self._session.flush()
        self._session.exec(update(WorkspaceRow).where(col(WorkspaceRow.id) == id_).values(**values))
