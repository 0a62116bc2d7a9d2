"""Full text: SQLite's FTS5 and PostgreSQL's tsvector behind one function.

Both index the same tokens (`terms`), among them who may see a passage, so that nothing has
to be joined while the index is read. The index gives candidates, those that hold every word and
then those whose words are worth the most together (`subsets`), and never more than a fixed
number; `ranking` puts them into order by one formula, and the order is the same on both
databases.
"""

from collections.abc import Iterable, Iterator, Sequence

from sqlmodel import Session

from storage.fulltext import terms
from storage.fulltext.asked import Asked
from storage.fulltext.index import Index
from storage.fulltext.lookups import Lookup
from storage.fulltext.ranking import Candidate, Scale, rarity
from storage.fulltext.rarity import Rarity
from storage.fulltext.seeking import Seeking
from storage.fulltext.spelling import BEGINNING, Alike, nearest, slips, speakers_of
from storage.fulltext.vetting import Vetting
from storage.names import spelling
from storage.types import Passage, Viewer

_MOST_ALIKE = 300


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
        asked = Asked(
            viewer=viewer,
            lookup=lookup,
            conditions=conditions,
            scale=scale,
            known=known,
            index=Index(self._session, viewer),
        )
        found = Seeking(asked, self._vetting, limit)
        return found.exhaustively() if exhaustive else found.best()

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
