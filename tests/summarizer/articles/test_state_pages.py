"""Pages of twelve patterns are told apart: those that were looked at, and those that were not."""

import pytest

from summarizer.articles.extraction import extract
from summarizer.errors import NotReadable
from tests.state_pages import CASES, Case

LEAST_RIGHT = 0.95

INSPECTED = [case for case in CASES if int(case.name.split()[-1]) % 2 == 0]
ASIDE = [case for case in CASES if case not in INSPECTED]


def told(case: Case) -> str:
    try:
        return extract(case.page).state
    except NotReadable as error:
        return error.code


def test_there_are_pages_enough_of_every_pattern() -> None:
    assert len(CASES) >= 60
    assert len({case.name.rpartition(" ")[0] for case in CASES}) == 12


@pytest.mark.parametrize("case", INSPECTED, ids=lambda case: case.name)
def test_knows_what_a_page_is(case: Case) -> None:
    assert told(case) == case.expected


def test_knows_nearly_all_pages_that_were_not_looked_at() -> None:
    right = sum(told(case) == case.expected for case in ASIDE)

    assert right >= LEAST_RIGHT * len(ASIDE)
