"""Counts without a number: the dual («قتيلان»), a person who dies («قتل شخص»), a bare plural («سقوط قتلى»)."""

from __future__ import annotations

from marsad.recognise.quantity.lexicon import Lexicon
from marsad.recognise.quantity.nouns import HUMAN, Noun
from marsad.recognise.quantity.scene import Draft, Scene
from marsad.recognise.quantity.values import Bounds, exactly
from marsad.recognise.quantity.victims import Victims

PLURAL = Bounds(3, None, None)  # a plural is three and more
TEN, HUNDRED = 10, 100
_NONE = frozenset({"اي", "دون", "بدون", "بلا"})
_NOT = frozenset({"لم", "لن", "لا", "ما"})
_NEGATORS = frozenset({"لم", "لن", "لا"})  # before a verb; «ما» there is mostly a relative («ما أسفر عن قتلى»)
_WITHOUT = frozenset({"دون", "بدون", "بلا", "عدم", "لا"})
_UNLESS = frozenset({"الا", "سوي", "غير", "بل", "لكن", "حتي", "التي", "الذي", "الذين", "فيما", "بينما", "."})  # as keys
_DENIAL = 8  # words in which a denial may stand before what it denies
_UNREAD = frozenset({"NUM", "SYM", "X"})
_ONE = frozenset({"واحد", "واحده", "واحدا"})
_TWO = frozenset({"اثنين", "اثنان", "اثنتين", "اثنتان"})
_BY = frozenset({"ب", "في", "اثر", "جراء", "برصاص"})
_POSTS = frozenset({"زعيم", "رئيس", "قائد", "أمير", "مدير"})
_OBJECTS = frozenset({"casualty", "person", "vehicle", "weapon", "munition", "strike", "place", "thing"})


class Singles:
    """Reads the count that a noun makes by its form alone."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._victims = Victims(lexicon)

    def read(self, scene: Scene, at: int) -> Draft | None:
        """The count of the noun at ``at``, or None."""
        noun = self._lexicon.nouns.forms.get(scene.keys[at])
        if noun is None:
            return self._one_of(scene, at) or self._some_of_them(scene, at)
        if scene.key(at - 1) in _NONE:
            return None  # «لم تسفر عن أي إصابات», «دون إصابات»
        modified = self._lexicon.before.before(scene.keys, at, scene.begin)  # «ما لا يقل عن شخصين»
        if noun.kind in HUMAN and modified is None and self._denied(scene, at):
            return None
        if noun.form == "dual":
            return self._dual(scene, at, noun)
        if noun.form == "dual-construct" or (
            noun.form == "accusative" and scene.key(at + 1) in self._lexicon.constructs
        ):
            return self._dual_construct(scene, at, noun)
        one = self._told_as_one(scene, at)
        if noun.form != "plural" and noun.kind in _OBJECTS and one and not self._idiom(scene, at):
            if scene.key(at - 1) == "من" or scene.key(at - 1) in self._lexicon.nouns.forms:
                return None  # «من عائلة واحدة», «أفراد أسرة واحدة»
            return self._draft(at, one, exactly(1), "quantity.one", noun)
        two = self._two(scene, at, noun) if noun.form == "plural" else None
        if two is not None:
            return two
        if noun.kind not in HUMAN or noun.form == "construct":
            return None
        return self._plural(scene, at, noun) if noun.form == "plural" else self._singular(scene, at, noun)

    def _one_of(self, scene: Scene, at: int) -> Draft | None:
        """«مقتل أحد عناصر الحراسة», «إصابة إحداهن»: one of several, told of as killed, wounded or taken."""
        word = self._lexicon.numbers.words.get(scene.keys[at])
        if word is None or word.kind != "teen" or word.value != 1:
            return None
        trigger = self._lexicon.triggers.get(scene.key(at - 1)) or self._victims.reached(scene, at)
        told = trigger is not None and trigger.kind in ("die", "wound", "take", "free")
        if not (told or self._joined(scene, at)) or scene.key(at - 2) in _NOT:
            return None
        noun = self._lexicon.nouns.bare(scene.key(at + 1))
        if noun is not None and noun.kind in HUMAN and noun.form in ("plural", "construct"):
            return self._draft(at, at + 2, exactly(1), "quantity.one", noun)
        if not self._victims.owned(scene, at):
            return None
        return Draft(at, at + 1, exactly(1), "quantity.one", word.where, human=True)

    def _told_as_one(self, scene: Scene, at: int) -> int | None:
        """Where «واحد» behind a noun, or behind its adjective, ends: «دورة واحدة», «دورة تدريبية واحدة»."""
        if scene.key(at + 1) in _ONE:
            return at + 2
        adjective = at + 1 < scene.end and scene.words[at + 1].upos == "ADJ" and not scene.definite(at + 1)
        agree = scene.keys[at].endswith("ه") == scene.key(at + 2).endswith("ه")
        return at + 3 if adjective and agree and scene.key(at + 2) in _ONE else None

    def _some_of_them(self, scene: Scene, at: int) -> Draft | None:
        """People in the plural of whom a whole has some: «بينهم متدربون»."""
        word = scene.keys[at]
        if len(word) < 5 or not word.endswith(("ون", "ين")) or scene.definite(at) or not self._subset(scene, at):
            return None
        if scene.words[at].upos not in ("NOUN", "ADJ") or self._lexicon.numbers.starts(word):
            return None
        draft = Draft(at, at + 1, PLURAL, "quantity.plural", None, scene.words[at].lemma, human=True)
        draft.relation = "subset"
        return draft

    def _denied(self, scene: Scene, at: int) -> bool:
        """Whether nobody is told to be hit: «لم يسقط قتلى أو جرحى», «دون وقوع قتلى», «لم يقتل شخص»."""
        for before in range(at - 1, max(scene.begin, at - _DENIAL) - 1, -1):
            word = scene.keys[before]
            if word in _UNLESS:
                return False
            if word in _WITHOUT:
                return word != "لا" or before == at - 1
            if scene.words[before].upos == "VERB":
                opened = scene.key(before - 1)
                return opened in _NEGATORS or (opened == "ان" and scene.key(before - 2) in _WITHOUT)
        return False

    def _idiom(self, scene: Scene, at: int) -> bool:
        """«دفعة واحدة», «من طرف واحد»."""
        heart = scene.key(at - 1) == "قلب"  # «على قلب رجل واحد»
        return heart or self._lexicon.refusals.get(scene.keys[at], ("",))[0] == "one"

    def _draft(self, first: int, last: int, bounds: Bounds, rule: str, noun: Noun) -> Draft:
        return Draft(first, last, bounds, rule, noun.where, noun.unit, human=noun.kind in HUMAN)

    def _dual(self, scene: Scene, at: int, noun: Noun) -> Draft | None:
        last = scene.last
        if scene.key(at - 1) == "نتيجه":
            return None  # «بنتيجة هدفين مقابل هدف»
        if last is not None and self._describes(scene, last, at):
            return None  # an adjective of the count before: «شخصان مدنيان», «ضابطا شرطة مصريان»
        if noun.definite and scene.definite(at - 1) and scene.words[at - 1].upos != "VERB":
            return None  # «الجيش والشرطة التركيين», «الطرفان المعارضان»
        if noun.lemma == "معبر" and scene.key(at + 1) == "عن":
            return None  # «معبرين عن تضامنهم» are who express it, not crossings
        return self._two(scene, at, noun) or self._draft(at, at + 1, exactly(2), "quantity.dual", noun)

    def _describes(self, scene: Scene, last: Draft, at: int) -> bool:
        """Whether a dual is an adjective of the count before it."""
        if last.construct:
            return last.last == at - 1 and scene.key(at - 1) in self._lexicon.constructs
        return last.last == at

    def _two(self, scene: Scene, at: int, noun: Noun) -> Draft | None:
        """«جنديين اثنين», «عسكريين تركيين اثنين»: the number two says that ين is the dual."""
        adjective = scene.key(at + 1).endswith(("ين", "ان")) and scene.key(at + 2) in _TWO
        last = at + 2 if scene.key(at + 1) in _TWO else at + 3 if adjective else None
        if last is None or not scene.keys[at].endswith(("ين", "ان")):
            return None
        return self._draft(at, last, exactly(2), "quantity.dual", noun)

    def _dual_construct(self, scene: Scene, at: int, noun: Noun) -> Draft | None:
        """«رجلا أمن», «سيارتا إسعاف»; «سيارتي» alone is my car."""
        after = scene.key(at + 1)
        if scene.key(at - 1) == "يا":
            return None  # «يا طفلتي»
        feminine = len(scene.keys[at]) > 2 and scene.keys[at][-2] == "ت" and noun.lemma.endswith("ة")
        noun_behind = bool(after) and (scene.words[at + 1].upos == "NOUN" or self._victims.owned(scene, at + 1))
        named = noun.kind == "thing" and scene.definite(at + 1)  # «مادتي البنزين والديزل» are named, not counted
        indefinite = noun_behind and after not in self._lexicon.refusals and not named
        if (
            after in self._lexicon.constructs
            or (feminine and indefinite)
            or (feminine and scene.keys[at].endswith("ا"))
        ):
            draft = self._draft(at, at + 1, exactly(2), "quantity.dual", noun)
            draft.construct = True
            return draft
        return None

    def _singular(self, scene: Scene, at: int, noun: Noun) -> Draft | None:
        after = scene.key(at + 1)
        if noun.form == "accusative" and scene.words[at].upos == "PROPN":
            return None  # سوريا is Syria, unless a number counts Syrians
        if at > scene.begin and scene.words[at - 1].upos in _UNREAD:
            return None  # a number that was not read: «12/15 شخصا»
        if scene.keys[at] in self._lexicon.triggers or scene.definite(at + 1) or self._victims.owned(scene, at):
            return None
        if self._victims.kills(scene, at + 1):
            return None
        if noun.lemma == "ابن" and at + 1 < scene.end and scene.words[at + 1].upos == "PROPN":
            return None  # «مقتل ابن لادن»
        if noun.lemma == "آخر" and self._lexicon.nouns.get(after) is not None:
            return None  # «آخر جندي» is the last soldier
        if noun.lemma in _POSTS and at + 2 < scene.end and scene.words[at + 2].upos == "PROPN":
            return None  # «زعيم جماعة أبو سياف» is a known man
        first = self._past_modifier(scene, at)
        told = (
            self._victims.told(scene, first, noun)
            or self._victims.verb_follows(scene, at)
            or self._victims.object(scene, at, noun)
            or self._victims.over_phrase(scene, first)
            or (noun.form == "singular" and scene.key(at + 1) in _BY and self._victims.headline(scene, at, noun))
        )
        if not (told or self._subset(scene, at) or self._joined(scene, at) or self._opens_list(scene, at, noun)):
            return None
        return self._draft(at, at + 1, exactly(1), "quantity.one", noun)

    def _plural(self, scene: Scene, at: int, noun: Noun) -> Draft | None:
        if scene.keys[at] in self._lexicon.triggers or self._lexicon.numbers.starts(scene.key(at + 1) or "-"):
            return None  # «أسر عشرات», «جثث 24 من المسلحين»
        if scene.definite(at + 1) or self._victims.owned(scene, at) or self._victims.does(scene, at):
            return None  # «عناصر التنظيم» are known ones
        joined = scene.joined_to_last(at)
        follows = joined is not None and (joined.rule == "quantity.plural" or joined.relation == "subset")
        told = (
            self._victims.told(scene, at, noun)
            or self._victims.result(scene, at, noun)
            or self._victims.objects(scene, at, noun)
        )
        told = (
            told
            or self._victims.over_phrase(scene, at)
            or self._victims.headline(scene, at, noun)
            or self._victims.verb_follows(scene, at)
        )
        if not (told or self._subset(scene, at) or follows):
            return None
        return self._draft(at, at + 1, PLURAL, "quantity.plural", noun)

    def _past_modifier(self, scene: Scene, at: int) -> int:
        found = self._lexicon.before.before(scene.keys, at, scene.begin)
        return found.first if found else at

    def _subset(self, scene: Scene, at: int) -> bool:
        """Whether the noun is told as a part of a whole: «بينهم طفل»."""
        found = self._lexicon.relations.before(scene.keys, at, scene.begin)
        return found is not None and found.what.effect == "subset"

    def _joined(self, scene: Scene, at: int) -> bool:
        last = scene.joined_to_last(at)
        if last is None or not last.human or last.bounds.best is None:
            return False
        noun = self._lexicon.nouns.forms.get(scene.keys[at])
        if noun is not None and noun.form == "accusative" and noun.kind == "casualty" and last.bounds.best > TEN:
            return False  # «33 قتيلا وجريحا» are 33 in all
        return last.bounds.best < HUNDRED  # «مئة صحافي وعامل» are journalists and workers

    def _opens_list(self, scene: Scene, at: int, noun: Noun) -> bool:
        """«قتيل وثلاثة جرحى»: the first of a list of casualties, as headlines begin."""
        if noun.kind != "casualty" or noun.form != "singular" or scene.key(at + 1) != "و":
            return False
        after = scene.key(at + 2)
        other = self._lexicon.nouns.get(after)
        counted = other is not None and other.kind == "casualty" and other.form in ("dual", "plural")
        return counted or after[:1].isdigit() or (bool(after) and self._lexicon.numbers.word(after) is not None)
