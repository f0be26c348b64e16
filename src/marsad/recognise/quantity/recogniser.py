"""Counts in a text: who starts one, what it counts, and as which mention it is told."""

from __future__ import annotations

from marsad.knowledge import Knowledge
from marsad.model.analysis import Analysis
from marsad.model.evidence import Evidence
from marsad.model.mention import Mention, QuantityValue
from marsad.recognise.quantity.amounts import FROM, Amount, Amounts
from marsad.recognise.quantity.contexts import Contexts, Site
from marsad.recognise.quantity.lexicon import Lexicon
from marsad.recognise.quantity.nouns import ARTICLE, HUMAN, Noun
from marsad.recognise.quantity.relations import Relations
from marsad.recognise.quantity.scene import CLOSE, OPEN, QUOTES, Draft, Scene
from marsad.recognise.quantity.singles import Singles
from marsad.recognise.quantity.values import widened

MODIFIERS = 2  # «ما لا يقل عن نحو 20»
ELLIPSIS = 6  # words between a count and the next that leaves out its noun
_PLACERS = frozenset({"في", "من", "علي"})  # as keys
_SIGNS = frozenset("$€£")
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
        words = lexicon.numbers.words
        self._numeric = {*words, *(ARTICLE + word for word in words), *lexicon.vague}
        self._starters = self._numeric | set(lexicon.nouns.forms)

    def find(self, analysis: Analysis) -> list[Mention]:
        """The counts of the text, in its order."""
        keys = [word.key for word in analysis.words]
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
        if draft is None and key in self._lexicon.nouns.forms:
            draft = self._singles.read(scene, at)
        return self._modified(scene, draft) if draft is not None else None

    def _counted(self, scene: Scene, amount: Amount) -> Draft | None:
        """The amount with its noun, unless it counts nothing."""
        if not scene.free(amount.first, amount.last):
            return None
        first, tail = self._brackets(scene, amount)
        draft = Draft(first, amount.last, amount.bounds, amount.rule, amount.where)
        known, noun = self._noun(scene, amount, tail, draft)
        if not scene.free(amount.last, draft.last):
            return None
        site = Site(scene.keys, scene.begin, scene.end, amount.first, amount.last, amount.digits, noun, known)  # type: ignore[arg-type]
        if draft.unit not in ("money", "percent") and self._contexts.refuses(site):
            return None
        return draft if noun or self._stands_alone(scene, amount, site) else None

    def _brackets(self, scene: Scene, amount: Amount) -> tuple[int, int]:
        """«مقتل (5) أشخاص»: the first word, and where the noun is looked for."""
        if scene.key(amount.first - 1) in OPEN and scene.key(amount.last) in CLOSE:
            return amount.first, amount.last + 1
        quoted = scene.key(amount.last) in QUOTES and scene.key(amount.last + 1) in self._lexicon.nouns.forms
        return amount.first, amount.last + quoted

    def _noun(self, scene: Scene, amount: Amount, tail: int, draft: Draft) -> tuple[Noun | None, bool]:
        """The counted noun at ``tail``: taken into the span, its lemma the unit. Tells whether there is one."""
        sign = self._sign(scene, amount, tail, draft)
        if sign:
            return None, True
        nouns = self._lexicon.nouns
        partitive = scene.key(tail) == FROM
        place = self._behind(scene, tail + 1 if partitive else tail)
        free = not amount.definite or amount.needs == "min"  # «العشرات القتلى» is no phrase, «العديد من القتلى» is
        loose = partitive or (amount.vague and free)
        known = nouns.bare(scene.key(place)) if loose else nouns.get(scene.key(place))
        if known is None and ((not free and not partitive) or not self._is_noun(scene, place, loose)):
            return self._noun_before(scene, amount, draft)
        draft.unit = known.unit if known else scene.words[place].lemma
        draft.human = known is not None and known.kind in HUMAN
        if partitive and not amount.needs and amount.vague and not _is_part(scene.key(place), known):
            draft.unit, draft.human = None, False
            return None, amount.definite
        if amount.vague or not partitive:
            draft.last = place + 1
            if scene.key(tail - 1) in CLOSE:
                draft.first = amount.first - 1
        return known, True

    def _behind(self, scene: Scene, place: int) -> int:
        """Past «كبار» and «أبرز», behind which the counted noun stands."""
        return place + 1 if self._lexicon.refusals.get(scene.key(place), ("",))[0] == "through" else place

    def _sign(self, scene: Scene, amount: Amount, tail: int, draft: Draft) -> bool:
        """Percentages and sums with a currency sign."""
        percent = self._lexicon.percents.after(scene.keys, tail, scene.end)
        if percent:
            draft.unit, draft.last = "percent", percent.last
        elif scene.key(tail) in _SIGNS:
            draft.unit, draft.last = "money", tail + 1
        elif scene.key(amount.first - 1) in _SIGNS:
            draft.unit, draft.first = "money", amount.first - 1
        else:
            return False
        return True

    def _noun_before(self, scene: Scene, amount: Amount, draft: Draft) -> tuple[Noun | None, bool]:
        """«الجنود الخمسة»، «مناطق عدة»: the number stands behind its noun."""
        before = self._lexicon.nouns.bare(scene.key(amount.first - 1))
        article = scene.key(amount.first - 1).startswith(ARTICLE)
        behind = amount.definite if article else amount.needs == "noun"
        if before is None or before.form != "plural" or not behind or (amount.vague and article):
            return None, False
        draft.unit, draft.first = before.unit, amount.first - 1
        draft.human = before.kind in HUMAN
        return before, True

    def _is_noun(self, scene: Scene, at: int, loose: bool) -> bool:
        """Whether the word, which no table knows, may be what is counted."""
        word = scene.key(at)
        if len(word) < 3 or not word.isalpha() or word in self._lexicon.refusals or word in self._lexicon.triggers:
            return False
        if word.startswith(ARTICLE) and not loose:
            return False
        reading = scene.words[at].readings[0]
        return reading.upos in ("NOUN", "ADJ") and word not in self._numeric

    def _stands_alone(self, scene: Scene, amount: Amount, site: Site) -> bool:
        """Whether a number without a noun counts: its words say so, or a word of dying stands near."""
        keys, begin = scene.keys, scene.begin
        if amount.vague and amount.definite:
            return True
        if amount.definite and self._lexicon.before.before(keys, amount.first, begin) is None:
            return False
        return (
            amount.rule == "quantity.range"
            or self._lexicon.before.before(keys, amount.first, begin) is not None
            or self._relations.of(scene, amount.first, amount.last) is not None
            or (scene.joined_to_last(amount.first) is not None and scene.key(amount.last) != "")
            or self._lexicon.after.after(keys, amount.last, scene.end) is not None
            or self._elliptic(scene, amount)
            or self._contexts.casualty_before(site)
        )

    def _elliptic(self, scene: Scene, amount: Amount) -> bool:
        """«144 شخصا في صنعاء و70 في عدن»: the noun is that of the count before."""
        last = scene.last
        near = last is not None and last.unit is not None and amount.first - last.last <= ELLIPSIS
        return near and amount.digits and scene.key(amount.first - 1) == "و" and scene.key(amount.last) in _PLACERS

    def _modified(self, scene: Scene, draft: Draft) -> Draft:
        """The draft with the modifiers around it and its relation to a whole."""
        for _ in range(MODIFIERS):
            found = self._lexicon.before.before(scene.keys, draft.first, scene.begin)
            if found is None or found.first < (scene.last.last if scene.last else scene.begin):
                break
            draft.bounds, draft.first = widened(draft.bounds, found.what.effect), found.first
            draft.modifier = found.what.lemma
        self._modified_after(scene, draft)
        draft.relation = self._relations.of(scene, draft.first, draft.last)
        if draft.modifier is None and draft.relation == "total":
            verb = self._relations.modifier_of_head(scene, draft.first)
            if verb is not None:
                draft.bounds, draft.modifier = widened(draft.bounds, verb.what.effect), verb.what.lemma
        return draft

    def _modified_after(self, scene: Scene, draft: Draft) -> None:
        """«28 شخصا على الأقل»; behind an adjective it changes the value and stays out of the span."""
        for skipped in (0, 1):
            found = self._lexicon.after.after(scene.keys, draft.last + skipped, scene.end)
            if found is not None:
                draft.bounds, draft.modifier = widened(draft.bounds, found.what.effect), found.what.lemma
                draft.last = draft.last if skipped else found.last
                return
            if scene.key(draft.last) in ("و", "") or draft.unit is None:
                return


def _is_part(word: str, known: Noun | None) -> bool:
    """Whether what stands after من is counted («المئات من المدنيين») and no origin («المئات من القرية»)."""
    return known.kind not in ("place", "body") if known is not None else word.endswith(("ين", "ات"))


def _mention(scene: Scene, draft: Draft) -> Mention:
    start, end = scene.words[draft.first].start, scene.words[draft.last - 1].end
    low, best, high, approximate = draft.bounds
    value = QuantityValue(low, best, high, approximate, draft.unit, draft.modifier, draft.relation)
    evidence = Evidence(draft.rule, draft.where, _DETAILS[draft.rule], None, start, end)
    return Mention("quantity", start, end, draft.first, draft.last, value, (evidence,))
