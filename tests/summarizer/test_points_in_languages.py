"""Key points in every language that sumy has stop words for."""

import pytest

from summarizer import languages, read_paste, summarize
from summarizer.words import LANGUAGES

STORIES: dict[str, tuple[str, ...]] = {
    "ar": (
        "فاض نهر سلم يوم الاثنين وغمر بلدة أوستري.",
        "كان الجو هادئا في الميناء.",
        "أمر رئيس بلدة أوستري سكان ضفة النهر بالمغادرة.",
    ),
    "cs": (
        "Řeka Selm v pondělí zaplavila město Ostrey.",
        "V přístavu byl klid, ale nikdo to neřekl.",
        "Starosta města Ostrey nařídil lidem u řeky Selm, aby odešli.",
    ),
    "de": (
        "Der Fluss Selm hat am Montag die Stadt Ostrey überflutet.",
        "Im Hafen war es still, sagte man.",
        "Die Stadt Ostrey will das Ufer des Flusses Selm erhöhen.",
    ),
    "el": (
        "Ο ποταμός Σελμ πλημμύρισε τη Δευτέρα την πόλη Όστρεϊ.",
        "Στο λιμάνι επικρατούσε ησυχία.",
        "Ο δήμαρχος της πόλης Όστρεϊ ζήτησε να φύγουν όσοι μένουν στον ποταμό.",
    ),
    "en": (
        "The river Selm flooded the town of Ostrey on Monday.",
        "It was quiet in the harbour, and the gulls slept.",
        "The town of Ostrey will build a higher bank along the river Selm.",
    ),
    "es": (
        "El río Selm inundó el lunes la ciudad de Ostrey.",
        "En el puerto todo estaba tranquilo.",
        "La ciudad de Ostrey construirá un muro más alto a lo largo del río Selm.",
    ),
    "fr": (
        "La rivière Selm a inondé lundi la ville d’Ostrey.",
        "Dans le port, tout était calme.",
        "La ville d’Ostrey veut élever une digue le long de la rivière Selm.",
    ),
    "he": (
        "נהר סלם הציף ביום שני את העיר אוסטרי.",
        "בנמל היה שקט מאוד.",
        "ראש העיר אוסטרי הורה לתושבי גדת הנהר לעזוב.",
    ),
    "it": (
        "Il fiume Selm ha inondato lunedì la città di Ostrey.",
        "Nel porto tutto era tranquillo.",
        "La città di Ostrey vuole alzare un argine lungo il fiume Selm.",
    ),
    "ja": (
        "月曜日にセルム川があふれ、オストレイの町が水につかった。",
        "港は静かで、かもめが眠っていた。",
        "オストレイの町長はセルム川沿いの住民に避難を命じた。",
    ),
    "ko": (
        "월요일에 셀름 강이 넘쳐 오스트레이 마을이 물에 잠겼다.",
        "항구는 조용했고 갈매기는 잠들었다.",
        "오스트레이 마을은 셀름 강을 따라 더 높은 둑을 쌓을 것이다.",
    ),
    "pl": (
        "Rzeka Selm zalała w poniedziałek miasto Ostrey.",
        "W porcie było cicho, ale nikt nie spał.",
        "Miasto Ostrey chce podnieść wał wzdłuż rzeki Selm.",
    ),
    "pt": (
        "O rio Selm inundou na segunda-feira a cidade de Ostrey.",
        "No porto tudo estava calmo.",
        "A cidade de Ostrey vai construir um muro mais alto ao longo do rio Selm.",
    ),
    "sk": (
        "Rieka Selm v pondelok zaplavila mesto Ostrey.",
        "V prístave bolo ticho, ale nikto to nepovedal.",
        "Mesto Ostrey chce postaviť vyššiu hrádzu, aby ľudia pri rieke Selm boli v bezpečí.",
    ),
    "sv": (
        "Floden Selm översvämmade på måndagen staden Ostrey.",
        "I hamnen var det tyst och stilla.",
        "Staden Ostrey ska bygga en högre vall längs floden Selm.",
    ),
    "th": (
        "แม่น้ำเซล์มเอ่อล้นท่วมเมืองออสเตรย์เมื่อวันจันทร์! ",
        "ท่าเรือเงียบสงบ! ",
        "นายกเทศมนตรีเมืองออสเตรย์สั่งให้ชาวบ้านริมแม่น้ำเซล์มอพยพ!",
    ),
    "uk": (
        "Річка Сельм у понеділок затопила місто Острей.",
        "У порту було тихо, і чайки спали.",
        "Місто Острей хоче збудувати вищу дамбу вздовж річки Сельм.",
    ),
    "zh": (
        "塞尔姆河周一泛滥，淹没了奥斯特里镇。",
        "港口很安静，海鸥都睡了。",
        "奥斯特里镇将沿塞尔姆河修建更高的堤坝。",
    ),
}


def test_there_is_a_story_in_every_language() -> None:
    assert STORIES.keys() == LANGUAGES.keys()


@pytest.mark.parametrize("language", STORIES)
def test_points_open_with_the_news_and_are_whole_sentences(language: str) -> None:
    story = [sentence.strip() for sentence in STORIES[language]]
    brief = summarize(read_paste(" ".join(story)), points=2)
    shown = [point.of(brief.article.text) for point in brief.points]

    assert languages.detect(" ".join(story)) == language
    assert shown[0] == story[0]
    assert shown[1] in story[1:]
