"""Roles beside quotes: with all their words, the speaker's own, and none where none is printed."""

import pytest

from summarizer.sentences import split
from summarizer.speech import quotes
from summarizer.types import Block, Quote


def said(text: str) -> Quote:
    """The quote of an invented text that says "We sail"."""
    whole = f"The village was quiet on Monday. {text}"
    blocks = (Block(start=0, end=len(whole)),)
    found = quotes.find(whole, blocks, split(whole, blocks))
    return next(quote for quote in found if "We sail" in quote.of(whole))


@pytest.mark.parametrize(
    ("ending", "role"),
    [
        ("said Adaeze Nwosu, coastal and marine law professor at Kindia.", "law professor"),
        ("said Adaeze Nwosu, organiser of a march called Boats for All.", "organiser of a march"),
        ("said another leading ferry captain, Adaeze Nwosu of the Kindia line.", "ferry captain"),
        ("said the director of the Federal Bureau of Tides, Adaeze Nwosu.", "director of the"),
        ("said Union executive Director Adaeze Nwosu.", "Union executive Director"),
        ("said former Kano Gov. Adaeze Nwosu.", "former Kano Gov"),
        ("said Adaeze Nwosu (Labour), the MP for Kindia.", "MP for Kindia"),
        ("said Adaeze Nwosu, the defending champion.", "defending champion"),
        ("said Adaeze Nwosu, the secretary of the Union of Ferry Workers.", "secretary of the"),
        ("said one of her advisers, Adaeze Nwosu.", "one of her advisers"),
        ("said Adaeze Nwosu, now head of research for Tanner Bloom.", "head of research"),
        ("said São Paulo state deputy Adaeze Nwosu.", "state deputy"),
        ("said Kano police public relations officer Adaeze Nwosu.", "officer"),
        ("said the Taliban's acting foreign minister, Adaeze Nwosu.", "acting foreign minister"),
        ("said Adaeze Nwosu, Musa Bello's fired campaign manager.", "fired campaign manager"),
        ("said Adaeze Nwosu, one of the report's authors.", "one of the report's authors"),
        ("said ex-referee Adaeze Nwosu.", "ex-referee"),
        ("said an adviser to the minister, Adaeze Nwosu.", "adviser to the minister"),
        ("said Engr. Adaeze Nwosu, the state commissioner for works.", "commissioner for works"),
        ("said Capt. Adaeze Nwosu.", "Capt."),
        ("said Liberal Democrat Adaeze Nwosu.", "Liberal Democrat"),
        ("said Adaeze Nwosu, a Kindia P.O.-based radio host.", "radio host"),
        ("said Adaeze Nwosu, Bank of Kindia's chief economist.", "chief economist"),
        (
            "said Adaeze Nwosu, the founder of the Kindia Project that helps.",
            "founder of the Kindia",
        ),
        ("said Adaeze Nwosu, who is a midwife.", "midwife"),
        ("said Adaeze Nwosu, one of three deputy mayors.", "one of three deputy mayors"),
        ("said Adaeze Nwosu, a Kindia-born, Lagos-based barrister.", "barrister"),
        ("said Adaeze Nwosu, PhD, a botanist.", "botanist"),
        ("said Tidewise founder and CEO Adaeze Nwosu.", "founder and CEO"),
        ("said Adaeze Nwosu, the most outspoken critic.", "most outspoken critic"),
        ("said Adaeze Nwosu, the sage who founded the town.", "sage"),
        ("said the ferry owner Adaeze Nwosu, a billionaire.", "ferry owner"),
        ("the assailant, Adaeze Nwosu, told the court.", "assailant"),
        ("said “Broad Tide” star Adaeze Nwosu.", "star"),
        ("said fire brigade spokesman Adaeze Nwosu.", "fire brigade spokesman"),
    ],
)
def test_a_role_is_shown_with_all_its_words(ending: str, role: str) -> None:
    quote = said(f'"We sail," {ending}')
    assert quote.speaker == "Adaeze Nwosu"
    assert role in (quote.role or "")


@pytest.mark.parametrize(
    "text",
    [
        'The pride Adaeze Nwosu feels is great. "We sail," said Nwosu.',
        'They voted for president, Adaeze Nwosu, said on Monday. "We sail," Nwosu added.',
        'Kindia was glad of the late Adaeze Nwosu. "We sail," said Nwosu.',
        'Opposition leaders Adaeze Nwosu and Kim Min-ji met. "We sail," said Nwosu.',
        '"We sail," said Adaeze Nwosu, in a letter to the president.',
        '"We sail," said Adaeze Nwosu, like the mayor before her.',
        'Adaeze Nwosu, dressed as a captain, said: "We sail."',
        'Adaeze Nwosu, 48, forged the head teacher\'s letters. "We sail," Nwosu said.',
        'After talks with the mayor, Adaeze Nwosu said: "We sail."',
        'According to the mayor, Adaeze Nwosu lied. "We sail," Nwosu said.',
        'He was the best friend Adaeze Nwosu ever had. "We sail," Nwosu said.',
        'Five states see Adaeze Nwosu as the winner. "We sail," Nwosu said.',
    ],
)
def test_what_is_no_role_of_the_speakers_is_not_shown(text: str) -> None:
    quote = said(text)
    assert quote.speaker is not None
    assert quote.speaker.startswith("Adaeze Nwosu")
    assert quote.role is None


@pytest.mark.parametrize("slight", ["rival", "ally", "brother", "supporter"])
def test_an_office_printed_later_is_shown_rather_than_how_one_stands_to_others(slight: str) -> None:
    text = f'The mayor met her {slight} Musa Bello. Finance Minister Musa Bello said: "We sail."'
    assert said(text).role == "Finance Minister"


def test_how_one_stands_to_others_is_shown_where_it_is_all_there_is() -> None:
    assert said('"We sail," said his mother, Adaeze Nwosu.').role == "mother"


@pytest.mark.parametrize("only_relating", ["rival", "her rival"])
def test_what_only_relates_somebody_to_another_is_no_role(only_relating: str) -> None:
    quote = said(f'"We sail," said {only_relating} Adaeze Nwosu.')
    assert (quote.speaker, quote.role) == ("Adaeze Nwosu", None)


@pytest.mark.parametrize(
    "office",
    [
        "who heads the miners' union",
        "who leads the ferry workers' association in Kindia",
        "who runs the port authority",
        "who chaired the electoral commission until March",
        "who is in charge of lending at the bank",
        "who teaches economics",
    ],
)
def test_an_office_is_told_by_what_somebody_does_in_it(office: str) -> None:
    assert said(f'"We sail," said Adaeze Nwosu, {office}.').role == office
    assert said(f'Adaeze Nwosu, 34, {office}, waited. "We sail," she said.').role == office


@pytest.mark.parametrize(
    "doing",
    [
        "who leads the race",
        "who ran a risk",
        "who runs every day",
        "who heads north",
        "who owns up",
        "who waited",
    ],
)
def test_what_somebody_only_does_is_no_office(doing: str) -> None:
    assert said(f'"We sail," said Adaeze Nwosu, {doing}.').role is None


def test_an_office_with_a_name_of_its_own_is_shown_rather_than_what_is_done_in_it() -> None:
    text = 'Adaeze Nwosu, who heads the union, waited. "We sail," said harbour pilot Adaeze Nwosu.'
    assert said(text).role == "harbour pilot"


def test_what_speaks_for_somebody_does_not_have_their_role() -> None:
    text = 'Finance Minister Adaeze Nwosu waited. "We sail," Nwosu\'s office said in a statement.'
    assert said(text).role is None


def test_an_apposition_that_no_comma_closes_is_a_role_of_whoever_opens_the_sentence() -> None:
    text = 'When Adaeze Nwosu, the port\'s harbourmaster was asked, she said: "We sail."'
    assert said(text).role == "port's harbourmaster"


def test_a_month_that_is_a_first_name_follows_a_role() -> None:
    quote = said('Former Kano governor Jan Bello said: "We sail."')
    assert (quote.speaker, quote.role) == ("Jan Bello", "Former Kano governor")


def test_a_title_that_opens_a_sentence_is_one_even_if_the_text_has_the_word_elsewhere() -> None:
    text = 'The press secretary left. Secretary of Health Ada F. Bello said: "We sail."'
    quote = said(text)
    assert (quote.speaker, quote.role) == ("Ada F. Bello", "Secretary of Health")


def test_what_a_sentence_says_somebody_is_is_their_role_where_no_other_is_printed() -> None:
    assert (
        said('Adaeze Nwosu, 34, is a ferry captain. "We sail," she said.').role == "ferry captain"
    )
    other = 'Adaeze Nwosu is a heroine. "We sail," said harbour pilot Adaeze Nwosu.'
    assert said(other).role == "harbour pilot"


def test_an_office_is_told_by_a_sentence_and_what_everybody_wants_is_none() -> None:
    assert said('Adaeze Nwosu is head of the port. "We sail," she said.').role == "head of the port"
    assert said('Adaeze Nwosu is the hero they want. "We sail," she said.').role is None


def test_a_new_word_for_whoever_was_just_named_is_their_role() -> None:
    quote = said('Adaeze Nwosu came late. "We sail," the retired neurosurgeon said.')
    assert (quote.speaker, quote.role) == ("Adaeze Nwosu", "retired neurosurgeon")


@pytest.mark.parametrize("name", ["Dean Okafor", "General Electric"])
def test_a_word_for_a_role_can_be_part_of_a_name(name: str) -> None:
    quote = said(f'"We sail," {name} said.')
    assert (quote.speaker, quote.role) == (name, None)


def test_nobody_is_called_neither() -> None:
    text = 'Ada Obi and Musa Bello met. Neither Obi nor Bello spoke. "We sail," Obi said later.'
    assert said(text).speaker == "Ada Obi"


def test_the_senator_is_whoever_was_just_named() -> None:
    text = (
        'Adaeze Nwosu, who is 61, came late. Nwosu said little. "We sail," the Kindia senator said.'
    )
    quote = said(text)
    assert (quote.speaker, quote.role) == ("Adaeze Nwosu", "Kindia senator")


def test_a_place_is_no_senator() -> None:
    quote = said('Kindia said no. "We sail," the Kindia senator said.')
    assert (quote.speaker, quote.role) == ("the Kindia senator", None)


def test_a_role_ends_where_the_sentence_goes_on() -> None:
    quote = said('"We sail," said Adaeze Nwosu, a harbour historian and runs the port\'s museum.')
    assert quote.role == "harbour historian"


def test_a_programme_in_marks_is_no_nickname() -> None:
    text = 'On NTV\'s “New Day,” Minister Adaeze Nwosu spoke. "We sail," Nwosu said.'
    quote = said(text)
    assert (quote.speaker, quote.role) == ("Adaeze Nwosu", "Minister")
