"""Counts in a text: who starts one, what it counts, and as which mention it is told."""

from __future__ import annotations

from marsad.knowledge import Knowledge
from marsad.model.analysis import Analysis
from marsad.model.evidence import Evidence
from marsad.model.mention import Mention, QuantityValue
from marsad.recognise.quantity.amounts import PLUS, Amount, Amounts
from marsad.recognise.quantity.contexts import Contexts, Site
from marsad.recognise.quantity.counted import CountedNouns
from marsad.recognise.quantity.lexicon import Lexicon, Modifier
from marsad.recognise.quantity.phrases import Found
from marsad.recognise.quantity.relations import Relations
from marsad.recognise.quantity.scene import HASH, OPEN, Draft, Scene
from marsad.recognise.quantity.singles import Singles
from marsad.recognise.quantity.values import Bounds, widened

MODIFIERS = 2  # «ما لا يقل عن نحو 20»
HELD = OPEN | {HASH}  # what may stand between a modifier and digits
ELLIPSIS = 6  # words between a count and the next that leaves out its noun
_WRITERS = frozenset({"كاتب", "باحث", "شاعر", "اديب", "مولف", "رواءي", "صحفي", "صحافي", "مفكر", "موسيقار", "ملحن"})
_THERE = frozenset({"هناك", "ثمه", "يوجد", "توجد"})
_WHO = frozenset({"الذين", "اللواتي", "اللاتي", "اللاءي", "التي"})
_PLACERS = frozenset({"في", "من", "علي", "لدي", "عند"})  # as keys
_DETAILS = {
    "quantity.exact": "a number",
    "quantity.vague": "a word of vague number, with the bounds of its table",
    "quantity.range": "two numbers that bound a range",
    "quantity.dual": "a dual counts two",
    "quantity.one": "a single person or thing counts one",
    "quantity.plural": "a plural without a number counts three and more",
}


class QuantityRecogniser:
    """Finds the counts of a text that count something, as ranges."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._lexicon = lexicon = Lexicon(knowledge)
        self._amounts = Amounts(lexicon)
        self._singles = Singles(lexicon)
        self._relations = Relations(lexicon)
        self._contexts = Contexts(lexicon)
        self._counted_nouns = CountedNouns(lexicon)
        self._numeric = lexicon.numeric
        self._starters = self._numeric | set(lexicon.nouns.forms)

    def find(self, analysis: Analysis) -> list[Mention]:
        """The counts of the text, in its order."""
        keys = [word.key or " " for word in analysis.words]  # never empty, so that a first letter may be asked for
        times = analysis.mentions.get("time", ())
        blocked = frozenset(at for mention in times for at in range(mention.first, mention.last))
        found: list[Mention] = []
        for sentence in analysis.sentences:
            scene = Scene(keys, analysis.words, sentence.first, sentence.last, blocked)
            self._read(scene)
            found.extend(_mention(scene, draft) for draft in scene.drafts)
        return found

    def _read(self, scene: Scene) -> None:
        at, starters, keys = scene.begin, self._starters, scene.keys
        while at < scene.end:
            key = keys[at]
            if (key in starters or key[0].isdigit()) and at not in scene.blocked:
                draft = self._draft(scene, at)
                if draft is not None:
                    if scene.last is not None and draft.first < scene.last.last:
                        scene.drafts.pop()  # «أشخاصا عدة»: the noun was read before its number
                    scene.drafts.append(draft)
                    at = max(draft.last, at + 1)
                    continue
                at = self._past_refused(scene, at)
                continue
            at += 1

    def _past_refused(self, scene: Scene, at: int) -> int:
        """The word after a refused number, so that its tail is not read as a number of its own."""
        number = (
            self._lexicon.numbers.parse(scene.keys, at, scene.end)
            if scene.keys[at] not in self._lexicon.vague
            else None
        )
        return number.last if number is not None else at + 1

    def _draft(self, scene: Scene, at: int) -> Draft | None:
        key = scene.keys[at]
        draft = None
        if key in self._numeric or key[0].isdigit():
            amount = self._amounts.read(scene, at)
            draft = self._counted(scene, amount) if amount is not None else None
        if draft is None:
            draft = self._singles.read(scene, at)
        return self._modified(scene, draft) if draft is not None else None

    def _counted(self, scene: Scene, amount: Amount) -> Draft | None:
        """The amount with its noun, unless it counts nothing."""
        if not scene.free(amount.first, amount.last):
            return None
        draft = Draft(amount.first, amount.last, amount.bounds, amount.rule, amount.where, pointed=amount.pointed)
        known, noun = self._counted_nouns.take(scene, amount, draft)
        if not scene.free(amount.last, draft.last):
            return None
        site = Site(scene.keys, scene.begin, scene.end, amount.first, amount.last, amount.digits, noun, known)
        if draft.unit not in ("money", "percent") and (self._contexts.refuses(site) or _wrote(scene, amount)):
            return None
        if (amount.bounds.best or 0) % 1 and (draft.human or (not noun and self._contexts.casualty_before(site))):
            return None  # no count tells a part of a person
        if amount.plus:
            draft.bounds, draft.modifier = _widened(draft, "least"), PLUS
        return draft if noun or self._stands_alone(scene, amount, site) else None

    def _stands_alone(self, scene: Scene, amount: Amount, site: Site) -> bool:
        """Whether a number without a noun counts: its words say so, or a word of dying stands near."""
        keys = scene.keys
        if amount.units or (amount.vague and amount.definite):
            return True
        if keys[amount.first - 1] in _THERE or (amount.definite and scene.key(amount.last) in _WHO):
            return True  # «هناك آلاف في السجون», «الثلاثة الذين قتلوا»
        if amount.definite and self._modifier(scene, amount.first) is None:
            return False
        return (
            amount.rule == "quantity.range"
            or self._modifier(scene, amount.first) is not None
            or self._relations.of(scene, amount.first, amount.last) is not None
            or (scene.joined_to_last(amount.first) is not None and scene.key(amount.last) != "")
            or self._lexicon.after.after(keys, amount.last, scene.end) is not None
            or self._elliptic(scene, amount)
            or self._relations.shifted(scene, amount.first)
            or scene.key(amount.last) in self._lexicon.heads  # «يرتفع إلى 600 عدد القتلى»
            or self._contexts.casualty_before(site)
        )

    def _elliptic(self, scene: Scene, amount: Amount) -> bool:
        """«144 شخصا في صنعاء و70 في عدن»: the noun is that of the count before."""
        last = scene.last
        near = (
            last is not None
            and (last.unit is not None or last.relation is not None)
            and amount.first - last.last <= ELLIPSIS
        )
        joined = scene.key(amount.first - 1) in ("و", "،", ",") and scene.key(amount.last) in _PLACERS
        joined = joined or scene.key(amount.first - 1) == "مقابل"
        return near and joined and (amount.digits or (last is not None and last.human))

    def _modifier(self, scene: Scene, first: int) -> Found[Modifier] | None:
        """The modifier before word ``first``."""
        marked = scene.key(first - 1) in HELD and scene.keys[first][0].isdigit()  # «ما يقارب (200) عامل», «نحو #70»
        at = first - 1 if marked else first
        return self._lexicon.before.before(scene.keys, at, scene.begin)

    def _modified(self, scene: Scene, draft: Draft) -> Draft:
        """The draft with the modifiers around it and its relation to a whole."""
        for _ in range(MODIFIERS):
            found = self._modifier(scene, draft.first)
            if found is None or found.first < (scene.last.last if scene.last else scene.begin):
                break
            if draft.rule == "quantity.vague" and found.what.effect == "about":
                break  # «نحو عدد من المدن» is towards some towns
            draft.bounds, draft.first = _widened(draft, found.what.effect), found.first
            draft.modifier = found.what.lemma
        self._modified_after(scene, draft)
        draft.relation = self._relations.of(scene, draft.first, draft.last)
        if (
            draft.relation is None
            and (draft.human or draft.unit is None)
            and self._relations.shifted(scene, draft.first)
        ):
            draft.relation = "total"
        if draft.modifier is None and draft.relation == "total":
            verb = self._relations.modifier_of_head(scene, draft.first)
            if verb is not None:
                draft.bounds, draft.modifier = _widened(draft, verb.what.effect), verb.what.lemma
        return draft

    def _modified_after(self, scene: Scene, draft: Draft) -> None:
        """«28 شخصا على الأقل»; behind an adjective it changes the value and stays out of the span."""
        part = self._relations.part_after(scene, draft.last)  # «أربعة منهم على الأقل»
        of = scene.key(draft.last) == "من" and scene.definite(draft.last + 1)  # «700 من العسكريين على الأقل»
        for skipped in (0, 2) if of and part is None else (0, 1) if part is None else (part - draft.last,):
            found = self._lexicon.after.after(scene.keys, draft.last + skipped, scene.end)
            if found is not None:
                draft.bounds, draft.modifier = _widened(draft, found.what.effect), found.what.lemma
                draft.last = draft.last if skipped else found.last
                return
            if scene.key(draft.last) in ("و", "") or (draft.unit is None and not of):
                return


def _wrote(scene: Scene, amount: Amount) -> bool:
    """«ألف كاتب سوداني رواية»: ألّف, to write, before who writes; what is written follows without a verb."""
    if amount.digits or scene.keys[amount.first] != "الف" or amount.last != amount.first + 1:
        return False
    if scene.key(amount.last) not in _WRITERS or scene.key(amount.first - 1) not in ("", "و"):
        return False
    after = scene.words[amount.last + 1 : min(amount.last + 4, scene.end)]
    kinds = [word.upos for word in after]
    return "NOUN" in kinds and "VERB" not in kinds[: kinds.index("NOUN")]


def _widened(draft: Draft, effect: str) -> Bounds:
    return widened(draft.bounds, effect, share=draft.unit == "percent" or (draft.pointed and effect != "about"))


def _mention(scene: Scene, draft: Draft) -> Mention:
    start, end = scene.words[draft.first].start, scene.words[draft.last - 1].end
    low, best, high, approximate = draft.bounds
    value = QuantityValue(low, best, high, approximate, draft.unit, draft.modifier, draft.relation)
    evidence = Evidence(draft.rule, draft.where, _DETAILS[draft.rule], None, start, end)
    return Mention("quantity", start, end, draft.first, draft.last, value, (evidence,))
