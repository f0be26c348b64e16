"""Whether a name is a place here: homographs, persons, adjectives and what only bears a place's name are refused."""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest

from marsad.model.mention import ActorValue, Mention
from marsad.recognise.place.entry import Entry
from marsad.recognise.place.geo import distance_km
from marsad.recognise.place.lexicon import Homograph, PlaceLexicon
from marsad.recognise.place.view import QUOTES, Found, View, joined

ARTICLE = "ال"
TO = "ل"
HIS = "ه"
TANWIN = frozenset("\u064b\u064c\u064d")
WIDE = frozenset({"country", "region", "governorate"})
_WHOLE = frozenset({"كامل"})  # «كامل حلب», though a man may be called so
_INSIDE, _FEW = frozenset({"في", "ب"}), 3
GREAT, LARGE, SMALL = 500_000, 100_000, 15_000
FAR_KM = 60.0  # farther than this, a site is not that of the town


class Judge:
    """Judges the names of one document; ``countries`` counts the countries that its plain names are in."""

    def __init__(self, lexicon: PlaceLexicon, risky: frozenset[str] | set[str], view: View) -> None:
        self._lexicon = lexicon
        self._risky = risky
        self._view = view
        self.countries: Counter[str] = Counter()
        self.units: set[str] = set()
        self.sure: set[str] = set()
        self._covers = _covers(view)

    def keep(self, found: list[Found]) -> list[Found]:
        """The names that are places, after two passes: the plain ones say of which countries the report speaks."""
        for item in found:
            if self._plain(item):
                self.count(item.entries)
                if len(item.entries) == 1:
                    self.sure.add(item.entries[0].id)
        kept: list[Found] = []
        for item in found:
            item.joined = bool(kept) and joined(self._view, kept[-1], item)
            if self._accepts(item):
                kept.append(item)
        for item, following in zip_longest(kept, kept[1:]):
            if item.site_of and (self._unspoken(item) or (following and self._elsewhere(item, following))):
                item.entries = ()
        return kept

    def _unspoken(self, item: Found) -> bool:
        """«جبل أومان» is not near Uman, of which the report does not speak."""
        return not any(entry.seeded or self.countries[entry.country or ""] for entry in item.entries)

    def _elsewhere(self, item: Found, following: Found) -> bool:
        """«مستشفى القدس في حلب»: the words after it say that it stands far from the town that it is called after."""
        between = range(item.last, following.left)
        inside = 0 < len(between) <= _FEW and self._view.keys[following.left - 1] in _INSIDE
        points = [(entry.lat, entry.lon) for entry in item.entries if entry.level not in WIDE]
        if not inside or not points or not following.entries:
            return False
        return all(
            distance_km(other.lat, other.lon, *point) > FAR_KM for other in following.entries for point in points
        )

    def count(self, entries: tuple[Entry, ...], weight: int = 1) -> None:
        """Takes note of the countries and governorates of a name."""
        countries = countries_of(entries)
        if len(countries) != 1:
            return
        self.countries[countries.pop()] += weight
        self.units.update(entry.slug for entry in entries if entry.kind == "governorate")
        self.units.update(entry.admin1 for entry in entries[:1] if entry.admin1)

    def _plain(self, item: Found) -> bool:
        if item.name in self._lexicon.homographs or not item.entries or item.name in self._risky:
            return item.head is not None and not item.site_of and bool(item.entries)
        return item.entries[0].seeded and not self._named_after(item)

    def _accepts(self, item: Found) -> bool:
        if self._covered(item) or self._adverb(item):
            return False
        if item.head is not None or item.countryside or item.anaphor:
            return not self._bearer(item.left) or item.head is None
        if self._named_after(item) or self._adjective(item) or self._described(item) or self._of_somebody(item):
            return False
        homograph = self._lexicon.homographs.get(item.name)
        if homograph is not None:
            return self._homograph(item, homograph)
        if item.name in self._lexicon.given_names:
            return item.listed or item.direction is not None
        if not item.entries:
            return False  # a name that nothing but its list made a place
        return (item.entries[0].seeded and item.name not in self._risky) or self._compiled(item)

    def _compiled(self, item: Found) -> bool:
        """A name that only the index has: the smaller the place, the more must speak for it."""
        people = max(entry.population for entry in item.entries)
        local = any(self.countries[entry.country or ""] for entry in item.entries)
        strength = self._lexicon.locatives.get(self._view.before(item.left))
        if item.name in self._lexicon.common or item.name in self._lexicon.openers:
            return False
        last = self._view.words[item.last - 1].form
        if last.endswith(HIS) and not item.name.startswith(ARTICLE) and not item.listed:
            return False  # «عرقه» is his sweat, though «عرقة» be written so at times
        if item.name in self._risky:
            if people >= GREAT and strength == "strong":
                return True
            return local and (strength == "strong" or item.joined) and people >= SMALL // 3
        if people >= GREAT * 4 or item.listed or (people >= LARGE and strength is not None):
            return True
        if not people:
            return local and strength == "strong"  # «لنصرة قضية»: an imported hamlet needs more than «ل»
        return local and (strength is not None or people >= SMALL or " " in item.name)

    def _homograph(self, item: Found, homograph: Homograph) -> bool:
        before, after = self._view.before(item.left), self._view.after(item.last)
        if homograph.needs == "outlet":  # a paper of the name: «قال لـ«الشرق الأوسط»»
            return self._before_quote(item) != TO and before not in homograph.not_after
        if before in homograph.not_after or (after and after in homograph.not_before):
            return False
        if self._view.before(item.left, 2) in homograph.not_after:
            return False
        if item.listed or item.near_km or item.direction is not None:
            return True
        if homograph.needs == "none":
            return True
        if homograph.needs == "noun":
            return not self._after_noun(item)
        if homograph.needs == "bare":  # «طائرة سورية» is an adjective, «في سورية» the country
            noun = item.left > 0 and self._view.words[item.left - 1].upos in {"NOUN", "ADJ"}
            return not noun or before in self._lexicon.locatives
        if self._placed(item):
            return True
        if homograph.needs == "head":
            return False
        local = any(self._speaks_of(entry) for entry in item.entries)
        if homograph.needs == "country":
            verb = item.left > 0 and self._view.words[item.left - 1].upos == "VERB"
            return local or verb or item.joined or self._lexicon.locatives.get(before) == "strong"
        return local and (item.joined or before in self._lexicon.locatives)

    def _speaks_of(self, entry: Entry) -> bool:
        return bool(entry.country and self.countries[entry.country] > (entry.kind == "country"))

    def _placed(self, item: Found) -> bool:
        """Whether the words after the name say where it lies: «في ريف …», «بمحافظة …», «شمالي …»."""
        at, words = item.last, self._view.words
        while at < len(words) and at < item.last + 3 and (words[at].upos in {"PUNCT", "ADP"}):
            at += 1
        if at == item.last or at >= len(words):
            return False
        folded = self._view.keys[at]
        head = self._lexicon.heads.get(folded)
        if head is not None and head.kind in {"governorate", "district"}:
            return True
        return folded in self._lexicon.countryside or (folded in self._lexicon.directions and at + 1 < len(words))

    def _named_after(self, item: Found) -> bool:
        """A person, paper, unit or club: «العميد عياش», «محمد عياش», «صحيفة القدس»."""
        before = self._view.before(item.left) or self._before_quote(item)
        if not before:
            return False
        if before in self._lexicon.refusals:
            kind = self._lexicon.refusals[before]
            return kind == "bearer" or (kind == "person" and not self._country(item))
        name = (
            before in self._lexicon.given_names
            and before not in _WHOLE
            and self._view.words[item.left - 1].upos != "ADP"
        )  # «على» is no «علي»
        return name and not self._country(item) and not self._placed(item)

    def _before_quote(self, item: Found) -> str:
        """The word before a quotation mark that opens at the name: «صحيفة «القدس»»."""
        at = item.left - 1
        return self._view.before(at) if at > 0 and self._view.words[at].form in QUOTES else ""

    def _country(self, item: Found) -> bool:
        return any(entry.kind in {"country", "region"} for entry in item.entries)

    def _bearer(self, left: int) -> bool:
        return self._lexicon.refusals.get(self._view.before(left)) == "bearer"

    def _covered(self, item: Found) -> bool:
        """Whether a listed actor, a person or a date holds the name within its own."""
        if item.head is not None and item.head.kind == "country":
            return False
        for mention in self._covers.get(item.first, ()):
            if item.head is not None and mention.first > item.left:
                continue  # «محافظة صلاح الدين»: the head says what it is
            if item.last <= mention.last:
                if not isinstance(mention.value, ActorValue):
                    return not self._as_written(item)  # «آب» is the month, «إب» the town
                if self._swallows(mention, mention.value, item):
                    return True
        return False

    def _of_somebody(self, item: Found) -> bool:
        """«لاجئا سوريا», «عسكريا تركيا»: behind an indefinite accusative it is his nationality."""
        if not item.name.endswith("يا") or item.left == 0 or not self._country(item):
            return False
        before = self._view.words[item.left - 1]
        accusative = before.form.endswith(("ا", "اً")) and not before.form.startswith(ARTICLE)
        return accusative and before.upos in ("NOUN", "ADJ") and before.key not in self._lexicon.locatives

    def _adjective(self, item: Found) -> bool:
        """«الأرض الطيبة»: a name that is also a word, after a noun with the article, is its adjective."""
        word = item.name in self._risky or item.name in self._lexicon.homographs
        return word and item.name.startswith(ARTICLE) and self._after_noun(item) and not self._placed(item)

    def _described(self, item: Found) -> bool:
        """«البقع الأمنية»: a name that is also a word, with an adjective of its own."""
        word = item.name in self._risky or item.name in self._lexicon.homographs
        if not word or not item.name.startswith(ARTICLE) or item.last >= len(self._view.words):
            return False
        after = self._view.words[item.last]
        return after.upos == "ADJ" and after.key.startswith(ARTICLE) and self._lexicon.is_adjective(after.key)

    def _after_noun(self, item: Found) -> bool:
        """Whether a noun with the article stands just before the name («إلى» and «التي» are none)."""
        at = item.left - 1
        noun = at >= 0 and self._view.words[at].upos in {"NOUN", "ADJ", "PROPN", "X"}
        return noun and self._view.keys[at].startswith(ARTICLE)

    def _adverb(self, item: Found) -> bool:
        """«دومًا» is no Douma: a name of a place carries no tanwin."""
        first, last = self._view.words[item.first], self._view.words[item.last - 1]
        return any(mark in TANWIN for mark in self._view.analysis.quote(first.start, last.end))

    def _swallows(self, mention: Mention, actor: ActorValue, item: Found) -> bool:
        apart = self._lexicon.locatives.get(self._view.before(item.left)) == "strong"
        if (mention.first, mention.last) == (item.first, item.last):
            # «قصفت تركيا مواقع» and «لواء القدس هاجم» tell of no place; «في غازي عنتاب» is no person
            if actor.kind != "person":
                return not apart
            return not (apart and item.entries and item.entries[0].seeded)
        return not apart or (actor.id is not None and not actor.loaded)

    def _as_written(self, item: Found) -> bool:
        written = " ".join(word.form for word in self._view.words[item.first : item.last])
        return any(entry.seeded and entry.name == written for entry in item.entries)


def countries_of(entries: tuple[Entry, ...]) -> set[str]:
    """The countries that a name may be in: those of the hand-written tables, where they have it."""
    seeded = {entry.country for entry in entries if entry.seeded and entry.country}
    return seeded or {entry.country for entry in entries if entry.country}


def _covers(view: View) -> dict[int, list[Mention]]:
    """By each word, the listed actors, persons and dates that it stands in."""
    mentions = view.analysis.mentions
    covers: dict[int, list[Mention]] = {}
    for mention in (*filter(_closed, mentions.get("actor", ())), *mentions.get("time", ())):
        for word in range(mention.first, mention.last):
            covers.setdefault(word, []).append(mention)
    return covers


def _closed(mention: Mention) -> bool:
    value = mention.value
    return isinstance(value, ActorValue) and (value.kind == "person" or value.id is not None)
