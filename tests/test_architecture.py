"""Who may import whom: the layout is the architecture, and this holds it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

IMPURE = frozenset(
    "os io pathlib shutil tempfile subprocess socket ssl urllib.request http sqlite3 time random "
    "threading asyncio concurrent requests urllib3 sqlalchemy sqlmodel psycopg slack_sdk "
    "slack_bolt apscheduler dotenv bot storage".split()
)
SLACK = frozenset({"slack_sdk", "slack_bolt"})
SLACK_ROOMS = (
    "bot/slack.py",
    "bot/app.py",
    "bot/server.py",
    "bot/sockets.py",
    "bot/doctor/reach.py",
    "bot/views/",
    "bot/listeners/",
    "bot/playground/",
)


def files(package: str) -> list[Path]:
    place = ROOT / package
    return sorted(place.rglob("*.py")) if place.is_dir() else [place]


def imported(file: Path) -> Iterator[str]:
    """Every module that a file names in an import, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def reaching(package: str, forbidden: frozenset[str]) -> list[str]:
    return [
        f"{file.relative_to(ROOT)} imports {module}"
        for file in files(package)
        for module in imported(file)
        if any(module == bad or module.startswith(f"{bad}.") for bad in forbidden)
    ]


def test_the_summarizer_is_pure() -> None:
    assert reaching("summarizer", IMPURE) == []


FLOORS = ("lexicon", "paragraphs", "roles", "people", "outlets", "attribution")


@pytest.mark.parametrize(("height", "floor"), list(enumerate(FLOORS)))
def test_each_floor_of_speech_rests_on_those_below_it_alone(height: int, floor: str) -> None:
    below = tuple(f"summarizer.speech.{name}" for name in FLOORS[: height + 1])
    taken = reaching(f"summarizer/speech/{floor}", frozenset({"summarizer.speech"}))

    assert [line for line in taken if not line.split(" imports ")[1].startswith(below)] == []


def test_storage_knows_no_slack_and_no_bot() -> None:
    assert reaching("storage", SLACK | {"bot"}) == []


def test_storage_takes_from_the_summarizer_its_types_alone() -> None:
    taken = reaching("storage", frozenset({"summarizer"}))

    assert [line for line in taken if "imports summarizer.types" not in line] == []


def test_slack_is_known_in_its_own_rooms_alone() -> None:
    strays = [line for line in reaching("bot", SLACK) if not line.startswith(SLACK_ROOMS)]

    assert strays == []


def test_sql_is_known_in_storage_alone() -> None:
    assert reaching("bot", frozenset({"sqlalchemy", "sqlmodel", "psycopg"})) == []


@pytest.mark.parametrize("room", ["views", "services"])
def test_what_is_below_knows_nothing_of_what_is_above(room: str) -> None:
    above = {"views": {"bot.services", "bot.listeners", "bot.app"}, "services": {"bot.app"}}
    below = frozenset(above[room]) | {"bot.listeners"}

    assert reaching(f"bot/{room}", below) == []


UNDER_SERVICES = ["delivery.py", "directory.py", "fetching", "identity.py", "jobs.py", "slack.py"]


@pytest.mark.parametrize("part", UNDER_SERVICES)
def test_what_the_services_rest_on_knows_no_service(part: str) -> None:
    assert reaching(f"bot/{part}", frozenset({"bot.services", "bot.listeners", "bot.app"})) == []


@pytest.mark.parametrize("package", ["bot", "storage", "summarizer"])
def test_no_program_is_run_and_no_code_is_read_from_data(package: str) -> None:
    assert reaching(package, frozenset({"subprocess", "pickle", "marshal", "shelve", "pty"})) == []


def test_the_environment_is_read_in_settings_alone() -> None:
    readers = {
        file.relative_to(ROOT).as_posix()
        for package in ("bot", "storage", "summarizer")
        for file in files(package)
        if "environ" in file.read_text(encoding="utf-8") and "os" in imported(file)
    }

    assert readers == {"bot/settings.py"}


@pytest.mark.parametrize("room", ["views", "services", "listeners"])
def test_no_words_are_read_as_mark_up_or_as_emoji(room: str) -> None:
    """Else an article's words could mention, link or format."""
    calls = [
        (file.name, node)
        for file in files(f"bot/{room}")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]
    marked_up = [name for name, call in calls if "Markdown" in ast.unparse(call.func)]
    with_emoji = [
        f"{name}:{call.lineno}"
        for name, call in calls
        if ast.unparse(call.func) == "PlainTextObject" and "emoji=False" not in ast.unparse(call)
    ]

    assert (marked_up, with_emoji) == ([], [])
