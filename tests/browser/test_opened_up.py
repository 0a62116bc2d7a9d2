"""What a brief's buttons open up."""

from playwright.sync_api import expect

from tests.browser.conftest import Seat


def test_all_quotes_open_in_a_modal_that_escape_closes(seat: Seat) -> None:
    button = seat.reads_the_sample().get_by_role("button", name="All quotes")
    button.click()
    expect(seat.modal).to_contain_text("We took them down one by one in the dark")
    seat.page.keyboard.press("Escape")

    expect(seat.modal).to_have_count(0)
    expect(button).to_be_focused()


def test_the_words_are_marked_where_they_stand(seat: Seat) -> None:
    seat.reads_the_sample().get_by_role("button", name="Show in context").click()

    expect(seat.modal.locator("strong", has_text="a small miracle")).to_be_visible()


def test_a_question_is_answered_in_the_modal(seat: Seat) -> None:
    seat.reads_the_sample().get_by_role("button", name="Ask").click()
    seat.modal.get_by_role("textbox").fill("How many people were treated for cold?")
    seat.page.keyboard.press("Enter")

    expect(seat.modal).to_contain_text("7 people were treated for cold")


def test_an_empty_question_is_not_sent(seat: Seat) -> None:
    seat.reads_the_sample().get_by_role("button", name="Ask").click()
    seat.modal.get_by_role("button", name="Ask", exact=True).click()

    expect(seat.modal.get_by_role("alert")).to_have_text("Please complete this required field.")
    expect(seat.modal.get_by_role("textbox")).to_be_focused()


def test_an_answer_is_shared_with_everybody(seat: Seat) -> None:
    seat.reads_the_sample().get_by_role("button", name="Ask").click()
    seat.modal.get_by_role("textbox").fill("How many people were treated for cold?")
    seat.page.keyboard.press("Enter")
    seat.modal.get_by_role("button", name="Share to channel").click()
    expect(seat.modal).to_contain_text("The answer is being posted")
    seat.page.keyboard.press("Escape")

    answer = seat.thread.get_by_role("article", name="Nutgraf").nth(1)
    expect(answer).to_contain_text("7 people were treated for cold")


def test_a_wrong_speaker_is_marked_in_the_brief_and_put_back(seat: Seat) -> None:
    brief = seat.reads_the_sample()
    brief.get_by_role("button", name="More actions").click()
    seat.page.get_by_role("menuitem", name="Wrong speaker?").click()
    quote = seat.modal.locator(".block").filter(has_text="a small miracle")
    quote.get_by_role("button", name="Speaker is wrong").click()
    expect(brief).to_contain_text("“a small miracle” — speaker unclear")
    quote.get_by_role("button", name="Undo").click()

    expect(brief).to_contain_text("“a small miracle” — Arne Lindqvast")


def test_an_article_is_forgotten(seat: Seat) -> None:
    brief = seat.reads_the_sample()
    brief.get_by_role("button", name="More actions").click()
    seat.page.get_by_role("menuitem", name="Forget this article").click()
    seat.modal.get_by_role("button", name="Forget").click()
    seat.page.keyboard.press("Escape")

    expect(brief).to_have_count(0)
