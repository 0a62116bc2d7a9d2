"""What a period brought, from briefs: stories, voices, and questions that stayed open."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat

from summarizer.stories import group
from summarizer.types import (
    Brief,
    CitedPoint,
    CitedQuote,
    Digest,
    KeyPoint,
    Period,
    Quote,
    QuoteKind,
    Story,
    Voice,
)

POINTS = 3
"""So many key points of a story are shown."""

VOICES = 5
"""So many people are named as the voices of a period."""

_QUOTABLE = range(40, 301)  # characters: shorter says little, longer is no line of a digest


def compile_digest(
    briefs: Sequence[Brief],
    questions: Sequence[str],
    period: Period,
    *,
    shares: Sequence[int] = (),
    stories: Sequence[int | None] = (),
) -> Digest:
    """The digest of a period's briefs and of the questions that nothing answered in it.

    `shares` says how often each brief's article was shared, in the order of the briefs; without it
    each counts once. `stories` are the numbers of the stories already known, as `stories.group`
    takes them. Stories stand by how often they were shared, then by how many articles report
    them, then in the order given. Everything in a digest points back to a brief by its place.
    """
    counted = tuple(shares) or tuple(repeat(1, len(briefs)))
    if len(counted) != len(briefs):
        raise ValueError(f"{len(briefs)} briefs with {len(counted)} counts of shares")
    groups = group([brief.article for brief in briefs], stories)
    ranked = sorted(
        groups, key=lambda group: (-sum(counted[place] for place in group), -len(group))
    )
    return Digest(
        period=period,
        stories=tuple(_story(briefs, counted, group) for group in ranked),
        voices=_voices(briefs),
        open_questions=tuple(dict.fromkeys(questions)),
    )


def _story(briefs: Sequence[Brief], shares: Sequence[int], group: Sequence[int]) -> Story:
    """The story told by its best source: the most shared, and of these the fullest."""
    members = sorted(group, key=lambda place: (-shares[place], -len(briefs[place].article.text)))
    best = members[0]
    points = briefs[best].points[:POINTS]
    titles = (briefs[place].article.title for place in members)
    return Story(
        members=tuple(members),
        title=next(filter(None, titles), None),
        points=tuple(CitedPoint(brief=best, point=point) for point in points),
        quote=_best_quote(briefs, members, points),
    )


def _best_quote(
    briefs: Sequence[Brief], members: Sequence[int], points: Sequence[KeyPoint]
) -> CitedQuote | None:
    """The first attributed direct quote of a readable length, one with a role before others.

    `points` are those shown of the first member: what stands in one of them is not shown again.
    """
    candidates = [
        CitedQuote(brief=place, quote=quote)
        for place in members
        for quote in briefs[place].quotes
        if _is_quotable(quote)
        and not (place == members[0] and any(point.covers(quote) for point in points))
    ]
    return min(candidates, key=lambda cited: cited.quote.role is None, default=None)


def _is_quotable(quote: Quote) -> bool:
    return (
        quote.kind is QuoteKind.DIRECT
        and quote.speaker is not None
        and quote.end - quote.start in _QUOTABLE
    )


@dataclass(slots=True)
class _Tally:
    """Where and how often a person was quoted, and the first role printed for them."""

    articles: set[int] = field(default_factory=set)
    quotes: int = 0
    role: str | None = None


def _voices(briefs: Sequence[Brief]) -> tuple[Voice, ...]:
    """Who was quoted in the most articles, then the most often; no "officials", no "the board"."""
    named = [said for said in _attributed(briefs) if not said[2].islower()]
    full = _full_names({speaker for _, _, speaker in named})
    tallies: dict[str, _Tally] = {}
    for place, quote, speaker in named:
        tally = tallies.setdefault(full[speaker], _Tally())
        tally.articles.add(place)
        tally.quotes += 1
        tally.role = tally.role or quote.role
    voices = [
        Voice(name=name, articles=len(tally.articles), quotes=tally.quotes, role=tally.role)
        for name, tally in tallies.items()
    ]
    return tuple(sorted(voices, key=lambda voice: (-voice.articles, -voice.quotes))[:VOICES])


def _full_names(names: Collection[str]) -> dict[str, str]:
    """By each name: the longer one that it is the surname of, where there is just one such."""
    bearers: dict[str, list[str]] = {}
    for name in names:
        if " " in name:
            bearers.setdefault(name.rsplit(" ", 1)[1], []).append(name)
    alone = {surname: found[0] for surname, found in bearers.items() if len(found) == 1}
    return {name: alone.get(name, name) for name in names}


def _attributed(briefs: Sequence[Brief]) -> Iterator[tuple[int, Quote, str]]:
    for place, brief in enumerate(briefs):
        for quote in brief.quotes:
            if quote.speaker is not None:
                yield place, quote, quote.speaker
