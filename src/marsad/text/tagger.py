"""Readings put in order by their neighbours: verb or noun, active or passive, the name or the word."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from marsad.knowledge import Knowledge
from marsad.model.text import Reading, Word
from marsad.text.fold import key

MODEL = Path(__file__).parent / "data" / "tagger.json"
CACHE_SIZE = 100_000
NEAR = 7  # how many words after a doubtful one are looked at
FAR = 8  # words after which an earlier verb no longer counts
Weights: TypeAlias = dict[str, dict[str, float]]
_EDGE = "|"
# What a noun names says who acts: a passive stands before persons who suffer, an active one before groups.
_CLASSES = {"human": "H", "group": "G", "arms": "M", "place": "L", "time": "T", "event": "E", "measure": "Q"}


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
        self._known: dict[int, tuple[tuple[Reading, ...], tuple[str, ...], bool, str]] = {}

    def retag(self, words: Sequence[Word]) -> list[Word]:
        """The same words, their readings reordered where the context speaks."""
        out = list(words)
        known = self._known
        entries = [known.get(id(word.readings)) or self.look(word.readings) for word in out]
        tags = [_EDGE, _EDGE, *(self._tag(word, entry[3]) for word, entry in zip(out, entries, strict=True)), _EDGE, _EDGE]
        since_verb = FAR
        for place, (_, kinds, doubtful, _) in enumerate(entries):
            if doubtful:
                word = out[place]
                chosen = self.choose(features(word, place, tags, since_verb < FAR), kinds)
                if chosen != kinds[0]:
                    word = out[place] = _reordered(word, kinds, chosen)
                    tags[place + 2] = self._tag(word, self.tag_of(word.readings[0]))
            since_verb = 0 if tags[place + 2][0] == "V" else since_verb + 1
        return out

    def _tag(self, word: Word, tag: str) -> str:
        return word.key if word.key in self._closed or len(word.key) == 1 else tag

    def look(self, readings: tuple[Reading, ...]) -> tuple[tuple[Reading, ...], tuple[str, ...], bool, str]:
        """The kinds of a word's readings, whether they differ, and the tag of the first; remembered."""
        if len(self._known) >= CACHE_SIZE:
            self._known.clear()
        kinds = tuple(kind(reading) for reading in readings)
        found = self._known[id(readings)] = (readings, kinds, len(set(kinds)) > 1, self.tag_of(readings[0]))
        return found

    def tag_of(self, reading: Reading) -> str:
        """A reading as its neighbours see it."""
        upos, feats = reading.upos, reading.feats
        if upos in ("VERB", "AUX"):
            return "Vi" if "Aspect=Imp" in feats else "Vp"
        if upos == "NOUN":
            tag = self._classes.get(reading.lemma, "N")
        else:
            tag = {"ADJ": "A", "PROPN": "P"}.get(upos, upos)
        if "Definite=Ind" in feats:
            return tag + "a"
        case = "c" if "Case=Acc" in feats else "u" if "Case=Nom" in feats else ""
        return tag + case + "d" if "Definite=Def" in feats else tag + case

    def choose(self, found: list[str], kinds: tuple[str, ...]) -> str:
        """The kind with the highest score; the earlier one where two are level."""
        scores = dict.fromkeys(kinds, 0.0)
        for place, name in enumerate(scores):
            scores[name] -= place * 0.01
        for feature in found:
            weights = self.weights.get(feature)
            if weights is not None:
                for name in scores:
                    scores[name] += weights.get(name, 0.0)
        return max(scores, key=scores.__getitem__)


def features(word: Word, place: int, tags: Sequence[str], verb_before: bool) -> list[str]:
    """What is seen around ``words[place]``. ``tags`` is shifted by two, with edges."""
    before2, before, after, after2 = tags[place], tags[place + 1], tags[place + 3], tags[place + 4]
    folded = word.key
    first = word.readings[0].upos
    verb = next((reading.lemma for reading in word.readings if reading.upos == "VERB"), "")
    coarse = _coarse(after)
    shape = _following(tags, place + 3)
    return [
        "*" + first,
        "b" + before,
        "c" + before2 + " " + before,
        "d" + after,
        "e" + after + " " + after2,
        "f" + before + " " + after,
        "g" + folded,
        "h" + folded[:1] + folded[-1:],
        "i" + before + " " + first,
        "j" + folded[:2] + " " + before,
        "k" + after + " " + first,
        "l" + before + " " + coarse,
        "m" + verb + " " + after,
        "n" + verb + " " + coarse,
        "o" + first + " " + coarse + _coarse(after2),
        "p" + shape,
        "q" + shape + " " + first,
        "r" + shape[:2] + " " + after,
        "s" + shape + " " + verb,
        "t" + shape[:2] + " " + before + " " + first,
        "v" + str(verb_before) + before,
        "w" + folded + " " + after,
        "x" + folded + " " + before,
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


def _coarse(tag: str) -> str:
    return "N" + tag[1:] if tag[0] in "HGMLTEQP" and len(tag) < 3 else tag


def _reordered(word: Word, kinds: tuple[str, ...], chosen: str) -> Word:
    first = [reading for reading, name in zip(word.readings, kinds, strict=True) if name == chosen]
    rest = [reading for reading, name in zip(word.readings, kinds, strict=True) if name != chosen]
    return replace(word, readings=(*first, *rest))
