"""The event types: what each is and is not, its roles, and its codes in other schemes. One file a type in ``ontology/``."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.errors import KnowledgeError
from marsad.knowledge.base import Knowledge
from marsad.knowledge.plain import Entry

FILES = "ontology/*.yaml"
NONE = "–"  # written where a scheme has no place for a type


@dataclass(frozen=True, slots=True)
class TypeRole:
    """A role of a type, and what stands in it, in Arabic and in English."""

    role: str
    what: str
    what_en: str


@dataclass(frozen=True, slots=True)
class Code:
    """A type in another scheme as key–value pairs, and in which case (``when``; empty for the usual one)."""

    pairs: tuple[tuple[str, str], ...]
    when: str = ""

    def get(self, key: str) -> str | None:
        """The value under ``key``; None where the scheme has none."""
        value = dict(self.pairs).get(key)
        return None if value == NONE else value


@dataclass(frozen=True, slots=True)
class Coding:
    """How one scheme sees a type: the usual code, others by case, what the scheme drops, and a note."""

    scheme: str
    code: Code
    also: tuple[Code, ...]
    drops: tuple[str, ...]
    note: str = ""

    @property
    def placed(self) -> bool:
        """Whether the scheme has a place for the type at all."""
        return any(value != NONE for _, value in self.code.pairs)


@dataclass(frozen=True, slots=True)
class TypeExample:
    """A sentence that tells of the type (with ``en``), or that does not (with ``because``)."""

    text: str
    en: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class EventType:
    """One type of event. ``slug`` is what a record carries; ``trap`` the mistake that readers make most."""

    slug: str
    group: str
    name: str
    name_en: str
    definition: str
    definition_en: str
    trap: str
    trap_en: str
    roles: tuple[TypeRole, ...]
    codes: tuple[Coding, ...]
    examples: tuple[TypeExample, ...]
    is_not: tuple[TypeExample, ...]
    where: str

    def coding(self, scheme: str) -> Coding:
        """The type in ``scheme``: plover, acled or ucdp."""
        return next(coding for coding in self.codes if coding.scheme == scheme)


SCHEMES: dict[str, tuple[str, ...]] = {
    "plover": ("type", "mode"),
    "acled": ("event_type", "sub_event_type"),
    "ucdp": ("type_of_violence",),
}


class Ontology:
    """The event types by slug, in the order of their files."""

    def __init__(self, knowledge: Knowledge) -> None:
        found = [_event_type(entry) for name in knowledge.names(FILES) for entry in knowledge.entries(name)]
        self.types: dict[str, EventType] = {}
        for one in found:
            if one.slug in self.types:
                raise KnowledgeError(
                    f"The type «{one.slug}» is already in {self.types[one.slug].where}. Delete one. · النوع مكرر. احذف أحدهما.",
                    one.where,
                )
            self.types[one.slug] = one

    @property
    def groups(self) -> dict[str, tuple[EventType, ...]]:
        """The types by group."""
        names = sorted({one.group for one in self.types.values()})
        return {name: tuple(one for one in self.types.values() if one.group == name) for name in names}


def _event_type(entry: Entry) -> EventType:
    return EventType(
        slug=entry.text("type"),
        group=entry.text("group"),
        name=entry.text("name"),
        name_en=entry.text("name_en"),
        definition=entry.text("definition"),
        definition_en=entry.text("definition_en"),
        trap=entry.text("trap"),
        trap_en=entry.text("trap_en"),
        roles=tuple(
            TypeRole(one.text("role"), one.text("what"), one.text("what_en")) for one in entry.entries("roles")
        ),
        codes=_codings(entry),
        examples=tuple(TypeExample(one.text("text"), en=one.text("en")) for one in entry.entries("examples")),
        is_not=tuple(TypeExample(one.text("text"), because=one.text("because")) for one in entry.entries("is_not")),
        where=entry.where,
    )


def _codings(entry: Entry) -> tuple[Coding, ...]:
    codes = entry.get("codes")
    if not isinstance(codes, Entry):
        raise KnowledgeError(
            "«codes» must hold plover, acled and ucdp. Add it. · «codes» ناقص. أضفه.",
            entry.file,
            entry.line_of("codes"),
        )
    return tuple(_coding(codes, scheme, keys) for scheme, keys in SCHEMES.items())


def _coding(codes: Entry, scheme: str, keys: tuple[str, ...]) -> Coding:
    node = codes.get(scheme)
    if not isinstance(node, Entry):
        raise KnowledgeError(
            f"«{scheme}» is missing under «codes». Add it. · «{scheme}» ناقص. أضفه.", codes.file, codes.line
        )
    also = tuple(_code(one, keys, one.text("when")) for one in node.entries("also"))
    return Coding(scheme, _code(node, keys, ""), also, tuple(node.texts("drops")), node.text("note", ""))


def _code(node: Entry, keys: tuple[str, ...], when: str) -> Code:
    """The pairs of a code; a key of several values (UCDP's types of violence) has ``|`` between them."""
    for key in keys:
        if not node.texts(key):
            raise KnowledgeError(
                f"«{key}» is missing. Write – for none. · «{key}» ناقص. اكتب – إن لم يوجد.", node.file, node.line
            )
    return Code(tuple((key, "|".join(node.texts(key))) for key in keys), when)
