"""Names that the gazetteer does not have, which a head («بلدة», «معسكر») or a list of places makes places all the same."""

from __future__ import annotations

from marsad.recognise.place.lexicon import Head, PlaceLexicon
from marsad.recognise.place.view import Found, View
from marsad.text.fold import key

NO_NAME = frozenset("PUNCT SYM NUM PRON ADP CCONJ SCONJ DET AUX PART ADV INTJ VERB".split())
ARTICLE = "ال"
SHORTEST = 3
FROM = "من"
PLURAL = ("ات", "ين", "ون")
CUT = frozenset("لكفس")  # not ب and و, which do stand after a head («سجن بطرابلس»)


def _one(view: View, before: int, head: Head) -> bool:
    """«منطقة السلامية»: behind one head without the article, what has the article is its genitive and no adjective."""
    return before >= 0 and not head.several and not view.keys[before].startswith(ARTICLE)


class UnknownNames:
    """Where an unknown name ends, and whether it can be one."""

    def __init__(self, lexicon: PlaceLexicon) -> None:
        self._lexicon = lexicon

    def name(self, view: View, at: int, word: int, head: Head, anchored: bool = False) -> Found | None:
        """The unknown name at ``word`` under ``head``; ``anchored``: the words after it say where it lies."""
        strong = head.trust == "strong" and head.several != "plural"
        if view.before(word - 1) == FROM and head.kind == "district":
            return None  # «من ناحية الانتماء»: as regards
        if head.trust == "known" or not self._can_be(view, at, word, strong, anchored, _one(view, word - 1, head)):
            return None
        last = self.extent(view, at, site=head.keep)
        return Found(word, last, "", head=head, rule="place.head")

    def listed(self, view: View, at: int, word: int, head: Head) -> Found | None:
        """The unknown name at ``word`` in a list of places: it must end where a list goes on or stops."""
        if not self._can_be(view, at, word, strong=True):
            return None
        last = self.extent(view, at, site=False)
        after = last < len(view.words) and view.words[last]
        if after and after.upos not in {"PUNCT", "CCONJ", "ADP"}:
            return None
        return Found(word, last, "", head=None if head.kind == "" else head, rule="place.list")

    def _can_be(
        self, view: View, at: int, word: int, strong: bool, anchored: bool = False, genitive: bool = False
    ) -> bool:
        """A word that can be a name: no common word, no adjective, nothing with a pronoun at its end."""
        token, found, lexicon = view.tokens[at], view.words[word], self._lexicon
        folded = found.key
        if word + 1 != token.last:
            return self._overcut(view, at, word)
        opener = folded in lexicon.openers and view.is_word(at + 1)
        if found.upos in NO_NAME or folded in lexicon.stops or (len(folded) < SHORTEST and not opener):
            return False
        if folded in lexicon.heads and not opener:
            return False  # «منطقة مثلث العلم»: the inner head names the place
        if not folded.isalpha() or not "\u0600" < folded[0] < "\u06ff":
            return False
        if opener:
            return True
        bare = folded.removeprefix(ARTICLE)
        definite = bare != folded
        if strong and definite:
            return found.upos != "ADJ" or not lexicon.is_adjective(folded)
        common = bare in lexicon.common or key(found.lemma).removeprefix(ARTICLE) in lexicon.common
        owned = anchored or genitive
        if common or lexicon.is_adjective(folded) or (found.upos == "ADJ" and not (definite and owned)):
            return False
        if definite:
            return strong or not folded.endswith(PLURAL)
        return found.upos in {"PROPN", "X"} or strong or anchored

    def _overcut(self, view: View, at: int, word: int) -> bool:
        """«منطقة ليجي.»: what was cut off belongs to the name, for the name of a place stands alone after its head."""
        token, lexicon = view.tokens[at], self._lexicon
        if word != token.first or token.last - word != 2 or view.keys[word] not in CUT:
            return False
        after = view.words[token.last].upos if token.last < len(view.words) else "PUNCT"
        rest = view.keys[word + 1]
        known = any(rest in words for words in (lexicon.heads, lexicon.countryside, lexicon.directions, lexicon.common))
        return after == "PUNCT" and len(rest) >= SHORTEST and not rest.startswith(ARTICLE) and not known

    def extent(self, view: View, at: int, site: bool) -> int:
        """The word after the name that begins at ``word``."""
        last = view.tokens[at].last
        for ahead in (at + 1, at + 2):
            if view.keys[last - 1] not in self._lexicon.openers or not view.is_word(ahead):
                break
            token = view.tokens[ahead]
            if token.last - token.first > 1 or view.words[token.first].upos in NO_NAME:
                break
            last = token.last
        return self.tail(view, last, site)

    def tail(self, view: View, last: int, site: bool) -> int:
        """``last``, or the word after the adjective that belongs to the name («العسكري», «الكبرى»)."""
        if last < len(view.words):
            of = self._lexicon.tails.get(view.keys[last])
            if of is not None and (of == "site") == site:
                return last + 1
        return last
