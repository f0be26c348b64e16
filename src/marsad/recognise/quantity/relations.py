"""How a count stands to a whole: a subset of it («بينهم طفلان»), or its running total («ارتفعت الحصيلة إلى 50»)."""

from __future__ import annotations

from marsad.recognise.quantity.lexicon import Lexicon, Modifier
from marsad.recognise.quantity.phrases import Found
from marsad.recognise.quantity.scene import STOPS, Scene

REACH = 16  # words between the head of a total and its number
NEAR = 8
SHIFT = 6  # words between a verb of rising and «إلى»
_OVER = frozenset({"علي", "عن"})  # as keys
_EXCEEDS = frozenset({"زاد", "يزيد", "زادت", "تزيد"})
_PART = frozenset({"هم", "ها", "هن", "هما"})
_OF = frozenset({"منهم", "منها", "منهن", "منهما"})


class Relations:
    """Finds the relation of a count from the words around it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def of(self, scene: Scene, first: int, last: int) -> str | None:
        """The relation of the count ``first``–``last``: subset, total or None."""
        found = self._lexicon.relations.before(scene.keys, first, scene.begin)
        if found:
            return found.what.effect
        if self.part_after(scene, last) is not None:
            return "subset"
        joined = scene.joined_to_last(first)
        if joined is not None:
            return joined.relation
        told = self.head(scene, first) is not None or scene.key(last) in self._lexicon.heads
        return "total" if told else None

    def part_after(self, scene: Scene, last: int) -> int | None:
        """The word after «منهم» that follows a count («ثلاثة منهم»), unless it brings in the next count («منهم طفلان»)."""
        if scene.key(last) in _OF:
            at = last + 1
        elif scene.key(last) == "من" and scene.key(last + 1) in _PART:
            at = last + 2
        else:
            return None
        follower = scene.key(at)
        if not follower:
            return at
        noun = self._lexicon.nouns.get(follower)
        brings = noun is not None and noun.form != "plural"
        return None if brings or self._lexicon.numbers.starts(follower) or follower in self._lexicon.vague else at

    def head(self, scene: Scene, first: int) -> int | None:
        """The index of the word (حصيلة، عدد) of whose total the number at ``first`` tells."""
        linked = scene.key(first - 1) in self._lexicon.links
        since = self._since(scene, first)
        for at in range(first - 1, max(first - 1 - REACH, since - 1, scene.begin - 1), -1):
            word = scene.keys[at]
            if word in STOPS:
                return None
            if word in self._lexicon.heads and not (
                word == "اعداد" and scene.words[at].form[0] == "إ"  # إعداد is no أعداد
            ):
                return at if self._is_head(scene, at, first) and (linked or first - at <= NEAR) else None
        return None

    def shifted(self, scene: Scene, first: int) -> bool:
        """«وارتفع في العام التالي إلى 300»: a verb of rising or falling brings the number."""
        if scene.key(first - 1) not in self._lexicon.joins["from-to"]:
            return False
        return any(scene.key(at) in self._lexicon.shifts for at in range(first - 2, first - 2 - SHIFT, -1))

    def _is_head(self, scene: Scene, at: int, first: int) -> bool:
        """Whether «عدد» is a head here: in «عدد كبير من القتلى» it is a vague number."""
        if at + 1 >= first:
            return scene.key(at - 1) in self._lexicon.links and scene.definite(at)  # «بلغت الحصيلة حوالي تسعين»
        if scene.key(at + 1) == "من":
            return False
        if scene.definite(at + 1):
            return True
        return scene.key(at + 2) != "من" or self._lexicon.numbers.starts(scene.key(at + 3) or "-")

    def _since(self, scene: Scene, first: int) -> int:
        """Where the search for a head stops: behind the count before, unless «من 20 إلى 30» joins the two."""
        last = scene.last
        if last is None or (last.last == first - 1 and scene.key(first - 1) in self._lexicon.joins["from-to"]):
            return scene.begin
        return last.last

    def modifier_of_head(self, scene: Scene, first: int) -> Found[Modifier] | None:
        """The verb that makes a total a range from before its head: «تجاوز عدد القتلى 50»."""
        head = self.head(scene, first)
        if head is None:
            return None
        if scene.key(first - 1) in _OVER and scene.key(head - 1) in _EXCEEDS:  # «زاد عدد الموقعين على مئة ألف»
            return self._lexicon.before.before([*scene.keys[:head], scene.keys[first - 1]], head + 1, scene.begin)
        if scene.key(first - 1) in self._lexicon.links:
            return None
        return self._lexicon.before.before(scene.keys, head, scene.begin)
