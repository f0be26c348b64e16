"""The readings of a core (a word without its clitics): from the closed classes, the lexicon, or a guess."""

from __future__ import annotations

from operator import attrgetter
from typing import NamedTuple

from marsad.knowledge import Knowledge
from marsad.model.text import Reading
from marsad.text.fold import key
from marsad.text.paradigm import StemIndex
from marsad.text.paradigm.index import merged, unlike
from marsad.text.segment import Cut

# What each clitic costs, tuned on UD_Arabic-PUD: a word known whole is not cut for nothing.
CLITIC = {"و": 0.3, "ف": 0.6, "ب": 0.1, "ل": 0.5, "ك": 1.0, "س": 0.2}
PRONOUN = {
    "": 0.0, "ه": 0.1, "ها": 0.7, "هم": 0.8, "هما": 0.8, "هن": 1.2, "نا": 1.6, "ني": 2.0, "ي": 3.2, "ك": 2.5, "كم": 2.0,
    "كما": 3.0,
}  # fmt: skip
VETO, CLOSED, KNOWN, UNKNOWN = -1.0, 0.0, 0.8, 4.5
MISSPELT = 1.6  # how much a spelling unlike the lexicon's counts
RANK = 0.15  # how much an unlikely form (the second person, a construct dual) counts
LAM = 3.0  # of للجنة: the second ل is the article's, unless a name begins with it
_BEFORE_PRONOUNS = ("ل", "ب")
_NOMINAL, _VERBAL = ("ب", "ك"), ("VERB", "AUX")
_NISBA_ENDS = "يهنت"
_UNSPELT = 10.0  # puts readings of another spelling behind those of this one


class _Fit(NamedTuple):
    """A reading that the core may have: what it costs a cut, and its place among the readings."""

    cost: float
    place: float
    reading: Reading | None


class CoreReader:
    """Reads cores and says how well a cut of a token suits the lexicon."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._index = StemIndex(knowledge)
        self._closed: dict[str, list[tuple[str, bool, Reading]]] = {}
        self._only: set[str] = set()  # closed words as written that are nothing else
        for row in knowledge.table("lexicon/particles.csv"):
            entry = row["form"], row["suffixes"] == "yes", Reading(row["lemma"], row["upos"], row["feats"])
            self._closed.setdefault(key(row["form"]), []).append(entry)
            if row["others"] != "yes":
                self._only.add(row["form"])
        self._pronouns = {
            row["form"]: (Reading(row["lemma"], row["upos"], row["feats"]),)
            for row in knowledge.table("lexicon/clitics.csv")
            if row["side"] == "after"
        }
        self._names = {key(row["form"]): row["form"] for row in knowledge.table("lexicon/names.csv")}
        whole = list(knowledge.table("lexicon/whole.csv"))
        self._whole = {key(row["form"]): row["form"] for row in whole}
        self._numbers = {key(row["form"]) for row in whole if row["kind"] == "number"}  # ثلاثه is no «three of his»

    def foreign(self, form: str) -> tuple[Reading, ...]:
        """The reading of what is no Arabic word."""
        if form[:1].isdigit():
            return (Reading(form, "NUM", "NumForm=Digit"),)
        if any(letter.isalpha() for letter in form):
            return (Reading(form, "PROPN" if form.isascii() else "X"),)
        return (Reading(form, "PUNCT"),)

    def judge(self, cut: Cut) -> tuple[float, tuple[Reading, ...]]:
        """The cost of a cut and the readings of its core; no readings where the lexicon has none."""
        cost = sum([CLITIC[letter] for letter in cut.before]) + PRONOUN[cut.after]
        folded = cut.folded
        if cut.before.endswith("س"):
            return self._future(cut, folded, cost)
        if cut.before.endswith(_BEFORE_PRONOUNS) and not cut.after and cut.core in self._pronouns:
            return cost + CLOSED, self._pronouns[cut.core]
        found = [] if cut.article else self._closed_readings(cut, folded)
        if not found or cut.core not in self._only:
            found += self._open_readings(cut, folded)
            if not cut.after:
                found += self._listed(cut, folded)
        if not found:
            return cost + UNKNOWN, ()
        if cut.before.endswith("ل") and not cut.article and folded[0] == "ل" and folded not in self._names:
            cost += LAM
        best = min([fit.cost for fit in found])
        found.sort(key=attrgetter("place"))
        return cost + best, _distinct([fit.reading for fit in found if fit.reading is not None])

    def _closed_readings(self, cut: Cut, folded: str) -> list[_Fit]:
        entries = [entry for entry in self._closed.get(folded, ()) if entry[1] or not cut.after]
        if not entries:
            return []
        exact = [entry for entry in entries if entry[0] == cut.core]
        return [_fit(CLOSED, unlike(cut.core, form), reading) for form, _, reading in exact or entries]

    def _open_readings(self, cut: Cut, folded: str) -> list[_Fit]:
        stem = cut.core[2:] if cut.article else cut.core
        found = self._index.analyse(stem, folded[2:] if cut.article else folded, cut.article, bool(cut.after))
        nominal = cut.before[-1:] in _NOMINAL
        return [
            _fit(KNOWN + a.rank * RANK, unlike(stem, a.written), a.reading)
            for a in found
            if not (nominal and a.reading.upos in _VERBAL)
        ]

    def _listed(self, cut: Cut, folded: str) -> list[_Fit]:
        """Names, and words that must not be cut (those have no reading of their own here)."""
        found: list[_Fit] = []
        name, whole = self._names.get(folded), self._whole.get(folded)
        if name is not None and (apart := unlike(cut.core, name)) < 1:
            last = KNOWN + RANK if cut.article else 0.0
            fit = _fit(CLOSED, apart, Reading(cut.core, "PROPN"))
            found.append(_Fit(fit.cost + VETO, fit.place + last, fit.reading))
        elif (nisba := self._nisba(folded)) is not None:
            found.append(_fit(KNOWN, 0.0, Reading(nisba, "ADJ", "Definite=Def" if cut.article else "")))
        if whole is not None and (apart := unlike(cut.core, whole) * (folded not in self._numbers)) < 1:
            found.append(_fit(VETO, apart, None))
        return found

    def _nisba(self, folded: str) -> str | None:
        """The lemma of an adjective made from a name: بنغلاديشي of بنغلاديش, ليبية of ليبيا; None if it is none."""
        if folded[-1] not in _NISBA_ENDS:
            return None
        bare = folded.removeprefix("ال")
        for ending in ("ي", "يه", "يون", "يين", "يات"):
            stem = bare.removesuffix(ending)
            if len(stem) < len(bare) and len(stem) > 2:
                name = self._names.get(stem) or self._names.get(stem + "ا") or self._names.get(stem + "يا")
                if name is not None:
                    return name.removesuffix("ا").removesuffix("ي") + "ي"
        return None

    def _future(self, cut: Cut, folded: str, cost: float) -> tuple[float, tuple[Reading, ...]]:
        found = self._index.analyse(cut.core, folded, False, bool(cut.after))
        readings = [a.reading for a in found if a.reading.has("Aspect=Imp")]
        cost += KNOWN if readings else UNKNOWN + 1
        readings = readings or [Reading(cut.core[1:], "VERB", "Aspect=Imp|VerbForm=Fin|Voice=Act")]
        return cost, tuple(Reading(r.lemma, r.upos, merged(r.feats, "Tense=Fut"), r.verb) for r in readings)


def _fit(cost: float, unlikeness: float, reading: Reading | None) -> _Fit:
    cost += unlikeness * MISSPELT
    return _Fit(cost, cost + _UNSPELT if unlikeness else cost, reading)


def _distinct(readings: list[Reading]) -> tuple[Reading, ...]:
    """Readings without repetition, in their order."""
    return tuple(dict.fromkeys(readings))
