"""«التنظيم», «الجماعة», «القوات»: the actor named before that such a noun takes up, or the one its country means."""

from __future__ import annotations

from marsad.model.mention import ActorValue
from marsad.recognise.actor.lexicon import Lexicon, Reference, keys_of
from marsad.recognise.actor.memory import Memory


class References:
    """Resolves a reference by what was named last, then by the country that the document speaks of."""

    def __init__(self, lexicon: Lexicon, memory: Memory) -> None:
        self._lexicon = lexicon
        self._memory = memory

    def resolve(self, item: Reference, country: str | None) -> tuple[ActorValue | None, str]:
        """The actor, or None, and one sentence that says why."""
        before = self._memory.last_called(item.called) if item.kind else None
        if before is not None and self._memory.others_called(item.called):
            return None, f"«{item.form}» may take up «{before.name}» or another one named beside it"
        if before is not None:
            return before, f"«{item.form}» takes up «{before.name}», named before"
        listed = self._lexicon.by_country.get(keys_of(item.form), {}).get(country or "")
        if listed and not item.kind and " " not in item.form:
            named = self._memory.last_called(item.called)
            if named is not None and named.kind == self._lexicon.actors[listed].kind:
                return named, f"«{item.form}» takes up «{named.name}», named before"
        if listed:
            return self._lexicon.actors[listed], f"«{item.form}» in a document that speaks of {country}"
        if item.default:
            return self._lexicon.actors[item.default], f"«{item.form}» where no other is named"
        return None, f"«{item.form}» takes up nothing named before"
