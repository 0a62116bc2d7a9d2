from summarizer import stories
from summarizer.stories import likeness, traits
from summarizer.stories.traits import Traits
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


def test_two_alike_events_are_told_apart_by_who_and_where() -> None:
    quake = "A quake of magnitude {} struck {} at dawn, and {} people lost their homes, {} said."
    first = quake.format("6.1", "Varenholm province", "1,200", "Governor Ines Talvik")
    again = quake.format("6.1", "Varenholm", "1,200", "Ines Talvik")
    other = quake.format("5.8", "the island of Sulmar", "340", "Mayor Otto Brandel")

    groups = stories.group([article(first), article(other), article(again)])

    assert groups == ((0, 2), (1,))


def test_a_headline_that_the_text_repeats_counts_once() -> None:
    told = traits.of(article(f"{FLOOD} Nobody slept.", title=FLOOD))

    assert told == traits.of(article(f"{FLOOD} Nobody slept."))


def test_an_article_on_a_known_story_takes_its_number() -> None:
    seats = stories.seat(_traits(FLOOD, CHESS, FLOOD_AGAIN), {0: 17, 1: 4})

    assert seats == {0: 17, 1: 4, 2: 17}


def test_a_new_story_has_a_number_below_zero() -> None:
    seats = stories.seat(_traits(FLOOD, CHESS), {0: 17})

    assert seats[1] < 0


def test_stories_found_to_be_one_keep_the_older_number() -> None:
    seats = stories.seat(_traits(FLOOD, FLOOD_AGAIN), {0: 9, 1: 3})

    assert set(seats.values()) == {3}


def test_whoever_sits_wrong_is_moved() -> None:
    seats = stories.seat(_traits(FLOOD, CHESS, FLOOD_AGAIN, CHESS), {0: 1, 1: 1, 2: 1, 3: 2})

    assert seats == {0: 1, 1: 2, 2: 1, 3: 2}


def test_a_fixed_article_stays_where_it_is() -> None:
    seats = stories.seat(_traits(FLOOD, FLOOD_AGAIN), {0: 9, 1: 3}, fixed={0, 1})

    assert seats == {0: 9, 1: 3}


def test_without_learned_weights_the_stated_rule_tells_events_apart() -> None:
    flood, again, chess = _traits(FLOOD, FLOOD_AGAIN, CHESS).values()

    assert likeness.log_odds(flood, again, likeness.RULE) > 0
    assert likeness.log_odds(flood, chess, likeness.RULE) == likeness.UNLIKE


def test_other_scripts_are_grouped_by_their_words() -> None:
    flood = "Река Сельма затопила город Остреи, семь человек погибли после прорыва плотины."
    again = "В Остреи после прорыва плотины на реке Сельма погибли семь человек, город затоплен."
    chess = "Коза выиграла шахматный турнир в Варенхольме на глазах у изумлённых крестьян."

    groups = stories.group(
        [
            Article(text=text, blocks=(), title=None, published=None, language="ru")
            for text in (flood, chess, again)
        ]
    )

    assert groups == ((0, 2), (1,))


def _traits(*texts: str) -> dict[int, Traits]:
    return {number: traits.of(article(text)) for number, text in enumerate(texts)}


def test_articles_that_have_a_story_keep_it_when_they_are_grouped() -> None:
    articles = [article(FLOOD), article(CHESS), article("The opera in Tallgarth has a new roof.")]

    assert stories.group(articles, [5, 5, None]) == ((0, 1), (2,))
    assert stories.group(articles, [5, 6, 5]) == ((0, 2), (1,))
