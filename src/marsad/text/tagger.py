"""Readings put in order by their neighbours: verb or noun, active or passive, the name or the word."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from marsad.knowledge import Knowledge
from marsad.model.text import Reading, Word
from marsad.text.fold import key

MODEL = Path(__file__).parent / "data" / "tagger.json"
CACHE_SIZE = 100_000
NEAR = 7  # how many words after a doubtful one are looked at
FAR = 8  # words after which an earlier verb no longer counts
Weights: TypeAlias = dict[str, dict[str, float]]
_EDGE = "|"
_SHORT = {"ADJ": "A", "PROPN": "P"}


class Looked(NamedTuple):
    """What the tagger knows of a word without its neighbours."""

    readings: tuple[Reading, ...]
    readings_kinds: tuple[str, ...]
    kinds: tuple[str, ...]
    doubtful: bool
    tag: str  # as its neighbours see it
    key: str
    first: str
    verb: str


# What a noun names says who acts: a passive stands before persons who suffer, an active one before groups.
_CLASSES = {"human": "H", "group": "G", "arms": "M", "place": "L", "time": "T", "event": "E", "measure": "Q"}
_COARSE = {c + case + d: "N" + case + d for c in "HGMLTEQP" for case in ("", "c", "u", "a") for d in ("", "d")}


def kind(reading: Reading) -> str:
    """What the tagger tells apart: the tag, and for verbs aspect, voice, person and number."""
    feats = reading.feats
    if reading.upos in ("VERB", "AUX"):
        aspect = "p" if "Aspect=Perf" in feats else "i"
        voice = "P" if "Voice=Pass" in feats else "A"
        person = "3" if "Person=3" in feats else "1" if "Person=" in feats else "0"
        number = "+" if "Number=Plur" in feats or "Number=Dual" in feats else ""
        return f"V{aspect}{voice}{person}{number}"
    if reading.upos == "NOUN":
        return "Nd" if "Number=Dual" in feats else "Nv" if "VerbForm=Vnoun" in feats else "N"
    if reading.upos == "ADJ":
        return "Ap" if "VerbForm=Part" in feats else "A"
    return reading.upos


class Tagger:
    """Puts the likeliest reading of each word first, in view of the words around it."""

    def __init__(self, knowledge: Knowledge, weights: Weights | None = None) -> None:
        if weights is None:
            weights = json.loads(MODEL.read_text(encoding="utf-8")) if MODEL.is_file() else {}
        self.weights: Weights = weights
        self._closed = {key(row["form"]) for row in knowledge.table("lexicon/particles.csv")}
        self._classes = {row["lemma"]: _CLASSES.get(row["kind"], "N") for row in knowledge.table("lexicon/nouns.csv")}
        # By the identity of a tuple of readings, which the cache keeps alive: hashing readings would cost too much.
        self._known: dict[int, Looked] = {}
        self._orders: dict[tuple[int, str], tuple[Reading, ...]] = {}

    def retag(self, words: Sequence[Word]) -> list[Word]:
        """The same words, their readings reordered where the context speaks."""
        out = list(words)
        known, look = self._known, self.look
        looked = [known.get(id(word.readings)) or look(word) for word in out]
        tags = [_EDGE, _EDGE, *[entry.tag for entry in looked], _EDGE, _EDGE]
        since_verb = FAR
        for place, entry in enumerate(looked):
            if entry.doubtful:
                chosen = self.choose(features(entry, place, tags, since_verb < FAR), entry.kinds)
                if chosen != entry.readings_kinds[0]:
                    word = out[place] = self.reordered(out[place], entry, chosen)
                    tags[place + 2] = look(word).tag
            since_verb = 0 if tags[place + 2][0] == "V" else since_verb + 1
        return out

    def look(self, word: Word) -> Looked:
        """What the tagger needs of a word, remembered."""
        readings = word.readings
        found = self._known.get(id(readings))
        if found is not None:
            return found
        if len(self._known) >= CACHE_SIZE:
            self._known.clear()
            self._orders.clear()
        kinds = tuple(kind(reading) for reading in readings)
        closed = word.key in self._closed or len(word.key) == 1
        found = self._known[id(readings)] = Looked(
            readings,
            kinds,
            tuple(dict.fromkeys(kinds)),
            len(set(kinds)) > 1,
            word.key if closed else self.tag_of(readings[0]),
            word.key,
            readings[0].upos,
            next((reading.lemma for reading in readings if reading.upos == "VERB"), ""),
        )
        return found

    def reordered(self, word: Word, looked: Looked, chosen: str) -> Word:
        """The word with the readings of the chosen kind first."""
        order = self._orders.get((id(looked.readings), chosen))
        if order is None:
            pairs = list(zip(looked.readings, looked.readings_kinds, strict=True))
            first = [reading for reading, name in pairs if name == chosen]
            order = (*first, *[reading for reading, name in pairs if name != chosen])
            self._orders[id(looked.readings), chosen] = order
        return Word(word.form, word.key, word.start, word.end, word.token, order)

    def tag_of(self, reading: Reading) -> str:
        """A reading as its neighbours see it."""
        upos, feats = reading.upos, reading.feats
        if upos in ("VERB", "AUX"):
            return "Vi" if "Aspect=Imp" in feats else "Vp"
        tag = self._classes.get(reading.lemma, "N") if upos == "NOUN" else _SHORT.get(upos, upos)
        if "Definite=Ind" in feats:
            return tag + "a"
        case = "c" if "Case=Acc" in feats else "u" if "Case=Nom" in feats else ""
        return tag + case + "d" if "Definite=Def" in feats else tag + case

    def choose(self, found: list[str], kinds: tuple[str, ...]) -> str:
        """The kind with the highest score; the earlier one where two are level."""
        scores = {name: -0.01 * place for place, name in enumerate(kinds)}
        for weights in filter(None, map(self.weights.get, found)):
            for name in kinds:
                if name in weights:
                    scores[name] += weights[name]
        return max(scores, key=scores.__getitem__)


def features(word: Looked, place: int, tags: Sequence[str], verb_before: bool) -> list[str]:
    """What is seen around a word. ``tags`` is shifted by two, with edges."""
    before, after, after2 = tags[place + 1], tags[place + 3], tags[place + 4]
    folded, first, verb = word.key, word.first, word.verb
    coarse = _COARSE.get(after, after)
    shape = _following(tags, place + 3)
    return [
        f"*{first}",
        f"b{before}",
        f"d{after}",
        f"f{before} {after}",
        f"g{folded}",
        f"i{before} {first}",
        f"k{after} {first}",
        f"v{verb_before}{before}",
        f"x{folded} {before}",
        f"m{verb} {after}",
        f"n{verb} {coarse}",
        f"o{first} {coarse}{_COARSE.get(after2, after2)}",
        f"q{shape} {first}",
        f"r{shape[:2]} {after}",
        f"s{shape} {verb}",
    ]


def _following(tags: Sequence[str], at: int) -> str:
    """The noun phrases before the next verb, preposition or edge: how many, the case of the first, and what ends them.

    "a" in place of their end tells that a later one is in the accusative: somebody does it to somebody.
    """
    count, whole, case, counting = 0, True, "", False
    for tag in tags[at : at + NEAR]:
        first = tag[0]
        if first in "V|" or tag == "PUNCT":
            return f"{count}{case}."
        if first > "z":  # a word of the closed classes
            return f"{count}{case}{tag}"
        if first == "A" and tag[:3] not in ("ADP", "ADV", "AUX"):
            whole = whole or tag[-1] == "d"
            continue
        if tag[-1] == "a" and count and not counting:
            return f"{count}{case}a"
        counting = tag == "NUM" or first == "Q"  # what is counted stands in the accusative too
        if not count:
            case = "c" if "c" in tag or tag[-1] == "a" else "u" if "u" in tag else ""
        count += whole and count < 2
        whole = tag[-1] == "d" or first == "P"
    return f"{count}{case}"
