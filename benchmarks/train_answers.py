"""Learn the weights of `summarizer.answering` and how rare words are, from questions and news.

    python -m benchmarks.train_answers DATA [--folds 6] [--write]

DATA is the folder that holds answers/. Without --write the questions are split into folds by their
article and each fold is judged with weights learned from the others; with --write weights learned
from all of them go to summarizer/answering/weights/. Sentences are ranked by a conditional
log-linear choice among an article's, fitted by Adam; whether any answers is a logistic regression
fitted by Newton's method on all the kinds of `answer_cases`.
"""

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.answer_cases import Case, cases
from benchmarks.question_sets import auroc
from benchmarks.rarities import bands
from summarizer.answering import answers
from summarizer.answering.answers import Model, Weights
from summarizer.answering.evidence import Features
from summarizer.answering.expecting import traits

WEIGHTS = Path(__file__).parents[1] / "summarizer" / "answering" / "weights"
Array = NDArray[np.float64]

_ROUNDS, _RATE, _PENALTY = 150, 0.1, 0.1
_STEPS, _SURE_PENALTY, _EXPECTED_PENALTY = 25, 0.01, 1.0
_LOOKED_AT = 15  # so many of a case's sentences, by the weights there are, are chosen from
_RANKED = frozenset({"answered", "stored"})
_ANSWERED = frozenset({"answered", "answered briefly", "stored", "short", "short stored"})
_FEW = {
    "answered": 1.0,
    "answered briefly": 0.5,
    "near": 3.0,
    "other": 1.0,
    "likest": 0.5,
    "removed": 0.5,
    "swapped": 0.5,
    "denied": 0.5,
    "short": 0.5,
    "something else": 0.15,
    "otherwise": 0.5,
}
"""What each kind of case counts for in judging whether a few articles answer."""
_AMONG = frozenset({"article ahead", "article covers ahead", "article place", "article share"})
"""What tells how an article stands among others: next to nothing where there are but few."""
_MANY = {
    "stored": 1.0,
    "absent": 2.0,
    "near": 0.3,
    "removed": 0.15,
    "swapped": 0.15,
    "denied": 0.15,
    "short stored": 0.5,
    "short absent": 1.0,
    "otherwise stored": 0.15,
    "something else": 0.1,
}
"""What each counts for in judging whether a store does: next to nothing where but one is asked."""
_FAVOUR = 2.0
"""In a store the answered count for so many times the others: there the doubt is taken off too."""
_COMPARED = {"absent": "stored", "short absent": "short stored", "otherwise stored": "stored"}
"""What a kind is told apart from; the answered, unless stated."""
_UNASKED = {"introduction here": 0.0, "introduction lacking": 0.0}
_STATED_RANK = {"speech": 1.5, "introduction surely": 2.0, "role lacking": 0.0, **_UNASKED}
_STATED_SURE = {
    "no introduction": -2.0,
    "no reason": -5.0,
    "no person": -3.0,
    "role lacking": -2.0,
    "deed lacking": -1.0,
    "introduction surely": 0.0,
    "past for coming": -2.0,
    **_UNASKED,
}
"""Stated: the sets have no speakers, hardly ask why, who has a role, or what will be, and where
they ask who, little is asked that nobody is told to have done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A case's likeliest sentences: their features, which answer, and what makes each certain."""

    case: Case
    rows: Sequence[Features]
    right: Sequence[bool]
    certain: Sequence[Features]

    @property
    def origin(self) -> str:
        """The question set, in short, and the kind of case."""
        return f"{self.case.article.split(':')[0]} {self.case.kind}"

    def certainty(self, weights: Weights) -> Features | None:
        """What speaks for the sentence that these weights put first; None if there is none."""
        scores = [answers.total(row, weights) for row in self.rows]
        if not scores:
            return None
        best = max(range(len(scores)), key=scores.__getitem__)
        return self.certain[best] | answers.certainty_of(sorted(scores, reverse=True))


def prepared(case: Case, expected: Weights) -> Prepared:
    """A case with the features that its likeliest sentences have."""
    rows, right, certain = [], [], []
    present = answers.model().rank
    for evidence in answers.gathered(case.question, case.sources, expected):
        ranked = answers.rank(evidence, present)
        for place in ranked.places[:_LOOKED_AT] if ranked else ():
            rows.append(evidence.features(place))
            right.append(case.answers(evidence.passages[place]))
            certain.append(evidence.certainty(place))
    return Prepared(case=case, rows=rows, right=right, certain=certain)


def fit_rank(choices: Sequence[Prepared]) -> Weights:
    """The weights that make the right sentences likeliest."""
    usable = [one for one in choices if any(one.right)]
    names = sorted({name for one in usable for row in one.rows for name in row})
    table = _table([row for one in usable for row in one.rows], names)
    spread = table.std(0) + 1e-6
    features = (table - table.mean(0)) / spread
    sizes = [len(one.rows) for one in usable]
    owner = np.repeat(np.arange(len(usable)), sizes)
    right = np.array([flag for one in usable for flag in one.right])
    weights, mean, square = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, _ROUNDS + 1):
        chance = _softmax(features @ weights, owner)
        wanted = _shares(np.where(right, chance, 0.0), owner)
        slope = features.T @ (chance - wanted) / len(usable) + _PENALTY * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        scale = np.sqrt(square / (1 - 0.99**step)) + 1e-8
        weights = weights - _RATE * (mean / (1 - 0.9**step)) / scale
    return _named(names, weights / spread) | _STATED_RANK


def _table(rows: Sequence[Features], names: Sequence[str]) -> Array:
    return np.array([[row.get(name, 0.0) for name in names] for row in rows])


def _named(names: Sequence[str], weights: Array) -> dict[str, float]:
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def _softmax(scores: Array, owner: NDArray[np.int64]) -> Array:
    return _shares(np.exp(np.clip(scores, -60, 60)), owner)


def _shares(masses: Array, owner: NDArray[np.int64]) -> Array:
    totals = np.bincount(owner, masses)
    shares: Array = masses / np.maximum(totals[owner], 1e-300)
    return shares


def fit_expected(answered: Sequence[Case]) -> Weights:
    """The weights that tell best which words of a question its answer has."""
    rows: list[Features] = []
    met: list[float] = []
    for case in answered:
        for evidence in answers.gathered(case.question, case.sources, {}):
            right = [passage for passage in evidence.passages if case.answers(passage)]
            known = frozenset().union(*(one.known | one.family for one in right))
            described = traits(evidence.question, evidence.passages) if right else {}
            for term, found in described.items():
                rows.append(found)
                met.append(float(term in known))
    names = sorted(rows[0])
    table, wanted = _table(rows, names), np.array(met)
    weights = np.zeros(len(names))
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (chance - wanted) + _EXPECTED_PENALTY * weights
        bend = (table.T * (chance * (1 - chance))) @ table + _EXPECTED_PENALTY * np.eye(len(names))
        weights = weights - np.linalg.solve(bend, slope)
    return _named(names, weights)


def fit_sure(
    known: Sequence[tuple[Features, str]], worths: Mapping[str, float], favour: float = 1.0
) -> Weights:
    """The weights that tell the answered from the others best, each kind worth so much.

    The answered count for `favour` times all the others together.
    """
    used = [(row, kind) for row, kind in known if kind in worths]
    rows, kinds = [row for row, _ in used], [kind for _, kind in used]
    names = sorted({name for row in rows for name in row})
    table = _table(rows, names)
    middle, spread = table.mean(0), table.std(0) + 1e-6
    features = np.hstack([(table - middle) / spread, np.ones((len(rows), 1))])
    answered = np.array([kind in _ANSWERED for kind in kinds], dtype=float)
    worth = np.array([worths[kind] for kind in kinds])
    balance = favour * worth[answered == 0].sum() / worth[answered == 1].sum()
    worth *= np.where(answered, balance, 1.0)
    worth /= worth.sum()
    penalty = _SURE_PENALTY * np.diag([*[1.0] * len(names), 0.0])
    weights = np.zeros(len(names) + 1)
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (worth * (chance - answered)) + penalty @ weights
        bend = (features.T * (worth * chance * (1 - chance))) @ features + penalty
        weights = weights - np.linalg.solve(bend, slope)
    plain = weights[:-1] / spread
    bias = round(float(weights[-1] - plain @ middle), 3)
    return _named(names, plain) | {"bias": bias} | _STATED_SURE


def learn(learned: Sequence[Prepared], expected: Weights) -> Model:
    """The weights that these cases teach."""
    rank = fit_rank([one for one in learned if one.case.kind in _RANKED])
    found = [(one.certainty(rank), one.case.kind) for one in learned]
    known = [(features, kind) for features, kind in found if features is not None]
    alone = [(_without(row, _AMONG), kind) for row, kind in known]
    few, many = fit_sure(alone, _FEW), fit_sure(known, _MANY, _FAVOUR)
    return Model(rank=rank, few=few, many=many, expected=expected)


def _without(row: Features, names: Set[str]) -> Features:
    return {name: value for name, value in row.items() if name not in names}


def cross_validate(every: Sequence[Prepared], folds: int, expected: Weights) -> None:
    """Print how often the right sentence is first, and how well the unanswered are told apart."""
    articles = sorted({one.case.article for one in every}, key=_number)
    first: dict[str, list[bool]] = defaultdict(list)
    scores: dict[str, list[float]] = defaultdict(list)
    for fold in range(folds):
        held = set(articles[fold::folds])
        model = learn([one for one in every if one.case.article not in held], expected)
        for one in every:
            if one.case.article in held:
                _judge(one, model, first, scores)
    for name, flags in first.items():
        print(f"{name}: right first {sum(flags) / len(flags):.3f} of {len(flags)}")
    for name, found in scores.items():
        origin, kind = name.split(" ", 1)
        against = scores[f"{origin} {_COMPARED.get(kind, 'answered')}"]
        least = sorted(against)[int(0.3 * len(against))]
        wrong = sum(score >= least for score in found) / len(found)
        print(f"{name}: AUROC {auroc(against, found):.3f}, above 70 % of the answered {wrong:.3f}")
    _print_thresholds(scores)


def _print_thresholds(scores: dict[str, list[float]]) -> None:
    """What share of each kind is answered at some thresholds."""
    for chance in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
        least = math.log(chance / (1 - chance))
        shares = (
            f"{name} {sum(score >= least for score in found) / len(found):.3f}"
            for name, found in sorted(scores.items())
        )
        print(f"at {chance}: {', '.join(shares)}")


def _judge(
    one: Prepared, model: Model, first: dict[str, list[bool]], scores: dict[str, list[float]]
) -> None:
    features = one.certainty(model.rank)
    sure = model.sure(len(one.case.sources))
    score = -math.inf if features is None else answers.total(features, sure)
    scores[one.origin].append(score + sure["bias"])
    if one.case.right:
        totals = [answers.total(row, model.rank) for row in one.rows]
        best = max(range(len(totals)), key=totals.__getitem__, default=None)
        first[one.origin].append(best is not None and one.right[best])


def _number(article: str) -> tuple[str, int]:
    origin, number = article.split(":")
    return origin, int(number)


def write(name: str, content: dict[str, object]) -> None:
    """Put what was learned where the summarizer finds it."""
    WEIGHTS.mkdir(exist_ok=True)
    text = json.dumps(content, indent=0, ensure_ascii=False, sort_keys=True)
    (WEIGHTS / name).write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Cross-validate, or learn from everything and write the files."""
    parser = argparse.ArgumentParser(description="Learn which sentence answers.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=int, default=6)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    known = list(cases(options.data))
    expected = fit_expected([case for case in known if case.kind == "answered"])
    every = [prepared(case, expected) for case in known]
    if not options.write:
        cross_validate(every, options.folds, expected)
        return
    made = "made by benchmarks/train_answers.py"
    about = f"news articles of BBC 2004-05 and PolNeAR; {made}"
    write("rarity.json", {"from": about, "bands": bands(options.data)})
    model = learn(every, expected)
    about = f"halves of XQuAD (en) and of a SQuAD 2 development sample; {made}"
    write("answers.json", {"from": about, **asdict(model)})


if __name__ == "__main__":
    main()
