from typing import Any

import pytest
from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextBlock,
    DividerBlock,
    HeaderBlock,
    MarkdownBlock,
    MarkdownTextObject,
    Option,
    OverflowMenuElement,
    SectionBlock,
)

from bot.playground import Refused, check_message, check_view
from bot.playground.limits import check_metadata

SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "Words"}}
BUTTON = {"type": "button", "text": {"type": "plain_text", "text": "Press"}}
INPUT = {
    "type": "input",
    "label": {"type": "plain_text", "text": "Question"},
    "element": {"type": "plain_text_input", "action_id": "question"},
}


def mrkdwn(length: int) -> dict[str, Any]:
    return {"type": "mrkdwn", "text": "x" * length}


def plain(length: int) -> dict[str, Any]:
    return {"type": "plain_text", "text": "x" * length}


def section(**keys: Any) -> dict[str, Any]:
    return {"type": "section", **keys}


def actions(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "elements": list(elements)}


def modal(**keys: Any) -> dict[str, Any]:
    return {"type": "modal", "title": plain(24), "blocks": [SECTION], **keys}


def refusal_of(text: str | None, blocks: list[Any] | None) -> Refused:
    with pytest.raises(Refused) as caught:
        check_message(text, blocks)
    return caught.value


@pytest.mark.parametrize(
    ("block", "complaint"),
    [
        (section(text=mrkdwn(3001)), "must be less than 3001 characters"),
        (section(text=mrkdwn(0)), "must be more than 0 characters"),
        (section(fields=[mrkdwn(2001)]), "must be less than 2001 characters"),
        (section(fields=[mrkdwn(1)] * 11), "no more than 10 items allowed"),
        (section(), "must define either text or fields"),
        (section(text="Words"), "must provide an object with a type"),
        (section(text={"type": "html", "text": "Words"}), "unsupported type: html"),
        (section(text={**mrkdwn(1), "emoji": True}), "invalid additional property: emoji"),
        (section(text={**plain(1), "verbatim": True}), "invalid additional property: verbatim"),
        (section(text=mrkdwn(1), colour="red"), "invalid additional property: colour"),
        (section(text=mrkdwn(1), block_id="b" * 256), "must be less than 256 characters"),
        ({"type": "header", "text": plain(151)}, "must be less than 151 characters"),
        ({"type": "header", "text": mrkdwn(1)}, "unsupported type: mrkdwn"),
        ({"type": "header"}, "missing required field: text"),
        ({"type": "context", "elements": [mrkdwn(1)] * 11}, "no more than 10 items allowed"),
        ({"type": "context", "elements": []}, "no less than 1 items allowed"),
        ({"type": "context", "elements": [BUTTON]}, "unsupported type: button"),
        (actions(*[BUTTON] * 26), "no more than 25 items allowed"),
        (actions({**BUTTON, "text": plain(76)}), "must be less than 76 characters"),
        (actions({**BUTTON, "value": "x" * 2001}), "must be less than 2001 characters"),
        (actions({**BUTTON, "style": "green"}), "must be a valid enum value"),
        (actions(mrkdwn(1)), "unsupported type: mrkdwn"),
        (
            actions({**BUTTON, "action_id": "a"}, {**BUTTON, "action_id": "a"}),
            "action_id already exists: a",
        ),
        (actions({"type": "overflow", "options": []}), "no less than 1 items allowed"),
        ({"type": "markdown", "text": "x" * 12_001}, "must be less than 12001 characters"),
        ({"type": "image", "alt_text": "A picture"}, "must define either image_url or slack_file"),
        (INPUT, "unsupported type: input"),
        ({"type": "paragraph"}, "unsupported type: paragraph"),
        ({"text": "no type"}, "must provide an object with a type"),
    ],
)
def test_refuses_block(block: dict[str, Any], complaint: str) -> None:
    refused = refusal_of("fallback", [block])

    assert refused.error == "invalid_blocks"
    assert complaint in " ".join(refused.complaints)


@pytest.mark.parametrize(
    ("piece", "complaint"),
    [
        ({"type": "text"}, "missing required field: text"),
        ({"type": "text", "text": ""}, "must be more than 0 characters"),
        ({"type": "link", "text": "here"}, "missing required field: url"),
        ({"type": "user"}, "missing required field: user_id"),
        ({"type": "broadcast", "range": "all"}, "must be a valid enum value"),
        ({"type": "blink", "text": "x"}, "unsupported type: blink"),
        ({"type": "text", "text": "x", "style": {"loud": True}}, "invalid additional property"),
    ],
)
@pytest.mark.parametrize("kind", ["section", "quote", "list"])
def test_refuses_a_piece_of_rich_text(kind: str, piece: dict[str, Any], complaint: str) -> None:
    section: dict[str, Any] = {"type": "rich_text_section", "elements": [piece]}
    inner = [section] if kind == "list" else [piece]
    part = {"type": f"rich_text_{kind}", "elements": inner}
    block = {
        "type": "rich_text",
        "elements": [part | ({"style": "bullet"} if kind == "list" else {})],
    }

    (found,) = refusal_of("Words", [block]).complaints
    assert found.startswith(complaint)


def test_points_to_the_fault() -> None:
    refused = refusal_of("fallback", [SECTION, section(text=mrkdwn(3001))])

    expected = "must be less than 3001 characters [json-pointer:/blocks/1/text/text]"
    assert refused.complaints == (expected,)


def test_refuses_51_blocks() -> None:
    assert refusal_of("fallback", [{"type": "divider"}] * 51).error == "invalid_blocks"


def test_refuses_repeated_block_id() -> None:
    named = {**SECTION, "block_id": "b"}

    assert "block_id already exists: b" in refusal_of("x", [named, named]).complaints[0]


def test_takes_same_action_id_in_different_blocks() -> None:
    button = {**BUTTON, "action_id": "ask"}

    check_message("fallback", [actions(button), actions(button)])


def test_refuses_markdown_that_is_too_long_together() -> None:
    blocks = [{"type": "markdown", "text": "x" * 6001}] * 2

    assert refusal_of("fallback", blocks).error == "invalid_blocks"


def test_refuses_blocks_that_are_too_long_together() -> None:
    blocks = [section(text=mrkdwn(2900))] * 5

    assert refusal_of("fallback", blocks).error == "msg_blocks_too_long"


@pytest.mark.parametrize("text", [None, "", "  \n"])
def test_refuses_message_without_words(text: str | None) -> None:
    assert refusal_of(text, None).error == "no_text"


def test_refuses_text_of_40001_characters() -> None:
    assert refusal_of("x" * 40_001, None).error == "msg_too_long"


def test_takes_everything_at_its_limit() -> None:
    blocks: list[Block] = [
        HeaderBlock(text="h" * 150),
        SectionBlock(text=MarkdownTextObject(text="x" * 3000)),
        SectionBlock(fields=[MarkdownTextObject(text="f" * 200)] * 10),
        ContextBlock(elements=[MarkdownTextObject(text="c")] * 10),
        MarkdownBlock(text="m" * 2000),
        ActionsBlock(
            elements=[
                ButtonElement(text="b" * 75, value="v" * 2000, action_id="one"),
                OverflowMenuElement(action_id="more", options=[Option(value="x", label="y")] * 5),
            ]
        ),
        *[DividerBlock()] * 10,
    ]

    check_message("x" * 40_000, [block.to_dict() for block in blocks])


def test_takes_50_blocks() -> None:
    check_message("fallback", [{"type": "divider"}] * 50)


@pytest.mark.parametrize(("dividers", "longest"), [(0, 13_297), (1, 13_172)])
def test_takes_as_much_text_as_was_measured(dividers: int, longest: int) -> None:
    def blocks(length: int) -> list[Any]:
        # A section holds 3,000: five of them cost 500 more than the one block of the measurement.
        last = section(text=mrkdwn(length - 4 * 3000 - 500))
        return [*[section(text=mrkdwn(3000))] * 4, last, *[{"type": "divider"}] * dividers]

    check_message("fallback", blocks(longest))
    assert refusal_of("fallback", blocks(longest + 1)).error == "msg_blocks_too_long"


@pytest.mark.parametrize(
    ("view", "complaint"),
    [
        (modal(title=plain(25)), "must be less than 25 characters"),
        (modal(title=mrkdwn(5)), "unsupported type: mrkdwn"),
        (modal(private_metadata="x" * 3001), "must be less than 3001 characters"),
        (modal(blocks=[INPUT]), "missing required field: submit"),
        (modal(blocks=[SECTION] * 101), "no more than 100 items allowed"),
        (modal(blocks=[{"type": "markdown", "text": "x"}]), "unsupported type: markdown"),
        ({"type": "modal", "blocks": [SECTION]}, "missing required field: title"),
        ({"type": "home", "blocks": [SECTION]}, "must be a modal view"),
        (modal(colour="red"), "invalid additional property: colour"),
    ],
)
def test_refuses_modal(view: dict[str, Any], complaint: str) -> None:
    with pytest.raises(Refused) as caught:
        check_view(view, 100, kind="modal")

    assert caught.value.error == "invalid_arguments"
    assert complaint in " ".join(caught.value.complaints)


def test_takes_modal_with_input_and_submit() -> None:
    check_view(modal(blocks=[INPUT] * 100, submit=plain(24)), 249_000, kind="modal")


def test_refuses_home_with_submit() -> None:
    with pytest.raises(Refused, match="submit"):
        check_view({"type": "home", "blocks": [SECTION], "submit": plain(5)}, 100, kind="home")


def test_refuses_view_over_250_kilobytes() -> None:
    with pytest.raises(Refused, match="view_too_large"):
        check_view(modal(), 250_001, kind="modal")


@pytest.mark.parametrize("metadata", ["words", {"event_type": "brief"}, {"event_payload": {}}])
def test_refuses_metadata_without_type_or_payload(metadata: Any) -> None:
    with pytest.raises(Refused, match="invalid_metadata_format"):
        check_metadata(metadata)
