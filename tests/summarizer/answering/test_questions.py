import pytest

from summarizer.answering import questions
from summarizer.answering.kinds import Kind


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who mended the ferry?", Kind.PERSON),
        ("When did the ferry sink?", Kind.DATE),
        ("In what year did the ferry sink?", Kind.DATE),
        ("Where does the ferry land?", Kind.PLACE),
        ("How many goats were aboard?", Kind.NUMBER),
        ("How long did the crossing take?", Kind.DURATION),
        ("How much money did the goats earn?", Kind.MONEY),
        ("What percentage of the goats swam?", Kind.SHARE),
        ("Why did the ferry stop?", Kind.REASON),
        ("How much do the tickets cost?", Kind.MONEY),
        ("How much is a ticket?", Kind.MONEY),
        ("What does a berth cost?", Kind.MONEY),
        ("How much did the fog lift?", Kind.NUMBER),
        ("How old is the ferry?", Kind.AGE),
        ("How high is the mast?", Kind.MEASURE),
        ("Who is Ines Dahlgard?", Kind.IDENTITY),
        ("What is the Selm Ferry League?", Kind.IDENTITY),
        ("Who is the Mayor of the town?", Kind.PERSON),
        ("When the ferry turns, what does it do?", Kind.OTHER),
        ("Which German general crossed?", Kind.PERSON),
        ("What is the ferry called?", Kind.NAME),
        ("Which company runs the ferry?", Kind.NAME),
        ("Do we know when it sails?", Kind.DATE),
        ("It sails until when?", Kind.DATE),
        ("Did the ferry stop?", Kind.OTHER),
        ("What is it called when a ferry that sails by night turns?", Kind.OTHER),
        ("What did the goats who swam eat?", Kind.OTHER),
    ],
)
def test_tells_what_kind_of_thing_is_asked_for(question: str, kind: Kind) -> None:
    assert questions.asked(question) is kind


def test_asking_words_are_not_what_a_question_is_about() -> None:
    assert questions.subject("How long is the ferry?").split() == ["is", "the", "ferry?"]


@pytest.mark.parametrize(
    ("question", "left"), [("大桥什么时候关闭", ["大桥", "关闭"]), ("ใครสร้างสะพาน", ["สร้างสะพาน"])]
)
def test_asking_words_are_known_where_no_spaces_part_them(question: str, left: list[str]) -> None:
    assert questions.subject(question).split() == left


def test_focus_is_what_which_asks_about_the_last_word_first() -> None:
    assert questions.focus("Which northern city has a ferry?")[:2] == ["city", "northern"]
    assert questions.focus("Who has a ferry?") == []


def test_what_is_counted_is_told_the_last_word_first() -> None:
    assert questions.counted("How many small goats were aboard?") == ["goats", "small"]
    assert questions.counted("How many were aboard?") == []
