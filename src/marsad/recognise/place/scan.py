"""Finds names of places in the words: names of the gazetteer, and names that a head makes places."""

from __future__ import annotations

from marsad.recognise.place.entry import KINDS
from marsad.recognise.place.gazetteer import Gazetteer
from marsad.recognise.place.lexicon import Head, PlaceLexicon
from marsad.recognise.place.unknown import UnknownNames
from marsad.recognise.place.view import COMMAS, Found, View

AND = "و"
ALL_OF = ("كل", "من")
ARTICLE = "ال"
HAMZA = "أ"
NATIONAL = frozenset({"airport", "port", "prison"})  # what bears the name of a whole country
NAMED_AFTER = frozenset({"road", "site"})


class Scanner:
    """One pass over the tokens; the longest name that begins at a word wins."""

    def __init__(self, gazetteer: Gazetteer, lexicon: PlaceLexicon) -> None:
        self._gazetteer = gazetteer
        self._lexicon = lexicon
        self._unknown = UnknownNames(lexicon)
        self._openings = {*gazetteer.starts, *lexicon.heads, *lexicon.anaphors, ALL_OF[0]}
        self._list = Head("", False, "known", "plural", "")

    def scan(self, view: View) -> list[Found]:
        """The names of the document, in order, none overlapping another."""
        found: list[Found] = []
        keys, openings, at, count = view.keys, self._openings, 0, len(view.tokens)
        while at < count:
            token, rest = view.tokens[at], ""
            for word in range(token.last - 1, token.first - 1, -1):
                rest = keys[word] + rest
                if rest in openings:
                    at = self._at(view, at, found)
                    break
            else:
                at += 1
        return found

    def _at(self, view: View, at: int, found: list[Found]) -> int:
        """What begins in token ``at``; the token to go on with."""
        token = view.tokens[at]
        for word in range(token.first, token.last):
            if word > token.first and view.words[word - 1].upos == "PART":
                continue  # «س» of the future stands before verbs only
            end = self._item(view, at, word, None, found)
            if end > at:
                return end
        return at + 1

    def _item(self, view: View, at: int, word: int, head: Head | None, found: list[Found]) -> int:
        """A name or a headed name at ``word`` of token ``at``: appended to ``found``; the token after it, or ``at``."""
        folded = view.unit(at, word)
        named = self._match(view, at, word, folded)
        own = self._lexicon.heads.get(folded)
        if own is not None and not self._spelled(view, at, word):
            own = None
        if own is not None and (named is None or view.tokens[at].last == named.last):
            end = self._frame(view, at, word, own, found)
            if end > at:
                return end
        if folded == ALL_OF[0] and view.before(word) != ALL_OF[1] and view.after(word + 1) == ALL_OF[1]:
            end = self._series(view, at + 2, self._list, found, opening=True)
            return end if end > at + 2 else at
        if folded in self._lexicon.anaphors and word > 0:
            named = Found(word, view.tokens[at].last, folded, anaphor=True, rule="place.anaphor")
        if named is None:
            return at
        named.head = named.head or head
        found.append(named)
        return self._past(view, named.last, at)

    def _spelled(self, view: View, at: int, word: int) -> bool:
        """Whether a head is written as such: «وأدى» is no «وادي»."""
        token = view.tokens[at]
        if token.last - word > 1:
            return token.form in self._lexicon.head_forms
        form = view.words[word].form
        return HAMZA not in form or form in self._lexicon.head_forms

    def _past(self, view: View, last: int, at: int) -> int:
        while at < len(view.tokens) and view.tokens[at].first < last:
            at += 1
        return at

    def _match(self, view: View, at: int, word: int, folded: str) -> Found | None:
        """The longest name of the gazetteer that begins at ``word``."""
        longest = self._gazetteer.starts.get(folded)
        if longest is None:
            return None
        names, name = [folded], folded
        for ahead in range(at + 1, at + longest):
            if not view.is_word(ahead):
                break
            name = f"{name} {view.unit(ahead, view.tokens[ahead].first)}"
            names.append(name)
        for length in range(len(names), 0, -1):
            entries = self._gazetteer.lookup(names[length - 1])
            if entries and (length > 1 or self._whole(view, at, word, names[0])):
                return self._stripped(view, Found(word, view.tokens[at + length - 1].last, names[length - 1], entries))
        return None

    def _whole(self, view: View, at: int, word: int, name: str) -> bool:
        """A name of one token is one word, or what the analysis cut in error («أب» + «ها»); never «و» + «أن» + «ه»."""
        count = view.tokens[at].last - word
        if count == 1:
            return True
        pronoun = view.words[view.tokens[at].last - 1].upos == "PRON"
        return self._gazetteer.is_written(name) and (count == 2 or not pronoun)

    def _stripped(self, view: View, found: Found) -> Found:
        """A name of the gazetteer that holds its own generic head («حي الوعر») leaves it out of the span."""
        head = self._lexicon.heads.get(view.keys[found.first])
        if head is None or found.last - found.first < 2:
            return found
        if head.keep:
            found.head = head
            found.last = self._unknown.tail(view, found.last, site=True)
        elif self._generic(found, head):
            found.head, found.left = head, found.first
            found.first += 1
        return found

    def _generic(self, found: Found, head: Head) -> bool:
        """«مدينة» in «مدينة الكويت», but not in «مدينة الصدر», which is a quarter."""
        if head.kind in {"area", "district", "governorate"} or any(e.level == level_of(head) for e in found.entries):
            return True
        rest = self._gazetteer.lookup(found.name.partition(" ")[2])
        return any(entry in rest for entry in found.entries)

    def _frame(self, view: View, at: int, word: int, head: Head, found: list[Found]) -> int:
        """A head and what it names: «بلدة كذا», «تلتي كذا وكذا». The token after it, or ``at`` where it names nothing."""
        start = view.after_quote(at + 1)
        before = len(found)
        if head.kind == "town" and view.keys[word].startswith(ARTICLE):  # «العاصمة (السورية) دمشق»
            start = start + 1 if view.is_word(start) and self._names_at(view, start + 1) else start
            end = self._named(view, start, view.tokens[start].first, head, found, word) if view.is_word(start) else at
            return end if end > start else at
        if not view.is_word(start):
            return at
        end = self._named(view, start, view.tokens[start].first, head, found, word)
        if end == start or len(found) == before:
            return at
        return self._series(view, end, head, found) if head.several else end

    def _names_at(self, view: View, at: int) -> bool:
        if not view.is_word(at):
            return False
        return self._match(view, at, view.tokens[at].first, view.unit(at, view.tokens[at].first)) is not None

    def _named(self, view: View, at: int, word: int, head: Head, found: list[Found], left: int) -> int:
        """The name at ``word``, known or not, under its head; the token after it, or ``at``."""
        folded = view.unit(at, word)
        named = self._completed(view, at, word, head) or self._match(view, at, word, folded)
        if named is None:
            named = self._unknown.name(view, at, word, head, self._anchored(view, at + 1))
        elif head.keep and left >= 0:
            named = self._site(view, named, head, left)
            if named is not None and named.head is None and not head.several:
                found.append(named)  # a country, and no site of it
                return self._past(view, named.last, at)
        if named is None:
            return at
        if named.head is None:
            named.head = head
        if left >= 0:
            named.left = min(named.left, left)
            if head.keep and not head.several:
                named.first = named.left
        found.append(named)
        end = self._past(view, named.last, at)
        return end + 1 if view.is_quote(at - 1) and view.is_quote(end) else end

    def _anchored(self, view: View, at: int) -> bool:
        """Whether the words from token ``at`` on say where a place lies: «… غربي الرمادي», «… في ديار بكر»."""
        if not view.is_word(at):
            return False
        first, last = view.tokens[at].first, view.tokens[at].last
        if view.keys[first] in self._lexicon.countryside or view.keys[last - 1] in self._lexicon.countryside:
            return True
        onward = view.keys[first] in self._lexicon.directions or view.keys[first] in self._lexicon.inside
        if not onward:
            return False
        if last - first > 1:
            return self._match(view, at, first + 1, view.unit(at, first + 1)) is not None
        return self._names_at(view, at + 1)

    def _completed(self, view: View, at: int, word: int, head: Head) -> Found | None:
        """«تلتي الإذاعة والجحيف»: the gazetteer's «تلة الإذاعة», whose head stands once for both."""
        if not head.single:
            return None
        name = f"{head.single} {view.unit(at, word)}"
        last = view.tokens[at].last
        for longer in ("", f" {view.unit(at + 1, last)}" if view.is_word(at + 1) else ""):
            entries = self._gazetteer.lookup(name + longer)
            if entries:
                end = view.tokens[at + 1].last if longer else last
                return Found(word, end, name + longer, entries, head)
        return None

    def _site(self, view: View, named: Found, head: Head, left: int) -> Found | None:
        """«مطار حلب»: a site that bears the name of a place; only a site of that kind is the place itself."""
        if head.several and head.kind not in NAMED_AFTER:
            return named
        agreeing = tuple(entry for entry in named.entries if entry.kind == head.kind)
        last = self._unknown.tail(view, named.last, site=True)
        if agreeing or head.kind == "area":
            return Found(left, last, named.name, agreeing or named.entries, head, left)
        if all(entry.kind in {"country", "region"} for entry in named.entries) and head.kind not in NATIONAL:
            return named
        if head.kind in NAMED_AFTER:  # «شارع بغداد» is in another town
            first = named.first if head.several else left
            return Found(first, last, "", head=head, left=left, rule="place.head")
        towns = tuple(entry for entry in named.entries if entry.kind in KINDS) or named.entries
        return Found(left, last, named.name, towns, head, left, site_of=True, rule="place.site-of")

    def _series(self, view: View, at: int, head: Head, found: list[Found], opening: bool = False) -> int:
        """The items of a list from ``at`` on: «، وكذا، وكذا». The token after them."""
        while True:
            comma = at < len(view.tokens) and view.tokens[at].form in COMMAS
            start = at + 1 if comma else at
            if not view.is_word(start):
                return at
            token = view.tokens[start]
            joined = view.keys[token.first] == AND and token.last - token.first > 1
            if not (joined or comma or opening):
                return at
            before = len(found)
            end = self._series_item(view, start, token.first + joined, head, found)
            if end == start and joined:
                end = self._listed(view, start, token.first + 1, head, found)
            if end == start or len(found) == before:
                return at
            for item in found[before:]:
                item.listed = True
            at, opening = end, False

    def _series_item(self, view: View, at: int, word: int, head: Head, found: list[Found]) -> int:
        named = self._completed(view, at, word, head)
        if named is None:
            before = len(found)
            end = self._item(view, at, word, head, found)
            if head.kind in NAMED_AFTER and any(item.head is head for item in found[before:]):
                found[-1].entries, found[-1].name = (), ""  # «شارعي الثورة وبغداد»
            return end
        found.append(named)
        return self._past(view, named.last, at)

    def _listed(self, view: View, at: int, word: int, head: Head, found: list[Found]) -> int:
        named = self._unknown.listed(view, at, word, head)
        if named is None or not found:
            return at
        found.append(named)
        return self._past(view, named.last, at)


def level_of(head: Head) -> str:
    """The level that a head speaks of: town, governorate, site …"""
    return KINDS[head.kind][2] if head.kind in KINDS else "site"
