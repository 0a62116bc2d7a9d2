from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.playground import Channel, Person, StandIn, User

HOME: dict[str, Any] = {
    "type": "home",
    "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "Recent briefs"}}],
}
MODAL = {**HOME, "type": "modal", "title": {"type": "plain_text", "text": "All quotes"}}


def test_tells_a_persons_zone_and_standing(slack: StandIn, client: WebClient) -> None:
    guest = slack.add_user("Cyd Example", tz="America/New_York", guest=True)

    user = client.users_info(user=guest.id)["user"]

    assert (user["tz"], user["tz_offset"], user["is_restricted"]) == (
        "America/New_York",
        -4 * 3600,
        True,
    )


def test_refuses_second_reaction(client: WebClient, person: Person, desk: Channel) -> None:
    share = person.says(desk, "a share")
    client.reactions_add(channel=desk.id, timestamp=share.ts, name="eyes")

    with pytest.raises(SlackApiError, match="already_reacted"):
        client.reactions_add(channel=desk.id, timestamp=share.ts, name="eyes")


def test_takes_reaction_back(
    slack: StandIn, client: WebClient, person: Person, desk: Channel
) -> None:
    share = person.says(desk, "a share")
    client.reactions_add(channel=desk.id, timestamp=share.ts, name="eyes")

    client.reactions_remove(channel=desk.id, timestamp=share.ts, name="eyes")

    assert slack.messages(desk)[0].reactions == ()


def test_publishes_home(slack: StandIn, client: WebClient, ada: User) -> None:
    client.views_publish(user_id=ada.id, view=HOME)

    home = slack.workspace.home(ada.id)
    assert home is not None
    assert home.body["type"] == "home"


def test_refuses_modal_for_unknown_trigger(client: WebClient) -> None:
    with pytest.raises(SlackApiError, match="invalid_trigger_id"):
        client.views_open(trigger_id="1.2.x", view=MODAL)
