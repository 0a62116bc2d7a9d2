"""An article into its brief: the points that matter, in order, and what was said by whom."""

from bisect import bisect_right
from collections.abc import Sequence

from summarizer import ranking, sentences, wording
from summarizer.speech import quotes
from summarizer.types import Article, Brief, KeyPoint, Quote, Sentence

LENGTHS: tuple[tuple[int, int], ...] = ((12, 3), (30, 4))
"""Up to so many sentences, so many points; 5 beyond."""

MOST_POINTS = 5


def summarize(
    article: Article, *, points: int | None = None, algorithm: str = ranking.DEFAULT
) -> Brief:
    """The brief of an article: key points in its order, none of them leaning on what is not shown.

    `points` is how many are wanted; without it 3 to 5 by length (`LENGTHS`). There are fewer only
    where the article has fewer sentences. A point whose pronoun or title stands for somebody
    carries that person as its speaker; one that opens with a pronoun nobody is known for is taken
    only where there are not enough others.

    Raises:
        ValueError: fewer than one point, an unknown algorithm, or one that cannot run here.
    """
    if points is not None and points < 1:
        raise ValueError(f"a brief has at least one point, not {points}")
    members = sentences.split(article.text, article.blocks)
    found = quotes.find(article.text, article.blocks, members)
    wanted = points or _points_for(len(members))
    speakers = _speakers(article.text, members, found)
    chosen = ranking.choose(
        article.text,
        _standing_alone(article.text, members, speakers, wanted),
        wanted,
        title=article.title,
        language=article.language,
        algorithm=algorithm,
    )
    key_points = tuple(
        KeyPoint(start=one.start, end=one.end, speaker=speakers.get(one.start)) for one in chosen
    )
    return Brief(article=article, points=key_points, quotes=found)


def _points_for(count: int) -> int:
    return next((points for longest, points in LENGTHS if count <= longest), MOST_POINTS)


def _speakers(text: str, members: Sequence[Sentence], found: Sequence[Quote]) -> dict[int, str]:
    """By the start of its sentence: whom a "she" or "the spokeswoman" there stands for."""
    starts = [member.start for member in members]
    speakers: dict[int, str] = {}
    for quote in found:
        if quote.speaker is None or quote.mention_start is None or quote.mention_end is None:
            continue
        mention = text[quote.mention_start : quote.mention_end]
        if not _names(mention, quote.speaker):
            start = starts[bisect_right(starts, quote.mention_start) - 1]
            speakers.setdefault(start, quote.speaker)
    return speakers


def _names(mention: str, speaker: str) -> bool:
    """Whether a mention shares a name with the speaker, so that it needs no explaining."""
    return not set(mention.split()).isdisjoint(speaker.split())


def _standing_alone(
    text: str, members: Sequence[Sentence], speakers: dict[int, str], wanted: int
) -> Sequence[Sentence]:
    """The sentences that can be shown on their own, or all where these are too few."""
    alone = [
        member
        for member in members
        if member.start in speakers or not wording.dangles(member.of(text))
    ]
    return alone if len(alone) >= wanted else members
