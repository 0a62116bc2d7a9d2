import pytest

from summarizer.answering import agents


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who is the mayor of Ostrey?", "mayor"),
        ("Who was the first prime minister?", "minister"),
        ("Who is Ostrey's new mayor?", "mayor"),
        ("Who are their lawyers?", "lawyers"),
        ("Who is Ines Dahlgard?", ""),
        ("Who is the Pope?", ""),
        ("Who broke the dam?", ""),
        ("What is the mayor of Ostrey?", ""),
    ],
)
def test_knows_the_role_that_who_is_asked_to_have(question: str, expected: str) -> None:
    assert agents.role(question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who broke the dam?", "broke"),
        ("Who will be paying for the ship?", "paying"),
        ("Who recently won the cup?", "won"),
        ("Who was hired?", "hired"),
        ("Who did the mayor meet?", ""),
        ("Who is the mayor of Ostrey?", ""),
        ("Who is Ines Dahlgard?", ""),
        ("When did it break?", ""),
    ],
)
def test_knows_what_who_is_asked_to_have_done(question: str, expected: str) -> None:
    assert agents.deed(question) == expected


@pytest.mark.parametrize(
    ("term", "verb", "expected"),
    [
        ("baker", "bake", True),
        ("owner", "own", True),
        ("winner", "win", True),
        ("inventor", "invent", True),
        ("bakery", "bake", False),
        ("bake", "bake", False),
        ("order", "or", False),
    ],
)
def test_knows_those_who_do_something(term: str, verb: str, *, expected: bool) -> None:
    assert agents.is_agent(term, verb) is expected
