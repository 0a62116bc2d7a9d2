"""The full-text index holds tokens: of words, and of outlet, day, speakers and places.

Its old content is dropped; whoever opens the store next indexes every article anew, since the
words are stemmed outside `storage`.
"""

import sqlite3

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add what the index needs to know, and make the index of tokens."""
    on_postgresql = op.get_bind().dialect.name == "postgresql"
    if on_postgresql:
        op.execute("DROP INDEX passage_document")
        op.execute("ALTER TABLE passage DROP COLUMN document")
    else:
        op.execute("DROP TRIGGER passage_added")
        op.execute("DROP TRIGGER passage_removed")
        op.execute("DROP TABLE passage_text")
    op.execute("DELETE FROM passage")
    for column in ("marks", "places"):
        op.add_column("passage", sa.Column(column, sa.Text(), nullable=False, server_default=""))
    _date_articles(on_postgresql)
    (_index_on_postgresql if on_postgresql else _index_on_sqlite)()


def _date_articles(on_postgresql: bool) -> None:
    op.add_column("article", sa.Column("day", sa.Text(), nullable=False, server_default=""))
    op.add_column("article", sa.Column("indexed", sa.Integer(), nullable=False, server_default="0"))
    looks_like_a_day = (
        "published ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}'"
        if on_postgresql
        else "published GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'"
    )
    read = "CAST(read_at AT TIME ZONE 'UTC' AS TEXT)" if on_postgresql else "read_at"
    op.execute(
        f"UPDATE article SET day = CASE WHEN {looks_like_a_day} "  # noqa: S608  (our own words)
        f"THEN substr(published, 1, 10) ELSE substr({read}, 1, 10) END"
    )
    op.create_index("ix_article_day", "article", ["day"])
    op.create_index("ix_article_indexed", "article", ["indexed"])


def _index_on_sqlite() -> None:
    columns = ("heading", "terms", "marks", "places")
    names = ", ".join(columns)
    new, old = (", ".join(f"{row}.{column}" for column in columns) for row in ("new", "old"))
    # Nothing goes into these statements but our own names.
    add = f"INSERT INTO passage_text(rowid, {names}) VALUES (new.id, {new});"  # noqa: S608
    remove = (
        f"INSERT INTO passage_text(passage_text, rowid, {names}) "  # noqa: S608
        f"VALUES ('delete', old.id, {old});"
    )
    op.execute(
        f"CREATE VIRTUAL TABLE passage_text USING fts5({names}, "
        "content='passage', content_rowid='id', tokenize='ascii')"
    )
    if sqlite3.sqlite_version_info >= (3, 42):  # forgotten words are overwritten in the index too
        op.execute("INSERT INTO passage_text(passage_text, rank) VALUES ('secure-delete', 1)")
    op.execute(f"CREATE TRIGGER passage_added AFTER INSERT ON passage BEGIN {add} END")
    op.execute(f"CREATE TRIGGER passage_removed AFTER DELETE ON passage BEGIN {remove} END")
    op.execute(f"CREATE TRIGGER passage_moved AFTER UPDATE ON passage BEGIN {remove} {add} END")


def _index_on_postgresql() -> None:
    op.execute(
        "ALTER TABLE passage ADD COLUMN document tsvector GENERATED ALWAYS AS ("
        "setweight(to_tsvector('simple', heading), 'B') || "
        "setweight(to_tsvector('simple', terms), 'A') || "
        "setweight(to_tsvector('simple', marks || ' ' || places), 'D')) STORED"
    )
    op.execute("CREATE INDEX passage_document ON passage USING gin (document)")
    op.execute("ALTER TABLE passage ALTER COLUMN document SET STATISTICS 300")
