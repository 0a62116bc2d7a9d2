"""An article into its brief: the points that matter, in order, and what was said by whom."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from summarizer import candidates, parts, ranking, sentences
from summarizer.speech import quotes
from summarizer.speech.paragraphs import datelines
from summarizer.types import Article, Brief, KeyPoint, Quote, Sentence

LENGTHS: tuple[tuple[int, int], ...] = ((12, 3), (30, 4))
"""Up to so many sentences, so many points; 5 beyond."""

MOST_POINTS = 5

_PRONOUNS = frozenset({"he", "she", "they", "his", "her", "their"})


def summarize(
    article: Article, *, points: int | None = None, algorithm: str = ranking.DEFAULT
) -> Brief:
    """The brief of an article: key points in its order, none leaning on what is not shown.

    A point is a whole sentence, without the dateline ("KINDIA (NTB) —") that may open it.
    `points` is how many are wanted; without it 3 to 5 by length (`LENGTHS`). There are fewer only
    where the article has fewer sentences. A point whose pronoun or title stands for somebody
    carries that person as its speaker; one that leans on another sentence is taken beside that
    alone, unless there are not enough others.

    Raises:
        ValueError: fewer than one point, an unknown algorithm, or one that cannot run here.
    """
    if points is not None and points < 1:
        raise ValueError(f"a brief has at least one point, not {points}")
    members = sentences.split(article.text, article.blocks)
    found = quotes.find(article.text, article.blocks, members)
    members = datelines.without(article.text, article.blocks, members)
    wanted = points or _points_for(len(members))
    named = speakers(article.text, members, found)
    admitted = candidates.of(article, members, found, named, wanted)
    chosen = ranking.choose(
        article.text,
        members,
        wanted,
        candidates=admitted.sentences,
        needs=admitted.needs,
        parts=parts.of(article.text, article.blocks, members, article.language),
        title=article.title,
        language=article.language,
        algorithm=algorithm,
    )
    key_points = tuple(
        KeyPoint(start=one.start, end=one.end, speaker=named.get(one.start)) for one in chosen
    )
    return Brief(article=article, points=key_points, quotes=_first_hand(article.site, found))


def _first_hand(site: str | None, found: Sequence[Quote]) -> tuple[Quote, ...]:
    """The quotes, of which those told to the article's own outlet came through no other."""
    own = _outlet(site or "")
    return tuple(
        replace(quote, via=None) if quote.via and _outlet(quote.via) == own else quote
        for quote in found
    )


def _outlet(name: str) -> str:
    """An outlet as it is compared: "The Hill", "TheHill" and "thehill.com" are one."""
    plain = "".join(name.lower().split()).removeprefix("www.").removesuffix(".com")
    return plain.removeprefix("the")


def _points_for(count: int) -> int:
    return next((points for longest, points in LENGTHS if count <= longest), MOST_POINTS)


def speakers(text: str, members: Sequence[Sentence], found: Sequence[Quote]) -> dict[int, str]:
    """By the start of its sentence: whom a "she" or "the spokeswoman" there stands for."""
    starts = [member.start for member in members]
    named: dict[int, str] = {}
    for quote in found:
        if quote.speaker is None or quote.mention_start is None:
            continue
        sentence = members[max(0, bisect_right(starts, quote.mention_start) - 1)]
        mention = text[quote.mention_start : quote.mention_end]
        if _stands_for_somebody(mention) and not _names(sentence.of(text), quote.speaker):
            named.setdefault(sentence.start, quote.speaker)
    return named


def _stands_for_somebody(mention: str) -> bool:
    """Whether it is a pronoun or a title: a name there is another's than the one to be shown."""
    words = mention.split()
    return mention.lower() in _PRONOUNS or any(word[0].islower() for word in words)


def _names(sentence: str, speaker: str) -> bool:
    """Whether a sentence names the speaker, by surname at least, so that it needs no explaining."""
    return speaker.split()[-1] in sentence
