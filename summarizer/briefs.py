"""An article into its brief: the points that matter, in order, and what was said by whom."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from summarizer import parts, ranking, sentences, wording
from summarizer.speech import quotes
from summarizer.types import Article, BlockKind, Brief, KeyPoint, Quote, QuoteKind, Sentence

LENGTHS: tuple[tuple[int, int], ...] = ((12, 3), (30, 4))
"""Up to so many sentences, so many points; 5 beyond."""

MOST_POINTS = 5

_ENDS = frozenset(".!?…。！？｡؟۔।॥")
_MOSTLY = 0.5
"""A sentence with a larger share of it in marks is a quote rather than a point."""


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
        members,
        wanted,
        candidates=_fit(article, members, speakers, found, wanted),
        parts=parts.of(article.text, article.blocks, members, article.language),
        title=article.title,
        language=article.language,
        algorithm=algorithm,
    )
    key_points = tuple(
        KeyPoint(start=one.start, end=one.end, speaker=speakers.get(one.start)) for one in chosen
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
    return name.lower().removeprefix("the ").removeprefix("www.").removesuffix(".com").strip()


def _points_for(count: int) -> int:
    return next((points for longest, points in LENGTHS if count <= longest), MOST_POINTS)


def _speakers(text: str, members: Sequence[Sentence], found: Sequence[Quote]) -> dict[int, str]:
    """By the start of its sentence: whom a "she" or "the spokeswoman" there stands for."""
    starts = [member.start for member in members]
    speakers: dict[int, str] = {}
    for quote in found:
        if quote.speaker is None or quote.mention_start is None:
            continue
        sentence = members[max(0, bisect_right(starts, quote.mention_start) - 1)]
        if not _names(sentence.of(text), quote.speaker):
            speakers.setdefault(sentence.start, quote.speaker)
    return speakers


def _names(sentence: str, speaker: str) -> bool:
    """Whether a sentence names the speaker, by surname at least, so that it needs no explaining."""
    return speaker.split()[-1] in sentence


def _fit(
    article: Article,
    members: Sequence[Sentence],
    speakers: dict[int, str],
    found: Sequence[Quote],
    wanted: int,
) -> Sequence[Sentence]:
    """The sentences to choose from: whole ones that stand alone and tell more than a quote does.

    A quote is shown with its speaker anyway. Where too few are left, quotes, questions and what
    leans on a pronoun whose person is known are let in again, and then all.
    """
    cut = _cut_by_marks(members, found)
    alone = [
        member
        for member in members
        if article.blocks[member.block].kind is not BlockKind.HEADING
        and _is_whole(member.of(article.text))
        and member.start not in cut
        and (member.start in speakers or not wording.dangles(member.of(article.text)))
    ]
    quotes_alone = _quotes_alone(members, found)
    telling = [
        member
        for member in alone
        if member.start not in quotes_alone and _tells(member.of(article.text))
    ]
    return next((fit for fit in (telling, alone) if len(fit) >= wanted), members)


def _tells(sentence: str) -> bool:
    return not (wording.is_question(sentence) or wording.dangles(sentence))


def _is_whole(sentence: str) -> bool:
    """Whether it ends as sentences do: a masthead or a caption does not."""
    return sentence.rstrip("\"'”’»)]」』")[-1:] in _ENDS


def _cut_by_marks(members: Sequence[Sentence], found: Sequence[Quote]) -> set[int]:
    """The starts of the sentences that begin or end within a quote: half of one says nothing."""
    starts = [member.start for member in members]
    cut = set()
    for quote in found:
        if quote.kind is QuoteKind.INDIRECT:
            continue
        first = max(0, bisect_right(starts, quote.start) - 1)
        last = bisect_left(starts, quote.end)
        if last - first > 1:
            cut.update(starts[first:last])
    return cut


def _quotes_alone(members: Sequence[Sentence], found: Sequence[Quote]) -> set[int]:
    """The starts of the sentences most of which stand in marks."""
    starts = [member.start for member in members]
    inside: Counter[int] = Counter()
    for quote in found:
        if quote.kind is not QuoteKind.INDIRECT:
            first = max(0, bisect_right(starts, quote.start) - 1)
            for member in members[first : bisect_left(starts, quote.end)]:
                overlap = min(member.end, quote.end) - max(member.start, quote.start)
                inside[member.start] += max(0, overlap)
    return {
        member.start
        for member in members
        if inside[member.start] > _MOSTLY * (member.end - member.start)
    }
