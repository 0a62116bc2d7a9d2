"""Two readings of one article."""

from hypothesis import given
from hypothesis import strategies as st

from summarizer.editions import SAME, new_sentences, resemblance, sketch
from tests.factories import make_article

TEXT = " ".join(
    f"Sentence number {n} tells of harbour {n * 7} and of nothing else." for n in range(30)
)


def test_the_same_text_resembles_itself_wholly() -> None:
    assert resemblance(TEXT, TEXT) == 1.0


def test_a_text_with_a_sentence_more_is_nearly_the_same() -> None:
    assert SAME < resemblance(TEXT, TEXT + " It rained.") < 1.0


def test_another_text_is_not() -> None:
    assert resemblance(TEXT, TEXT.replace("harbour", "mayor")) < SAME


def test_nearly_the_same_texts_share_a_part_of_their_sketches() -> None:
    assert set(sketch(TEXT)) & set(sketch(TEXT + " It rained."))


def test_a_short_text_has_no_sketch() -> None:
    assert sketch("The dam held. Nobody was hurt.") == ()


@given(st.text(max_size=300))
def test_the_numbers_of_a_sketch_fit_into_a_database(text: str) -> None:
    assert all(0 <= number < 2**63 for number in sketch(text * 20))


def test_what_was_not_there_before_is_new() -> None:
    earlier = make_article("The dam held. It rained.")
    later = make_article("The dam  held. A bridge fell. It rained!")

    new = new_sentences(earlier, later)

    assert [sentence.of(later.text) for sentence in new] == ["A bridge fell."]
