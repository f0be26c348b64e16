"""The readings of a core (a word without its clitics): from the closed classes, the lexicon, or a guess."""

from __future__ import annotations

from marsad.knowledge import Knowledge
from marsad.model.text import Reading
from marsad.text.fold import key
from marsad.text.guess import guess
from marsad.text.paradigm import StemIndex
from marsad.text.paradigm.index import merged, unlike
from marsad.text.segment import Cut

# What each clitic costs: a word known whole is not cut for nothing.
CLITIC = {"": 0.0, "و": 0.8, "ف": 1.6, "ب": 1.0, "ل": 1.0, "ك": 2.0, "س": 0.2}
PRONOUN = {"": 0.0, "ه": 0.9, "ها": 0.7, "هم": 0.8, "هما": 0.8, "هن": 1.8, "نا": 1.6, "ني": 2.0, "ي": 3.2, "ك": 3.0, "كم": 2.0, "كما": 3.0}
CLOSED, KNOWN, UNKNOWN = 0.0, 0.5, 4.0
MISSPELT = 1.0


class CoreReader:
    """Reads cores and says how well a cut of a token suits the lexicon."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._index = StemIndex(knowledge)
        self._closed: dict[str, list[tuple[str, bool, Reading]]] = {}
        for row in knowledge.table("lexicon/particles.csv"):
            entry = row["form"], row["suffixes"] == "yes", Reading(row["lemma"], row["upos"], row["feats"])
            self._closed.setdefault(key(row["form"]), []).append(entry)
        self._names = {key(row["form"]): row["form"] for row in knowledge.table("lexicon/names.csv")}
        self._whole = {key(row["form"]): row["form"] for row in knowledge.table("lexicon/whole.csv")}

    def foreign(self, form: str) -> tuple[Reading, ...]:
        """The reading of what is no Arabic word."""
        if form[:1].isdigit():
            return (Reading(form, "NUM", "NumForm=Digit"),)
        if any(letter.isalpha() for letter in form):
            return (Reading(form, "PROPN" if form.isascii() else "X"),)
        return (Reading(form, "PUNCT"),)

    def closed(self, folded: str) -> tuple[Reading, ...] | None:
        """The readings of a word of the closed classes that stands alone, if it is one."""
        found = self._closed.get(folded)
        return tuple(entry[2] for entry in found) if found else None

    def judge(self, cut: Cut) -> tuple[float, tuple[Reading, ...]]:
        """The cost of a cut and the readings of its core."""
        cost = sum(CLITIC[letter] for letter in cut.before) + PRONOUN[cut.after]
        folded = key(cut.core)
        if cut.before.endswith("س"):
            return self._future(cut, folded, cost)
        if not cut.article and (closed := self._closed_core(cut, folded)):
            return cost + CLOSED, closed
        stem = cut.core[2:] if cut.article else cut.core
        found = self._index.analyse(stem, key(stem), cut.article, bool(cut.after))
        readings = [analysed.reading for analysed in found]
        if cut.before[-1:] in ("ب", "ك"):
            readings = [r for r in readings if r.upos != "VERB"]
        fit = KNOWN + MISSPELT * unlike(stem, found[0].written) if readings else UNKNOWN
        if not cut.after and (folded in self._names or folded in self._whole):
            fit = min(fit, CLOSED)
            if folded in self._names:
                readings.append(Reading(cut.core, "PROPN"))
        if not readings:
            readings = list(guess(cut, folded))
        return cost + fit, _distinct(readings)

    def _closed_core(self, cut: Cut, folded: str) -> tuple[Reading, ...]:
        entries = self._closed.get(folded, ())
        return tuple(reading for _, suffixes, reading in entries if suffixes or not cut.after)

    def _future(self, cut: Cut, folded: str, cost: float) -> tuple[float, tuple[Reading, ...]]:
        found = self._index.analyse(cut.core, folded, False, bool(cut.after))
        readings = [a.reading for a in found if a.reading.has("Aspect=Imp")]
        cost += KNOWN if readings else UNKNOWN + 1
        if not readings:
            readings = [r for r in guess(cut, folded) if r.has("Aspect=Imp")] or [Reading(cut.core, "VERB", "Aspect=Imp|VerbForm=Fin")]
        return cost, tuple(Reading(r.lemma, r.upos, merged(r.feats, "Tense=Fut"), r.verb) for r in readings)


def _distinct(readings: list[Reading]) -> tuple[Reading, ...]:
    """Readings without repetition; of two with one lemma and tag, the one that names its verb stays."""
    kept: dict[tuple[str, str, str], Reading] = {}
    for reading in readings:
        place = reading.lemma, reading.upos, reading.feats
        if place not in kept:
            kept[place] = reading
    return tuple(kept.values())
