"""Whether sentences hold the kind of thing that a question asks for."""

import re
from collections.abc import Sequence

from summarizer import words
from summarizer.answering import kinds
from summarizer.answering.kinds import Kind
from summarizer.answering.matching import Passage, Question

_GROUPS = dict.fromkeys(kinds.FIGURES, "figure") | {
    Kind.PERSON: "name",
    Kind.NAME: "name",
    Kind.PLACE: "place",
    Kind.REASON: "reason",
    Kind.IDENTITY: "introduction",
}
_NUMBERS = frozenset({Kind.MONEY, Kind.SHARE, Kind.AGE, Kind.MEASURE, Kind.NUMBER})
_COUNTED = 3  # a number at most so many words before what is counted
_COUNT = re.compile(rf"\d|(?:{kinds.NUMBER_WORD})$", re.IGNORECASE)


class Fitness:
    """How well each of some sentences is suited to a question by the kind of what it holds."""

    def __init__(self, question: Question, passages: Sequence[Passage]) -> None:
        self._question = question
        self._passages = passages
        self._known: dict[int, float] = {}

    def of(self, place: int) -> float:
        """How well a sentence is suited: see `kinds.fits`."""
        if place not in self._known:
            asked = self._question
            self._known[place] = kinds.fits(asked.kind, asked.text, self._passages[place].text)
        return self._known[place]

    def features(self, place: int, covered: float, before: float | None) -> dict[str, float]:
        """What speaks for a sentence that covers so much of the question, the two so much.

        Nothing does where the kind is not known. "here" is for the sentence that has the kind
        beside one that has the question's words.
        """
        return self._kind(place, covered, before) | self._counted(place) | self._acting(place)

    def lack(self, place: int) -> dict[str, float]:
        """That a sentence holds nothing of the kind asked for, if that is known.

        "no number" is for the kinds that are nothing but numbers, "no person" for "who", which are
        hardly ever answered without one.
        """
        kind = self._question.kind
        group = _GROUPS.get(kind)
        if group is None:
            return {}
        lacking = float(self.of(place) == 0)
        found = {f"no {group}": lacking}
        if kind in _NUMBERS:
            found["no number"] = lacking
        if kind is Kind.PERSON:
            found["no person"] = lacking
        return found

    def _kind(self, place: int, covered: float, before: float | None) -> dict[str, float]:
        group = _GROUPS.get(self._question.kind)
        if group is None:
            return {}
        fits = self.of(place)
        here = 0.0 if before is None else before * fits * (1 - self.of(place - 1))
        return {
            f"{group} here": here,
            f"{group} lacking": covered * (1 - fits),
            f"{group} perhaps": float(fits == kinds.PERHAPS),
            f"{group} surely": float(fits == 1),
        }

    def _counted(self, place: int) -> dict[str, float]:
        """Whether it has a number of what "how many" asks about."""
        counted, passage = self._question.counted, self._passages[place]
        if not counted:
            return {}
        written = words.split(passage.text)
        at = passage.places.get(counted, [])
        found = any(_COUNT.match(word) for i in at for word in written[max(0, i - _COUNTED) : i])
        return {"counted": found - 0.5, "not counted": float(bool(at) and not found)}

    def _acting(self, place: int) -> dict[str, float]:
        """Whether it tells of the role that "who" is asked to have, or of what "who" did."""
        asked, passage = self._question, self._passages[place]
        told = passage.known | passage.family | passage.meaning
        wanted = {"role": asked.role, "deed": asked.deed}
        return {f"{name} lacking": float(term not in told) for name, term in wanted.items() if term}
