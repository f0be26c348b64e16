"""Event rules: what a researcher writes in ``rules/*.yaml`` as objects.

A rule names its triggers, one a line, and a pattern of complements::

    triggers:
      - verb: سيطر
    pattern:
      - trigger: any
      - slot: agent
      - word: على
      - slot: place
    needs:
      - place

``verb`` stands for all forms of the verb, its verbal noun and its passive; ``noun`` for all forms of a noun. A bare slot
is the subject (the first) or the object (the second); a ``word`` before a slot is the preposition that brings it. The
engine derives the other orders: subject before the verb, passive (its subject is the object), verbal noun with its genitive.
"""

from __future__ import annotations

from dataclasses import dataclass

from marsad.errors import KnowledgeError
from marsad.knowledge.base import Knowledge
from marsad.knowledge.plain import Entry

SLOTS = frozenset(
    "agent patient place origin destination materiel recipient beneficiary instrument from-holder to-holder cause bystander "
    "killed injured killed-or-injured captured arrested abducted released missing displaced evacuated participants".split()
)
COUNT_SLOTS = frozenset(
    "killed injured killed-or-injured captured arrested abducted released missing displaced evacuated participants".split()
)
FORMS = frozenset({"active", "passive", "finite", "masdar", "participle", "imperfect", "perfect"})


@dataclass(frozen=True, slots=True)
class Complement:
    """A slot and the preposition that brings it (None: the subject or the object)."""

    slot: str
    word: str | None = None


@dataclass(frozen=True, slots=True)
class Trigger:
    """``kind``: verb, noun, or word (a form as it stands)."""

    kind: str
    lemma: str
    line: int


@dataclass(frozen=True, slots=True)
class Rule:
    """One event rule; see the module. ``needs`` lists slots of which each must be filled (``a|b``: one of them);
    ``refuses`` slots of which none may be. ``context`` lists lemmas of which one must stand in the clause, ``without``
    lemmas of which none may, ``doer`` lemmas of which one must stand in the agent or the instrument. ``carries``: its counts
    belong to the event that caused them, if one is named.
    """

    id: str
    name: str
    why: str
    event: str
    file: str
    line: int
    triggers: tuple[Trigger, ...]
    complements: tuple[Complement, ...]
    needs: tuple[str, ...] = ()
    refuses: tuple[str, ...] = ()
    context: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    doer: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    outcome: str | None = None
    carries: bool = False
    examples: tuple[Entry, ...] = ()
    counter_examples: tuple[Entry, ...] = ()
    known_failures: tuple[Entry, ...] = ()

    @property
    def where(self) -> str:
        """``file:line``, as evidence cites it."""
        return f"{self.file}:{self.line}"

    @property
    def bare(self) -> tuple[str, ...]:
        """The slots of subject and object, in this order."""
        return tuple(c.slot for c in self.complements if c.word is None)


def load_rules(knowledge: Knowledge) -> tuple[Rule, ...]:
    """All event rules, in the order of files and lines. Raises KnowledgeError at the line of what is wrong."""
    rules: list[Rule] = []
    seen: dict[str, str] = {}
    for name in knowledge.names("rules/events/*.yaml"):
        for entry in knowledge.entries(name):
            rule = _rule(entry)
            if rule.id in seen:
                raise KnowledgeError(
                    f"The id «{rule.id}» is taken at {seen[rule.id]}. Give this one another. · المعرف مكرر. اختر معرفا آخر.",
                    entry.file,
                    entry.line,
                )
            seen[rule.id] = rule.where
            rules.append(rule)
    return tuple(rules)


def _rule(entry: Entry) -> Rule:
    forms = frozenset(entry.texts("forms"))
    if unknown := forms - FORMS:
        raise KnowledgeError(
            f"There is no form {sorted(unknown)}. Write one of {sorted(FORMS)}. · صيغة غير معروفة. صححها.",
            entry.file,
            entry.line_of("forms"),
        )
    return Rule(
        id=entry.text("id"),
        name=entry.text("name"),
        why=entry.text("why"),
        event=entry.text("event"),
        file=entry.file,
        line=entry.line,
        triggers=_triggers(entry),
        complements=_complements(entry),
        needs=tuple(entry.texts("needs")),
        refuses=tuple(entry.texts("refuses")),
        context=frozenset(entry.texts("context")),
        without=frozenset(entry.texts("without")),
        doer=frozenset(entry.texts("doer")),
        forms=forms,
        outcome=entry.text("outcome", "") or None,
        carries=entry.text("carries", "no") == "yes",
        examples=tuple(entry.entries("examples")),
        counter_examples=tuple(entry.entries("counter_examples")),
        known_failures=tuple(entry.entries("known_failures")),
    )


def _triggers(entry: Entry) -> tuple[Trigger, ...]:
    found: list[Trigger] = []
    for item in entry.entries("triggers"):
        kind, lemma = _pair(item, ("verb", "noun", "word"))
        found.append(Trigger(kind, lemma, item.line))
    if not found:
        raise KnowledgeError(
            "A rule needs «triggers». Add the words that tell of the event. · القاعدة بلا كلمات دالة. أضفها.",
            entry.file,
            entry.line,
        )
    return tuple(found)


def _complements(entry: Entry) -> tuple[Complement, ...]:
    found: list[Complement] = []
    word: str | None = None
    for item in entry.entries("pattern"):
        kind, value = _pair(item, ("trigger", "word", "slot"))
        if kind == "word":
            word = value
        elif kind == "slot":
            if value not in SLOTS:
                message = (
                    f"There is no slot «{value}». Write one of {', '.join(sorted(SLOTS))}. · خانة غير معروفة. صححها."
                )
                raise KnowledgeError(message, item.file, item.line)
            found.append(Complement(value, word))
            word = None
    if word is not None:
        raise KnowledgeError(
            f"«{word}» brings no slot. Write a «slot» line after it. · «{word}» لا تأتي بخانة. اكتب بعدها سطر «slot».",
            entry.file,
            entry.line,
        )
    return tuple(found)


def _pair(item: Entry, kinds: tuple[str, ...]) -> tuple[str, str]:
    if len(item) != 1 or next(iter(item)) not in kinds:
        message = (
            f"Here stands {', '.join(item)}. Write one token a line: {', '.join(kinds)}. · رموز عدة. اكتب كلا في سطر."
        )
        raise KnowledgeError(message, item.file, item.line)
    kind = next(iter(item))
    return kind, item.text(kind)
