"""A look-up on its way: what counts in it, and what a passage must hold to be worth so much."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import NamedTuple

from storage.fulltext.index import Index
from storage.fulltext.lookups import Lookup
from storage.fulltext.ranking import BEGINNING_WORTH, MOST_SATURATED, Scale, saturated
from storage.fulltext.rarity import Rarity
from storage.fulltext.subsets import Level, Word, expected, worth_enough, written
from storage.fulltext.tiers import HELD, MARKED, Tier
from storage.types import Viewer

_POSTINGS = 20_000
"""A word with more entries in the index is not looked for by itself where others are."""
_OF_A_BEGINNING = 0.01
"""About so many of all passages hold a word that begins as asked."""
_FEW_WORDS, _SOME_WORDS = 5, 8
"""Of so many words all tiers are told apart; of more, two; of still more, none."""


class Step(NamedTuple):
    """What passages hold that may be worth so much, and about how many they are."""

    least: float
    expression: str
    passages: float


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is looked up, by whom, under which conditions."""

    viewer: Viewer
    lookup: Lookup
    conditions: tuple[tuple[str, ...], ...]
    """Marks of outlet, person, place and time: of each of these, one must stand with a passage."""
    scale: Scale
    known: Rarity
    index: Index

    @cached_property
    def values(self) -> dict[str, float]:
        """The expressions for the words and beginnings of words, with what they are worth."""
        syntax, scale = self.index.syntax, self.scale
        words = {syntax.one(word): worth for word, worth in scale.worth.items()}
        return words | {syntax.beginning(prefix): BEGINNING_WORTH for prefix in scale.prefixes}

    @property
    def total(self) -> float:
        """What all of them are worth."""
        return sum(self.values.values())

    @cached_property
    def where(self) -> str:
        """The expression for the conditions."""
        syntax = self.index.syntax
        return syntax.all_of(syntax.any_of(map(syntax.one, marks)) for marks in self.conditions)

    @cached_property
    def named(self) -> str:
        """The expression for the outlets and days that a question names."""
        syntax, named = self.index.syntax, {*self.scale.outlets, *self.scale.days}
        return syntax.any_of(map(syntax.one, sorted(named)))

    @cached_property
    def every(self) -> str:
        """The expression for all words."""
        return self.index.syntax.all_of(self.values)

    @cached_property
    def _among(self) -> float:
        """About so many passages meet the strictest of the conditions."""
        holding = (sum(map(self.known.holding, marks)) for marks in self.conditions)
        return max(1.0, min(holding, default=self.known.passages))

    @property
    def holding_all(self) -> float:
        """About so many passages hold all of the words, if words do not go together."""
        return self._among * prod(word[0].share for word in self._words)

    def together(self, least: float) -> Step | None:
        """What passages hold that hold every word and may be worth so much; None if none may."""
        held = sum(word[0].worth for word in self._words)
        if least <= held:
            return Step(least, self.every, self.holding_all)
        sets = worth_enough([_above(word) for word in self._words if len(word) > 1], least - held)
        syntax = self.index.syntax
        some = syntax.all_of([self.every, written(sets, syntax)])
        return Step(least, some, self.holding_all * expected(sets)) if sets else None

    def some(self, least: float) -> Step | None:
        """What passages hold some of whose words may be worth so much together; None if none may.

        Words that too many passages hold are not gone through by themselves, if others are left.
        """
        sets = worth_enough(self._words, least)
        sets = [held for held in sets if len(held) > 1 or not self._is_common(held[0])] or sets
        if not sets:
            return None
        return Step(least, written(sets, self.index.syntax), self._among * expected(sets))

    def _is_common(self, level: Level) -> bool:
        return level.share * self._among > _POSTINGS

    @property
    def is_wide(self) -> bool:
        """Whether more counts than the index is asked for: related words, or tiers of very many."""
        return bool(self.scale.related) or len(self.scale.worth) > _SOME_WORDS

    @cached_property
    def _words(self) -> list[Word]:
        syntax, number = self.index.syntax, len(self.scale.worth)
        marked = MARKED[: len(MARKED) if number <= _FEW_WORDS else 0]
        if _FEW_WORDS < number <= _SOME_WORDS:
            marked = MARKED[1:2]
        words: list[Word] = [
            tuple(self._levels(token, worth, (HELD, *marked)))
            for token, worth in self.scale.worth.items()
        ]
        most = BEGINNING_WORTH * MOST_SATURATED
        return words + [
            (Level(syntax.beginning(prefix), most, _OF_A_BEGINNING),)
            for prefix in self.scale.prefixes
        ]

    def _levels(self, token: str, worth: float, tiers: tuple[Tier, ...]) -> Iterator[Level]:
        share = min(1.0, self.known.holding(token) / self.known.passages)
        for tier, above in zip(tiers, (*tiers[1:], None), strict=True):
            most = saturated(above.least) if above else MOST_SATURATED
            one = self.index.syntax.one(tier.mark + token)
            yield Level(one, worth * most, share * tier.share)


def _above(word: Word) -> Word:
    """The levels above the first, as what they add to it."""
    held = word[0]
    return tuple(
        Level(one.expression, one.worth - held.worth, one.share / (held.share or 1.0))
        for one in word[1:]
    )
