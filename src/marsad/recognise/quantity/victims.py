"""Whether a noun without a number is who is killed, wounded or taken: the words of dying and wounding around it."""

from __future__ import annotations

from marsad.recognise.quantity.lexicon import Lexicon, Trigger
from marsad.recognise.quantity.nouns import HUMAN, Noun
from marsad.recognise.quantity.scene import STOPS, Scene

REACH = 6  # words between a verb and its object in the accusative
_PREPOSITIONS = frozenset({"ب", "علي", "عن"})  # as keys
_PHRASES = frozenset({"في", "ب", "علي", "من", "خلال", "اثر", "جراء", "قرب", "امام", "داخل", "عند", "اثناء", "برصاص"})
_OPENERS = frozenset(":|-–")
_VICTIMS = frozenset({"قتيل", "جريح", "شهيد", "ضحية", "إصابة", "مصاب", "وفاة"})
_THROUGH = frozenset({"علي", "عن"})  # as keys: «عثر الأهالي على جثة», «أفرجت الإدارة عن إحدى المعتقلات»
_SUFFERED = frozenset(
    {"اصيب", "اصيبت", "استشهد", "استشهدت", "توفي", "توفيت", "مات", "لقي", "قضي", "نزح", "اغتيل", "فقد"}
)


class Victims:
    """Looks at the verbs and nouns of dying, wounding, taking and freeing beside a noun."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def does(self, scene: Scene, at: int) -> bool:
        """Whether a nominative plural is who kills, not who is killed: a victim follows («خطف مسلحون مهندسا»)."""
        if not scene.keys[at].endswith("ون") or scene.key(at - 1) in _SUFFERED:
            return False
        for place in range(at + 1, min(at + 1 + REACH, scene.end)):
            word = scene.keys[place]
            if word in STOPS or word in ("،", ",", "و", "في"):
                return False
            noun = self._lexicon.nouns.bare(word)
            if self._lexicon.numbers.starts(word) or (
                noun is not None and noun.kind in HUMAN and not word.endswith("ون")
            ):
                return place > at + 1 or noun is None or noun.form == "accusative" or word.endswith("ين")
        return False

    def kills(self, scene: Scene, at: int) -> bool:
        """Whether the word behind a person is the victim: «يقتل أجنبي مواطنا», «قتل امرأة زوجها»."""
        victim = self._lexicon.nouns.get(scene.key(at))
        return victim is not None and victim.kind in HUMAN and (victim.form == "accusative" or self.owned(scene, at))

    def owned(self, scene: Scene, at: int) -> bool:
        """Whether a pronoun hangs on the noun: «طفلها» is a certain child."""
        return at + 1 < scene.end and scene.words[at + 1].token == scene.words[at].token

    def reached(self, scene: Scene, at: int) -> Trigger | None:
        """The verb that reaches its object over its subject and a preposition: «عثر الأهالي على جثة»."""
        if scene.key(at - 1) not in _THROUGH:
            return None
        for place in range(at - 2, max(at - 2 - REACH, scene.begin - 1), -1):
            if scene.keys[place] in STOPS or scene.keys[place] in ("،", ","):
                return None
            trigger = self._lexicon.triggers.get(scene.keys[place])
            if trigger is not None and trigger.finite:
                return trigger if trigger.kind in ("find", "free", "take") else None
        return None

    def told(self, scene: Scene, at: int, noun: Noun) -> Trigger | None:
        """The word of dying, wounding or taking directly before ``at``."""
        place = at - 1
        if scene.key(place) in _PREPOSITIONS:
            place -= 1
            while place in scene.blocked:  # «ألقت القبض مساء أمس على قيادي»
                place -= 1
        trigger = self._lexicon.triggers.get(scene.key(place)) or self.reached(scene, at)
        if (
            trigger is None
            or trigger.kind in ("slay", "move")
            or (trigger.kind in ("fall", "find") and noun.kind != "casualty" and noun.lemma != "مدني")
        ):
            return None
        return trigger

    def result(self, scene: Scene, at: int, noun: Noun) -> bool:
        """Casualties that a verb and its subject bring: «خلف الهجوم قتلى», «أسفر القصف عن جرحى»."""
        if noun.kind != "casualty" or scene.key(at - 1) == "ب" or (scene.last is not None and scene.last.last == at):
            return False
        triggers = (self._lexicon.triggers.get(scene.key(place)) for place in range(at - 2, at - 2 - REACH, -1))
        return any(trigger is not None and trigger.kind == "fall" and trigger.finite for trigger in triggers)

    def over_phrase(self, scene: Scene, at: int) -> bool:
        """A subject behind a phrase of place, means or time: «قتل في الانفجار جندي», «قتل بالرصاص شرطي»."""
        if not (scene.definite(at - 1) or at - 1 in scene.blocked or scene.words[at - 1].upos == "PROPN"):
            return False
        for place in range(at - 2, max(at - 2 - REACH, scene.begin - 1), -1):
            word = scene.keys[place]
            if word in STOPS or word in ("،", ",", "و"):
                return False
            trigger = self._lexicon.triggers.get(word)
            if trigger is not None and trigger.finite:
                opens = scene.key(place + 1) in _PHRASES or place + 1 in scene.blocked
                return opens and trigger.past and trigger.kind in ("die", "wound")
        return False

    def headline(self, scene: Scene, at: int, noun: Noun) -> bool:
        """«قتلى وجرحى في انفجار ببغداد»: victims that open a headline."""
        first = at == scene.begin or scene.key(at - 1) in _OPENERS
        return first and noun.lemma in _VICTIMS

    def verb_follows(self, scene: Scene, at: int) -> bool:
        """«أن شخصا قتل», «كان جندي قد قتل»."""
        described = at + 1 < scene.end and scene.words[at + 1].upos in ("ADJ", "NUM") and not scene.definite(at + 1)
        verb = at + 2 if described or scene.key(at + 1) in ("قد", "ايضا") else at + 1  # «شخصا ثانيا قتل»
        if scene.last is not None and scene.last.last == at:
            return False  # «خمسة جنود آخرين قتلوا»
        trigger = self._lexicon.triggers.get(scene.key(verb))
        return trigger is not None and trigger.past and trigger.kind in ("die", "wound") and self._suffers(scene, verb)

    def _suffers(self, scene: Scene, at: int) -> bool:
        """Whether the verb is told of its subject in the passive: «جندي قتل في», not «مسلح يقتل تسعة»."""
        after = scene.key(at + 1)
        noun = self._lexicon.nouns.bare(after)
        counted = noun is not None or (bool(after) and self._lexicon.numbers.starts(after))
        told = scene.words[at].upos == "VERB" or scene.key(at - 2) == "ان"  # «أن شخصا قتل»
        ends = after in _PHRASES or after in STOPS or after in ("", "،", ",", "و", "مصرعه")
        return (told and not counted) or ends

    def object(self, scene: Scene, at: int, noun: Noun) -> bool:
        """A person in the accusative after a verb and its subject: «قتل مسلحون ضابطا»."""
        return noun.form == "accusative" and self._suffered(scene, at, noun)

    def objects(self, scene: Scene, at: int, noun: Noun) -> bool:
        """People in the plural after a verb and its subject, in a form that is accusative: «خطفت جماعة عمالا»."""
        word, before = scene.keys[at], scene.key(at - 1)
        broken = word.endswith("ا") and word[:-1] in self._lexicon.nouns.forms
        ends = scene.definite(at - 1) or before.endswith("ون") or before in self._lexicon.triggers
        sound = word.endswith("ين") and ends and scene.words[at].upos != "ADJ"  # «اعتقلت القوات ناشطين»
        return (broken or sound) and self._suffered(scene, at, noun)

    def _suffered(self, scene: Scene, at: int, noun: Noun) -> bool:
        if noun.lemma == "آخر" or scene.key(at - 1) in ("ب", "ك", "و", "او"):
            return False
        for place in range(at - 1, max(at - 1 - REACH, scene.begin - 1), -1):
            word = scene.keys[place]
            if word in STOPS or word in ("،", ",") or (scene.last is not None and place < scene.last.last):
                return False
            trigger = self._lexicon.triggers.get(word)
            if trigger is not None and trigger.finite and trigger.kind in ("die", "slay", "wound", "take"):
                return True
        return False
