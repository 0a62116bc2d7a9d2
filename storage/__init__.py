"""What is remembered: SQLite or PostgreSQL behind one `Store`. It knows no Slack."""

from storage.errors import (
    BadDatabaseURL,
    LeaseLost,
    StorageError,
    StoreConflict,
    StoreOutdated,
    StoreUnavailable,
)
from storage.store import Store, UnitOfWork
from storage.upkeep import Upkeep

__all__ = [
    "BadDatabaseURL",
    "LeaseLost",
    "StorageError",
    "Store",
    "StoreConflict",
    "StoreOutdated",
    "StoreUnavailable",
    "UnitOfWork",
    "Upkeep",
]
