"""The main job in the playground, as a person does it."""

from playwright.sync_api import expect

from tests.browser.conftest import Seat

SAMPLE_QUOTE = "We took them down one by one in the dark"


def test_the_sample_is_briefed_in_its_thread(seat: Seat) -> None:
    brief = seat.reads_the_sample()

    expect(brief).to_contain_text(SAMPLE_QUOTE)
    expect(brief).to_contain_text("Berit Solvang, mountain rescue spokeswoman, via Valley Courier")


def test_a_link_is_briefed_too(seat: Seat) -> None:
    seat.tries("Share a link")

    expect(seat.thread.get_by_role("link", name="Night trains return")).to_be_visible()
    expect(seat.thread).to_contain_text("Signe Aakre")


def test_the_playground_opens_with_a_brief_in_it(seat: Seat) -> None:
    seat.main.get_by_role("link", name="1 reply").click()

    expect(seat.thread.get_by_role("link", name="Bakery ship")).to_be_visible()


def test_a_question_in_the_thread_is_answered_there(seat: Seat) -> None:
    seat.reads_the_sample()
    box = seat.thread.get_by_role("combobox")
    box.press_sequentially("@Nut")
    box.press("Tab")
    box.press_sequentially("How many people were treated for cold?")
    box.press("Enter")

    answer = seat.thread.get_by_role("article", name="Nutgraf").nth(1)
    expect(answer).to_contain_text("7 people were treated for cold")


def test_a_command_is_completed_and_answered_to_oneself_alone(seat: Seat) -> None:
    seat.reads_the_sample()
    seat.box.press_sequentially("/n")
    expect(seat.page.get_by_role("option", name="/news")).to_be_visible()
    seat.box.press("Tab")
    seat.box.press_sequentially("rec")
    seat.box.press("Tab")
    seat.box.press("Enter")

    reply = seat.main.get_by_role("article", name="Nutgraf").filter(has_text="Read last")
    expect(reply).to_contain_text("Only visible to you")
    seat.becomes("Ben Sample")
    expect(seat.main.get_by_text("Read last")).to_have_count(0)


def test_a_private_reply_can_be_put_away(seat: Seat) -> None:
    seat.writes("/news help")
    reply = seat.main.get_by_role("article", name="Nutgraf").filter(has_text="Only visible to you")
    reply.focus()
    reply.get_by_role("button", name="Dismiss").click()

    expect(reply).to_have_count(0)


def test_an_unknown_command_is_not_sent(seat: Seat) -> None:
    seat.writes("/weather")

    expect(seat.page.get_by_role("status")).to_contain_text("/weather is not a command here")


def test_a_newspaper_under_a_message_is_seen_and_taken_back(seat: Seat) -> None:
    message = seat.main.get_by_role("article").filter(has_text="Morning all")
    message.focus()
    message.get_by_role("button", name="React with newspaper").click()
    reaction = message.get_by_role("button", name="newspaper, 1")
    expect(reaction).to_have_attribute("aria-pressed", "true")
    reaction.click()

    expect(reaction).to_have_count(0)


def test_ones_message_is_edited_and_deleted(seat: Seat) -> None:
    seat.writes("First words")
    message = seat.main.get_by_role("article").filter(has_text="First words")
    seat.opens_the_menu_of(message)
    seat.page.get_by_role("menuitem", name="Edit message").click()
    seat.main.get_by_role("textbox", name="Edit message").fill("Other words")
    seat.page.keyboard.press("Enter")
    edited = seat.main.get_by_role("article").filter(has_text="Other words (edited)")
    seat.opens_the_menu_of(edited)
    seat.page.get_by_role("menuitem", name="Delete message").click()
    seat.modal.get_by_role("button", name="Delete").click()

    expect(seat.main.get_by_text("Other words")).to_have_count(0)


def test_a_deleted_share_takes_its_brief_along(seat: Seat) -> None:
    seat.tries("Share a link")
    expect(seat.thread.get_by_role("link", name="Night trains return")).to_be_visible()
    message = seat.main.get_by_role("article").filter(has_text="One for the travel page")
    seat.opens_the_menu_of(message)
    seat.page.get_by_role("menuitem", name="Delete message").click()
    seat.modal.get_by_role("button", name="Delete").click()

    expect(seat.page.get_by_text("Night trains return")).to_have_count(0)


def test_a_guest_sees_their_own_channels_alone(seat: Seat) -> None:
    rooms = seat.page.get_by_role("region", name="Channels").get_by_role("link")
    expect(rooms).to_have_text(["newsdesk", "weekend-edition", "ferry-inquiry"])
    seat.becomes("Ben Sample")
    expect(rooms).to_have_text(["newsdesk", "weekend-edition"])
    seat.becomes("Gil Guest (guest)")

    expect(rooms).to_have_text(["weekend-edition", "ferry-inquiry"])


def test_a_direct_message_is_answered(seat: Seat) -> None:
    seat.reads_the_sample()
    seat.opens_the_direct_message()
    seat.writes("Who called the night's work a small miracle?")

    answer = seat.main.get_by_role("article", name="Nutgraf")
    expect(answer).to_contain_text("Lindqvast")


def test_a_very_long_paste_becomes_a_snippet(seat: Seat) -> None:
    seat.writes("A long text. " * 1_000)

    expect(seat.main.get_by_text("text snippet")).to_be_visible()


def test_a_file_is_shared(seat: Seat) -> None:
    seat.main.locator("input[type=file]").set_input_files(
        {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"Notes of the day"}
    )

    expect(seat.main.get_by_text("Notes of the day")).to_be_visible()
