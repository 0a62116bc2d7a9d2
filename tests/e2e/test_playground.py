"""The playground as a program: where it says it is, and how it ends."""

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import requests

ROOT = Path(__file__).parents[2]
Program = subprocess.Popen[str]


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Callable[..., Program]]:
    """Starts a command in an empty folder, without any setting."""
    with ExitStack() as stack:

        def start(*arguments: str) -> Program:
            program = subprocess.Popen(
                [sys.executable, "-m", "bot", *arguments],
                cwd=tmp_path,
                env={"PYTHONPATH": str(ROOT)},
                stdout=subprocess.PIPE,
                text=True,
            )
            stack.enter_context(program)
            stack.callback(program.terminate)
            return program

        yield start


def address_of(program: Program) -> str:
    """What the program says on its first line."""
    assert program.stdout is not None
    found = re.search(r"http://127\.0\.0\.1:\d+/", program.stdout.readline())
    assert found is not None
    return found[0]


@pytest.mark.parametrize("command", ["run", "playground"])
def test_the_page_is_where_the_program_says_until_it_is_stopped(
    started: Callable[..., Program], command: str
) -> None:
    program = started(command)
    shown = requests.get(address_of(program), timeout=10)
    program.send_signal(signal.SIGTERM)

    assert "Nutgraf playground" in shown.text
    assert program.wait(60) == 0


def test_a_taken_port_leads_to_a_free_one(started: Callable[..., Program]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        address = address_of(started("playground", "--port", str(port)))

    assert f":{port}/" not in address
    assert requests.get(address, timeout=10).ok


def test_it_leaves_nothing_in_the_folder(started: Callable[..., Program], tmp_path: Path) -> None:
    program = started("playground")
    address_of(program)
    program.send_signal(signal.SIGINT)

    assert program.wait(60) == 0
    assert list(tmp_path.iterdir()) == []
