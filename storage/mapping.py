"""Rows to values and back."""

import json
import re
from dataclasses import asdict
from datetime import datetime
from typing import Any

from storage.tables import (
    ArticleRow,
    ChannelRow,
    ConversationRow,
    DisputeRow,
    JobRow,
    PointRow,
    QuestionRow,
    QuoteRow,
    RequestRow,
    ScheduleRow,
    ShareRow,
    WorkspaceRow,
)
from storage.types import (
    ArticleToStore,
    Channel,
    Conversation,
    ConversationKind,
    Dispute,
    Mode,
    Question,
    Schedule,
    Share,
    ShareState,
    Workspace,
)
from storage.work import Job, Request
from summarizer.types import Article, ArticleState, Block, BlockKind, KeyPoint, Quote, QuoteKind

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def workspace(row: WorkspaceRow) -> Workspace:
    """A workspace out of its row."""
    return Workspace(**row.model_dump())


def conversation(row: ConversationRow) -> Conversation:
    """A conversation out of its row."""
    values = row.model_dump()
    return Conversation(**values | {"kind": ConversationKind(row.kind)})


def channel(row: ChannelRow) -> Channel:
    """How a conversation wants us to behave, out of its row."""
    values = row.model_dump()
    return Channel(**values | {"mode": Mode(row.mode), "languages": tuple(row.languages.split())})


def request_row(request: Request) -> RequestRow:
    """The row of a request that is not stored yet."""
    return RequestRow(**_unstored(request) | {"links": json.dumps(request.links)})


def request(row: RequestRow) -> Request:
    """A request out of its row."""
    return Request(**row.model_dump() | {"links": tuple(json.loads(row.links))})


def share_row(share: Share) -> ShareRow:
    """The row of a share that is not stored yet."""
    return ShareRow(**_unstored(share))


def share(row: ShareRow) -> Share:
    """A share out of its row."""
    return Share(**row.model_dump() | {"state": ShareState(row.state)})


def article_row(new: ArticleToStore, edition: int) -> ArticleRow:
    """The row of a reading."""
    article = new.article
    return ArticleRow(
        workspace=new.workspace,
        scope=new.scope,
        address=new.address,
        edition=edition,
        url=article.url,
        title=article.title,
        site=article.site,
        author=article.author,
        published=article.published,
        published_printed=article.published_printed,
        language=article.language,
        state=article.state,
        text=article.text,
        original=article.original,
        blocks=json.dumps([(b.start, b.end, b.kind) for b in article.blocks]),
        links=json.dumps(article.links),
        read_at=new.read_at,
        day=day_of(article.published, new.read_at),
    )


def day_of(published: str | None, read_at: datetime) -> str:
    """The day an article is of, in ISO 8601: when it was published, else when it was read."""
    if published and _DAY.match(published):
        return published[:10]
    return read_at.date().isoformat()


def article(row: ArticleRow) -> Article:
    """A reading out of its row."""
    blocks = (
        Block(start=start, end=end, kind=BlockKind(kind))
        for start, end, kind in json.loads(row.blocks)
    )
    return Article(
        text=row.text,
        blocks=tuple(blocks),
        original=row.original,
        title=row.title,
        url=row.url,
        site=row.site,
        author=row.author,
        published=row.published,
        published_printed=row.published_printed,
        language=row.language,
        state=ArticleState(row.state),
        links=tuple(json.loads(row.links)),
    )


def point(row: PointRow) -> KeyPoint:
    """A key point out of its row."""
    return KeyPoint(start=row.start, end=row.end, speaker=row.speaker)


def quote(row: QuoteRow) -> Quote:
    """A quote out of its row."""
    values = row.model_dump(exclude={"id", "article_id"})
    return Quote(**values | {"kind": QuoteKind(row.kind)})


def dispute(row: DisputeRow) -> Dispute:
    """A dispute out of its row."""
    return Dispute(**row.model_dump(exclude={"id"}) | {"kind": QuoteKind(row.kind)})


def dispute_row(dispute: Dispute) -> DisputeRow:
    """The row of a dispute that is not stored yet."""
    return DisputeRow(**asdict(dispute) | {"kind": dispute.kind.value})


def question(row: QuestionRow) -> Question:
    """A question out of its row."""
    return Question(**row.model_dump(exclude={"id"}))


def schedule_row(schedule: Schedule) -> ScheduleRow:
    """The row of a schedule that is not stored yet."""
    lists = {"days": ",".join(map(str, schedule.days)), "at": ",".join(schedule.at)}
    return ScheduleRow(**_unstored(schedule) | lists)


def schedule(row: ScheduleRow) -> Schedule:
    """A schedule out of its row."""
    lists = {"days": tuple(map(int, row.days.split(","))), "at": tuple(row.at.split(","))}
    return Schedule(**row.model_dump() | lists)


def job(row: JobRow) -> Job:
    """A job out of its row."""
    values = row.model_dump(exclude={"state", "due", "lease", "created"})
    return Job(**values | {"owner": row.owner or ""})


def _unstored(value: Any) -> dict[str, Any]:
    values = asdict(value)
    del values["id"]
    return values
