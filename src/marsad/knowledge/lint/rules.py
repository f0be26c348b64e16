"""Event rules: types, slots and forms that there are, patterns that end in a slot, examples that do not contradict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from marsad.errors import KnowledgeError
from marsad.knowledge.base import Knowledge
from marsad.knowledge.plain import Entry
from marsad.knowledge.problems import Problem, nearest
from marsad.knowledge.rules import FORMS, SLOTS
from marsad.model.claim import ROLES

_EXAMPLES = ("examples", "counter_examples", "known_failures")


def rules(knowledge: Knowledge, name: str) -> Iterator[Problem]:
    """What is wrong with the rules of a file; nothing for a file of another kind."""
    if name.startswith("ontology/"):
        for entry in knowledge.entries(name):
            yield from _roles(entry)
    if not name.startswith("rules/events/"):
        return
    types = event_types(knowledge)
    for entry in knowledge.entries(name):
        yield from _events(entry, types)
        yield from _slots(entry)
        yield from _pattern(entry)
        yield from _triggers(entry)
        yield from _single_words(entry)
        yield from _contradictions(entry)


def event_types(knowledge: Knowledge) -> list[str]:
    """The slugs of the ontology, as far as its files can be read."""
    found: list[str] = []
    for name in knowledge.names("ontology/*.yaml"):
        try:
            found += [slug for entry in knowledge.entries(name) if isinstance(slug := entry.get("type"), str)]
        except KnowledgeError:
            continue  # the file is listed by itself
    return found


def _roles(entry: Entry) -> Iterator[Problem]:
    for role in _inner(entry, "roles"):
        yield from _among(role, "role", [role.get("role")], ROLES, "a role", "دورا")


def _events(entry: Entry, types: list[str]) -> Iterator[Problem]:
    if not types:
        return
    for one in (entry, *(example for key in _EXAMPLES for example in _inner(entry, key))):
        yield from _among(one, "event", [one.get("event")], types, "a type of the ontology", "نوعا من أنواع الأحداث")


def _slots(entry: Entry) -> Iterator[Problem]:
    for key in ("needs", "refuses"):
        wanted = [slot for item in _listed(entry, key) for slot in item.split("|")]
        yield from _among(entry, key, wanted, SLOTS, "a slot", "خانة")
    for item in _inner(entry, "pattern"):
        yield from _among(item, "slot", [item.get("slot")], SLOTS, "a slot", "خانة")
    yield from _among(entry, "forms", _listed(entry, "forms"), FORMS, "a form", "صيغة")
    yield from _among(entry, "carries", [entry.get("carries")], ("yes", "no"), "yes or no", "yes ولا no")


def _pattern(entry: Entry) -> Iterator[Problem]:
    waiting: Entry | None = None
    for item in _inner(entry, "pattern"):
        yield from _one_token(item)
        if waiting is not None and "slot" not in item and "word" not in item:
            break
        waiting = item if "word" in item else None
    if waiting is not None:
        word = waiting.get("word")
        yield Problem(
            waiting.file,
            waiting.line,
            f"«{word}» brings no slot. Write a line «- slot: …» after it.",
            f"«{word}» لا تأتي بخانة. اكتب بعدها سطر «slot».",
        )


def _triggers(entry: Entry) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for item in _inner(entry, "triggers"):
        yield from _one_token(item)
        for pair in item.items():
            kind, lemma = pair[0], str(pair[1])
            if (kind, lemma) in seen:
                yield Problem(
                    item.file,
                    item.line,
                    f"The trigger «{lemma}» stands twice in the rule. Delete one of the two.",
                    f"الكلمة «{lemma}» مكررة في القاعدة. احذف واحدة منهما.",
                )
            seen.add((kind, lemma))


def _one_token(item: Entry) -> Iterator[Problem]:
    if len(item) > 1:
        found = ", ".join(item)
        yield Problem(
            item.file,
            item.line,
            f"Several tokens stand together ({found}). Begin each with «- » on a line of its own.",
            "رموز عدة في مدخل واحد. ابدأ كل رمز بشرطة في سطر وحده.",
        )


def _single_words(entry: Entry) -> Iterator[Problem]:
    """Words that a rule looks for near the trigger are compared one by one: two together are never found."""
    for key in ("context", "without", "doer"):
        for place, item in enumerate(_listed(entry, key)):
            if " " in item.strip():
                yield Problem(
                    entry.file,
                    entry.line_of(key, place),
                    f"«{item}» under «{key}» is more than one word and is never found. Write the one word that tells.",
                    f"«{item}» تحت «{key}» أكثر من كلمة فلا يعثر عليها. اكتب الكلمة الدالة وحدها.",
                    "note",
                )


def _contradictions(entry: Entry) -> Iterator[Problem]:
    lines: dict[str, int] = {}
    for key in _EXAMPLES:
        for example in _inner(entry, key):
            text = str(example.get("text", ""))
            if text and text in lines:
                yield Problem(
                    example.file,
                    example.line,
                    f"The same sentence stands at line {lines[text]} of the rule. Delete one of the two.",
                    f"الجملة نفسها في السطر {lines[text]} من القاعدة. احذف واحدة منهما.",
                )
            lines.setdefault(text, example.line)


def _among(
    entry: Entry, key: str, written: Iterable[object], known: Iterable[str], english: str, arabic: str
) -> Iterator[Problem]:
    """Those of the values written under ``key`` that are not known, with the nearest that is."""
    held = sorted(known)
    for value in written:
        if isinstance(value, str) and value and value not in held:
            near = nearest(value, held)
            instead = near or ", ".join(held)
            do = (
                (f"Write «{near}».", f"اكتب «{near}».")
                if near
                else (f"Write one of {instead}.", f"اكتب واحدا من {instead}.")
            )
            yield Problem(
                entry.file,
                entry.line_of(key),
                f"«{value}» under «{key}» is not {english}. {do[0]}",
                f"«{value}» تحت «{key}» ليس {arabic}. {do[1]}",
            )


def _inner(entry: Entry, key: str) -> list[Entry]:
    return [item for item in entry.items_of(key) if isinstance(item, Entry)]


def _listed(entry: Entry, key: str) -> list[str]:
    return [item for item in entry.items_of(key) if isinstance(item, str)]
