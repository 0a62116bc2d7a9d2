"""Digests: what was shared since the last one, when it is due, and posting it once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.delivery import Delivery
from bot.directory import Directory
from bot.services.timetable import Times, parse
from bot.types import Compiled
from bot.views.digests import digest_message
from storage import Store
from storage.types import ConversationKind, Job, NewJob, Schedule, Viewer
from summarizer.digests import compile_digest
from summarizer.types import Brief, Period

GRACE = timedelta(hours=1)
"""So late a digest is still posted, after a restart for example."""

_FIRST = timedelta(days=1)
"""How far back a conversation's first digest reaches, and one that is asked for at once."""

INVITE = "I cannot post here yet. Invite me with /invite @Nutgraf, then set the digest again."


class Digests:
    """Compiles, schedules and posts digests. `on_change` is called when a schedule has changed."""

    def __init__(
        self,
        *,
        store: Store,
        directory: Directory,
        delivery: Delivery,
        clock: Callable[[], datetime],
        on_change: Callable[[], None] = lambda: None,
    ) -> None:
        self._store = store
        self._directory = directory
        self._delivery = delivery
        self._clock = clock
        self.on_change = on_change

    def now(self, viewer: Viewer) -> Compiled:
        """What was shared in the viewer's conversation within the last day."""
        now = self._clock()
        return self._compile(viewer, now - _FIRST, now)

    def switch_on(self, viewer: Viewer, text: str) -> str:
        """Set the digest of the viewer's conversation; the words to confirm it with.

        Raises `Unclear` for words that name no times.
        """
        times = parse(text, self._directory.person(viewer.user).zone)
        if not self._directory.is_member(viewer.conversation):
            return INVITE
        now = self._clock()
        with self._store.read() as uow:
            before = uow.schedules.of_conversation(viewer.workspace, viewer.conversation)
        schedule = Schedule(
            workspace=viewer.workspace,
            conversation=viewer.conversation,
            user=viewer.user,
            days=times.days,
            at=times.at,
            zone=times.zone,
            covered_until=before.covered_until if before else now - _FIRST,
            set_at=now,
        )
        with self._store.begin() as uow:
            uow.schedules.put(schedule)
        self.on_change()
        return f"A digest will be posted here {_with_next(times, now)}."

    def switch_off(self, viewer: Viewer) -> bool:
        """End the digests of the viewer's conversation; whether there were any."""
        with self._store.begin() as uow:
            had = uow.schedules.remove(viewer.workspace, viewer.conversation)
        self.on_change()
        return had

    def describe(self, viewer: Viewer) -> str:
        """When the viewer's conversation gets its digest, in words."""
        with self._store.read() as uow:
            schedule = uow.schedules.of_conversation(viewer.workspace, viewer.conversation)
        if schedule is None:
            return "There is no digest here. Set one: /news digest weekdays 09:00."
        return f"A digest is posted here {_with_next(_times(schedule), self._clock())}."

    def due(self, schedule_id: int) -> None:
        """Store the job of the slot that came last, under a key that is the same in every process.

        Nothing is done for a slot that is covered, came before these times were chosen, or has
        passed more than `GRACE` ago.
        """
        now = self._clock()
        with self._store.begin() as uow:
            schedule = uow.schedules.get(schedule_id)
            if schedule is None:
                return
            slot = _times(schedule).latest(now)
            if slot > max(schedule.covered_until, schedule.set_at) and now - slot <= GRACE:
                uow.jobs.add(_job(schedule, slot))

    def post(self, job: Job) -> None:
        """Post the digest of a slot; where nothing was shared, nothing is posted."""
        with self._store.read() as uow:
            schedule = uow.schedules.get(job.subject)
        if schedule is None:
            return
        until = _slot(job.key, schedule.zone)
        viewer = self._directory.viewer_for_all(
            schedule.workspace, schedule.conversation, schedule.user
        )
        compiled = self._compile(viewer, schedule.covered_until, until)
        if compiled.digest.stories:
            message = digest_message(compiled)
            self._delivery.deliver(job, message, conversation=schedule.conversation)
        with self._store.begin() as uow:
            uow.schedules.covered(schedule.id, until)
            uow.jobs.finish(job)

    def _compile(self, viewer: Viewer, since: datetime, until: datetime) -> Compiled:
        place = self._directory.conversation(viewer.workspace, viewer.conversation)
        here = place.kind is not ConversationKind.DIRECT
        compiled = compile_between(self._store, viewer, since, until, here=here)
        shares = [share for stored in compiled.articles for share in stored.shares]
        links = {share.id: self._directory.link(share) for share in shares}
        known = {number: link for number, link in links.items() if link is not None}
        return replace(compiled, links=known)


def compile_between(
    store: Store, viewer: Viewer, since: datetime, until: datetime, *, here: bool
) -> Compiled:
    """What was shared after `since` and up to `until`; `here`: in the viewer's conversation."""
    with store.read() as uow:
        found = uow.articles.shared_between(viewer, since, until, here=here)
        asked = uow.questions.unanswered(viewer, since, until)
    digest = compile_digest(
        [Brief(article=a.article, points=a.points, quotes=a.quotes) for a in found],
        [question.text for question in asked],
        Period(start=since.isoformat(), end=until.isoformat()),
        shares=[len(stored.shares) or 1 for stored in found],
    )
    return Compiled(digest=digest, articles=found, links={})


def _job(schedule: Schedule, moment: datetime) -> NewJob:
    slot = moment.astimezone(ZoneInfo(schedule.zone)).strftime("%Y-%m-%dT%H:%M")
    return NewJob(
        key=f"digest:{schedule.conversation}:{slot}",
        workspace=schedule.workspace,
        kind="digest",
        subject=schedule.id,
        paced=schedule.conversation,
    )


def _slot(key: str, zone: str) -> datetime:
    wall_clock = datetime.fromisoformat(key.split(":", 2)[2])
    return wall_clock.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def _times(schedule: Schedule) -> Times:
    return Times(days=schedule.days, at=schedule.at, zone=schedule.zone)


def _with_next(times: Times, now: datetime) -> str:
    following = times.following(now)
    return f"{times}, next on {following:%a} {following.day} {following:%b}"
