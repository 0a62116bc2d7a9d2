"""Full text: SQLite's FTS5 and PostgreSQL's tsvector behind one function.

Both index the same tokens (`storage.terms`), among them who may see a passage, so that nothing has
to be joined while the index is read. The index gives candidates, newest first and never more than
a fixed number, so that a search costs much the same however much is remembered; `storage.ranking`
then puts them into order by one formula, and the order is the same on both databases.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, combinations
from typing import Any

from sqlalchemy import ColumnElement, bindparam, exists, select
from sqlmodel import Session, col

from storage import terms
from storage.index import Index
from storage.lookups import Lookup
from storage.names import fold_name, spelling
from storage.ranking import Candidate, Scale, ranked, rarity
from storage.rarity import Rarity
from storage.spelling import BEGINNING, Alike, nearest, slips
from storage.tables import ArticleRow, PassageRow, ShareRow
from storage.types import Passage, Viewer
from storage.visibility import newest_visible, visible_article, visible_share

_MOST = 300
"""How many passages are weighed of those that a query matches; where there are more, the best by
the database's own rank, or the newest where conditions have narrowed them down."""
_MOST_RANKED = 600
_MOST_LOOSE = 1_500
_MOST_LOOSE_OF_FEW = 400
_FEW_WORDS = 3
_POSTINGS = 10_000
"""How many entries of the index are gone through for words that need not stand together."""
_POSTINGS_OF_MANY = 40_000
_FEWEST_WORDS = 3
_COMMON = 4
"""How many words are put into pairs where fewer than that are rare."""
_MOST_ALIKE = 300
_ALL = 1_000_000_000
_CHUNK = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A look-up on its way: what counts how much in it, and for whom it is made."""

    viewer: Viewer
    lookup: Lookup
    scale: Scale
    known: Rarity


class Search:
    """What a unit of work can look up by words."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._index = Index(session)

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
        known = Rarity(self._session, wanted)
        scale = Scale(
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
        searched = _Asked(lookup=lookup, scale=scale, known=known, viewer=viewer)
        if exhaustive:
            return self._first(searched, self._every_candidate(searched, limit), limit)
        found = self._together(searched)
        best = self._first(searched, found.values(), limit)
        if len(best) >= limit or len(scale.worth) + len(prefixes) < 2:
            return best
        found |= self._apart(searched)
        best = self._first(searched, found.values(), limit)
        if len(best) < limit and not lookup.is_conditional:  # little of it may be seen here
            found |= self._apart(searched, narrowed=True)
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
        wanted = terms.token(stem)
        scope = self._index.syntax.all_of(self._conditions(viewer, Lookup()))
        one = self._index.syntax.one
        if not wanted or self._seen(viewer, [one(wanted), scope]):
            return None
        variants = self._index.syntax.any_of(one(slip) for slip in dict.fromkeys(slips(wanted)))
        found = self._seen(viewer, [variants, scope]) if variants else []
        if not found and len(wanted) > BEGINNING:
            beginning = self._index.syntax.beginning(wanted[:BEGINNING])
            found = self._seen(viewer, [beginning, scope])
        return nearest(wanted, found)

    def _seen(self, viewer: Viewer, parts: Sequence[str]) -> list[Candidate]:
        found = self._index.matching(self._index.syntax.all_of(parts), _MOST_ALIKE)
        held = self._held(viewer, Lookup(), found)
        return [candidate for candidate in found if candidate.id in held]

    def _together(self, asked: _Asked) -> dict[int, Candidate]:
        """Passages that hold everything."""
        syntax = self._index.syntax
        words = self._words(asked)
        everything = syntax.all_of([*words, *self._conditions(asked.viewer, asked.lookup)])
        found = self._index.matching(everything, _MOST)
        if len(found) == _MOST and words and not asked.lookup.is_conditional:
            found += self._index.matching(syntax.all_of(words), _MOST_RANKED, best=True)
        return {one.id: one for one in found}

    def _apart(self, asked: _Asked, *, narrowed: bool = False) -> dict[int, Candidate]:
        """Passages that hold some rare words, or any where a question says who reported or when.

        `narrowed`: only what may be seen, or what meets the conditions, is taken.
        """
        syntax, scale = self._index.syntax, asked.scale
        narrowed = narrowed or asked.lookup.is_conditional
        where = syntax.all_of(self._conditions(asked.viewer, asked.lookup)) if narrowed else ""
        rare = syntax.any_of([*self._rare(asked), *self._beginnings(asked)])
        named = syntax.any_of(map(syntax.one, sorted({*scale.outlets, *scale.days})))
        queries = [syntax.all_of([rare, where])]
        if named:
            queries.append(syntax.all_of([named, rare, where]))
        most = _MOST_LOOSE if len(scale.worth) > _FEW_WORDS else _MOST_LOOSE_OF_FEW
        return {
            one.id: one for query in queries for one in self._index.matching(query, most, best=True)
        }

    def _rare(self, asked: _Asked) -> list[str]:
        """The rarest words, as many as can be gone through; of the others some two at a time."""
        syntax, worth = self._index.syntax, asked.scale.worth
        by_rarity = sorted(worth, key=lambda word: -worth[word])
        gone_through = list(accumulate(map(asked.known.holding, by_rarity)))
        most = _POSTINGS_OF_MANY if len(worth) > _FEW_WORDS else _POSTINGS
        few = max(1, bisect_right(gone_through, most))
        common = by_rarity[few : few + _COMMON] if few < _FEWEST_WORDS else []
        pairs = combinations(map(syntax.one, common), 2)
        return [*map(syntax.one, by_rarity[:few]), *map(syntax.all_of, pairs)]

    def _words(self, asked: _Asked) -> list[str]:
        return [*map(self._index.syntax.one, asked.scale.worth), *self._beginnings(asked)]

    def _beginnings(self, asked: _Asked) -> list[str]:
        return [self._index.syntax.beginning(prefix) for prefix in asked.scale.prefixes]

    def _every_candidate(self, asked: _Asked, limit: int) -> Iterable[Candidate]:
        syntax, words = self._index.syntax, self._words(asked)
        where = syntax.all_of(self._conditions(asked.viewer, asked.lookup))
        together = self._index.matching(syntax.all_of([*words, where]), _ALL)
        if len(together) >= limit or len(words) < 2:
            return together
        return self._index.each_matching(syntax.all_of([syntax.any_of(words), where]), _ALL)

    def _conditions(self, viewer: Viewer, lookup: Lookup) -> Iterator[str]:
        """What marks a passage that may be seen and is of the outlet, person and time asked for."""
        one, any_of = self._index.syntax.one, self._index.syntax.any_of
        if lookup.conversation:  # few are of it; whether they may be seen, the tables tell
            yield one(terms.mark(terms.CONVERSATION, viewer.workspace, lookup.conversation))
        else:
            yield self._index.seen_by(viewer)
        if lookup.sharer:
            yield one(terms.mark(terms.SHARER, viewer.workspace, lookup.sharer))
        for word in lookup.outlet:
            kind = terms.HOST if "." in word else terms.OUTLET_WORD
            yield one(terms.mark(kind, word.replace(".", "") if "." in word else word))
        yield from (one(terms.mark(terms.SPEAKER, spelling(word))) for word in lookup.speaker)
        yield any_of(map(one, terms.period_marks(lookup.since, lookup.before)))

    def _allowed(
        self, viewer: Viewer, lookup: Lookup, best: Sequence[tuple[float, bool, Candidate]]
    ) -> Iterator[Passage]:
        """Those that hold up to a look at the tables; the index alone is never trusted."""
        for start in range(0, len(best), _CHUNK):
            chunk = best[start : start + _CHUNK]
            held = self._held(viewer, lookup, [candidate for _, _, candidate in chunk])
            for score, every, one in chunk:
                if one.id in held:
                    yield Passage(
                        article_id=one.article_id,
                        start=one.start,
                        end=one.end,
                        rank=score,
                        complete=every,
                    )

    def _held(self, viewer: Viewer, lookup: Lookup, found: Sequence[Candidate]) -> set[int]:
        statement = _seen_by(replace(viewer, user=""))
        if lookup.sharer or lookup.conversation:
            statement = statement.where(_shared(viewer, lookup))
        if lookup.since:
            statement = statement.where(col(ArticleRow.day) >= lookup.since.isoformat())
        if lookup.before:
            statement = statement.where(col(ArticleRow.day) < lookup.before.isoformat())
        ids = {candidate.article_id for candidate in found}
        allowed = set(self._session.connection().scalars(statement, {"ids": list(ids)}))
        if lookup.without:
            allowed -= self._holding(allowed, set(terms.tokens(lookup.without)))
        held = [candidate for candidate in found if candidate.article_id in allowed]
        if lookup.phrases or lookup.without_phrases:
            held = self._with_phrases(held, lookup)
        return {candidate.id for candidate in held}

    def _holding(self, articles: set[int | None], words: set[str]) -> set[int | None]:
        """The articles that hold one of these tokens anywhere."""
        row = PassageRow
        statement = select(col(row.article_id), col(row.heading), col(row.terms))
        passages = self._session.connection().execute(
            statement.where(col(row.article_id).in_(articles))
        )
        return {
            article
            for article, heading, body in passages
            if not words.isdisjoint([*heading.split(), *body.split()])
        }

    def _with_phrases(self, found: Sequence[Candidate], lookup: Lookup) -> list[Candidate]:
        ids = {candidate.article_id for candidate in found}
        statement = select(col(ArticleRow.id), col(ArticleRow.text), col(ArticleRow.title))
        rows = self._session.connection().execute(statement.where(col(ArticleRow.id).in_(ids)))
        articles = {id_: (body, title or "") for id_, body, title in rows}
        wanted = [_folded(phrase) for phrase in lookup.phrases]
        unwanted = [_folded(phrase) for phrase in lookup.without_phrases]

        def holds(candidate: Candidate) -> bool:
            body, title = articles[candidate.article_id]
            here = _folded(body[candidate.start : candidate.end]) + _folded(title)
            whole = _folded(body) + _folded(title) if unwanted else ""
            kept = not any(phrase in whole for phrase in unwanted)
            return kept and all(phrase in here for phrase in wanted)

        return [candidate for candidate in found if holds(candidate)]


@lru_cache(maxsize=1_000)
def _seen_by(viewer: Viewer) -> Any:
    """The articles among `ids` that may be seen; to put this together anew takes milliseconds."""
    among = col(ArticleRow.id).in_(bindparam("ids", expanding=True))
    return select(col(ArticleRow.id)).where(visible_article(viewer), newest_visible(viewer), among)


def _folded(text: str) -> str:
    """The words of a text parted and surrounded by single spaces, so that whole words are found."""
    return f" {fold_name(text)} "


def _shared(viewer: Viewer, lookup: Lookup) -> ColumnElement[bool]:
    """A share that the viewer may see is by that person, in that conversation."""
    condition = [col(ShareRow.article_id) == col(ArticleRow.id), visible_share(viewer)]
    if lookup.sharer:
        condition.append(col(ShareRow.user) == lookup.sharer)
    if lookup.conversation:
        condition.append(col(ShareRow.conversation) == lookup.conversation)
    return exists(select(col(ShareRow.id)).where(*condition).correlate(ArticleRow))
