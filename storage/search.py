"""Full text: SQLite's FTS5 and PostgreSQL's tsvector behind one function.

Both index the same tokens (`storage.terms`), among them who may see a passage, so that nothing has
to be joined while the index is read. The index gives candidates, newest first and never more than
a fixed number, so that a search costs much the same however much is remembered; `storage.ranking`
then puts them into order by one formula, and the order is the same on both databases.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations

from sqlmodel import Session

from storage import terms
from storage.index import Index
from storage.lookups import Lookup
from storage.names import spelling
from storage.ranking import Candidate, Scale, ranked, rarity
from storage.rarity import Rarity
from storage.spelling import BEGINNING, Alike, nearest, slips, speakers_of
from storage.types import Passage, Viewer
from storage.vetting import Vetting

_MOST = 300
"""How many passages are weighed of those that a query matches; where there are more, the best by
the database's own rank, or the newest where conditions have narrowed them down."""
_MOST_RANKED = 1_500
_MOST_LOOSE = 1_500
_POSTINGS = 40_000
"""How many entries of the index are gone through for words that need not stand together."""
_FEWEST_WORDS = 3
_COMMON = 4
"""How many words are put into pairs where fewer than that are rare."""
_MOST_ALIKE = 300
_CHUNK = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A look-up on its way: what counts how much in it, and for whom it is made."""

    viewer: Viewer
    lookup: Lookup
    conditions: tuple[tuple[str, ...], ...]
    """Marks of outlet, person, place and time: of each of these, one must stand with a passage."""
    scale: Scale
    known: Rarity
    index: Index

    @property
    def words(self) -> list[str]:
        """The expressions for the words and beginnings of words."""
        return [*map(self.index.syntax.one, self.scale.worth), *self.beginnings]

    @property
    def beginnings(self) -> list[str]:
        """The expressions for the beginnings of words."""
        return [self.index.syntax.beginning(prefix) for prefix in self.scale.prefixes]

    @property
    def where(self) -> str:
        """The expression for the conditions."""
        syntax = self.index.syntax
        return syntax.all_of(syntax.any_of(map(syntax.one, marks)) for marks in self.conditions)

    @property
    def share(self) -> float:
        """About so much of all passages meets the strictest of the conditions."""
        holding = (sum(map(self.known.holding, marks)) for marks in self.conditions)
        return max(1.0, min(holding, default=self.known.passages)) / self.known.passages


class Search:
    """What a unit of work can look up by words."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._vetting = Vetting(session)

    def passages(
        self,
        viewer: Viewer,
        sought: Lookup | Iterable[str],
        *,
        limit: int,
        exhaustive: bool = False,
    ) -> tuple[Passage, ...]:
        """The passages this viewer may see that serve a look-up (or stemmed words), best first.

        Those that hold every word come first; where they are fewer than `limit`, those that hold
        some of them follow. Of an article only the newest edition is searched. `exhaustive`: every
        passage that matches is weighed, however long that takes; it is what the usual way is
        measured by.
        """
        lookup = sought if isinstance(sought, Lookup) else Lookup(terms=tuple(sought))
        wanted = tuple(dict.fromkeys(terms.tokens(lookup.terms)))
        prefixes = tuple(dict.fromkeys(terms.tokens(lookup.prefixes)))
        if not (wanted or prefixes) and (lookup.terms or lookup == Lookup()):
            return ()  # asked for nothing, or for words none of which has letters
        conditions = tuple(self._conditions(lookup, viewer.workspace))
        marks = [mark for among in conditions for mark in among]
        known = Rarity(self._session, [*wanted, *marks], viewer)
        scale = _scale(lookup, wanted, prefixes, known)
        searched = _Asked(
            viewer=viewer,
            lookup=lookup,
            conditions=conditions,
            scale=scale,
            known=known,
            index=Index(self._session, viewer),
        )
        if exhaustive:
            return self._first(searched, self._every_candidate(searched, limit), limit)
        found = self._together(searched)
        best = self._first(searched, found.values(), limit)
        if len(best) >= limit or len(scale.worth) + len(prefixes) < 2:
            return best
        found |= self._apart(searched)
        best = self._first(searched, found.values(), limit)
        if len(best) < limit:  # the rarest words are too rare
            found |= self._apart(searched, widely=True)
            best = self._first(searched, found.values(), limit)
        return best

    def _first(
        self, asked: _Asked, candidates: Iterable[Candidate], limit: int
    ) -> tuple[Passage, ...]:
        best = ranked(candidates, asked.scale, most=_MOST + _MOST_RANKED)
        allowed = self._allowed(asked.viewer, asked.lookup, best)
        return tuple(passage for passage, _ in zip(allowed, range(limit), strict=False))

    def alike(self, viewer: Viewer, stem: str) -> Alike | None:
        """What this viewer may see that is written much like this stem; None if the stem is there.

        Also None where nothing is like it.
        """
        wanted, syntax = terms.token(stem), Index(self._session, viewer).syntax
        if not wanted or self._seen(viewer, syntax.one(wanted)):
            return None
        return nearest(wanted, self._nearly(viewer, wanted))

    def namesake(self, viewer: Viewer, word: str) -> Alike | None:
        """As `alike`, of the words in the names of those who are quoted, in one spelling each."""
        wanted, syntax = terms.token(spelling(word)), Index(self._session, viewer).syntax
        if not wanted or self._seen(viewer, syntax.one(terms.SPEAKER + wanted)):
            return None
        return nearest(wanted, self._nearly(viewer, wanted, terms.SPEAKER), speakers_of)

    def _nearly(self, viewer: Viewer, wanted: str, kind: str = "") -> list[Candidate]:
        """Passages that hold what is written much like a token; of marks, those of one kind."""
        syntax = Index(self._session, viewer).syntax
        variants = (syntax.one(kind + slip) for slip in dict.fromkeys(slips(wanted)))
        found = self._seen(viewer, syntax.any_of(variants))
        if not found and len(wanted) > BEGINNING:
            found = self._seen(viewer, syntax.beginning(kind + wanted[:BEGINNING]))
        return found

    def _seen(self, viewer: Viewer, query: str) -> list[Candidate]:
        found = Index(self._session, viewer).matching(query, _MOST_ALIKE)
        held = self._vetting.holding(viewer, Lookup(), found)
        return [candidate for candidate in found if candidate.id in held]

    def _together(self, asked: _Asked) -> dict[int, Candidate]:
        """Passages that hold everything."""
        all_of, words = asked.index.syntax.all_of, asked.words
        found = asked.index.matching(all_of([*words, asked.where]), _MOST)
        if len(found) == _MOST and words:
            found += asked.index.likest([all_of(words)], words, asked.where, _MOST_RANKED)
        return {one.id: one for one in found}

    def _apart(self, asked: _Asked, *, widely: bool = False) -> dict[int, Candidate]:
        """Passages that hold some rare words, or any where a question says who reported or when.

        `widely`: those that hold any words, rare or not.
        """
        syntax, scale, words = asked.index.syntax, asked.scale, asked.words
        some = words if widely else [*self._rare(asked), *asked.beginnings]
        found = asked.index.likest(some, words, asked.where, _MOST_LOOSE)
        if named := syntax.any_of(map(syntax.one, sorted({*scale.outlets, *scale.days}))):
            where = syntax.all_of([named, asked.where])
            found += asked.index.likest(some, words, where, _MOST_LOOSE)
        return {one.id: one for one in found}

    def _rare(self, asked: _Asked) -> list[str]:
        """The rarest words, as many as can be gone through; of the others some two at a time."""
        syntax, worth = asked.index.syntax, asked.scale.worth
        by_rarity = sorted(worth, key=lambda word: -worth[word])
        gone_through = list(accumulate(map(asked.known.holding, by_rarity)))
        few = max(1, bisect_right(gone_through, _POSTINGS / asked.share))
        common = by_rarity[few : few + _COMMON] if few < _FEWEST_WORDS else []
        pairs = combinations(map(syntax.one, common), 2)
        return [*map(syntax.one, by_rarity[:few]), *map(syntax.all_of, pairs)]

    def _every_candidate(self, asked: _Asked, limit: int) -> Iterable[Candidate]:
        syntax, words = asked.index.syntax, asked.words
        together = list(asked.index.each_matching(syntax.all_of([*words, asked.where])))
        if len(together) >= limit or len(words) < 2:
            return together
        return asked.index.each_matching(syntax.all_of([syntax.any_of(words), asked.where]))

    def _conditions(self, lookup: Lookup, workspace: str) -> Iterator[tuple[str, ...]]:
        """The marks of the outlet, person, place and time asked for: of each, one must be there."""
        if lookup.conversation:
            yield (terms.mark(terms.CONVERSATION, workspace, lookup.conversation),)
        if lookup.sharer:
            yield (terms.mark(terms.SHARER, workspace, lookup.sharer),)
        for word in lookup.outlet:
            kind = terms.HOST if "." in word else terms.OUTLET_WORD
            yield (terms.mark(kind, word.replace(".", "") if "." in word else word),)
        yield from ((terms.mark(terms.SPEAKER, spelling(word)),) for word in lookup.speaker)
        if months := terms.period_marks(lookup.since, lookup.before):
            yield tuple(months)

    def _allowed(
        self, viewer: Viewer, lookup: Lookup, best: Sequence[tuple[float, bool, Candidate]]
    ) -> Iterator[Passage]:
        """Those that hold up to a look at the tables; the index alone is never trusted."""
        for start in range(0, len(best), _CHUNK):
            chunk = best[start : start + _CHUNK]
            held = self._vetting.holding(viewer, lookup, [candidate for _, _, candidate in chunk])
            for score, every, one in chunk:
                if one.id in held:
                    yield Passage(
                        article_id=one.article_id,
                        start=one.start,
                        end=one.end,
                        rank=score,
                        complete=every,
                    )


def _scale(
    lookup: Lookup, wanted: Sequence[str], prefixes: tuple[str, ...], known: Rarity
) -> Scale:
    """What each word of a look-up is worth, the rarer the more."""
    return Scale(
        worth={one: rarity(known.passages, known.holding(one)) for one in wanted},
        prefixes=prefixes,
        related={
            one: worth * rarity(known.passages, known.passages / 200)
            for stem, worth in lookup.related
            if (one := terms.token(stem)) and one not in wanted
        },
        outlets=frozenset(terms.mark(terms.OUTLET, *name) for name in lookup.outlets),
        days=frozenset(terms.mark(terms.DAY, day.replace("-", "")) for day in lookup.days),
    )
