"""What only several files together show: ids that stand twice or point nowhere, names that two ids bear."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from marsad.errors import KnowledgeError
from marsad.knowledge.base import Knowledge
from marsad.knowledge.lint.ties import ties
from marsad.knowledge.plain import Entry
from marsad.knowledge.problems import Problem, nearest
from marsad.knowledge.tables import Row

_TABLES_OF_IDS = ("actors/*.csv", "gazetteer/seed/*.csv", "gazetteer/governorates.csv", "gazetteer/regions.csv")
_ID_FOLDERS = (*_TABLES_OF_IDS, "materiel/*.csv")
_ENTRY_FOLDERS = (("rules/*.yaml", "id"), ("rules/events/*.yaml", "id"), ("ontology/*.yaml", "type"))
_POINTERS = (
    ("gazetteer/seed/*.csv", "admin1", "gazetteer/governorates.csv", "id"),
    ("gazetteer/seed/*.csv", "parent", "gazetteer/seed/*.csv", "id"),
    ("lexicon/actor/by_country.csv", "id", "actors/*.csv", "id"),
    ("lexicon/actor/forces_of.csv", "of", "actors/*.csv", "id"),
    ("lexicon/actor/capitals.csv", "country", "actors/countries.csv", "code"),
    ("materiel/contexts.csv", "item", "materiel/items.csv", "id"),
    ("materiel/contexts.csv", "becomes", "materiel/items.csv", "id"),
)


def across(knowledge: Knowledge) -> Iterator[Problem]:
    """What is wrong between files. Files that cannot be read are left out: they are listed by themselves."""
    for pattern in _ID_FOLDERS:
        yield from _twice((row["id"], row.file, row.line) for row in _rows(knowledge, pattern) if "id" in row)
    for pattern, key in _ENTRY_FOLDERS:
        yield from _twice(
            (identity, entry.file, entry.line)
            for entry in _entries(knowledge, pattern)
            if isinstance(identity := entry.get(key), str)
        )
    yield from _pointers(knowledge)
    yield from ties(lambda pattern: _rows(knowledge, pattern))
    yield from _namesakes(_rows(knowledge, "actors/*.csv"), lambda _: "")
    yield from _namesakes(_rows(knowledge, "materiel/items.csv"), lambda _: "")
    yield from _namesakes(_rows(knowledge, "gazetteer/seed/*.csv"), _unit)


def _twice(found: Iterable[tuple[str, str, int]]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for identity, file, line in found:
        if identity in seen and identity:
            yield Problem(
                file,
                line,
                f"The id «{identity}» is taken at {seen[identity]}. Give this one another.",
                f"المعرف «{identity}» مستعمل في {seen[identity]}. اختر معرفا آخر.",
            )
        seen.setdefault(identity, f"{file}:{line}")


def _pointers(knowledge: Knowledge) -> Iterator[Problem]:
    for pattern, column, target, key in _POINTERS:
        known = {row[key] for row in _rows(knowledge, target) if key in row}
        if not known:
            continue
        for row in _rows(knowledge, pattern):
            for identity in row.many(column):
                if identity not in known:
                    yield _nowhere(row, column, identity, target, known)


def _nowhere(row: Row, column: str, identity: str, target: str, known: set[str]) -> Problem:
    near = nearest(identity, known)
    do = (
        (f"Write «{near}».", f"اكتب «{near}».")
        if near
        else ("Add it there, or leave the cell empty.", "أضفه هناك أو أخل الخلية.")
    )
    return Problem(
        row.file,
        row.line,
        f"«{identity}» under «{column}» stands nowhere in {target}. {do[0]}",
        f"«{identity}» تحت «{column}» لا وجود له في {target}. {do[1]}",
    )


def _namesakes(rows: Iterable[Row], within: Callable[[Row], str]) -> Iterator[Problem]:
    """Names that two rows bear within one group. ``name@SY`` and «name» are marked: they say where they hold."""
    seen: dict[tuple[str, str], Row] = {}
    for row in rows:
        if "id" not in row or "name" not in row:
            continue
        for name in dict.fromkeys([row["name"], *row.many("aliases"), *row.many("loaded")]):
            marked = "@" in name or name.startswith("«")
            first = seen.setdefault((within(row), name), row)
            if not marked and first["id"] != row["id"]:
                yield Problem(
                    row.file,
                    row.line,
                    f"«{name}» is also a name of «{first['id']}» at {first.where}, which is read."
                    " Delete one, or mark it by its country (name@SY).",
                    f"الاسم «{name}» لصاحب المعرف «{first['id']}» أيضا في {first.where} وهو الذي يقرأ."
                    " احذف أحدهما أو اربطه ببلد (الاسم@SY).",
                    "note",
                )


def _unit(row: Row) -> str:
    return f"{row.get('country')}/{row.get('admin1')}/{row.get('kind')}"


def _rows(knowledge: Knowledge, pattern: str) -> list[Row]:
    found: list[Row] = []
    for name in knowledge.names(pattern):
        try:
            found.extend(knowledge.table(name))
        except KnowledgeError:
            continue
    return found


def _entries(knowledge: Knowledge, pattern: str) -> list[Entry]:
    found: list[Entry] = []
    for name in knowledge.names(pattern):
        try:
            found.extend(knowledge.entries(name))
        except KnowledgeError:
            continue
    return found
