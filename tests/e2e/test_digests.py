"""Digests, on time and once."""

from datetime import UTC, datetime, timedelta

from bot.playground.faults import cut_after_effect
from tests.e2e.conftest import Newsroom, words
from tests.pages import FERRY
from tests.sample_pages import TITLE, article

NEXT_MORNING = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def due(newsroom: Newsroom, morning: datetime = NEXT_MORNING) -> None:
    """It is nine in the morning, by default of the next day, in Ada's own zone."""
    with newsroom.nutgraf.store.read() as uow:
        (schedule,) = uow.schedules.all()
    newsroom.now[0] = morning
    newsroom.nutgraf.digests.due(schedule.id)
    newsroom.work()


def digests(newsroom: Newsroom) -> list[str]:
    said = (words(message) for message in newsroom.slack.messages(newsroom.desk))
    return [text for text in said if text.startswith("What was shared")]


def test_a_digest_is_set_in_the_zone_of_whoever_sets_it(newsroom: Newsroom) -> None:
    told = newsroom.commands(newsroom.ben, "digest weekdays 09:00", newsroom.desk)

    assert "weekdays at 09:00 Europe/Paris, next on Tue 24 Nov" in told


def test_a_digest_tells_what_was_shared(newsroom: Newsroom, ferry: str) -> None:
    newsroom.commands(newsroom.ada, "digest daily 09:00", newsroom.desk)
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)

    due(newsroom)

    (digest,) = digests(newsroom)
    assert "Ferry to Skarholm will sail again in May" in digest


def test_a_digest_keeps_to_its_channel(newsroom: Newsroom, ferry: str) -> None:
    newsroom.commands(newsroom.ada, "digest daily 09:00", newsroom.desk)
    newsroom.shares(newsroom.ada, newsroom.sport, ferry)

    due(newsroom)

    assert digests(newsroom) == []


def test_nothing_shared_means_nothing_posted(newsroom: Newsroom) -> None:
    newsroom.commands(newsroom.ada, "digest daily 09:00", newsroom.desk)

    due(newsroom)

    assert digests(newsroom) == []


def test_two_clocks_that_see_the_same_slot_post_one_digest(newsroom: Newsroom, ferry: str) -> None:
    newsroom.commands(newsroom.ada, "digest daily 09:00", newsroom.desk)
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    newsroom.now[0] = NEXT_MORNING
    with newsroom.nutgraf.store.read() as uow:
        (schedule,) = uow.schedules.all()
    for _ in range(2):  # before anything has been done about it
        newsroom.nutgraf.digests.due(schedule.id)
    newsroom.work()

    assert len(digests(newsroom)) == 1


def test_a_slot_that_came_while_nothing_ran_is_caught_up_with(
    newsroom: Newsroom, ferry: str
) -> None:
    newsroom.commands(newsroom.ada, "digest daily 09:00", newsroom.desk)
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    newsroom.now[0] = NEXT_MORNING + timedelta(minutes=50)
    newsroom.nutgraf.clock.refresh()
    newsroom.work()

    (digest,) = digests(newsroom)
    assert "Late: it was due" in digest


def test_a_slot_that_passed_long_ago_is_left_to_the_next(newsroom: Newsroom, ferry: str) -> None:
    newsroom.commands(newsroom.ada, "digest daily 09:00", newsroom.desk)
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    newsroom.now[0] = NEXT_MORNING + timedelta(minutes=190)
    newsroom.nutgraf.clock.refresh()
    newsroom.work()

    assert digests(newsroom) == []


def test_a_new_time_brings_no_digest_for_a_slot_that_has_passed(
    newsroom: Newsroom, ferry: str
) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    newsroom.later(minutes=20)
    newsroom.commands(newsroom.ada, "digest daily 12:00", newsroom.desk)
    newsroom.work()

    assert digests(newsroom) == []


def test_a_changed_time_forgets_nothing(newsroom: Newsroom, ferry: str) -> None:
    newsroom.commands(newsroom.ada, "digest mondays 09:00", newsroom.desk)
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    newsroom.later(days=3)
    newsroom.commands(newsroom.ada, "digest daily 09:00", newsroom.desk)

    due(newsroom, NEXT_MORNING.replace(day=27))

    assert len(digests(newsroom)) == 1


def test_a_private_question_is_named_in_no_digest(newsroom: Newsroom, ferry: str) -> None:
    newsroom.commands(newsroom.ada, "digest daily 09:00", newsroom.desk)
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    newsroom.commands(newsroom.ben, "ask Who won at chess?", newsroom.desk)

    due(newsroom)

    assert "chess" not in digests(newsroom)[0]


def test_a_deleted_question_is_named_in_no_digest(newsroom: Newsroom, ferry: str) -> None:
    newsroom.commands(newsroom.ada, "digest daily 09:00", newsroom.desk)
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    asked = newsroom.ben.says(newsroom.desk, f"{newsroom.slack.mention} Who won at chess?")
    newsroom.work()
    newsroom.ben.deletes(asked)
    newsroom.work()

    due(newsroom)

    assert "chess" not in digests(newsroom)[0]
    assert not newsroom.slack.replies(asked)


def test_an_article_is_told_of_in_one_digest_only(newsroom: Newsroom, ferry: str) -> None:
    newsroom.commands(newsroom.ada, "digest daily 09:00", newsroom.desk)
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    due(newsroom)

    due(newsroom, NEXT_MORNING.replace(day=25))

    assert len(digests(newsroom)) == 1


def test_what_was_asked_and_not_answered_is_named(newsroom: Newsroom, ferry: str) -> None:
    newsroom.commands(newsroom.ada, "digest daily 09:00", newsroom.desk)
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    newsroom.shares(newsroom.ben, newsroom.desk, f"{newsroom.slack.mention} Who won at chess?")

    due(newsroom)

    assert "Who won at chess?" in digests(newsroom)[0]


def test_a_digest_whose_answer_was_lost_is_not_posted_twice(newsroom: Newsroom, ferry: str) -> None:
    newsroom.commands(newsroom.ada, "digest daily 09:00", newsroom.desk)
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    newsroom.slack.faults.plan("chat.postMessage", cut_after_effect())

    due(newsroom)

    assert len(digests(newsroom)) == 1


def test_digest_now_shows_it_to_the_asker(newsroom: Newsroom, ferry: str) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)

    assert "Ferry to Skarholm" in newsroom.commands(newsroom.ada, "digest now", newsroom.desk)


def test_digest_off_ends_it(newsroom: Newsroom) -> None:
    newsroom.commands(newsroom.ada, "digest daily 09:00", newsroom.desk)

    told = newsroom.commands(newsroom.ada, "digest off", newsroom.desk)

    assert "no more digests here" in told
    with newsroom.nutgraf.store.read() as uow:
        assert uow.schedules.all() == ()


def test_unclear_times_are_explained(newsroom: Newsroom) -> None:
    told = newsroom.commands(newsroom.ada, "digest whenever", newsroom.desk)

    assert "no day, time or time zone" in told


def test_a_digest_on_time_is_not_called_late(newsroom: Newsroom, ferry: str) -> None:
    newsroom.commands(newsroom.ada, "digest daily 09:00", newsroom.desk)
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)

    due(newsroom)

    assert "Late" not in digests(newsroom)[0]


def test_a_clock_set_back_brings_no_second_digest(newsroom: Newsroom, ferry: str) -> None:
    newsroom.commands(newsroom.ada, "digest daily 09:00", newsroom.desk)
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    due(newsroom)
    due(newsroom, NEXT_MORNING - timedelta(minutes=30))
    due(newsroom, NEXT_MORNING + timedelta(minutes=1))

    assert len(digests(newsroom)) == 1


def test_a_digest_comes_several_times_a_day(newsroom: Newsroom, ferry: str) -> None:
    newsroom.commands(newsroom.ada, "digest daily 09:00 and 17:30", newsroom.desk)
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    due(newsroom)
    newsroom.later(minutes=5)
    newsroom.shares(newsroom.ada, newsroom.desk, newsroom.site.publish("/again", FERRY))
    due(newsroom, NEXT_MORNING.replace(hour=17, minute=30))

    assert len(digests(newsroom)) == 2


def test_a_schedule_moved_to_another_zone_on_the_same_day_keeps_its_second_slot(
    newsroom: Newsroom,
    ferry: str,
) -> None:
    newsroom.commands(newsroom.ada, "digest daily 09:00 Europe/Paris", newsroom.desk)
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    due(newsroom, NEXT_MORNING - timedelta(hours=1))
    newsroom.later(minutes=5)
    newsroom.commands(newsroom.ada, "digest daily 09:00 Europe/London", newsroom.desk)
    newsroom.shares(newsroom.ada, newsroom.desk, newsroom.site.publish("/again", FERRY))
    due(newsroom, NEXT_MORNING)

    assert len(digests(newsroom)) == 2


def test_a_paused_digest_rests_until_it_is_resumed(newsroom: Newsroom, ferry: str) -> None:
    newsroom.commands(newsroom.ada, "digest daily 09:00", newsroom.desk)
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    newsroom.commands(newsroom.ada, "digest pause", newsroom.desk)
    due(newsroom)
    assert digests(newsroom) == []

    told = newsroom.commands(newsroom.ada, "digest resume", newsroom.desk)
    newsroom.shares(newsroom.ada, newsroom.desk, newsroom.site.publish("/again", FERRY))
    due(newsroom, NEXT_MORNING + timedelta(days=1))

    assert "again daily at 09:00" in told
    assert len(digests(newsroom)) == 1


def test_what_was_shared_long_before_a_digest_is_resumed_stays_out(
    newsroom: Newsroom, ferry: str
) -> None:
    newsroom.commands(newsroom.ada, "digest daily 09:00", newsroom.desk)
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    newsroom.commands(newsroom.ada, "digest pause", newsroom.desk)
    newsroom.later(days=5)
    newsroom.commands(newsroom.ada, "digest resume", newsroom.desk)
    due(newsroom, NEXT_MORNING + timedelta(days=5))

    assert digests(newsroom) == []


def test_a_digest_may_be_wanted_though_nothing_was_shared(newsroom: Newsroom) -> None:
    told = newsroom.commands(newsroom.ada, "digest daily 09:00 always", newsroom.desk)
    due(newsroom)

    assert "even when nothing was shared" in told
    assert "Nothing has been shared" in words(newsroom.slack.messages(newsroom.desk)[-1])


def test_a_preview_shows_what_the_next_digest_would_hold(newsroom: Newsroom, ferry: str) -> None:
    newsroom.commands(newsroom.ada, "digest mondays 09:00", newsroom.desk)
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    newsroom.later(days=3)

    assert "Ferry to Skarholm" in newsroom.commands(newsroom.ada, "digest preview", newsroom.desk)


def test_only_members_change_the_digest_of_a_channel(newsroom: Newsroom) -> None:
    newsroom.commands(newsroom.ada, "digest daily 09:00", newsroom.desk)
    visitor = newsroom.slack.person(newsroom.slack.add_user("Cy Visitor"))

    assert "Only members" in newsroom.commands(visitor, "digest off", newsroom.desk)
    assert "Only members" in newsroom.commands(visitor, "digest daily 10:00", newsroom.desk)
    assert "daily at 09:00" in newsroom.commands(newsroom.ada, "digest", newsroom.desk)


def test_a_personal_digest_tells_of_the_channels_its_reader_is_in(
    newsroom: Newsroom, ferry: str
) -> None:
    elsewhere = newsroom.slack.add_channel("elsewhere", newsroom.ben.user)
    newsroom.commands(newsroom.ada, "digest daily 09:00", newsroom.direct)
    newsroom.shares(newsroom.ben, newsroom.sport, ferry)
    newsroom.shares(newsroom.ben, elsewhere, newsroom.site.publish("/dam", article()))

    due(newsroom)

    told = words(newsroom.slack.messages(newsroom.direct)[-1])
    assert "Ferry to Skarholm" in told
    assert TITLE not in told
    assert TITLE in newsroom.commands(newsroom.ada, "recent", newsroom.direct)  # though it may be


def test_what_was_read_at_the_very_last_comes_with_the_next_digest(
    newsroom: Newsroom, ferry: str
) -> None:
    newsroom.commands(newsroom.ada, "digest daily 09:00", newsroom.desk)
    newsroom.now[0] = NEXT_MORNING - timedelta(seconds=2)
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    due(newsroom)
    assert digests(newsroom) == []

    due(newsroom, NEXT_MORNING + timedelta(days=1))

    assert len(digests(newsroom)) == 1
