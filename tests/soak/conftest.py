"""Databases for storms."""

from pathlib import Path

import pytest

from tests.conftest import copied


@pytest.fixture
def database(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, int]:
    """An address, and by how many processes it is worked on."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'storm.sqlite3'}", 1
    server = request.getfixturevalue("postgresql")
    return copied(server, request.getfixturevalue("migrated_postgresql")), 3
