"""Pages with an article, or the beginning of one, or a live one."""

from collections.abc import Iterator

from summarizer.types import Page
from tests.sample_pages import STORY, json_ld, paragraphs
from tests.state_pages.parts import (
    BANNER,
    FOOT,
    LONG,
    MENU,
    ORCHARD,
    TUNNEL,
    document,
    served,
    story,
)


def articles() -> Iterator[Page]:
    """Articles, with the notices and scripts that stand beside most of them."""
    yield served(document(story(*LONG) + BANNER, title="Valley picks early | Courier"))
    yield served(
        document(
            f'<div id="__next"><div class="css-1x2y3z">{MENU}<section name="articleBody">'
            f"<h1>Fire closes the Sarn tunnel</h1>{paragraphs(*TUNNEL)}</section></div></div>"
            "<noscript>You need to enable JavaScript to run this app.</noscript><script id="
            '"__NEXT_DATA__" type="application/json">{"props":{}}</script>',
            title="Fire closes the Sarn tunnel",
            head=json_ld(headline="Fire closes the Sarn tunnel", isAccessibleForFree=True),
        )
    )
    form = (
        '<form class="comment-form"><p>Log in to comment. Protected by reCAPTCHA.</p>'
        '<div class="g-recaptcha" data-sitekey="x"></div></form>'
    )
    yield served(document(story(*STORY, *ORCHARD, after=form), title="Dam holds - Courier"))
    sell = (
        '<div class="subscribe-promo"><h3>Support local news</h3><p>Subscribe now to read the '
        "print edition on your tablet.</p></div>"
    )
    yield served(document(story(*LONG, after=sell), title="Valley picks early"))
    yield served(
        document(
            f'<amp-consent id="c"><p>We use cookies.</p></amp-consent><article class="amp-wp-article">'
            f'<h1 class="amp-wp-title">Dam holds</h1><div class="amp-wp-article-content">'
            f"{paragraphs(*STORY)}</div></article>",
            title="Dam holds",
        ),
        "/2026/11/dam-holds/amp/",
    )
    yield served(
        document(
            story(*TUNNEL[:3], after="<p class='agency'>Selwick Press</p>"),
            title="Fire closes the Sarn tunnel",
            head='<meta property="og:type" content="article">',
        )
    )


def previews() -> Iterator[Page]:
    """The first paragraphs of an article, and then a demand."""
    sell = (
        '<div class="tp-container-inner"><p>You have 0 free articles left this month. Subscribe '
        "to continue reading.</p></div>"
    )
    yield served(document(story(*ORCHARD[:3], after=sell), title="Valley picks early"))
    yield served(
        document(
            story(*TUNNEL[:2], after="<p>This article is for subscribers only.</p>"),
            title="Fire closes tunnel",
            head=json_ld(
                headline="Fire closes tunnel",
                isAccessibleForFree=False,
                hasPart={"@type": "WebPageElement", "cssSelector": ".paywall"},
            ),
        )
    )
    fade = '<div class="article__fade"></div><div data-piano="offer"><h3>Read the full story</h3>'
    yield served(
        document(
            story(*ORCHARD[:2], after=f"{fade}<p>Create a free account to keep reading.</p></div>"),
            title="Valley picks early",
        )
    )
    yield served(
        document(
            story(
                *TUNNEL[:3],
                after="<section class='gate'><h2>Register for free to continue reading</h2>"
                "<button>Register</button></section>",
            ),
            title="Fire closes tunnel",
        )
    )
    yield served(
        document(
            story(*ORCHARD[:3]),
            title="Valley picks early",
            head='<meta name="article:content_tier" content="locked">'
            + json_ld(headline="Valley picks early", isAccessibleForFree="False"),
        )
    )
    yield served(
        document(
            story(*STORY[:3], after="<div class='premium'>To read the rest, log in.</div>"),
            title="Dam holds",
        )
    )


def live() -> Iterator[Page]:
    """Reports in entries with times, newest first."""
    entries = [
        f'<div class="block" id="block-{n}"><time datetime="2026-11-02T1{n}:05:00Z">1{n}:05</time>'
        f"<h2>What we know at 1{n}:05</h2>{paragraphs(text)}</div>"
        for n, text in enumerate(LONG[:8])
    ][::-1]
    stream = "".join(entries)
    yield served(
        document(
            f'{MENU}<main><h1>Storm on the coast</h1><div class="liveblog">{stream}</div></main>{FOOT}',
            title="Storm on the coast",
            head=json_ld(headline="Storm on the coast").replace("NewsArticle", "LiveBlogPosting"),
        )
    )
    yield served(
        document(
            f'{MENU}<main><h1>Storm on the coast – live updates</h1><div class="feed">{stream}</div>'
            f"</main>{FOOT}",
            title="Storm on the coast – live updates | Courier",
        )
    )
    yield served(
        document(
            f'{MENU}<main><h1>Storm on the coast: as it happened</h1><ol class="lx-stream">{stream}'
            f"</ol></main>{FOOT}",
            title="Storm on the coast: as it happened - Courier",
        ),
        "/news/live/world-123",
    )
    yield served(
        document(
            f'{MENU}<main><span class="live-badge">LIVE</span><h1>Sturm an der Küste: Liveticker</h1>'
            f"<div class='ticker'>{stream}</div></main>{FOOT}",
            title="Sturm an der Küste: Liveticker | Kurier",
            lang="de",
        ),
        "/liveticker/sturm-kueste",
    )
    yield served(
        document(
            f'{MENU}<main><h1>EN DIRECT. Tempête sur la côte</h1><div class="live">{stream}</div>'
            f"</main>{FOOT}",
            title="EN DIRECT. Tempête sur la côte",
            lang="fr",
        )
    )
    yield served(
        document(
            f'{MENU}<main><h1>Council votes on the dam</h1><div class="liveblog-entries">{stream}</div>'
            f"</main>{FOOT}",
            title="LIVE: Council votes on the dam",
        )
    )
