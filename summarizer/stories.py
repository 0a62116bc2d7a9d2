"""Articles into the events they report, in one pass.

Two articles are as alike as the cosine of their TF-IDF vectors over headline and opening, where the
news is; each joins the story it is most like on average, or begins one (single-pass clustering,
Allan et al. 1998). An article further in time from a story than `SAME_STORY_DAYS` never joins it.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from summarizer.types import Article
from summarizer.vectors import Vector, tf_idf
from summarizer.words import Tokenizer

OPENING = 1_500
"""So many characters of the text, besides the headline, are compared."""

ALIKE = 0.2
"""The least mean cosine with a story's articles for joining it."""

SAME_STORY_DAYS = 7
"""An article that is further than this from all of a story's dated articles begins another."""


@dataclass(slots=True)
class _Story:
    """A story as it grows: the places of its articles and the days they are dated."""

    members: list[int] = field(default_factory=list)
    days: list[date] = field(default_factory=list)

    def admits(self, day: date | None) -> bool:
        """Whether an article of that day may belong to it; without dates nothing speaks against."""
        if day is None or not self.days:
            return True
        return min(abs((day - known).days) for known in self.days) <= SAME_STORY_DAYS


class _Stories:
    """The stories so far, with an index from terms to them, so that an article is placed fast."""

    def __init__(self) -> None:
        self.found: list[_Story] = []
        self._weights: dict[str, dict[int, float]] = defaultdict(dict)

    def add(self, place: int, vector: Vector, day: date | None) -> None:
        """Puts an article into the story it is most like, or begins one with it."""
        number = self._nearest(vector, day)
        if number is None:
            number = len(self.found)
            self.found.append(_Story())
        story = self.found[number]
        story.members.append(place)
        story.days += [day] if day else []
        for term, weight in vector.items():
            known = self._weights[term]
            known[number] = known.get(number, 0.0) + weight

    def _nearest(self, vector: Vector, day: date | None) -> int | None:
        similar: dict[int, float] = defaultdict(float)
        for term, weight in vector.items():
            for number, other in self._weights[term].items():
                similar[number] += weight * other
        means = {
            number: value / len(self.found[number].members)
            for number, value in similar.items()
            if self.found[number].admits(day)
        }
        best = max(means, key=lambda number: means[number], default=None)
        return best if best is not None and means[best] >= ALIKE else None


def group(articles: Sequence[Article]) -> tuple[tuple[int, ...], ...]:
    """The stories: which articles report the same event, by their places in the list given.

    Every article is in exactly one story. Stories stand in the order of their first article, and
    articles within a story in the order given.
    """
    stories = _Stories()
    vectors = tf_idf(_terms(articles), dampened=True)
    for place, (article, vector) in enumerate(zip(articles, vectors, strict=True)):
        stories.add(place, vector, _day(article))
    return tuple(tuple(story.members) for story in stories.found)


def _terms(articles: Sequence[Article]) -> list[Counter[str]]:
    """What is compared of each article: the terms of its headline and opening."""
    tokenizers = {language: Tokenizer(language) for language in {one.language for one in articles}}
    return [
        Counter(
            tokenizers[article.language].terms(f"{article.title or ''}\n{article.text[:OPENING]}")
        )
        for article in articles
    ]


def _day(article: Article) -> date | None:
    try:
        return date.fromisoformat((article.published or "")[:10])
    except ValueError:  # not known to the day
        return None
