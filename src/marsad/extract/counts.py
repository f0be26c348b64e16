"""How many of what, of whom: counts from the phrases in count slots and from counted nouns (خمسة قتلى)."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.extract.found import Filler
from marsad.knowledge import Knowledge
from marsad.model.analysis import Analysis
from marsad.model.mention import ActorValue, Mention, QuantityValue
from marsad.text.fold import key

_NOT_COUNTED = frozenset({"percent", "money"})
_CASUALTIES = frozenset({"killed", "injured", "killed-or-injured", "missing", "captured"})
_WHO_OF_KIND = {
    "civilians": "civilians", "crowd": "civilians", "armed-group": "fighters", "unknown-armed": "fighters",
    "militia": "fighters", "state-forces": "soldiers", "police": "police",
}  # fmt: skip


@dataclass(slots=True)
class Counted:
    """A count being read; ``whole`` is the count of which this is a part."""

    of: str
    who: str
    first: int
    last: int
    low: int | None
    best: int | None
    high: int | None
    approximate: bool = False
    side: str | None = None
    whole: Counted | None = None


_TOLL = {"killed", "injured"}
_FAMILIES = frozenset(map(key, ("عائلة", "أسرة")))  # two at least
_BETWEEN = key("بين")
_APART = 4  # words from the number to «بين قتيل وجريح»


class CountReader:
    """Reads counts; holds the tables of who is counted and what a counted noun counts."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._persons = {key(row["word"]): row["who"] for row in knowledge.table("lexicon/extract/persons.csv")}
        self._units = {key(row["unit"]): row["of"] for row in knowledge.table("lexicon/extract/count_units.csv")}

    def of_slot(self, analysis: Analysis, slot: str, filler: Filler, sides: list[Filler]) -> list[Counted]:
        """The counts in one phrase of a count slot, with its subsets."""
        found: list[Counted] = []
        for mention in filler.mentions:
            if isinstance(mention.value, QuantityValue) and mention.value.unit not in _NOT_COUNTED:
                of = self._units.get(key(mention.value.unit or ""), slot)
                counted = self._of_mention(analysis, of if {of, slot} <= _CASUALTIES else slot, mention, filler)
                if mention.value.relation == "subset" and found:
                    counted.whole = found[0]
                found.append(counted)
        if not found and (bare := self._bare(analysis, slot, filler)):
            found.append(bare)
        side = self._side(filler) or next((s for other in sides if (s := self._side(other))), None)
        for counted in found:
            counted.side = side
        return found

    def of_unit(self, analysis: Analysis, mention: Mention) -> Counted | None:
        """The count that a counted noun tells by itself (خمسة قتلى, عشر غارات), or None."""
        value = mention.value
        if not isinstance(value, QuantityValue) or value.unit is None:
            return None
        of = self._units.get(key(value.unit))
        if of is None:
            return None
        return self._of_mention(analysis, of, mention, None)

    def person(self, mention: Mention) -> bool:
        """Whether a quantity counts people, or leaves open what it counts (منهم 29)."""
        value = mention.value
        return isinstance(value, QuantityValue) and (value.unit is None or key(value.unit) in self._persons)

    def _of_mention(self, analysis: Analysis, of: str, mention: Mention, filler: Filler | None) -> Counted:
        value = mention.value
        assert isinstance(value, QuantityValue)
        who = self._who(analysis, mention.first, filler.last if filler else mention.last, filler)
        if of in _TOLL and _is_family(analysis, mention):
            inner = next((m for m in analysis.between("quantity", mention.last + 1, mention.last + 2)), None)
            if inner is not None and analysis.words[mention.last].lemma == "من":
                return self._of_mention(analysis, of, inner, filler)  # عائلة من خمسة أشخاص
            return Counted(of, who, mention.first, mention.last, 2 * int(value.low or 1), None, None, value.approximate)
        if of in _TOLL and self._of_both(analysis, mention):
            of = "killed-or-injured"
        return Counted(of, who, mention.first, mention.last, *value.whole, value.approximate)

    def _of_both(self, analysis: Analysis, mention: Mention) -> bool:
        """20 قتيلا وجريحا، عشرات القتلى والجرحى، مئات الضحايا بين قتيل وجريح: one number of the dead and wounded together."""
        words, last = analysis.words, mention.last
        between = next((i for i in range(last, min(last + _APART, len(words))) if words[i].key == _BETWEEN), None)
        first = last - 1 if between is None else between + 1
        if first + 2 >= len(words) or words[first + 1].upos != "CCONJ":
            return False
        one, other = words[first], words[first + 2]
        of = {self._units.get(key(word.lemma)) for word in (one, other)}
        alike = one.definite == other.definite and "Number=Plur" not in one.feats
        return of == _TOLL and (between is not None or alike or (one.definite and other.definite))

    def _bare(self, analysis: Analysis, of: str, filler: Filler) -> Counted | None:
        """A noun without a number: one person where it is singular, at least three where it is an indefinite plural."""
        head = analysis.words[filler.head]
        actor = filler.leads_with("actor")
        kind = actor.value.kind if actor and isinstance(actor.value, ActorValue) else None
        if key(head.lemma) not in self._persons.keys() | self._units.keys() and kind not in {
            "person",
            "civilians",
            "unknown-armed",
            "crowd",
        }:
            return None
        who = self._who(analysis, filler.first, filler.last, filler)
        if key(head.lemma) in _FAMILIES:
            return Counted(of, who, filler.first, filler.last, 2, None, None)
        plural = "Number=Plur" in head.feats
        if not plural and (kind == "person" or "Number=Sing" in head.feats):
            return Counted(of, who, filler.first, filler.last, 1, 1, 1)
        if head.definite:
            return None
        return Counted(of, who, filler.first, filler.last, 3, None, None)

    def _who(self, analysis: Analysis, first: int, last: int, filler: Filler | None) -> str:
        for word in analysis.words[first:last]:
            if who := self._persons.get(key(word.lemma)):
                return self._who_by_actor(filler) if who == "fighters" and filler else who
        return self._who_by_actor(filler, "unspecified") if filler else "unspecified"

    @staticmethod
    def _who_by_actor(filler: Filler, default: str = "fighters") -> str:
        for mention in filler.mentions:
            if isinstance(mention.value, ActorValue) and (who := _WHO_OF_KIND.get(mention.value.kind)):
                return who
        return default

    @staticmethod
    def _side(filler: Filler) -> str | None:
        for mention in filler.mentions:
            if isinstance(mention.value, ActorValue) and mention.value.id and mention.value.kind != "person":
                return mention.value.id
        return None


def _is_family(analysis: Analysis, mention: Mention) -> bool:
    """عائلتين, and not خمسة من عائلة."""
    if not isinstance(mention.value, QuantityValue) or key(mention.value.unit or "") not in _FAMILIES:
        return False
    return key(analysis.words[mention.last - 1].lemma) in _FAMILIES
