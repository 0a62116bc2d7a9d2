"""Settings of a channel, by /news settings, and what follows from them."""

import pytest

from tests.e2e.conftest import Newsroom, words


def test_a_channel_is_automatic_until_told_otherwise(newsroom: Newsroom) -> None:
    told = newsroom.commands(newsroom.ada, "settings", newsroom.desk)

    assert "Automatic: every article shared here is briefed" in told
    assert "Links that other apps post are left alone." in told


@pytest.mark.parametrize("said", ["on request", "on-request", "Only when asked"])
def test_a_channel_is_set_to_on_request(newsroom: Newsroom, said: str) -> None:
    assert "On request" in newsroom.commands(newsroom.ada, f"settings {said}", newsroom.desk)
    assert "On request" in newsroom.commands(newsroom.ben, "settings", newsroom.desk)


def test_on_request_a_mention_is_answered(newsroom: Newsroom, ferry: str) -> None:
    newsroom.commands(newsroom.ada, "settings on request", newsroom.desk)

    (reply,) = newsroom.shares(newsroom.ben, newsroom.desk, f"{newsroom.slack.mention} {ferry}")

    assert "will sail again in May" in words(reply)


def test_where_we_are_off_a_mention_is_told_so_privately(newsroom: Newsroom, ferry: str) -> None:
    newsroom.commands(newsroom.ada, "settings off", newsroom.desk)

    assert not newsroom.shares(newsroom.ben, newsroom.desk, f"{newsroom.slack.mention} {ferry}")
    told = words(newsroom.slack.ephemerals(newsroom.ben.user)[-1])
    assert "switched off in this channel" in told
    assert newsroom.site.asked == []


def test_where_we_are_off_no_message_is_kept(newsroom: Newsroom, ferry: str) -> None:
    newsroom.commands(newsroom.ada, "settings off", newsroom.desk)
    newsroom.ben.says(newsroom.desk, ferry)

    with newsroom.nutgraf.store.read() as uow:
        assert uow.jobs.claim("nobody", limit=5, lease=1.0) == ()


def test_settings_hold_for_their_channel_alone(newsroom: Newsroom, ferry: str) -> None:
    newsroom.commands(newsroom.ada, "settings off", newsroom.desk)

    assert len(newsroom.shares(newsroom.ben, newsroom.sport, ferry)) == 1


def test_a_channel_is_set_back_to_automatic(newsroom: Newsroom, ferry: str) -> None:
    for said in ("off", "automatic"):
        newsroom.commands(newsroom.ada, f"settings {said}", newsroom.desk)

    assert len(newsroom.shares(newsroom.ben, newsroom.desk, ferry)) == 1


def test_a_brief_has_as_many_points_as_the_channel_wants(newsroom: Newsroom, ferry: str) -> None:
    newsroom.commands(newsroom.ada, "settings points 1", newsroom.desk)
    (short,) = newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    (usual,) = newsroom.shares(newsroom.ada, newsroom.sport, ferry)

    points = [next(b for b in m.blocks if _is_list(b)) for m in (short, usual)]
    assert [len(p["elements"][0]["elements"]) for p in points] == [1, 3]


def _is_list(block: dict[str, object]) -> bool:
    elements = block.get("elements")
    return isinstance(elements, list) and elements[0].get("type") == "rich_text_list"


def test_an_article_in_another_language_is_not_briefed_unasked(
    newsroom: Newsroom, ferry: str
) -> None:
    newsroom.commands(newsroom.ada, "settings languages French and German", newsroom.desk)

    assert not newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    assert newsroom.shares(newsroom.ada, newsroom.desk, f"{newsroom.slack.mention} {ferry}")


@pytest.mark.parametrize(
    "said",
    [
        "loudly",
        "points 0",
        "points many",
        "apps perhaps",
        "languages klingon",
        "languages xx",
        "points",
    ],
)
def test_what_is_not_understood_is_answered_with_how_to_say_it(
    newsroom: Newsroom, said: str
) -> None:
    told = newsroom.commands(newsroom.ada, f"settings {said}", newsroom.desk)

    assert "For example: /news settings on request" in told


def test_guests_change_no_settings(newsroom: Newsroom) -> None:
    guest = newsroom.slack.person(newsroom.slack.add_user("Gus Example", guest=True))
    newsroom.slack.workspace.join(newsroom.desk.id, guest.user.id)

    assert "Guests cannot" in newsroom.commands(guest, "settings off", newsroom.desk)
    assert "Automatic" in newsroom.commands(newsroom.ada, "settings", newsroom.desk)


def test_a_direct_message_has_no_settings(newsroom: Newsroom) -> None:
    assert "belong to channels" in newsroom.commands(newsroom.ada, "settings off", newsroom.direct)
