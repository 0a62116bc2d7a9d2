"""Which person a name means where an article has several of that name.

A surname alone is somebody's full name only where the article settles it: nobody else of that name
has been named by then, or a form of address or title tells them apart, or the name has stood for
one of them before and no other has just been named. Else it is shown as it is printed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from summarizer.speech.lexicon.reporting import CUES
from summarizer.speech.paragraphs import surnames
from summarizer.speech.paragraphs.mentions import Mention
from summarizer.speech.paragraphs.titles import TitledName
from summarizer.speech.people.person import Person

Names = Sequence[tuple[Mention, TitledName]]
_FIRST_AND_LAST = 2
_MOST_OF_A_NAME = 30
"""Where more people than this bear a name, nobody is looked for behind it."""


@dataclass(frozen=True, slots=True)
class Undecided:
    """A short name at one place that the names before it do not settle, and whom it may mean."""

    start: int
    person: Person
    options: Sequence[Person]
    gender: str
    """As a form of address before it tells it, else ""."""
    likely: Person | None
    """Whom the names before it would have it mean if the form of address fits all of them."""


@dataclass(slots=True)
class Namesakes:
    """The people of a text by what may stand for each; reads its names from the start on."""

    text: str
    by_ends: Mapping[tuple[str, str], Person]
    full: Mapping[str, Sequence[Person]]
    undecided: list[Undecided] = field(default_factory=list)
    _recent: dict[str, Person] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str, names: Names) -> "Namesakes":
        """Everybody whom a text names by several words; longer names take in shorter ones."""
        people: dict[tuple[str, str], Person] = {}
        linked = surnames.linked(titled.words for _, titled in names)
        for _, titled in names:
            words = titled.words
            if len(words) < _FIRST_AND_LAST or words in linked or _is_headline(words):
                continue
            ends, name = (words[0], words[-1]), titled.name.of(text)
            known = people.get(ends)
            if known is None:
                known = people[ends] = Person(name, words, is_body=surnames.is_body(words))
            if len(words) > len(known.words):
                known.name, known.words = name, words
        full: dict[str, list[Person]] = {}
        for person in people.values():
            for word in surnames.short_names(person.words):
                full.setdefault(word, []).append(person)
        return cls(text, people, full)

    def who(self, mention: Mention, titled: TitledName) -> Person:
        """Whom a name means; somebody of that name alone where it cannot be told."""
        person = self._in_full(titled)
        if person is not None:
            person.named_in = mention.block
        else:
            person = self._in_short(mention, titled)
        for word in surnames.short_names(person.words):
            self._recent[word] = person
        return person

    def _in_full(self, titled: TitledName) -> Person | None:
        words = titled.words
        if len(words) < _FIRST_AND_LAST:
            return None
        return self.by_ends.get((words[0], words[-1]))

    def _in_short(self, mention: Mention, titled: TitledName) -> Person:
        spelt_as_a_persons = surnames.is_spelt_as_a_persons(titled.name.of(self.text))
        options = self._options(titled) if spelt_as_a_persons else ()
        meant = self._meant(options, mention, titled)
        if meant is not None:
            meant.short_in = mention.block
            return meant
        word = titled.words[-1]
        recent = self._recent.get(word)
        if (
            recent is not None
            and not options
            and not titled.gender
            and (len(recent.words) == 1 or not surnames.is_acronym(titled.name.of(self.text)))
        ):
            return recent  # "VW" is no "VW ID"
        person = Person(titled.name.of(self.text), titled.words)
        person.is_body = surnames.is_body(titled.words) or not spelt_as_a_persons
        if options and titled.gender:
            person.name = mention.of(self.text)  # "Ms Obi", as there are others
        if 1 < len(options) <= _MOST_OF_A_NAME:
            person.titled = not any(option.is_body for option in options)
            likely = _by_place(options, mention.block)
            self.undecided.append(
                Undecided(mention.start, person, options, titled.gender or "", likely)
            )
        return person

    def _options(self, titled: TitledName) -> Sequence[Person]:
        """Who may be called so: by surname before all others, and of those named so far."""
        word = titled.words[-1]
        listed = self.full.get(word, ())
        if len(listed) > _MOST_OF_A_NAME:
            return listed
        surnamed = [p for p in listed if word in p.words[-1].split("-")] or listed
        return [person for person in surnamed if person.named_in >= 0] or surnamed

    def _meant(
        self, options: Sequence[Person], mention: Mention, titled: TitledName
    ) -> Person | None:
        """The one who is meant, as far as can be told there."""
        if len(options) == 1:
            fits = not titled.gender or options[0].gender in ("", titled.gender)
            return options[0] if fits else None
        if titled.gender or len(options) > _MOST_OF_A_NAME:
            return None  # told at the end, when it is known who is "he" and who "she"
        if titled.title is not None:
            title = titled.title.of(self.text).lower().split()[-1]
            holders = [one for one in options if title in (one.role or "").lower().split()]
            if len(holders) == 1:
                return holders[0]
        return _by_place(options, mention.block)

    def decide(self) -> Iterator[tuple[int, Person]]:
        """Whom the names left open mean as far as a form of address or pronoun tells, by place.

        To be asked when it is known which pronouns follow each name.
        """
        genders: dict[str, set[str]] = {}
        for one in self.undecided:
            genders.setdefault(one.person.words[-1], set()).add(one.gender)
        for one in self.undecided:
            person = _by_gender(one)
            if person is None and genders[one.person.words[-1]] == {one.gender}:
                person = _likely(one)
            if person is not None:
                yield one.start, person


def _by_gender(one: Undecided) -> Person | None:
    """Whom a name left open means: the only one of that gender, else the only one who may be."""
    gender = one.gender or one.person.gender
    same = [option for option in one.options if option.gender == gender]
    may_be = [option for option in one.options if option.gender in ("", gender)]
    if not gender or (not one.gender and len(may_be) > len(same)):
        return None  # a pronoun that follows may be another's
    fitting = same if len(same) == 1 else may_be
    return fitting[0] if len(fitting) == 1 else None


def _likely(one: Undecided) -> Person | None:
    """Whom the names before it would have it mean, unless a form of address speaks against it."""
    fits = one.likely is not None and (not one.gender or one.likely.gender in ("", one.gender))
    return one.likely if fits else None


def _by_place(options: Sequence[Person], block: int) -> Person | None:
    """Whom a short name means in a paragraph by the names before it, None if they leave it open."""
    owners = [person for person in options if person.short_in >= 0]
    again = [person for person in owners if person.short_in == block]
    if len(again) == 1:
        return again[0]
    here = [person for person in options if person.named_in == block]
    near = here or [person for person in options if 0 <= person.named_in == block - 1]
    if len(near) > 1 and not owners:
        near = [person for person in near if person.speaks or person.said]
    chosen = owners or near
    settled = len(chosen) == 1 and all(person is chosen[0] for person in near)
    return chosen[0] if settled else None


def _is_headline(words: Sequence[str]) -> bool:
    """Whether words in capitals are no name, for they hold a verb: "Harbour Board Says Obi"."""
    return any(word in CUES and word.endswith("s") for word in words[1:-1])
