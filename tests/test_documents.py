"""Documentation that is kept true by tests."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from slack_bolt import App
from sqlmodel import SQLModel

import storage.tables  # noqa: F401  (the tables are known once they are imported)
from bot.cli import main
from bot.listeners import Listeners, register
from bot.settings import NAMES
from bot.views import controls
from bot.views.errors import SENTENCES
from bot.views.help import COMMANDS

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix() for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def manifest() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(read("manifest.json"))
    return loaded


def test_every_setting_is_in_the_example() -> None:
    described = set(re.findall(r"^#? ?([A-Z_]+)=", read(".env.example"), re.MULTILINE))

    assert described == set(NAMES)


def test_every_error_code_is_documented() -> None:
    rows = set(re.findall(r"^\| `([a-z_]+)` \|", read("docs/cli.md"), re.MULTILINE))

    assert set(SENTENCES) <= rows


def test_every_command_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    commands = re.findall(r"^    ([a-z]+) ", capsys.readouterr().out, re.MULTILINE)

    assert commands
    assert [name for name in commands if f"## `nutgraf {name}" not in read("docs/cli.md")] == []


def test_the_manifest_subscribes_to_what_is_listened_to_and_nothing_else() -> None:
    events = manifest()["settings"]["event_subscriptions"]["bot_events"]

    assert {event.partition(".")[0] for event in events} == set(ears().events)


def test_the_manifest_has_the_command() -> None:
    (command,) = manifest()["features"]["slash_commands"]

    assert [command["command"]] == ears().commands
    assert all(word in COMMANDS for word in re.findall(r"(?:^|\| )(\w+)", command["usage_hint"]))


def test_every_button_has_a_listener_and_every_listener_a_button() -> None:
    listened_to = [name for name in ears().actions if isinstance(name, str)]

    assert sorted(listened_to) == sorted(controls.ACTIONS)


def test_every_form_has_a_listener_and_every_listener_a_form() -> None:
    assert sorted(ears().views) == sorted(controls.FORMS)


def test_the_manifest_has_every_shortcut_and_every_shortcut_a_listener() -> None:
    shortcuts = [shortcut["callback_id"] for shortcut in manifest()["features"]["shortcuts"]]

    assert shortcuts == ears().shortcuts == list(controls.SHORTCUTS)


def test_the_manifest_asks_for_the_scope_of_every_method_called() -> None:
    granted = set(manifest()["oauth_config"]["scopes"]["bot"])
    files = [file for file in (ROOT / "bot").rglob("*.py") if "playground" not in file.parts]
    source = "".join(file.read_text() for file in files)
    families = "auth|bots|chat|conversations|files|users|views"
    called = set(re.findall(rf'"((?:{families})\.\w+)"', source))

    assert called <= set(NEEDED)
    assert {scope for method in called for scope in NEEDED[method]} <= granted


def test_the_app_is_named_alike_everywhere() -> None:
    assert manifest()["features"]["bot_user"]["display_name"] == "Nutgraf"


def told_of() -> dict[str, list[str]]:
    """Each table that docs/privacy.md describes, with the fields it gives reasons for."""
    sections = re.split(r"^### `(\w+)`", read("docs/privacy.md"), flags=re.MULTILINE)[1:]
    return {
        table: sorted(
            field
            for row in re.findall(r"^\| (`[^|]*) \| [^|]+ \| [^|]+ \|$", text, re.MULTILINE)
            for field in re.findall(r"`(\w+)`", row)
        )
        for table, text in zip(sections[::2], sections[1::2], strict=True)
    }


def test_the_privacy_page_tells_of_every_stored_field_once_why_and_how_long() -> None:
    tables = SQLModel.metadata.sorted_tables
    stored = {table.name: sorted(column.name for column in table.columns) for table in tables}

    assert told_of() == stored


def test_requirements_name_no_address() -> None:
    assert "://" not in read("requirements.txt") + read("requirements-dev.txt")


NEEDED: dict[str, tuple[str, ...]] = {
    "auth.test": (),
    "bots.info": ("users:read",),
    "chat.delete": ("chat:write",),
    "chat.postEphemeral": ("chat:write",),
    "chat.postMessage": ("chat:write",),
    "chat.update": ("chat:write",),
    "conversations.history": ("channels:history", "groups:history", "im:history", "mpim:history"),
    "conversations.info": ("channels:read", "groups:read", "im:read", "mpim:read"),
    "conversations.members": ("channels:read", "groups:read", "im:read", "mpim:read"),
    "conversations.open": ("im:write",),
    "conversations.replies": ("channels:history", "groups:history", "im:history", "mpim:history"),
    "users.conversations": ("channels:read",),
    "files.info": ("files:read",),
    "users.info": ("users:read",),
    "users.list": ("users:read",),
    "views.open": (),
    "views.publish": (),
    "views.push": (),
    "views.update": (),
}
"""What each method of Slack's needs, by its reference."""


class Ears:
    """Stands for Bolt's app and notes what it is asked to listen to."""

    def __init__(self) -> None:
        self.events: list[str] = []
        self.commands: list[str] = []
        self.actions: list[object] = []
        self.views: list[str] = []
        self.shortcuts: list[str] = []

    def event(
        self, name: str | dict[str, str], matchers: object = None
    ) -> Callable[[object], None]:
        kind = name if isinstance(name, str) else name["type"]
        return lambda listener: self.events.append(kind)

    def command(self, name: str) -> Callable[[object], None]:
        return lambda listener: self.commands.append(name)

    def action(self, name: object) -> Callable[[object], None]:
        return lambda listener: self.actions.append(name)

    def view(self, name: str) -> Callable[[object], None]:
        return lambda listener: self.views.append(name)

    def shortcut(self, name: str) -> Callable[[object], None]:
        return lambda listener: self.shortcuts.append(name)


class Anybody:
    """Stands for whoever listens."""

    def __getattr__(self, name: str) -> "Anybody":
        return self


def ears() -> Ears:
    """What our listeners listen to."""
    app = Ears()
    register(cast(App, app), cast(Listeners, Anybody()))
    return app


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_of_a_document_leads_somewhere(name: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)", read(name))
    folder = (ROOT / name).parent
    lost = [
        f"{target}#{anchor}"
        for target, anchor in links
        if not (folder / target).exists() or (anchor and anchor not in anchors(folder / target))
    ]

    assert lost == []


def test_every_document_can_be_reached_from_the_readme() -> None:
    reached: set[str] = set()
    open_ = {"README.md"}
    while open_:
        reached |= open_
        open_ = {target for name in open_ for target in linked_from(name)} - reached

    assert sorted(set(DOCUMENTS) - reached) == []


def linked_from(name: str) -> set[str]:
    """The documents that a document links to."""
    links = re.findall(r"\]\((?!https?:)([^)#\s]+\.md)", read(name))
    paths = ((ROOT / name).parent / target for target in links)
    return {path.resolve().relative_to(ROOT).as_posix() for path in paths}


def test_every_decision_has_a_number_of_its_own_and_stands_in_the_list() -> None:
    pages = sorted(path.name for path in (ROOT / "docs/decisions").glob("0*.md"))

    assert [page[:4] for page in pages] == [f"{number:04}" for number in range(1, len(pages) + 1)]
    assert re.findall(r"\((0[^)]+)\)", read("docs/decisions/README.md")) == pages


def anchors(document: Path) -> set[str]:
    """What a link can point to within a document."""
    headings = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_test_that_a_document_names_is_there(name: str) -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", read(name))
    lost = [
        f"{file}::{test}"
        for file, test in named
        if not (ROOT / file).exists() or (test and f"def {test}(" not in read(file))
    ]

    assert lost == []
