"""The Home tab and the form of settings, as Slack gets them."""

from typing import Any

import pytest

from bot.types import ChannelName, Choices, HomePage, Origin
from bot.views.home import CHANNELS, LOOKING, home_view, look_modal
from bot.views.library import NextPage, recent_message
from bot.views.settings import chosen, in_short, in_words, settings_message, settings_modal
from bot.views.sharing import shareable
from storage.types import Channel, Mode
from tests.bot.views.helpers import (
    NAME,
    TEXTS,
    elements,
    judged,
    judged_view,
    make_pathological,
    shown,
)
from tests.factories import make_share, make_stored

HERE = Origin(conversation="D1")
DESK = Channel(workspace="T1", conversation="C1")


def make_page(**values: object) -> HomePage:
    defaults: dict[str, object] = {
        "origin": HERE,
        "recent": (),
        "links": {},
        "channels": (),
        "digests": (),
    }
    return HomePage(**defaults | values)  # type: ignore[arg-type]


def test_slack_takes_an_empty_home() -> None:
    assert "Nothing yet." in shown(judged_view(home_view(make_page())))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_slack_takes_a_home_of_anything(text: str) -> None:
    stored = make_pathological(text, title=NAME, site=NAME)
    channels = tuple((ChannelName(id=f"C{n}", name=NAME), DESK) for n in range(60))
    digests = tuple((f"C{n}", "x" * 5_000) for n in range(20))

    judged_view(home_view(make_page(recent=(stored,) * 8, channels=channels, digests=digests)))


def test_channels_beyond_the_twentieth_are_counted() -> None:
    channels = tuple((ChannelName(id=f"C{n}", name=f"n{n}"), DESK) for n in range(CHANNELS + 5))

    told = shown(judged_view(home_view(make_page(channels=channels))))

    assert "5 more: /news settings in the channel itself shows them." in told


def test_an_article_leads_to_the_thread_it_was_shared_in() -> None:
    stored = make_stored(shares=(make_share(id=7),))
    page = make_page(recent=(stored,), links={7: "https://example.slack.com/archives/C1/p11"})

    links = elements(judged_view(home_view(page)), "link")

    assert [(e["text"], e["url"]) for e in links] == [("thread", page.links[7])]


@pytest.mark.parametrize("kind", LOOKING)
def test_slack_takes_what_is_found_from_home(kind: str) -> None:
    found = recent_message([make_stored()], NextPage(command="recent", offset=5))

    payload = judged_view(look_modal(kind, HERE, found).payload())

    assert "More" not in shown(payload)


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("apps", [False, True])
@pytest.mark.parametrize("points", [None, 1, 10])
def test_the_form_shows_what_is_set(mode: Mode, apps: bool, points: int | None) -> None:
    channel = Channel(
        workspace="T1",
        conversation="C1",
        mode=mode,
        apps=apps,
        points=points,
        languages=("en", "xx"),
    )
    blocks = judged_view(settings_modal(channel, HERE).payload())["blocks"]
    inputs = {block["block_id"]: block["element"] for block in blocks if "element" in block}

    assert inputs["mode"]["initial_option"]["value"] == mode
    assert bool(inputs["apps"].get("initial_options")) == apps
    assert inputs["points"]["initial_option"]["value"] == (str(points) if points else "auto")
    assert inputs["languages"]["initial_value"] == "en xx"


def test_what_is_chosen_in_the_form_is_read() -> None:
    state: dict[str, dict[str, Any]] = {
        "mode": {"mode": {"selected_option": {"value": "off"}}},
        "apps": {"apps": {"selected_options": []}},
        "points": {"points": {"selected_option": {"value": "4"}}},
        "languages": {"languages": {"value": None}},
    }

    assert chosen(state) == Choices(mode="off", apps=False, points="4", languages="")


def test_what_is_usual_is_said_in_one_word() -> None:
    assert in_short(DESK) == "automatic"


@pytest.mark.parametrize("mode", Mode)
def test_settings_are_told_in_sentences(mode: Mode) -> None:
    channel = Channel(workspace="T1", conversation="C1", mode=mode)
    told = shown(judged(settings_message(channel, changed=True)))

    assert all(line in told for line in in_words(channel))


def test_a_command_too_long_to_carry_cannot_be_shared() -> None:
    message = recent_message([make_stored()], None)

    assert shareable(message, "search " + "x" * 3_000, "C1") is message
    assert shareable(message, "recent", "C1") is not message
