"""Digests: what was shared since the last one, when it is due, and posting it once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.delivery import Delivery
from bot.directory import Directory
from bot.services.timetable import Times, parse
from bot.types import Compiled, DigestSetting
from bot.views.digests import digest_message, late_message, nothing_message
from storage import Store, UnitOfWork
from storage.types import ConversationKind, Schedule, Viewer
from storage.work import Job, NewJob
from summarizer.digests import compile_digest
from summarizer.types import Brief, Period

GRACE = timedelta(hours=3)
"""So late a digest is still posted, after a night's sleep of the machine for example."""

_LATE = timedelta(minutes=10)
"""From so late on a digest says when it was due."""

_SETTLING = timedelta(seconds=5)
"""A digest tells of what was read up to so long before it: what has been read meanwhile may not be
stored yet, and comes with the next one."""

_ALWAYS = "always"
"""The word for a digest that comes though nothing was shared."""

NEW = "What was shared since the last digest, by story: key points, the best quote, who shared it."
NONE_HERE = "There is no digest here. Set one: /news digest weekdays 09:00."
MEMBERS_ONLY = "Only members of a channel can change its digest. Join it, then try again."

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
    ) -> None:
        self._store = store
        self._directory = directory
        self._delivery = delivery
        self._clock = clock
        self.on_change: Callable[[], None] = lambda: None

    def now(self, viewer: Viewer) -> Compiled:
        """What was shared in the viewer's conversation within the last day."""
        now = self._clock()
        return self._compile(viewer, now - _FIRST, now)

    def preview(self, viewer: Viewer) -> Compiled:
        """What the next digest of the viewer's conversation would hold by now."""
        with self._store.read() as uow:
            schedule = uow.schedules.of_conversation(viewer.workspace, viewer.conversation)
        now = self._clock()
        return self._compile(viewer, schedule.covered_until if schedule else now - _FIRST, now)

    def switch_on(self, viewer: Viewer, text: str) -> str:
        """Set the digest of the viewer's conversation; the words to confirm it with.

        Raises `Unclear` for words that name no times.
        """
        said = text.split()
        timing = " ".join(word for word in said if word.lower() != _ALWAYS)
        times = parse(timing, self._directory.person(viewer.user).zone)
        return self.set(viewer, times, quiet=timing == " ".join(said))

    def set(self, viewer: Viewer, times: Times, *, quiet: bool) -> str:
        """Set the digest of the viewer's conversation to these times; the words to confirm it.

        `quiet`: nothing is posted where nothing was shared.
        """
        if refusal := self._refusal(viewer):
            return refusal
        now = self._clock()
        with self._store.begin() as uow:
            before = uow.schedules.of_conversation(viewer.workspace, viewer.conversation)
            schedule = Schedule(
                workspace=viewer.workspace,
                conversation=viewer.conversation,
                user=viewer.user,
                days=times.days,
                at=times.at,
                zone=times.zone,
                quiet=quiet,
                covered_until=before.covered_until if before else now - _FIRST,
                set_at=now,
            )
            uow.schedules.put(schedule)
        self.on_change()
        return f"A digest will be posted here {self.in_words(schedule)}."

    def switch_off(self, viewer: Viewer) -> str:
        """End the digests of the viewer's conversation; the words to confirm it with."""
        if refusal := self._refusal(viewer, to_post=False):
            return refusal
        with self._store.begin() as uow:
            had = uow.schedules.remove(viewer.workspace, viewer.conversation)
        self.on_change()
        return "There will be no more digests here." if had else "There is none here."

    def pause(self, viewer: Viewer, *, paused: bool) -> str:
        """Let the digests of the viewer's conversation rest, or come again; words to confirm it."""
        if refusal := self._refusal(viewer, to_post=False):
            return refusal
        now = self._clock()
        with self._store.begin() as uow:
            schedule = uow.schedules.of_conversation(viewer.workspace, viewer.conversation)
            if schedule is None:
                return NONE_HERE
            if paused:
                uow.schedules.pause(schedule.id)
            else:
                since = max(schedule.covered_until, now - _FIRST)  # not all that came meanwhile
                uow.schedules.resume(schedule.id, now, since)
        self.on_change()
        if paused:
            return "No digest will be posted here until /news digest resume."
        return f"A digest is posted here again {self.in_words(replace(schedule, paused=False))}."

    def _refusal(self, viewer: Viewer, *, to_post: bool = True) -> str | None:
        """Why this viewer may not change the digest here, in words."""
        if to_post and not self._directory.is_member(viewer.conversation):
            return INVITE
        return None if self._directory.is_there(viewer.user, viewer.conversation) else MEMBERS_ONLY

    def setting(self, viewer: Viewer) -> DigestSetting:
        """The digest of the viewer's conversation as it is set, and the viewer's own zone."""
        with self._store.read() as uow:
            schedule = uow.schedules.of_conversation(viewer.workspace, viewer.conversation)
        return DigestSetting(
            schedule=schedule,
            told=self.describe(viewer) if schedule else NEW,
            zone=self._directory.person(viewer.user).zone,
        )

    def describe(self, viewer: Viewer) -> str:
        """When the viewer's conversation gets its digest, in words."""
        with self._store.read() as uow:
            schedule = uow.schedules.of_conversation(viewer.workspace, viewer.conversation)
        if schedule is None:
            return NONE_HERE
        if schedule.paused:
            return f"The digest here is paused. It was posted {_times(schedule)}."
        return f"A digest is posted here {self.in_words(schedule)}."

    def in_words(self, schedule: Schedule) -> str:
        """When a digest comes: "weekdays at 09:00 Europe/London, next on Mon 23 Nov"."""
        times = _times(schedule)
        following = times.following(self._clock())
        empty = "" if schedule.quiet else ", even when nothing was shared"
        return f"{times}{empty}, next on {following:%a} {following.day} {following:%b}"

    def next(self, schedule: Schedule) -> datetime:
        """When a schedule is due next."""
        return _times(schedule).following(self._clock())

    def due(self, schedule_id: int) -> None:
        """Store the job of the slot that came last, under a key that is the same in every process.

        Nothing is done for a slot that is covered, came before these times were chosen, or has
        passed more than `GRACE` ago, nor while the digest is paused.
        """
        now = self._clock()
        with self._store.begin() as uow:
            schedule = uow.schedules.get(schedule_id)
            if schedule is None or _is_silent(uow, schedule):
                return
            slot = _times(schedule).latest(now)
            if slot > max(schedule.covered_until, schedule.set_at) and now - slot <= GRACE:
                uow.jobs.add(_job(schedule, slot))

    def post(self, job: Job) -> None:
        """Post the digest of a slot; where nothing was shared, nothing unless it is wanted so."""
        with self._store.read() as uow:
            schedule = uow.schedules.get(job.subject)
        if schedule is None:
            return
        due = _slot(job.key)
        until = due - _SETTLING
        here = schedule.workspace, schedule.conversation, schedule.user
        compiled = self._compile(self._reader(*here), schedule.covered_until, until)
        message = digest_message(compiled) if compiled.digest.stories else nothing_message()
        if self._clock() - due >= _LATE:
            message = late_message(message, due)
        if compiled.digest.stories or not schedule.quiet:
            self._delivery.deliver(job, message, conversation=schedule.conversation)
        with self._store.begin() as uow:
            uow.schedules.covered(schedule.id, until)
            uow.jobs.finish(job)

    def _compile(self, viewer: Viewer, since: datetime, until: datetime) -> Compiled:
        compiled = compile_between(self._store, viewer, since, until, places=self._places(viewer))
        shares = [share for stored in compiled.articles for share in stored.shares]
        links = {share.id: self._directory.link(share) for share in shares}
        known = {number: link for number, link in links.items() if link is not None}
        return replace(compiled, links=known)

    def _places(self, viewer: Viewer) -> frozenset[str]:
        """The conversations a digest tells of: its channel; for a person, those they are in."""
        own = frozenset({viewer.conversation})
        if not self._is_direct(viewer.workspace, viewer.conversation):
            return own
        return own | self._directory.public_channels_of(viewer.user)

    def _reader(self, workspace: str, conversation: str, user: str) -> Viewer:
        """Who a digest is for.

        A channel's tells of that channel alone, so nobody need be asked who may see more: at nine,
        when a thousand are due, Slack answers too few such questions.
        """
        if self._is_direct(workspace, conversation):
            return self._directory.viewer_for_all(workspace, conversation, user)
        return Viewer(workspace=workspace, conversation=conversation, user=user, sees_public=False)

    def _is_direct(self, workspace: str, conversation: str) -> bool:
        """Whether it is a direct message; it stays one, so what is stored of it will do."""
        with self._store.read() as uow:
            known = uow.conversations.get(workspace, conversation)
        place = known or self._directory.conversation(workspace, conversation)
        return place.kind is ConversationKind.DIRECT


def compile_between(
    store: Store,
    viewer: Viewer,
    since: datetime,
    until: datetime,
    *,
    places: frozenset[str] | None = None,
) -> Compiled:
    """What was shared after `since` and up to `until`, in these conversations or in all."""
    with store.read() as uow:
        found = uow.articles.shared_between(viewer, since, until, places=places)
        known = uow.stories.known([stored.id for stored in found])
        asked = uow.questions.unanswered(viewer, since, until)
    digest = compile_digest(
        [Brief(article=a.article, points=a.points, quotes=a.quotes) for a in found],
        [question.text for question in asked],
        Period(start=since.isoformat(), end=until.isoformat()),
        shares=[len(stored.shares) or 1 for stored in found],
        stories=[known.get(stored.id) for stored in found],
    )
    return Compiled(digest=digest, articles=found, links={})


def _is_silent(uow: UnitOfWork, schedule: Schedule) -> bool:
    """Whether it is paused, its conversation archived, or the app removed from the workspace."""
    place = uow.conversations.get(schedule.workspace, schedule.conversation)
    gone = uow.workspaces.get(schedule.workspace).removed_at is not None
    return schedule.paused or gone or (place is not None and place.archived)


def _job(schedule: Schedule, slot: datetime) -> NewJob:
    # The slot is named in UTC: a wall clock shows some hours twice, and zones may be changed.
    place = f"{schedule.workspace}:{schedule.conversation}"
    return NewJob(
        key=f"digest:{place}:{slot.astimezone(UTC).isoformat()}",
        workspace=schedule.workspace,
        kind="digest",
        subject=schedule.id,
        paced=schedule.conversation,
    )


def _slot(key: str) -> datetime:
    """The moment that a job's key ends with; the keys of earlier versions name no workspace."""
    return datetime.fromisoformat(key[-len("2026-11-23T09:00:00+00:00") :])


def _times(schedule: Schedule) -> Times:
    return Times(days=schedule.days, at=schedule.at, zone=schedule.zone)
