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


_LEAST = 3  # letters of either word of a name behind a verb of speech
_SHORT = 4  # «عون» is a name where a verb stands before it


def surname(reader: Reader, word: int) -> Phrase | None:
    """A family name by itself, of a person whom the document named in full."""
    units = reader.units
    key = units.rest(word)
    value = reader.memory.persons.get(key)
    at = units.words[word].token
    common = key in reader.lexicon.adjectives or key in reader.lexicon.given or len(key) < _SHORT
    if value is None or (common and not _taken_up(reader, at, word)):
        return None
    detail = f"the family name of «{value.name}», named before"
    return Phrase(word, at + 1, value, "actor.surname", "", detail)


def _taken_up(reader: Reader, at: int, word: int) -> bool:
    """Whether a family name that is also an adjective or a given name is one here: «وأشار عبدالرحمن», «مع العربي»."""
    units = reader.units
    before = units.words[word - 1].upos if word > units.tokens[at].first else None
    if before is None or before == "CCONJ":
        before = units.words[units.main(at - 1)].upos if at > reader.start else None
    if before not in ("VERB", "ADP"):
        return False
    return at + 1 >= reader.stop or units.keys[at + 1] not in reader.lexicon.given


def spoken_name(reader: Reader, at: int) -> Phrase | None:
    """A name of two words that no list holds, behind a verb of speech: «قال فالح العيساوي», «ذكر غزال عبد الله»."""
    units = reader.units
    if at <= reader.start or at + 1 >= reader.stop or not units.bare(at) or not units.bare(at + 1):
        return None
    verb = units.words[units.main(at - 1)]
    if verb.upos != "VERB" or not reader.speaks(verb.lemma) or units.owned(units.main(at - 1)):
        return None
    if min(len(units.keys[at]), len(units.keys[at + 1])) < _LEAST or not reader.names.unlisted(units, at):
        return None
    end = reader.names.surname_end(units, at + 1, reader.stop)
    return reader.named_person(units.tokens[at].first, at, end, "a name behind a verb of speech") if end else None
