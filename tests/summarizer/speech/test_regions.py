"""Speakers as papers of many places print them: datelines, titles, surnames, groups, platforms."""

import pytest

from tests.summarizer.speech.test_quotes import found


@pytest.mark.parametrize(
    "dateline",
    ["KINDIA (NTB) — ", "KINDIA, March 3 (NTB) -- ", "KINDIA: ", "Kindia, Halvora - ", "KINDIA – "],
)
def test_a_dateline_is_no_speaker_and_no_speech(dateline: str) -> None:
    text = f"{dateline}The ferries will run on Sunday, Alina Petrescu said."
    (quote,) = found(text)
    assert (quote.of(text), quote.speaker) == (
        "The ferries will run on Sunday",
        "Alina Petrescu",
    )


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        ("“We sail,” said Commodore Jun Salonga.", "Jun Salonga", "Commodore"),
        ("“We sail,” said oboist Ada Petrescu.", "Ada Petrescu", "oboist"),
        ("Later founder and CEO Ada Obi wrote: “We sail.”", "Ada Obi", "founder and CEO"),
        ("Kindia's General Staff said: “We sail at dawn.”", "General Staff", None),
        ("“We sail,” a Ministry of Peace spokesman said.", "a Ministry of Peace spokesman", None),
    ],
)
def test_titles_and_bodies_are_told_apart(text: str, speaker: str, role: str | None) -> None:
    (quote,) = found(text)
    assert (quote.speaker, quote.role) == (speaker, role)


def test_either_of_two_surnames_stands_for_the_full_name() -> None:
    text = "The mayor, Ximena Robledo Ortiz, was late. “Buses will be free,” Robledo said."
    assert [quote.speaker for quote in found(text)] == ["Ximena Robledo Ortiz"]


def test_where_people_are_from_stands_for_the_one_just_named() -> None:
    text = "Coach Esteban Quiroga would not blame the keeper. “He is a lion,” said the Argentine."
    assert found(text)[-1].speaker == "Esteban Quiroga"


def test_a_name_told_later_is_the_speakers() -> None:
    text = "A driver who gave his name only as Samo left at dawn. “There was no roof,” he said."
    assert [(quote.speaker, quote.role) for quote in found(text)] == [("Samo", "driver")]


def test_two_who_speak_together_are_both_named() -> None:
    text = "The strike killed nineteen people, tribal elders and a hospital official said."
    assert [quote.speaker for quote in found(text)] == ["tribal elders and a hospital official"]


def test_a_post_on_a_platform_came_by_way_of_it() -> None:
    text = "Devendra Joshi said in a post on X that the nation was “looking up with one neck”."
    assert [(quote.speaker, quote.via) for quote in found(text)] == [("Devendra Joshi", "X")]


def test_the_subject_of_a_new_paragraph_is_he_before_the_last_speaker() -> None:
    text = (
        "“He walked in,” doctor Priya Nair said.\n\n"
        "Lifeguard Brodie Hanlon put the shark at three metres. “Big fella,” he said."
    )
    assert found(text)[-1].speaker == "Brodie Hanlon"
