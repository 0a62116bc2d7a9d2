"""Every block and element that Slack knows is drawn, and says to the app what was chosen in it."""

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from bot.playground import Message
from bot.playground.blockkit import BLOCKS, ELEMENTS
from bot.playground.views import place_modal
from tests.browser.conftest import Seat

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def option(value: str) -> Json:
    return {"text": plain(value.title()), "value": value}


def rich(*pieces: Json, part: str = "section") -> Json:
    return {"type": f"rich_text_{part}", "elements": list(pieces)}


def words(text: str, **style: bool) -> Json:
    return {"type": "text", "text": text, "style": style}


OPTIONS = [option("one"), option("two")]
TASK = {"type": "task_card", "task_id": "t", "title": "Reading", "status": "complete"}
CARD = {"type": "card", "title": plain("A card"), "body": plain("Its body")}
EXAMPLES: dict[str, Json] = {
    "section": {"text": plain("A section"), "fields": [plain("A field")]},
    "header": {"text": plain("A header")},
    "divider": {},
    "context": {"elements": [plain("Small print")]},
    "actions": {"elements": [{"type": "button", "text": plain("Press"), "action_id": "a"}]},
    "context_actions": {
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": "f",
                "positive_button": {"text": plain("Good"), "value": "+"},
                "negative_button": {"text": plain("Bad"), "value": "-"},
            }
        ]
    },
    "image": {"image_url": "https://images.example.com/x.png", "alt_text": "A harbour"},
    "markdown": {"text": "**Bold** and [a link](https://example.com)"},
    "rich_text": {"elements": [rich(words("Rich"))]},
    "input": {"label": plain("A label"), "element": {"type": "plain_text_input"}},
    "table": {
        "rows": [[{"type": "raw_text", "text": "Head"}], [{"type": "raw_text", "text": "Cell"}]]
    },
    "alert": {"text": plain("Mind the gap"), "level": "warning"},
    "card": CARD,
    "carousel": {"elements": [CARD]},
    "task_card": TASK,
    "plan": {"title": "A plan", "tasks": [TASK]},
}
UNDRAWN = {"task_card", "plan"}
"""Blocks for agents at work, which Nutgraf does not send: they are shown as not drawn."""


def shown(seat: Seat, *blocks: Json, text: str = "") -> Locator:
    """Let the app have posted this, be it ever so strange; the message as it is drawn."""
    workspace = seat.playground.slack.workspace
    before = seat.main.get_by_role("article").count()
    workspace.put(
        Message(
            channel=seat.playground.desk.id,
            ts=workspace.mint_ts(),
            user=workspace.bot.user_id,
            bot_id=workspace.bot.bot_id,
            text=text,
            blocks=tuple({"block_id": f"b{n}"} | block for n, block in enumerate(blocks)),
        )
    )
    expect(seat.main.get_by_role("article")).to_have_count(before + 1)
    return seat.main.get_by_role("article").last


def settled(seat: Seat) -> None:
    """Wait until the page shows how the playground begins."""
    expect(seat.main.get_by_role("link", name="1 reply")).to_be_visible()


def test_every_block_is_drawn(seat: Seat) -> None:
    settled(seat)
    assert EXAMPLES.keys() == BLOCKS.keys()
    drawn = EXAMPLES.keys() - UNDRAWN
    message = shown(seat, *({"type": kind} | EXAMPLES[kind] for kind in sorted(drawn)))

    expect(message.locator(".unknown")).to_have_count(0)
    for text in ("A section", "A field", "A header", "Small print", "Press", "Good", "A harbour"):
        expect(message.get_by_text(text)).to_be_visible()
    for text in ("Rich", "A label", "Head", "Cell", "Mind the gap", "Its body"):
        expect(message.get_by_text(text).first).to_be_visible()
    expect(message.get_by_role("link", name="a link")).to_have_attribute(
        "href", "https://example.com"
    )


@pytest.mark.parametrize("kind", ["hologram", *sorted(UNDRAWN)])
def test_a_block_that_is_not_drawn_is_seen(seat: Seat, kind: str) -> None:
    settled(seat)
    message = shown(seat, {"type": kind, "text": plain("From the future")})

    expect(message).to_contain_text(f"cannot draw a block of the type “{kind}”")
    expect(message).to_contain_text("From the future")


def test_all_of_rich_text_is_drawn(seat: Seat) -> None:
    settled(seat)
    people = seat.playground.people
    inner = [
        words("bold", bold=True), words("slanted", italic=True), words("struck", strike=True),
        words("code", code=True), {"type": "user", "user_id": people[1].user.id},
        {"type": "channel", "channel_id": seat.playground.desk.id},
        {"type": "emoji", "name": "newspaper"}, {"type": "broadcast", "range": "here"},
        {"type": "link", "url": "https://example.com", "text": "there"},
        {"type": "date", "timestamp": 1790000000, "format": "{date_long} at {time}"},
    ]  # fmt: skip
    listed = rich(rich(words("entry")), part="list") | {"style": "ordered", "offset": 2}
    parts = [
        rich(*inner),
        listed,
        rich(words("quoted"), part="quote"),
        rich(words("pre"), part="preformatted"),
    ]
    message = shown(seat, {"type": "rich_text", "elements": parts})

    expect(message.locator("strong", has_text="bold")).to_be_visible()
    expect(message.locator("em, s, code")).to_have_text(["slanted", "struck", "code"])
    expect(message.locator(".mention")).to_have_text(["@Ben Sample", "#newsdesk", "@here"])
    expect(message.get_by_role("img", name="newspaper")).to_have_text("📰")
    expect(message.locator("time").last).to_have_text("Monday, 21 September 2026 at 15:13")
    expect(message.locator("ol")).to_have_attribute("start", "3")
    expect(message.locator("blockquote, pre")).to_have_text(["quoted", "pre"])


def test_marks_in_text_are_drawn_and_links_lead_to_the_web_alone(seat: Seat) -> None:
    settled(seat)
    message = shown(
        seat,
        text="*bold* _slanted_ ~struck~ `code` <https://example.com|there> <javascript:alert(1)|no>"
        " &lt;b&gt; <!channel> <!date^1790000000^{date_num}|then>\n&gt; quoted\n```pre *x*```",
    )

    expect(message.locator("strong", has_text="bold")).to_be_visible()
    expect(message.locator("em, s, code")).to_have_text(["slanted", "struck", "code"])
    expect(message.get_by_role("link")).to_have_text(["there"])
    expect(message.get_by_text("<b>")).to_be_visible()
    expect(message.locator("time").last).to_have_text("2026-09-21")
    expect(message.locator("blockquote, pre")).to_have_text(["quoted", "pre *x*"])


ELEMENT_EXAMPLES: dict[str, tuple[Json, Any]] = {
    "plain_text_input": ({"initial_value": "typed"}, {"value": "typed"}),
    "email_text_input": ({"initial_value": "a@example.com"}, {"value": "a@example.com"}),
    "url_text_input": ({"initial_value": "https://example.com"}, {"value": "https://example.com"}),
    "number_input": ({"initial_value": "7"}, {"value": "7"}),
    "static_select": (
        {"options": OPTIONS, "initial_option": OPTIONS[1]}, {"selected_option": OPTIONS[1]}
    ),
    "radio_buttons": (
        {"options": OPTIONS, "initial_option": OPTIONS[0]}, {"selected_option": OPTIONS[0]}
    ),
    "checkboxes": (
        {"options": OPTIONS, "initial_options": OPTIONS}, {"selected_options": OPTIONS}
    ),
    "multi_static_select": (
        {"options": OPTIONS, "initial_options": OPTIONS}, {"selected_options": OPTIONS}
    ),
    "datepicker": ({"initial_date": "2026-11-20"}, {"selected_date": "2026-11-20"}),
    "timepicker": ({"initial_time": "09:00"}, {"selected_time": "09:00"}),
    "users_select": ({"initial_user": "ADA"}, {"selected_user": "ADA"}),
    "multi_users_select": ({"initial_users": ["ADA"]}, {"selected_users": ["ADA"]}),
    "channels_select": ({"initial_channel": "DESK"}, {"selected_channel": "DESK"}),
    "conversations_select": ({"initial_conversation": "DESK"}, {"selected_conversation": "DESK"}),
    "multi_channels_select": ({"initial_channels": ["DESK"]}, {"selected_channels": ["DESK"]}),
    "multi_conversations_select": (
        {"initial_conversations": ["DESK"]}, {"selected_conversations": ["DESK"]},
    ),
}  # fmt: skip


def named(value: Any, names: dict[str, str]) -> Any:
    """The value with ids in place of what stands for them."""
    if isinstance(value, dict):
        return {key: named(inner, names) for key, inner in value.items()}
    if isinstance(value, list):
        return [named(inner, names) for inner in value]
    return names.get(value, value) if isinstance(value, str) else value


def test_every_input_is_drawn_and_says_what_stands_in_it(seat: Seat) -> None:
    settled(seat)
    ada = seat.playground.people[0].user
    names = {"ADA": ada.id, "DESK": seat.playground.desk.id}
    blocks = [
        {
            "type": "input",
            "block_id": kind,
            "label": plain(kind),
            "element": {"type": kind, "action_id": kind} | named(given, names),
        }
        for kind, (given, _) in ELEMENT_EXAMPLES.items()
    ]
    body = {"type": "modal", "callback_id": "all", "title": plain("All"), "submit": plain("Send")}
    place_modal(seat.playground.slack.workspace, ada.id, body | {"blocks": blocks})
    expect(seat.modal.locator(".unknown")).to_have_count(0)
    with seat.page.expect_response("**/api/act"):
        seat.modal.get_by_role("button", name="Send").click()

    (delivery,) = seat.playground.slack.deliveries("view_submission")
    values = delivery.parcel.payload["view"]["state"]["values"]
    said = {kind: values[kind][kind] for kind in ELEMENT_EXAMPLES}
    assert said == {
        kind: {"type": kind} | named(expected, names)
        for kind, (_, expected) in ELEMENT_EXAMPLES.items()
    }


def test_every_element_is_drawn(seat: Seat) -> None:
    """Whether it can be chosen in or not: none is unknown to the page."""
    settled(seat)
    kinds = ELEMENTS.keys() - {"mrkdwn", "plain_text"}
    more: dict[str, Json] = {
        "button": {"text": plain("Press")},
        "icon_button": {"text": plain("Delete"), "icon": "trash"},
        "image": {"image_url": "https://images.example.com/x.png", "alt_text": "A harbour"},
        "feedback_buttons": EXAMPLES["context_actions"]["elements"][0],
        "overflow": {"options": OPTIONS},
    }
    elements = [
        {"type": kind, "action_id": kind, "options": OPTIONS} | more.get(kind, {})
        for kind in sorted(kinds)
    ]
    message = shown(seat, {"type": "actions", "elements": elements})

    expect(message.get_by_role("button", name="Press")).to_be_visible()
    unknown = message.locator(".unknown")
    expect(unknown).to_have_text(["(file_input)"])
