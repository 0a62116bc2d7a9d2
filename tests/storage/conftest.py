"""Every test of the store runs on SQLite and on PostgreSQL."""

import pytest

from storage import Store


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Store:
    """A migrated, empty store, on each of the two databases."""
    store: Store = request.getfixturevalue(f"{request.param}_store")
    return store
