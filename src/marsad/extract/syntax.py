"""What the walk asks of the chunks around it: lists, clauses, ownership, places. Small questions, one function each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.extract.found import Filler
from marsad.extract.phrases import Chunk
from marsad.knowledge.rules import Rule
from marsad.model.analysis import Analysis
from marsad.model.mention import ActorValue, PlaceValue
from marsad.model.text import Reading, Word

_LOCATIVE = frozenset(
    {
        "في",
        "ب",
        "على",
        "داخل",
        "قرب",
        "near",
        "in",
        "وسط",
        "خارج",
        "حول",
        "عند",
        "أمام",
        "ضمن",
        "خلف",
        "بين",
        "ل",
        "side",
    }
)
_PARTS = frozenset({"معظم", "غالبيه", "اغلب", "اغلبيه", "نصف", "جل", "كل", "ثلث", "اكثر", "جميع"})
_WITHIN_CLAUSE = frozenset({"A", "G", "D", "X", "Q", "T"})
_ORIGIN = frozenset({"من", "عن"})
_DESTINATION = frozenset({"إلى", "نحو", "باتجاه", "تجاه"})
_COMPASS = frozenset({"شمال", "جنوب", "شرق", "غرب", "قرب", "وسط"})
_MOVING = frozenset(
    {"displacement", "evacuation", "deployment", "aid-delivery", "territory-withdrawal", "materiel-supply"}
)


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence as a row of chunks; ``sentence`` is its index in the document."""

    analysis: Analysis
    chunks: Sequence[Chunk]
    sentence: int

    @property
    def words(self) -> Sequence[Word]:
        return self.analysis.words


def filler_of(chunk: Chunk, via: str = "", first: int | None = None) -> Filler:
    """A noun phrase as a filler, from its word ``first`` on where its beginning is something else."""
    if first is None or first == chunk.first:
        return Filler(chunk.first, chunk.last, chunk.head, chunk.mentions, via)
    return Filler(first, chunk.last, first, tuple(m for m in chunk.mentions if m.first >= first), via)


def describes(row: Row, i: int, chunk: Chunk) -> bool:
    """An adjective (or a quotation mark) after a noun, and no name or number: تفجير انتحاري."""
    word = row.words[i]
    if any(m.first == i for m in chunk.mentions):
        return False
    if word.upos in {"ADJ", "PUNCT"}:
        return True
    if _guessed(word) and row.words[i - 1].upos == "ADJ" and _ends_alike(word, row.words[i - 1]):
        return True  # ضربة جوية مزدوجة
    heads = word.upos == "NOUN" and i + 1 < chunk.last and row.words[i + 1].upos in {"NOUN", "PROPN"}
    if heads and not word.definite and not any(r.upos == "ADJ" and "VerbForm" not in r.feats for r in word.readings):
        return False  # إحراق منزل عائلة
    named = any(m.first <= chunk.first + 1 and m.dimension in {"actor", "place"} for m in chunk.mentions)
    return not named and any(r.upos == "ADJ" and _agrees(row.words[chunk.head], r) for r in word.readings)


def _guessed(word: Word) -> bool:
    """A noun of which nothing is known but its letters."""
    return word.upos == "NOUN" and len(word.readings) == 1 and not word.feats.replace("Definite=Def", "")


def _ends_alike(one: Word, other: Word) -> bool:
    """Both with the article or both without, both feminine."""
    definite = one.definite == other.definite
    return definite and one.form.endswith("ة") and other.form.endswith("ة")


def _agrees(head: Word, adjective: Reading) -> bool:
    """Whether number and gender fit, as far as both are known."""
    for feat in ("Number=", "Gender="):
        values = [f for f in head.feats.split("|") if f.startswith(feat)]
        if values and feat in adjective.feats and values[0] not in adjective.feats.split("|"):
            return False
    return True


def qualifies(word: Word) -> bool:
    """الواقعة، التابعة: a definite participle after a phrase says more of it and is no phrase of its own."""
    adjective = word.upos == "ADJ" or any(r.upos == "ADJ" and "Number=Plur" in r.feats for r in word.readings)
    return word.definite and adjective


def brings_place(row: Row, position: int) -> bool:
    """Whether a preposition stands at ``position`` and a place right behind it."""
    if not 0 <= position < len(row.chunks) - 1 or row.chunks[position].kind != "P":
        return False
    return names_place(row.chunks[position + 1])


def tells_most(row: Row, position: int) -> bool:
    """33 شخصا معظمهم من النساء: which part of those counted right before the words go on to name."""
    chunk = row.chunks[position]
    if position < 1 or chunk.last != chunk.first + 2 or row.words[chunk.first + 1].upos != "PRON":
        return False
    return row.words[chunk.first].key in _PARTS and row.chunks[position - 1].kind in {"N", "X", ","}


def transparent(chunk: Chunk) -> bool:
    """What may stand between a preposition and its phrase: quotation marks, a time, كل من."""
    return chunk.kind in {"Q", "T"} or (chunk.kind == "P" and chunk.relation == "")


def past_list_words(row: Row, position: int) -> int:
    """Past the words by which a list of items goes on: بينها، منها، فضلا عن، إضافة إلى."""
    while position + 1 < len(row.chunks):
        chunk, after = row.chunks[position], row.chunks[position + 1]
        if chunk.kind == "P" and chunk.relation == "with":
            position += 1
        elif chunk.kind == "P" and chunk.relation in {"بين", "من", "ضمن"} and row.words[after.head].upos == "PRON":
            position += 2
        elif chunk.kind == "V" and row.words[chunk.first].lemma in {"احتوى", "ضم", "حوى", "شمل", "تضمن"}:
            position += 1 if after.kind == "N" else 2
        else:
            break
    return position


def begins_clause(row: Row, position: int) -> bool:
    """Whether a verb follows the phrase at ``position`` directly: then it is the subject of the next clause."""
    following = position + 1
    while following < len(row.chunks) and row.chunks[following].kind in {"Q", "A", "G", "D"}:
        following += 1
    if following >= len(row.chunks) or row.chunks[following].kind != "V":
        return False
    verb = row.chunks[following]
    indefinite = not row.words[row.chunks[position].head].definite if position < len(row.chunks) else False
    return not (indefinite and verb.last > verb.first + 1)  # قذائف تركها الجنود: a clause about the phrase


def names_place(chunk: Chunk) -> bool:
    """Whether the phrase begins with a place."""
    return any(m.dimension == "place" and m.first == chunk.first for m in chunk.mentions)


def described_by(row: Row, position: int) -> Filler | None:
    """The phrase that the relative clause of the verb at ``position`` describes; None where it stands in none."""
    position -= 1
    while position >= 0 and row.chunks[position].kind in _WITHIN_CLAUSE:
        position -= 1
    if position < 0 or row.chunks[position].kind != "R":
        return None
    while position >= 0 and row.chunks[position].kind in {"R", "Q", "(", ","}:
        position -= 1
    return filler_of(row.chunks[position]) if position >= 0 and row.chunks[position].kind == "N" else None


def owned(row: Row, thing: Filler, owner: Filler) -> bool:
    """حاجزا للجيش، مواقع تابعة لقوات النظام: the phrase after ل says whose the thing is, and belongs to its phrase."""
    if thing.leads_with("quantity") and any(isinstance(m.value, ActorValue) and m.value.id for m in thing.mentions):
        return False  # استسلم خمسون من الحوثيين للمقاومة
    if thing.last == 0 or thing.leads_with("actor") or thing.leads_with("place") or not owner.leads_with("actor"):
        return False
    return not any(word.upos == "PUNCT" for word in row.words[thing.last : owner.first])


def alike(row: Row, one: Filler, other: Filler) -> bool:
    """Whether two phrases name things of one kind, so that they can be parts of one list."""
    for dimension in ("place", "materiel", "actor"):
        first, second = one.leads_with(dimension), other.leads_with(dimension)
        if first and second:
            return True
        if bool(first) != bool(second) and dimension == "place":
            return False
    if one.mention("materiel") and other.mention("materiel"):
        return True  # ثلاث عربات وكمية من القذائف
    return row.words[one.head].upos == row.words[other.head].upos


def is_circumstance(word: Word) -> bool:
    """مشيرا، مستهدفا: an indefinite participle in the accusative says what the subject did meanwhile."""
    if word.definite or not word.form.endswith("ا"):
        return False
    return any("VerbForm=Part" in r.feats and "Case=Acc" in r.feats for r in word.readings) and word.upos != "PROPN"


def is_subset(row: Row, position: int) -> bool:
    """Whether «among them» brings the phrase at ``position`` (سبعة مدنيين بينهم طفلان)."""
    if position < 3 or row.chunks[position].kind != "N" or row.chunks[position - 2].kind != "P":
        return False
    pronoun = row.chunks[position - 1]
    return row.words[pronoun.head].upos == "PRON" and row.chunks[position - 2].relation in {"بين", "من", "ضمن"}


def is_person(filler: Filler) -> bool:
    """Whether the phrase names one person."""
    mention = filler.leads_with("actor")
    return mention is not None and isinstance(mention.value, ActorValue) and mention.value.kind == "person"


def groups_of(row: Row, bare: Sequence[Filler]) -> list[list[Filler]]:
    """Bare phrases as coordinated groups: phrases joined by a conjunction or a comma are one group."""
    groups: list[list[Filler]] = []
    for filler in bare:
        if groups and _joined(row, groups[-1][-1].last, filler.first):
            groups[-1].append(filler)
        else:
            groups.append([filler])
    return groups


def _joined(row: Row, end: int, start: int) -> bool:
    if any(chunk.kind in {"T", "R", "V"} and end <= chunk.first < start for chunk in row.chunks):
        return False  # اعتقلت الشرطة، فجر أمس، ثلاثة شبان
    joints = [i for i in range(end, start) if row.words[i].upos == "CCONJ" or row.words[i].form in {"،", ","}]
    if not joints:
        return False  # قصف الجيش بالمدافع والصواريخ بلدة: what is joined stands behind the preposition
    return not any(chunk.kind == "N" and joints[-1] < chunk.first < start for chunk in row.chunks)


def case_hint(row: Row, filler: Filler) -> int:
    """2 where the ending shows an accusative (جنديا, مدنيين), -2 where it shows a nominative (مسلحون), else 0."""
    head = row.words[filler.head]
    if head.upos in {"PROPN", "NUM", "PRON"}:
        return 0
    if head.key.endswith("ون"):
        return -2
    if head.form.endswith("ا") and not head.definite and len(head.key) > 3:
        return 0 if head.lemma.endswith("ا") else 2  # ميليشيا ends so by itself
    return 1 if head.key.endswith("ين") and "Number=Plur" in head.feats else 0


def place_role(rule: Rule, relation: str) -> str | None:
    """The role that a preposition gives a place in an event of the rule's type; None where it tells no place."""
    if rule.event in _MOVING and relation in _ORIGIN:
        return "origin"
    if rule.event in _MOVING and relation in _DESTINATION:
        return "destination"
    return "location" if relation in _LOCATIVE else None


def names_side(row: Row, position: int) -> bool:
    """شرق البلدة، جنوبي القطاع: on which side of something that the words do not name."""
    chunk = row.chunks[position]
    return chunk.last > chunk.first + 1 and row.words[chunk.first].key.removesuffix("ي") in _COMPASS


def only_farther(row: Row, position: int) -> bool:
    """في محافظة تعز|جنوبي البلاد: the part of a land in which the place right before lies tells no more of it."""
    before, place = filler_of(row.chunks[position - 1]), filler_of(row.chunks[position]).mention("place")
    if row.chunks[position - 1].kind != "N" or before.mention("place") is None or place is None:
        return False
    value = place.value.place if isinstance(place.value, PlaceValue) else None
    return value is not None and value.precision in {"region", "country", "governorate"}
