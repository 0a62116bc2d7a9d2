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
        ("Its head, Col. (retd) Biren Obi, said: “We sail.”", "Biren Obi", "head"),
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


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "Obi told reporters she would stay until spring.",
            "she would stay until spring",
            "Obi",
        ),
        (
            "Ada Petrescu, who wept in the gallery, later said she was proud.",
            "she was proud",
            "Ada Petrescu",
        ),
        (
            "Aid groups say 4.3 million people need help.",
            "4.3 million people need help",
            "Aid groups",
        ),
        (
            "A person close to the board said the vote was unanimous.",
            "the vote was unanimous",
            "A person close to the board",
        ),
        (
            "An analyst at the University of Halvora, Ada Obi, said the row was old.",
            "the row was old",
            "Ada Obi",
        ),
    ],
)
def test_reported_speech_is_found_across_what_stands_between(
    text: str, words: str, speaker: str
) -> None:
    assert [(quote.of(text), quote.speaker) for quote in found(text)] == [(words, speaker)]


@pytest.mark.parametrize("role", ["retired oboist", "young beadle"])
def test_a_noun_between_an_article_and_a_full_name_is_a_role(role: str) -> None:
    text = f"On Monday the {role} Ada Petrescu was late. “I overslept,” Petrescu said."
    assert [(quote.speaker, quote.role) for quote in found(text)] == [("Ada Petrescu", role)]


def test_a_thing_before_a_name_is_no_role() -> None:
    text = "They met on the old ferry Ada Petrescu. “We sail,” said Tomasz Wilk."
    assert [(quote.speaker, quote.role) for quote in found(text)] == [("Tomasz Wilk", None)]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Ada Obi said profits rose in the quarter.", "profits rose in the quarter"),
        ("Ada Obi announced the bank would wait.", "the bank would wait"),
        ("The mayor says more than 300 people are missing.", "more than 300 people are missing"),
        ("Ada Obi told the inquiry nobody had warned her.", "nobody had warned her"),
        ("Ministers insist the plan will work.", "the plan will work"),
    ],
)
def test_what_is_said_begins_where_a_clause_does(said: str, words: str) -> None:
    assert [quote.of(said) for quote in found(said)] == [words]


@pytest.mark.parametrize(
    "text", ["Ada Obi said nothing.", "The men say hello.", "She told the boys of the storm."]
)
def test_what_is_no_clause_is_not_reported(text: str) -> None:
    assert found(text) == ()


def test_what_goes_between_a_place_and_a_full_name_is_a_role() -> None:
    text = "Halvora lock Harry Obi will miss the final. “I let them down,” Obi said."
    assert [(quote.speaker, quote.role) for quote in found(text)] == [("Harry Obi", "Halvora lock")]


def test_what_somebody_does_to_another_is_no_role() -> None:
    text = "Wilk beat Ada Petrescu in the final. “I sailed well,” Petrescu said."
    assert [(quote.speaker, quote.role) for quote in found(text)] == [("Ada Petrescu", None)]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("“We sail,” said Ada Obi (35), a farmer from Kindia.", "farmer from Kindia"),
        ("“We sail,” said the bank's head of policy, Ada Obi.", "bank's head of policy"),
        ("Ada Obi, foreign minister since May, said: “We sail.”", "foreign minister since May"),
        ("“We sail,” said Harbour Bank's Ada Obi.", None),
        ("“We sail,” said Dr Ada Obi, who led the study.", None),
    ],
)
def test_a_role_is_read_past_an_age_and_up_to_the_end(text: str, role: str | None) -> None:
    assert [(quote.speaker, quote.role) for quote in found(text)] == [("Ada Obi", role)]


def test_whoever_holds_a_title_printed_before_them_speaks() -> None:
    text = "“We sail,” said the MP for Kindia North, Ada Obi."
    assert [quote.speaker for quote in found(text)] == ["Ada Obi"]


def test_a_surname_of_two_words_belongs_to_the_full_name_before_it() -> None:
    text = "Laila Ben Haddou won the vote. “We sail,” Ben Haddou said."
    assert [quote.speaker for quote in found(text)] == ["Laila Ben Haddou"]


def test_two_names_that_share_their_end_stay_apart() -> None:
    text = "Ben Haddou met Laila Haddou. “We sail,” Ben Haddou said."
    assert [quote.speaker for quote in found(text)] == ["Ben Haddou"]


@pytest.mark.parametrize("again", ["former flanker", "South African", "Kenyan driver"])
def test_a_new_word_for_whoever_led_the_last_sentence_is_them(again: str) -> None:
    text = f"Deon Kruger was in no mood to talk. “Where was he?” the {again} asked."
    assert [quote.speaker for quote in found(text)] == ["Deon Kruger"]


def test_whose_adviser_somebody_is_does_not_make_them_the_last_one_named() -> None:
    text = "Deon Kruger was in no mood to talk. “Where was he?” the Wilk adviser asked."
    assert [quote.speaker for quote in found(text)] == ["the Wilk adviser"]


def test_a_bare_noun_for_a_body_is_the_body_named_before() -> None:
    text = "The ministry of railways was late.\n\n“A stove was on fire,” the ministry said."
    assert [quote.speaker for quote in found(text)] == ["The ministry of railways"]


def test_a_letter_is_from_whoever_the_paragraph_says_wrote_it() -> None:
    text = (
        "“We noticed,” said Tomasz Wilk.\n\nAda Obi has written to the bank demanding tests. "
        "“If it is safe, let them bottle it,” the letter reads."
    )
    assert [quote.speaker for quote in found(text)] == ["Tomasz Wilk", "Ada Obi"]


def test_he_may_stand_for_a_role_whose_name_is_told_later() -> None:
    text = (
        "The minister came by helicopter. “I have come to listen,” he said.\n\n"
        "“You are late,” a nurse told Health Minister Bheki Zungu."
    )
    assert [quote.speaker for quote in found(text)] == ["Bheki Zungu", "a nurse"]


def test_one_of_a_group_may_speak_after_the_verb() -> None:
    text = "Investors were impressed. “I would buy ten if it did curtains,” said one from Kindia."
    assert [quote.speaker for quote in found(text)] == ["one from Kindia"]


def test_somebody_shot_back() -> None:
    text = "Ada Obi shot back: “We sail at dawn, whatever they say.”"
    assert [quote.speaker for quote in found(text)] == ["Ada Obi"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Ferries are late,” said their MP, Navneet Obi.", "Navneet Obi"),
        ("The Minister of Labour, Senator Chris Obi, asked for “calm at sea”.", "Chris Obi"),
        ("Its director, the exile Shirin Obi, thanked “those who sail”.", "Shirin Obi"),
        ("“It is the same ferry,” said father of three Gethin Obi.", "Gethin Obi"),
        ("“Ask him,” said the mukhiya, Lalan Obi.", "Lalan Obi"),
    ],
)
def test_an_office_beside_a_name_is_the_one_named(text: str, speaker: str) -> None:
    assert [quote.speaker for quote in found(text)] == [speaker]


def test_what_a_player_is_stands_for_the_one_just_named() -> None:
    text = "Neymara scored twice. “I dreamt this as a girl,” the striker said."
    assert found(text)[-1].speaker == "Neymara"


def test_a_pronoun_goes_back_to_an_office_where_nobody_is_named() -> None:
    text = "The prime minister would not apologise. “I said what I said,” she told the house."
    assert found(text)[-1].speaker == "The prime minister"


@pytest.mark.parametrize(
    "speaker",
    [
        "A source close to the minister",
        "People familiar with the matter",
        "An aide to the minister",
    ],
)
def test_whom_a_source_serves_is_not_the_speaker(speaker: str) -> None:
    assert [q.speaker for q in found(f"{speaker} said: “He is resting.”")] == [speaker]


def test_a_surname_that_is_also_a_cry_is_a_name() -> None:
    text = "Kindia's mayor Oh Jin-woo apologised. “I bow my head,” he said."
    assert found(text)[-1].speaker == "Oh Jin-woo"


def test_a_verb_that_is_also_a_plural_is_one_after_she() -> None:
    text = "Beryl Obi found the letter in a tin. “It smells of mice,” she jokes."
    assert found(text)[-1].speaker == "Beryl Obi"


def test_she_after_his_daughter_is_not_him() -> None:
    text = "A colonel laid out a map. His daughter brought tea. “He always does,” she said."
    assert [quote.speaker for quote in found(text)] == ["His daughter"]
