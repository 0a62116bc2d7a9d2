"""Speakers as a text brings them in: by a role, a colon, a relative, or after an opening phrase."""

import pytest

from tests.summarizer.speech.test_quotes import found


def last_speaker(text: str) -> str | None:
    return found(text)[-1].speaker


def test_the_country_in_an_office_is_not_she() -> None:
    text = (
        "Halvora's prime minister promised new ferries.\n\n"
        "One of the crew, Alina Petrescu, shrugged. “We shall see,” she said."
    )
    assert last_speaker(text) == "Alina Petrescu"


def test_a_place_before_who_is_not_the_speaker() -> None:
    text = "A diplomat in Kindia, who spoke by telephone, dismissed the plan as “a bad joke”."
    assert last_speaker(text) in ("A diplomat in Kindia", "A diplomat")


def test_a_role_with_whom_it_serves_has_the_name_after_it() -> None:
    text = (
        "Tomasz Wilk blamed the crews. A spokeswoman for the port, Alina Petrescu, did not. "
        "“We are all late,” she said."
    )
    assert last_speaker(text) == "Alina Petrescu"


def test_a_name_after_an_opening_phrase_is_whom_the_sentence_is_about() -> None:
    text = (
        "“We have an open door,” said Bo Lindqvist.\n\n"
        "On the quay, welder Kaya Brandt held up a flask. “It lets the cold in,” she said."
    )
    assert last_speaker(text) == "Kaya Brandt"


@pytest.mark.parametrize("who", ["One of the victims", "The girls' father", "A welder"])
def test_whoever_is_brought_in_without_a_name_may_be_he(who: str) -> None:
    text = f"Judge Oumar Barry spoke.\n\n{who} wept. “It took too long,” he said."
    assert last_speaker(text) == who


def test_a_co_author_is_the_one_named_beside() -> None:
    text = (
        "Ada Obi measured the ice. In an email, Dr Obi's co-author, Tomasz Wilk of Kindia, "
        "wrote: “It melts.”"
    )
    assert last_speaker(text) == "Tomasz Wilk"


@pytest.mark.parametrize("who", ["Harbour coach Bo Lindqvist", "Lindqvist"])
def test_who_stands_before_a_colon_speaks(who: str) -> None:
    text = f"Bo Lindqvist's crew was said to be late for the start.\n\n{who}: “Never in doubt!”"
    assert last_speaker(text) == "Bo Lindqvist"


def test_a_place_before_a_colon_does_not_speak_where_another_does() -> None:
    assert last_speaker("Kindia: “We wait,” says Ada Obi.") == "Ada Obi"


def test_the_old_man_is_the_only_one_told_of() -> None:
    text = "Bo Lindqvist buried two nephews. “They were young,” the old man said."
    assert last_speaker(text) == "Bo Lindqvist"


def test_the_man_is_left_as_printed_where_there_are_two() -> None:
    text = "Bo Lindqvist met Tomasz Wilk. “They were young,” the man said."
    assert last_speaker(text) == "the man"


def test_whose_words_they_are_is_told_by_in_the_words_of() -> None:
    text = "The crews reap “the harvest of forty winters”, in the words of Ada Obi."
    assert last_speaker(text) == "Ada Obi"


def test_what_a_name_owns_is_part_of_the_phrase() -> None:
    text = "The leader of Halvora's Basque party accused the crews of “sailing by text message”."
    assert last_speaker(text) == "The leader of Halvora's Basque party"


def test_the_champion_of_something_is_the_one_just_named() -> None:
    text = "Sprinter Ada Obi was banned.\n\n“I took nothing,” the Commonwealth champion said."
    assert last_speaker(text) == "Ada Obi"


def test_a_laugh_before_a_name_reports_what_was_said() -> None:
    assert last_speaker("“It smells of nothing,” laughs Ada Obi, a welder.") == "Ada Obi"


def test_an_answer_is_by_the_one_named_below_the_questions() -> None:
    text = (
        "Q. Why a pool?\n\nA. Because studios lie to you.\n\nQ. And then?\n\nA. Then I swam.\n\n"
        "Singer Ada Obi's record is out."
    )
    assert [quote.speaker for quote in found(text)][1::2] == ["Ada Obi", "Ada Obi"]


def test_a_nickname_in_marks_is_part_of_the_name() -> None:
    text = "Police arrested Ada “Dada” Obi on Friday. “It is a circus,” Obi said to the press."
    assert last_speaker(text) == "Ada “Dada” Obi"


def test_whoever_is_identified_by_a_surname_has_it() -> None:
    text = (
        "Judge Oumar Barry read the ruling. The petitioner, identified only by her surname, Ahn, "
        "wept. “It took three years,” she said."
    )
    assert last_speaker(text) == "Ahn"


def test_a_maker_of_one_word_is_named_beside() -> None:
    text = "The trial is over. The drug's maker, Halmed, called the data “as good as it gets”."
    assert last_speaker(text) == "Halmed"


def test_where_an_office_speaks_is_no_person_with_that_office() -> None:
    text = "In Kindia, the harbour spokesman spoke of “a long night” for all of the crews."
    assert last_speaker(text) == "the harbour spokesman"


def test_two_groups_report_what_happened_on_a_day() -> None:
    text = "The ferry sank off the coast of Kindia on Wednesday, medics and residents said."
    (quote,) = found(text)
    assert quote.of(text) == "The ferry sank off the coast of Kindia on Wednesday"
    assert quote.speaker == "medics and residents"


def test_who_leads_up_to_a_colon_is_he_after_it() -> None:
    text = (
        "“We called,” said Alina Petrescu of the harbour project. "
        "Tomasz Wilk, a linguist, urged caution: dogs, he noted, come too. “Do they?” he asked."
    )
    assert last_speaker(text) == "Tomasz Wilk"


def test_a_phrase_with_a_body_of_a_place_is_shown_whole() -> None:
    text = "“We waited too long,” said a source close to the Kindia government."
    assert last_speaker(text) == "a source close to the Kindia government"
