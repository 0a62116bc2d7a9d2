"""Who the people of an article are."""

import pytest

from benchmarks.polnear import layout
from summarizer.sentences import split
from summarizer.speech.paragraphs.passages import Passage, passages
from summarizer.speech.people import cast
from summarizer.speech.people.person import Person
from summarizer.speech.people.pronouns import Resolver


def read(text: str) -> tuple[tuple[Passage, ...], cast.People]:
    blocks = layout(text)
    laid_out = passages(text, blocks, split(text, blocks), ())
    return laid_out, cast.read(text, laid_out)


def person(text: str, printed: str) -> Person:
    """The person of the last mention that is printed so."""
    laid_out, known = read(text)
    found = [m for p in laid_out for m in p.mentions if m.of(text) == printed]
    named = known.named_at(found[-1])
    assert named is not None
    return named


def last_identity(text: str) -> str | None:
    """Whom the last mention of the text stands for."""
    laid_out, known = read(text)
    who = Resolver(text, laid_out, known).identify(laid_out[-1].mentions[-1])
    return who.name if who else None


def test_a_surname_is_the_fullest_name_printed() -> None:
    text = "Ngozi Adeyemi-Cole came late. Then Adeyemi-Cole spoke, and Cole left."
    assert person(text, "Adeyemi-Cole").name == "Ngozi Adeyemi-Cole"
    assert person(text, "Cole").name == "Ngozi Adeyemi-Cole"


def test_what_its_full_name_has_an_article_for_is_no_he_or_she() -> None:
    text = (
        "They play at the Stade de Kindia on Friday, where Kindia have lost twice. "
        "Kindia have won since. Kindia are tired. “We are getting better,” he said"
    )
    assert last_identity(text) is None


@pytest.mark.parametrize(
    "opening", ["Republicans Finally Agreed on a pier.", "Yeah, the harbour opens again."]
)
def test_what_a_headline_or_a_cry_opens_with_is_no_he_or_she(opening: str) -> None:
    assert last_identity(f"{opening} The harbour was shut. “We sail,” he said") is None


def test_a_family_name_that_comes_first_is_understood() -> None:
    text = "Baek Min-seo testified on Monday. Baek said nothing more."
    assert person(text, "Baek").name == "Baek Min-seo"


def test_forms_of_address_tell_two_of_one_surname_apart() -> None:
    text = (
        "Mr. Tarek Halabi and Mrs. Rima Halabi own the shop. Mrs. Halabi opens it. "
        "Mr. Halabi sweeps."
    )
    assert person(text, "Mrs. Halabi").name == "Rima Halabi"
    assert person(text, "Mr. Halabi").name == "Tarek Halabi"


def test_a_surname_of_two_is_as_printed_where_nothing_tells_them_apart() -> None:
    text = "Kim Do-yeon and Kim Sang-ho want the seat. Ms. Kim opened her campaign. Kim waited."
    assert person(text, "Ms. Kim").name == "Ms. Kim"
    assert person(text, "Kim").name == "Kim"


def test_a_form_of_address_leaves_only_whom_it_may_be() -> None:
    text = "Kim Do-yeon said she would win. Kim Sang-ho laughed. Mr. Kim was not asked."
    assert person(text, "Mr. Kim").name == "Kim Sang-ho"


def test_a_title_tells_two_of_one_surname_apart() -> None:
    text = "Judge Oumar Barry heard the trader Amadou Barry. Then Judge Barry ruled."
    assert person(text, "Judge Barry").name == "Oumar Barry"


def test_a_surname_stays_with_whom_it_stood_for() -> None:
    text = (
        "Ada Obi won. Obi danced.\n\nHer father, Ben Obi, wept.\n\nNobody left.\n\nThen Obi sang."
    )
    assert person(text, "Obi").name == "Ada Obi"


def test_a_surname_is_as_printed_where_another_of_that_name_was_just_named() -> None:
    text = "Ada Obi won. Obi danced.\n\nHer father, Ben Obi, wept. Then Obi sang."
    assert person(text, "Obi").name == "Obi"


def test_whoever_is_named_later_leaves_a_surname_as_it_was() -> None:
    text = "Ada Obi won. At last Obi sang.\n\nHer father, Ben Obi, wept."
    assert person(text, "Obi").name == "Ada Obi"


def test_he_or_she_after_a_surname_tells_two_apart() -> None:
    text = "Chairwoman Ada Obi and the clergyman Ben Obi came. Then Obi said that he would pray."
    assert person(text, "Obi").name == "Ben Obi"


def test_who_spoke_just_before_has_the_surname() -> None:
    text = "“We wait,” said Ada Obi, whose daughter, Ife Obi, is missing. Ms Obi has not slept."
    assert person(text, "Ms Obi").name == "Ada Obi"


def test_a_surname_of_two_is_nobodys_alone() -> None:
    _, known = read("Ada Obi won. Ben Obi wept. Bo Lindqvist left.")
    assert known.with_surname("obi") is None
    lindqvist = known.with_surname("lindqvist")
    assert lindqvist is not None
    assert lindqvist.name == "Bo Lindqvist"


def test_letters_stand_for_themselves() -> None:
    assert person("Volunteers of UN Halvora came. The UN did not.", "UN").name == "UN"


@pytest.mark.parametrize("opening", ["Interestingly", "Following"])
def test_what_opens_a_sentence_is_no_first_name(opening: str) -> None:
    text = f"Ada Obi won. {opening} Obi the crowd sang."
    assert person(text, f"{opening} Obi").name == "Ada Obi"


def test_a_word_before_a_name_known_without_it_is_no_part_of_it() -> None:
    text = "Socialist Inês Quintela won. Inês Quintela thanked the voters."
    assert person(text, "Socialist Inês Quintela").name == "Inês Quintela"


def test_the_role_before_a_name_is_as_printed() -> None:
    text = "Harbour Ministry spokeswoman Alina Petrescu spoke. Petrescu then left."
    assert person(text, "Petrescu").role == "Harbour Ministry spokeswoman"


def test_a_title_is_a_role_and_no_part_of_the_name() -> None:
    found = person(
        "Deputy Finance Minister Tomasz Wilk spoke.", "Deputy Finance Minister Tomasz Wilk"
    )
    assert (found.name, found.role) == ("Tomasz Wilk", "Deputy Finance Minister")


def test_a_form_of_address_is_no_part_of_the_role() -> None:
    assert person("Mrs Justice Harcourt-Vane spoke.", "Mrs Justice Harcourt-Vane").role == "Justice"


def test_the_role_after_a_name_is_as_printed() -> None:
    text = "Amara Diallo, 41, a professor of law at Kindia University, spoke."
    assert person(text, "Amara Diallo").role == "professor of law at Kindia University"


def test_a_role_belongs_to_the_one_it_stands_beside() -> None:
    text = "Amara Diallo met Judge Oumar Barry. Diallo spoke."
    assert person(text, "Diallo").role is None


def test_a_gendered_role_tells_the_gender() -> None:
    assert person("The chairwoman, Bo Lindqvist, spoke.", "Bo Lindqvist").gender == "f"


def test_a_pronoun_after_a_name_tells_the_gender() -> None:
    assert person("Bo Lindqvist said that he would go.", "Bo Lindqvist").gender == "m"


def test_she_is_the_woman_and_not_the_nearest_name() -> None:
    text = "Spokeswoman Alina Petrescu thanked Tomasz Wilk. She"
    assert last_identity(text) == "Alina Petrescu"


def test_she_is_nobody_where_only_a_man_is_named() -> None:
    assert last_identity("Chairman Tomasz Wilk came. She") is None


def test_the_role_stands_for_the_person_who_has_it() -> None:
    text = "Spokeswoman Alina Petrescu met Tomasz Wilk. It was the spokeswoman"
    assert last_identity(text) == "Alina Petrescu"


def test_another_persons_role_is_left_as_printed() -> None:
    text = "Spokeswoman Alina Petrescu came. It was a spokeswoman"
    assert last_identity(text) == "a spokeswoman"


def test_a_place_is_not_he() -> None:
    assert last_identity("In Kindia they danced. It rained in Kindia. He") is None


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "Republican Secretary of State Jon Husk spoke.",
            "Jon Husk",
            "Republican Secretary of State",
        ),
        ("The victory led Harbour Chairman Ada Obi to speak.", "Ada Obi", "Harbour Chairman"),
        ("Ada Obi — a teacher from Kindia — spoke.", "Ada Obi", "teacher from Kindia"),
        ("Ada Obi, the former governor challenged by Wilk, spoke.", "Ada Obi", "former governor"),
        ("The rebels' delegate, Commander Oumar Barry, spoke.", "Oumar Barry", "rebels' delegate"),
        ("“We wait,” said Ada Obi, a cleaner at a bank.", "Ada Obi", "cleaner at a bank"),
    ],
)
def test_a_role_is_the_persons_own_and_whole(text: str, name: str, role: str) -> None:
    _, known = read(text)
    (found,) = [one for one in known.by_mention.values() if one.name == name]
    assert found.role == role


def test_nobody_is_looked_for_behind_a_name_that_a_crowd_bears() -> None:
    firsts = [f"{a}{b}da" for a in "ABCDEFGH" for b in "aeio"]
    crowd = " ".join(f"{first} Obi came." for first in firsts)
    text = f"Ada Obi won. Obi danced.\n\n{crowd}\n\nIt rained.\n\nThen Obi spoke."
    assert person(text, "Obi").name == "Obi"
