"""How the settings reach what works by them."""

from bot.fetching.pages import USER_AGENT
from bot.parts import make_reader
from bot.settings import from_mapping
from tests.bot.hostile_server import hostile_server


def test_a_site_is_told_whom_to_ask_where_the_settings_name_somebody() -> None:
    with hostile_server() as site:
        given = {"FETCH_ALLOW": site.name, "FETCH_CONTACT": "desk@example.org"}
        make_reader(from_mapping(given)).fetcher.fetch(site.url())

        assert site.seen[0].headers["User-Agent"] == f"{USER_AGENT} desk@example.org"
