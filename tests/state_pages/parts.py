"""What the pages of this folder are made of: invented news, and the frames of real pages."""

from summarizer.types import Page
from tests.sample_pages import paragraphs

SITE = "https://www.example.com"


ORCHARD = (
    "Growers in the Tamsin valley began picking three weeks early on Monday, after the warmest "
    "spring since records were first kept at the Orrin weather station in 1911.",
    "The Tamsin Fruit Union expects 48,000 tonnes of apples this year, a fifth more than last "
    "year, and has asked the ministry to let 600 more seasonal workers into the country.",
    "“The trees do not read the calendar,” said Petra Oduya, who farms 40 hectares above the "
    "village of Lenn. “If nobody comes by Friday, the fruit will be on the ground.”",
    "The ministry said it would answer by Thursday. Last year it took eleven days, by which time "
    "a tenth of the crop had been lost, according to the union's own figures.",
    "Supermarkets have agreed to take smaller apples than usual, which keep less well but fetch "
    "nearly the same price. Two of the five large chains have yet to sign.",
    "Rain is forecast for the weekend. The valley's three cold stores are being cooled already, "
    "two months before they usually open, at a cost of 9,000 crowns a day.",
)
TUNNEL = (
    "A fire in a cable duct closed the Sarn tunnel for nine hours on Sunday and left some 2,000 "
    "travellers waiting on both sides of the pass, the road authority said.",
    "Nobody was hurt. A maintenance crew of six walked out through the eastern emergency gallery "
    "after smoke was seen near the third ventilation shaft at twenty past six in the morning.",
    "“The doors shut, the lamps came on and the fans turned round, as they are meant to,” said "
    "Deputy Director Haruo Lindqvist. The tunnel was fitted with new fans in March.",
    "Lorries were sent over the old road until it too had to be closed by snow. The Red Cross "
    "handed out blankets and tea at the northern lay-by, where the queue was six kilometres long.",
    "The authority will inspect the remaining ducts before the end of the month. Those that were "
    "laid before 1998 have no fireproof lining and may have to be replaced, it said.",
    "Traffic returned to normal shortly after four in the afternoon. Trains had run throughout.",
)
LONG = (*ORCHARD, *TUNNEL)
MENU = (
    '<header class="site-header"><a class="skip-link" href="#main">Skip to content</a>'
    '<nav aria-label="Main"><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li>'
    '<li><a href="/business">Business</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>'
)
FOOT = (
    '<footer class="site-footer"><ul><li><a href="/about">About us</a></li><li>'
    '<a href="/privacy">Privacy policy</a></li><li><a href="/cookies">Cookies</a></li></ul>'
    "<p>© The Selwick Courier. All rights reserved.</p></footer>"
)
BANNER = (
    '<div id="onetrust-banner-sdk" role="dialog"><p>We use cookies to improve your experience.</p>'
    "<button>Accept all cookies</button><button>Cookie settings</button></div>"
)
MOST_READ = (
    '<aside class="most-read"><h2>Most read</h2><ol><li><a href="/a">Ferry to Lenn runs again</a>'
    '</li><li><a href="/b">Museum buys a lost map of the coast</a></li></ol></aside>'
)


def document(body: str, *, title: str = "", head: str = "", lang: str = "en") -> str:
    """A whole page around a body."""
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width">{head}</head><body>{body}</body></html>'
    )


def served(
    body: str | bytes,
    path: str = "/news/story-of-the-day-in-the-valley",
    *,
    status: int = 200,
    content_type: str = "text/html; charset=utf-8",
) -> Page:
    """A page as a server would have sent it."""
    content = body.encode() if isinstance(body, str) else body
    return Page(url=SITE + path, content=content, content_type=content_type, status=status)


def story(*texts: str, after: str = "", kind: str = "article") -> str:
    """The body of a page with a story, as most systems lay it out."""
    return (
        f'{MENU}<main id="main"><{kind} class="story"><header><h1>Valley picks early</h1>'
        '<p class="byline">By <a rel="author" href="/ada">Ada Brandt</a></p>'
        '<time datetime="2026-11-02T08:10:00+01:00">2 November 2026</time></header>'
        f'<div class="story-body">{paragraphs(*texts)}</div>{after}</{kind}>{MOST_READ}</main>{FOOT}'
    )
