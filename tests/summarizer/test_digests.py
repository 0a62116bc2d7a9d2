import pytest

from summarizer import digests
from summarizer.types import Article, Brief, KeyPoint, Period, Quote, QuoteKind, Span

DAY = Period(start="2031-03-01T09:00:00+01:00", end="2031-03-02T09:00:00+01:00")
FLOOD = "The river Selm flooded the town of Ostrey and killed 7 people after the dam broke."
CHESS = "A goat won the annual chess prize in Varenholm before a crowd of surprised farmers."
SAID = Span(start=0, end=60)


def quote(
    speaker: str | None,
    role: str | None = None,
    kind: QuoteKind = QuoteKind.DIRECT,
    span: Span = SAID,
) -> Quote:
    return Quote(start=span.start, end=span.end, kind=kind, speaker=speaker, role=role)


def brief(text: str, *quotes: Quote, title: str | None = None) -> Brief:
    article = Article(text=text, blocks=(), title=title, language="en")
    points = tuple(KeyPoint(start=n, end=n + 5) for n in range(5))
    return Brief(article=article, points=points, quotes=quotes)


def test_an_empty_period_is_an_empty_digest() -> None:
    digest = digests.compile_digest([], [], DAY)

    assert (digest.period, digest.stories, digest.voices, digest.open_questions) == (
        DAY,
        (),
        (),
        (),
    )


def test_the_most_shared_story_stands_first() -> None:
    digest = digests.compile_digest([brief(FLOOD), brief(CHESS)], [], DAY, shares=[1, 3])

    assert [story.members for story in digest.stories] == [(1,), (0,)]


def test_of_equally_shared_stories_the_most_covered_stands_first() -> None:
    shared = [brief(CHESS), brief(FLOOD), brief(FLOOD)]

    digest = digests.compile_digest(shared, [], DAY, shares=[2, 1, 1])

    assert [story.members for story in digest.stories] == [(1, 2), (0,)]


def test_a_story_is_told_by_its_most_shared_then_fullest_source() -> None:
    shared = [brief(FLOOD, title="Short"), brief(FLOOD + " More.", title="Full"), brief(FLOOD)]

    story = digests.compile_digest(shared, [], DAY).stories[0]

    assert (story.members[0], story.title) == (1, "Full")
    assert {cited.brief for cited in story.points} == {1}
    assert len(story.points) == digests.POINTS


def test_a_title_is_taken_from_whatever_member_has_one() -> None:
    shared = [brief(FLOOD + " More."), brief(FLOOD, title="Flood in Ostrey")]

    assert digests.compile_digest(shared, [], DAY).stories[0].title == "Flood in Ostrey"


def test_the_best_quote_is_direct_attributed_and_of_a_readable_length() -> None:
    poor = [
        quote(None),
        quote("Ines Dahlgard", kind=QuoteKind.PARTIAL),
        quote("Ines Dahlgard", span=Span(start=0, end=5)),
    ]
    good = quote("Arne Lindqvast", "Transport Minister")

    shared = [brief(FLOOD, *poor, quote("Berit Solvang"), good)]
    cited = digests.compile_digest(shared, [], DAY).stories[0].quote

    assert cited is not None
    assert (cited.brief, cited.quote) == (0, good)


def test_a_quote_that_stands_in_a_shown_point_is_not_shown_again() -> None:
    article = Article(text=FLOOD, blocks=(), language="en")
    inside, beside = quote("Ines Dahlgard", span=Span(start=2, end=50)), quote("Arne Lindqvast")
    point = KeyPoint(start=1, end=60)
    told = Brief(article=article, points=(point,), quotes=(inside, beside))

    (story,) = digests.compile_digest([told], [], DAY).stories

    assert story.quote is not None
    assert story.quote.quote == beside


def test_a_story_without_a_good_quote_has_none() -> None:
    assert digests.compile_digest([brief(FLOOD, quote(None))], [], DAY).stories[0].quote is None


def test_voices_stand_by_articles_then_by_quotes() -> None:
    often = [quote("Ines Dahlgard"), quote("Ines Dahlgard", "mayor"), quote("Ines Dahlgard")]
    shared = [brief(FLOOD, *often, quote("Arne Lindqvast")), brief(CHESS, quote("Arne Lindqvast"))]

    voices = digests.compile_digest(shared, [], DAY).voices

    assert [(one.name, one.articles, one.quotes, one.role) for one in voices] == [
        ("Arne Lindqvast", 2, 2, None),
        ("Ines Dahlgard", 1, 3, "mayor"),
    ]


def voices_of(*briefs: Brief) -> list[tuple[str, int]]:
    found = digests.compile_digest(briefs, [], DAY).voices
    return [(voice.name, voice.articles) for voice in found]


def test_a_surname_alone_is_the_person_who_bears_it() -> None:
    full, short = brief(FLOOD, quote("Ines Dahlgard")), brief(CHESS, quote("Dahlgard"))

    assert voices_of(full, short) == [("Ines Dahlgard", 2)]


def test_a_surname_that_two_people_bear_stays_as_it_is() -> None:
    both = brief(FLOOD, quote("Ines Dahlgard"), quote("Otto Dahlgard"))

    assert ("Dahlgard", 1) in voices_of(both, brief(CHESS, quote("Dahlgard")))


def test_nameless_groups_are_no_voices() -> None:
    assert voices_of(brief(FLOOD, quote("officials"), quote("the harbour board"))) == []


def test_open_questions_are_listed_once_in_order() -> None:
    digest = digests.compile_digest([], ["Why?", "Who?", "Why?"], DAY)

    assert digest.open_questions == ("Why?", "Who?")


def test_refuses_counts_that_do_not_fit() -> None:
    with pytest.raises(ValueError, match="1 briefs with 2 counts"):
        digests.compile_digest([brief(FLOOD)], [], DAY, shares=[1, 2])
