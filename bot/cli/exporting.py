"""`nutgraf export`: all that is remembered of a workspace as JSON lines, and back again.

An article's line has the fields that any program understands (`url`, `title`, `text`, `site`,
`author`, `published`) and, under `nutgraf`, all that is needed to be remembered as it was.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, fields
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from bot.services.reading import passages_of
from storage import Store, UnitOfWork
from storage.types import (
    ArticleToStore,
    Channel,
    Conversation,
    ConversationKind,
    Dispute,
    Kept,
    Mode,
    Question,
    Schedule,
    Share,
    ShareState,
)
from summarizer import editions
from summarizer.types import (
    Article,
    ArticleState,
    Block,
    BlockKind,
    KeyPoint,
    Quote,
    QuoteKind,
)

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

VERSION = 1
_BATCH = 100
_PLAIN = ("url", "title", "text", "site", "author", "published")

T = TypeVar("T", bound="DataclassInstance")

_Reading = tuple[ArticleToStore, tuple[Share, ...], tuple[Dispute, ...]]
"""A reading, where it was shared, and what was disputed in it."""

Held = Conversation | Channel | Schedule | Question | _Reading


def lines(store: Store, workspace: str) -> Iterator[str]:
    """The lines of a workspace, a few articles in memory at a time."""
    with store.read() as uow:
        conversations = uow.archive.conversations(workspace)
        channels, schedules = uow.archive.channels(workspace), uow.archive.schedules(workspace)
    for one in conversations:
        values = asdict(one)
        yield _line("conversation", values | {"conversation_kind": values["kind"]})
    yield from (_line("channel", asdict(one)) for one in channels)
    yield from (_line("schedule", asdict(one)) for one in schedules)
    after = 0
    while articles := _articles(store, workspace, after):
        yield from map(_article_line, articles)
        after = articles[-1].id
    offset = 0
    while questions := _questions(store, workspace, offset):
        yield from (_line("question", asdict(one)) for one in questions)
        offset += len(questions)


def _articles(store: Store, workspace: str, after: int) -> tuple[Kept, ...]:
    with store.read() as uow:
        return uow.archive.articles(workspace, after=after, limit=_BATCH)


def _questions(store: Store, workspace: str, offset: int) -> tuple[Question, ...]:
    with store.read() as uow:
        return uow.archive.questions(workspace, limit=_BATCH, offset=offset)


def _article_line(kept: Kept) -> str:
    values = asdict(kept)
    plain = {name: values["article"].pop(name) for name in _PLAIN}
    return _line("article", values, plain)


def _line(kind: str, values: dict[str, Any], plain: dict[str, Any] | None = None) -> str:
    whole = {**(plain or {}), "nutgraf": {**values, "version": VERSION, "kind": kind}}
    return json.dumps(whole, ensure_ascii=False, default=datetime.isoformat)


def held_by(line: dict[str, Any]) -> Held:
    """What a line holds, for `restore` to put back.

    Raises `ValueError`, `TypeError`, `KeyError` or `IndexError` for one that no export has written.
    """
    values = line["nutgraf"]
    if values["version"] != VERSION:
        raise ValueError("this was exported by another version of Nutgraf")
    return _value(line, values)


def restore(uow: UnitOfWork, held: Held) -> bool:
    """Put back what a line holds, as part of a larger unit of work.

    Whether that was done: what is there already is left as it is.
    """
    if isinstance(held, Conversation):
        return uow.archive.restore_conversation(held)
    if isinstance(held, Channel):
        return uow.archive.restore_channel(held)
    if isinstance(held, Schedule):
        return uow.archive.restore_schedule(held)
    if isinstance(held, Question):
        return uow.archive.restore_question(held)
    return uow.archive.restore(*held)


def _value(line: dict[str, Any], values: dict[str, Any]) -> Held:
    if values["kind"] == "conversation":
        kind = ConversationKind(values["conversation_kind"])
        return _made(Conversation, values | {"kind": kind})
    if values["kind"] == "channel":
        languages = tuple(values["languages"])
        return _made(Channel, values | {"mode": Mode(values["mode"]), "languages": languages})
    if values["kind"] == "schedule":
        days, at = tuple(values["days"]), tuple(values["at"])
        return _made(Schedule, values | {"days": days, "at": at})
    if values["kind"] == "question":
        return _made(Question, values)
    return _reading({**line, **values["article"]}, values)


def _reading(about: dict[str, Any], values: dict[str, Any]) -> _Reading:
    shares = tuple(_share(one) for one in values["shares"])
    article = _article(about)
    new = ArticleToStore(
        workspace=shares[0].workspace,
        scope=values["scope"],
        address=values["address"],
        article=article,
        points=tuple(_made(KeyPoint, one) for one in values["points"]),
        quotes=tuple(
            _made(Quote, one | {"kind": QuoteKind(one["kind"])}) for one in values["quotes"]
        ),
        passages=passages_of(article),
        likeness=editions.sketch(article.text) if values["address"] else (),
        read_at=datetime.fromisoformat(values["read_at"]),
    )
    given = values.get("disputes", ())  # exports of old have none
    disputes = (_made(Dispute, one | {"kind": QuoteKind(one["kind"])}) for one in given)
    return new, shares, tuple(disputes)


def _article(about: dict[str, Any]) -> Article:
    blocks = (_made(Block, one | {"kind": BlockKind(one["kind"])}) for one in about["blocks"])
    given = {**about, "blocks": tuple(blocks), "links": tuple(about["links"])}
    return _made(Article, given | {"state": ArticleState(about["state"])})


def _share(given: dict[str, Any]) -> Share:
    return _made(Share, given | {"state": ShareState(given["state"])})


def _made(kind: type[T], given: dict[str, Any]) -> T:
    """A value of a kind out of its fields; moments are written in ISO 8601."""
    values = {field.name: given[field.name] for field in fields(kind) if field.name in given}
    for name, value in values.items():
        if isinstance(value, str) and name.endswith(("_at", "_until")):
            values[name] = datetime.fromisoformat(value)
    return kind(**values)
