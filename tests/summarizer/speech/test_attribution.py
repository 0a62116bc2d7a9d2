"""Who speaks a quotation, by the learned weights and by the stated ones."""

import pytest

from summarizer.sentences import split
from summarizer.speech.attribution import choice
from summarizer.speech.attribution.choice import Weights
from summarizer.speech.paragraphs.marks import stretches
from summarizer.speech.paragraphs.passages import passages
from summarizer.types import Block


def speakers(text: str, weights: Weights) -> list[str | None]:
    """How the text names the speaker of each stretch in marks, None for nobody."""
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(start=start, end=start + len(paragraph)))
        start += len(paragraph) + 2
    marked = stretches(text, blocks)
    laid_out = passages(text, blocks, split(text, blocks), marked)
    found = choice.attribute(text, laid_out, marked, choice.best(weights))
    return [one.mention.of(text) if one.mention else None for one in found]


@pytest.fixture(params=["learned", "stated"])
def weights(request: pytest.FixtureRequest) -> Weights:
    return choice.weights() if request.param == "learned" else choice.stated_weights()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"We sail at dawn," Alina Petrescu said.', "Alina Petrescu"),
        ('"We sail at dawn," said Alina Petrescu.', "Alina Petrescu"),
        ('"We sail at dawn," beamed Alina Petrescu.', "Alina Petrescu"),
        ('Alina Petrescu said: "We sail at dawn."', "Alina Petrescu"),
        ('"We sail at dawn," said the captain, Alina Petrescu.', "the captain"),
        ('"We sail at dawn," Petrescu, a captain, told reporters.', "Petrescu"),
        ('"Do we sail?" she asked.', "she"),
        ('"We have seen nothing yet," two aides said.', "Two aides".lower()),
        ('"We have seen nothing yet," said officials in Kindia.', "officials"),
        ('The wind was, according to Petrescu, "far too strong for us."', "Petrescu"),
    ],
)
def test_the_speaker_is_named_beside_the_verb(text: str, speaker: str, weights: Weights) -> None:
    assert speakers(text, weights) == [speaker]


def test_who_passes_words_on_does_not_speak_them(weights: Weights) -> None:
    text = '"We sail at dawn," Interpresa quoted Petrescu as saying.'
    assert speakers(text, weights) == ["Petrescu"]


def test_the_speaker_goes_on_after_the_interruption(weights: Weights) -> None:
    text = '"We sail at dawn," Petrescu said. "Nobody will stop us."'
    assert speakers(text, weights) == ["Petrescu", "Petrescu"]


def test_the_speaker_goes_on_in_the_next_paragraph() -> None:
    text = '"We sail at dawn," Petrescu said.\n\n"Nobody will stop us, and nobody should try."'
    assert speakers(text, choice.weights()) == ["Petrescu", "Petrescu"]


def test_a_paragraph_that_ends_with_a_colon_leads_to_the_next(weights: Weights) -> None:
    text = 'On Friday Petrescu added:\n\n"We sail at dawn, and nobody will stop us this time."'
    assert speakers(text, weights) == ["Petrescu"]


def test_a_title_is_nobodys_words(weights: Weights) -> None:
    assert speakers('The film "A Harbour in Winter" was shot in Kindia.', weights) == [None]


def test_a_headline_in_single_marks_is_left_to_the_text_below(weights: Weights) -> None:
    text = "Obi said: ‘We sail’\n\n“We sail at dawn,” Obi said. “We must,” Obi said."
    assert speakers(text, weights) == [None, "Obi", "Obi"]


def test_everything_a_choice_weighs_has_a_name() -> None:
    learned = choice.weights()
    assert any(name.startswith("tie adjacent right after") for name in learned)
    assert max(map(abs, learned.values())) < 20


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Tomasz Wilk was blunt: "We wait."', "Tomasz Wilk"),
        ('Tomasz Wilk was less diplomatic about it: "We wait."', "Tomasz Wilk"),
        ('Her husband was more direct: "We wait."', "Her husband"),
        ('But for Tomasz Wilk it was simple: "We wait."', "Tomasz Wilk"),
        ('Tomasz Wilk, the mayor, remained calm: "We wait."', "Tomasz Wilk"),
        ('Her son, Tomasz Wilk, took a different view: "We wait."', "Tomasz Wilk"),
        ('Tomasz Wilk, for his part: "We wait."', "Tomasz Wilk"),
        ('Tomasz Wilk\'s verdict was short: "We wait."', "Tomasz Wilk"),
        ('Residents were not convinced: "We wait."', "Residents"),
        ('"We wait," was all Tomasz Wilk could manage.', "Tomasz Wilk"),
        ('"We wait," was all that the mayor would say.', "the mayor"),
        ('"We wait," came the reply from Tomasz Wilk.', "Tomasz Wilk"),
        ('"We wait," was the response from the ministry.', "the ministry"),
    ],
)
def test_a_set_phrase_names_who_speaks_even_after_another(
    text: str, speaker: str, weights: Weights
) -> None:
    assert speakers(f'"We sail," Alina Petrescu said. {text}', weights)[-1] == speaker


@pytest.mark.parametrize(
    "text",
    [
        'The plan was simple: "Sail."',
        'Tomasz Wilk was calm: "We wait," said his nurse.',
        'Tomasz Wilk had a nickname: "Dada."',
        'The letter shocked Tomasz Wilk: "We wait."',
        'Tomasz Wilk\'s car was new: "We wait."',
        'The ship Tomasz Wilk sails was new: "Low Tide."',
        '"Low Tide," came the answer of the quiz.',
    ],
)
def test_what_is_only_told_of_somebody_is_no_set_phrase(text: str) -> None:
    assert "Tomasz Wilk" not in speakers(text, choice.weights())
