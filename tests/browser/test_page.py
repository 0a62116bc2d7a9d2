"""The page itself: keyboard, widths, colours, and words that try to be more than words."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.chromium import PHONE
from tests.browser.conftest import Seat

HOSTILE = '<img src=x onerror="alert(1)"><script>alert(2)</script> javascript:alert(3)'


def overflows(page: Page) -> bool:
    """Whether the page is wider than its window."""
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def test_the_main_job_is_done_by_keyboard_alone(seat: Seat) -> None:
    keys = seat.page.keyboard
    seat.page.get_by_role("button", name="Paste the sample article").focus()
    keys.press("Enter")
    brief = seat.thread.get_by_role("article", name="Nutgraf")
    button = brief.get_by_role("button", name="More actions")
    expect(button).to_be_visible()
    expect(seat.thread.get_by_role("combobox")).to_be_focused()
    while not button.evaluate("element => element === document.activeElement"):
        keys.press("Shift+Tab")
    keys.press("Enter")
    expect(seat.page.get_by_role("menuitem").first).to_be_focused()
    keys.press("ArrowDown")
    expect(seat.page.get_by_role("menuitem", name="Forget this article")).to_be_focused()
    keys.press("Escape")
    expect(button).to_be_focused()
    keys.press("Escape")

    expect(seat.thread).to_be_hidden()
    expect(seat.main.get_by_role("article").last).to_be_focused()


def test_the_arrow_keys_lead_from_message_to_message(seat: Seat) -> None:
    messages = seat.main.get_by_role("article")
    messages.last.focus()
    seat.page.keyboard.press("ArrowUp")
    expect(messages.first).to_be_focused()
    seat.page.keyboard.press("Tab")

    expect(messages.first.get_by_role("button", name="React with newspaper")).to_be_focused()


def test_on_a_phone_conversations_come_out_of_a_drawer(seat: Seat) -> None:
    seat.page.set_viewport_size(PHONE)
    expect(seat.page.get_by_role("navigation", name="Conversations")).to_be_hidden()
    seat.page.get_by_role("button", name="Conversations").click()
    seat.page.get_by_role("link", name="weekend-edition").click()

    expect(seat.main.get_by_role("heading", name="weekend-edition")).to_be_visible()
    expect(seat.page.get_by_role("navigation", name="Conversations")).to_be_hidden()
    assert not overflows(seat.page)


def test_on_a_phone_a_thread_takes_the_whole_page(seat: Seat) -> None:
    seat.page.set_viewport_size(PHONE)
    seat.tries("Paste the sample article")
    seat.main.get_by_role("link", name="1 reply").last.click()

    expect(seat.thread.get_by_role("button", name="All quotes")).to_be_visible()
    expect(seat.main).to_be_hidden()
    assert not overflows(seat.page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_wears_the_colours_of_the_system_until_told_otherwise(seat: Seat, scheme: str) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    seat.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    before = seat.page.evaluate(ground)
    other = "Light colours" if scheme == "dark" else "Dark colours"
    seat.page.reload()
    seat.page.get_by_role("button", name=other).click()

    assert (before == "rgb(255, 255, 255)") == (scheme == "light")
    assert seat.page.evaluate(ground) != before


NAMELESS = """[...document.querySelectorAll("button, a, input, select, textarea")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .filter((one) => !one.getAttribute("aria-label") && !one.labels?.length)
  .filter((one) => !(one.matches("button, a") && one.textContent.trim()))
  .map((one) => one.outerHTML)"""


def test_every_control_has_a_name(seat: Seat) -> None:
    brief = seat.reads_the_sample()
    brief.hover()
    on_the_page = seat.page.evaluate(NAMELESS)
    seat.writes("/news digest")
    seat.main.get_by_role("button", name="Set the digest").click()
    expect(seat.modal).to_be_visible()

    assert on_the_page == []
    assert seat.page.evaluate(NAMELESS) == []


def test_words_are_never_read_as_html(seat: Seat) -> None:
    seat.writes(HOSTILE)

    message = seat.main.get_by_role("article").last
    expect(message).to_contain_text('<img src=x onerror="alert(1)"><script>alert(2)</script>')
    expect(message.locator("img, script")).to_have_count(0)


def test_hebrew_begins_at_the_right_and_ends_at_the_left(seat: Seat) -> None:
    seat.writes("המעבורת תחזור לפעול.")
    said = seat.main.get_by_role("article").last.get_by_text("המעבורת")
    expect(said).to_be_visible()
    stop, first = said.evaluate(
        """element => {
          const words = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
          return [words.length - 1, 0].map((at) => {
            const range = document.createRange();
            range.setStart(words, at);
            range.setEnd(words, at + 1);
            return range.getBoundingClientRect().left;
          });
        }"""
    )

    assert stop < first


def test_a_link_to_a_message_opens_it_here(seat: Seat) -> None:
    seat.tries("Share a link")
    expect(seat.thread.get_by_role("link", name="Night trains return")).to_be_visible()
    seat.opens_the_direct_message()
    seat.tries("Share a link")
    seat.thread.get_by_role("link", name="that thread").click()

    expect(seat.main.get_by_role("heading", name="newsdesk")).to_be_visible()
    expect(seat.thread).to_contain_text("One for the travel page")


def test_the_answer_to_a_command_is_shown_after_one_that_fills_the_page(seat: Seat) -> None:
    seat.reads_the_sample()
    seat.writes("/news digest now")
    expect(seat.main.get_by_text("Voices")).to_have_count(1)
    seat.writes("/news forget https://news.example.com/unknown")

    expect(seat.main.get_by_text("I know no article at this address.")).to_be_in_viewport()


def test_the_end_of_a_conversation_stays_in_view_where_a_thread_opens_beside_it(
    seat: Seat,
) -> None:
    for _ in range(3):  # a long conversation
        seat.writes("/news help")
        expect(seat.box).to_have_value("")
    expect(seat.main.get_by_text("this list").nth(2)).to_be_in_viewport()
    seat.tries("Share a link")
    seat.thread.get_by_role("button", name="All quotes").wait_for()

    expect(seat.main.get_by_text("One for the travel page")).to_be_in_viewport()
    expect(seat.main.get_by_role("link", name="1 reply").last).to_be_in_viewport()


def test_the_words_on_a_form_s_main_button_can_be_read_under_the_pointer(seat: Seat) -> None:
    seat.writes("/news digest")
    seat.main.get_by_role("button", name="Set the digest").click()
    save = seat.modal.get_by_role("button", name="Save")
    expect(save).to_be_visible()
    colour = "e => getComputedStyle(e).backgroundColor"
    before = save.evaluate(colour)
    save.hover()

    assert save.evaluate(colour) == before


def test_an_open_menu_stays_at_its_button_when_the_window_changes(seat: Seat) -> None:
    button = seat.main.get_by_role("button", name="Channel")
    button.click()
    seat.page.set_viewport_size({"width": 1000, "height": 700})
    seat.page.evaluate("new Promise(requestAnimationFrame)")

    menu = seat.page.get_by_role("menu")
    expect(menu).to_be_visible()
    assert right_edge(menu) == pytest.approx(right_edge(button), abs=2)


def right_edge(element: Locator) -> float:
    box = element.bounding_box()
    assert box is not None
    return box["x"] + box["width"]
