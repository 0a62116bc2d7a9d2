"""The kinds of columns that the tables share."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, DateTime, Dialect, ForeignKey, Integer, TypeDecorator
from sqlmodel import Field


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime in UTC, on databases that keep zones and on those that do not."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store the moment in UTC."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give SQLite's naive values their zone back."""
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


NEVER_REUSED = {"sqlite_autoincrement": True}
"""Jobs name rows by id: an id that was forgotten must never come to mean another row."""


def moment(*, nullable: bool = False) -> Any:
    """A moment; required unless it is nullable."""
    return Field(sa_column=Column(UtcDateTime(), nullable=nullable))


def child_of(table: str) -> Any:
    """A reference that goes when the row goes to which it points."""
    reference = ForeignKey(f"{table}.id", ondelete="CASCADE")
    return Field(sa_column=Column(Integer, reference, nullable=False, index=True))
