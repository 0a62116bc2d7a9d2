"""The rows, as SQLModel tables: the only file with `table=True`.

Every row belongs to a workspace, and all but the jobs' book-keeping to a conversation: directly, or
through the share that brought it in. `workspace` is Slack's team id (or "local" for the command
line), `conversation` Slack's channel id. Times of day are aware UTC datetimes; the job table counts
seconds since 1970 by the database's own clock.
"""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer
from sqlalchemy import UniqueConstraint as Unique
from sqlmodel import Field, SQLModel

from storage.columns import NEVER_REUSED, UtcDateTime, child_of, moment


class WorkspaceRow(SQLModel, table=True):
    """A workspace as a whole; `removed_at` is set from when the app was removed from it."""

    __tablename__: ClassVar[str] = "workspace"
    id: str = Field(primary_key=True)
    guests_at: datetime | None = moment(nullable=True)
    people_changed_at: datetime | None = moment(nullable=True)
    removed_at: datetime | None = moment(nullable=True)


class GuestRow(SQLModel, table=True):
    """Somebody who may not see the workspace's public channels."""

    __tablename__: ClassVar[str] = "guest"
    workspace: str = Field(primary_key=True)
    user: str = Field(primary_key=True)


class ConversationRow(SQLModel, table=True):
    """A channel or direct message, with what decides who may see its shares."""

    __tablename__: ClassVar[str] = "conversation"
    workspace: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    kind: str
    name: str = ""
    outsiders: bool = False
    archived: bool = False
    changes: int = 0
    checked_at: datetime = moment()


class ChannelRow(SQLModel, table=True):
    """How a conversation wants us to behave; without a row, as by default."""

    __tablename__: ClassVar[str] = "channel"
    workspace: str = Field(primary_key=True)
    conversation: str = Field(primary_key=True)
    mode: str = "automatic"
    apps: bool = False
    points: int | None = None
    languages: str = ""
    welcomed: bool = False


class RequestRow(SQLModel, table=True):
    """What somebody sent us, from the moment it is acknowledged until it is dealt with."""

    __tablename__: ClassVar[str] = "request"
    __table_args__ = NEVER_REUSED
    id: int | None = Field(default=None, primary_key=True)
    workspace: str
    conversation: str
    user: str
    kind: str
    text: str
    links: str = "[]"
    message: str | None = None
    thread: str | None = None
    reply_url: str | None = None
    received_at: datetime = moment()


class ArticleRow(SQLModel, table=True):
    """One reading of one article. `scope` is "public", or the one conversation it was read for.

    `day` is the day it is of, in ISO 8601: when it was published, else when it was read. `indexed`
    is the version of the index in which its passages stand, 0 where they are to be made anew.
    """

    __tablename__: ClassVar[str] = "article"
    __table_args__ = (
        Unique("workspace", "scope", "address", "edition"),
        Index("article_address", "workspace", "address"),
        NEVER_REUSED,
    )
    id: int | None = Field(default=None, primary_key=True)
    workspace: str
    scope: str
    address: str | None = None
    edition: int = 1
    url: str | None = None
    title: str | None = None
    site: str | None = None
    author: str | None = None
    published: str | None = None
    published_printed: str | None = None
    language: str | None = None
    state: str
    text: str
    original: str
    blocks: str
    links: str
    read_at: datetime = Field(sa_column=Column(UtcDateTime(), nullable=False, index=True))
    day: str = Field(index=True)
    indexed: int = Field(default=0, index=True)


class ShareRow(SQLModel, table=True):
    """Somebody shared something: one link, or one pasted text, of one message."""

    __tablename__: ClassVar[str] = "share"
    __table_args__ = (
        Unique("workspace", "conversation", "message", "source"),
        Index("share_thread", "workspace", "conversation", "thread"),
        Index("share_source", "workspace", "source"),
        NEVER_REUSED,
    )
    id: int | None = Field(default=None, primary_key=True)
    workspace: str
    conversation: str
    user: str
    message: str
    thread: str
    source: str
    url: str | None = None
    asked: bool = False
    state: str
    failure: str | None = None
    article_id: int | None = Field(
        sa_column=Column(Integer, ForeignKey("article.id", ondelete="SET NULL"), index=True)
    )
    request_id: int | None = Field(
        sa_column=Column(Integer, ForeignKey("request.id", ondelete="SET NULL"))
    )
    reply: str | None = None
    shared_at: datetime = moment()
    read_at: datetime | None = Field(sa_column=Column(UtcDateTime(), index=True))


class LikenessRow(SQLModel, table=True):
    """One of the numbers by which an article is known again under another address."""

    __tablename__: ClassVar[str] = "likeness"
    hash: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    article_id: int = Field(
        sa_column=Column(
            Integer, ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, index=True
        )
    )


class PointRow(SQLModel, table=True):
    """A key point: a slice of its article's text."""

    __tablename__: ClassVar[str] = "point"
    __table_args__ = NEVER_REUSED
    id: int | None = Field(default=None, primary_key=True)
    article_id: int = child_of("article")
    start: int
    end: int
    speaker: str | None = None


class QuoteRow(SQLModel, table=True):
    """A quote: a slice of its article's text, and who said it."""

    __tablename__: ClassVar[str] = "quote"
    __table_args__ = NEVER_REUSED
    id: int | None = Field(default=None, primary_key=True)
    article_id: int = child_of("article")
    start: int
    end: int
    kind: str
    speaker: str | None = None
    role: str | None = None
    via: str | None = None
    mention_start: int | None = None
    mention_end: int | None = None


class DisputeRow(SQLModel, table=True):
    """Somebody's word that a quote's speaker is wrong, with what stood there before."""

    __tablename__: ClassVar[str] = "dispute"
    __table_args__ = NEVER_REUSED
    id: int | None = Field(default=None, primary_key=True)
    article_id: int = child_of("article")
    start: int
    end: int
    kind: str
    speaker: str
    role: str | None = None
    mention_start: int | None = None
    mention_end: int | None = None
    in_point: bool = False
    user: str
    raised_at: datetime = moment()
    withdrawn_by: str | None = None
    withdrawn_at: datetime | None = moment(nullable=True)


class PassageRow(SQLModel, table=True):
    """A block of an article, as the full-text index takes it: tokens, parted by spaces.

    `heading` and `terms` are the stems of the headline's and of its own words; `marks` are facts of
    it that never change (outlet, day, who is quoted); `places` tells who has shared its article and
    where, and is brought up to date with every share.

    The index itself (an FTS5 table on SQLite, a generated column on PostgreSQL) is made by the
    migrations, and the database keeps it in step with this table.
    """

    __tablename__: ClassVar[str] = "passage"
    __table_args__ = NEVER_REUSED
    id: int | None = Field(default=None, primary_key=True)
    article_id: int = child_of("article")
    start: int
    end: int
    heading: str
    terms: str
    marks: str
    places: str


class QuestionRow(SQLModel, table=True):
    """A question somebody asked, and whether anything answered it."""

    __tablename__: ClassVar[str] = "question"
    __table_args__ = (
        Index("question_place", "workspace", "conversation", "asked_at"),
        NEVER_REUSED,
    )
    id: int | None = Field(default=None, primary_key=True)
    workspace: str
    conversation: str
    user: str
    text: str
    answered: bool
    message: str | None = None
    reply: str | None = None
    thread: str | None = None
    asked_at: datetime = moment()


class StoryRow(SQLModel, table=True):
    """An event that articles report: a number, and nothing of what they say."""

    __tablename__: ClassVar[str] = "story"
    __table_args__ = NEVER_REUSED
    id: int | None = Field(default=None, primary_key=True)


class SeatRow(SQLModel, table=True):
    """Which story an article belongs to."""

    __tablename__: ClassVar[str] = "seat"
    article_id: int = Field(
        sa_column=Column(Integer, ForeignKey("article.id", ondelete="CASCADE"), primary_key=True)
    )
    story_id: int = child_of("story")


class ScheduleRow(SQLModel, table=True):
    """When a conversation gets its digest.

    `days` as "0,1,2" (Monday is 0), `at` as "09:00,17:30". `paused`: not for the time being;
    `quiet`: nothing is posted where nothing was shared.
    """

    __tablename__: ClassVar[str] = "schedule"
    __table_args__ = (Unique("workspace", "conversation"), NEVER_REUSED)
    id: int | None = Field(default=None, primary_key=True)
    workspace: str
    conversation: str
    user: str
    days: str
    at: str
    zone: str
    paused: bool = False
    quiet: bool = True
    covered_until: datetime = moment()
    set_at: datetime = moment()


class JobRow(SQLModel, table=True):
    """Work that must survive. Ids only: no word of what anybody wrote lives here."""

    __tablename__: ClassVar[str] = "job"
    __table_args__ = (Index("job_due", "state", "due"),)
    key: str = Field(primary_key=True)
    workspace: str
    kind: str
    subject: int
    paced: str | None = None
    state: str = "ready"
    attempts: int = 0
    due: float
    owner: str | None = None
    lease: float | None = None
    intended: float | None = None
    failure: str | None = None
    created: float
    trace: str | None = None


class PaceRow(SQLModel, table=True):
    """When a conversation may next be posted to."""

    __tablename__: ClassVar[str] = "pace"
    conversation: str = Field(primary_key=True)
    free_at: float
