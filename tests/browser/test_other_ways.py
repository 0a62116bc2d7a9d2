"""The other ways in, and what a channel sets, as a person finds them on the page."""

from playwright.sync_api import Locator, expect

from tests.browser.conftest import Seat


def on_request(seat: Seat) -> Locator:
    """A link in a channel where articles are briefed on request alone; the message it stands in."""
    seat.writes("/news settings on request")
    expect(seat.main.get_by_text("Changed. The settings of this channel")).to_be_visible()
    seat.tries("Share a link")
    message = seat.main.get_by_role("article").filter(has_text="One for the travel page")
    message.focus()
    return message


def test_a_newspaper_asks_for_a_brief(seat: Seat) -> None:
    on_request(seat).get_by_role("button", name="React with newspaper").click()

    expect(seat.thread.get_by_role("link", name="Night trains return")).to_be_visible()


def test_the_menu_of_a_message_asks_for_a_brief(seat: Seat) -> None:
    on_request(seat).get_by_role("button", name="Message actions").click()
    seat.page.get_by_role("menuitem", name="Brief this").click()

    expect(seat.thread.get_by_role("link", name="Night trains return")).to_be_visible()


def test_a_text_file_is_briefed(seat: Seat) -> None:
    article = seat.playground.page.hints.trials[0].typed
    seat.main.locator("input[type=file]").set_input_files(
        {"name": "article.txt", "mimeType": "text/plain", "buffer": article.encode()}
    )
    message = seat.main.get_by_role("article").filter(has_text="article.txt")
    message.get_by_role("link", name="1 reply").click()

    expect(seat.thread).to_contain_text("We took them down one by one in the dark")


def test_the_app_says_a_line_when_it_is_brought_into_a_channel(seat: Seat) -> None:
    seat.chooses_of_the_channel("Remove Nutgraf")
    expect(seat.main.get_by_text("was removed from the channel")).to_be_visible()
    seat.chooses_of_the_channel("Add Nutgraf")

    expect(seat.main.get_by_text("I brief articles")).to_be_visible()


def test_a_digest_is_set_in_a_form(seat: Seat) -> None:
    seat.writes("/news digest")
    seat.main.get_by_role("button", name="Set the digest").click()
    seat.modal.get_by_role("checkbox", name="Saturday").check()
    seat.modal.get_by_label("At", exact=True).fill("07:30")
    seat.modal.get_by_role("button", name="Save").click()

    expect(seat.modal).to_contain_text("07:30 Europe/London")


def test_what_is_wrong_with_a_form_stands_at_its_field(seat: Seat) -> None:
    seat.writes("/news digest")
    seat.main.get_by_role("button", name="Set the digest").click()
    zone = seat.modal.get_by_label("Time zone")
    zone.fill("Europe/Nowhere")
    seat.modal.get_by_role("button", name="Save").click()

    expect(seat.modal.get_by_role("alert")).to_be_visible()
    expect(zone).to_be_focused()
    expect(zone).to_have_value("Europe/Nowhere")


def test_a_private_list_is_shared_with_the_channel(seat: Seat) -> None:
    seat.tries("/news recent")
    reply = seat.main.get_by_role("article", name="Nutgraf").filter(has_text="Only visible to you")
    reply.get_by_role("button", name="Share to channel").click()
    seat.becomes("Ben Sample")

    expect(seat.main.get_by_role("article", name="Nutgraf")).to_contain_text("Bakery ship")
