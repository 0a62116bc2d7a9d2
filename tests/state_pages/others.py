"""Pages that are no articles."""

from collections.abc import Iterator

from summarizer.types import Page
from tests.sample_pages import paragraphs
from tests.state_pages.parts import FOOT, MENU, MOST_READ, ORCHARD, document, served


def pdfs() -> Iterator[Page]:
    """Documents that are no pages, however they are labelled."""
    body = b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n1 0 obj <</Type/Catalog>> endobj\n"
    yield served(body, "/report.pdf", content_type="application/pdf")
    yield served(body, "/report", content_type="application/octet-stream")
    yield served(b"\r\n" + body, "/download?id=7", content_type="")
    yield served(body, "/report.pdf", content_type="text/html")
    yield served(b"\xef\xbb\xbf" + body, "/report.pdf", content_type="application/x-pdf")


def not_found() -> Iterator[Page]:
    """Pages that say that there is none, some of them as if all were well."""
    search = '<form role="search"><input type="search"><button>Search</button></form>'
    yield served(
        document(
            f"{MENU}<main><h1>Oops! That page can’t be found.</h1><p>It looks like nothing was found "
            f"at this location. Maybe try one of the links below or a search?</p>{search}</main>{FOOT}",
            title="Page not found – Courier",
        ),
        status=404,
    )
    yield served(
        document(
            f"{MENU}<main><h1>Sorry, we couldn’t find that page</h1><p>The story may have been moved "
            f"or withdrawn. Here is what others are reading:</p>{MOST_READ}{paragraphs(*ORCHARD[:2])}"
            f"</main>{FOOT}",
            title="Courier",
        ),
        status=404,
    )
    yield served(document(f"{MENU}<h1>410 Gone</h1>{FOOT}", title="410 Gone"), status=410)
    yield served(
        document(
            f"{MENU}<main><h1>Fehler 404</h1><p>Diese Seite wurde leider nicht gefunden. Bitte "
            f"prüfen Sie die Adresse oder nutzen Sie die Suche.</p></main>{FOOT}",
            title="Seite nicht gefunden | Kurier",
            lang="de",
        )
    )
    yield served(
        document(
            f"{MENU}<main><h1>Page introuvable</h1><p>La page que vous cherchez n’existe plus.</p>"
            f"</main>{FOOT}",
            title="Erreur 404 - Le Courrier",
            lang="fr",
        )
    )
    yield served(
        document(
            f"{MENU}<main><h2>This article is no longer available</h2><p>We remove agency stories "
            f"after thirty days.</p></main>{FOOT}",
            title="Article not available | Courier",
        )
    )


def _teasers(*words: str, count: int = 24, blurb: str = "") -> str:
    return "".join(
        f'<article class="teaser"><h3><a href="/news/{n}">{words[n % len(words)]} in ward {n}</a></h3>'
        f"<p>{blurb}</p></article>"
        for n in range(count)
    )


def indexes() -> Iterator[Page]:
    """Fronts, sections, topics, authors and results: lists of articles, and none of them."""
    heads = (
        "Council agrees to mend the old bridge",
        "Ferry company cuts two morning sailings",
        "School choir sings for the harbour pilots",
    )
    blurb = "The decision was taken late on Monday after a debate of three hours in the town hall."
    yield served(document(f"{MENU}<main>{_teasers(*heads)}</main>{FOOT}", title="Courier"), "/")
    yield served(
        document(
            f"{MENU}<main><h1>Business</h1>{_teasers(*heads, blurb=blurb)}</main>{FOOT}",
            title="Business news | Courier",
            head='<meta property="og:type" content="website">',
        ),
        "/business",
    )
    yield served(
        document(
            f"{MENU}<main><h1>Ada Brandt</h1><p>Ada Brandt has reported on the coast for twenty "
            f"years.</p>{_teasers(*heads, blurb=blurb)}</main>{FOOT}",
            title="Ada Brandt, Author at Courier",
        ),
        "/author/ada",
    )
    yield served(
        document(
            f"{MENU}<main><h1>Search results for: dam</h1>{_teasers(*heads, blurb=blurb)}</main>{FOOT}",
            title="You searched for dam - Courier",
        ),
        "/?s=dam",
    )
    yield served(
        document(
            f"{MENU}<main><h1>Topic: Harbour</h1><ul>"
            + "".join(f"<li><a href='/n/{n}'>{heads[n % 3]} once again</a></li>" for n in range(40))
            + f"</ul></main>{FOOT}",
            title="Harbour | Courier",
            lang="en",
        ),
        "/topic/harbour",
    )
    yield served(
        document(
            f'{MENU}<main><section class="zone">{_teasers(*heads, count=60, blurb=blurb)}</section>'
            f"</main>{FOOT}",
            title="The Selwick Courier: news from the coast",
            head='<meta property="og:type" content="website">',
        ),
        "",
    )


def too_short() -> Iterator[Page]:
    """Pages with words, but without an article."""
    yield served(
        document(
            f"{MENU}<main><h1>Contact</h1><p>Ring the newsroom between nine and five.</p></main>{FOOT}",
            title="Contact",
        )
    )
    yield served(
        document(
            f"{MENU}<main><h1>Tremor felt in Lenn</h1><p>More follows.</p></main>{FOOT}",
            title="Tremor felt in Lenn",
        )
    )
    yield served(
        document(
            f'{MENU}<main><figure><img src="map.png"><figcaption>A map of the coast.</figcaption>'
            f"</figure></main>{FOOT}",
            title="Map of the day",
        )
    )
    yield served(
        document(
            '<form id="login"><label>E-mail</label><input><label>Password</label><input '
            'type="password"><button>Log in</button><a href="/forgot">Forgot your password?</a></form>',
            title="Log in | Courier",
        )
    )
    yield served("The dam holds.", "/flash.txt", content_type="text/plain")


def videos() -> Iterator[Page]:
    """Pages that show rather than tell: a player or pictures, and a line of words."""
    yield served(
        document(
            f'{MENU}<main><h1>Watch: snow on the pass</h1><video src="a.mp4" poster="a.jpg"></video>'
            '<p class="description">Cameras at the Sarn tunnel saw the first snow of the year.</p>'
            f"{MOST_READ}</main>{FOOT}",
            title="Watch: snow on the pass",
            head='<meta property="og:type" content="video.other">',
        ),
        "/video/snow",
    )
    yield served(
        document(
            f'{MENU}<main><div class="player" data-video-id="7"></div><h1>Harbour by drone</h1>'
            '<p>2 min · 3 November 2026</p><h2>Up next</h2><ul><li><a href="/video/8">The bridge at '
            'night, filmed from above</a></li><li><a href="/video/9">A day with the pilots of '
            f"Selwick</a></li></ul></main>{FOOT}",
            title="Harbour by drone - video",
        ),
        "/video/7",
    )
    yield served(
        document(
            f'{MENU}<main class="gallery"><h1>In pictures: the flood</h1>'
            + "".join(
                f'<figure><img src="{n}.jpg"><figcaption>Quay {n} on Monday.</figcaption></figure>'
                for n in range(9)
            )
            + f"</main>{FOOT}",
            title="In pictures: the flood",
        ),
        "/gallery/flood",
    )
    yield served(
        document(
            f'{MENU}<main><h1>Podcast: what the dam taught us</h1><audio controls src="p.mp3"></audio>'
            f"<p>Listen to episode 12 here or wherever you find podcasts.</p></main>{FOOT}",
            title="Podcast: what the dam taught us",
        ),
        "/audio/12",
    )
    yield served(
        document(
            f'{MENU}<main><h1>Quiz: do you know the coast?</h1><div id="quiz"></div><p>Ten questions '
            f"on harbours, tides and towers.</p></main>{FOOT}",
            title="Quiz: do you know the coast?",
        ),
        "/quiz/coast",
    )
