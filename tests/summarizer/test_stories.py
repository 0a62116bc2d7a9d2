import time

from summarizer import stories
from summarizer.types import Article


def article(text: str, published: str | None = None, title: str | None = None) -> Article:
    return Article(text=text, blocks=(), title=title, published=published, language="en")


FLOOD = "The river Selm flooded the town of Ostrey and killed 7 people after the dam broke."
FLOOD_AGAIN = "Seven people were killed in Ostrey when the dam broke and the river Selm flooded it."
CHESS = "A goat won the annual chess prize in Varenholm before a crowd of surprised farmers."


def test_articles_on_one_event_are_one_story() -> None:
    groups = stories.group([article(FLOOD), article(CHESS), article(FLOOD_AGAIN)])

    assert groups == ((0, 2), (1,))


def test_headlines_count() -> None:
    first = article("It happened at dawn.", title="Dam breaks above Ostrey")
    second = article("Nobody slept.", title="Ostrey dam breaks")

    assert stories.group([first, second, article(CHESS)]) == ((0, 1), (2,))


def test_the_same_words_a_month_later_are_another_story() -> None:
    groups = stories.group([article(FLOOD, "2031-03-01"), article(FLOOD, "2031-04-01T09:00")])

    assert groups == ((0,), (1,))


def test_a_story_may_run_on_from_day_to_day() -> None:
    days = ["2031-03-01", "2031-03-07", "2031-03-13"]

    assert stories.group([article(FLOOD, day) for day in days]) == ((0, 1, 2),)


def test_an_article_without_a_date_may_belong_to_any() -> None:
    groups = stories.group([article(FLOOD, "2031-03-01"), article(FLOOD), article(FLOOD, "2031")])

    assert groups == ((0, 1, 2),)


def test_nothing_makes_no_story() -> None:
    assert stories.group([]) == ()


def test_empty_articles_stay_apart() -> None:
    assert stories.group([article(""), article("")]) == ((0,), (1,))


def test_many_articles_take_little_time() -> None:
    articles = [
        article(f"Village {n} counted {n * 31} sheep at fair {n % 97}.") for n in range(1_000)
    ]

    started = time.perf_counter()
    stories.group(articles)

    assert time.perf_counter() - started < 10
