"""Checks of the letters and the shape of knowledge files, before anything is read with them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from marsad.errors import KnowledgeError
from marsad.knowledge.base import Knowledge
from marsad.knowledge.problems import Problem
from marsad.knowledge.rules import load_rules

_BIDI = frozenset("\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_PERSIAN = {"ی": "ي", "ک": "ك"}
_LETTERS = (
    ("tatweel (ـ)", "تطويل (ـ)", lambda c: c == "ـ"),
    ("an invisible direction mark", "علامة اتجاه خفية", lambda c: c in _BIDI),
    ("a presentation form; type the plain letter", "حرف من أشكال العرض؛ اكتب الحرف العادي", lambda c: _presentation(c)),
    ("a Persian letter (ی or ک); type ي or ك", "حرف فارسي؛ اكتب ي أو ك", lambda c: c in _PERSIAN),
)


def lint(knowledge: Knowledge, only: str | None = None) -> list[Problem]:
    """All findings in the files of the knowledge (or in the one called ``only``)."""
    found: list[Problem] = []
    for name in knowledge.names("**/*.csv") + knowledge.names("**/*.yaml"):
        if only is None or name == only:
            found.extend(_file(knowledge, name))
    if only is None or only.startswith("rules/events/"):
        found.extend(problem for problem in _rules(knowledge) if only in (None, problem.file))
    return sorted(set(found))


def _file(knowledge: Knowledge, name: str) -> Iterator[Problem]:
    try:
        if name.endswith(".csv"):
            yield from _duplicates(knowledge, name)
        else:
            knowledge.entries(name)
    except KnowledgeError as error:
        english, _, arabic = error.message.partition(" · ")
        yield Problem(name, error.line, english, arabic or "ملف غير صالح")
        return
    yield from _letters(knowledge, name)


def _letters(knowledge: Knowledge, name: str) -> Iterator[Problem]:
    lines = knowledge.path(name).read_text(encoding="utf-8-sig").splitlines()
    for number, line in enumerate(lines, 1):
        for english, arabic, test in _LETTERS:
            if any(test(c) for c in line):
                yield Problem(name, number, f"the line holds {english}", f"في السطر {arabic}")


def _duplicates(knowledge: Knowledge, name: str) -> Iterator[Problem]:
    seen: dict[tuple[str, ...], int] = {}
    for row in knowledge.table(name):
        cells = tuple(row.values())
        if cells in seen:
            line = seen[cells]
            yield Problem(name, row.line, f"the same row stands at line {line}", f"السطر نفسه مكتوب في السطر {line}")
        seen[cells] = row.line


def _rules(knowledge: Knowledge) -> Iterator[Problem]:
    try:
        rules = load_rules(knowledge)
    except KnowledgeError as error:
        english, _, arabic = error.message.partition(" · ")
        yield Problem(error.file, error.line, english, arabic or "قاعدة غير صالحة")
        return
    for rule in rules:
        if not rule.examples:
            yield Problem(rule.file, rule.line, f"rule «{rule.id}» has no example", "القاعدة بلا مثال")
        if not rule.counter_examples:
            yield Problem(rule.file, rule.line, f"rule «{rule.id}» has no counter-example", "القاعدة بلا مثال مضاد")
        for entry in rule.counter_examples:
            if "because" not in entry:
                yield Problem(
                    entry.file, entry.line, "a counter-example needs «because»", "المثال المضاد يحتاج إلى سبب"
                )


def _presentation(char: str) -> bool:
    return "\ufb50" <= char <= "\ufeff" and char not in "﴾﴿" and unicodedata.category(char).startswith("L")
