from dataclasses import replace
from importlib.resources import files

import pytest

from summarizer import briefs, candidates, sentences
from summarizer.articles import pastes
from summarizer.types import Article, Block, Brief, Quote, QuoteKind

LEAD = "The river Selm broke its banks on Monday and flooded the town of Ostrey."


def sample() -> Brief:
    text = files("bot").joinpath("samples/article.txt").read_text(encoding="utf-8")
    return briefs.summarize(pastes.read(text))


def points(brief: Brief) -> list[str]:
    return [point.of(brief.article.text) for point in brief.points]


def article_of(count: int) -> Article:
    return pastes.read(
        " ".join(f"Village {n} counted {n * n} drowned sheep." for n in range(count))
    )


@pytest.mark.parametrize(
    ("sentences", "expected"), [(2, 2), (3, 3), (12, 3), (13, 4), (30, 4), (31, 5), (500, 5)]
)
def test_has_three_to_five_points_by_length(sentences: int, expected: int) -> None:
    assert len(briefs.summarize(article_of(sentences)).points) == expected


@pytest.mark.parametrize(
    "dateline", ["KINDIA, Lumoria (NTB) — ", "KINDIA — ", "(NTB) ", "New Kindia (NTB) "]
)
def test_a_point_is_shown_without_its_dateline(dateline: str) -> None:
    text = f"{dateline}The old bridge opens again in May.\n\nIt was closed for two years."
    assert points(briefs.summarize(pastes.read(text)))[0] == "The old bridge opens again in May."


def test_has_as_many_points_as_asked_for() -> None:
    assert len(briefs.summarize(article_of(20), points=7).points) == 7


def test_refuses_less_than_one_point() -> None:
    with pytest.raises(ValueError, match="at least one point"):
        briefs.summarize(article_of(5), points=0)


def test_points_are_whole_sentences_in_the_articles_order() -> None:
    brief = sample()

    assert all(text[0].isupper() and text[-1] in '.”"' for text in points(brief))
    assert [point.start for point in brief.points] == sorted(p.start for p in brief.points)


def test_the_sample_is_briefed_by_its_news() -> None:
    first, second, *_ = points(sample())

    assert first.startswith("Two cable cars carrying 38 passengers")
    assert "7 people were treated for cold" in second


def test_nothing_set_apart_comes_back_as_a_point() -> None:
    shown = " ".join(points(sample()))

    assert not any(word in shown for word in ("http", "Related", "extremist"))


def test_leaves_out_a_point_that_hangs_in_the_air() -> None:
    text = (
        f"{LEAD} Schools are shut. But this was not the river's worst flood in Ostrey. "
        "The council of Ostrey will build a bank. Rain is expected in the hills."
    )

    assert not any(
        point.startswith("But this") for point in points(briefs.summarize(pastes.read(text)))
    )


def test_a_point_may_lean_on_the_one_before_it() -> None:
    text = (
        f"{LEAD} But this was not the river's worst flood in Ostrey, nor the town's. "
        "Schools are shut. Rain fell. Buses stopped."
    )

    assert points(briefs.summarize(pastes.read(text)))[1].startswith("But this")


def test_what_the_page_says_of_itself_is_no_point() -> None:
    text = (
        f"{LEAD} The council of Ostrey will build a bank. Rain is expected in the hills. "
        "Ada Obi in Ostrey contributed to this report of the flood and the river Selm."
    )

    assert not any("contributed" in point for point in points(briefs.summarize(pastes.read(text))))


@pytest.mark.parametrize(
    "notice",
    [
        "Podcast produced by Ada Obi.",
        "All opinions on the flood are those of Ada Obi, who was compensated by the town.",
        "Follow the river Selm on Twitter.",
        "All rights reserved.",
        "The council declined to comment on the flood.",
        "Mayor Ada Obi did not respond to a request for comment.",
        "Ada Obi was asked about the flood for this article.",
        "Why skippers are drowning on their way to Ostrey.",
        "How to help those in the flood.",
        "INTERACTIVE: The river Selm rises again.",
        "Ostrey Sentinel via Getty Images.",
        "Ada Obi did not respond to the Ostrey Post's repeated requests for comment.",
    ],
)
def test_a_notice_is_known_by_its_wording(notice: str) -> None:
    assert candidates.is_notice(notice)


@pytest.mark.parametrize(
    "sentence",
    ["Why the bridge fell is not known, and nobody could say.", "The council returned a verdict."],
)
def test_what_is_worded_much_like_a_notice_is_none(sentence: str) -> None:
    assert not candidates.is_notice(sentence)


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("The bridge fell.", True),
        ("“We saw it,” she said, “and ran.”", True),
        ("(The bridge never fell.)", False),
        ("Pos.", False),
        ("We saw it” is what the town says.", False),
        ("He said “we saw it.", False),
        ("1246-1330) to find the bridge.", False),
        ("By building on the bank of the river.", False),
        ("By noon the river fell.", True),
        ('We saw it," says Ada Obi of the flood.', False),
        ("橋が落ちた。", True),
    ],
)
def test_a_point_is_neither_aside_nor_scrap_nor_cut_by_marks(words: str, *, whole: bool) -> None:
    assert candidates.is_whole(words) == whole


def test_what_only_says_whose_the_quote_before_is_no_point() -> None:
    text = (
        f"{LEAD} “Did nobody see the river rise?” Ada Obi asked the council of the flooded town. "
        "Schools are shut in the valley. Buses have stopped on the road. Rain is expected there."
    )

    assert not any(
        "asked the council" in point for point in points(briefs.summarize(pastes.read(text)))
    )


def test_a_sentence_that_opens_with_a_quote_and_tells_whose_it_is_is_left_to_the_quotes() -> None:
    text = (
        f"{LEAD} “The river has risen,” council spokeswoman Ada Obi told the Ostrey Post. "
        "Schools are shut in the valley. Buses have stopped on the road. Rain is expected there."
    )

    assert not any("has risen" in point for point in points(briefs.summarize(pastes.read(text))))


def test_where_it_can_be_had_is_no_point() -> None:
    text = (
        f"{LEAD} The council of Ostrey will build a bank. Rain is expected in the hills. "
        "Schools are shut. “The River Selm in Flood” is now available on DVD."
    )

    assert not any("DVD" in point for point in points(briefs.summarize(pastes.read(text))))


def test_who_wrote_it_is_no_point() -> None:
    text = (
        f"{LEAD} The council of Ostrey will build a bank. Rain is expected in the hills. "
        "Schools are shut. Ada Obi is a staff writer of the Ostrey Post and its flood."
    )

    assert not any("staff writer" in point for point in points(briefs.summarize(pastes.read(text))))


def test_names_the_person_behind_a_pronoun() -> None:
    text = (
        f'{LEAD} "We saw it come," said Mayor Ines Dahlgard. '
        "She added that the flood had destroyed the town's bridge, its mill and 40 houses."
    )

    brief = briefs.summarize(pastes.read(text), points=3)

    assert brief.points[-1].speaker == "Ines Dahlgard"


def test_a_point_that_names_its_people_needs_no_speaker() -> None:
    assert sample().points[0].speaker is None


@pytest.mark.parametrize(
    ("mention", "shown"), [("she", True), ("the Selm Rescue spokeswoman", True), ("Selm", False)]
)
def test_nobody_is_shown_for_a_name_that_is_anothers(mention: str, shown: bool) -> None:
    text = f"“We saw it come,” {mention} said of the flood."
    (sentence,) = sentences.split(text, [Block(start=0, end=len(text))])
    start = text.index(mention)
    quote = Quote(
        start=1,
        end=16,
        kind=QuoteKind.DIRECT,
        speaker="Ines Dahlgard",
        mention_start=start,
        mention_end=start + len(mention),
    )

    assert (briefs.speakers(text, [sentence], [quote]) != {}) == shown


def test_takes_what_there_is_when_everything_hangs_in_the_air() -> None:
    brief = briefs.summarize(
        pastes.read("He left the town. She stayed there. They never met again.")
    )

    assert len(brief.points) == 3


def test_other_algorithms_can_be_asked_for() -> None:
    assert len(briefs.summarize(article_of(20), algorithm="luhn").points) == 4


def test_a_sentence_that_is_a_quote_is_left_to_the_quotes() -> None:
    text = (
        "The bridge at Ambele was closed on Friday after a lorry struck a pillar. "
        "“We heard a bang and saw the whole roadway shake like a carpet,” said Ife Bello. "
        "Engineers of the ministry will examine the pillar for three weeks. "
        "Buses take the road over the hills until the bridge opens again."
    )

    brief = briefs.summarize(pastes.read(text))

    assert [point for point in brief.points if "carpet" in point.of(brief.article.text)] == []


def test_a_point_does_not_begin_or_end_within_a_quote() -> None:
    text = (
        "“The pillar is cracked. We shut it,” said the ministry, which closed the bridge at Ambele "
        "on Friday after a lorry struck a pillar. Engineers will examine the bridge for three "
        "weeks. Buses take the road over the hills of Lenn."
    )
    brief = briefs.summarize(pastes.read(text), points=2)

    assert not any(point.startswith("We shut it,”") for point in points(brief))


@pytest.mark.parametrize(
    ("site", "via"),
    [
        ("The Halvora Post", None),
        ("Halvora Post", None),
        ("TheHalvoraPost", None),
        ("Nordvik Times", "The Halvora Post"),
    ],
)
def test_what_was_told_to_the_articles_own_outlet_came_through_no_other(
    site: str, via: str | None
) -> None:
    text = "“Sixty drivers are missing today,” spokeswoman Signe Aakre told The Halvora Post."
    (quote,) = briefs.summarize(replace(pastes.read(text), site=site)).quotes

    assert (quote.speaker, quote.via) == ("Signe Aakre", via)
