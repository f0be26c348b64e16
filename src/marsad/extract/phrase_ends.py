"""Where a noun phrase ends: what may go on with it, and what begins a phrase of its own."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.extract.lexicon import SyntaxLexicon
from marsad.model.analysis import Analysis
from marsad.model.mention import ActorValue, MaterielValue, Mention, QuantityValue
from marsad.model.text import Sentence, Word

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X", "DET"})
OPENING = frozenset("\"'«“”‘‹(")
CLOSING = frozenset("\"'»”“’›)")
_REGIME = frozenset({"النظام", "الجيش", "الاحتلال", "التحالف", "العدو", "المعارضه", "التنظيم", "المقاومه", "العدوان"})
_ACTING = frozenset({"انتحاري", "انتحاريا", "مسلح", "مسلحا", "مسلحون", "مسلحين", "مجهول", "مجهولون", "مجهولين"})

_FLYING = frozenset({"aircraft", "combat-aircraft", "helicopters", "attack-helicopters", "unmanned-aircraft"})
_GOVERNING = frozenset({"من", "إلى", "عن", "على", "في", "ب", "ل", "بعد", "قبل", "خلال", "إثر", "عقب", "أثناء", "بسبب"})

Starts = dict[int, list[Mention]]


class PhraseEnds:
    """The words of one sentence and its mentions by their first word, asked at each word whether a phrase goes on."""

    def __init__(self, lexicon: SyntaxLexicon, analysis: Analysis, sentence: Sentence, starts: Starts) -> None:
        self.lexicon = lexicon
        self.words: Sequence[Word] = analysis.words
        self.last = sentence.last
        self.first = sentence.first
        self.starts = starts

    def next_in_phrase(self, start: int, end: int, closed: bool, mention: Mention | None) -> int | None:
        """The index at which the phrase goes on after ``end``, or None."""
        if end >= self.last:
            return None
        word = self.words[end]
        if word.upos == "PUNCT" and self.longest(end, {"quantity"}) is not None:
            return None  # اعتقلت الشرطة|(44) شخصا
        if word.upos == "PUNCT":
            return self._quoted_name(start, end) if closed else self._quoted_genitive(end)
        if word.upos == "ADP" and word.lemma == "من" and self._partitive(start, end, mention):
            return end + 1
        if not closed and self._breaks_off(end):
            return None
        if self._begins_anew(end, mention) or self.lexicon.preposition(self.words, end, self.last):
            return None
        named = self.longest(end, {"actor", "place", "materiel", "quantity"})
        if not closed and named and not self._person(mention):
            # a name goes on the phrase, whatever its first word may look like
            return None if named.dimension == "place" and self._complete(end - 1) else end
        owned = end + 1 < self.last and self.words[end + 1].upos == "PRON" and self.words[end + 1].token == word.token
        if not closed and not owned and self.lexicon.is_deed(self.words[end - 1]) and self._verbal(end):
            return end  # عملية ضبط، محاولة اغتيال
        if self.lexicon.boundary(word) or self.longest(end, {"time"}) or word.upos not in NOMINAL:
            return None
        if self.lexicon.is_reflexive(word) or self.hidden_verb(end):
            return None
        if not closed:
            return None if self._person(mention) and self.longest(end, {"quantity"}) else end
        return end if self._goes_on_closed(end, mention) else None

    def _owner(self, item: Mention, starts: Mention | None, end: int) -> bool:
        """مدفعية النظام, دبابات الجيش: the genitive of an item without the article says whose it is."""
        word, before = self.words[end], self.words[end - 1]
        if item.last - item.first > 1 or before.definite or "Number=Dual" in before.feats:
            return False
        if starts is not None:
            return starts.dimension == "actor"
        return word.key in _REGIME

    def _begins_anew(self, end: int, mention: Mention | None) -> bool:
        """أربعة جنود|مصرعهم، انتحاري|سيارة مفخخة: what cannot be the genitive of a number's noun or of one who acts."""
        word, before = self.words[end], self.words[end - 1]
        if mention is not None and mention.dimension == "quantity" and mention.last == end:
            own = end + 1 < self.last and self.words[end + 1].upos == "PRON" and self.words[end + 1].token == word.token
            return own and word.upos == "NOUN"
        item = self.longest(end, {"materiel"})
        if item is None or word.definite:
            return False
        return before.key in _ACTING or (_flies(mention) and not _flies(item))  # ألقت مروحيات|براميل متفجرة

    def _complete(self, i: int) -> bool:
        """قصفت الطائرات|حلب: a noun with the article is in no construct with a place, but for العاصمة دمشق."""
        word = self.words[i]
        return word.definite and word.upos == "NOUN" and not self.lexicon.is_place_head(word)

    def _breaks_off(self, end: int) -> bool:
        """مسلح|جنديا، طائرات حربية|الجماعة: what cannot be the genitive of the indefinite word before it."""
        word, before = self.words[end], self.words[end - 1]
        construct = before.key.endswith(("ي", "و"))  # مقاتلي العشائر
        if self._after_adjective(end):
            return True
        if before.upos == "ADJ" and not before.definite and word.definite and not construct:
            return True
        state = word.upos == "ADJ" and any("VerbForm=Part" in r.feats for r in word.readings)
        if state and not word.definite and word.form.endswith("ا") and not before.form.endswith(("ا", "اً", "ًا")):
            return True  # توفي شاب|متأثرا بجروحه
        if self._known(end):
            return False  # هجوم تركيا
        accusative = word.form.endswith("ا") and not word.lemma.endswith("ا") and len(word.key) > 3
        return accusative and word.upos == "NOUN" and before.upos in {"NOUN", "ADJ"} and not before.form.endswith("ا")

    def _known(self, i: int) -> bool:
        """Whether a place or an actor that is known by its name begins there."""
        named = self.longest(i, {"place", "actor"})
        value = named.value if named else None
        return named is not None and (not isinstance(value, ActorValue) or value.id is not None)

    def _verbal(self, i: int) -> bool:
        """Whether the word may be a verbal noun."""
        return any("VerbForm=Vnoun" in r.feats for r in self.words[i].readings)

    def _after_adjective(self, end: int) -> bool:
        """يستقلون دراجة نارية|إمام مسجد: an indefinite noun behind an indefinite noun and its adjective begins anew."""
        if end - 2 < self.first:
            return False
        word, before, noun = self.words[end], self.words[end - 1], self.words[end - 2]
        described = before.upos == "ADJ" and before.key.endswith("ه") and noun.upos == "NOUN"
        plain = not (word.definite or before.definite or noun.definite) and not self.lexicon.leads(before)
        return described and plain and word.upos == "NOUN" and not any(r.upos == "ADJ" for r in word.readings)

    @staticmethod
    def _person(mention: Mention | None) -> bool:
        """Whether people end the phrase so far: a number after them counts others."""
        return mention is not None and mention.dimension == "actor"

    def _goes_on_closed(self, end: int, mention: Mention | None) -> bool:
        word, before = self.words[end], self.words[end - 1]
        starts = self.longest(end, {"actor", "place", "materiel", "quantity"})
        if mention is not None and mention.dimension == "materiel" and self._owner(mention, starts, end):
            return True
        if starts is not None and starts.dimension == "place" and before.definite and before.key == "العاصمه":
            return True  # العاصمة صنعاء
        if starts is not None and not (starts.dimension == "actor" and self.lexicon.is_title(before)):
            return mention is None and self._adjective_of(starts, end)
        definite = word.definite
        if mention is not None and self.lexicon.is_title(word) and before.form.endswith(("ون", "ين")):
            return False  # اختطف الحوثيون|الصحفي
        both_definite = definite and before.definite and mention is None and not self._place_noun(word)
        if self.lexicon.is_nisba(word) and before.upos == "ADJ" and before.key.endswith("ه") and word.key.endswith("ي"):
            return False  # اعتقلت الشرطة الإيطالية|المغربي فلانا
        if word.upos == "ADJ" or self.lexicon.is_nisba(word) or (both_definite and self._describes(word)):
            named = mention is not None and mention.dimension in {"actor", "place"} and not before.key.endswith("ين")
            return definite == (before.definite or named or before.upos in {"PROPN", "PRON"})
        if word.upos in {"PROPN", "X"} and self.lexicon.is_title(before):
            return True
        return definite and self.lexicon.is_title(word) and before.definite

    def joins_adjective(self, start: int, end: int) -> bool:
        """قوات مصرية|وسودانية إلى عدن: a second adjective of the same noun, joined to the first by و."""
        if end + 1 >= self.last or end - start < 2 or self.words[end].upos != "CCONJ":
            return False
        between = start > self.first and self.words[start - 1].lemma == "بين"
        first, joined = self.words[end - 1], self.words[end + 1]
        adjectives = first.upos == "ADJ" and joined.upos != "NOUN" and _may_describe(joined)
        if between or self.words[end].token != joined.token or not adjectives:
            return False  # بين القوات العراقية|والتركية are two sides
        if first.definite != joined.definite or first.key[-1] != joined.key[-1]:
            return False
        if joined.key.endswith("ه"):
            place = self.longest(end + 1, {"place", "materiel"})
            return place is None or not (joined.definite or place.dimension == "materiel")  # الحكومة اليمنية|والسعودية
        named = end + 2 < self.last and self.words[end + 2].upos in {"PROPN", "X"}
        named = named or self.lexicon.is_title(joined) or self.lexicon.is_title(self.words[start])
        return joined.definite and not named and self.words[start].definite and joined.key.endswith("ي")

    def _place_noun(self, word: Word) -> bool:
        """المدينة، القرية: a noun of place though its letters could be an adjective's."""
        return word.upos == "NOUN" and self.lexicon.is_place_head(word)

    def _describes(self, word: Word) -> bool:
        """An adjective by one of its readings, or an ordinal: الغارة الثانية."""
        return _may_describe(word) or self.lexicon.leads(word)

    def _adjective_of(self, mention: Mention, end: int) -> bool:
        """الهجوم الانتحاري: one word that could name somebody describes the definite noun before it."""
        word, before = self.words[end], self.words[end - 1]
        definite = word.definite and before.definite
        if mention.dimension == "place" and word.upos == "NOUN":
            return False  # قصف الطيران|المدينة
        if word.key.endswith(("ون", "ين")) and mention.dimension == "actor" and not _several(before):
            return False  # حملت الحكومة|الحوثيين المسؤولية
        return definite and mention.last - mention.first == 1 and _may_describe(word)

    def _quoted_name(self, start: int, end: int) -> int | None:
        """A short quoted name belongs to the phrase before it: العميد المنشق "أحمد الرحال"."""
        if self.words[end].form not in OPENING or end == start:
            return None
        for j in range(end + 1, min(end + 6, self.last)):
            if self.words[j].form in CLOSING:
                inner = self.words[end + 1 : j]
                if (
                    inner
                    and all(w.upos in NOMINAL for w in inner)
                    and self.lexicon.takes_quoted_name(self.words[end - 1])
                ):
                    return end + 1
                return None
        return None

    def _quoted_genitive(self, end: int) -> int | None:
        """A name in quotation marks right after its head: سيطرة "داعش"."""
        if (
            self.words[end].form in OPENING
            and end + 1 < self.last
            and self.longest(end + 1, {"actor", "place", "materiel"})
        ):
            return end + 1
        return None

    def _partitive(self, start: int, end: int, mention: Mention | None) -> bool:
        if end + 1 >= self.last or self.words[end + 1].upos == "PUNCT":
            return False
        headed = self.lexicon.is_place_head(self.words[end + 1]) and self.longest(end + 2, {"place"})
        if headed or self.longest(end + 1, {"time", "place"}):
            return False  # من before a place tells whence
        if self._verbal(end + 1) and not self.words[end + 1].definite and end + 1 not in self.starts:
            return False  # تمكنت وحدات الحماية من|طرد المسلحين
        owned = end + 2 < self.last and self.words[end + 2].upos == "PRON"
        if owned and (self.lexicon.is_place_head(self.words[end + 1]) or self.lexicon.is_building(self.words[end + 1])):
            return False  # فر عشرات الجنود|من مواقعهم
        quantified = mention is not None and isinstance(mention.value, QuantityValue)
        return (
            quantified or self.lexicon.is_partitive(self.words[start]) or self.lexicon.is_partitive(self.words[end - 1])
        )

    def hidden_verb(self, i: int) -> bool:
        """هجوم شنه، عملية أقدم عليها: after an indefinite noun, a form that takes it up by a pronoun is a verb."""
        if i == self.first or i + 1 >= self.last:
            return False
        word, before, after = self.words[i], self.words[i - 1], self.words[i + 1]
        own = after.upos == "PRON" and after.token == word.token
        governed = after.upos == "ADP" and i + 2 < self.last and self.words[i + 2].upos == "PRON"
        if not (own or governed) or before.upos not in {"NOUN", "ADJ"} or before.definite:
            return False
        return word.upos in ({"NOUN"} if own else {"NOUN", "ADJ"}) and any(
            r.upos == "VERB" and "Aspect=Perf" in r.feats for r in word.readings
        )

    def governed_noun(self, i: int) -> bool:
        """تمكن من قتل، عقب قصف: behind a preposition, a form that may be a verbal noun is no verb."""
        if i == self.first or self.words[i - 1].upos != "ADP" or self.words[i - 1].lemma not in _GOVERNING:
            return False
        return self._verbal(i)

    def longest(self, i: int, dimensions: set[str]) -> Mention | None:
        starting = self.starts.get(i)
        if starting is None:
            return None
        found = [m for m in starting if m.dimension in dimensions]
        return max(found, key=lambda m: (m.last, m.dimension != "quantity"), default=None)


def _several(word: Word) -> bool:
    """Whether the word may be a plural or dual that an adjective in ون، ين describes."""
    return any("Number=Plur" in r.feats or "Number=Dual" in r.feats for r in word.readings) or word.key.endswith("ين")


def _flies(mention: Mention | None) -> bool:
    """Whether the item is an aircraft of any kind."""
    return mention is not None and isinstance(mention.value, MaterielValue) and mention.value.category in _FLYING


def _may_describe(word: Word) -> bool:
    """Whether the word can be an adjective; participles are left out, for most nouns look like one."""
    return any(r.upos == "ADJ" and "VerbForm" not in r.feats for r in word.readings)
