import pytest

from summarizer.answering.followups import completed, is_met


@pytest.mark.parametrize(
    ("question", "earlier", "meant"),
    [
        ("And when?", "Who broke the dam in Ostrey?", "when broke the dam in Ostrey?"),
        ("why?", "Who closed the bridge?", "why closed the bridge?"),
        ("Who said that?", "How many people were hurt?", "Who said that people were hurt?"),
        (
            "and Dahlgard?",
            "What did Lindqvast say about the brakes?",
            "What did Dahlgard say about the brakes?",
        ),
        ("What about Ostrey?", "Did Selm keep its mill?", "Did Ostrey keep its mill?"),
    ],
)
def test_what_a_short_question_lacks_comes_from_the_one_before(
    question: str, earlier: str, meant: str
) -> None:
    assert completed(question, earlier) == meant


@pytest.mark.parametrize(
    "question",
    ["Which towns kept their mills?", "What did Norway's king say?", "Hello", "", "😀"],
)
def test_a_whole_question_stays_as_it_is(question: str) -> None:
    assert completed(question, "Who broke the dam in Ostrey?") == question


@pytest.mark.parametrize(
    ("question", "met"),
    [
        ("And when?", True),
        ("Who said that?", True),
        ("How much did it cost?", True),
        ("And Solberg?", True),
        ("Did it burn?", True),
        ("Will it rain?", False),
        ("And the volcano?", False),
    ],
)
def test_a_text_must_touch_what_a_follow_up_is_about_by_itself(question: str, met: bool) -> None:
    assert is_met(question, "The burnt ferry sails again, Marit Solberg announced.") is met
