"""The words of quantity as tables of keys, loaded once from ``lexicon/quantity``."""

from __future__ import annotations

from typing import NamedTuple

from marsad.knowledge import Knowledge, Row
from marsad.recognise.quantity.nouns import ARTICLE, Nouns
from marsad.recognise.quantity.numbers import PARTS, Numbers
from marsad.recognise.quantity.phrases import Phrases
from marsad.text.fold import key

FOLDER = "lexicon/quantity"


class Vague(NamedTuple):
    """A word of vague number with its bounds; ``base`` is 0 where it is no unit for another."""

    form: str
    low: int
    high: int | None
    needs: str
    base: int
    counts: bool
    where: str


class Modifier(NamedTuple):
    """What makes a number a range, or places it in a whole: ``effect`` is an effect or a relation."""

    effect: str
    lemma: str
    where: str


class Trigger(NamedTuple):
    """A word of dying, wounding, taking or freeing; ``finite`` for a verb form, ``past`` for one of the perfect."""

    kind: str
    finite: bool
    past: bool
    where: str


class Lexicon:
    """Every table of the dimension."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.nouns = Nouns(knowledge)
        self.numbers = Numbers(knowledge, self.nouns)
        self.vague = {key(row["form"]): _vague(row) for row in knowledge.table(f"{FOLDER}/vague.csv")}
        words = self.numbers.words
        self.numeric = {*words, *PARTS, *(ARTICLE + word for word in words), *self.vague}
        self.percents: Phrases[Modifier] = Phrases()
        for row in self.nouns.percents.values():
            self.percents.add(row["singular"], Modifier("percent", row["singular"], row.where))
        self.constructs = {key(row["word"]) for row in knowledge.table(f"{FOLDER}/constructs.csv")}
        self._load_modifiers(knowledge)
        self._load_relations(knowledge)
        self._load_ranges(knowledge)
        self._load_triggers(knowledge)
        self.refusals: dict[str, tuple[str, str]] = {}
        for row in knowledge.table(f"{FOLDER}/refusals.csv"):
            self.refusals.setdefault(key(row["word"]), (row["kind"], row.where))
        for row in knowledge.table("lexicon/time/months.csv"):  # «جسر 14 تموز» is no fourteen of anything
            if row["alone"] == "yes":
                self.refusals.setdefault(key(row["word"]).split()[0], ("after", row.where))

    def _load_modifiers(self, knowledge: Knowledge) -> None:
        self.before: Phrases[Modifier] = Phrases()
        self.after: Phrases[Modifier] = Phrases()
        for row in knowledge.table(f"{FOLDER}/modifiers.csv"):
            target = self.before if row["place"] == "before" else self.after
            target.add(row["form"], Modifier(row["effect"], row["lemma"], row.where))

    def _load_relations(self, knowledge: Knowledge) -> None:
        self.relations: Phrases[Modifier] = Phrases()
        self.heads: set[str] = set()
        self.links: set[str] = set()
        self.shifts: set[str] = set()
        words = {"head": self.heads, "link": self.links, "shift": self.shifts}
        for row in knowledge.table(f"{FOLDER}/relations.csv"):
            if row["place"] == "before":
                self.relations.add(row["form"], Modifier(row["relation"], row["form"], row.where))
            else:
                words[row["place"]].add(key(row["form"]))

    def _load_ranges(self, knowledge: Knowledge) -> None:
        self.openers: Phrases[Modifier] = Phrases()
        self.joins: dict[str, set[str]] = {}
        for row in knowledge.table(f"{FOLDER}/ranges.csv"):
            self.joins.setdefault(row["note"], set()).add(key(row["join"]))
            if row["open"]:
                self.openers.add(row["open"], Modifier(row["note"], row["open"], row.where))

    def _load_triggers(self, knowledge: Knowledge) -> None:
        self.triggers: dict[str, Trigger] = {}
        for row in knowledge.table(f"{FOLDER}/triggers.csv"):
            for form in _perfect(key(row["perfect"])):
                self.triggers.setdefault(form, Trigger(row["class"], True, True, row.where))
            for form in _imperfect(key(row["imperfect"])):
                self.triggers.setdefault(form, Trigger(row["class"], True, False, row.where))
            for noun in row.many("nouns"):
                self.triggers.setdefault(key(noun), Trigger(row["class"], False, False, row.where))


def _vague(row: Row) -> Vague:
    high = int(row["high"]) if row["high"] else None
    base = int(row["base"]) if row["base"] else 0
    return Vague(row["form"], int(row["low"]), high, row["needs"], base, row["counts"] == "yes", row.where)


def _perfect(verb: str) -> list[str]:
    """The third persons of the perfect, by key; a final weak letter falls before the endings."""
    if not verb:
        return []
    weak = verb.endswith(("ي", "ا"))
    stem = verb[:-1] if weak else verb
    feminine = stem if weak and verb not in _KEPT else verb
    return [verb, feminine + "ت", stem + "وا", verb + "ا"]


def _imperfect(verb: str) -> list[str]:
    """The third persons of the imperfect, by key."""
    if not verb:
        return []
    stem = verb[:-1] if verb.endswith(("ي", "ا")) else verb
    return [verb, "ت" + verb[1:], stem + "ون", stem + "وا"]


_KEPT = frozenset({"توفي", "لقي"})  # ي that is a consonant stays before ت
