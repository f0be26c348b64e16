"""Who does it, told by an adjective: «غارات روسية», «القصف الإسرائيلي», «هجوم حوثي»."""

from __future__ import annotations

from marsad.extract.found import Filler, Found
from marsad.extract.syntax import Row, describes
from marsad.knowledge import Knowledge
from marsad.model.evidence import Evidence
from marsad.model.mention import ActorValue, Mention
from marsad.text.fold import key

_FORCE = frozenset("air-strike shelling attack explosion chemical-attack siege abduction arrest deployment".split())
_COUNTRIES = "actors/countries.csv"
_ADJECTIVES = "lexicon/actor/adjectives.csv"


class Nisbas:
    """The adjectives of countries and groups, and the actor that each stands for beside an act of force."""

    def __init__(self, knowledge: Knowledge) -> None:
        known = {
            row["id"]: ActorValue(row["id"], row["name"], row["kind"], row.get("country", "") or None)
            for name in knowledge.names("actors/*.csv")
            for row in knowledge.table(name)
            if "id" in row and "kind" in row
        }
        self._actors: dict[str, tuple[ActorValue, str]] = {}
        for row in knowledge.table(_COUNTRIES):
            forces = known.get(row["forces"])
            if forces is not None:
                for nisba in row.many("nisba"):
                    self._add(nisba, forces, row.where)
        for row in knowledge.table(_ADJECTIVES):
            what, _, value = row["gives"].partition(":")
            if what == "id" and value in known:
                self._add(row["form"], known[value], row.where)

    def _add(self, nisba: str, actor: ActorValue, where: str) -> None:
        for form in (key(nisba), key(nisba) + "ه"):
            self._actors.setdefault(form, (actor, where))

    def give(self, row: Row, found: Found) -> None:
        """Fill the agent of an event noun by the adjective that follows it in its phrase, where nothing else does."""
        if found.form not in {"noun", "masdar"} or found.rule.event not in _FORCE or "agent" in found.slots:
            return
        if (
            not any(complement.slot == "agent" for complement in found.rule.complements)
            and "agent" not in found.rule.bare
        ):
            return
        chunk = row.chunks[found.chunk]
        i = found.last
        while i < chunk.last and describes(row, i, chunk):
            word = row.words[i]
            actor = self._actors.get(word.key.removeprefix("ال") if word.definite else word.key)
            if actor is not None:
                value, where = actor
                why = Evidence(
                    "actor.adjective", where, f"«{word.form}» tells whose forces", "actor", word.start, word.end
                )
                mention = Mention("actor", word.start, word.end, i, i + 1, value, (why,))
                found.add("agent", Filler(i, i + 1, i, (mention,)))
                return
            i += 1
