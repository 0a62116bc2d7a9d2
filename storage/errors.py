"""What can go wrong with the store; drivers' own errors never leave `storage`.

StorageError
 ├── StoreUnavailable   the database is locked, gone or refuses us: try again later
 ├── StoreConflict      somebody else wrote the same at the same moment: try again at once
 ├── StoreOutdated      its tables are newer than this program knows
 ├── BadDatabaseURL     the address of the database cannot be used
 └── LeaseLost          another process has taken over the job
"""


class StorageError(Exception):
    """The base of all errors raised in `storage`; the driver's own is chained as its cause."""


class StoreUnavailable(StorageError):
    """The database did not answer, or is locked by somebody else. The work can be tried again."""


class StoreConflict(StorageError):
    """Two processes wrote the same thing at the same moment; nothing of ours was written."""


class StoreOutdated(StorageError):
    """The database was written by a newer version of Nutgraf than this one."""


class BadDatabaseURL(StorageError):
    """The address is not one of a SQLite or PostgreSQL database."""


class LeaseLost(StorageError):
    """The job is no longer ours: its lease ran out and another process holds it now."""
