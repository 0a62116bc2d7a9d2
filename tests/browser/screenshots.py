"""The pictures in `docs/screenshots`, made anew: `make screenshots`.

Each shows the running playground, with what the app itself has sent.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize

from bot.cli.playing import playground
from bot.settings import from_mapping
from tests.browser.chromium import DESKTOP, PHONE, chromium, found
from tests.browser.conftest import MISSING, Seat

LAPTOP = ViewportSize(width=1120, height=760)
FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"


def brief(seat: Seat) -> None:
    """A brief in its thread."""
    seat.tries("Share a link")
    seat.thread.get_by_role("button", name="All quotes").wait_for()
    seat.page.get_by_role("link", name="Close thread").focus()


def brief_on_a_phone(seat: Seat) -> None:
    """The same where the thread takes the whole page."""
    seat.tries("Share a link")
    seat.main.get_by_role("link", name="1 reply").nth(1).click()
    seat.thread.get_by_role("button", name="All quotes").wait_for()
    seat.page.get_by_role("link", name="Close thread").focus()


def quotes(seat: Seat) -> None:
    """All quotes of an article."""
    brief(seat)
    seat.thread.get_by_role("button", name="All quotes").click()
    seat.modal.get_by_role("button", name="Close").last.wait_for()


def answer(seat: Seat) -> None:
    """A question, answered with a sentence of the article."""
    seat.reads_the_sample().get_by_role("button", name="Ask").click()
    seat.modal.get_by_role("textbox").fill("How many people were treated for cold?")
    seat.page.keyboard.press("Enter")
    seat.modal.get_by_text("7 people were treated").wait_for()


def digest(seat: Seat) -> None:
    """What was shared, by story."""
    seat.tries("Share a link")
    seat.thread.get_by_role("button", name="All quotes").wait_for()
    seat.page.get_by_role("link", name="Close thread").click()
    seat.writes("/news digest now")
    seat.main.get_by_text("Voices").wait_for()


def home(seat: Seat) -> None:
    """The app's Home."""
    seat.reads_the_sample()
    seat.tries("Share a link")
    seat.thread.get_by_role("button", name="All quotes").wait_for()
    seat.page.get_by_role("link", name="Nutgraf Home").click()
    seat.page.get_by_role("region", name="Home").get_by_role("button").first.wait_for()


def home_on_a_phone(seat: Seat) -> None:
    """The same between two thumbs."""
    seat.page.evaluate("location.hash = '#/home'")
    seat.page.get_by_role("region", name="Home").get_by_role("button").first.wait_for()


def command(seat: Seat) -> None:
    """What the command box offers."""
    seat.box.press_sequentially("/news ")
    seat.main.get_by_role("option").first.wait_for()


PICTURES: dict[str, tuple[Callable[[Seat], None], ViewportSize, bool]] = {
    "brief": (brief, DESKTOP, False),
    "brief-dark": (brief, DESKTOP, True),
    "brief-phone": (brief_on_a_phone, PHONE, False),
    "quotes": (quotes, LAPTOP, False),
    "answer": (answer, LAPTOP, False),
    "digest": (digest, DESKTOP, False),
    "home": (home, DESKTOP, False),
    "home-phone": (home_on_a_phone, PHONE, True),
    "command": (command, PHONE, True),
}
"""Each picture's scene, window, and whether its colours are dark."""


@contextmanager
def seated(browser: Browser, window: ViewportSize, dark: bool) -> Iterator[Seat]:
    """Somebody in front of a fresh playground."""
    with playground(from_mapping({}), port=8765) as opened:
        page: Page = browser.new_page(
            viewport=window, color_scheme="dark" if dark else "light", reduced_motion="reduce"
        )
        page.goto(opened.page.address)
        page.get_by_role("link", name="1 reply").wait_for()
        yield Seat(page=page, playground=opened)
        page.close()


def main(names: list[str]) -> int:
    """Make the pictures of these names, or all of them; 1 where there is no browser."""
    path = found()
    if path is None:
        sys.stderr.write(f"{MISSING}\n")
        return 1
    FOLDER.mkdir(exist_ok=True)
    with chromium(path) as browser:
        for name in names or PICTURES:
            scene, window, dark = PICTURES[name]
            with seated(browser, window, dark) as seat:
                scene(seat)
                seat.page.mouse.move(0, 0)
                size = len(seat.page.screenshot(path=FOLDER / f"{name}.png", animations="disabled"))
            sys.stdout.write(f"{name}.png: {size:,} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
