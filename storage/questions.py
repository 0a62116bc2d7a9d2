"""What was asked, so that the digest can name what nothing answered."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, delete, select

from storage import mapping
from storage.tables import QuestionRow
from storage.types import Question, Viewer
from storage.visibility import visible_question


class Questions:
    """What a unit of work can do with questions."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, question: Question) -> None:
        """Remember a question and whether it was answered."""
        self._session.add(QuestionRow(**asdict(question)))
        self._session.flush()

    def of_message(self, workspace: str, conversation: str, message: str) -> tuple[Question, ...]:
        """What was asked as this message."""
        statement = select(QuestionRow).where(*_asked_as(workspace, conversation, message))
        return tuple(mapping.question(row) for row in self._session.exec(statement))

    def last_in(self, viewer: Viewer, thread: str | None, since: datetime) -> tuple[Question, ...]:
        """What was asked in a thread of the viewer's own conversation, the oldest first.

        The last 3 since then; with no thread, those asked in none.
        """
        statement = (
            select(QuestionRow)
            .where(
                visible_question(viewer),
                col(QuestionRow.thread).is_not_distinct_from(thread),
                col(QuestionRow.asked_at) > since,
            )
            .order_by(col(QuestionRow.asked_at).desc(), col(QuestionRow.id).desc())
            .limit(3)
        )
        return tuple(mapping.question(row) for row in reversed(self._session.exec(statement).all()))

    def remove_message(self, workspace: str, conversation: str, message: str) -> None:
        """Forget what was asked as this message, which its author has deleted."""
        asked_as = _asked_as(workspace, conversation, message)
        self._session.exec(delete(QuestionRow).where(*asked_as))

    def purge(self, before: datetime) -> None:
        """Forget what was asked before this moment."""
        self._session.exec(delete(QuestionRow).where(col(QuestionRow.asked_at) < before))

    def unanswered(self, viewer: Viewer, since: datetime, until: datetime) -> tuple[Question, ...]:
        """Questions of the viewer's own conversation that nothing answered. At most 20."""
        statement = (
            select(QuestionRow)
            .where(
                visible_question(viewer),
                col(QuestionRow.answered).is_(False),
                col(QuestionRow.asked_at) > since,
                col(QuestionRow.asked_at) <= until,
            )
            .order_by(col(QuestionRow.asked_at))
            .limit(20)
        )
        return tuple(mapping.question(row) for row in self._session.exec(statement))


def _asked_as(workspace: str, conversation: str, message: str) -> tuple[ColumnElement[bool], ...]:
    return (
        col(QuestionRow.workspace) == workspace,
        col(QuestionRow.conversation) == conversation,
        col(QuestionRow.message) == message,
    )
