"""What runs Nutgraf elsewhere: the Procfile, the container, the systemd unit, the manifest."""

import configparser
import json
import re
import shlex
from pathlib import Path

import pytest

from bot.cli import main
from bot.manifest import bot_scopes, over_http, read_manifest

ROOT = Path(__file__).parents[1]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile's, in order."""
    joined = re.sub(r"\\\n", " ", re.sub(r"^#.*\n", "", read("Dockerfile"), flags=re.MULTILINE))
    return [(line.split()[0], line.partition(" ")[2]) for line in joined.splitlines() if line]


def test_the_container_runs_without_root() -> None:
    names = [name for name, _ in instructions()]
    user = dict(instructions())["USER"]

    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", user)
    assert names.index("USER") < names.index("CMD")
    assert not {"RUN", "COPY", "ADD"} & set(names[names.index("USER") :])


def test_the_container_says_where_home_is() -> None:
    """Its user has no entry of its own that would."""
    assert "HOME=/data" in [value for name, value in instructions() if name == "ENV"][-1]


def test_the_container_starts_from_a_plain_image_name() -> None:
    assert [value for name, value in instructions() if name == "FROM"] == ["python:3.11-slim"]


def test_the_container_holds_all_that_is_installed() -> None:
    copied = {
        source for name, value in instructions() if name == "COPY" for source in value.split()[:-1]
    }
    let_in = set(re.findall(r"^!(\S+)", read(".dockerignore"), re.MULTILINE))

    assert all((ROOT / source).exists() for source in copied)
    assert {"bot", "storage", "summarizer", "requirements.txt", "manifest.json"} <= copied
    assert let_in == copied


def test_the_container_names_no_address() -> None:
    assert "://" not in read("Dockerfile").replace("sqlite://", "")


@pytest.mark.parametrize("line", read("Procfile").splitlines())
def test_every_process_of_the_procfile_is_a_command(line: str) -> None:
    assert_is_a_command(line.partition(": ")[2])


def test_the_systemd_unit_runs_a_command_as_nobody_in_particular() -> None:
    (unit,) = re.findall(r"```ini\n(.+?)```", read("docs/deploy.md"), re.DOTALL)
    parser = configparser.ConfigParser(strict=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(unit)
    service = parser["Service"]

    assert_is_a_command(Path(service["ExecStart"]).name)
    assert service["DynamicUser"] == "yes"
    assert int(service["TimeoutStopSec"]) >= 30


def assert_is_a_command(line: str) -> None:
    program, *arguments = shlex.split(line)

    assert program == "nutgraf"
    with pytest.raises(SystemExit) as end:
        main([*arguments, "--help"])
    assert end.value.code == 0


def test_the_manifest_is_for_socket_mode_and_names_no_address() -> None:
    assert read_manifest()["settings"]["socket_mode_enabled"] is True
    assert "://" not in read("manifest.json")


def test_the_manifest_in_the_package_is_the_one_in_the_repository() -> None:
    assert read_manifest() == json.loads(read("manifest.json"))


def test_over_http_every_address_is_the_hosts() -> None:
    manifest = over_http(read_manifest(), "https://news.example.com/")
    address = "https://news.example.com/slack/events"

    assert manifest["settings"]["socket_mode_enabled"] is False
    assert manifest["settings"]["event_subscriptions"]["request_url"] == address
    assert manifest["settings"]["interactivity"]["request_url"] == address
    assert {command["url"] for command in manifest["features"]["slash_commands"]} == {address}


def test_over_http_nothing_else_is_changed() -> None:
    assert bot_scopes(over_http(read_manifest(), "https://h.example")) == bot_scopes(
        read_manifest()
    )


def test_the_manifest_is_printed_as_it_is_pasted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["manifest"]) == 0
    assert json.loads(capsys.readouterr().out) == read_manifest()
    assert main(["manifest", "--url", "https://h.example"]) == 0
    assert json.loads(capsys.readouterr().out) == over_http(read_manifest(), "https://h.example")
