"""Which language a message is in, when it is surely not English: the most spoken ones.

By script where the script tells, else by small words that English does not have. It is asked only
about messages that were not understood, and says nothing when in doubt.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from faq_bot.text import strip_controls


@dataclass(frozen=True)
class Language:
    """A language by its English name, and an apology in it."""

    name: str
    apology: str


_CHINESE = Language("Chinese", "抱歉，我只懂英语。请用英语提问。")
_HINDI = Language("Hindi", "क्षमा करें, मैं केवल अंग्रेज़ी समझता हूँ। कृपया अंग्रेज़ी में पूछें।")
_SPANISH = Language("Spanish", "Lo siento, solo entiendo inglés. Por favor, pregunte en inglés.")
_ARABIC = Language("Arabic", "عذرًا، أنا أفهم الإنجليزية فقط. من فضلك اسأل بالإنجليزية.")
_FRENCH = Language("French", "Désolé, je ne comprends que l'anglais. Posez la question en anglais.")
_BENGALI = Language("Bengali", "দুঃখিত, আমি শুধু ইংরেজি বুঝি। অনুগ্রহ করে ইংরেজিতে জিজ্ঞাসা করুন।")
_PORTUGUESE = Language("Portuguese", "Desculpe, só entendo inglês. Por favor, pergunte em inglês.")
_RUSSIAN = Language("Russian", "Извините, я понимаю только по-английски. Спросите по-английски.")
_URDU = Language("Urdu", "معذرت، میں صرف انگریزی سمجھتا ہوں۔ براہ کرم انگریزی میں پوچھیں۔")
_INDONESIAN = Language("Indonesian", "Maaf, saya hanya mengerti bahasa Inggris.")
_GERMAN = Language("German", "Leider verstehe ich nur Englisch. Bitte fragen Sie auf Englisch.")

_SCRIPTS = {"CJK": _CHINESE, "DEVANAGARI": _HINDI, "BENGALI": _BENGALI, "CYRILLIC": _RUSSIAN}
_URDU_LETTERS = frozenset("ٹڈڑںھہےگپچژک")
_SMALL_WORDS = {
    _SPANISH: "que el los las una es por para con como cuanto cuantas cuantos cuanta necesito "
    "puedo tengo hay donde esta estoy muy gracias hola tratamiento cuesta funciona cual mi del "
    "quiero sesiones depresion ayuda efectos secundarios morir",
    _FRENCH: "le les une est que qui je vous nous dans pour avec combien comment faut pas sur ce "
    "cette mon ma du des puis ai suis bonjour merci traitement coute quel quels sont marche ca il "
    "elle et seances effets secondaires mourir",
    _PORTUGUESE: "que o os uma e por para com como quanto quantas quantos preciso posso tenho onde "
    "estou muito obrigado obrigada ola tratamento custa funciona qual minha meu nao sao voce do da "
    "sessoes depressao ajuda funciona efeitos colaterais morrer",
    _GERMAN: "der die das und ist ich wie viele wieviel brauche kann nicht fur mit eine einen wird "
    "bei hallo danke sitzungen behandlung kostet hilft gibt es sind wo wann warum mein meine "
    "wirkt was nebenwirkungen",
    _INDONESIAN: "apa apakah berapa yang dan untuk dengan saya tidak bisa ini itu bagaimana harus "
    "ada dari ke di kali biaya pengobatan perawatan terima kasih halo kapan dimana membantu "
    "depresi sesi banyak aman efek samping",
}
_SETS = {language: frozenset(text.split()) for language, text in _SMALL_WORDS.items()}
_ENGLISH_WORDS = """the a an is are i you it my me to of for and or in on at not what how why
    when where who does can would should with that this have has had if be been from about as
    by but there they we he she your his her its get take need feel help any some no yes please
    thanks hello hi im ive dont cant"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_FEWEST = 2
"""Small words needed: "que sera" is a song, "que es la ketamina" is Spanish."""


def foreign(text: str) -> Language | None:
    """Give the language of a message that is surely not English, else None."""
    text = strip_controls(text)
    return _by_script(text) or _by_words(text)


def _by_script(text: str) -> Language | None:
    scripts = [unicodedata.name(c, "").split(" ", 1)[0].split("-")[0] for c in text if c.isalpha()]
    if not scripts or scripts.count("LATIN") * 2 > len(scripts):
        return None
    if "ARABIC" in scripts:
        return _URDU if not _URDU_LETTERS.isdisjoint(text) else _ARABIC
    if any(script in ("HIRAGANA", "KATAKANA", "HANGUL") for script in scripts):
        return None
    found = max(_SCRIPTS, key=scripts.count)
    return _SCRIPTS[found] if found in scripts else None


def _by_words(text: str) -> Language | None:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    heard = "".join(c if c.isalpha() else " " for c in letters).split()
    if not _ENGLISH.isdisjoint(heard):
        return None
    hits = {language: len(small.intersection(heard)) for language, small in _SETS.items()}
    best = max(hits, key=lambda language: hits[language])
    enough = hits[best] >= _FEWEST and hits[best] * 3 >= len(heard)
    tied = list(hits.values()).count(hits[best]) > 1
    return best if enough and not tied else None
