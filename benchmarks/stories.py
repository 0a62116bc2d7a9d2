"""Articles into stories: B-cubed F1 against the events they report, beside single-pass TF-IDF.

DIR/stories/ecbplus_odd_topics.jsonl: half of ECB+, two easily confused events a topic. Articles
come in ten random orders; the interval is over articles, of the means over orders.
"""

import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import fmean

from benchmarks.bootstrap import interval
from summarizer import stories
from summarizer.types import Article
from summarizer.vectors import Vector, unit
from summarizer.words import Tokenizer

FILE = Path("stories", "ecbplus_odd_topics.jsonl")
_ORDERS = 10
_ALIKE = 0.2  # the least mean cosine for joining, for the rival the best of 0.1 to 0.4 here

Groups = Sequence[Sequence[int]]


def load(data: Path) -> tuple[list[Article], list[str]]:
    """The articles, and the event each reports."""
    rows = [json.loads(line) for line in (data / FILE).read_text().splitlines()]
    articles = [
        Article(text=row["text"], blocks=(), title=row["title"], language="en") for row in rows
    ]
    return articles, [row["cluster"] for row in rows]


def b_cubed(events: Sequence[str], groups: Groups) -> list[tuple[float, float]]:
    """Precision and recall of each article's own group (Bagga and Baldwin 1998)."""
    sizes = Counter(events)
    scores: list[tuple[float, float]] = [(0.0, 0.0)] * len(events)
    for group in groups:
        inside = Counter(events[place] for place in group)
        for place in group:
            same = inside[events[place]]
            scores[place] = (same / len(group), same / sizes[events[place]])
    return scores


def f1(precision: float, recall: float) -> float:
    """The harmonic mean of the two."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def score(
    events: Sequence[str], group: Callable[[Sequence[int]], Groups]
) -> tuple[list[float], float, float]:
    """Each article's F1 as a mean over orders, and mean precision and recall."""
    runs = []
    for seed in range(_ORDERS):
        order = list(range(len(events)))
        random.Random(seed).shuffle(order)
        found = [[order[place] for place in one] for one in group(order)]
        runs.append(b_cubed(events, found))
    each = [fmean(f1(*run[place]) for run in runs) for place in range(len(events))]
    precision = fmean(p for run in runs for p, _ in run)
    recall = fmean(r for run in runs for _, r in run)
    return each, precision, recall


def _tf_idf(documents: Sequence[Counter[str]]) -> list[Vector]:
    """Each document's terms by how often they stand in it and in how few others, of length 1.

    A term's second and later mentions count for less (1 + log of the count).
    """
    spread = Counter(term for counts in documents for term in counts)
    rarity = {term: math.log(1 + len(documents) / times) for term, times in spread.items()}
    return [
        unit({term: (1 + math.log(times)) * rarity[term] for term, times in counts.items()})
        for counts in documents
    ]


def single_pass(articles: Sequence[Article]) -> Groups:
    """The rival: each joins the group of the highest mean TF-IDF cosine, or begins one."""
    tokenizer = Tokenizer("en")
    vectors = _tf_idf([Counter(tokenizer.terms(one.text)) for one in articles])
    groups: list[list[int]] = []
    weights: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for place, vector in enumerate(vectors):
        similar: defaultdict[int, float] = defaultdict(float)
        for term, weight in vector.items():
            for number, other in weights[term].items():
                similar[number] += weight * other
        means = {number: value / len(groups[number]) for number, value in similar.items()}
        best = max(means, key=lambda number: means[number], default=-1)
        if best < 0 or means[best] < _ALIKE:
            best = len(groups)
            groups.append([])
        groups[best].append(place)
        for term, weight in vector.items():
            weights[term][best] = weights[term].get(best, 0.0) + weight
    return groups


def _grouped(
    system: Callable[[Sequence[Article]], Groups], articles: Sequence[Article], order: Sequence[int]
) -> Groups:
    return system([articles[place] for place in order])


def run(data: Path) -> None:
    """Print the table."""
    articles, events = load(data)
    systems: dict[str, Callable[[Sequence[Article]], Groups]] = {
        "single-pass TF-IDF": single_pass,
        "ours": stories.group,
    }
    print(f"{len(articles)} articles on {len(set(events))} events, {_ORDERS} orders\n")
    print("| | B-cubed F1 | precision | recall | 95 % of the mean F1 of an article |")
    print("|---|---|---|---|---|")
    for name, system in systems.items():
        each, precision, recall = score(events, partial(_grouped, system, articles))
        low, high = interval(each)
        total = f1(precision, recall)
        print(f"| {name} | {total:.3f} | {precision:.3f} | {recall:.3f} | {low:.3f}–{high:.3f} |")
