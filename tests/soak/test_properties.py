"""The properties of every brief, over thousands of texts and over hostile input at full size."""

import pytest
from hypothesis import HealthCheck, given, seed, settings

from benchmarks.hostile import THREATS, Threat, read
from tests.properties import check_page, check_paste
from tests.texts import pages, texts

pytestmark = pytest.mark.soak

long = settings(
    max_examples=5_000, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)

test_thousands_of_pastes_show_the_source_alone = seed(11)(long(given(texts)(check_paste)))
test_thousands_of_pages_show_the_source_alone = seed(12)(long(given(pages)(check_page)))


@pytest.mark.parametrize("threat", THREATS, ids=lambda threat: threat.name)
def test_hostile_input_at_full_size_is_read_or_refused(threat: Threat) -> None:
    read(threat.make(2 * threat.size), is_page=threat.is_page)
