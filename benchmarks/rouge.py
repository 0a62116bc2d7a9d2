"""ROUGE-1, ROUGE-2 and ROUGE-Lsum as the `rouge-score` package computes them, Porter stems.

Lin (2004), "ROUGE: A Package for Automatic Evaluation of Summaries"; the summary-level LCS takes
the union over a candidate's sentences and counts no token twice.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from nltk.stem.porter import PorterStemmer

Scores = tuple[float, float, float]
"""F1 of ROUGE-1, ROUGE-2 and ROUGE-Lsum, from 0 to 1."""

_NOT_WORD = re.compile(r"[^a-z0-9]+")


def score(reference: Sequence[str], candidate: Sequence[str]) -> Scores:
    """The scores of a summary, both given as sentences."""
    expected = [_tokens(sentence) for sentence in reference]
    found = [_tokens(sentence) for sentence in candidate]
    return _n_gram_f1(expected, found, 1), _n_gram_f1(expected, found, 2), _lcs_f1(expected, found)


def _tokens(text: str) -> list[str]:
    return [_stem(word) for word in _NOT_WORD.sub(" ", text.lower()).split()]


@cache
def _stem(word: str) -> str:
    stem: str = PorterStemmer().stem(word) if len(word) > 3 else word
    return stem


def _n_gram_f1(expected: Sequence[list[str]], found: Sequence[list[str]], n: int) -> float:
    left, right = _n_grams(expected, n), _n_grams(found, n)
    return _f1((left & right).total(), left.total(), right.total())


def _n_grams(sentences: Iterable[list[str]], n: int) -> Counter[tuple[str, ...]]:
    # N-grams run over the ends of sentences, as they do in rouge-score.
    tokens = [token for sentence in sentences for token in sentence]
    return Counter(zip(*(tokens[start:] for start in range(n)), strict=False))


def _lcs_f1(expected: Sequence[list[str]], found: Sequence[list[str]]) -> float:
    left = Counter(token for sentence in expected for token in sentence)
    right = Counter(token for sentence in found for token in sentence)
    sizes = left.total(), right.total()
    hits = 0
    for sentence in expected:
        covered: set[int] = set().union(*(_lcs_places(sentence, other) for other in found))
        for token in (sentence[place] for place in sorted(covered)):
            if left[token] > 0 and right[token] > 0:
                left[token] -= 1
                right[token] -= 1
                hits += 1
    return _f1(hits, *sizes)


def _lcs_places(sentence: Sequence[str], other: Sequence[str]) -> Iterable[int]:
    """Places in the sentence of one longest common subsequence: the one rouge-score walks to."""
    table = _lcs_table(sentence, other)
    row, column = len(sentence), len(other)
    while row > 0 and column > 0:
        if sentence[row - 1] == other[column - 1]:
            row, column = row - 1, column - 1
            yield row
        elif table[row][column - 1] > table[row - 1][column]:
            column -= 1
        else:
            row -= 1


def _lcs_table(sentence: Sequence[str], other: Sequence[str]) -> list[list[int]]:
    table = [[0] * (len(other) + 1)]
    for word in sentence:
        above, row = table[-1], [0]
        for column, against in enumerate(other):
            same = above[column] + 1 if word == against else max(above[column + 1], row[column])
            row.append(same)
        table.append(row)
    return table


def _f1(hits: int, expected: int, found: int) -> float:
    return 2 * hits / (expected + found) if hits else 0.0
