"""How likely the words of an article are to be in its summary."""

from operator import mul

import pytest

from summarizer import importance
from summarizer.importance import STATED, Importance, Model
from summarizer.reading import Places, Reading

STORY = (
    "The river Selm broke its banks on Monday and flooded Ostrey.",
    "Sheep were seen on the roofs of Ostrey.",
    "The council met for an hour.",
    "Ostrey will build a higher bank along the river.",
)


def weighed(model: Model = STATED, title: str | None = None) -> Importance:
    return Importance(Reading(STORY, "en"), title, model)


@pytest.mark.parametrize("model", [STATED, importance.model()], ids=["stated", "learned"])
def test_what_an_article_opens_with_and_comes_back_to_weighs_most(model: Model) -> None:
    likely = weighed(model).words

    assert max(likely, key=likely.__getitem__) == "ostrey"
    assert likely["river"] > likely["hour"]


def test_likelihoods_lie_between_nothing_and_certainty() -> None:
    found = weighed(importance.model())

    assert all(0 < likely < 1 for likely in found.words.values())
    assert all(0 < likely < 1 for likely in found.of_pairs(0).values())


def test_a_headline_makes_its_words_likelier() -> None:
    assert weighed(title="Sheep on roofs").words["sheep"] > weighed().words["sheep"]


def test_a_pair_of_likely_words_is_likelier() -> None:
    found = weighed().of_pairs(0)

    assert found["the", "river"] > found["on", "monday"]


def test_a_reading_knows_names_by_their_capitals_inside_sentences() -> None:
    reading = Reading(STORY, "en")

    assert reading.capital("ostrey") == 1.0
    assert reading.capital("council") == 0.0
    assert reading.capital("sheep") == 0.5


def test_a_word_is_worth_the_sum_of_its_features() -> None:
    reading, weights = Reading(STORY, "en"), importance.model()
    places = Places(reading.sentences)

    sums = importance.word_sums(reading, None, weights)

    assert set(sums) == set(places.times)
    for stem, total in sums.items():
        features = importance.word_features(stem, places, reading)
        assert total == pytest.approx(sum(map(mul, features, weights.words)))


def test_places_tell_first_last_and_how_often() -> None:
    places = Places([["a", "b"], ["b", "b"], ["a"]])

    assert (places.times["b"], places.first["b"], places.last["b"]) == (2, 0, 1)
    assert (places.first["a"], places.last["a"], places.count) == (0, 2, 3)


def test_learned_weights_name_every_feature() -> None:
    learned = importance.model()

    assert len(learned.words) == len(importance.WORD_FEATURES)
    assert len(learned.pairs) == len(importance.PAIR_FEATURES)
