"""Articles off their pages: the text, its blocks, and what the page says of it."""

import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import document_fromstring

from summarizer.articles.blocks import RawBlock, without_pointers
from summarizer.articles.extraction import extract
from summarizer.errors import NotReadable
from summarizer.types import Article, BlockKind, Page
from tests.sample_pages import STORY, TITLE, URL, article, html, json_ld, page, paragraphs


def texts(found: Article) -> list[str]:
    return [block.of(found.text) for block in found.blocks]


def test_reads_the_paragraphs_in_order() -> None:
    assert texts(extract(page(article()))) == list(STORY)


def test_blocks_are_joined_by_a_blank_line() -> None:
    assert extract(page(article())).text == "\n\n".join(STORY)


def test_knows_headings_quotations_and_lists() -> None:
    extra = (
        "<h2>What the engineers say</h2><p>Three of them spoke to the council on Monday night.</p>"
        "<blockquote><p>It has done its duty twice as long as anyone asked of it.</p></blockquote>"
        "<p>The council lists what is at stake for the town and its harbour:</p>"
        "<ul><li>four thousand homes below the dam</li><li>the only hospital</li></ul>"
    )
    found = extract(page(article(extra=extra)))
    kinds = {block.of(found.text)[:12]: block.kind for block in found.blocks[len(STORY) :]}
    assert kinds == {
        "What the eng": BlockKind.HEADING,
        "Three of the": BlockKind.PARAGRAPH,
        "It has done ": BlockKind.QUOTATION,
        "The council ": BlockKind.PARAGRAPH,
        "four thousan": BlockKind.LIST,
        "the only hos": BlockKind.LIST,
    }


def test_changes_nothing_inside_a_block_but_white_space() -> None:
    body = paragraphs("The  dam\n\t held,\xa0<b>says</b> the <a href='/x'>engineer</a>.", *STORY)
    found = extract(page(html(f"<article>{body}</article>")))
    assert texts(found)[0] == "The dam held, says the engineer."


def test_parts_paragraphs_that_only_line_breaks_part() -> None:
    found = extract(page(html(f"<article><p>{'<br><br>'.join(STORY)}</p></article>")))
    assert texts(found) == list(STORY)


@pytest.mark.parametrize(
    "line",
    [
        "<p>Related: <a href='/x'>Ten dams to see before they burst</a></p>",
        "<p><a href='/x'>Read more: Ten dams to see before they burst</a></p>",
        "<p>Sign up for our newsletter and get the harbour news every morning.</p>",
        "<p>Follow us on every network there is</p>",
        "<p>Follow the Courier on Twitter and Facebook.</p>",
        "<p>By Tamsin Okoro</p>",
        "<p>Tamsin Okoro contributed to this report.</p>",
        "<p>Write to Tamsin Okoro at tamsin@example.com</p>",
        "<p>Share this story</p>",
        "<p>Updated at 4:20 p.m.</p>",
        "<p>Copyright 2026 The Selwick Courier. All rights reserved.</p>",
        "<p>https://www.example.com/news/ten-dams</p>",
        "<figure><img src='d.jpg'><figcaption>The dam at dawn (K. Wren)</figcaption></figure>",
        "<aside><p>Ten dams to see before they burst, and how to get there.</p></aside>",
        "<script>var story = 'Ten dams';</script>",
        "<style>p { color: red }</style>",
    ],
)
def test_leaves_out_what_is_not_the_article(line: str) -> None:
    half = len(STORY) // 2
    body = paragraphs(*STORY[:half]) + line + paragraphs(*STORY[half:])
    assert texts(extract(page(html(f"<article>{body}</article>")))) == list(STORY)


def test_leaves_out_the_headline_where_it_is_said_again() -> None:
    assert TITLE not in extract(page(article())).text


def test_keeps_boilerplate_in_the_original() -> None:
    line = "Sign up for our newsletter and get the harbour news every morning."
    found = extract(page(article(*STORY, line)))
    assert line not in found.text
    assert line in found.original


def test_leaves_out_a_card_hidden_in_a_sentence() -> None:
    card = (
        "<span><img src='i.jpg'><a href='/i'>Ilse Marchetti</a><a href='/1'>Dam to be rebuilt</a>"
        "</span>"
    )
    first = f"The engineer <a href='/i'>Marchetti</a>{card} stayed on the dam all night long."
    found = extract(page(article(first, *STORY)))
    assert texts(found)[0] == "The engineer Marchetti stayed on the dam all night long."


def test_reads_an_article_that_advertisements_cut_in_two() -> None:
    long = [f"{text} {text}" for text in STORY]
    parts = [
        f"<div class='article-body'>{paragraphs(*some)}</div>" for some in (long[:2], long[2:])
    ]
    found = extract(page(html(f"<main><div>{'<div>Ad</div>'.join(parts)}</div></main>")))
    assert texts(found) == long


def test_reads_a_lede_that_stands_in_no_paragraph() -> None:
    lede = STORY[0].replace("held", "<em>held</em>")
    rest = [f"Day {day}: {line}" for day in range(3) for line in STORY[1:]]
    body = f"<div class='article-page'>{lede}<p></p>{paragraphs(*rest)}</div>"
    found = extract(page(html(f"<h1>{TITLE}</h1>{body}")))
    assert texts(found) == [STORY[0], *rest]


def test_reads_a_lede_that_stands_apart_from_the_rest() -> None:
    menu = f"<nav>{'<p><a href=/x>Boats and harbours of the coast</a></p>' * 40}</nav>"
    rest = [f"Day {day}: {line}" for day in range(9) for line in STORY]
    parts = f"<div>{paragraphs(STORY[0])}</div><div class='rest'>{paragraphs(*rest)}</div>"
    found = extract(page(html(f"{menu}<div><article>{parts}</article></div>{menu}")))
    assert texts(found) == [STORY[0], *rest]


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ("<div>{}</div>", "<div>{}</div>"),
        ("<div>{}</div>", "<div><span>{}</span></div>"),
        ("<table>{}</table>", "<tr><td>{}</td></tr>"),
    ],
)
def test_reads_a_story_that_has_no_paragraphs_beside_a_note_that_has(whole: str, part: str) -> None:
    story = [f"Day {day}: {line}" for day in range(3) for line in STORY]
    note = [f"Tamsin Okoro sailed for years with boat {n}, and knows its ports." for n in range(5)]
    parts = f"<div>{whole.format(''.join(map(part.format, story)))}</div>"
    found = extract(page(html(f"{parts}<div class='who'>{paragraphs(*note)}</div>")))
    assert texts(found)[: len(story)] == story


def test_takes_the_story_and_not_the_teasers_of_others() -> None:
    teaser = "<article><h3>Boats</h3><p>The boats of Lower Anning set out again.</p></article>"
    found = extract(page(article().replace("<footer>", f"<div>{teaser * 9}</div><footer>")))
    assert texts(found) == list(STORY)


def test_takes_headline_author_and_outlet_from_json_ld() -> None:
    head = json_ld(
        headline="Harbour dam &amp; town hold",
        author=[{"@type": "Person", "name": "Tamsin Okoro"}, {"name": "By Lev Brandt"}],
        publisher={"name": "The Selwick Courier"},
    )
    found = extract(page(article(head=head)))
    assert found.title == "Harbour dam & town hold"
    assert found.author == "Tamsin Okoro, Lev Brandt"
    assert found.site == "The Selwick Courier"


def test_takes_the_headline_from_the_page_without_the_outlets_name() -> None:
    head = '<meta property="og:site_name" content="The Selwick Courier">'
    found = extract(page(article(head=head, title=f"{TITLE} | The Selwick Courier")))
    assert (found.title, found.site) == (TITLE, "The Selwick Courier")


@pytest.mark.parametrize("broken", ["{", "[[", "null", '{"@type": 7}', "[" * 100_000, ""])
def test_shrugs_off_broken_json_ld(broken: str) -> None:
    head = f'<script type="application/ld+json">{broken}</script>'
    assert texts(extract(page(article(head=head)))) == list(STORY)


def test_drops_what_no_database_can_store() -> None:
    head = json_ld(headline="A\ud83d\0B")
    assert extract(page(article(head=head))).title == "A B"


def test_knows_the_moment_of_publication_with_its_zone() -> None:
    head = json_ld(headline=TITLE, datePublished="2026-11-18T07:45:00+02:00")
    assert extract(page(article(head=head))).published == "2026-11-18T07:45:00+02:00"


def test_knows_the_day_of_publication_where_no_time_is_said() -> None:
    head = '<meta property="article:published_time" content="2026-11-18">'
    assert extract(page(article(head=head))).published == "2026-11-18"


def test_shows_the_date_as_the_page_prints_it() -> None:
    body = f"<time datetime='2026-11-18'>Wed, 18 November 2026</time>{paragraphs(*STORY)}"
    found = extract(page(html(f"<article>{body}</article>")))
    assert found.published == "2026-11-18"
    assert found.published_printed == "Wed, 18 November 2026"


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("| November 18, 2026 12:01 PM", "November 18, 2026 12:01 PM"),
        ("Published Wed, Nov 18 2026 7:05 AM EST", "Wed, Nov 18 2026 7:05 AM EST"),
        ("Ada Example 18 Nov 2026, 19:09 Updated: 19 Nov 2026", "18 Nov 2026, 19:09"),
        ("12:24 am EST, Wednesday, November 18, 2026", "Wednesday, November 18, 2026"),
        ("Publicado el 18 de noviembre de 2026", "18 de noviembre de 2026"),
        ("16h10 PM, quarta-feira, 18 de novembro de 2026", "quarta-feira, 18 de novembro de 2026"),
        ("Stand: 18.11.2026, 09:30", "18.11.2026, 09:30"),
        ("2026年11月18日", "2026年11月18日"),
    ],
)
def test_shows_of_a_line_the_date_alone(line: str, shown: str) -> None:
    head = '<meta property="article:published_time" content="2026-11-18">'
    body = f"<p class='date'>{line}</p>{paragraphs(*STORY)}"
    found = extract(page(html(f"<article>{body}</article>", head=head)))

    assert found.published_printed == shown


def test_gives_no_date_where_the_page_has_none() -> None:
    found = extract(page(article()))
    assert (found.published, found.published_printed) == (None, None)


@pytest.mark.parametrize(("lang", "language"), [("en-GB", "en"), ("PT_br", "pt"), ("", None)])
def test_takes_the_language_from_the_page(lang: str, language: str | None) -> None:
    assert extract(page(article(lang=lang))).language == language


@pytest.mark.parametrize(
    ("canonical", "url"),
    [
        ("https://www.example.com/news/dam?utm_source=x", "https://www.example.com/news/dam"),
        ("/news/dam/", "https://www.example.com/news/dam"),
        ("https://amp.example.com/news/dam", "https://www.example.com/news/dam"),
        ("https://elsewhere.example.org/news/dam", URL),
        ("https://www.example.com/", URL),
        ("http://[::1", URL),
        ("javascript:void(0)", URL),
    ],
)
def test_believes_a_canonical_link_of_the_same_publisher(canonical: str, url: str) -> None:
    head = f'<link rel="canonical" href="{canonical}">'
    assert extract(page(article(head=head))).url == url


def test_reads_a_file_like_a_page() -> None:
    found = extract(Page(url="dam.html", content=article().encode()))
    assert texts(found) == list(STORY)
    assert (found.url, found.site) == (None, None)


def test_reads_plain_text_by_its_blank_lines() -> None:
    content = "\r\n \r\n".join(STORY).encode()
    found = extract(page(content, content_type="text/plain"))
    assert texts(found) == list(STORY)


def test_reads_plain_text_as_if_it_had_been_pasted() -> None:
    content = "\n\n".join(["Dam holds", "By Ada Example", *STORY]).encode()
    found = extract(page(content, content_type="text/plain"))
    assert (found.title, found.author, found.url) == ("Dam holds", "Ada Example", URL)


SPANISH = "El dique resistió toda la noche, dijo la ingeniera Núñez: «Tuvimos suerte». " * 8
RUSSIAN = "Плотина выдержала всю ночь, сообщила главный инженер города Ильзе Маркетти. " * 8
CHINESE = "大坝整夜未被冲垮，镇上的总工程师马切蒂说，四千名居民周三上午开始返回家园。" * 8
HEBREW = "הסכר החזיק מעמד כל הלילה, אמרה המהנדסת הראשית של העיירה אילזה מרקטי. " * 8


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SPANISH, "iso-8859-1"),
        (SPANISH, "windows-1252"),
        (SPANISH, "utf-16"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (CHINESE, "gb2312"),
        (CHINESE, "gb18030"),
        (CHINESE, "utf-8"),
        (HEBREW, "windows-1255"),
        (HEBREW, "utf-8"),
    ],
)
@pytest.mark.parametrize("said", ["by the header", "by the page"])
def test_reads_an_encoding_that_is_named(text: str, encoding: str, said: str) -> None:
    head = f'<meta charset="{encoding}">' if said == "by the page" else ""
    label = "text/html" if head else f"text/html; charset={encoding}"
    content = article(text, head=head).encode(encoding)
    assert extract(page(content, content_type=label)).text == text.strip()


@pytest.mark.parametrize(
    "label", ["text/html; charset=iso-8859-1", "text/html; charset=nonsense", ""]
)
def test_reads_utf8_whatever_the_header_says(label: str) -> None:
    content = article(SPANISH).encode()
    assert extract(page(content, content_type=label)).text == SPANISH.strip()


def test_believes_the_page_rather_than_a_server_that_was_never_told() -> None:
    content = article(RUSSIAN, head='<meta charset="windows-1251">').encode("windows-1251")
    found = extract(page(content, content_type="text/html; charset=ISO-8859-1"))
    assert found.text == RUSSIAN.strip()


def test_mends_strays_in_utf8() -> None:
    content = article(SPANISH, "“It held,” she said.").encode() + "’".encode("windows-1252")
    content = content.replace("“It held,”".encode(), "“It held,”".encode("windows-1252"))
    assert extract(page(content)).text.endswith("“It held,” she said.")


def test_reads_bytes_that_are_no_encoding_at_all() -> None:
    content = article(*STORY).encode().replace(b"Water", b"W\xff\xfe\x81ter\0")
    found = extract(page(content, content_type="text/html; charset=utf-8"))
    assert len(found.blocks) == len(STORY)
    assert "\0" not in found.original


@pytest.mark.parametrize("text", [CHINESE, HEBREW])
def test_reads_any_script(text: str) -> None:
    assert extract(page(article(text))).text == text.strip()


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 5_000 + "dam",
        "<p><b>" * 2_000 + "dam",
        "<table><tr><td>" * 2_000 + "dam",
        "<p>dam<br>" * 2_000,
        "<ul><li>" * 5_000 + "dam",
        "<!--" * 50_000,
        "<a href='/x'>dam</a>" * 2_000,
        "<" * 90_000,
        "&" * 100_000,
        "<p>" + "dam" * 100_000,
    ],
)
def test_comes_to_an_end_with_hostile_markup(hostile: str) -> None:
    try:
        found = extract(page(f"<html><body>{hostile}</body></html>"))
    except NotReadable:
        return
    assert all(block.of(found.text).strip() for block in found.blocks)


@settings(deadline=None)
@given(st.binary(max_size=2_000), st.sampled_from(["text/html", "text/plain", ""]))
def test_gives_an_article_or_a_reason_for_any_bytes(content: bytes, label: str) -> None:
    try:
        found = extract(page(content, content_type=label))
    except NotReadable:
        return
    assert found.text == "\n\n".join(texts(found))


def test_refuses_more_markup_than_can_be_read_in_time() -> None:
    with pytest.raises(NotReadable) as caught:
        extract(page("<html>" + "<p>dam" * 200_000))
    assert caught.value.code == "too_long"


def test_refuses_a_compressed_file() -> None:
    with pytest.raises(NotReadable) as caught:
        extract(page(gzip.compress(article().encode())))
    assert caught.value.code == "not_a_page"


def test_leaves_out_lines_that_are_links_to_other_articles() -> None:
    links = "".join(f"<li><a href='/n/{n}'>How the harbour lost number {n}</a></li>" for n in "123")
    found = extract(page(article(extra=f"<ul>{links}</ul>")))

    assert "How the harbour lost" not in found.text
    assert found.text.endswith("asked of it,” she said.")


@pytest.mark.parametrize(
    ("text", "is_kept"),
    [
        ("The old weir was rebuilt in two summers.", True),
        ("How the old weir was rebuilt", False),
        ("The old weir", True),
    ],
)
def test_of_links_only_those_to_articles_are_pointers(text: str, is_kept: bool) -> None:
    block = RawBlock(kind=BlockKind.PARAGRAPH, text=text)
    tree = document_fromstring(f"<p><a href='/weir'>{text}</a></p>")

    assert without_pointers([block], tree) == [block] * is_kept


def test_a_sites_software_is_no_author() -> None:
    head = json_ld(headline=TITLE, author={"@type": "Person", "name": "admin"})

    assert extract(page(article(head=head))).author is None


def test_leaves_out_what_is_said_about_the_author() -> None:
    about = "<h2>About the author</h2><p>Ada Brandt has written of dams for twenty years.</p>"
    found = extract(page(article(extra=about)))

    assert "twenty years" not in found.text
