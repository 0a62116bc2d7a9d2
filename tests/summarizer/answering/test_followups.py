import pytest

from summarizer.answering.followups import completed


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
