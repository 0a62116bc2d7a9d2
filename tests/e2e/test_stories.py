"""What else was read on the same event, named beneath a brief."""

from tests.e2e.conftest import Newsroom, words
from tests.pages import FERRY

OTHER_FERRY = """<!doctype html><html lang="en"><head><title>Skarholm gets its ferry back</title>
<meta property="og:site_name" content="Skarholm Tidings">
<meta property="article:published_time" content="2026-11-20T11:00:00+01:00"></head><body><article>
<h1>Skarholm gets its ferry back in May</h1>
<p>Two years after the fire in its engine room, the Skarholm ferry will sail again in May, the
harbour board announced on Thursday. Mayor Marit Solberg called it the best news since the school
was built.</p>
<p>The repairs took 41 million crowns, and 30 million of that is the county’s. With a second
engine the ferry can make the crossing of 55 minutes even when one of them fails, the board’s
engineer wrote.</p>
<p>Of the 410 people on the island 64 have moved away since the ferry burned. Solberg hopes that
some of them will now come back: two families have already asked for the keys to their houses.</p>
</article></body></html>"""


CHESS = """<!doctype html><html lang="en"><head><title>Goat wins chess prize</title>
<meta property="og:site_name" content="Varenholm Post"></head><body><article>
<h1>Goat wins chess prize</h1>
<p>A goat named Clover won the annual chess prize in Varenholm on Friday before two hundred farmers,
who had come to see the reigning champion, Ines Talvik, defend her title.</p>
<p>“I have never lost to a better animal,” said Talvik, who has taught the game for nine years. She
asked for a second match in spring, and the goat’s owner agreed.</p>
<p>The prize is a basket of carrots and a silver bell. Last year nobody entered but Talvik.</p>
</article></body></html>"""


def brief_of(newsroom: Newsroom, path: str, page: str, *, private: bool = False) -> str:
    place = newsroom.private if private else newsroom.desk
    (reply,) = newsroom.shares(newsroom.ada, place, newsroom.site.publish(path, page))
    return words(reply)


def test_a_brief_names_who_else_reported_the_event(newsroom: Newsroom) -> None:
    brief_of(newsroom, "/ferry", FERRY)

    assert "Also on this: \nThe Fjord Ledger" in brief_of(newsroom, "/other", OTHER_FERRY)


def test_another_event_is_not_named(newsroom: Newsroom) -> None:
    brief_of(newsroom, "/ferry", FERRY)

    assert "Also on this" not in brief_of(newsroom, "/chess", CHESS)


def test_what_was_shared_privately_is_named_nowhere_else(newsroom: Newsroom) -> None:
    brief_of(newsroom, "/ferry", FERRY, private=True)

    assert "Also on this" not in brief_of(newsroom, "/other", OTHER_FERRY)


def test_a_private_brief_names_what_was_shared_in_public(newsroom: Newsroom) -> None:
    brief_of(newsroom, "/ferry", FERRY)

    assert "Also on this" in brief_of(newsroom, "/other", OTHER_FERRY, private=True)


def test_a_private_article_changes_no_public_story(newsroom: Newsroom) -> None:
    brief_of(newsroom, "/ferry", FERRY)
    before = stories(newsroom)
    brief_of(newsroom, "/other", OTHER_FERRY, private=True)

    assert before.items() <= stories(newsroom).items()


def test_a_story_keeps_its_number_from_day_to_day(newsroom: Newsroom) -> None:
    brief_of(newsroom, "/ferry", FERRY)
    (number,) = stories(newsroom).values()
    newsroom.later(days=1)
    brief_of(newsroom, "/other", OTHER_FERRY)

    assert set(stories(newsroom).values()) == {number}


def stories(newsroom: Newsroom) -> dict[int, int]:
    with newsroom.nutgraf.store.read() as uow:
        return uow.stories.known(range(1, 9))
