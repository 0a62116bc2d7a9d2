"""Overwriting what was forgotten where SQLite would keep it for a while: its index and its log.

`secure_delete` overwrites what is deleted in tables. FTS5 does the like from SQLite 3.42 on;
before, a deleted word stands in the index until its part is merged with others, so all are merged
here, in small steps that keep no writer waiting. The log (WAL) is emptied last.
"""

import sqlite3
from contextlib import closing
from typing import Any

from sqlalchemy import Engine

from storage.errors import StoreUnavailable

_MERGE = "INSERT INTO passage_text(passage_text, rank) VALUES ('merge', ?)"
_PAGES = 500
"""How many pages of the index are merged in one step."""
_NOTHING = 2
"""Fewer changes than this in a step mean that nothing was left to merge, says FTS5."""


def sweep(engine: Engine) -> None:
    """Overwrite what was forgotten. Raises `StoreUnavailable`."""
    try:
        with closing(engine.raw_connection()) as pooled:
            connection: Any = pooled.driver_connection
            if _merged(connection, -_PAGES) >= _NOTHING:  # below 0: all parts, into one
                while _merged(connection, _PAGES) >= _NOTHING:
                    pass
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error as error:
        raise StoreUnavailable(str(error)) from error


def _merged(connection: sqlite3.Connection, pages: int) -> int:
    before = connection.total_changes
    connection.execute(_MERGE, (pages,))
    return connection.total_changes - before
