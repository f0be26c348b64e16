"""The keys that a YAML file may hold, and those that it must."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from marsad.knowledge.lint.columns import matches
from marsad.knowledge.ontology import SCHEMES
from marsad.knowledge.rules import COUNT_SLOTS
from marsad.model.claim import ROLES


@dataclass(frozen=True, slots=True)
class Shape:
    """An entry: its name in English and Arabic, the keys it ``needs`` and ``may`` hold.

    ``inner`` has the keys that hold entries of their own, ``lists`` those that hold several texts, ``either`` those of
    ``inner`` that may hold texts beside entries; ``none``: where the word «none» may stand in the place of inner entries.
    """

    english: str
    arabic: str
    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    inner: Mapping[str, Shape] = field(default_factory=dict)
    lists: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    either: tuple[str, ...] = ()

    @property
    def known(self) -> tuple[str, ...]:
        """All keys that may stand in the entry."""
        return (*self.needs, *self.may)


_SAID = ("en", "because", "published", "publisher", "title")
_COUNTS = (*sorted(COUNT_SLOTS), "strikes", "munitions", "items")
_EXPECTED = ("event", *ROLES, "place", "materiel", "time", "date", "source", "factuality", "outcome", *_COUNTS)

_EXAMPLE = Shape("an example", "المثال", ("text",), (*_SAID, *_EXPECTED))
_COUNTER = Shape("a counter-example", "المثال المضاد", ("text", "because"), (*_SAID, *_EXPECTED))
_FAILURE = Shape("a known failure", "الخطأ المعروف", ("text",), (*_SAID, *_EXPECTED, "why"))
_TRIGGER = Shape("a trigger", "الكلمة الدالة", may=("verb", "noun", "word"))
_TOKEN = Shape("a pattern line", "سطر النمط", may=("trigger", "word", "slot"))
_RULE = Shape(
    "an event rule",
    "قاعدة الحدث",
    ("id", "name", "why", "event", "triggers", "examples", "counter_examples"),
    ("pattern", "needs", "refuses", "context", "without", "doer", "forms", "outcome", "carries", "known_failures"),
    {
        "triggers": _TRIGGER,
        "pattern": _TOKEN,
        "examples": _EXAMPLE,
        "counter_examples": _COUNTER,
        "known_failures": _FAILURE,
    },
    ("needs", "refuses", "context", "without", "doer", "forms"),
)

_LINK = Shape("a link of the chain", "حلقة السلسلة", may=("source", "cue", "kind", "verb_class", "quoted"))
_VOICE = ("chain", "factuality", "outcome", "time")
_VOICE_CASE = Shape("a case", "الحالة", ("text", "trigger"), (*_SAID, *_VOICE), {"chain": _LINK}, none=("chain",))
_VOICE_COUNTER = Shape(
    "a counter-example",
    "المثال المضاد",
    ("text", "because", "trigger"),
    (*_SAID, *_VOICE),
    {"chain": _LINK},
    none=("chain",),
)
_VOICE_RULE = Shape(
    "a rule",
    "القاعدة",
    ("id", "name", "why", "examples", "counter_examples"),
    ("known_failures",),
    {"examples": _VOICE_CASE, "counter_examples": _VOICE_COUNTER, "known_failures": _VOICE_CASE},
)

_AT = ("start", "end", "dimension", "name", "candidates")
_MENTIONS = {
    "time": Shape("a time", "الزمن", ("text",), ("from", "to", "precision", "anchor", "calendar", "kind", *_AT)),
    "quantity": Shape(
        "a quantity", "العدد", ("text",), ("low", "best", "high", "approximate", "unit", "modifier", "relation", *_AT)
    ),
    "place": Shape(
        "a place",
        "المكان",
        ("text",),
        ("id", "lat", "lon", "country", "admin1", "precision", "radius_km", "resolved", *_AT),
    ),
    "actor": Shape("an actor", "الجهة", ("text",), ("id", "kind", "country", "loaded", "resolved", *_AT)),
    "materiel": Shape(
        "a materiel",
        "العتاد",
        ("text",),
        ("id", "category", "resolved", "low", "best", "high", "approximate", "condition", *_AT),
    ),
}
_CASE = Shape("a case", "الحالة", ("text",), (*_SAID, "besides", *_MENTIONS), _MENTIONS, none=tuple(_MENTIONS))

_PHRASING = Shape("a phrasing", "الصياغة", ("text",), ("span",))
_TEXTS = ("phrasings", "none", "known_failures")
_FAMILIES = {
    name: Shape(
        "a family",
        "العائلة",
        may=("name", "because", "published", "besides", *_TEXTS, *(key for key in shape.may if key not in _AT)),
        inner=dict.fromkeys(_TEXTS, _PHRASING),
        either=_TEXTS,
    )
    for name, shape in _MENTIONS.items()
}

_TYPE_ROLE = Shape("a role", "الدور", ("role", "what", "what_en"))
_ALSO = {
    scheme: Shape("a code", "الرمز", (*keys, "when"), lists=keys if scheme == "ucdp" else ())
    for scheme, keys in SCHEMES.items()
}
_CODES = Shape(
    "the codes",
    "الرموز",
    tuple(SCHEMES),
    inner={
        scheme: Shape(
            f"the code of {scheme}",
            f"رمز {scheme}",
            (*keys, "drops"),
            ("note", "also"),
            {"also": _ALSO[scheme]},
            ("drops", *(keys if scheme == "ucdp" else ())),
        )
        for scheme, keys in SCHEMES.items()
    },
)
_TYPE = Shape(
    "an event type",
    "نوع الحدث",
    (
        *("type", "group", "name", "name_en", "definition", "definition_en", "trap", "trap_en", "roles", "codes"),
        *("examples", "is_not"),
    ),
    inner={
        "roles": _TYPE_ROLE,
        "codes": _CODES,
        "examples": Shape("an example", "المثال", ("text", "en"), _SAID[2:]),
        "is_not": Shape("an example of what it is not", "مثال ما ليس منه", ("text", "because"), _SAID),
    },
)

_SHAPES = {
    "rules/events/*.yaml": _RULE,
    "rules/*.yaml": _VOICE_RULE,
    "ontology/*.yaml": _TYPE,
    "cases/attribution.yaml": _VOICE_CASE,
    "cases/factuality.yaml": _VOICE_CASE,
    "cases/*.yaml": _CASE,
    "cases/time/*.yaml": _FAMILIES["time"],
    "cases/quantity/*.yaml": _FAMILIES["quantity"],
}


def shape_of(name: str) -> Shape | None:
    """The shape of the entries of a file; None for a file that nothing reads."""
    return next((shape for pattern, shape in _SHAPES.items() if matches(name, pattern)), None)
