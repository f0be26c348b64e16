"""Short ways to name an actor again: a person's family name, and «قواته», «عناصره» of the one named last."""

from __future__ import annotations

from marsad.recognise.actor.lexicon import Head
from marsad.recognise.actor.phrase import Phrase
from marsad.recognise.actor.reader import Reader


def owned_force(reader: Reader, word: int) -> Phrase | None:
    """A force with a pronoun: it belongs to the armed actor named last."""
    units = reader.units
    key = units.words[word].key
    for end, item in reader.lexicon.trie.find(key, units.keys, reader.stop, reader.stop):
        if isinstance(item, Head) and item.cls == "force" and item.need != "sided":
            owner = reader.memory.last_force()
            if owner is None or (item.need == "yes" and item.kind == "person"):
                return None
            at = units.words[word].token
            detail = f"«{item.form}» of «{owner.name}», named before"
            return Phrase(word, min(end, at + 1), owner, "actor.force-pronoun", item.where, detail)
    return None


def surname(reader: Reader, word: int) -> Phrase | None:
    """A family name by itself, of a person whom the document named in full."""
    units = reader.units
    key = units.rest(word)
    value = reader.memory.persons.get(key)
    if value is None or key in reader.lexicon.adjectives or key in reader.lexicon.given:
        return None
    at = units.words[word].token
    detail = f"the family name of «{value.name}», named before"
    return Phrase(word, at + 1, value, "actor.surname", "", detail)
