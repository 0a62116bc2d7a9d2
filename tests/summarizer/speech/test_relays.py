"""Through whom speech reached the article, and who it is that passes it on."""

import pytest

from summarizer.sentences import split
from summarizer.speech import quotes
from summarizer.types import Block, Quote


def found(text: str) -> tuple[Quote, ...]:
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(start=start, end=start + len(paragraph)))
        start += len(paragraph) + 2
    laid_out = tuple(blocks)
    return quotes.find(text, laid_out, split(text, laid_out))


@pytest.mark.parametrize(
    "passed_on",
    [
        '"We have the ships," Valley Courier quoted Berit Solvang saying.',
        '"We have the ships," Valley Courier quoted Berit Solvang as saying.',
        '"We have the ships," Berit Solvang told Valley Courier.',
        '"We have the ships," Berit Solvang said, Valley Courier reported.',
        '"We have the ships," Berit Solvang said, according to Valley Courier.',
        "Valley Courier quoted Berit Solvang as saying that the ships were ready.",
        'Valley Courier cited Berit Solvang as saying "the ships are ready".',
    ],
)
@pytest.mark.parametrize("joint", ["\n\n", " "])
def test_she_is_who_was_quoted_and_not_who_quoted_her(passed_on: str, joint: str) -> None:
    quote = found(f"{passed_on}{joint}She added that the mayors had promised to wait.")[-1]
    assert quote.speaker == "Berit Solvang"


def test_who_is_quoted_by_a_pronoun_speaks() -> None:
    text = 'Berit Solvang came late.\n\n"We have the ships," Interpresa quoted her as saying.'
    (quote,) = found(text)
    assert (quote.speaker, quote.via) == ("Berit Solvang", "Interpresa")


def test_a_person_who_quotes_another_stays_a_person() -> None:
    text = (
        "Chairman Tomasz Wilk quoted Berit Solvang as saying that the ships were ready.\n\n"
        '"I believe her," he said.'
    )
    assert found(text)[-1].speaker == "Tomasz Wilk"


@pytest.mark.parametrize(
    ("ending", "via"),
    [
        ("Petrescu told Folha do Norte.", "Folha do Norte"),
        ("Petrescu told Radio Free Halvora on Sunday.", "Radio Free Halvora"),
        ("Petrescu told the state news agency Halpress.", "Halpress"),
        ("Petrescu told Valley Courier.", "Valley Courier"),
        (
            "Petrescu said in an interview with the Lagos Evening Post.",
            "Lagos Evening Post",
        ),
        ("Petrescu said, according to a report by Interpresa.", "Interpresa"),
        ("Petrescu said, according to the Kindia Chronicle.", "Kindia Chronicle"),
        ("Petrescu was quoted as saying by Interpresa.", "Interpresa"),
        ("Petrescu was quoted by the Kindia Mirror as saying.", "Kindia Mirror"),
        ("Petrescu said on Kindia Television.", "Kindia Television"),
        ("Petrescu said, in remarks carried by Interpresa.", "Interpresa"),
    ],
)
def test_an_outlet_is_told_with_all_its_words(ending: str, via: str) -> None:
    (quote,) = found(f'"We sail at dawn," {ending}')
    assert (quote.speaker, quote.via) == ("Petrescu", via)


@pytest.mark.parametrize(
    "ending",
    [
        "Petrescu told reporters in Kindia.",
        "Petrescu told the court.",
        "Petrescu told a rally in Porto Claro.",
        "Petrescu told Halvora, a town of 4,000 people.",
        "Petrescu told the Senate Finance Committee.",
        "Petrescu told Judge Oumar Barry.",
        "Petrescu told Amara Diallo.",
        "Petrescu told the Central Bank of Halvora.",
        "Petrescu said at a news conference in Port Halvora.",
        "Petrescu said in a statement to the Halvora Stock Exchange.",
        "Petrescu said, according to its Halvora summary.",
        "Petrescu told the Biblical story.",
        "Petrescu wrote of the mayor's remarks on NTV.",
        "Petrescu said of the ice on Mercury.",
        "Petrescu said of the probe to Halvora via Mercury.",
        "Petrescu tweeted, linking to a video that mocks his remarks to the Kindia News.",
    ],
)
def test_who_listens_is_no_outlet(ending: str) -> None:
    (quote,) = found(f'"We sail at dawn," {ending}')
    assert (quote.speaker, quote.via) == ("Petrescu", None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Eva Moe told NRK that the boats were late, the agency NTB reported.",
            "the boats were late",
        ),
        ('"We are late," Eva Moe told NRK, the agency NTB reported.', "We are late,"),
    ],
)
def test_who_reports_what_was_told_to_another_outlet_does_not_speak(text: str, words: str) -> None:
    (quote,) = found(text)
    assert (quote.of(text), quote.speaker, quote.via) == (words, "Eva Moe", "NRK")


@pytest.mark.parametrize(
    ("ending", "via"),
    [
        ("Petrescu told The Harbour Ledger.", "The Harbour Ledger"),
        ("Petrescu told Harbour FM radio.", "Harbour FM"),
        ("Petrescu told Al Jarida.", "Al Jarida"),
        ("Petrescu told the Austrian newspaper Der Bote.", "Der Bote"),
        ("Petrescu wrote in a letter obtained by Interpresa.", "Interpresa"),
        ("Petrescu told a reporter for Interpresa.", "Interpresa"),
        ("Petrescu told NRK's evening programme.", "NRK"),
        ("Petrescu told the TASK news agency.", "TASK"),
        ("Petrescu told Kindia24.", "Kindia24"),
        ("Petrescu told the Mail & Harbour Guardian.", "Mail & Harbour Guardian"),
        ("Petrescu said on Radio 702.", "Radio 702"),
        ("Petrescu said, as recently as an October NRK interview.", "NRK"),
        ("Petrescu said on the front page of the Kindia Mirror.", "Kindia Mirror"),
        ("Petrescu told the news site Rapido.", "Rapido"),
        ("Petrescu told Halvoran news portal HOL.", "HOL"),
        ("Petrescu told Kindia Welle's Africa service.", "Kindia Welle"),
        ("Petrescu told the Voice of Halvora.", "Voice of Halvora"),
        ("Petrescu said on The Ada Obi Show.", "The Ada Obi Show"),
        ("Petrescu said in a Rolling Tide interview.", "Rolling Tide"),
        ("wrote Petrescu in the Kindia Stag.", "Kindia Stag"),
        ("Petrescu said in an exclusive with NTV.", "NTV"),
        ("Petrescu said in an email shared with NTV.", "NTV"),
        ("Petrescu told NTV politics editor Ada Obi.", "NTV"),
        ("Petrescu said when challenged by NTV News's Ada Obi.", "NTV News"),
        ("Petrescu told Il Molo 24 Ore.", "Il Molo 24 Ore"),
        ("Petrescu told Kindia 3 Noticias.", "Kindia 3 Noticias"),
        ("Petrescu told Jornada Nova.", "Jornada Nova"),
        ("Petrescu said, the Kindia Bell newspaper reported.", "Kindia Bell"),
    ],
)
def test_an_outlet_is_told_in_any_language_and_through_anybody(ending: str, via: str) -> None:
    (quote,) = found(f'"We sail at dawn," {ending}')
    assert (quote.speaker, quote.via) == ("Petrescu", via)


@pytest.mark.parametrize(
    ("ending", "via"),
    [
        ("Petrescu told Ada Obi of Interpresa.", "Interpresa"),
        ("Petrescu said on “Good Day, Halvora.”", "Good Day, Halvora"),
        ("Petrescu told the television programme “Harbour Night”.", "Harbour Night"),
        ("Petrescu told HALVORA TODAY.", "HALVORA TODAY"),
        ("Petrescu told a TV interviewer.", None),
        ("Petrescu told the President.", None),
        ("Petrescu told Halvorans.", None),
    ],
)
def test_a_programme_is_an_outlet_and_an_audience_is_none(ending: str, via: str | None) -> None:
    (quote,) = [one for one in found(f'"We sail at dawn," {ending}') if one.start == 1]
    assert (quote.speaker, quote.via) == ("Petrescu", via)


@pytest.mark.parametrize(
    ("ending", "via"),
    [
        ("Petrescu told Channels Television's Musa Bello.", "Channels Television"),
        ("Petrescu told the Kindia Post editor Musa Bello.", "Kindia Post"),
        ("Petrescu told Brazil's O Globo.", "O Globo"),
        ("Petrescu told Veja, a Brazilian weekly.", "Veja"),
        ("Petrescu told Sky 4 on Monday.", "Sky 4"),
        ("Petrescu told the Kindia Post-Gazette.", "Kindia Post-Gazette"),
        ("Petrescu told NRK listeners.", "NRK"),
        ("Petrescu said to SBS's Park Min-ji.", "SBS"),
        ("Petrescu confirmed to NDTV.", "NDTV"),
        ("Petrescu said in an email message Monday to The Kindia Times.", "The Kindia Times"),
        ("Petrescu said in a statement provided to Veja.", "Veja"),
        ("Petrescu said in remarks reported by Pajhwok.", "Pajhwok"),
        ("Petrescu said on Monday's edition of Newsnight.", "Newsnight"),
        ("Petrescu said on Monday's broadcast of his “Talk of the Tide.”", "Talk of the Tide"),
        ("Petrescu wrote in an opinion piece for the Guardian.", "Guardian"),
        ("Petrescu, contacted by NDTV, said.", "NDTV"),
    ],
)
def test_an_outlet_is_named_by_what_stands_around_it(ending: str, via: str) -> None:
    quote = found(f'"We sail at dawn," {ending}')[0]
    assert (quote.speaker, quote.via) == ("Petrescu", via)


@pytest.mark.parametrize(
    "ending",
    [
        "Petrescu told the FBI.",
        "Petrescu told NATO.",
        "Petrescu told Kano residents.",
        "Petrescu told FBI Director Musa Bello.",
        "Petrescu told the Lok Sabha.",
        "Petrescu told Kim Min-ji, a student newspaper editor.",
        "Petrescu said, when he called on the Federal Ferry Safety Agency to act.",
        "said Petrescu, a former editor for the Kindia Times.",
        "said Petrescu, a fellow at Kindia University's Program on the Sea.",
    ],
)
def test_what_only_looks_like_an_outlet_is_none(ending: str) -> None:
    quote = found(f'"We sail at dawn," {ending}')[0]
    assert (quote.speaker, quote.via) == ("Petrescu", None)


def test_a_programme_named_first_carries_what_is_said_on_it() -> None:
    text = (
        'In another interview with "The Morning Table," Petrescu promised "a ferry in every port".'
    )
    assert found(text)[-1].via == "The Morning Table"


def test_what_one_goes_on_to_say_came_through_the_same_outlet() -> None:
    text = 'Stuart Lund told Radio Fjell that two had resigned. "We sail at dawn," he said.'
    assert found(text)[-1].via == "Radio Fjell"


@pytest.mark.parametrize(
    "going_on",
    ['"We sail at dawn," he said later.', '"We sail at dawn," Eva Moe said.'],
)
def test_another_occasion_and_another_person_have_no_part_in_it(going_on: str) -> None:
    text = f"Stuart Lund told Radio Fjell that two had resigned. {going_on}"
    assert found(text)[-1].via is None


def test_an_outlet_whose_own_reporter_speaks_is_not_named_twice() -> None:
    (quote,) = found('A reporter for Agence Halvora called it "absolute chaos".')
    assert (quote.speaker, quote.via) == ("A reporter for Agence Halvora", None)


@pytest.mark.parametrize(
    "text",
    [
        'According to Interpresa, Petrescu called it "a long night".',
        'According to the Kindia Mirror, Petrescu, a clerk, said: "It was a long night."',
        'According to a Kindia Mirror report, Petrescu said "it was a long night".',
        'Interpresa reported that Petrescu had said "it was a long night".',
        'The Kindia Mirror\'s Ada Obi reported that Petrescu had said "it was a long night".',
    ],
)
def test_who_speaks_by_what_an_outlet_reports_is_shown_with_the_outlet(text: str) -> None:
    quote = next(one for one in found(text) if "long night" in one.of(text))
    assert quote.speaker == "Petrescu"
    assert quote.via in ("Interpresa", "Kindia Mirror", "The Kindia Mirror")


@pytest.mark.parametrize(
    "text",
    [
        'According to the Kindia Mirror, "it was a long night".',
        'The Kindia Mirror said that Petrescu had "a long night".',
        '"It was a long night," the Kindia Mirror reported.',
    ],
)
def test_an_outlet_speaks_where_it_reports_nobody_elses_words(text: str) -> None:
    quote = next(one for one in found(text) if "long night" in one.of(text))
    assert (quote.speaker, quote.via) == ("Kindia Mirror", None)
