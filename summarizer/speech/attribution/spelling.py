"""How features are spelt: for each group of them, their names from the values they depend on.

`features` finds the values; what the scorer remembers need not be spelt again.
"""

from collections.abc import Callable, Iterator

from summarizer.speech.attribution.places import Place
from summarizer.speech.lexicon.reporting import SAY
from summarizer.speech.lexicon.verbs import base_of
from summarizer.speech.paragraphs.cues import LinkKind
from summarizer.speech.paragraphs.passages import Form
from summarizer.speech.paragraphs.phrases import MentionKind

Group = tuple[Callable[..., Iterator[str]], tuple[object, ...]]
"""A function that names features, and what it is to be called with; hashable."""


def position(
    side: str, form: Form, between: int, passed: int, gap: int, leads: bool
) -> Iterator[str]:
    """Where a mention stands, seen from the quotation."""
    yield f"at {side}{form}"
    yield f"mentions between {side}{between}"
    yield f"quotations between {side}{passed}"
    yield f"words between {side}{form} {gap}"
    yield f"leads {side}{form} {leads}"


def looks(
    kind: MentionKind, low: str, words: int, possessive: bool, side: str, form: Form
) -> Iterator[str]:
    """What kind of mention it is."""
    yield f"is {kind} {side}"
    if possessive:
        yield "possessive"
        yield f"possessive {side}{form}"
    if kind is not MentionKind.NAME:
        yield f"{kind} {low}"
        yield f"{kind} {low} {side}"
    if kind is not MentionKind.PRONOUN:
        yield f"{kind} of {words} words"


def after_word(before: str, side: str) -> Iterator[str]:
    """The word before a mention."""
    yield f"after word {before}"
    yield f"after word {before} {side}"


def before_word(after: str, side: str) -> Iterator[str]:
    """The word after a mention."""
    yield f"before word {after}"
    yield f"before word {after} {side}"


def within(named: bool, kind: str, voice: str, form: Form) -> Iterator[str]:
    """Whether the quotation names the mention, and whether such a one would speak so."""
    yield f"within {named} {form}"
    yield f"within {kind} {voice}"
    yield f"within {kind} {voice} {form}"


def no_cue(leads: bool, ahead: bool, after: bool) -> Iterator[str]:
    """No verb of speech comes before the quotation."""
    yield f"no cue before {leads} {ahead} {after}"


def past_cue(word: str, kind: MentionKind) -> Iterator[str]:
    """The mention stands between the verb of speech and the quotation."""
    yield "past the cue"
    yield f"past the cue {word}"
    yield f"past the cue as {kind}"


def cue_after(between: int, ahead: bool, following: str) -> Iterator[str]:
    """A verb of speech follows the quotation."""
    yield f"cue after {between} {ahead} {following}"


def before_cue(
    between: int, word: str, leading: str, direct: bool, leads: bool, over: int
) -> Iterator[str]:
    """The mention stands before the verb of speech that leads to the quotation."""
    ending = "ing" if word.endswith("ing") else "said" if word in SAY else "cue"
    yield f"cue before {between} {ending}"
    yield f"cue before {between} {leading} {direct}"
    yield f"cue before leads {leads} {ending} {leading}"
    yield f"cue before over {over} {between} {ending}"
    yield f"cue before {word} {min(2, between)}"


def no_tie(
    form: Form, shape: str, leads: bool, edge: str, before: str, kind: MentionKind, length: int
) -> Iterator[str]:
    """The mention has no verb of speech."""
    yield "no tie"
    yield f"no tie {form}"
    yield f"no tie {form} {shape} {leads}"
    yield f"no tie {shape} {leads} to {edge}"
    yield f"no tie {shape} after {before} {kind}"
    yield f"no tie {form} {leads} {length}"


def tie(kind: LinkKind, place: Place, form: Form, over: str) -> Iterator[str]:
    """How the mention hangs together with one verb of speech."""
    yield f"tie {kind}"
    yield f"tie {kind} {place}"
    yield f"tie {kind} {place} {form}"
    yield f"place {place} {form}"
    yield f"tie {kind} over {over}"
    yield f"tie {kind} over {over} {place}"


def verb(word: str, place: Place) -> Iterator[str]:
    """Which verb of speech that is, and where."""
    yield f"verb {word} {place}"
    yield f"verb {'said' if word in SAY else 'cue'} {place}"


def verb_tie(word: str, kind: LinkKind, form: Form) -> Iterator[str]:
    """Which verb of speech that is, in whatever form, and how it is tied."""
    base = base_of(word)
    yield f"base {base}"
    yield f"base {base} {form}"
    yield f"base {base} {kind}"


def near_tie(
    kind: LinkKind, place: Place, between: int, by: MentionKind, edge: str
) -> Iterator[str]:
    """What lies between the tie and the quotation."""
    yield f"tie {kind} {place} {between} {by}"
    if edge:
        yield f"tie {kind} {place} beside {edge}"


def colon(kind: MentionKind, leads: bool, tied: bool) -> Iterator[str]:
    """Nothing but a colon lies between the mention and the quotation."""
    yield f"colon {kind}"
    yield f"colon {kind} {leads} {tied}"


def best_tie(kind: LinkKind, place: Place, over: str, form: Form) -> Iterator[str]:
    """The closest of its ties."""
    yield f"best {kind} {place}"
    yield f"best {kind} {place} {form} over {over}"


def near_best(kind: LinkKind, place: Place, form: Form, between: int, leads: bool) -> Iterator[str]:
    """What lies between the closest tie and the quotation."""
    yield f"best {kind} {place} {form} {between} {leads}"


def before_best(kind: LinkKind, place: Place, before: str) -> Iterator[str]:
    """The word before the mention with the closest tie."""
    yield f"best {kind} {place} after {before}"


def standing(kind: MentionKind, spoken: int, before: str, form: Form, side: str) -> Iterator[str]:
    """How often the article has the mention's name speak, and whether it did before."""
    yield f"speaks {kind} {spoken}"
    yield f"speaks {kind} {spoken} {form} {side}"
    yield f"named before {before} {kind}"
    yield f"named before {before} {form} {side}"


def first(side: str, form: Form) -> Iterator[str]:
    """The quotation is the first of its paragraph."""
    yield f"first in paragraph {side}{form}"


def same(same: bool, form: Form, last: bool, apart: int) -> Iterator[str]:
    """Whether the mention spoke the quotation before."""
    yield f"same as before {same}"
    yield f"same as before {same} {form} {'end' if last else 'more'} {apart}"


def carry(form: Form, gap: int, reporting: str, opening: bool, before: Form) -> Iterator[str]:
    """The speaker of a paragraph before goes on."""
    yield "carry"
    yield f"carry {form}"
    yield f"carry {gap} {reporting} {form}"
    yield f"carry {opening} {form} {reporting}"
    yield f"carry from {before} {opening}"


def carried(named: bool, kind: str, voice: str, form: Form) -> Iterator[str]:
    """Whether the quotation names whom it is taken over from."""
    yield f"carried within {named} {form}"
    yield f"carried within {kind} {voice}"


def lead_in(leads: bool, kind: MentionKind, tied: bool, nearest: bool, form: Form) -> Iterator[str]:
    """The mention stands in a sentence that ends with a colon."""
    yield "lead-in"
    yield f"lead-in tied {tied} leads {leads}"
    yield f"lead-in nearest {nearest} {tied}"
    yield f"lead-in {kind} {tied}"
    yield f"lead-in {form}"


def reporter(
    kind: MentionKind,
    tie: LinkKind,
    word: str,
    last: bool,
    leads: bool,
    quotes: bool,
    same: bool,
    recent: bool,
) -> Iterator[str]:
    """The paragraph before reports what the mention said."""
    verb = "said" if word in SAY else "cue"
    yield "reporter"
    yield f"reporter {kind} {verb}"
    yield f"reporter {tie} {verb} {last}"
    yield f"reporter {last} {leads} {quotes} {recent}"
    yield f"reporter {same} {recent} {last}"


def signature(kind: MentionKind, form: Form) -> Iterator[str]:
    """The mention signs the quotation: "— Ada Obi"."""
    yield "signature"
    yield f"signature {kind}"


def nobody_here(form: Form, said: bool, cue: bool, local: bool, carried: bool) -> Iterator[str]:
    """The quotation is no speech, by its sentence."""
    yield "nobody"
    yield f"nobody {form}"
    yield f"nobody {form} {said} {cue}"
    yield f"nobody local {local}"
    yield f"nobody carried {carried} {form}"


def nobody_of(
    form: Form, length: int, title: int, lower: bool, said: bool, cue: bool
) -> Iterator[str]:
    """The quotation is no speech, by its own words."""
    yield f"nobody {form} of {length}"
    yield f"nobody {form} title {title}"
    yield f"nobody title {title} of {length} {said}"
    yield f"nobody lower {lower} of {length} {said} {cue}"


def nobody_beside(
    before: str, after: str, title: int, possessive: bool, form: Form, last: str
) -> Iterator[str]:
    """The quotation is no speech, by what stands beside it."""
    yield f"nobody after {before}"
    yield f"nobody before {after}"
    yield f"nobody title {title} after {before}"
    yield f"nobody possessive {possessive} title {title}"
    yield f"nobody {form} {last} {after in ('end', ',', '.', '—', '–')}"


def nobody_voiced(form: Form, voice: str, length: int) -> Iterator[str]:
    """The quotation is no speech, by the kind of its words."""
    yield f"nobody voice {voice} {form}"
    yield f"nobody voice {voice} of {length}"


def nobody_closed(closed: bool) -> Iterator[str]:
    """The quotation is no speech, by its marks."""
    yield f"nobody closed {closed}"
