"""What else was read on the same event, named beneath a brief."""

from tests.e2e.conftest import Newsroom, words
from tests.pages import FERRY

OTHER_FERRY = (
    FERRY.replace("The Fjord Ledger", "Skarholm Tidings")
    .replace("Ferry to Skarholm will sail again in May", "Skarholm ferry to sail again in May")
    .replace("Ada Example", "Otto Sample")
)
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
