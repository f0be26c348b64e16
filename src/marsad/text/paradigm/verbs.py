"""The stems of verbs, made from the lemma, its form (I–X, Q) and, where it cannot be told, the imperfect."""

from __future__ import annotations

from dataclasses import dataclass, field

Stems = list[tuple[str, str]]  # letters and groups of endings, see affixes.py

_PREFIXED = {"VII": 2, "VIII": 1, "IX": 1, "X": 3, "QIV": 1}


@dataclass(slots=True)
class Verb:
    """A verb as the lexicon gives it; ``lemma`` is without diacritics, ``imperfect`` the third person or empty."""

    lemma: str
    form: str
    imperfect: str = ""
    masdars: tuple[str, ...] = ()
    object: bool = True
    upos: str = "VERB"
    shape: str = field(init=False)

    def __post_init__(self) -> None:
        self.shape = self._shape()

    def _shape(self) -> str:
        """Defective (ends in a weak letter), hollow (a weak letter in the middle), doubled, or sound."""
        lemma = self.lemma
        if lemma[-1] in "ىيا":
            return "defective"
        if lemma[-2] == "ا" and self.form not in ("III", "VI"):
            return "hollow"
        return "doubled" if self._doubled() else "sound"

    def _doubled(self) -> bool:
        lemma, form = self.lemma, self.form
        if form == "VIII":
            return len(lemma) == 4 and lemma[2] in "تطد" and lemma[1] not in "ت"
        lengths = {"I": 2, "IV": 3, "VII": 4, "IX": 4, "X": 5, "QIV": 5}
        return lengths.get(form) == len(lemma) and not (form == "IV" and lemma[0] == "آ")

    @property
    def imperfect_stem(self) -> str:
        """The active imperfect without its prefix: قول of يقول."""
        if self.imperfect:
            return self.imperfect[1:]
        lemma, form = self.lemma, self.form
        if form == "I":
            return lemma[1:] if lemma[0] == "و" and self.shape != "doubled" else lemma
        if form in ("V", "VI", "QII"):
            return lemma
        stem = _hamza_first(lemma, form)
        if lemma[-1] == "ى":
            return stem[:-1] + "ي"
        if self.shape == "hollow" and form in ("IV", "X"):
            return stem[:-2] + "ي" + stem[-1]
        return stem[:-1] + "ئ" if stem[-1] == "أ" and len(stem) > 2 else stem

    @property
    def passive_imperfect_stem(self) -> str:
        """The passive imperfect without its prefix: قال of يقال."""
        active, lemma = self.imperfect_stem, self.lemma
        if self.form == "I" and lemma[0] == "و" and active[0] != "و":
            active = "و" + active
        if self.shape == "defective":
            return active[:-1] + "ى"
        if self.shape == "hollow":
            return active[:-2] + "ا" + active[-1]
        if self.form == "I" and active[0] == "أ":
            active = "ؤ" + active[1:]
        return active[:-1] + "أ" if active[-1] in "ئؤأ" else active

    @property
    def passive_perfect(self) -> str:
        """The passive perfect, third person: قيل, أصيب, هوجم, ألقي."""
        lemma = self.lemma
        if self.shape == "defective":
            lemma = lemma[:-1] + "ي"
        elif self.shape == "hollow":
            lemma = lemma[:-2] + "ي" + lemma[-1]
        elif lemma[-1] == "أ":
            lemma = lemma[:-1] + "ئ"
        if self.form == "III":
            return lemma[0] + "و" + lemma[2:] if lemma[1] == "ا" else lemma
        if self.form == "VI":
            return lemma[:2] + "و" + lemma[3:]
        if self.form == "IV" and lemma[0] == "آ":
            return "أو" + lemma[1:]
        return lemma.replace("أ", "ئ") if self.form == "I" and lemma[1] == "أ" else lemma

    def perfect(self, passive: bool) -> Stems:
        """The stems of the perfect with their groups."""
        lemma = self.passive_perfect if passive else self.lemma
        base = lemma[:-1]
        if self.shape == "defective":
            if lemma[-1] == "ي":
                return [(lemma, "BbTAC"), (base, "W")]
            if lemma[-1] == "ى":
                return [(lemma, "B"), (base + "ا", "b"), (base, "TW"), (base + "ي", "AC")]
            return [(lemma, "Bb"), (base, "TW"), (base + ("و" if self.form == "I" else "ي"), "AC")]
        if self.shape == "hollow":
            return [(lemma, "BbTWA"), (lemma[:-2] + lemma[-1].replace("ء", "ئ"), "C")]
        if self.shape == "doubled":
            return [(lemma, "BbTWA"), (lemma + lemma[-1], "C")]
        return _with_hamza(lemma, "BbTWAC")

    def imperfect_stems(self, passive: bool) -> Stems:
        """The stems of the imperfect, without the prefix, with their groups."""
        stem = self.passive_imperfect_stem if passive else self.imperfect_stem
        base = stem[:-1]
        if stem[-1] == "ى":
            return [(stem, "B"), (base + "ا", "b"), (base, "WJ"), (base + "ي", "AN")]
        if self.shape == "defective":
            return [(stem, "BbAN"), (base, "WJ")]
        if self.shape == "hollow":
            plural = stem[:-1] + "ئ" if stem[-1] == "ء" else stem
            return [(stem, "Bb"), (plural, "WA"), (stem[:-2] + stem[-1], "JN")]
        if self.shape == "doubled":
            return [(stem, "BbWA"), (stem + stem[-1], "N")]
        return _with_hamza(stem, "BbWAN")


def _with_hamza(stem: str, groups: str) -> Stems:
    """A final hamza may sit on و before the plural: بدأوا and بدؤوا."""
    stems = [(stem, groups)]
    if stem[-1] in "أئ":
        stems.append((stem[:-1] + "ؤ", "W"))
    return stems


def _hamza_first(lemma: str, form: str) -> str:
    """The imperfect's beginning: a prefixed alef falls, a hamza of the root sits on و after ُ."""
    if form == "IV":
        return "ؤ" + lemma[1:] if lemma[0] == "آ" else lemma[1:]
    if form in ("II", "III", "Q"):
        return {"أ": "ؤ", "آ": "ؤا"}.get(lemma[0], lemma[0]) + lemma[1:]
    return lemma[1:] if form in _PREFIXED else lemma
