from collections.abc import Sequence

import pytest

from summarizer import ranking, sentences
from summarizer.selection import SAME
from summarizer.types import Block, Sentence

FLOOD = (
    "The river Selm broke its banks on Monday and killed 7 people in the town of Ostrey. "
    "But he disagreed. "
    "The mayor of Ostrey ordered 400 families in the flooded streets to leave the town. "
    "Cows like grass. "
    "The flood in Ostrey was the worst since the river was dammed in 1931. "
    "What would you do? "
    "The town will rebuild the river bank before the winter, the mayor said."
)


def split(text: str) -> tuple[Sentence, ...]:
    return sentences.split(text, [Block(start=0, end=len(text))])


def shown(text: str, chosen: Sequence[Sentence]) -> list[str]:
    return [sentence.of(text) for sentence in chosen]


@pytest.mark.parametrize("algorithm", ranking.ALGORITHMS)
def test_every_algorithm_gives_whole_sentences_in_order(algorithm: str) -> None:
    chosen = ranking.choose(FLOOD, split(FLOOD), 3, language="en", algorithm=algorithm)

    assert len(chosen) == 3
    assert sorted(chosen, key=lambda one: one.start) == list(chosen)
    assert set(chosen) <= set(split(FLOOD))


def test_prefers_what_the_article_is_about() -> None:
    chosen = ranking.choose(FLOOD, split(FLOOD), 3, language="en")

    assert not {"But he disagreed.", "Cows like grass.", "What would you do?"} & set(
        shown(FLOOD, chosen)
    )


def test_the_headline_draws_what_it_promises() -> None:
    text = "Rain fell on the town. The school stayed open. A goat won the annual chess prize."

    chosen = ranking.choose(text, split(text), 2, title="Goat takes chess prize", language="en")

    assert "A goat won the annual chess prize." in shown(text, chosen)


def test_does_not_say_the_same_twice() -> None:
    text = (
        "The dam broke on Monday in Ostrey. The dam broke in Ostrey on Monday. Sheep drowned too."
    )

    chosen = ranking.choose(text, split(text), 2, language="en")

    assert shown(text, chosen)[1] == "Sheep drowned too."
    assert 0 < SAME < 1


def test_gives_fewer_rather_than_repeat_itself() -> None:
    text = "The dam broke. The dam broke. The dam broke."

    assert len(ranking.choose(text, split(text), 3, language="en")) == 1


@pytest.mark.parametrize("algorithm", ["luhn", "lexrank"])
def test_tells_equal_sentences_apart(algorithm: str) -> None:
    text = "The dam broke in Ostrey. Sheep drowned. The dam broke in Ostrey."

    chosen = ranking.choose(text, split(text), 3, language="en", algorithm=algorithm)

    assert chosen == split(text)


def test_no_sentences_give_no_points() -> None:
    assert ranking.choose("", (), 3) == ()


def test_takes_all_of_a_short_text() -> None:
    text = "The dam broke. Sheep drowned."

    assert ranking.choose(text, split(text), 5) == split(text)


@pytest.mark.parametrize(
    "text",
    [
        "昨天晚上大雨下个不停。河水涨了两米多。桥在中午关闭。没有人受伤。",
        "ارتفع منسوب النهر مترين. أغلق الجسر عند الظهر. لم يصب أحد بأذى. عاد الناس إلى بيوتهم.",
        "แม่น้ำสูงขึ้นสองเมตร! สะพานปิดตอนเที่ยง! ไม่มีใครบาดเจ็บ! ผู้คนกลับบ้าน!",
    ],
)
def test_ranks_in_every_script(text: str) -> None:
    assert len(ranking.choose(text, split(text), 2)) == 2


def test_refuses_an_unknown_algorithm() -> None:
    with pytest.raises(ValueError, match=r"'oracle'.*nutgraf"):
        ranking.choose(FLOOD, split(FLOOD), 3, algorithm="oracle")


def test_ranks_a_long_article_without_a_matrix() -> None:
    text = " ".join(
        f"Village {n} reported {n * 7} drowned sheep to the council." for n in range(3_000)
    )

    assert len(ranking.choose(text, split(text), 5, language="en")) == 5
