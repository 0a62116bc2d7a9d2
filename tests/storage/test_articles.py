"""Articles: editions, quotes by name, and what goes when an article is forgotten."""

from datetime import timedelta

import pytest

from storage import Store
from storage.types import StoredArticle
from summarizer.types import Article, ArticleState, Block, BlockKind, KeyPoint, QuoteKind
from tests.factories import (
    NOON,
    make_article,
    make_conversation,
    make_quote,
    make_reading,
    make_share,
    make_viewer,
    share_article,
)

HERE = make_viewer("C1")


def get(store: Store, id_: int) -> StoredArticle:
    with store.read() as uow:
        (found,) = uow.articles.get(HERE, [id_])
    return found


def add(store: Store, *texts: str, **values: object) -> list[int]:
    with store.begin() as uow:
        return [uow.articles.add(make_reading(text, **values)) for text in texts]


def test_an_article_comes_back_as_it_went_in(store: Store) -> None:
    article = Article(
        text="The dam held.\n\nNobody was hurt. 🎉 大坝",
        blocks=(Block(start=0, end=13, kind=BlockKind.HEADING), Block(start=15, end=36)),
        original="raw",
        title="Dam holds",
        url="https://example.com/dam",
        site="The Courier",
        author="Ada Example",
        published="2026-11-20",
        published_printed="Friday",
        language="en",
        state=ArticleState.LIVE,
        links=("https://example.org/1", "https://example.org/2"),
    )

    assert get(store, share_article(store, make_reading(article=article))).article == article


def test_points_and_quotes_come_back_as_they_went_in(store: Store) -> None:
    points = (KeyPoint(start=0, end=13), KeyPoint(start=14, end=30, speaker="Ada Example"))
    quotes = (
        make_quote(0, 13, "Ada Example", role="mayor", via="AP", mention_start=1, mention_end=2),
        make_quote(14, 30, kind=QuoteKind.INDIRECT),
    )
    stored = get(store, share_article(store, make_reading(points=points, quotes=quotes)))

    assert (stored.points, stored.quotes) == (points, quotes)


def test_the_same_text_at_the_same_address_is_the_same_article(store: Store) -> None:
    first, again = add(store, "The dam held.", "The dam held.")

    assert first == again


def test_another_text_at_the_same_address_is_its_next_edition(store: Store) -> None:
    first, second = add(store, "The dam held.", "The dam broke.")
    for id_, message in ((first, "1.1"), (second, "2.2")):
        with store.begin() as uow:
            uow.shares.read(uow.shares.add(make_share(message=message)), id_, NOON)

    assert [get(store, id_).edition for id_ in (first, second)] == [1, 2]


def test_the_same_address_in_another_scope_is_another_article(store: Store) -> None:
    (public,) = add(store, "The dam held.")
    (private,) = add(store, "The dam held.", scope="G1")

    assert public != private


def test_what_was_read_for_a_channel_is_known_again_once_the_channel_has_another_id(
    store: Store,
) -> None:
    first = share_article(store, make_reading("The dam held.", scope="G1"), conversation="G1")
    with store.begin() as uow:
        uow.conversations.move("T1", "G1", "C7")

    assert add(store, "The dam held.", scope="C7") == [first]


def test_pastes_are_never_the_same_article(store: Store) -> None:
    first, again = add(store, "The dam held.", "The dam held.", address=None)

    assert first != again


def test_an_address_leads_to_its_latest_edition(store: Store) -> None:
    share_article(store, make_reading("The dam held."))
    later = make_reading("The dam broke.", read_at=NOON + timedelta(hours=1))
    latest = share_article(store, later, message="2.2")
    with store.read() as uow:
        found = uow.articles.at_address(HERE, "https://example.com/dam")

    assert found is not None
    assert found.id == latest


def test_what_was_read_last_comes_first(store: Store) -> None:
    for hour in (2, 3, 1):
        reading = make_reading(
            f"Hour {hour}.", address=f"h{hour}", read_at=NOON + timedelta(hours=hour)
        )
        share_article(store, reading, message=f"{hour}.1")
    with store.read() as uow:
        recent = uow.articles.recent(HERE, limit=2)
        older = uow.articles.recent(HERE, limit=2, offset=2)

    assert [stored.article.text for stored in (*recent, *older)] == [
        "Hour 3.",
        "Hour 2.",
        "Hour 1.",
    ]


def test_a_period_has_no_beginning_but_has_an_end(store: Store) -> None:
    for hour in (0, 1, 2):
        reading = make_reading(f"Hour {hour}.", address=f"h{hour}")
        share_article(store, reading, message=f"{hour}.1", shared_at=NOON + timedelta(hours=hour))
    with store.read() as uow:
        found = uow.articles.shared_between(HERE, NOON, NOON + timedelta(hours=1))

    assert [stored.article.text for stored in found] == ["Hour 1."]


def test_a_period_here_leaves_out_what_was_shared_elsewhere(store: Store) -> None:
    with store.begin() as uow:
        uow.conversations.put(make_conversation("C2"))
    share_article(store, make_reading(), conversation="C2")
    since = NOON - timedelta(hours=1)
    with store.read() as uow:
        here = uow.articles.shared_between(HERE, since, NOON, places=frozenset({"C1"}))
        anywhere = uow.articles.shared_between(HERE, since, NOON)

    assert (len(here), len(anywhere)) == (0, 1)


def test_an_article_that_is_shared_all_the_time_hides_no_share_of_another(store: Store) -> None:
    popular = share_article(store, make_reading("One.", address="one"))
    with store.begin() as uow:
        for number in range(600):
            again = uow.shares.add(make_share(message=f"9.{number}"))
            uow.shares.read(again, popular, NOON)
    seldom = share_article(store, make_reading("Two.", address="two"), message="2.1")
    with store.read() as uow:
        found = uow.articles.get(HERE, [popular, seldom])

    assert [stored.shares[-1].message for stored in found] == ["9.599", "2.1"]


@pytest.mark.parametrize("text", ["The \0 dam \ud800 held.", "\0" * 30, "\udfff"])
def test_what_no_database_takes_is_marked_in_its_place(store: Store, text: str) -> None:
    article = make_article(text, title=text, original=text)
    stored = get(store, share_article(store, make_reading(article=article)))

    assert len(stored.article.text) == len(text)
    assert "\ufffd" in stored.article.text
    assert "\0" not in stored.article.original


def test_an_article_taken_in_without_a_brief_gets_one_later(store: Store) -> None:
    share_article(store, make_reading(points=()))
    id_ = share_article(store, make_reading(), message="2.2")
    with store.read() as uow:
        (article,) = uow.articles.get(make_viewer("C1"), [id_])

    assert len(article.points) == 1
