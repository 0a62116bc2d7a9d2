"""What people type is words to the app: no path, no pattern, no program."""

import pytest

from tests.e2e.conftest import Newsroom

FILES = ["/etc/passwd", "file:///etc/passwd", "-", "../.env", ".env", "~/.ssh/id_rsa", "|cat .env"]
TYPED = [
    "search {}",
    "quotes {}",
    "ask {}",
    "forget {}",
    "brief {}",
    "digest {}",
    "recent {}",
    "settings {}",
    "{}",
]
SPELLS = [
    "'; DROP TABLE article; --",
    '"NEAR( {heading}: ^*',
    "$(touch pwned) `touch pwned` ; touch pwned",
    "<!channel> &lt;!channel&gt;",
    "%s%n{0.__class__}",
    "(a+)+$" * 40 + "!",
    "from: by: in: since: before: -",
    "\u202e\u2028\u0000",
]


@pytest.mark.parametrize("file", FILES)
def test_no_file_is_read_by_a_command(newsroom: Newsroom, file: str) -> None:
    said = newsroom.commands(newsroom.ada, f"brief {file}", newsroom.desk)

    assert "root:" not in said
    assert newsroom.site.asked == []


@pytest.mark.parametrize("spell", SPELLS, ids=repr)
@pytest.mark.parametrize("typed", TYPED)
def test_a_spell_is_answered_like_any_words(newsroom: Newsroom, typed: str, spell: str) -> None:
    said = newsroom.commands(newsroom.ada, typed.format(spell), newsroom.desk)

    assert said
    assert "the fault is mine" not in said
    with newsroom.nutgraf.store.read() as uow:
        assert uow.jobs.dead() == ()


def test_nothing_that_was_read_is_lost_by_spells(newsroom: Newsroom, ferry: str) -> None:
    newsroom.shares(newsroom.ada, newsroom.desk, ferry)
    for spell in SPELLS:
        newsroom.commands(newsroom.ada, f"search {spell}", newsroom.desk)

    assert "Skarholm" in newsroom.commands(newsroom.ada, "search ferry", newsroom.desk)
