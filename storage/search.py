"""Full text: SQLite's FTS5 and PostgreSQL's tsvector behind one function.

Both index the same tokens (`storage.terms`), among them who may see a passage, so that nothing has
to be joined while the index is read. The index gives candidates, newest first and never more than
a fixed number, so that a search costs much the same however much is remembered; `storage.ranking`
then puts them into order by one formula, and the order is the same on both databases.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from sqlalchemy import ColumnElement, Integer, bindparam, column, exists, select, text
from sqlmodel import Session, col

from storage import terms
from storage.expressions import FTS5, TSQUERY
from storage.lookups import Lookup
from storage.names import fold_name
from storage.ranking import Candidate, Scale, ranked, rarity
from storage.rarity import Rarity
from storage.spelling import BEGINNING, Alike, nearest, slips
from storage.tables import ArticleRow, PassageRow, ShareRow
from storage.types import Passage, Viewer
from storage.visibility import newest_visible, visible_article, visible_share

_MOST = 1_000
"""How many passages that hold everything are weighed: the newest, where there are more."""
_MOST_LOOSE = 2_000
"""How many that hold some rare words are weighed."""
_MOST_ALIKE = 300
_CHUNK = 60
_LEADING = 5

_MATCHING = {
    "sqlite": "SELECT rowid AS id FROM passage_text WHERE passage_text MATCH :query "
    "ORDER BY rowid DESC LIMIT :most",
    "postgresql": "SELECT id FROM passage WHERE document @@ CAST(:query AS tsquery) "
    "ORDER BY id DESC LIMIT :most",
}


class Search:
    """What a unit of work can look up by words."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._database = session.get_bind().dialect.name
        self._syntax = TSQUERY if self._database == "postgresql" else FTS5

    def passages(
        self, viewer: Viewer, sought: Lookup | Iterable[str], *, limit: int
    ) -> tuple[Passage, ...]:
        """The passages this viewer may see that serve a look-up (or stemmed words), best first.

        Those that hold every word come first; where they are fewer than `limit`, those that hold
        some of them follow. Of an article only the newest edition is searched.
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
        found = self._candidates(viewer, lookup, scale, limit)
        best = self._allowed(viewer, lookup, ranked(found, scale))
        return tuple(passage for passage, _ in zip(best, range(limit), strict=False))

    def alike(self, viewer: Viewer, stem: str) -> Alike | None:
        """What this viewer may see that is written much like this stem; None if the stem is there.

        Also None where nothing is like it.
        """
        wanted = terms.token(stem)
        scope = self._syntax.all_of(self._conditions(viewer, Lookup()))
        one = self._syntax.one
        if not wanted or self._seen(viewer, [one(wanted), scope]):
            return None
        variants = self._syntax.any_of(one(slip) for slip in dict.fromkeys(slips(wanted)))
        found = self._seen(viewer, [variants, scope]) if variants else []
        if not found and len(wanted) > BEGINNING:
            beginning = self._syntax.beginning(wanted[:BEGINNING])
            found = self._seen(viewer, [beginning, scope])
        return nearest(wanted, found)

    def _seen(self, viewer: Viewer, parts: Sequence[str]) -> list[Candidate]:
        found = self._matching(self._syntax.all_of(parts), _MOST_ALIKE)
        held = self._held(viewer, Lookup(), found)
        return [candidate for candidate in found if candidate.id in held]

    def _candidates(
        self, viewer: Viewer, lookup: Lookup, scale: Scale, limit: int
    ) -> Iterable[Candidate]:
        syntax = self._syntax
        where = syntax.all_of(self._conditions(viewer, lookup))
        words = [syntax.one(word) for word in scale.worth]
        words += [syntax.beginning(prefix) for prefix in scale.prefixes]
        found = {one.id: one for one in self._matching(syntax.all_of([*words, where]), _MOST)}
        if len(found) < limit and len(words) > 1:
            for query, most in self._looser(scale, words):
                if query:
                    matching = self._matching(syntax.all_of([query, where]), most)
                    found |= {one.id: one for one in matching}
        return found.values()

    def _conditions(self, viewer: Viewer, lookup: Lookup) -> Iterator[str]:
        """What marks a passage that may be seen and is of the outlet, person and time asked for."""
        one, any_of = self._syntax.one, self._syntax.any_of
        own = one(terms.mark(terms.CONVERSATION, viewer.workspace, viewer.conversation))
        public = one(terms.mark(terms.PUBLIC, viewer.workspace)) if viewer.sees_public else ""
        yield any_of([own, public])
        if lookup.conversation:
            yield one(terms.mark(terms.CONVERSATION, viewer.workspace, lookup.conversation))
        if lookup.sharer:
            yield one(terms.mark(terms.SHARER, viewer.workspace, lookup.sharer))
        for word in lookup.outlet:
            kind = terms.HOST if "." in word else terms.OUTLET_WORD
            yield one(terms.mark(kind, word.replace(".", "") if "." in word else word))
        yield from (one(terms.mark(terms.SPEAKER, word)) for word in lookup.speaker)
        yield any_of(map(one, terms.period_marks(lookup.since, lookup.before)))

    def _looser(self, scale: Scale, words: Sequence[str]) -> Iterator[tuple[str, int]]:
        """What to look for where not everything is found together, with how many to take.

        Rare words alone; common ones two by two; and any of the rarest where a question says who
        reported it or when.
        """
        syntax = self._syntax
        by_rarity = sorted(scale.worth, key=lambda word: -scale.worth[word])
        leading = [syntax.one(word) for word in by_rarity[:_LEADING]]
        yield syntax.any_of(leading), _MOST_LOOSE
        rest = [syntax.one(word) for word in by_rarity[_LEADING : 2 * _LEADING]]
        yield syntax.any_of(map(syntax.all_of, combinations(leading[2:] + rest, 2))), _MOST
        named = syntax.any_of(map(syntax.one, sorted({*scale.outlets, *scale.days})))
        yield syntax.all_of([named, syntax.any_of(words)]) if named else "", _MOST_LOOSE
        yield syntax.any_of(words), _MOST

    def _matching(self, query: str, most: int) -> list[Candidate]:
        if not query:
            return []
        hits = (
            text(_MATCHING[self._database])
            .bindparams(bindparam("query", query), bindparam("most", most))
            .columns(column("id", Integer))
            .subquery("hit")
        )
        row = PassageRow
        statement = select(
            col(row.id), col(row.article_id), col(row.start), col(row.end),
            col(row.heading), col(row.terms), col(row.marks),
        ).join(hits, hits.c.id == col(row.id))  # fmt: skip
        found = self._session.connection().execute(statement)
        return [
            Candidate(id=i or 0, article_id=a, start=s, end=e, heading=h, terms=t, marks=m)
            for i, a, s, e, h, t, m in found
        ]

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
        ids = {candidate.article_id for candidate in found}
        condition = [visible_article(viewer), newest_visible(viewer), col(ArticleRow.id).in_(ids)]
        if lookup.sharer or lookup.conversation:
            condition.append(_shared(viewer, lookup))
        if lookup.since:
            condition.append(col(ArticleRow.day) >= lookup.since.isoformat())
        if lookup.before:
            condition.append(col(ArticleRow.day) < lookup.before.isoformat())
        allowed = set(
            self._session.connection().scalars(select(col(ArticleRow.id)).where(*condition))
        )
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
