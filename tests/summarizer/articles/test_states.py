"""What kind of page was had."""

import pytest

from summarizer.articles.extraction import extract
from summarizer.errors import NotReadable
from summarizer.types import ArticleState, Page
from tests.sample_pages import STORY, TITLE, article, html, json_ld, page, paragraphs

SHELL = '<div id="root"></div><script src="/app.js"></script>'


def reason(refused: Page) -> str:
    with pytest.raises(NotReadable) as caught:
        extract(refused)
    return caught.value.code


def bare(body: str, title: str = TITLE) -> str:
    """A page with nothing around its body."""
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"


def test_knows_an_article() -> None:
    assert extract(page(article())).state is ArticleState.ARTICLE


@pytest.mark.parametrize("content", [b"", b"  \n\t "])
def test_refuses_an_empty_page(content: bytes) -> None:
    assert reason(page(content)) == "empty"


@pytest.mark.parametrize(
    ("content", "label"),
    [
        (b"%PDF-1.7 ...", "application/pdf"),
        (b"%PDF-1.7 ...", "text/html"),
        (b"\n%PDF-1.4 ...", ""),
        (b"anything", "application/pdf; charset=binary"),
    ],
)
def test_knows_a_pdf(content: bytes, label: str) -> None:
    assert reason(page(content, content_type=label)) == "pdf"


@pytest.mark.parametrize(
    ("content", "label"),
    [
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff\xe0", ""),
        (b"GIF89a", "text/html"),
        (b"PK\x03\x04", ""),
        (b"....ftypmp42", "video/mp4"),
        (b'{"dam": "held"}', "application/json"),
    ],
)
def test_knows_a_file_that_is_no_page(content: bytes, label: str) -> None:
    assert reason(page(content, content_type=label)) == "not_a_page"


@pytest.mark.parametrize(
    "title",
    [
        "404",
        "Page not found",
        "404 Not Found | The Courier",
        "The Courier – Page not found",
        "Error 404",
    ],
)
def test_knows_a_page_that_is_not_there(title: str) -> None:
    sorry = paragraphs("Sorry, we looked everywhere for it. " * 8)
    assert reason(page(bare(f"<main>{sorry}</main>", title))) == "not_found"


@pytest.mark.parametrize(
    "wall",
    [
        bare("<h1>example.com</h1><p>Checking your browser.</p>", "Just a moment..."),
        bare("<p>Verify you are human by completing the action below.</p>"),
        bare("<h1>Access Denied</h1><p>You don't have permission to see this page.</p>"),
        bare("<p>Pardon Our Interruption. Something about your browser made us think.</p>"),
        bare("<p>We have detected unusual activity from your computer network.</p>"),
        bare("<script src='https://geo.captcha-delivery.com/c.js'></script>", "example.com"),
    ],
)
def test_knows_a_wall_against_robots(wall: str) -> None:
    assert reason(page(wall, status=200)) == "bot_wall"


@pytest.mark.parametrize("status", [403, 429])
def test_takes_an_unexplained_refusal_for_a_wall_against_robots(status: int) -> None:
    assert reason(page(bare("<p>No.</p>"), status=status)) == "bot_wall"


@pytest.mark.parametrize("status", [401, 402])
def test_takes_a_demand_to_log_in_or_pay_for_a_paywall(status: int) -> None:
    assert reason(page(bare("<p>No.</p>"), status=status)) == "paywall"


@pytest.mark.parametrize(
    "wall",
    [
        "<p>Subscribe to continue reading. Already a subscriber? Log in.</p>",
        "<p>This article is for subscribers only.</p>",
        "<p>Unlock this article with a free account.</p>",
        "<p>You’ve reached your limit of free articles.</p>",
        "<p>Register to read on.</p>",
        "<p>Cet article est réservé aux abonnés.</p>",
    ],
)
def test_knows_a_paywall_with_nothing_before_it(wall: str) -> None:
    assert reason(page(html(f"<main><h1>{TITLE}</h1>{wall}</main>"))) == "paywall"


@pytest.mark.parametrize(
    "wall",
    [
        "<p>Subscribe to continue reading. Already a subscriber? Log in.</p>",
        "<p>To continue reading, start your free trial.</p>",
        "<p>You’ve used all your free articles this month.</p>",
    ],
)
def test_labels_the_readable_beginning_of_an_article(wall: str) -> None:
    found = extract(page(html(f"<article>{paragraphs(*STORY[:2])}</article><div>{wall}</div>")))
    assert found.state is ArticleState.PREVIEW
    assert found.text.startswith(STORY[0])


def test_labels_a_preview_that_only_search_engines_are_told_of() -> None:
    head = json_ld(headline=TITLE, isAccessibleForFree="False")
    found = extract(page(article(*STORY[:3], head=head)))
    assert found.state is ArticleState.PREVIEW


def test_labels_a_long_preview_that_breaks_off() -> None:
    head = json_ld(headline=TITLE, isAccessibleForFree=False)
    found = extract(page(article(*STORY, *STORY, "The council…", head=head)))
    assert found.state is ArticleState.PREVIEW


def test_takes_a_paid_article_that_is_whole_for_an_article() -> None:
    head = json_ld(headline=TITLE, isAccessibleForFree=False)
    different = [text.replace("dam", "weir") for text in STORY]
    found = extract(page(article(*STORY, *different, head=head)))
    assert found.state is ArticleState.ARTICLE


@pytest.mark.parametrize(
    "wall",
    [
        "<h1>Before you continue</h1><p>We use cookies and data to deliver and maintain our "
        "services, track outages and protect against spam.</p><p>If you choose to accept all "
        "cookies, we will also use them to develop new services and show personalised content.</p>"
        "<button>Accept all</button>",
        "<h1>We value your privacy</h1><p>We and our 812 partners store cookies to access "
        "information on your device.</p><button>Accept all</button><a>Manage preferences</a>",
        "<h1>Datenschutz</h1><p>Wir verwenden Cookies.</p><button>Accept all cookies</button>",
    ],
)
def test_knows_a_consent_wall(wall: str) -> None:
    assert reason(page(bare(f"<div>{wall}</div>", "The Courier"))) == "consent_wall"


@pytest.mark.parametrize(
    "shell",
    [
        bare(SHELL),
        bare(f"<noscript>You need to enable JavaScript to run this app.</noscript>{SHELL}"),
        bare("<p>Please turn on JavaScript. This site requires JavaScript to show its news.</p>"),
        bare("<p>JavaScript is disabled in your browser.</p><script>start()</script>"),
    ],
)
def test_knows_a_page_that_needs_javascript(shell: str) -> None:
    assert reason(page(shell)) == "needs_javascript"


def test_knows_a_page_of_headlines() -> None:
    teasers = "".join(
        f"<li><a href='/{n}'>Harbour news number {n} of this long day</a><p>Short.</p></li>"
        for n in range(30)
    )
    front = html(f"<main><ul>{teasers}</ul></main>", title="The Selwick Courier")
    assert reason(page(front, url="https://www.example.com/")) == "index_page"


@pytest.mark.parametrize(
    "body", ["<h1>Contact</h1><p>Call us at the quay.</p>", "<form></form>", ""]
)
def test_knows_a_page_without_an_article(body: str) -> None:
    assert reason(page(html(body, title="Contact"))) == "too_short"


@pytest.mark.parametrize("text", ["dam", "The dam held.", "\N{WATER WAVE}" * 50])
def test_refuses_a_text_that_is_too_short(text: str) -> None:
    assert reason(page(text, content_type="text/plain")) == "too_short"


def test_knows_a_live_blog_by_what_it_tells_search_engines() -> None:
    head = json_ld(headline=TITLE).replace("NewsArticle", "LiveBlogPosting")
    assert extract(page(article(*STORY, *STORY, head=head))).state is ArticleState.LIVE


def test_knows_a_live_blog_by_its_title_and_its_moments() -> None:
    moments = "".join(f"<div><time>1{n}:00</time></div>" for n in range(6))
    live = article(*STORY, extra=moments, title="Storm at Port Selwick: live updates")
    assert extract(page(live)).state is ArticleState.LIVE


@pytest.mark.parametrize(
    "extra",
    [
        "<p>Cookies: we use cookies.</p><button>Accept all</button>",
        "<noscript>Please enable JavaScript to view the comments.</noscript><script>x()</script>",
        "<p>This site is protected by reCAPTCHA.</p>",
        "<a href='/subscribe'>Subscribe</a>",
        "<p>Enter the captcha to comment.</p>",
    ],
)
def test_is_not_alarmed_by_what_stands_beside_an_article(extra: str) -> None:
    longer = article(*STORY, *(text.upper() for text in STORY))
    found = extract(page(longer.replace("<footer>", f"<div>{extra}</div><footer>")))
    assert found.state is ArticleState.ARTICLE


def test_is_not_alarmed_by_an_article_about_walls() -> None:
    about = "The firm said that readers must enable JavaScript, accept all cookies and subscribe."
    assert extract(page(article(*STORY, *STORY[::-1], about))).state is ArticleState.ARTICLE
