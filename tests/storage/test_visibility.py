"""Who sees what, through every query that reads what was shared.

`QUERIES` must name each method of a unit of work that takes a `Viewer`, and `WITHOUT_VIEWER` each
other one that gives something back, with the reason why it may: a test walks them all. Each query
is then put by everybody who must see nothing of it.
"""

import inspect
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property

import pytest

from storage import Store, UnitOfWork
from storage.types import ConversationKind, Viewer
from tests.factories import (
    NOON,
    make_conversation,
    make_question,
    make_quote,
    make_reading,
    make_share,
    make_viewer,
    share_article,
)

Query = Callable[[UnitOfWork, Viewer, int], object]

QUERIES: dict[str, Query] = {
    "articles.get": lambda uow, viewer, id_: uow.articles.get(viewer, [id_]),
    "articles.recent": lambda uow, viewer, id_: uow.articles.recent(viewer, limit=10),
    "articles.shared_between": lambda uow, viewer, id_: uow.articles.shared_between(
        viewer, NOON - timedelta(days=1), NOON
    ),
    "articles.at_address": lambda uow, viewer, id_: uow.articles.at_address(
        viewer, "https://example.com/dam"
    ),
    "disputes.standing": lambda uow, viewer, id_: uow.disputes.standing(viewer, id_),
    "questions.last_in": lambda uow, viewer, id_: uow.questions.last_in(
        viewer, None, NOON - timedelta(days=1)
    ),
    "questions.unanswered": lambda uow, viewer, id_: uow.questions.unanswered(
        viewer, NOON - timedelta(days=1), NOON
    ),
    "search.alike": lambda uow, viewer, id_: uow.search.alike(viewer, "nobdy"),
    "search.namesake": lambda uow, viewer, id_: uow.search.namesake(viewer, "Okuro"),
    "search.passages": lambda uow, viewer, id_: uow.search.passages(viewer, ["dam"], limit=10),
    "shares.of_articles": lambda uow, viewer, id_: uow.shares.of_articles(viewer, [id_]),
    "shares.of_address": lambda uow, viewer, id_: uow.shares.of_address(
        replace(viewer, user="U9"), "https://example.com/dam"
    ),
    "shares.of_same": lambda uow, viewer, id_: uow.shares.of_same(replace(viewer, user="U9"), id_),
    "stories.candidates": lambda uow, viewer, id_: uow.stories.candidates(
        viewer, {"dam": 1.0}, (NOON.date() - timedelta(days=1), NOON.date()), limit=10
    ),
    "stories.others": lambda uow, viewer, id_: uow.stories.others(viewer, id_ + 1, limit=10),
    "shares.earlier": lambda uow, viewer, id_: uow.shares.earlier(
        viewer, make_share(id=999, article_id=id_)
    ),
}
"""Every query that shows people something. Add yours."""

OWN_PLACE_ALONE = {"questions.last_in", "questions.unanswered"}
"""Queries that show nothing of other conversations, public ones included."""

_OWN_WORK = "serves the work on a share, request or question in its own conversation"
_BOOKKEEPING = "gives ids, counts, yes or no alone, no word of anybody's"
_RULE = "is what the rule itself is decided by"
_SETTING = "says how a conversation wants us to behave, no word of anybody's"
_GIVEN = "is done to an article that its caller was given through a viewer"
_DIGESTS = "times of day, no word of anybody's but the schedule's own conversation"

_WHOLE = "for whoever runs the database, who may read all of it"
WITHOUT_VIEWER: dict[str, str] = {
    "likenesses.of": _OWN_WORK,
    "shares.before": _OWN_WORK,
    "shares.known_sources": _OWN_WORK,
    "archive.articles": _WHOLE,
    "archive.channels": _WHOLE,
    "archive.conversations": _WHOLE,
    "archive.questions": _WHOLE,
    "archive.restore": _BOOKKEEPING,
    "archive.restore_channel": _BOOKKEEPING,
    "archive.restore_conversation": _BOOKKEEPING,
    "archive.restore_question": _BOOKKEEPING,
    "archive.restore_schedule": _BOOKKEEPING,
    "archive.schedules": _WHOLE,
    "articles.add": _OWN_WORK,
    "articles.to_index": _OWN_WORK,
    "channels.get": _SETTING,
    "conversations.get": _RULE,
    "conversations.forget_some": _BOOKKEEPING,
    "conversations.learn": _RULE,
    "disputes.raise_": _GIVEN,
    "disputes.withdraw": _GIVEN,
    "jobs.add": _BOOKKEEPING,
    "jobs.claim": _BOOKKEEPING,
    "jobs.clock": _BOOKKEEPING,
    "jobs.dead": _BOOKKEEPING,
    "jobs.in_doubt": _BOOKKEEPING,
    "jobs.is_underway": _BOOKKEEPING,
    "jobs.retry_dead": _BOOKKEEPING,
    "jobs.unfinished": _BOOKKEEPING,
    "questions.of_message": _OWN_WORK,
    "requests.add": _OWN_WORK,
    "requests.get": _OWN_WORK,
    "requests.of_message": _OWN_WORK,
    "schedules.all": _DIGESTS,
    "schedules.get": _DIGESTS,
    "schedules.of_conversation": _DIGESTS,
    "schedules.put": _DIGESTS,
    "schedules.remove": _DIGESTS,
    "shares.add": _OWN_WORK,
    "shares.get": _OWN_WORK,
    "shares.of_conversation": _OWN_WORK,
    "shares.of_message": _OWN_WORK,
    "shares.of_source": _OWN_WORK,
    "shares.of_thread": _OWN_WORK,
    "stories.known": _BOOKKEEPING,
    "stories.of_other_scopes": _GIVEN,
    "shares.own_direct": "gives a person their own direct message with us",
    "shares.replied_about": _OWN_WORK,
    "workspaces.forget_some": _BOOKKEEPING,
    "workspaces.get": _RULE,
    "workspaces.guests": _RULE,
    "workspaces.put_guest": _RULE,
    "workspaces.removed": _BOOKKEEPING,
}
"""What gives something back without being told who asks, and why it may."""


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody who must see nothing of what was shared in `place`."""

    place: str
    viewer: Viewer


STRANGERS = {
    "another workspace, in the channel of the same id": Stranger(
        "C1", make_viewer("C1", workspace="T2")
    ),
    "another workspace, in a direct message": Stranger("D1", make_viewer("D1", workspace="T2")),
    "a guest elsewhere": Stranger("C1", make_viewer("C2", sees_public=False)),
    "somebody of another organisation, in a shared channel": Stranger(
        "C1", make_viewer("C3", user="U0FOREIGN", sees_public=False)
    ),
    "a member outside the private channel": Stranger("G1", make_viewer("C1")),
    "the sharer outside the private channel": Stranger("G1", make_viewer("C1", user="U1")),
    "a member in another private channel": Stranger("G1", make_viewer("G2")),
    "a member who has left the private channel": Stranger("G1", make_viewer("G1", sees_here=False)),
    "a guest outside the private channel": Stranger("G1", make_viewer("C1", sees_public=False)),
    "another person in their own direct message": Stranger("D1", make_viewer("D2", user="U2")),
    "a member in a channel, of a direct message": Stranger("D1", make_viewer("C1")),
    "a member, of a channel nothing is known of": Stranger("C9", make_viewer("C1")),
}

KINDS = {
    "C1": ConversationKind.PUBLIC,
    "C2": ConversationKind.PUBLIC,
    "G1": ConversationKind.PRIVATE,
    "D1": ConversationKind.DIRECT,
}

every_query = pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
every_stranger = pytest.mark.parametrize("stranger", STRANGERS.values(), ids=STRANGERS)


def shared_in(store: Store, place: str) -> int:
    """An article shared in this place alone, about which a question was asked there in vain."""
    with store.begin() as uow:
        for id_, kind in KINDS.items():
            uow.conversations.put(make_conversation(id_, kind=kind))
        for id_ in (*KINDS, "C9"):  # public elsewhere, which says nothing of here
            uow.conversations.put(make_conversation(id_, workspace="T2"))
        uow.questions.add(make_question("Who built the dam?", conversation=place))
    scope = "public" if KINDS.get(place) is ConversationKind.PUBLIC else place
    disputed = make_quote(0, 12, "Ada Example")
    reading = make_reading(scope=scope, quotes=(make_quote(0, 13, "Ngozi Okoro"), disputed))
    article = share_article(store, reading, conversation=place)
    with store.begin() as uow:
        uow.disputes.raise_(article, disputed, "U1", NOON)
        beside = uow.articles.add(make_reading(scope="Z9", address="https://example.com/beside"))
        assert beside == article + 1  # on the same event, and shared nowhere
        uow.stories.seat({article: -1, beside: -1})
    return article


def reading_methods() -> Iterator[tuple[str, bool]]:
    """Each public method of a unit of work that gives something back; whether it takes a viewer."""
    for name, member in vars(UnitOfWork).items():
        if not isinstance(member, cached_property):
            continue
        kind = typing.get_type_hints(member.func)["return"]
        for method, function in inspect.getmembers(kind, inspect.isfunction):
            given_back = inspect.signature(function).return_annotation
            if not method.startswith("_") and given_back is not None:
                yield f"{name}.{method}", "viewer" in inspect.signature(function).parameters


def test_every_query_that_takes_a_viewer_is_tried_here() -> None:
    assert {name for name, viewed in reading_methods() if viewed} == set(QUERIES)


def test_every_other_method_that_reads_has_its_reason() -> None:
    assert {name for name, viewed in reading_methods() if not viewed} == set(WITHOUT_VIEWER)


@every_query
@every_stranger
def test_strangers_see_nothing(store: Store, query: Query, stranger: Stranger) -> None:
    article = shared_in(store, stranger.place)
    with store.read() as uow:
        assert not query(uow, stranger.viewer, article)


@every_query
@pytest.mark.parametrize("place", KINDS)
def test_who_is_there_sees_what_was_shared_there(store: Store, query: Query, place: str) -> None:
    article = shared_in(store, place)
    with store.read() as uow:
        assert query(uow, make_viewer(place), article)


@every_query
def test_a_guest_sees_what_was_shared_where_the_guest_is(store: Store, query: Query) -> None:
    article = shared_in(store, "C1")
    with store.read() as uow:
        assert query(uow, make_viewer("C1", sees_public=False), article)


@pytest.mark.parametrize("name", sorted(set(QUERIES) - OWN_PLACE_ALONE))
def test_a_member_sees_elsewhere_what_was_shared_in_public(store: Store, name: str) -> None:
    article = shared_in(store, "C1")
    with store.read() as uow:
        assert QUERIES[name](uow, make_viewer("D1"), article)


@pytest.mark.parametrize("name", sorted(OWN_PLACE_ALONE))
def test_what_belongs_to_its_own_place_is_seen_nowhere_else(store: Store, name: str) -> None:
    article = shared_in(store, "C1")
    with store.read() as uow:
        assert not QUERIES[name](uow, make_viewer("C2"), article)


@every_query
def test_what_was_shared_before_the_channel_turned_private_is_hidden(
    store: Store, query: Query
) -> None:
    article = shared_in(store, "C1")
    with store.begin() as uow:
        uow.conversations.put(make_conversation("C1", kind=ConversationKind.PRIVATE))
    with store.read() as uow:
        assert not query(uow, make_viewer("C2"), article)


def test_an_article_shows_only_the_shares_its_viewer_may_see(store: Store) -> None:
    article = shared_in(store, "C1")
    with store.begin() as uow:
        hidden = uow.shares.add(make_share(conversation="G9", message="9.9"))
        uow.shares.read(hidden, article, NOON)
    with store.read() as uow:
        (found,) = uow.articles.get(make_viewer("C1"), [article])

    assert [share.conversation for share in found.shares] == ["C1"]
