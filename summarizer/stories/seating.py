"""Which story each article belongs to, as articles come in.

An article joins the story to whose articles it is likeliest on average to belong, or begins one
(single-pass clustering, Allan et al. 1998). Since the first articles on two alike events are easily
taken for one, whoever would now sit better elsewhere is then moved, and stories that have grown
alike become one, for as long as anything changes. A story keeps its number all the while.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations, count

from summarizer.stories.likeness import UNLIKE, log_odds
from summarizer.stories.traits import Traits, of
from summarizer.types import Article

SAME_STORY_DAYS = 7
"""An article that is further than this from all of a story's dated articles begins another."""

_SWEEPS = 4  # more change next to nothing


def group(
    articles: Sequence[Article], known: Sequence[int | None] = ()
) -> tuple[tuple[int, ...], ...]:
    """The stories: which articles report the same event, by their places in the list given.

    `known` are the numbers of the stories of those articles that have one; these are kept together
    as they are. Every article is in exactly one story. Stories stand in the order of their first
    article, and articles within a story in the order given.
    """
    stories = {place: number for place, number in enumerate(known) if number is not None}
    if len(stories) == len(articles):
        return gathered(stories)
    traits = {place: of(article) for place, article in enumerate(articles)}
    return gathered(seat(traits, stories, fixed=stories))


def gathered(seats: Mapping[int, int]) -> tuple[tuple[int, ...], ...]:
    """The articles of each story by their numbers, lowest first, from the story of each article."""
    members: defaultdict[int, list[int]] = defaultdict(list)
    for number in sorted(seats):
        members[seats[number]].append(number)
    return tuple(map(tuple, members.values()))


def seat(
    articles: Mapping[int, Traits],
    stories: Mapping[int, int],
    *,
    fixed: Collection[int] = frozenset(),
    weights: Mapping[str, float] | None = None,
) -> dict[int, int]:
    """The number of each article's story, by the article's own number.

    `stories` are those known so far, with numbers from 0 up; articles without one are seated in the
    order given, and a story that is new gets a number below 0. Articles of `fixed` stay where they
    are. Stories that become one keep the lower number, the older one's. `weights` are those of
    `likeness.log_odds`.
    """
    room = _Room(articles, weights, fixed)
    for number in articles:
        if number in stories:
            room.move(number, stories[number])
    for number in articles:
        if number not in stories:
            room.move(number, room.best(number))
    for _ in range(_SWEEPS):
        moved = room.move_all(fixed)
        merged = room.merge(fixed)
        if not moved and not merged:
            break
    return dict(room.seats)


class _Room:
    """Who sits where, with the log odds between all articles that are alike at all."""

    def __init__(
        self,
        articles: Mapping[int, Traits],
        weights: Mapping[str, float] | None,
        fixed: Collection[int],
    ) -> None:
        self.seats: dict[int, int] = {}
        self._members: defaultdict[int, set[int]] = defaultdict(set)
        self._days = {number: traits.day for number, traits in articles.items()}
        self._odds: defaultdict[int, dict[int, float]] = defaultdict(dict)
        self._fresh = count(-1, -1)
        for first, second in combinations(articles, 2):
            if first in fixed and second in fixed:
                continue
            odds = log_odds(articles[first], articles[second], weights)
            if odds > UNLIKE:
                self._odds[first][second] = self._odds[second][first] = odds

    def move(self, number: int, story: int) -> bool:
        """Seat an article; whether it sat elsewhere."""
        before = self.seats.get(number)
        if before is not None:
            self._members[before].discard(number)
        self.seats[number] = story
        self._members[story].add(number)
        return before != story

    def best(self, number: int) -> int:
        """The story that an article fits best; its own or a new one where it fits none."""
        sums: defaultdict[int, list[float]] = defaultdict(list)
        for other, odds in self._odds[number].items():
            if other in self.seats:
                sums[self.seats[other]].append(odds)
        means = {
            story: _mean(odds, len(self._members[story] - {number}))
            for story, odds in sums.items()
            if self._admits(number, story)
        }
        best = max(means, key=lambda story: means[story], default=None)
        if best is not None and means[best] >= 0:
            return best
        own = self.seats.get(number)
        return own if own is not None and len(self._members[own]) == 1 else next(self._fresh)

    def move_all(self, fixed: Collection[int]) -> bool:
        """Move whoever would sit better elsewhere; whether anybody did."""
        free = [number for number in self.seats if number not in fixed]
        moved = [number for number in free if self.move(number, self.best(number))]
        return bool(moved)

    def merge(self, fixed: Collection[int]) -> bool:
        """Make one of every two stories that are alike on average; whether there were any."""
        merged = False
        while (pair := self._alike(fixed)) is not None:
            kept, given_up = pair
            for number in tuple(self._members[given_up]):
                self.move(number, kept)
            merged = True
        return merged

    def _alike(self, fixed: Collection[int]) -> tuple[int, int] | None:
        """The two stories that are likest, if as alike as one story's: the one to keep first."""
        sums: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
        for first, known in self._odds.items():
            for second, odds in known.items():
                pair = _older_first(self.seats[first], self.seats[second])
                if first < second and pair[0] != pair[1]:
                    sums[pair].append(odds)
        means = {
            (kept, given_up): _mean(odds, len(self._members[kept]) * len(self._members[given_up]))
            for (kept, given_up), odds in sums.items()
            if self._members[given_up].isdisjoint(fixed) and self._adjoin(kept, given_up)
        }
        best = max(means, key=lambda pair: means[pair], default=None)
        return best if best is not None and means[best] >= 0 else None

    def _adjoin(self, first: int, second: int) -> bool:
        return any(self._admits(number, first) for number in self._members[second])

    def _admits(self, number: int, story: int) -> bool:
        """Whether an article of that day may belong to it; without dates nothing speaks against."""
        day = self._days[number]
        days = [self._days[other] for other in self._members[story] if other != number]
        gaps = [abs((day - known).days) for known in days if known is not None and day is not None]
        return not gaps or min(gaps) <= SAME_STORY_DAYS


def _mean(odds: Sequence[float], whole: int) -> float:
    """The mean of log odds among so many pairs, of which the others are unlike."""
    return (sum(odds) + UNLIKE * (whole - len(odds))) / whole


def _older_first(first: int, second: int) -> tuple[int, int]:
    """The story that is known before the new one; of two of a kind, the one that came first."""
    return (first, second) if _age(first) < _age(second) else (second, first)


def _age(story: int) -> tuple[bool, int]:
    return (False, story) if story >= 0 else (True, -story)
