"""The best passages for a look-up, without going through all that match it.

What holds every word comes first, then what holds the most. Either is asked of the index from the
top: passages whose words may be worth so much together (`subsets`), a little less, and so
on until there are enough. No other passage can then be among the best than one that may be worth as
much as the last of those, and these are asked for once more. Where too many match, those that are
the best by the database's own rank are weighed.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from math import sqrt

from storage.fulltext.asked import Asked, Step
from storage.fulltext.index import Index
from storage.fulltext.ranking import MOST_PREFERRED, Candidate, Pool
from storage.fulltext.vetting import Vetting
from storage.types import Passage

_MOST_NEWEST = 300
"""How many passages are weighed where conditions alone are asked for: the newest."""
_FEWEST_WEIGHED, _MOST_WEIGHED, _SHARE_WEIGHED = 1_000, 3_000, 3_000
"""So many that match are all weighed, the more, the more passages there are: one of so many."""
_MOST_RANKED = 1_500
"""Of more that match, so many are weighed where the database's rank is asked for."""
_STEPS = (1.5, 1.4, 1.3, 1.2, 1.1, 1.0, 0.85, 0.7, 0.55, 0.4, 0.25, 0.0)
"""What passages may be worth, as a multiple of what all words are, until enough are found."""
_SLACK_AT_FIRST, _SLACK, _SLACK_OF_RELATED = 1.1, 1.15, 1.3
"""Words of one family count too, and related ones, which the index is not asked for."""
_EXPECTED, _RISE = 50, 8
_ROUNDS = 3
_CLIMB = 1.12
"""So often what may be as good is asked for, and so much more it must be worth after too many."""
_PART = 10_000
_CHUNK = 30


class Seeking:
    """One look-up, with what has been found so far."""

    def __init__(self, asked: Asked, vetting: Vetting, limit: int) -> None:
        self._asked = asked
        self._index: Index = asked.index
        self._vetting = vetting
        self._limit = limit
        share = asked.known.passages // _SHARE_WEIGHED
        self._most = max(_FEWEST_WEIGHED, min(_MOST_WEIGHED, share))
        self._pool = Pool(asked.scale)
        self._found: tuple[Passage, ...] | None = None
        self._allowed: dict[int, bool] = {}
        """Of passages that were looked at in the tables, whether they hold up."""

    def best(self) -> tuple[Passage, ...]:
        """Those that hold every word; where they are too few, those that hold the most of them."""
        asked, limit = self._asked, self._limit
        if not asked.values:
            self._weigh(self._index.matching(asked.where, max(_MOST_NEWEST, limit)))
            return self._first()
        self._descend(asked.together)
        if len(self._first()) < limit and len(asked.values) > 1:
            self._descend(asked.some)
            self._prefer_named()
        return self._first()

    def exhaustively(self) -> tuple[Passage, ...]:
        """Every passage that matches is weighed."""
        asked, syntax = self._asked, self._index.syntax
        self._weigh_all(syntax.all_of([asked.every, asked.where]))
        if self._pool.size < self._limit and len(asked.values) > 1:
            self._weigh_all(syntax.all_of([syntax.any_of(asked.values), asked.where]))
        return self._first()

    def _weigh_all(self, query: str) -> None:
        """Weigh all that match, in parts, of which the best are kept."""
        matching = self._index.each_matching(query)
        while some := list(islice(matching, _PART)):
            self._weigh(some)
            self._pool.keep(_MOST_RANKED)

    def _descend(self, holding: Callable[[float], Step | None]) -> None:
        """From what is worth most until there are enough, and to what may be as good as those."""
        where, total, tried = self._asked.where, self._asked.total, ""
        wanted: float = _EXPECTED
        for share in _STEPS:
            step = holding(share * total)
            if step is None or step.expression == tried:
                continue
            if step.passages < wanted and share > 0.0:
                continue
            wanted = _RISE * step.passages
            tried = step.expression
            whole = self._take(step, where)
            if len(self._first()) >= self._limit:
                self._rest(holding, step, whole)
                return
            if not whole:
                self._take_likest(step, where)

    def _rest(self, holding: Callable[[float], Step | None], last: Step, whole: bool) -> None:
        """What may be as good as what was found; the better that is, the fewer others may.

        Where too many may, those that may be worth more, and from there on down.
        """
        asked = self._asked
        known = last.least if whole else 0.0  # all that may be worth as much has been weighed
        too_low = 0.0 if whole else last.least
        for _ in range(1 if asked.is_wide else _ROUNDS):
            least = self._first()[-1].rank / self._slack(known)
            if known and least >= known:
                return
            if not known and not asked.is_wide:
                least = max(least, too_low * _CLIMB)
            elif too_low >= least and not asked.is_wide:
                least = sqrt(known * too_low)
            rest = holding(least)
            if rest is None or rest.expression == last.expression:
                break
            last, whole = rest, self._take(rest, asked.where)
            known, too_low = (least, too_low) if whole else (known, least)
        if asked.is_wide and not whole:
            self._take_likest(last, asked.where)

    def _slack(self, known: float) -> float:
        """As much more than the index tells may be worth what is left; less before any is known."""
        if self._asked.scale.related:
            return _SLACK_OF_RELATED
        return _SLACK if known else _SLACK_AT_FIRST

    def _prefer_named(self) -> None:
        """What a question names counts more than its words tell."""
        asked, best = self._asked, self._first()
        least = best[-1].rank if len(best) >= self._limit else 0.0
        if asked.named and (step := asked.some(least / MOST_PREFERRED / _SLACK_OF_RELATED)):
            where = self._index.syntax.all_of([asked.named, asked.where])
            if not self._take(step, where):
                self._take_likest(step, where)

    def _take(self, step: Step, where: str) -> bool:
        """Weigh passages that match, the newest where they are too many; whether it was all."""
        query = self._index.syntax.all_of([step.expression, where])
        ids = self._index.ids(query, self._most)
        if unknown := self._pool.unknown(ids[: self._most]):
            self._weigh(self._index.passages(unknown))
        return len(ids) <= self._most

    def _take_likest(self, step: Step, where: str) -> None:
        """Weigh those of the passages that match which are the best by the database's rank."""
        values = self._asked.values
        self._weigh(self._index.likest(step.expression, values, where, _MOST_RANKED))

    def _weigh(self, candidates: Iterable[Candidate]) -> None:
        self._pool.add(candidates)
        self._found = None

    def _first(self) -> tuple[Passage, ...]:
        if self._found is None:
            held = zip(self._held(self._pool.best()), range(self._limit), strict=False)
            self._found = tuple(passage for passage, _ in held)
        return self._found

    def _held(self, best: Sequence[tuple[float, bool, Candidate]]) -> Iterator[Passage]:
        """Those that hold up to a look at the tables; the index alone is never trusted."""
        for start in range(0, len(best), _CHUNK):
            chunk = best[start : start + _CHUNK]
            self._look_at([one for _, _, one in chunk if one.id not in self._allowed])
            for score, every, one in chunk:
                if self._allowed[one.id]:
                    yield Passage(
                        article_id=one.article_id,
                        start=one.start,
                        end=one.end,
                        rank=score,
                        complete=every,
                    )

    def _look_at(self, unknown: Sequence[Candidate]) -> None:
        if unknown:
            held = self._vetting.holding(self._asked.viewer, self._asked.lookup, unknown)
            self._allowed.update((one.id, one.id in held) for one in unknown)
