"""A playground of its own for each test, in a browser with somebody in front of it.

Without a browser these tests are skipped, and the end of the run says so and how many; with
NUTGRAF_REQUIRE_BROWSER set, as the gate sets it, that is a failure.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bot.cli.playing import Playground, playground
from bot.settings import from_mapping
from tests.browser.chromium import DESKTOP, chromium, found

expect.set_options(timeout=20_000)  # milliseconds: a machine that does much else is slow
MISSING = "there is no Chromium on this machine: apt-get install chromium libatomic1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Somebody in front of the page."""

    page: Page
    playground: Playground

    @property
    def main(self) -> Locator:
        """The conversation."""
        return self.page.locator("#main")

    @property
    def thread(self) -> Locator:
        """The panel of a thread."""
        return self.page.locator("#thread")

    @property
    def modal(self) -> Locator:
        """The modal in front."""
        return self.page.get_by_role("dialog")

    @property
    def box(self) -> Locator:
        """Where one writes to the conversation."""
        return self.main.get_by_role("combobox")

    def tries(self, label: str) -> None:
        """Press one of the things to try."""
        self.page.get_by_role("group", name="Things to try").get_by_role(
            "button", name=label
        ).click()

    def reads_the_sample(self) -> Locator:
        """Paste the sample article; its brief, once it is there."""
        self.tries("Paste the sample article")
        brief = self.thread.get_by_role("article", name="Nutgraf")
        expect(brief.get_by_role("button", name="All quotes")).to_be_visible()
        return brief

    def opens_the_direct_message(self) -> None:
        """Go to the direct message with the app, and be there: what is done next is done in it."""
        apps = self.page.get_by_role("region", name="Apps")
        apps.get_by_role("link", name="Nutgraf", exact=True).click()
        expect(self.main.get_by_role("log", name="Messages in Nutgraf")).to_be_visible()

    def writes(self, words: str) -> None:
        """Write into the conversation, and send it."""
        self.box.fill(words)
        self.box.press("Enter")

    def opens_the_menu_of(self, message: Locator) -> None:
        """Open what can be done with a message; by focus, for it may move away from a pointer.

        That is where a reply comes in or the log is scrolled, between pointing at it and a click.
        """
        message.focus()
        message.get_by_role("button", name="Message actions").click()

    def chooses_of_the_channel(self, entry: str) -> None:
        """Open the channel's menu and choose an entry, by keyboard: nothing moves away from it."""
        self.main.get_by_role("button", name="Channel").press("Enter")
        self.page.get_by_role("menuitem", name=entry).press("Enter")

    def becomes(self, name: str) -> None:
        """Be another person."""
        self.page.get_by_role("combobox", name="You are").select_option(label=name)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = found()
    if path is None:
        if os.environ.get("NUTGRAF_REQUIRE_BROWSER"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with chromium(path) as browser:
        yield browser


@pytest.fixture
def seat(browser: Browser) -> Iterator[Seat]:
    """A desktop's window on a fresh playground; faults of the page's own fail the test."""
    faults: list[str] = []
    asked: set[str] = set()
    with playground(from_mapping({}), port=0) as opened:
        context = browser.new_context(viewport=DESKTOP, reduced_motion="reduce")
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "console",
            lambda said: faults.append(said.text) if said.type in ("error", "warning") else None,
        )
        page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
        page.goto(opened.page.address)
        yield Seat(page=page, playground=opened)
        context.close()
        assert faults == []
        assert asked == {urlsplit(opened.page.address).netloc}


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly how many tests there was no browser for."""
    skipped = [
        report
        for report in terminalreporter.stats.get("skipped", [])
        if MISSING in str(report.longrepr)
    ]
    if skipped:
        terminalreporter.section("NO BROWSER", red=True, bold=True)
        terminalreporter.line(f"{len(skipped)} tests of the page were skipped: {MISSING}")
