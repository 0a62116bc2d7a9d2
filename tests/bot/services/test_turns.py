"""A link whose host is being read just now waits for its turn, and nobody is told of a failure."""

import pytest

from bot.fetching.errors import HostBusy
from bot.jobs import PutOff
from bot.parts import Parts, paste_rule
from bot.playground import StandIn
from bot.services.briefing import Briefing
from bot.services.reading import Reader
from bot.services.stories import Stories
from bot.settings import from_mapping
from storage import Store
from storage.types import ShareState
from storage.work import Job
from summarizer.types import Page
from tests.factories import NOON, make_job, make_share


class Busy:
    """Stands for the way to a host that somebody else has the turn of."""

    def fetch(self, url: str) -> Page:
        raise HostBusy(url)


def briefing(slack: StandIn, store: Store) -> Briefing:
    settings = from_mapping(
        {
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_SIGNING_SECRET": slack.signing_secret,
            "SLACK_API_URL": slack.api_url,
        }
    )
    assert settings.slack is not None
    parts = Parts(
        settings=settings, slack=settings.slack, store=store, now=lambda: NOON, patience=0
    )
    return Briefing(
        store=store,
        reader=Reader(fetcher=Busy(), paste=paste_rule(settings)),
        files=parts.files,
        messenger=parts.messenger,
        directory=parts.directory,
        delivery=parts.delivery,
        stories=Stories(store),
        clock=parts.now,
    )


def shared(slack: StandIn, store: Store) -> Job:
    """The job to read a link that was shared in a channel."""
    desk = slack.add_channel("desk", slack.add_user("Ada Example"))
    with store.begin() as uow:
        share = uow.shares.add(make_share(workspace=slack.workspace.team.id, conversation=desk.id))
        uow.jobs.add(make_job(f"read:{share.id}", subject=share.id))
        (job,) = uow.jobs.claim("me", limit=1, lease=60)
    return job


def test_a_busy_host_puts_the_reading_off_and_does_not_count_as_a_try(
    slack: StandIn, store: Store
) -> None:
    job = shared(slack, store)
    with pytest.raises(PutOff) as put_off:
        briefing(slack, store).read(job)
    with store.read() as uow:
        share = uow.shares.get(job.subject)

    assert not put_off.value.counted
    assert put_off.value.seconds > 0
    assert share is not None
    assert share.state is ShareState.WAITING
    assert slack.calls("chat.postMessage") == ()
