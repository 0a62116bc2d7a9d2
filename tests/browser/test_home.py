"""The app's Home tab."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.chromium import PHONE
from tests.browser.conftest import Seat


@pytest.fixture
def home(seat: Seat) -> Locator:
    """The Home tab after an article has been read."""
    expect(seat.main.get_by_role("link", name="1 reply")).to_be_visible()
    seat.page.get_by_role("link", name="Nutgraf Home").click()
    return seat.main.get_by_role("region", name="Home")


def test_what_was_read_last_leads_to_its_thread(seat: Seat, home: Locator) -> None:
    expect(home.get_by_role("link", name="Bakery ship")).to_be_visible()
    home.get_by_role("link", name="thread").click()

    expect(seat.thread.get_by_role("link", name="Bakery ship")).to_be_visible()


def test_a_question_is_asked_from_there(seat: Seat, home: Locator) -> None:
    home.get_by_role("button", name="Ask a question").click()
    seat.modal.get_by_role("textbox").fill("How many people live on the eleven islands?")
    seat.page.keyboard.press("Enter")

    expect(seat.modal).to_contain_text("1,900 people live on the eleven islands")


def test_a_channel_is_set_from_there(seat: Seat, home: Locator) -> None:
    channel = home.locator(".block").filter(has_text="#newsdesk: automatic")
    channel.get_by_role("button", name="Settings").click()
    seat.modal.get_by_role("radio", name="On request").check()
    seat.modal.get_by_role("button", name="Save").click()

    expect(home).to_contain_text("#newsdesk: on request")


def test_what_a_guest_may_not_see_is_not_there(seat: Seat, home: Locator) -> None:
    expect(home.get_by_role("link", name="Bakery ship")).to_be_visible()
    seat.becomes("Gil Guest (guest)")
    expect(home.get_by_role("heading", name="Help")).to_be_visible()

    expect(home.get_by_text("Bakery ship")).to_have_count(0)


def test_it_fits_on_a_phone(seat: Seat, home: Locator) -> None:
    seat.page.set_viewport_size(PHONE)

    expect(home.get_by_role("heading", name="Help")).to_be_visible()
    assert not seat.page.evaluate("document.documentElement.scrollWidth > innerWidth")
