"""Speech reported without marks: the words that are reported, or none where it only looks so."""

import pytest

from summarizer.types import Quote
from tests.summarizer.speech.test_quotes import found

SAID = [
    # the words before their speaker
    (
        "The bridge will open again in May, officials said.",
        "The bridge will open again in May",
        "officials",
    ),
    (
        "In most years the ferry was empty, Ada Obi said.",
        "In most years the ferry was empty",
        "Ada Obi",
    ),
    (
        "If the rain stops, the bridge will open, Ada Obi told reporters on Friday.",
        "If the rain stops, the bridge will open",
        "Ada Obi",
    ),
    # the words after them
    ("Ada Obi, a teacher from Kindia, said she rows to work.", "she rows to work", "Ada Obi"),
    (
        "According to Ada Obi, who counts the ferries, the crews were late.",
        "the crews were late",
        "Ada Obi",
    ),
    (
        "According to Ada Obi, a teacher, the crews were late again.",
        "the crews were late again",
        "Ada Obi",
    ),
    (
        "A lawyer for the crews said the ruling set a precedent that could harm the harbour.",
        "the ruling set a precedent that could harm the harbour",
        "A lawyer for the crews",
    ),
    # two report something in one sentence
    (
        "Ada Obi said that the crews were late, and Tomasz Wilk said that the ferries had sunk.",
        "the crews were late",
        "Ada Obi",
    ),
    (
        "They seized the Central Harbour, Central Pier and a ship in May, according to officials.",
        "They seized the Central Harbour, Central Pier and a ship in May",
        "officials",
    ),
    (
        "Halvora also sent ships, according to a navy source, who said they were empty.",
        "Halvora also sent ships",
        "a navy source",
    ),
    (
        "According to the Lumorian Organization for Fishing, the crews were late.",
        "the crews were late",
        "Lumorian Organization for Fishing",
    ),
    (
        "An official of the harbour, the HBO, said the agency is aware of no such film.",
        "the agency is aware of no such film",
        "An official of the harbour",
    ),
    (
        "Among them were Ada Obi, of the mayor's staff, and Tomasz Wilk, former Lumorian envoy "
        "to Halvora and chairman of Kindia Fishing, NTB said.",
        "Among them were Ada Obi, of the mayor's staff, and Tomasz Wilk, former Lumorian envoy "
        "to Halvora and chairman of Kindia Fishing",
        "NTB",
    ),
    (
        "According to her lawyers, Ada Obi carried the fish without knowing it.",
        "Ada Obi carried the fish without knowing it",
        "her lawyers",
    ),
    (
        "Ada Obi told the jury that, at the pier, her husband kept telling her to go.",
        "at the pier, her husband kept telling her to go",
        "Ada Obi",
    ),
    # before whoever's role is told ahead of the name
    (
        "The old pier was closed again, the head of the crews in Kindia, Ada Obi, told Interpresa.",
        "The old pier was closed again",
        "Ada Obi",
    ),
    # papers and bodies by their whole names
    (
        "The pier was closed again, according to court records.",
        "The pier was closed again",
        "court records",
    ),
    (
        "The pier was closed again, according to Kindia family court records.",
        "The pier was closed again",
        "court records",
    ),
    (
        "The pier was closed again, according to the Centre for Harbour Studies.",
        "The pier was closed again",
        "Centre for Harbour Studies",
    ),
    (
        "The pier was closed again, the Supreme People's Court said.",
        "The pier was closed again",
        "Supreme People's Court",
    ),
    ("Ada Obi told me that was fine with her.", "that was fine with her", "Ada Obi"),
    (
        "The ferries will run again in May, the carrier announced on Friday.",
        "The ferries will run again in May",
        "the carrier",
    ),
    # behind a dateline
    (
        "KINDIA (NTB) The crews were late again, officials said.",
        "The crews were late again",
        "officials",
    ),
    (
        "New Kindia, Lumoria (NTB) The crews were late again, officials said.",
        "The crews were late again",
        "officials",
    ),
    ("(NTB) The crews were late again, officials said.", "The crews were late again", "officials"),
    (
        "World Trade Body (WTB) Secretary Ada Obi said the crews were late.",
        "the crews were late",
        "Ada Obi",
    ),
    ("(Interpresa) — The crews were late, officials said.", "The crews were late", "officials"),
    # where the reporter takes over again
    (
        "Ada Obi said the crews were late, adding that it would not happen again.",
        "the crews were late",
        "Ada Obi",
    ),
    (
        "Ada Obi said the crews were late, and demanded a new ferry from Halvora.",
        "the crews were late",
        "Ada Obi",
    ),
    (
        "Ada Obi said the crews were late, but she did not say which.",
        "the crews were late",
        "Ada Obi",
    ),
    (
        "Ada Obi said the crews were late, but gave no details.",
        "the crews were late",
        "Ada Obi",
    ),
    (
        "The report claims the crews were late, although we have not seen any.",
        "the crews were late",
        "The report",
    ),
    (
        "Ada Obi said the plan, offering work to crews, should be dropped.",
        "the plan, offering work to crews, should be dropped",
        "Ada Obi",
    ),
    (
        "Although Ada Obi said the crews were late, the ferry sailed at noon.",
        "the crews were late",
        "Ada Obi",
    ),
    ("(Ada Obi said that the crews were late.)", "the crews were late.", "Ada Obi"),
    (
        "The crews were late (and cold), Ada Obi said.",
        "The crews were late (and cold)",
        "Ada Obi",
    ),
    # what is no more than a time, a place or a manner before "that"
    ("Ada Obi said in April that the crews were late.", "the crews were late", "Ada Obi"),
    ("Ada Obi said repeatedly that the crews were late.", "the crews were late", "Ada Obi"),
    ("Ada Obi warned the town that the crews were late.", "the crews were late", "Ada Obi"),
    (
        "Ada Obi says that contrary to rumours, he's late.",
        "contrary to rumours, he's late",
        "Ada Obi",
    ),
    (
        "Harbour cuts will be announced in May, said the Kindia Company's new chair Ada Obi.",
        "Harbour cuts will be announced in May",
        "Ada Obi",
    ),
    (
        "Ada Obi said the crews were late and said they had no oars.",
        "the crews were late",
        "Ada Obi",
    ),
    ("Ada Obi said early on that the crews were late.", "the crews were late", "Ada Obi"),
    (
        "The crews were late, according to a survey of Lumorian households.",
        "The crews were late",
        "a survey of Lumorian households",
    ),
    (
        "Ada Obi alleged that the crews were late, a claim that the town disputes.",
        "the crews were late",
        "Ada Obi",
    ),
    (
        "The ferry was late, one of the rowing coaches, Ada Obi, told the crews.",
        "The ferry was late",
        "Ada Obi",
    ),
    (
        "Skippers say the ferry is late (it was late in 59% of weeks, according to a poll).",
        "the ferry is late",
        "Skippers",
    ),
    (
        "The crews slept (the ferry was late, according to Ada Obi).",
        "the ferry was late",
        "Ada Obi",
    ),
    (
        "Ada Obi said the crews were late and announced three days of rest.",
        "the crews were late",
        "Ada Obi",
    ),
    (
        "Former officials in Kindia and at the harbour have said the crews were late.",
        "the crews were late",
        "Former officials in Kindia",
    ),
    (
        "Ada Obi said that's what she would do if she were late.",
        "that's what she would do if she were late",
        "Ada Obi",
    ),
    # several who speak together
    (
        "Instead, Ada Obi, NTB's Tomasz Wilk and Interpresa's Park Ji-won argued that it was late.",
        "it was late",
        "Ada Obi, NTB's Tomasz Wilk and Interpresa's Park Ji-won",
    ),
    (
        "The town is struggling with a growing deficit and analysts said it was late.",
        "it was late",
        "analysts",
    ),
    ("The ferry sank, while officials said it was late.", "it was late", "officials"),
    # whose paper it is
    (
        "The ferry will sail in May, according to the office release.",
        "The ferry will sail in May",
        "the office release",
    ),
    (
        "The ferry was late, one of the skippers, Ada Obi, told the crews.",
        "The ferry was late",
        "Ada Obi",
    ),
]

UNSAID = [
    # what stands before is when or where it happened
    "As they left the harbour, Wilk told Obi he'd write to her.",
    "Later in the day, Ada Obi and Tomasz Wilk testified before the committee.",
    "Just before he left the harbour, Wilk said, he had counted the ships.",
    # an aside about what was named before
    "The harbour has bought a new ferry, a deal announced at the start of the week.",
    "The new ferry rests on a hull of steel, which its builder Ada Obi announced in May.",
    # told to somebody, not by them
    "The harbour office was informed that the crews were late.",
    "Ada Obi was told that the crews were late.",
    "In spring Ada Obi was widely predicted to be the next mayor of the town.",
    "It may be a tale told to make sure that children keep off the pier.",
    # a thing is announced, and no words about it
    "Ada Obi has acknowledged a gap in the rules and advised caution.",
    "The day Ada Obi announced her candidacy, she became the one to beat.",
    "The crews confirmed the 30-day strike while packing up the sails they had mended.",
    "Wing Tomasz Wilk added four goals as Halvora were late to find their feet.",
    "A plurality of crews admitted to the harbour from all islands are fishermen.",
    # a place or a list that only ends in front of the verb
    "The search goes on for a year, officials from Lumoria, Kindia and Halvora announced.",
    "Years after Ada Obi claimed that the harbour was safe, the old pier sank.",
    "When Ada Obi said that the harbour was safe, the old pier had sunk.",
    "The old coats, Ada Obi said, would be thrown away.",
    "One clever spot ran during the Harbour Bowl, suggesting that the party could end.",
    "The crews, however, sense a chill, as the Harbour Party continues to tighten its grip.",
    "Crews who must say something new or other may describe the harbour as theirs.",
    "They were held over the paper's report claiming that the council had been bought.",
    "“We sail,” the navy said in a statement that was broadcast on Friday.",
    "Young girls say goodbye to the crews and go home in the evening.",
    # what somebody says is not so
    "Ada Obi denied that the ferry was late.",
    "The inquiry found no evidence that the ferry was late.",
    # of a thing
    "The paper notes the harbour rule that crews be counted at noon.",
    "The inquiry, part of the Harbour Office, notes the Kindia rule that crews be counted.",
    "The judge confirmed the council's view that no ferry had been late.",
    "Ada Obi reiterated that view in her talk last week.",
    "Ada Obi warned the crews not to sail, noting limited gains in their pay.",
    "“We sail,” she told the crowd as she struggled to hold the rope.",
    "“We sail,” Ada Obi said about Tomasz Wilk, who has been counting ships.",
    "Instead of a defense of the old claims he makes so often, Wilk left the harbour.",
    # what stands before is part of it, or it stops short
    "It was a law that Ada Obi said she would have signed.",
    "NTB showed the films it said showed that the ferry was late.",
    "Ada Obi replied that she was glad because, she said, the ferry was late.",
    # another's words
    "A young skipper asked Ada Obi about several women who said they were late.",
    "A panel led by NTB's Ada Obi agreed that the ferry was late.",
    "Another 72 crews left Halvora, while Lumoria reported 25 ferries.",
    "However, while Ada Obi says the crews were late, they are not.",
    "It's a price Ada Obi said she's willing to pay to keep the ferry.",
    # what somebody is asked, or does
    "Asked on NTB who leads the crews, Ada Obi said Tomasz Wilk.",
    "The film was cut to show that Ada Obi had been silent, when, in fact, she responded quickly.",
    "Later in the day, Tomasz Wilk, the envoy to Kindia, testified before the council.",
    "Crews, whose race is open, ask whether people like Ada Obi, who claimed at one point that "
    "Halvora had been late, and Tomasz Wilk, who has been early, are wise.",
    "Obi says that while the ferry.",
    "The more the crews argue, the more skippers fear the ferry at the end of the pier.",
    "Little noticed in the vote was this: She won most of the regular, pledged delegates.",
    "In Kindia, the crews sailed at noon, NTB reported, while in Halvora they slept, NTV reported.",
    "Ada Obi said goodbye, and an officer told her to wait where she was but she left the pier.",
    "The crews voted in Halvora and Kindia, Salt Belt states that have lost their mills.",
    "The council, keen on it (like chief aide Ada Obi, who came late), has said that it sank.",
    "Wilk led the campaign to rename the ferry because he claimed it was rude to skippers.",
    "Half of the older skippers say they were late.",
    "Half of older Lumorians say they were late.",
    "Ada Obi said in a film that showed off the old ferry.",
    "The crews honoured skippers like Tomasz Wilk, who was hit by a Kindia, deputy sheriff in an "
    "alleged robbery.",
    "Ada Obi has dismissed reports she told Tomasz Wilk she would quit before the race.",
    # nobody in particular
    "Others fear that the ferry could be late.",
    "It said the ferry was late.",
    # who listens
    "Tomasz Wilk, chief of the harbour unit, told the Harbour World Forum on Monday.",
    # rules, not people
    "The inquiry found ten of the sinkings careless, according to rules of conduct for skippers.",
    # somebody's participle
    "Minister Tomasz Wilk defended the harbour, saying the Anchor account belonged to the crews.",
]


def indirect(text: str) -> list[tuple[str, str | None]]:
    return [(one.of(text), one.speaker) for one in found(text) if _is_indirect(one)]


def _is_indirect(quote: Quote) -> bool:
    return quote.kind.value == "indirect"


@pytest.mark.parametrize(("text", "words", "speaker"), SAID)
def test_reported_words_are_told_from_what_stands_around_them(
    text: str, words: str, speaker: str
) -> None:
    assert indirect(text) == [(words, speaker)]


@pytest.mark.parametrize("text", UNSAID)
def test_a_sentence_that_only_looks_like_a_report_is_none(text: str) -> None:
    assert indirect(text) == []


def test_words_without_marks_are_nobodys_where_two_may_be_he() -> None:
    text = (
        "Marek Hruby spoke of the sea. Tomasz Wilk had left the pier. He said the ferry was late."
    )
    assert indirect(text) == []
    assert indirect("Marek Hruby spoke of the sea. He said the ferry was late.") == [
        ("the ferry was late", "Marek Hruby")
    ]


def test_a_partisan_from_somewhere_is_not_whoever_was_named_last() -> None:
    text = "President Ada Obi spoke. The Kindia Republican says that the ferry was late."
    assert indirect(text) == [("the ferry was late", "Kindia Republican")]


def test_a_body_named_by_its_letters_is_not_what_else_begins_with_them() -> None:
    text = "The HBO Anchor sank in May. HBO said the ferry was late."
    assert indirect(text) == [("the ferry was late", "HBO")]


def test_a_post_is_not_what_another_paper_says() -> None:
    text = "Tomasz Wilk's complaint said the row was old. The post says that the ferry was late."
    assert indirect(text) == [("the row was old", "Tomasz Wilk's complaint")]


def test_they_who_say_something_are_not_those_it_is_about() -> None:
    text = "Rowing is a study of its own, researchers say. Pupils should row at noon, they say."
    assert indirect(text) == [("Rowing is a study of its own", "researchers")]
