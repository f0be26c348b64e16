"""Names of persons: where one begins, and how far it goes."""

from __future__ import annotations

from marsad.recognise.actor.lexicon import Lexicon
from marsad.recognise.units import Units

_MOST_PIECES = 5
_NOT_NAMES = frozenset(("VERB", "ADP", "CCONJ", "SCONJ", "PRON", "PUNCT", "NUM", "ADV", "DET", "PART", "AUX"))


class PersonNames:
    """Reads the person's name that begins at a token, by given names, عبد and أبو, and family names."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def end(self, units: Units, at: int, stop: int, office: bool = False) -> int | None:
        """The token after the name that begins at ``at``; after an office, only a name that is sure to be one."""
        if at >= stop:
            return None
        if units.is_quote(at):
            closing = units.closing_quote(at, stop, 5)
            return closing + 1 if closing else None
        end = self._pieces(units, at, stop)
        if end == at and at + 1 < stop and self._may_be_name(units, at) and self._begins(units, at + 1):
            end = self._pieces(units, at + 1, stop)
        if end == at:
            if office and not self._foreign(units, at):
                return None
            return self._to_family(units, at, stop) or self._family(units, at, stop, first=True)
        nom = self._of_kunya(units, at, end, stop)
        return nom or self._family(units, end, stop, first=False) or self._second(units, at, end, stop)

    def _second(self, units: Units, at: int, end: int, stop: int) -> int:
        """Past any second word after a title and one given name: الرائد سلام زنكنة."""
        alone = (
            end == at + 1
            and end < stop
            and self._may_be_name(units, end)
            and not units.definite(end)
            and not units.keys[end].endswith("ا")
        )
        return end + 1 if alone else end

    def _to_family(self, units: Units, at: int, stop: int) -> int | None:
        """Past words that no list of names holds, to a family name in ال…ي: عيد ماطر الشهراني."""
        for end in range(at, min(at + _MOST_PIECES - 1, stop)):
            if not self._may_be_name(units, end):
                return None
            if end > at and self._nisba_like(units, end):
                return end + 1
        return None

    def _begins(self, units: Units, at: int) -> bool:
        return self._given(units, at) or units.keys[at] in self._lexicon.compounds

    def untitled(self, units: Units, at: int, stop: int) -> int | None:
        """The end of a name that stands without a title: two given names at least, or one and a family name in ال or ي."""
        if not self._begins(units, at) or (at and self.names_a_thing(units, at - 1)):
            return None
        places = self._lexicon.signals.find(units.keys[at], units.keys, at + 1, stop)
        if places and places[0][0] > at + 1:
            return None  # جلال آباد
        end = self._pieces(units, at, stop)
        pieces = end - at - (0 if self._given(units, at) else 1)
        family = self._of_kunya(units, at, end, stop) or self._family(units, end, stop, first=False)
        if family and end == at + 2 and self._of_kunya(units, at, end, stop):
            return family
        if pieces >= 2:
            return family or end
        if family and self._unknown(units, end):
            return family
        return None

    def unlisted(self, units: Units, at: int) -> bool:
        """Whether a word that no list holds may be the first of a name: a proper noun without the article."""
        word = units.words[units.tokens[at].first]
        if units.definite(at) or units.keys[at] in self._lexicon.stops:
            return False
        return word.upos in ("PROPN", "X")

    def surname_end(self, units: Units, at: int, stop: int) -> int | None:
        """The end of the second word of a name: a family name in ال…ي, a proper noun, or «عبد الله»."""
        if units.keys[at] in self._lexicon.compounds and at + 1 < stop and self._completes(units, at + 1):
            return at + 2
        sure = self._nisba_like(units, at) or (self._foreign(units, at) and not units.definite(at))
        return at + 1 if sure and self._may_be_name(units, at) else None

    def names_a_thing(self, units: Units, at: int) -> bool:
        """Whether a word takes a person's name as its own (مسجد, شارع)."""
        word = units.words[units.main(at)].key
        return word in self._lexicon.name_heads or word.removeprefix("ال") in self._lexicon.name_heads

    def _pieces(self, units: Units, at: int, stop: int) -> int:
        """Past the given names and compounds (عبد الله, أبو بكر, بن سلمان) from ``at`` on."""
        begin = at
        for _ in range(_MOST_PIECES):
            if at >= stop:
                break
            kind = self._lexicon.compounds.get(units.keys[at])
            if kind and at + 1 < stop and self._completes(units, at + 1):
                at += 2
            elif self._given(units, at) or (at > begin and self._between(units, at, stop)):
                at += 1
            else:
                break
        return at

    def _between(self, units: Units, at: int, stop: int) -> bool:
        """Whether a word that no list holds stands between two names: عبدالله عائض عبدالله."""
        return at + 1 < stop and self._may_be_name(units, at) and self._begins(units, at + 1)

    def _completes(self, units: Units, at: int) -> bool:
        listed = self._lexicon.completes[units.keys[at - 1]]
        if listed:
            return units.keys[at] in listed
        if self._given(units, at):
            return True
        return units.bare(at) and not units.is_mark(at) and units.keys[at] not in self._lexicon.stops

    def _given(self, units: Units, at: int) -> bool:
        form = units.tokens[at].form
        return units.keys[at] in self._lexicon.given and form != "على" and not form.startswith("إلى")

    def _of_kunya(self, units: Units, at: int, end: int, stop: int) -> int | None:
        """The end of a nom de guerre in ال, whatever the word means elsewhere: أبو حمزة المهاجر."""
        if self._lexicon.compounds.get(units.keys[at]) != "kunya" or end != at + 2 or end >= stop:
            return None
        named = units.definite(end) and units.bare(end) and units.keys[end] not in self._lexicon.stops
        return end + 1 if named else None

    def _family(self, units: Units, at: int, stop: int, first: bool) -> int | None:
        """The end of one family name at ``at``; straight after a title (``first``) it needs to look like a name."""
        if at >= stop or not self._may_be_name(units, at):
            return None
        if first and not self._unknown(units, at):
            return None
        if not first and self._common(units, at):
            return None
        if units.keys[at] in self._lexicon.particles and at + 1 < stop and self._may_be_name(units, at + 1):
            return at + 2
        end = at + 1
        while end < min(at + 3, stop) and self._may_be_name(units, end) and self._goes_on(units, end):
            end += 1
        return end

    def _common(self, units: Units, at: int) -> bool:
        """Whether a definite word after two given names is rather the next noun (… بن علي البلاد)."""
        if not units.definite(at) or self._unknown(units, at):
            return False
        return at >= 2 and self._given(units, at - 1) and self._begins(units, at - 2)

    def _may_be_name(self, units: Units, at: int) -> bool:
        key = units.keys[at]
        lexicon = self._lexicon
        if units.is_mark(at) or not units.bare(at) or len(key) < 2 or key in lexicon.stops or key[0].isdigit():
            return False
        if key in lexicon.surnames:
            return True
        if key in lexicon.trie.root and not units.definite(at):
            return key in lexicon.given
        if units.definite(at) and (key in lexicon.adjectives or key in lexicon.trie.root):
            return self._sure_family(units, at) and key not in lexicon.trie.root
        return units.words[units.tokens[at].first].upos not in _NOT_NAMES

    def _sure_family(self, units: Units, at: int) -> bool:
        key = units.keys[at]
        return units.definite(at) or key.endswith("ي")

    def _unknown(self, units: Units, at: int) -> bool:
        """Whether a token looks like a name: no lexicon word, a proper noun, or a family name with ال."""
        return self._nisba_like(units, at) or self._foreign(units, at)

    def _nisba_like(self, units: Units, at: int) -> bool:
        key = units.keys[at]
        like = units.definite(at) and key.endswith("ي") and key not in self._lexicon.adjectives
        return like or key in self._lexicon.surnames

    def _goes_on(self, units: Units, at: int) -> bool:
        return self._foreign(units, at) or units.keys[at] in self._lexicon.surnames

    def _foreign(self, units: Units, at: int) -> bool:
        return units.words[units.tokens[at].first].upos in ("PROPN", "X")
