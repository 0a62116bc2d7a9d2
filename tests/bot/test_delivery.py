"""A message is posted once, whatever comes in between."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from bot.delivery import Delivery, patient
from bot.identity import Identity
from bot.jobs import Hopeless, PutOff
from bot.playground import Channel, RateRules, StandIn
from bot.playground.faults import Fault, cut, cut_after_effect, hang, rate_limited, server_error
from bot.slack import EVENT_TYPE, Messenger, SlackBusy, SlackRefused, SlackUnsure
from bot.views.message import plain
from storage import LeaseLost, Store
from storage.work import Job
from tests.factories import make_job

POST = "chat.postMessage"
BRIEF = plain("A brief.")


@pytest.fixture
def desk(slack: StandIn) -> Channel:
    return slack.add_channel("desk")


@pytest.fixture
def delivery(store: Store, slack: StandIn) -> Delivery:
    return delivery_to(slack, store)


def delivery_to(slack: StandIn, store: Store) -> Delivery:
    messenger = Messenger(slack.bot_token, slack.api_url)
    return Delivery(store, messenger, Identity(messenger))


def take(store: Store, owner: str = "me", *, lease: float = -1.0) -> Job:
    """The job as its next owner gets it; its lease is soon over."""
    with store.begin() as uow:
        uow.jobs.add(make_job("post:1"))
        (job,) = uow.jobs.claim(owner, limit=1, lease=lease)
    return job


def said(slack: StandIn, desk: Channel) -> list[str]:
    return [message.text for message in slack.messages(desk)]


def test_a_message_is_posted_with_its_key(
    store: Store, slack: StandIn, desk: Channel, delivery: Delivery
) -> None:
    ts = delivery.deliver(take(store), BRIEF, conversation=desk.id)

    (message,) = slack.messages(desk)
    assert message.ts == ts
    assert message.metadata is not None
    assert message.metadata["event_payload"] == {"key": "post:1"}


def test_a_message_is_never_unfurled(
    store: Store, slack: StandIn, desk: Channel, delivery: Delivery
) -> None:
    delivery.deliver(take(store), BRIEF, conversation=desk.id)

    (message,) = slack.messages(desk)
    assert (message.unfurl_links, message.unfurl_media) == (False, False)


def test_a_reply_stands_in_its_thread(
    store: Store, slack: StandIn, desk: Channel, delivery: Delivery
) -> None:
    root = slack.person(slack.add_user("Ada Example")).says(desk, "Look")
    delivery.deliver(take(store), BRIEF, conversation=desk.id, thread=root.ts)

    assert len(slack.replies(root)) == 1


@pytest.mark.parametrize("threaded", [False, True])
def test_a_post_whose_answer_never_came_is_found_and_not_made_again(
    store: Store, slack: StandIn, desk: Channel, delivery: Delivery, threaded: bool
) -> None:
    root = slack.person(slack.add_user("Ada Example")).says(desk, "Look")
    thread = root.ts if threaded else None
    slack.faults.plan(POST, cut_after_effect())
    with pytest.raises(SlackUnsure):
        delivery.deliver(take(store), BRIEF, conversation=desk.id, thread=thread)

    ts = delivery.deliver(take(store, "the next"), BRIEF, conversation=desk.id, thread=thread)

    assert [m.ts for m in slack.messages(desk) if m.bot_id] == [ts]


@pytest.mark.parametrize("trouble", [cut(), server_error(), server_error(503)])
def test_a_post_that_did_not_come_to_pass_is_made_again(
    store: Store, slack: StandIn, desk: Channel, delivery: Delivery, trouble: Fault
) -> None:
    slack.faults.plan(POST, trouble)
    with pytest.raises(SlackUnsure):
        delivery.deliver(take(store), BRIEF, conversation=desk.id)

    delivery.deliver(take(store, "the next"), BRIEF, conversation=desk.id)

    assert said(slack, desk) == ["A brief."]


@pytest.mark.parametrize("method", ["conversations.history", "conversations.replies"])
def test_a_post_is_looked_for_among_the_messages_of_its_own_minutes_alone(
    store: Store, slack: StandIn, desk: Channel, delivery: Delivery, method: str
) -> None:
    root = slack.person(slack.add_user("Ada Example")).says(desk, "Look")
    thread = root.ts if method == "conversations.replies" else None
    slack.faults.plan(POST, cut())
    with pytest.raises(SlackUnsure):
        delivery.deliver(take(store), BRIEF, conversation=desk.id, thread=thread)
    job = take(store, "the next")
    delivery.deliver(job, BRIEF, conversation=desk.id, thread=thread)

    (look,) = slack.calls(method)
    assert job.intended is not None
    assert look.arguments["limit"] == 15
    assert job.intended - 60 < float(look.arguments["oldest"]) <= job.intended
    assert job.intended + 20 < float(look.arguments["latest"]) < job.intended + 60


def distributed() -> StandIn:
    """A Slack that says once a minute, 15 messages at a time, what stands in a thread."""
    rules = RateRules(tiers=True, distributed=True, minute=0.2)
    return StandIn(rates=rules)


def found_among(count: int) -> list[str]:
    """What stands in a thread of so many other replies, after an answer that got lost."""
    with distributed() as slack, migrated() as store:
        ada, desk = slack.person(slack.add_user("Ada Example")), slack.add_channel("desk")
        delivery = delivery_to(slack, store)
        root = ada.says(desk, "Look")
        for number in range(count):
            ada.says(desk, f"Aside {number}", thread=root)
        where = {"conversation": desk.id, "thread": root.ts}
        slack.faults.plan(POST, cut_after_effect())
        with pytest.raises(SlackUnsure):
            delivery.deliver(take(store), BRIEF, **where)
        patiently(lambda: delivery.deliver(take(store, "the next"), BRIEF, **where))
        return [message.text for message in slack.replies(root)]


@contextmanager
def migrated() -> Iterator[Store]:
    store = Store("sqlite://")
    store.migrate()
    yield store
    store.close()


def patiently(act: Callable[[], object]) -> None:
    """Do it again for as long as Slack asks for patience."""
    while True:
        try:
            act()
        except SlackBusy:
            continue
        return


@pytest.mark.parametrize("others", [3, 40])
def test_a_post_is_found_among_many_others_page_by_page(others: int) -> None:
    assert found_among(others) == ["A brief."]


def test_while_one_search_must_wait_no_other_asks(
    store: Store, slack: StandIn, desk: Channel, delivery: Delivery
) -> None:
    slack.faults.plan(POST, cut())
    with pytest.raises(SlackUnsure):
        delivery.deliver(take(store), BRIEF, conversation=desk.id)
    slack.faults.plan("conversations.history", rate_limited(60))
    for _ in range(5):
        with pytest.raises(SlackBusy):
            delivery.deliver(take(store, "the next"), BRIEF, conversation=desk.id)

    assert len(slack.calls("conversations.history")) == 1


def test_a_post_that_was_never_in_doubt_is_not_looked_for(
    store: Store, slack: StandIn, desk: Channel, delivery: Delivery
) -> None:
    slack.faults.plan(POST, rate_limited(1))
    with pytest.raises(SlackBusy):
        delivery.deliver(take(store), BRIEF, conversation=desk.id)
    delivery.deliver(take(store, "the next"), BRIEF, conversation=desk.id)

    assert slack.calls("conversations.history") == ()


def test_an_answer_that_does_not_come_may_still_take_effect_for_a_while(
    slack: StandIn, desk: Channel
) -> None:
    late = threading.Event()
    slack.faults.plan(POST, hang(late))
    messenger = Messenger(slack.bot_token, slack.api_url, timeout=1)
    with pytest.raises(SlackUnsure) as doubt:
        messenger.post(desk.id, BRIEF, key="post:1", thread=None)
    late.set()

    assert doubt.value.seconds == 20.0


def test_a_job_in_doubt_rests_until_nothing_can_take_effect_any_more() -> None:
    with pytest.raises(PutOff) as put_off:
        run_into(SlackUnsure("URLError", 20.0))

    assert put_off.value.seconds == 20.0


def test_another_jobs_message_is_not_taken_for_ours(
    store: Store, slack: StandIn, desk: Channel, delivery: Delivery
) -> None:
    slack.faults.plan(POST, cut())
    with pytest.raises(SlackUnsure):
        delivery.deliver(take(store), BRIEF, conversation=desk.id)
    messenger = Messenger(slack.bot_token, slack.api_url)
    messenger.post(desk.id, plain("Another."), key="post:2", thread=None)

    delivery.deliver(take(store, "the next"), BRIEF, conversation=desk.id)

    assert said(slack, desk) == ["Another.", "A brief."]


@pytest.mark.parametrize("threaded", [False, True])
@pytest.mark.parametrize("webhook", [False, True])
def test_another_apps_message_is_not_taken_for_ours_though_it_carries_our_key(
    store: Store, slack: StandIn, desk: Channel, delivery: Delivery, threaded: bool, webhook: bool
) -> None:
    root = slack.person(slack.add_user("Ada Example")).says(desk, "Look")
    thread = root.ts if threaded else None
    slack.faults.plan(POST, cut())
    with pytest.raises(SlackUnsure):
        delivery.deliver(take(store), BRIEF, conversation=desk.id, thread=thread)
    ours = {"event_type": EVENT_TYPE, "event_payload": {"key": "post:1"}}
    copycat = slack.add_app("Copycat").posts(
        desk, "Mine.", thread=root if threaded else None, webhook=webhook, metadata=ours
    )

    ts = delivery.deliver(take(store, "the next"), BRIEF, conversation=desk.id, thread=thread)

    assert ts != copycat.ts
    assert said(slack, desk) == ["Look", "Mine.", "A brief."]


@pytest.mark.parametrize(
    "metadata",
    [
        {"event_type": "another_kind", "event_payload": {"key": "post:1"}},
        {"event_type": EVENT_TYPE, "event_payload": {}},
    ],
)
def test_our_bots_message_of_another_kind_is_not_taken_for_the_post(
    store: Store, slack: StandIn, desk: Channel, delivery: Delivery, metadata: dict[str, Any]
) -> None:
    slack.faults.plan(POST, cut())
    with pytest.raises(SlackUnsure):
        delivery.deliver(take(store), BRIEF, conversation=desk.id)
    messenger = Messenger(slack.bot_token, slack.api_url)
    messenger.call(POST, channel=desk.id, text="Another.", metadata=metadata)

    delivery.deliver(take(store, "the next"), BRIEF, conversation=desk.id)

    assert said(slack, desk) == ["Another.", "A brief."]


def test_the_intent_is_written_before_the_post(
    store: Store, slack: StandIn, desk: Channel, delivery: Delivery
) -> None:
    slack.faults.plan(POST, cut())
    with pytest.raises(SlackUnsure):
        delivery.deliver(take(store), BRIEF, conversation=desk.id)

    assert take(store, "the next").intended is not None


@pytest.mark.parametrize("error", ["busy", "refused"])
def test_the_intent_is_taken_back_where_nothing_was_posted(
    store: Store, slack: StandIn, desk: Channel, delivery: Delivery, error: str
) -> None:
    if error == "busy":
        slack.faults.plan(POST, rate_limited(7))
    else:
        slack.archive(desk)
    with pytest.raises((SlackBusy, SlackRefused)):
        delivery.deliver(take(store), BRIEF, conversation=desk.id)

    assert take(store, "the next").intended is None


def test_who_lost_the_lease_posts_nothing(
    store: Store, slack: StandIn, desk: Channel, delivery: Delivery
) -> None:
    mine = take(store)
    take(store, "the next")
    with pytest.raises(LeaseLost):
        delivery.deliver(mine, BRIEF, conversation=desk.id)

    assert slack.calls(POST) == ()


def run_into(error: Exception, attempts: int = 1) -> None:
    """Run a patient handler that meets this error, at this try."""

    def handler(job: Job) -> None:
        raise error

    job = Job(
        key="post:1",
        workspace="T1",
        kind="post",
        subject=1,
        paced=None,
        attempts=attempts,
        owner="me",
        intended=None,
    )
    patient(handler)(job)


def test_a_job_waits_for_as_long_as_slack_asks() -> None:
    with pytest.raises(PutOff) as put_off:
        run_into(SlackBusy(7.0))

    assert (put_off.value.seconds, put_off.value.counted) == (7.0, False)


def test_a_job_that_slack_refuses_is_without_hope() -> None:
    with pytest.raises(Hopeless, match="is_archived"):
        run_into(SlackRefused("is_archived"))


def test_a_job_whose_outcome_is_unknown_is_tried_again_and_counted() -> None:
    with pytest.raises(PutOff) as put_off:
        run_into(SlackUnsure("500"))

    assert (put_off.value.seconds, put_off.value.counted) == (2.0, True)


def test_while_slack_does_not_answer_the_next_try_is_ever_later_but_within_five_minutes() -> None:
    waits = []
    for attempts in (1, 3, 8, 12):
        with pytest.raises(PutOff) as put_off:
            run_into(SlackUnsure("500"), attempts)
        waits.append(put_off.value.seconds)

    assert waits == [2.0, 8.0, 256.0, 300.0]
