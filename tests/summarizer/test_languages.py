import pytest

from summarizer import languages
from tests.growth import growth

NEWS = {
    "ar": "قال الوزير يوم الخميس إن الحكومة سترسل طائرات إلى المنطقة لمساعدة الراغبين في المغادرة.",
    "cs": "Ministr ve čtvrtek řekl, že vláda pošle letadla, aby pomohla těm, kteří chtějí odejít.",
    "de": "Der Minister sagte am Donnerstag, dass die Regierung Flugzeuge in die Region schickt.",
    "el": "Ο υπουργός δήλωσε την Πέμπτη ότι η κυβέρνηση θα στείλει αεροπλάνα στην περιοχή.",
    "en": "The minister said on Thursday that the government would send planes to the region.",
    "es": "El ministro dijo el jueves que el gobierno enviará aviones para los que quieran salir.",
    "fr": "Le ministre a déclaré jeudi que le gouvernement enverrait des avions dans la région.",
    "he": "השר אמר ביום חמישי כי הממשלה תשלח מטוסים לאזור כדי לסייע לאלה המעוניינים לעזוב.",
    "it": "Il ministro ha detto che il governo invierà aerei nella regione per chi vuole partire.",
    "ja": "外務大臣は木曜日、政府が地域に航空機を派遣し、出国を希望する人々を支援すると述べた。",
    "ko": "장관은 목요일 정부가 떠나기를 원하는 사람들을 돕기 위해 비행기를 보낼 것이라고 말했다.",
    "pl": "Minister powiedział, że rząd wyśle samoloty, aby pomóc tym, którzy wyjeżdżają.",
    "pt": "O ministro disse que o governo enviará aviões para a região para os que querem sair.",
    "sk": "Minister povedal, že vláda pošle lietadlá, aby pomohla tým, ktorí chcú odísť preč.",
    "sv": "Ministern sade på torsdagen att regeringen skulle skicka flygplan för att hjälpa dem.",
    "th": "รัฐมนตรีกล่าวเมื่อวันพฤหัสบดีว่ารัฐบาลจะส่งเครื่องบินไปยังภูมิภาค",
    "uk": "Міністр сказав у четвер, що уряд направить літаки, щоб допомогти тим, хто їде.",
    "zh": "外交部发言人周四表示，政府将派飞机前往该地区，帮助希望离开的人。",
}


@pytest.mark.parametrize("language", NEWS)
def test_tells_every_language_of_sumys(language: str) -> None:
    assert languages.detect(NEWS[language]) == language


@pytest.mark.parametrize(
    "text",
    [
        "Министр сказал, что правительство отправит самолёты, чтобы помочь тем, кто уезжает.",
        "وزیر روز پنجشنبه گفت که دولت برای کمک به کسانی که می‌خواهند بروند هواپیما می‌فرستد.",
        "Ministeren sagde, at regeringen ville sende fly for at hjælpe dem, der ønsker det.",
        "De minister zei donderdag dat de regering vliegtuigen naar de regio zou sturen.",
        "Bakan hükümetin bölgeye ayrılmak isteyenlere yardım için uçak göndereceğini söyledi.",
        "12 345 😀 … —",
        "",
    ],
)
def test_names_no_language_it_does_not_know(text: str) -> None:
    assert languages.detect(text) is None


def test_foreign_names_do_not_hide_the_language() -> None:
    assert languages.detect(NEWS["uk"] + " (Ministry of Example, Sample House, London)") == "uk"


def test_a_long_text_takes_no_longer() -> None:
    assert growth(languages.detect, NEWS["en"], 400_000) < 2
