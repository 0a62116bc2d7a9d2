import pytest

from summarizer.answering import questions
from summarizer.answering.questions import Asked


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who mended the ferry?", Asked.PERSON),
        ("When did the ferry sink?", Asked.DATE),
        ("In what year did the ferry sink?", Asked.DATE),
        ("Where does the ferry land?", Asked.PLACE),
        ("How many goats were aboard?", Asked.NUMBER),
        ("How long did the crossing take?", Asked.DURATION),
        ("How much money did the goats earn?", Asked.MONEY),
        ("What percentage of the goats swam?", Asked.SHARE),
        ("Why did the ferry stop?", Asked.REASON),
        ("Did the ferry stop?", Asked.OTHER),
    ],
)
def test_tells_what_kind_of_thing_is_asked_for(question: str, kind: Asked) -> None:
    assert questions.asked(question) is kind


@pytest.mark.parametrize(
    ("kind", "fitting", "other"),
    [
        (Asked.NUMBER, "It carried 40 goats.", "It carried goats."),
        (Asked.DATE, "It sank in 1911.", "It sank at once."),
        (Asked.SHARE, "A fifth, or 20%, swam.", "Some swam."),
        (Asked.REASON, "It stopped because of fog.", "It stopped."),
        (Asked.PERSON, "It was mended by Ines Dahlgard.", "It was mended by night."),
    ],
)
def test_knows_a_sentence_that_holds_the_kind(kind: Asked, fitting: str, other: str) -> None:
    assert questions.fits(kind, "?", fitting) == 1
    assert questions.fits(kind, "?", other) == 0


def test_what_the_question_says_itself_is_no_answer() -> None:
    assert questions.fits(Asked.DATE, "When in 1911 did it sink?", "It sank in 1911.") == 0


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
