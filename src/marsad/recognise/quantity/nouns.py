"""What is counted: every form of the nouns of ``lexicon/quantity/units.csv``, by key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from marsad.knowledge import Knowledge, Row
from marsad.text.fold import key

TABLE = "lexicon/quantity/units.csv"
HUMAN = frozenset({"casualty", "person"})
DEFINITE_DUALS = frozenset({"casualty", "person", "vehicle", "weapon", "munition"})
ARTICLE = "ال"

Form = Literal["singular", "accusative", "dual", "plural", "construct", "dual-construct"]


@dataclass(frozen=True, slots=True)
class Noun:
    """One form of a counted noun. ``kind`` is the table's class; ``where`` its line."""

    lemma: str
    kind: str
    form: Form
    where: str
    definite: bool = False

    @property
    def unit(self) -> str:
        """The unit of a count of it."""
        return self.kind if self.kind in ("money", "percent") else self.lemma


class Nouns:
    """Looks up counted nouns. A form of two readings keeps the plural: «مسلحين» may be two or many."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.forms: dict[str, Noun] = {}
        self.percents: dict[str, Row] = {}
        for row in knowledge.table(TABLE):
            if row["class"] == "percent":
                self.percents[key(row["singular"]).replace(" ", "")] = row
            else:
                self._add(row)

    def get(self, word: str) -> Noun | None:
        """The noun of a key, with or without the article."""
        return self.forms.get(word)

    def bare(self, word: str) -> Noun | None:
        """The noun of a key that may carry the article: «القتلى» is found as «قتلى»."""
        found = self.forms.get(word)
        if found is None and word.startswith(ARTICLE):
            found = self.forms.get(word[2:])
        return found

    def _add(self, row: Row) -> None:
        singulars, constructs = row.many("singular"), list[str]()
        plurals = row.many("plurals") or [one[:-1] + "ات" for one in singulars if one.endswith("ة")]
        for plural in plurals:
            folded = key(plural)
            for form in _plural_cases(folded):
                self._put(form, row, "plural")
            if folded.endswith("ون"):
                constructs += [folded[:-1], folded[:-2] + "ي"]
        for singular in singulars:
            folded = key(singular)
            self._put(folded, row, "singular")
            if not singular.endswith(("ة", "ى", "ا", "ء")):
                self._put(folded + "ا", row, "accusative")
        if row["dual"] == "yes":
            self._add_dual(row, singulars[0])
        for construct in constructs:
            self._put(construct, row, "construct")
        if row["dual"] == "yes" and row["class"] not in ("place", "body"):
            self._add_dual_construct(row, singulars[0])

    def _add_dual(self, row: Row, singular: str) -> None:
        last = {"ة": "ت", "ى": "ي"}.get(singular[-1], singular[-1])
        stem = key(singular[:-1] + last)
        for ending in ("ان", "ين"):
            if stem + ending in self.forms:
                continue
            self._put(stem + ending, row, "dual")
            if row["class"] in DEFINITE_DUALS:
                self._put(ARTICLE + stem + ending, row, "dual", definite=True)

    def _add_dual_construct(self, row: Row, singular: str) -> None:
        """The dual before another noun: «سيارتا إسعاف», «رجلي أمن»."""
        if singular.endswith("ة"):
            stem = key(singular[:-1] + "ت")
            self._put(stem + "ا", row, "dual-construct")
            self._put(stem + "ي", row, "dual-construct")
        elif row["class"] in DEFINITE_DUALS:
            self._put(key(singular) + "ي", row, "dual-construct")

    def _put(self, form: str, row: Row, kind: Form, definite: bool = False) -> None:
        if form and form not in self.forms:
            lemma = row.many("singular")[0]
            self.forms[form] = Noun(lemma, row["class"], kind, row.where, definite)


def _plural_cases(plural: str) -> tuple[str, ...]:
    return (plural, plural[:-2] + "ين", plural + "ا") if plural.endswith("ون") else (plural, plural + "ا")
