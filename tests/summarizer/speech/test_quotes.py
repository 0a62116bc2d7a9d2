"""Quotations and who said them, through the one public door."""

import pytest

from summarizer.sentences import split
from summarizer.speech import quotes
from summarizer.types import Block, BlockKind, Quote, QuoteKind
from tests.growth import LINEAR, growth


def found(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> tuple[Quote, ...]:
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(start=start, end=start + len(paragraph), kind=kind))
        start += len(paragraph) + 2
    laid_out = tuple(blocks)
    return quotes.find(text, laid_out, split(text, laid_out))


def said(text: str) -> list[tuple[str, str, str | None]]:
    """Kind, words and speaker of everything found."""
    return [(quote.kind.value, quote.of(text), quote.speaker) for quote in found(text)]


HARBOUR = """\
Harbour Ministry spokeswoman Alina Petrescu said on Monday that the ferries would run again.

"We have the ships and we have the crews," Interpresa quoted Petrescu saying.

She added that the islands' mayors had promised to wait.

Transport Minister Tomasz Wilk noted that the crews had shown "good will" this week."""


def test_a_whole_article_is_attributed_to_the_fullest_names() -> None:
    assert said(HARBOUR) == [
        ("indirect", "the ferries would run again", "Alina Petrescu"),
        ("direct", "We have the ships and we have the crews,", "Alina Petrescu"),
        ("indirect", "the islands' mayors had promised to wait", "Alina Petrescu"),
        ("partial", "good will", "Tomasz Wilk"),
    ]


def test_the_mention_is_where_the_text_names_the_speaker() -> None:
    mentions = [HARBOUR[q.mention_start : q.mention_end] for q in found(HARBOUR)]
    assert mentions == ["Alina Petrescu", "Petrescu", "She", "Transport Minister Tomasz Wilk"]


def test_the_role_follows_the_person() -> None:
    roles = [quote.role for quote in found(HARBOUR)]
    assert roles == ["Harbour Ministry spokeswoman"] * 3 + ["Transport Minister"]


def test_the_outlet_that_was_quoted_is_told() -> None:
    assert [quote.via for quote in found(HARBOUR)] == [None, "Interpresa", None, None]


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ('"We sail at dawn," Petrescu told Interpresa.', "Interpresa"),
        ('"We sail at dawn," Petrescu told the Kindia Herald.', "Kindia Herald"),
        ('"We sail at dawn," Petrescu said in an interview with Interpresa.', "Interpresa"),
        ('"We sail at dawn," Petrescu said, according to Interpresa.', "Interpresa"),
        ('"We sail at dawn," Petrescu told Tomasz Wilk. Wilk said he would wait.', None),
        ('"We sail at dawn," Petrescu told Parliament.', None),
        ('"We sail at dawn," Petrescu told reporters.', None),
    ],
)
def test_what_relays_is_told_from_who_listens(text: str, via: str | None) -> None:
    assert found(text)[0].via == via


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("The ferries will run again, Petrescu said.", "The ferries will run again", "Petrescu"),
        ("The ferries will run, said Alina Petrescu.", "The ferries will run", "Alina Petrescu"),
        ("According to Petrescu, the ferries will run.", "the ferries will run", "Petrescu"),
        (
            "Aides to the mayor said that talks had failed.",
            "talks had failed",
            "Aides to the mayor",
        ),
        ("Petrescu told reporters that talks had failed.", "talks had failed", "Petrescu"),
        ("Petrescu said in a statement that talks had failed.", "talks had failed", "Petrescu"),
        ("Men in Kindia said the talks had failed.", "the talks had failed", "Men in Kindia"),
    ],
)
def test_reported_speech_needs_no_marks(text: str, words: str, speaker: str) -> None:
    assert said(text) == [("indirect", words, speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "Petrescu did not say that the talks had failed.",
        "Petrescu declined to say whether the talks had failed.",
        "The ferries that Petrescu mentioned were late.",
        "Coach Renata Quintela did not smile, but in the end she said little.",
        "The road leads from Kindia to the sea.",
    ],
)
def test_what_nobody_says_is_not_reported(text: str) -> None:
    assert said(text) == []


def test_the_title_of_a_work_is_no_speech() -> None:
    text = "They played the single “Walking to the Harbour,” the first of their album."
    assert said(text) == []


def test_what_stands_before_the_speaker_of_a_quotation_is_not_reported() -> None:
    text = "Speaking outside the court, Sir Alun Prydderch said: “I am delighted.”"
    assert said(text) == [("direct", "I am delighted.", "Alun Prydderch")]


def test_a_mayor_is_not_taken_for_her_town() -> None:
    text = (
        "The mayor of Porto Claro, Luciana Teixeira-Campos, promised that the bridge would open. "
        "“Not one day later,” she said."
    )
    assert [(q.speaker, q.role) for q in found(text)] == [
        ("Luciana Teixeira-Campos", "mayor of Porto Claro"),
        ("Luciana Teixeira-Campos", "mayor of Porto Claro"),
    ]


def test_a_speaker_named_by_role_after_a_name_is_that_person() -> None:
    text = "But Marek Hruby, a fisheries scientist, is doubtful: “Four hundred is not many.”"
    (quote,) = found(text)
    assert (quote.speaker, quote.role) == ("Marek Hruby", "fisheries scientist")


def test_marks_that_are_no_speech_are_not_listed() -> None:
    text = "The club, nicknamed “the Saints”, showed the film “A Harbour in Winter” on Friday."
    assert said(text) == []


def test_speech_of_nobody_known_is_listed_as_unclear() -> None:
    (quote,) = found("“The sea came up to the second floor of the house.”")
    assert (quote.speaker, quote.mention_start, quote.role) == (None, None, None)


def test_british_marks_with_the_comma_outside_are_a_whole_quotation() -> None:
    text = "‘The residents’ views count for nothing’, said Margaret Thistlewood."
    words = "The residents’ views count for nothing"
    assert said(text) == [("direct", words, "Margaret Thistlewood")]


def test_a_quotation_over_paragraphs_is_one_entry() -> None:
    text = "“We lost the boat,” Wilk said. “We lost the nets.\n\n“But we kept the house,” he added."
    assert [words for _, words, _ in said(text)] == [
        "We lost the boat,",
        "We lost the nets.\n\n“But we kept the house,",
    ]


def test_she_is_the_relative_who_was_named_and_not_the_player() -> None:
    text = (
        "“We were asleep,” said the striker Paulo Ferraz-Lima. He left early.\n\n"
        "His mother, Dona Célia Ferraz, watched. “He cried in the car,” she said."
    )
    assert said(text)[-1][2] == "Célia Ferraz"


def test_tags_of_speakers_give_the_turns_of_a_talk() -> None:
    text = (
        "The engineer Bola Oyelami was asked about the river.\n\n"
        "MODERATOR: Is the river safe?\n\nOYELAMI: It is safe today."
    )
    assert said(text) == [
        ("direct", "Is the river safe?", "MODERATOR"),
        ("direct", "It is safe today.", "Bola Oyelami"),
    ]


def test_tags_within_quotations_name_whose_turn_it_is() -> None:
    text = (
        "Jorge Pinto met Ada Obi. Partial transcript as follows:\n\n"
        "“PINTO: Did you lie to them?\n\n“OBI: I did not.\n\n“And I never will.”"
    )
    assert said(text) == [
        ("direct", "Did you lie to them?", "Jorge Pinto"),
        ("direct", "I did not.\n\n“And I never will.", "Ada Obi"),
    ]


def test_answers_are_of_the_one_person_who_was_named_before() -> None:
    text = (
        "Chef Ada Obi closed her kitchen last month.\n\nQ. Why did you close?\n\n"
        "A. The rent went up and I got tired."
    )
    assert [quote.speaker for quote in found(text)] == [None, "Ada Obi"]


def test_the_statement_is_whose_it_was_and_never_its_own_speaker() -> None:
    text = (
        "The Harbour Board said on Monday that the ferries would run again.\n\n"
        "“We have the ships,” the statement said."
    )
    assert [quote.speaker for quote in found(text)] == ["Harbour Board", "Harbour Board"]


def test_a_statement_of_nobody_known_is_unclear() -> None:
    (quote,) = found("“We have the ships,” the statement said.")
    assert quote.speaker is None


def test_a_body_owned_by_many_is_named_whole() -> None:
    (quote,) = found("“We will strike,” the National Nurses’ Union said.")
    assert quote.speaker == "National Nurses’ Union"


def test_he_is_the_man_without_a_name_who_was_brought_in_last() -> None:
    text = (
        "Governor Ihor Tkach came at noon.\n\nA driver said he had left to buy bread. "
        "“I came back and there was no roof,” he said."
    )
    assert found(text)[-1].speaker == "A driver"


def test_a_role_may_be_named_before_the_person() -> None:
    text = (
        "The bridge will open, the regional governor said.\n\n"
        "“Not one day later,” Governor Ada Obi said."
    )
    assert [quote.speaker for quote in found(text)] == ["Ada Obi", "Ada Obi"]


def test_a_quotation_that_opens_anew_with_each_sentence_is_one() -> None:
    text = "Wilk said: “We lost the boat. “We kept the house.”"
    (quote,) = found(text)
    assert quote.of(text) == "We lost the boat. “We kept the house."


def test_questions_and_answers_are_speech_of_nobody_named() -> None:
    text = "Q. How long will it take?\n\nA. Two years, if the money comes."
    assert [(words, speaker) for _, words, speaker in said(text)] == [
        ("How long will it take?", None),
        ("Two years, if the money comes.", None),
    ]


def test_a_block_quotation_belongs_to_who_led_to_it() -> None:
    text = "Petrescu wrote:\n\nWe sail at dawn, and nobody will stop us."
    blocks = (
        Block(start=0, end=15),
        Block(start=17, end=len(text), kind=BlockKind.QUOTATION),
    )
    (quote,) = quotes.find(text, blocks, split(text, blocks))
    assert (quote.start, quote.speaker) == (17, "Petrescu")


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        (
            "Ministerin Anna Vogelsang sagte: „Wir schaffen das nicht.“",
            "Anna Vogelsang",
            "Ministerin",
        ),
        ("„Wir warten nicht länger“, so Anna Vogelsang am Montag.", "Anna Vogelsang", None),
        (
            "« Nous avons perdu du temps », a déclaré le maire Luc Mabillard.",
            "Luc Mabillard",
            "maire",
        ),
        (
            "«Es una gran vergüenza», afirmó la portavoz Luz Ortega Ruiz.",
            "Luz Ortega Ruiz",
            "portavoz",
        ),
        ("“Não vamos parar agora”, disse a prefeita Marta Souza.", "Marta Souza", "prefeita"),
        (
            "«Non possiamo aspettare ancora», ha detto il sindaco Paolo Bruni.",
            "Paolo Bruni",
            "sindaco",
        ),
        (
            "'We gaan door tot het einde', zei minister Anneke de Vries.",
            "Anneke de Vries",
            "minister",
        ),
        ("– Vi väntar inte längre, säger Anna Lind.", "Anna Lind", None),
        ("«Vi kan ikke vente lenger», sier ordfører Kari Moe.", "Kari Moe", "ordfører"),
        ("«Мы не будем ждать», — заявил министр Иван Петров.", "Иван Петров", "министр"),
    ],
)
def test_in_other_languages_a_name_beside_a_verb_of_speech_speaks(
    text: str, speaker: str, role: str | None
) -> None:
    (quote,) = found(text)
    assert (quote.kind, quote.speaker, quote.role) == (QuoteKind.DIRECT, speaker, role)


@pytest.mark.parametrize(
    "text",
    [
        "La alcaldesa dijo: «No vamos a cerrar el puerto».",
        "„Wir schaffen das nicht allein“, hieß es am Montag in Kiel.",
        "« On a perdu trop de temps », a-t-on dit à l’Agence du Nord.",
        "部长说：「我们已经准备好了。」",
    ],
)
def test_in_other_languages_who_is_not_named_so_is_unclear(text: str) -> None:
    (quote,) = found(text)
    assert (quote.kind, quote.speaker, quote.mention_start) == (QuoteKind.DIRECT, None, None)


def test_in_other_languages_a_surname_is_the_full_name_too() -> None:
    text = "„Wir warten nicht“, sagte Anna Vogelsang. „Wir gehen sofort nach Kiel“, so Vogelsang."
    assert [quote.speaker for quote in found(text)][-1] == "Anna Vogelsang"


def test_everything_told_of_a_speaker_is_in_the_text() -> None:
    for quote in found(HARBOUR):
        assert all(
            part is None or part in HARBOUR for part in (quote.speaker, quote.role, quote.via)
        )


@pytest.mark.parametrize(
    "piece", ["“", '"a ', "said Obi ", "ADA: yes\n\n", "„Wir segeln morgen“, sagte Obi. "]
)
def test_hostile_input_takes_linear_time(piece: str) -> None:
    assert growth(found, piece, 10_000) < LINEAR


@pytest.mark.parametrize("text", ["", "…", "🙂" * 50])
def test_in_what_holds_no_words_nobody_speaks(text: str) -> None:
    assert found(text) == ()
