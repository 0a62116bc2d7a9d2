"""Who may see what: the one rule, in the one place through which every read goes.

In a conversation one sees what was shared in the workspace's public channels and in that
conversation itself, nothing else, whoever asks. Whoever does not see public channels (a guest, a
person from another organisation, or everyone where such a person is a member) sees that
conversation's own alone. Whoever is not in the conversation they ask from (a member who has left,
say) sees nothing of it.
"""

from sqlalchemy import ColumnElement, and_, exists, literal, or_
from sqlalchemy.orm import Mapped, aliased
from sqlmodel import col, select

from storage.tables import ArticleRow, ConversationRow, QuestionRow, ShareRow
from storage.types import ConversationKind, Viewer


def visible_share(viewer: Viewer) -> ColumnElement[bool]:
    """The condition on `share` under which this viewer may know of it."""
    own = and_(col(ShareRow.conversation) == viewer.conversation, literal(viewer.sees_here))
    seen = or_(own, _in_public_channel()) if viewer.sees_public else own
    return and_(_within(col(ShareRow.workspace), viewer), seen)


def own_share(viewer: Viewer) -> ColumnElement[bool]:
    """The condition on `share` that it is this viewer's own, wherever it was made."""
    return and_(_within(col(ShareRow.workspace), viewer), col(ShareRow.user) == viewer.user)


def visible_article(viewer: Viewer) -> ColumnElement[bool]:
    """The condition on `article`: at least one share of it is visible."""
    shared = (
        select(ShareRow.id)
        .where(col(ShareRow.article_id) == col(ArticleRow.id), visible_share(viewer))
        .correlate(ArticleRow)
    )
    return and_(_within(col(ArticleRow.workspace), viewer), exists(shared))


def newest_visible(viewer: Viewer) -> ColumnElement[bool]:
    """The condition on `article`: the viewer may see no later edition of it."""
    later = aliased(ArticleRow)
    shared = (
        select(ShareRow.id)
        .where(col(ShareRow.article_id) == col(later.id), visible_share(viewer))
        .correlate(later)
    )
    newer = (
        select(later.id)
        .where(
            col(later.workspace) == col(ArticleRow.workspace),
            col(later.scope) == col(ArticleRow.scope),
            col(later.address) == col(ArticleRow.address),
            col(later.edition) > col(ArticleRow.edition),
            exists(shared),
        )
        .correlate(ArticleRow)
    )
    return ~exists(newer)


def visible_question(viewer: Viewer) -> ColumnElement[bool]:
    """The condition on `question`: it was asked where the viewer is."""
    return and_(
        col(QuestionRow.workspace) == viewer.workspace,
        col(QuestionRow.conversation) == viewer.conversation,
        literal(viewer.sees_here),
    )


def _within(workspace: Mapped[str], viewer: Viewer) -> ColumnElement[bool]:
    # Joined to nothing, or SQLite lets the workspace lead the plan, and goes through all that was
    # ever read there for the sake of thirty articles.
    return workspace.concat("") == viewer.workspace


def _in_public_channel() -> ColumnElement[bool]:
    public = (
        select(ConversationRow.id)
        .where(
            col(ConversationRow.workspace) == col(ShareRow.workspace),
            col(ConversationRow.id) == col(ShareRow.conversation),
            col(ConversationRow.kind) == ConversationKind.PUBLIC,
        )
        .correlate(ShareRow)
    )
    return exists(public)
