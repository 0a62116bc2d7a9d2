"""The index after an upgrade: everything remembered is found again, where it may be seen."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from alembic import command
from alembic.config import Config
from psycopg.sql import SQL, Identifier
from sqlalchemy import text

from bot.services.indexing import catch_up
from bot.services.questions import looked_up
from storage import Store
from tests.conftest import address_of
from tests.factories import make_viewer

MIGRATIONS = Path(__file__).parents[2] / "storage" / "migrations"
OLD = (
    "INSERT INTO conversation VALUES ('T1', 'C1', 'public', '', false, '2026-11-20 09:00:00')",
    "INSERT INTO article (id, workspace, scope, address, edition, title, state, text, original,"
    " blocks, links, read_at) VALUES (1, 'T1', 'public', 'a', 1, 'Dam holds', 'article',"
    " 'The dams were held.', '', '[[0, 19, \"paragraph\"]]', '[]', '2026-11-20 09:00:00')",
    "INSERT INTO share (workspace, conversation, \"user\", message, thread, source, asked, state,"
    " article_id, shared_at) VALUES ('T1', 'C1', 'U1', '1.1', '1.1', 'a', false, 'read', 1,"
    " '2026-11-20 09:00:00')",
    "INSERT INTO passage (article_id, start, \"end\", heading, terms)"
    " VALUES (1, 0, 19, 'dam hold', 'dam held')",
)  # fmt: skip


@pytest.fixture(params=["sqlite", "postgresql"])
def old_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store as the first version left it, with one article that was shared."""
    url = f"sqlite:///{tmp_path}/old.sqlite3"
    if request.param == "postgresql":
        url = _new_database(request.getfixturevalue("postgresql"))
    store = Store(url)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with store._engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for statement in OLD:
            connection.execute(text(statement))
    yield store
    store.close()


def _new_database(server: str) -> str:
    name = f"old_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
    return address_of(server, name)


def found(store: Store, conversation: str, question: str = "dam held") -> list[int]:
    with store.read() as uow:
        passages = uow.search.passages(make_viewer(conversation), looked_up(question), limit=5)
    return [passage.article_id for passage in passages]


def test_what_an_older_version_remembered_is_found(old_store: Store) -> None:
    old_store.migrate()
    done = catch_up(old_store)

    assert (done, found(old_store, "C2")) == (1, [1])


def test_what_is_indexed_is_not_indexed_twice(old_store: Store) -> None:
    old_store.migrate()
    catch_up(old_store)

    assert catch_up(old_store) == 0


def test_an_article_without_a_date_is_of_the_day_on_which_it_was_read(old_store: Store) -> None:
    old_store.migrate()
    with old_store._engine.connect() as connection:
        assert connection.execute(text("SELECT day FROM article")).scalar() == "2026-11-20"
