"""News articles made up for timing: invented people and places, and the shape of real prose.

The same number gives the same article. Sentences, quotations, names and figures come about as often
as in agency reports, and words as unevenly often as in any text.
"""

import random
from html import escape

_PLACES = "Ostrey Varenholm Selm Halvora Lindhaven Teveris Merrin Calder Lorne Okerby".split()
_PEOPLE = (
    "Ines Dahlgard|Arne Lindqvast|Berit Solvang|Tomas Okerlund|Ilse Varga|Milo Hartenbach|"
    "Runa Eskeland|Piet Vanderhoek"
).split("|")
_ROLES = "mayor of|judge in|police chief of|head teacher in|harbour master of".split("|")
_SYLLABLES = (
    "ba bel cor dan dex fal gor hin jor kel lum mar nor pel quin ros sel tor ven wy".split()
)
_LITTLE = "the of and to a in that for was on with as by at it from has been which after".split()


def article(number: int, sentences: int = 30) -> tuple[str, list[str]]:
    """A headline and paragraphs of two or three sentences, `sentences` in all."""
    rng = random.Random(number)
    lexicon = ["".join(rng.choices(_SYLLABLES, k=rng.randint(2, 4))) for _ in range(400)]
    told = [_sentence(rng, lexicon) for _ in range(sentences)]
    paragraphs = []
    while told:
        size = rng.randint(2, 3)
        paragraphs.append(" ".join(told[:size]))
        told = told[size:]
    return _clause(rng, lexicon, 8).capitalize(), paragraphs


def page(number: int, sentences: int = 30) -> str:
    """The article as a page, with the navigation, teasers and footer of an ordinary site."""
    title, paragraphs = article(number, sentences)
    links = "".join(f'<li><a href="/section/{n}">Section {n}</a></li>' for n in range(40))
    teasers = "".join(
        f'<div class="teaser"><a href="/story/{n}">{escape(article(10_000 + n, 1)[0])}</a></div>'
        for n in range(12)
    )
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html lang='en'><head><title>{escape(title)}</title>"
        "<script>var settings = {};</script><style>p { margin: 0 }</style></head>"
        f"<body><nav><ul>{links}</ul></nav><main><article><h1>{escape(title)}</h1>"
        f"<p class='byline'>By {_PEOPLE[number % len(_PEOPLE)]}</p>{body}</article></main>"
        f"<aside>{teasers}</aside><footer>All rights reserved</footer></body></html>"
    )


def paste(number: int, sentences: int = 30) -> str:
    """The article as it is pasted: paragraphs parted by blank lines."""
    title, paragraphs = article(number, sentences)
    return "\n\n".join([title, *paragraphs])


def _sentence(rng: random.Random, lexicon: list[str]) -> str:
    person, place = rng.choice(_PEOPLE), rng.choice(_PLACES)
    first, second = (_clause(rng, lexicon, rng.randint(7, 13)) for _ in range(2))
    kinds = (
        f"{first.capitalize()} in {place}, and {second} on Monday.",
        f"{first.capitalize()}, killing {rng.randint(2, 90)} people in {place}.",
        f'"{first.capitalize()}," said {person}, {rng.choice(_ROLES)} {place}.',
        f"{person} said that {first}.",
        f'She called it "{first}" and added that {second}.',
    )
    return rng.choices(kinds, weights=(6, 2, 2, 2, 1))[0]


def _clause(rng: random.Random, lexicon: list[str], size: int) -> str:
    """Words of which a few are frequent and most are rare, every other one a little word."""
    words = [
        rng.choice(_LITTLE)
        if rng.random() < 0.45
        else lexicon[int(len(lexicon) * rng.random() ** 3)]
        for _ in range(size)
    ]
    return " ".join(words)
