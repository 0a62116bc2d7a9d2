"""Jobs are handed out once, kept by a lease, and never lost."""

import pytest
from sqlalchemy import update
from sqlmodel import col

from storage import LeaseLost, Store
from storage.tables import JobRow
from storage.work import Job, NewJob
from tests.factories import make_job


def claim(store: Store, owner: str = "me", *, lease: float = 60.0, pace: float = 60.0) -> list[Job]:
    with store.begin() as uow:
        return list(uow.jobs.claim(owner, limit=10, lease=lease, pace=pace))


def add(store: Store, *jobs: NewJob) -> list[bool]:
    with store.begin() as uow:
        return [uow.jobs.add(job) for job in jobs]


def test_the_same_key_stored_twice_is_one_job(store: Store) -> None:
    assert add(store, make_job("share:1"), make_job("share:1")) == [True, False]


def test_the_same_key_is_not_done_again_once_it_is_done(store: Store) -> None:
    add(store, make_job("share:1"))
    (job,) = claim(store)
    with store.begin() as uow:
        uow.jobs.finish(job)

    assert add(store, make_job("share:1")) == [False]


def test_a_job_may_know_from_the_start_when_another_was_about_to_post(store: Store) -> None:
    add(store, make_job("recall:1", intended=1_764_072_000.25))

    (job,) = claim(store)

    assert job.intended == 1_764_072_000.25


def test_a_job_is_handed_to_one_owner(store: Store) -> None:
    add(store, make_job())
    claim(store, "me")

    assert claim(store, "somebody else") == []


def test_a_dead_owners_job_is_taken_over_after_its_lease(store: Store) -> None:
    add(store, make_job())
    claim(store, "the dead", lease=-1.0)

    (job,) = claim(store, "the living")

    assert (job.owner, job.attempts) == ("the living", 2)


def test_a_heartbeat_keeps_the_lease(store: Store) -> None:
    add(store, make_job())
    (job,) = claim(store, "me", lease=-1.0)
    with store.begin() as uow:
        uow.jobs.beat("me", (job.key,), lease=60.0)

    assert claim(store, "somebody else") == []


def test_a_heartbeat_keeps_the_lease_of_its_owner_alone(store: Store) -> None:
    add(store, make_job())
    (job,) = claim(store, "me", lease=-1.0)
    with store.begin() as uow:
        uow.jobs.beat("somebody else", (job.key,), lease=60.0)

    assert [job.owner for job in claim(store, "the living")] == ["the living"]


def test_who_slept_through_the_lease_and_took_the_job_again_finishes_the_new_try_alone(
    store: Store,
) -> None:
    add(store, make_job())
    (first,) = claim(store, "me", lease=-1.0)
    (second,) = claim(store, "me")

    with pytest.raises(LeaseLost), store.begin() as uow:
        uow.jobs.finish(first)
    with store.begin() as uow:
        uow.jobs.finish(second)


def test_who_handed_a_job_back_cannot_finish_what_another_has_begun(store: Store) -> None:
    add(store, make_job())
    (mine,) = claim(store, "me")
    with store.begin() as uow:
        uow.jobs.release("me")
    (theirs,) = claim(store, "somebody else")
    assert mine.attempts == theirs.attempts

    with pytest.raises(LeaseLost), store.begin() as uow:
        uow.jobs.finish(mine)


def test_who_lost_the_lease_cannot_finish(store: Store) -> None:
    add(store, make_job())
    (mine,) = claim(store, "me", lease=-1.0)
    claim(store, "somebody else")

    with pytest.raises(LeaseLost), store.begin() as uow:
        uow.jobs.finish(mine)


def test_who_lost_the_lease_commits_nothing_else_either(store: Store) -> None:
    add(store, make_job())
    (mine,) = claim(store, "me", lease=-1.0)
    claim(store, "somebody else")
    with pytest.raises(LeaseLost), store.begin() as uow:
        uow.jobs.add(make_job("post:1"))
        uow.jobs.finish(mine)

    assert claim(store) == []


def test_one_conversation_is_posted_to_once_a_pace(store: Store) -> None:
    add(store, *(make_job(f"post:{n}", paced="C1") for n in range(3)))

    assert [job.key for job in claim(store)] == ["post:0"]


def test_another_conversation_does_not_wait(store: Store) -> None:
    add(store, make_job("post:1", paced="C1"), make_job("post:2", paced="C2"))

    assert sorted(job.key for job in claim(store)) == ["post:1", "post:2"]


def test_the_next_turn_comes_when_the_pace_has_passed(store: Store) -> None:
    add(store, make_job("post:1", paced="C1"))
    claim(store, pace=-1.0)
    add(store, make_job("post:2", paced="C1"))

    assert [job.key for job in claim(store)] == ["post:2"]


def test_a_post_begun_by_a_clock_that_went_back_keeps_nobody_waiting(store: Store) -> None:
    add(store, make_job())
    (job,) = claim(store, "the dead", lease=-1.0)
    with store.begin() as uow:
        uow.jobs.intend(job)
    with store._engine.begin() as connection:
        connection.execute(update(JobRow).values(intended=col(JobRow.intended) + 3_600.0))
    assert claim(store) == []

    with store.begin() as uow:
        uow.jobs.clock_went_back(lease=60.0, pace=60.0)

    assert [job.key for job in claim(store)] == ["share:1"]


def test_a_job_put_off_waits(store: Store) -> None:
    add(store, make_job())
    (job,) = claim(store)
    with store.begin() as uow:
        uow.jobs.put_off(job, delay=60.0, failure="timeout")

    assert claim(store) == []


def test_a_job_put_off_uncounted_keeps_its_attempts(store: Store) -> None:
    add(store, make_job())
    (job,) = claim(store)
    with store.begin() as uow:
        uow.jobs.put_off(job, delay=-1.0, failure=None, counted=False)

    assert [job.attempts for job in claim(store)] == [1]


def test_a_job_given_up_is_listed_and_can_be_retried(store: Store) -> None:
    add(store, make_job())
    (job,) = claim(store)
    with store.begin() as uow:
        uow.jobs.give_up(job, failure="server_error")
    with store.begin() as uow:
        listed = uow.jobs.dead()
        uow.jobs.retry_dead()

    assert [dead.failure for dead in listed] == ["server_error"]
    assert [job.attempts for job in claim(store)] == [1]


def test_the_intent_to_post_outlives_its_owner(store: Store) -> None:
    add(store, make_job())
    (job,) = claim(store, "the dead", lease=-1.0)
    with store.begin() as uow:
        uow.jobs.intend(job)

    (again,) = claim(store, "the living")

    assert again.intended is not None


def test_a_process_that_stops_hands_back_what_it_holds(store: Store) -> None:
    add(store, make_job())
    claim(store, "me")
    with store.begin() as uow:
        uow.jobs.release("me")

    assert [job.attempts for job in claim(store, "somebody else")] == [1]


def test_a_process_that_stops_hands_back_nothing_of_anothers(store: Store) -> None:
    add(store, make_job())
    claim(store, "me")
    with store.begin() as uow:
        uow.jobs.release("somebody else")

    assert claim(store, "somebody else") == []


def test_a_job_that_may_have_posted_is_under_way_while_it_waits_for_its_next_try(
    store: Store,
) -> None:
    add(store, make_job("notice:1"), make_job("notice:2"))
    for job in claim(store):
        with store.begin() as uow:
            if job.key == "notice:1":
                uow.jobs.intend(job)
            uow.jobs.put_off(job, delay=60.0, failure="unsure")

    with store.read() as uow:
        assert [uow.jobs.is_underway(f"notice:{n}") for n in (1, 2)] == [True, False]


def test_a_job_that_may_have_posted_cannot_be_withdrawn(store: Store) -> None:
    add(store, make_job("notice:1"))
    (job,) = claim(store)
    with store.begin() as uow:
        uow.jobs.intend(job)
        uow.jobs.put_off(job, delay=-1.0, failure="unsure")
        uow.jobs.withdraw("notice:1")

    assert [job.key for job in claim(store)] == ["notice:1"]


def test_a_job_withdrawn_before_it_began_is_gone(store: Store) -> None:
    add(store, make_job())
    with store.begin() as uow:
        uow.jobs.withdraw("share:1")

    assert claim(store) == []


def test_a_job_that_is_running_cannot_be_withdrawn(store: Store) -> None:
    add(store, make_job())
    claim(store)
    with store.begin() as uow:
        uow.jobs.withdraw("share:1")

    with store.read() as uow:
        assert uow.jobs.is_underway("share:1")


def test_done_jobs_are_forgotten_only_when_old(store: Store) -> None:
    add(store, make_job("old"), make_job("waiting"))
    jobs = {job.key: job for job in claim(store)}
    with store.begin() as uow:
        uow.jobs.finish(jobs["old"])
        uow.jobs.purge(older_than=-1.0)

    assert add(store, make_job("old"), make_job("waiting")) == [True, False]


def test_a_job_whose_owner_died_while_posting_rests_until_its_post_has_arrived(
    store: Store,
) -> None:
    with store.begin() as uow:
        uow.jobs.add(make_job())
        (job,) = uow.jobs.claim("me", limit=1, lease=-1.0)
        uow.jobs.intend(job)
    with store.begin() as uow:
        early = uow.jobs.claim("another", limit=1, lease=60.0, settle=60.0)
        later = uow.jobs.claim("another", limit=1, lease=60.0, settle=-1.0)

    assert (len(early), len(later)) == (0, 1)


def test_a_job_handed_back_while_posting_rests_until_its_post_has_arrived(store: Store) -> None:
    with store.begin() as uow:
        uow.jobs.add(make_job())
        (job,) = uow.jobs.claim("me", limit=1, lease=60.0)
        uow.jobs.intend(job)
        uow.jobs.release("me", settle=60.0)
    with store.begin() as uow:
        assert uow.jobs.claim("another", limit=1, lease=60.0) == ()


def test_a_job_that_is_named_is_left_alone(store: Store) -> None:
    with store.begin() as uow:
        uow.jobs.add(make_job("one"))
        uow.jobs.add(make_job("other"))
        taken = uow.jobs.claim("me", limit=2, lease=60.0, but=["one"])

    assert [job.key for job in taken] == ["other"]
