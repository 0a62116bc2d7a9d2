"""The page's server in front of a stand-in, asked as a browser asks."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import requests

from bot.playground import StandIn, User
from bot.playground.page import Hints, PageServer


@dataclass(frozen=True, slots=True, kw_only=True)
class Browser:
    """Somebody's browser, with the page open in it."""

    address: str
    user: User

    def gets(self, path: str, **headers: str) -> requests.Response:
        """Ask for something by its path."""
        return requests.get(self.address + path, headers=headers, timeout=30)

    def posts(self, asked: dict[str, Any], **headers: str) -> requests.Response:
        """Do something, with the headers of the page unless others are given."""
        own = {"Origin": self.address.rstrip("/")} | headers
        return requests.post(f"{self.address}api/act", json=asked, headers=own, timeout=30)

    def does(self, act: str, **about: Any) -> dict[str, Any]:
        """Do something; the answer."""
        answer: dict[str, Any] = self.posts({"act": act, "as": self.user.id, **about}).json()
        return answer

    def sees(self, user: User | None = None) -> dict[str, Any]:
        """What this person, or another, sees."""
        asked = f"api/picture?as={(user or self.user).id}"
        picture: dict[str, Any] = self.gets(asked).json()
        return picture


@pytest.fixture
def browser(slack: StandIn, ada: User) -> Iterator[Browser]:
    page = PageServer(slack, Hints())
    page.start()
    yield Browser(address=page.address, user=ada)
    page.stop()
