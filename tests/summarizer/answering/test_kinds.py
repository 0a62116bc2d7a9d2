import pytest

from summarizer.answering import kinds
from summarizer.answering.kinds import PERHAPS, Kind


@pytest.mark.parametrize(
    ("kind", "fitting", "other"),
    [
        (Kind.NUMBER, "It carried 40 goats.", "It carried goats."),
        (Kind.NUMBER, "It carried nine goats.", "It sailed in 1911 at 21:40."),
        (Kind.NUMBER, "It carried 2000 goats.", "It carried goats in 2000."),
        (Kind.NUMBER, "It carried a single goat.", "They ask every single week."),
        (Kind.DATE, "It sank in 1911.", "It sank at once."),
        (Kind.DATE, "It leaves at 21:40.", "It may leave."),
        (Kind.SHARE, "A fifth, or 20%, swam.", "Some swam."),
        (Kind.MONEY, "A berth costs 290 crowns.", "It leaves at 21:40 with 40 goats."),
        (Kind.MONEY, "It earned 2.5 million euros.", "It carried 2 million people."),
        (Kind.MONEY, "Goats cross for free.", "Goats cross freely."),
        (Kind.AGE, "She died aged 39.", "She died."),
        (
            Kind.AGE,
            "The girl, who is six, can stand.",
            "The girl, who is two metres tall, can stand.",
        ),
        (Kind.AGE, "A third of them are older than 70.", "They are older than that."),
        (Kind.DURATION, "The crossing took nine hours.", "The crossing took place."),
        (Kind.DURATION, "It lasted a year.", "It carries goats twice a year."),
        (Kind.DURATION, "It sailed for nine years.", "It sank nine years after that."),
        (Kind.DURATION, "It leaves at 21:40 and lands at 7:15.", "It leaves at 21:40."),
        (Kind.DURATION, "It is 40 metres long.", "It is long."),
        (Kind.MEASURE, "The mast is 40 metres high.", "The mast carried 40 goats."),
        (Kind.MEASURE, "It sails at 12 knots.", "It sails at 12:15."),
        (Kind.DURATION, "It took two weeks.", "It was mended in the past two weeks."),
        (Kind.REASON, "It stopped because of fog.", "It stopped."),
        (Kind.REASON, "Because of fog it stopped.", "In the fog it stopped."),
        (Kind.REASON, "After a storm it stopped.", "It stopped since then."),
        (Kind.REASON, "It stopped after a storm.", "It stopped two years after the storm."),
        (Kind.REASON, "It stopped on Friday after a storm.", "It stopped a day after the storm."),
        (
            Kind.REASON,
            "It stopped last year after a storm.",
            "It stopped one year after the storm.",
        ),
        (Kind.REASON, "He put down the delay to fog: it was put down to it.", "He put it down."),
        (Kind.REASON, "He resigned over the fog.", "It has stopped there since then."),
        (Kind.IDENTITY, "The mayor, Q, went home.", "It was mended by Q."),
        (Kind.PERSON, "It was mended by Ines Dahlgard.", "It was mended by night."),
        (Kind.PLACE, "It lands at Ostrey.", "It lands."),
        (Kind.NAME, "The ferry is the Solvang.", "The ferry is slow."),
    ],
)
def test_knows_a_sentence_that_holds_the_kind(kind: Kind, fitting: str, other: str) -> None:
    assert kinds.fits(kind, "Who is Q?", fitting) == 1
    assert kinds.fits(kind, "Who is Q?", other) == 0


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (Kind.DATE, "It sank after the storm."),
        (Kind.PERSON, "It was mended by workers."),
        (Kind.PERSON, "It is paid for by the county."),
        (Kind.PLACE, "It lies in the harbour."),
        (Kind.PLACE, "It goes to the lake, where it rains."),
        (Kind.AGE, "It was built in 1911."),
        (Kind.PERSON, "It was mended by a machinist."),
        (Kind.NAME, "It is called ferrying."),
        (Kind.REASON, "It stopped to spare the goats."),
        (Kind.REASON, "It was stopped by farmers, who feared for the goats."),
    ],
)
def test_knows_a_sentence_that_may_hold_the_kind(kind: Kind, sentence: str) -> None:
    assert kinds.fits(kind, "?", sentence) == PERHAPS


def test_two_capitals_at_the_start_are_no_person_for_that() -> None:
    assert kinds.fits(Kind.PERSON, "?", "The Solvang sank.") < 1


def test_what_the_question_says_itself_is_no_answer() -> None:
    assert kinds.fits(Kind.DATE, "When in 1911 did it sink?", "It sank in 1911.") == 0


def test_what_caused_something_is_told_by_the_word_that_the_question_has_too() -> None:
    assert kinds.fits(Kind.REASON, "What caused the crash?", "A fault caused the crash.") == 1
    assert kinds.fits(Kind.REASON, "What caused the crash?", "The crash made headlines.") == 0


@pytest.mark.parametrize(
    ("question", "fitting", "other"),
    [
        ("How tall is the mast?", "It is 40 metres.", "It weighs 40 tons."),
        ("How heavy is the mast?", "It weighs 40 tons.", "It is 40 metres."),
        ("How fast is the ferry?", "It does 12 knots.", "It weighs 40 tons."),
    ],
)
def test_a_measure_is_of_what_is_asked_about(question: str, fitting: str, other: str) -> None:
    assert kinds.fits(Kind.MEASURE, question, fitting) == 1
    assert kinds.fits(Kind.MEASURE, question, other) == 0


def test_tells_what_a_sentence_holds_and_the_question_does_not() -> None:
    found = kinds.found(Kind.NUMBER, "Were 40 goats aboard?", "Not 40 but 12 goats were aboard.")

    assert found == {"12"}
