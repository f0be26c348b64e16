"""Places that the words tell by their kind alone: «المستشفى», «ثكنة عسكرية», «الحدود اليمنية»."""

from __future__ import annotations

from marsad.extract.found import Filler, Found
from marsad.extract.phrases import Chunk
from marsad.extract.syntax import Row, filler_of, place_role, transparent
from marsad.knowledge import Knowledge
from marsad.model.text import Word
from marsad.text.fold import key

_AT = frozenset("في ب داخل in وسط أمام تحت عبر".split())
_BY = frozenset({"قرب", "near", "عند", "حول", "خارج"})  # where no place is named: beside what it happened
_TO = frozenset({"من", "إلى", "نحو", "باتجاه", "تجاه", "صوب", "على"})  # where a side goes, comes from, takes hold
_TAKEN = frozenset({"attack", "territory-takeover", "territory-withdrawal", "territory-control", "deployment"})
_VAGUE = frozenset(
    "المذكوره المحيطه المجاوره المحاذيه القريبه الواقعه التابعه نفسها ذاتها المستهدفه المحرره المحتله المحاصره الامنه "
    "العازله الاخري الحدوديه السكنيه المتنازع المذكور المحيط المجاور القريب الواقع التابع المستهدف".split()
)
_ARTICLE = key("ال")


class Sites:
    """The nouns of lexicon/extract/sites.csv in the phrases of an event."""

    def __init__(self, knowledge: Knowledge) -> None:
        rows = knowledge.table("lexicon/extract/sites.csv")
        self._needs = {key(row["word"]): row["needs"] for row in rows}

    def give(self, row: Row, event: Found) -> None:
        """Add the sites at which an event happened or that it took."""
        known = [filler for slot in ("place", "origin", "destination") for filler in event.slots.get(slot, [])]
        known += [filler for filler, _ in event.places]
        for filler, role in (*self._brought(row, event, bool(known)), *self._taken(row, event)):
            if not any(filler.overlaps(other) for other in (*known, *(site for site, _ in event.sites))):
                event.sites.append((filler, role))

    def _brought(self, row: Row, event: Found, placed: bool) -> list[tuple[Filler, str]]:
        """داخل ثكنة عسكرية، أمام السفارة: what a preposition of place brings within the clause."""
        found: list[tuple[Filler, str]] = []
        relations = (_AT if placed else _AT | _BY) | (_TO if event.rule.event in _TAKEN else frozenset())
        for position in range(event.chunk + 1, len(row.chunks)):
            chunk = row.chunks[position]
            if chunk.first >= event.reach:
                break
            if chunk.kind != "P" or chunk.relation not in relations:
                continue
            after = position + 1
            while after < len(row.chunks) and transparent(row.chunks[after]):
                after += 1
            role = place_role(event.rule, chunk.relation) or "location"
            if after < len(row.chunks) and row.chunks[after].kind == "N" and self._is(row, row.chunks[after]):
                found.append((filler_of(row.chunks[after]), role))
        return found

    def _taken(self, row: Row, event: Found) -> list[tuple[Filler, str]]:
        """استعادت المقاومة المطار: a site with the article that a side takes, holds or leaves."""
        if event.rule.event not in _TAKEN or (event.rule.event == "attack" and event.form not in {"active", "passive"}):
            return []
        things = [f for f in event.slots.get("patient", []) if f.mention("actor") is None]
        return [
            (f, "location")
            for f in things
            if row.words[f.head].definite and f.mention("place") is None and self._stands(row, f)
        ]

    def _is(self, row: Row, chunk: Chunk) -> bool:
        """Whether the phrase tells one site: the noun has the article or something that makes it one."""
        if any(m.dimension in {"place", "time"} for m in chunk.mentions) or chunk.head != chunk.first:
            return False
        needs = self._of(row.words[chunk.head])
        if needs == "described":
            return _described(row, chunk.first, chunk.last)
        alone = chunk.last == chunk.first + 1
        return needs is not None and (not alone or (needs == "article" and row.words[chunk.head].definite))

    def _stands(self, row: Row, thing: Filler) -> bool:
        needs = self._of(row.words[thing.head])
        return needs == "article" or (needs == "described" and _described(row, thing.first, thing.last))

    def _of(self, word: Word) -> str | None:
        """What the noun asks for to be a place; None for another word, and for several things."""
        bare = word.key.removeprefix(_ARTICLE)
        if bare not in self._needs and "Number=Plur" in word.feats:
            return None
        return self._needs.get(bare) or self._needs.get(key(word.lemma))


def _described(row: Row, first: int, last: int) -> bool:
    """الحي الصناعي، المدينة الخضراء: both words with the article, and the second no «neighbouring» or «other»."""
    if last != first + 2 or not row.words[first].definite or not row.words[first + 1].definite:
        return False
    described = row.words[first + 1]
    return described.upos in {"ADJ", "NOUN", "PROPN", "X"} and described.key not in _VAGUE
