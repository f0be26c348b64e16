"""The keys of YAML entries: unknown ones with the one that was meant, missing ones, and values of the wrong kind."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from marsad.knowledge.lint.schema import Shape, shape_of
from marsad.knowledge.plain import Entry, Node
from marsad.knowledge.problems import Problem, nearest

_WHY = {
    "because": ("that says why it is none", "يقول السبب"),
    "examples": ("with a sentence that it must read", "فيه جملة يقرؤها"),
    "counter_examples": ("with a sentence that it must not read, and «because»", "فيه جملة لا يقرؤها وسببها"),
    "why": ("that says what the rule is for", "يقول لم هذه القاعدة"),
    "trigger": ("with the word that is judged", "فيه الكلمة المقصودة"),
    "when": ("that says in which case", "يقول متى"),
    "drops": ("that lists what the scheme loses", "يعدد ما يسقط"),
}
_PAIRS = (("from", "to"), ("low", "high"), ("low", "best"), ("best", "high"))


def keys(name: str, entries: list[Entry]) -> Iterator[Problem]:
    """What is wrong with the keys of a file's entries."""
    shape = shape_of(name)
    if shape is None:
        yield Problem(
            name,
            0,
            "No part of Marsad reads this file. Move its entries to a file of rules/events, ontology or cases.",
            "لا يقرأ مرصد هذا الملف. انقل مداخله إلى ملف موجود.",
            "note",
        )
        return
    for entry in entries:
        yield from _entry(entry, shape)


def _entry(entry: Entry, shape: Shape) -> Iterator[Problem]:
    unknown = [key for key in entry if key not in shape.known]
    for key in unknown:
        yield _unknown(entry, key, shape)
    meant = {nearest(key, shape.known) for key in unknown}
    for key in shape.needs:
        if not entry.get(key) and key not in meant:
            yield _missing(entry, key, shape)
    for key, value in entry.items():
        if key in shape.inner:
            yield from _inner(entry, key, value, shape)
        elif key in shape.known:
            yield from _texts(entry, key, value, shape)
    yield from _order(entry)
    yield from _published(entry)


def _unknown(entry: Entry, key: str, shape: Shape) -> Problem:
    near = nearest(key, shape.known)
    if near:
        english, arabic = f"Write «{near}».", f"اكتب «{near}»."
    else:
        known = ", ".join(shape.known)
        english, arabic = f"The keys are {known}.", f"المفاتيح هي {known}."
    return Problem(
        entry.file,
        entry.line_of(key),
        f"«{key}» is no key of {shape.english}. {english}",
        f"«{key}» ليس من مفاتيح {shape.arabic}. {arabic}",
    )


def _missing(entry: Entry, key: str, shape: Shape) -> Problem:
    english, arabic = _WHY.get(key, ("in it", "فيه"))
    called = entry.get("id") or entry.get("type")
    which = f" «{called}»" if isinstance(called, str) and called else ""
    return Problem(
        entry.file,
        entry.line_of(key),
        f"{shape.english.capitalize()}{which} is without «{key}». Add a line «{key}:» {english}.",
        f"{shape.arabic}{which} بلا «{key}». أضف سطر «{key}:» {arabic}.",
    )


def _inner(entry: Entry, key: str, value: Node, shape: Shape) -> Iterator[Problem]:
    if value == "none" and key in shape.none:
        return
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, Entry):
            yield from _entry(item, shape.inner[key])
        elif item and key not in shape.either:
            yield Problem(
                entry.file,
                entry.line_of(key),
                f"Under «{key}» stands a text where «key: value» lines are needed. Write them, one a line.",
                f"تحت «{key}» نص والمطلوب أسطر «مفتاح: قيمة». اكتب كلا في سطر.",
            )


def _texts(entry: Entry, key: str, value: Node, shape: Shape) -> Iterator[Problem]:
    several = value if isinstance(value, list) and key in shape.lists else [value]
    if not all(isinstance(item, str) for item in several):
        yield Problem(
            entry.file,
            entry.line_of(key),
            f"«{key}» must be a text. Write it on the same line after the colon.",
            f"«{key}» نص واحد. اكتبه في السطر نفسه بعد النقطتين.",
        )
    elif not all(several):
        yield (
            Problem(
                entry.file,
                entry.line_of(key),
                f"«{key}» is empty. Write its value after the colon, or delete the line.",
                f"«{key}» فارغ. اكتب قيمته بعد النقطتين أو احذف السطر.",
            )
            if key not in shape.needs
            else _missing(entry, key, shape)
        )


def _order(entry: Entry) -> Iterator[Problem]:
    for first, last in _PAIRS:
        low, high = entry.get(first), entry.get(last)
        if isinstance(low, str) and isinstance(high, str) and _after(low, high):
            yield Problem(
                entry.file,
                entry.line_of(last),
                f"«{first}» ({low}) is after «{last}» ({high}). Swap them.",
                f"القيمة {low} تحت «{first}» بعد {high} تحت «{last}». بدل بينهما.",
            )


def _after(low: str, high: str) -> bool:
    if low.isdecimal() and high.isdecimal():
        return int(low) > int(high)
    dates = low[:1].isdigit() and high[:1].isdigit() and "-" in low and "-" in high
    return dates and low[: len(high)] > high[: len(low)]


def _published(entry: Entry) -> Iterator[Problem]:
    published = entry.get("published")
    if isinstance(published, str) and published:
        try:
            datetime.date.fromisoformat(published)
        except ValueError:
            yield Problem(
                entry.file,
                entry.line_of("published"),
                f"«{published}» is no date. Write it as 2015-07-26.",
                f"«{published}» ليس تاريخا. اكتبه مثل 2015-07-26.",
            )
