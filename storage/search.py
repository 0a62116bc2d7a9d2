"""Full text: SQLite's FTS5 and PostgreSQL's tsvector behind one function.

Both index the same tokens (`storage.terms`), among them who may see a passage, so that nothing has
to be joined while the index is read. The index gives candidates, those that hold every word and
then those whose words are worth the most together (`storage.subsets`), and never more than a fixed
number; `storage.ranking` puts them into order by one formula, and the order is the same on both
databases.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import prod

from sqlmodel import Session

from storage import terms
from storage.index import Index
from storage.lookups import Lookup
from storage.names import spelling
from storage.ranking import BEGINNING_WORTH, MOST_PREFERRED, Candidate, Pool, Scale, rarity
from storage.rarity import Rarity
from storage.spelling import BEGINNING, Alike, nearest, slips, speakers_of
from storage.subsets import Words, worth_enough, written
from storage.types import Passage, Viewer
from storage.vetting import Vetting

_MOST_NEWEST = 300
"""How many passages are weighed where conditions alone are asked for: the newest."""
_MOST_WEIGHED = 1_000
_MOST_RANKED = 1_500
"""So many that match are all weighed; of more, so many that are the best by the database's rank."""
_STEPS = (0.6, 0.3, 0.0)
"""What passages must hold, as a share of what all words are worth, until enough are found."""
_MOST_OF_WORTH, _MOST_SURELY = 1.5, 1.9
"""A word that is worth one counts for hardly ever more than this, however often it stands there;
the latter is surer: where conditions leave few passages, and where related words count as well."""
_POSTINGS = 20_000
"""A word with more entries in the index is not looked for by itself where others are."""
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
        return [word for word, _ in self.values]

    @property
    def values(self) -> Iterator[tuple[str, float]]:
        """The same with what they are worth."""
        syntax = self.index.syntax
        yield from ((syntax.one(word), worth) for word, worth in self.scale.worth.items())
        yield from ((syntax.beginning(prefix), BEGINNING_WORTH) for prefix in self.scale.prefixes)

    @property
    def total(self) -> float:
        """What all of them are worth."""
        return sum(worth for _, worth in self.values)

    @property
    def where(self) -> str:
        """The expression for the conditions."""
        syntax = self.index.syntax
        return syntax.all_of(syntax.any_of(map(syntax.one, marks)) for marks in self.conditions)

    @property
    def named(self) -> str:
        """The expression for the outlets and days that a question names."""
        syntax, named = self.index.syntax, {*self.scale.outlets, *self.scale.days}
        return syntax.any_of(map(syntax.one, sorted(named)))

    @property
    def share(self) -> float:
        """About so much of all passages meets the strictest of the conditions."""
        holding = (sum(map(self.known.holding, marks)) for marks in self.conditions)
        return max(1.0, min(holding, default=self.known.passages)) / self.known.passages

    @property
    def holding_all(self) -> float:
        """About so many passages hold all of the words, if words do not go together."""
        known, words = self.known, self.scale.worth
        shares = (known.holding(word) / known.passages for word in words)
        return 0.0 if self.scale.prefixes else known.passages * self.share * prod(shares)

    def sets(self, least: float) -> list[Words]:
        """Of which words a passage holds at least one set, if its words are worth so much.

        Words that too many passages hold are not gone through by themselves, if others are left.
        """
        sets = worth_enough(list(self.values), least)
        return [words for words in sets if len(words) > 1 or not self._is_common(words[0])] or sets

    def _is_common(self, expression: str) -> bool:
        holding = self.known.holding(expression.strip('"'))
        return holding > _POSTINGS / self.share


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
        return self._best(searched, limit)

    def _best(self, asked: _Asked, limit: int) -> tuple[Passage, ...]:
        """Those that hold every word; where they are too few, those that hold the most of them."""
        pool = Pool(asked.scale)
        pool.add(self._together(asked, limit))
        best = self._first(asked, pool, limit)
        if len(best) >= limit or len(asked.words) < 2:
            return best
        return self._apart(asked, pool, limit)

    def _apart(self, asked: _Asked, pool: Pool, limit: int) -> tuple[Passage, ...]:
        """With those that hold some words, what is worth most first, until enough are found."""
        syntax, held, best = asked.index.syntax, asked.total, self._first(asked, pool, limit)
        for step in _STEPS:
            if len(best) < limit:
                held = step * asked.total
                pool.add(self._holding(asked, held, asked.where))
                best = self._first(asked, pool, limit)
        if len(best) < limit:  # words that very many passages hold are left
            every = syntax.any_of(asked.words)
            pool.add(self._weighty(asked, every, asked.where))
            best = self._first(asked, pool, limit)
        surely = asked.conditions or asked.scale.related
        most = _MOST_SURELY if surely else _MOST_OF_WORTH
        least = best[-1].rank / most if len(best) >= limit else 0.0
        if least < held and asked.sets(least) != asked.sets(held):
            # What holds less may still be better: where a word stands more than once.
            pool.add(self._holding(asked, least, asked.where))
        if asked.named:
            where = syntax.all_of([asked.named, asked.where])
            pool.add(self._holding(asked, least / MOST_PREFERRED, where))
        return self._first(asked, pool, limit)

    def _first(self, asked: _Asked, pool: Pool, limit: int) -> tuple[Passage, ...]:
        allowed = self._allowed(asked.viewer, asked.lookup, pool.best())
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

    def _together(self, asked: _Asked, limit: int) -> Sequence[Candidate]:
        """Passages that hold everything."""
        if not asked.words:
            return asked.index.matching(asked.where, max(_MOST_NEWEST, limit))
        every = asked.index.syntax.all_of(asked.words)
        if asked.holding_all > _MOST_WEIGHED:
            return self._likest(asked, every, asked.where)
        return self._weighty(asked, every, asked.where)

    def _holding(self, asked: _Asked, least: float, where: str) -> Sequence[Candidate]:
        """Passages whose words are worth so much together."""
        some = written(asked.sets(least), asked.index.syntax)
        return self._weighty(asked, some, where)

    def _weighty(self, asked: _Asked, some: str, where: str) -> Sequence[Candidate]:
        """Passages that match an expression: all of them, or the best where many do."""
        query = asked.index.syntax.all_of([some, where])
        found = asked.index.all_matching(query, _MOST_WEIGHED)
        return self._likest(asked, some, where) if found is None else found

    def _likest(self, asked: _Asked, some: str, where: str) -> Sequence[Candidate]:
        return asked.index.likest(some, dict(asked.values), where, _MOST_RANKED)

    def _every_candidate(self, asked: _Asked, limit: int) -> Pool:
        syntax, words, pool = asked.index.syntax, asked.words, Pool(asked.scale)
        together = list(asked.index.each_matching(syntax.all_of([*words, asked.where])))
        pool.add(together)
        if len(together) < limit and len(words) > 1:
            some = syntax.all_of([syntax.any_of(words), asked.where])
            pool.add(asked.index.each_matching(some))
        return pool

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
