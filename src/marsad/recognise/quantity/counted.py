"""The noun that a number counts: behind it, behind «من», in brackets, or before it («الجنود الخمسة»)."""

from __future__ import annotations

from marsad.recognise.quantity.amounts import BROKEN, FROM, Amount
from marsad.recognise.quantity.lexicon import Lexicon
from marsad.recognise.quantity.nouns import ARTICLE, HUMAN, Noun
from marsad.recognise.quantity.scene import CLOSE, HASH, OPEN, QUOTES, Draft, Scene

TEN = 10
_DEFINITE_SCALES = frozenset({"الالاف", "المءات", "الملايين", "المليارات", "الالوف"})
_SIGNS = frozenset("$€£")
_PERCENT = frozenset("%٪")
_NOMINAL = frozenset({"NOUN", "ADJ"})  # participles stand as nouns: «ستة متدربين»


class CountedNouns:
    """Finds what a number counts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def take(self, scene: Scene, amount: Amount, draft: Draft) -> tuple[Noun | None, bool]:
        """Take the counted noun into the draft's span, its lemma as the unit. The noun, if known; whether there is one."""
        tail = self._tail(scene, amount)
        if amount.needs == "noun" and not amount.units and (scene.key(tail) == FROM or scene.definite(tail)):
            return self._noun_before(scene, amount, draft)
        if amount.definite and not amount.vague and scene.definite(amount.first - 1):
            before = self._noun_before(scene, amount, draft)
            if before[1]:
                return before
        if self._sign(scene, amount, tail, draft):
            return None, True
        partitive = scene.key(tail) == FROM
        place = self._behind(scene, tail + 1 if partitive else tail)
        free = not amount.definite or amount.needs.startswith(
            "min"
        )  # «العشرات القتلى» is no phrase, «العديد من القتلى» is
        if self._complete(scene, amount, place, partitive):
            return None, False
        known, last = self._known(scene, place, partitive or (amount.vague and free))
        spoken = amount.digits or not scene.keys[amount.last - 1].endswith("ه")  # «العشر دول», «الـ10 دول»
        if known is not None and known.form == "plural" and not free and not partitive and not spoken:
            return self._noun_before(scene, amount, draft)  # «الثلاثة متهمون» is a sentence
        if known is None and not ((free or partitive) and self._is_noun(scene, place, partitive or amount.vague)):
            return self._noun_before(scene, amount, draft)
        if partitive and not amount.needs and amount.vague and not _is_part(scene.key(place), known):
            return None, amount.definite
        members = partitive and not amount.needs and known is not None and known.kind in ("body", "place")
        draft.unit = known.unit if known else scene.words[place].lemma
        if members:
            draft.unit = None  # «11 من التنظيم» are members, not organisations
        draft.human = known is not None and known.kind in HUMAN
        if amount.vague or not partitive:
            draft.last = last
            if tail > amount.last and scene.key(amount.first - 1) in OPEN | QUOTES:
                draft.first = amount.first - 1
        return known, True

    def _complete(self, scene: Scene, amount: Amount, place: int, partitive: bool) -> bool:
        """Whether what stands behind cannot be counted: «شيع عشرات الآلاف جثمان المرجع», «توفي 8 اختناقا»."""
        if partitive:
            return False
        if amount.vague and amount.units and scene.keys[amount.last - 1] in _DEFINITE_SCALES:
            return not scene.definite(place)
        few = not amount.vague and (amount.bounds.best or TEN + 1) <= TEN  # three to ten count a plural
        word = scene.key(place)
        return few and word.endswith("ا") and self._lexicon.nouns.get(word) is None

    def _tail(self, scene: Scene, amount: Amount) -> int:
        """Where the noun is looked for: past the bracket or the quotation mark of «(5) أشخاص», «ثلاث «جثث»»."""
        after, before = scene.key(amount.last), scene.key(amount.first - 1)
        if before in OPEN and after in CLOSE:
            return amount.last + 1
        if (after in QUOTES or after == HASH) and scene.key(amount.last + 1) in self._lexicon.nouns.forms:
            return amount.last + 1
        return amount.last

    def _known(self, scene: Scene, place: int, loose: bool) -> tuple[Noun | None, int]:
        """The noun of the table at ``place``, and the word after it; a token cut in two is tried whole («كلم»)."""
        nouns, word = self._lexicon.nouns, scene.key(place)
        known = nouns.bare(word) if loose else nouns.get(word)
        if known is None and scene.key(place + 1) and scene.words[place].token == scene.words[place + 1].token:
            whole = nouns.get(word + scene.key(place + 1))
            return whole, place + 2 if whole else place + 1
        return known, place + 1

    def _behind(self, scene: Scene, place: int) -> int:
        """Past «كبار» and «أبرز», behind which the counted noun stands."""
        return place + 1 if self._lexicon.refusals.get(scene.key(place), ("",))[0] == "through" else place

    def _sign(self, scene: Scene, amount: Amount, tail: int, draft: Draft) -> bool:
        """Percentages and sums with a currency sign."""
        percent = self._lexicon.percents.after(scene.keys, tail, scene.end)
        if percent:
            draft.unit, draft.last = "percent", percent.last
        elif scene.key(amount.first - 1) in _PERCENT and amount.digits:
            draft.unit, draft.first = "percent", amount.first - 1
        elif scene.key(tail) in _SIGNS:
            draft.unit, draft.last = "money", tail + 1
        elif scene.key(amount.first - 1) in _SIGNS:
            draft.unit, draft.first = "money", amount.first - 1
        else:
            return False
        return True

    def _noun_before(self, scene: Scene, amount: Amount, draft: Draft) -> tuple[Noun | None, bool]:
        """«الجنود الخمسة», «مناطق عدة»: the number stands behind its noun."""
        if amount.first <= scene.begin:
            return None, False
        word = scene.key(amount.first - 1)
        at = self._definite_plural(scene, amount)
        if at is not None:
            before = self._lexicon.nouns.bare(scene.keys[at])
            draft.first, draft.unit = at, before.unit if before else scene.words[at].lemma
            draft.human = before is not None and before.kind in HUMAN
            return before, True
        before = self._lexicon.nouns.bare(word)
        behind = amount.definite and not amount.vague if scene.definite(amount.first - 1) else amount.needs == "noun"
        if not behind or (before is not None and before.form != "plural"):
            return None, False
        if before is not None:
            draft.unit, draft.human = before.unit, before.kind in HUMAN
        elif not amount.vague or scene.words[amount.first - 1].upos != "NOUN":
            return None, False
        draft.unit, draft.first = draft.unit or scene.words[amount.first - 1].lemma, amount.first - 1
        return before, True

    def _definite_plural(self, scene: Scene, amount: Amount) -> int | None:
        """The noun of «الطائرات الروسية الثلاث», «الرئاسات الثلاث»: a definite plural, at most one adjective between."""
        if not (
            amount.definite
            and not amount.vague
            and not amount.digits
            and (amount.bounds.best or 0) in range(2, TEN + 1)
        ):
            return None
        at = amount.first - 1
        if scene.definite(at) and scene.words[at].upos == "ADJ" and scene.definite(at - 1):
            at -= 1
        if not scene.definite(at) or scene.words[at].upos not in _NOMINAL:
            return None
        known = self._lexicon.nouns.bare(scene.keys[at])
        plural = known.form == "plural" if known else self._looks_plural(scene, at)
        return at if plural else None

    def _looks_plural(self, scene: Scene, at: int) -> bool:
        if BROKEN.fullmatch(scene.keys[at].removeprefix(ARTICLE)):
            return True
        return any("Number=Plur" in reading.feats for reading in scene.words[at].readings)

    def _is_noun(self, scene: Scene, at: int, loose: bool) -> bool:
        """Whether the word, which no table knows, may be what is counted."""
        word = scene.key(at)
        if len(word) < 3 or not word.isalpha() or word in self._lexicon.refusals or word in self._lexicon.triggers:
            return False
        if scene.definite(at) and not loose:
            return False
        counted = scene.words[at].upos == "PROPN" and word.endswith(("ا", "ات")) and len(word) > 4  # «220 متخصصا»
        return (counted or scene.words[at].upos in _NOMINAL) and word not in self._lexicon.numeric


def _is_part(word: str, known: Noun | None) -> bool:
    """Whether what stands after من is counted («المئات من المدنيين») and no origin («المئات من القرية»)."""
    return known.kind not in ("place", "body") if known is not None else word.endswith(("ين", "ات"))
