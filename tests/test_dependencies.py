"""Everything that runs beside us is pinned, is what is installed, and may be shipped."""

from importlib.metadata import distribution, version

import pytest
from packaging.requirements import Requirement

from tests.licences import PAGE, SHIPPABLE, Pin, licence, normal, page, pins

RUNNING = tuple(pins("requirements.txt"))
ALL = (*RUNNING, *pins("requirements-dev.txt"))

INSTALLERS = frozenset({"nutgraf", "pip", "setuptools"})
"""Ourselves, and what installs the rest: no list of pins holds these."""


def needed(extras: frozenset[str]) -> set[str]:
    """The names of all that we need with these extras, and of what that needs in turn."""
    found: set[str] = set()
    waiting = [("nutgraf", extras)]
    while waiting:
        name, wanted = waiting.pop()
        for text in distribution(name).requires or ():
            requirement = Requirement(text)
            marker = requirement.marker
            applies = marker is None or any(
                marker.evaluate({"extra": extra}) for extra in ({"", *wanted})
            )
            key = normal(requirement.name)
            if applies and key not in found | INSTALLERS:
                found.add(key)
                waiting.append((key, frozenset(requirement.extras)))
    return found


@pytest.mark.parametrize(
    ("pinned", "extras"), [(RUNNING, frozenset[str]()), (ALL, frozenset({"dev"}))]
)
def test_all_that_is_needed_is_pinned_and_nothing_else(
    pinned: tuple[Pin, ...], extras: frozenset[str]
) -> None:
    assert {pin.name for pin in pinned} == needed(extras)


def test_what_is_pinned_is_what_is_tested() -> None:
    assert [pin for pin in ALL if version(pin.name) != pin.version] == []


@pytest.mark.parametrize("pin", ALL, ids=lambda pin: pin.name)
def test_every_piece_has_a_licence_that_lets_it_be_installed_beside_us(pin: Pin) -> None:
    assert SHIPPABLE.search(licence(distribution(pin.name)))


def test_the_page_of_licences_is_that_of_the_pins() -> None:
    """Else: python -m tests.licences."""
    assert PAGE.read_text(encoding="utf-8") == page()
