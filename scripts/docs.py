"""Keeps the pages honest: runs every ``$ marsad`` of README and docs and writes, or checks, the output shown below it.

    python scripts/docs.py            write the output into the pages
    python scripts/docs.py --check    say which pages differ, and end with 1 if any does

A block that begins with ```` ```console ```` holds one command. ```` ```console 12 ```` shows its first 12 lines. Between
``<!-- csv-columns -->`` and ``<!-- end -->`` stands a table made from the code; so with the other names of ``TABLES``. The
Arabic of what the code tells in English stands in ``docs/ar/words.csv``.
"""

from __future__ import annotations

import csv
import importlib
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from marsad.knowledge import Knowledge

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "README.ar.md", *sorted((ROOT / "docs").rglob("*.md"))]

_BLOCK = re.compile(r"^```console(?: (\d+))?\n\$ (.+)\n(?:.*\n)*?```$", re.MULTILINE)
_TABLE = re.compile(r"(<!-- ([a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def fresh(page: str) -> str:
    """The page with the output and the tables of today."""
    page = _TABLE.sub(lambda m: f"{m[1]}\n{TABLES[m[2]]()}\n{m[3]}" if m[2] in TABLES else m[0], page)
    return _BLOCK.sub(lambda m: _block(m[1], m[2]), page)


def commands(page: str) -> list[str]:
    """The commands that a page runs."""
    return [found[2] for found in _BLOCK.finditer(page)]


@cache
def run(command: str) -> tuple[int, str]:
    """The status of a command and all that it wrote, run where ``samples`` lies and nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "samples").symlink_to(ROOT / "samples")
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        environment = os.environ | {"PATH": path, "COLUMNS": "100", "NO_COLOR": "1"}
        done = subprocess.run(
            command,
            shell=True,
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
    return done.returncode, done.stdout.decode("utf-8")


def _block(shown: str | None, command: str) -> str:
    lines = [line.rstrip() for line in run(command)[1].rstrip().splitlines()]
    if shown and len(lines) > int(shown):
        lines = [*lines[: int(shown)], "…"]
    return "\n".join([f"```console{f' {shown}' if shown else ''}", f"$ {command}", *lines, "```"])


Say = Callable[[str], str]


def _english(told: str) -> str:
    return told


def _arabic(told: str) -> str:
    """What ``docs/ar/words.csv`` writes for it."""
    return words()[told]


@cache
def words() -> dict[str, str]:
    """The Arabic of headings, descriptions and figures."""
    with (ROOT / "docs" / "ar" / "words.csv").open(encoding="utf-8", newline="") as stream:
        return {row["en"]: row["ar"] for row in csv.DictReader(stream)}


def _columns(name: str, language: Literal["en", "ar"]) -> Callable[[], str]:
    """The columns of a table of an export; ``claims`` are those of «read --format csv» too."""

    def made() -> str:
        from marsad.export.columns import columns

        heads = ("column", "what it holds") if language == "en" else ("العمود", "ما فيه")
        return _table(heads, [(f"`{column.name}`", column.meaning.in_(language)) for column in columns(name)])

    return made


def _formats(part: str, language: Literal["en", "ar"]) -> Callable[[], str]:
    """The export formats with what each is (``what``), how it chooses (``rules``) or what it drops (``drops``)."""

    def made() -> str:
        from marsad.export.formats import FORMATS

        heads = {
            "what": ("what it is", "ما هي"),
            "rules": ("how it chooses", "كيف تختار"),
            "drops": ("what it drops", "ما تُسقطه"),
        }
        head = heads[part][language == "ar"]
        texts = {
            form.name: [form.title] if part == "what" else list(form.rules if part == "rules" else form.drops)
            for form in FORMATS
        }
        rows = [(f"`{form.name}`", text.in_(language)) for form in FORMATS for text in texts[form.name]]
        if part == "what":
            rows = [(*row, f"`{form.extra}`" if form.extra else "–") for row, form in zip(rows, FORMATS, strict=True)]
        first, last = ("format", "extra") if language == "en" else ("الصيغة", "الإضافة")
        return _table((first, head, last) if part == "what" else (first, head), rows)

    return made


def _columns_of(module: str, say: Say) -> str:
    """The columns of a CSV that a module of ``marsad.export`` writes."""
    columns = importlib.import_module(f"marsad.export.{module}").COLUMNS
    return _table((say("column"), say("what it holds")), [(f"`{name}`", say(told)) for name, told in columns])


def _fields(record: str, say: Say) -> str:
    from marsad.model.schemas import schema_text

    schema = json.loads(schema_text(record))
    rows = [(f"`{name}`", _told(field, schema, say)) for name, field in schema["properties"].items()]
    for group, inner in schema["$defs"].items():
        rows += [(f"`{group}.{name}`", _told(field, schema, say)) for name, field in inner["properties"].items()]
    return _table((say("field"), say("what it holds")), rows)


def _told(field: dict[str, object], schema: dict[str, dict[str, dict[str, object]]], say: Say) -> str:
    reference = str(field.get("$ref", ""))
    told = say(str(field.get("description") or schema["$defs"][reference.rsplit("/", 1)[-1]]["description"]))
    values = field.get("enum")
    if not isinstance(values, list):
        return told
    return f"{told} {say('One of')} {', '.join(f'`{value}`' for value in values if value is not None)}."


def _store_columns(say: Say) -> str:
    from marsad.store.models import Base

    told = {mapper.local_table.name: mapper.class_.__doc__ for mapper in Base.registry.mappers}
    rows = []
    for table in Base.metadata.tables.values():
        rows.append((f"**`{table.name}`**", f"**{say(told[table.name])}**"))
        rows += [(f"`{table.name}.{column.name}`", say(column.info["told"])) for column in table.columns]
    return _table((say("column"), say("what it holds")), rows)


def _store_views(say: Say) -> str:
    from marsad.store.views import VIEWS

    return _table((say("view"), say("what it holds")), [(f"`{name}`", say(told)) for name, (told, _) in VIEWS.items()])


def _input_columns(say: Say) -> str:
    from marsad.ingest.records import COLUMNS

    rows = [(f"`{names[0]}`", ", ".join(f"`{name}`" for name in names[1:]) or "–") for names in COLUMNS.values()]
    return _table((say("field"), say("also read under these names")), rows)


def _event_types(language: str) -> Callable[[], str]:
    """The ontology as a table; ``language`` is empty for Arabic, or the ending of the keys in another language."""

    def made() -> str:
        from marsad.knowledge import Knowledge
        from marsad.knowledge.ontology import Ontology

        types = [one for group in Ontology(Knowledge()).groups.values() for one in group]
        texts = [(getattr(one, f"name{language}"), getattr(one, f"definition{language}")) for one in types]
        heads = ("type", "name", "what it is") if language else ("النوع", "الاسم", "ما هو")
        return _table(heads, [(f"`{one.group}/{one.slug}`", *text) for one, text in zip(types, texts, strict=True)])

    return made


def _vague_words(say: Say) -> str:
    """The words of vague number and time, what they are taken to mean, and the table that says so."""
    from marsad.knowledge import Knowledge

    knowledge = Knowledge()
    rows = [*_vague_counts(knowledge, say), *_thirds(knowledge, say), *_vague_times(knowledge, say)]
    return _table((say("words"), say("taken to mean"), say("set in")), rows)


def _vague_counts(knowledge: Knowledge, say: Say) -> Iterator[tuple[str, str, str]]:
    name = "lexicon/quantity/vague.csv"
    groups: dict[str, list[str]] = {}
    for row in knowledge.table(name):
        bounds = f"{int(row['low']):,}–{int(row['high']):,}" if row["high"] else f"{row['low']} {say('or more')}"
        groups.setdefault(bounds, []).append(row["form"])
    for bounds, words in groups.items():
        yield "، ".join(words), bounds, f"`{name}`"


def _thirds(knowledge: Knowledge, say: Say) -> Iterator[tuple[str, str, str]]:
    words: dict[str, list[str]] = {}
    for row in knowledge.table("lexicon/time/thirds.csv"):
        words.setdefault(row["third"], []).append(row["word"])
    name = "lexicon/time/third_bounds.csv"
    bounds: dict[str, list[str]] = {}
    for row in knowledge.table(name):
        end = say("its end") if row["to"] == "-1" else row["to"]
        span = end if row["from"] in ("-1", row["to"]) else f"{row['from']}–{end}"
        if int(row["from"]) < -1:
            span = say("its last {} days").format(row["from"].removeprefix("-"))
        scope = say("of a " + row["unit"])
        bounds.setdefault(row["third"], []).append(f"{scope}: {span}")
    for third, told in bounds.items():
        yield "، ".join(words.get(third, ())), "; ".join(told), f"`{name}`"


def _vague_times(knowledge: Knowledge, say: Say) -> Iterator[tuple[str, str, str]]:
    names: dict[str, list[str]] = {}
    for row in knowledge.table("lexicon/time/units.csv"):
        if row["number"] == "many":
            names.setdefault(row["unit"], []).append(row["word"])
    name = "lexicon/time/plural_bounds.csv"
    for row in knowledge.table(name):
        yield "، ".join(names.get(row["unit"], ())), f"{row['low']}–{row['high']}", f"`{name}`"
    name = "lexicon/time/vague.csv"
    groups: dict[str, list[str]] = {}
    for row in knowledge.table(name):
        when = "the last {} days" if row["before"] != "0" else "the next {} days"
        days = row["before"] if row["before"] != "0" else row["after"]
        groups.setdefault(say(when).format(days), []).append(row["word"])
    for told, words in groups.items():
        yield "، ".join(words), told, f"`{name}`"


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in lines) + "\n"


EXPORTED = ("incidents", "statements", "acled", "ged", "conll", "uwazi-incidents", "uwazi-claims")
EXPORTED += ("bayanat-bulletins", "bayanat-actors", "bayanat-incidents")
PARTS = ("what", "rules", "drops")

TABLES: dict[str, Callable[[], str]] = {
    "csv-columns": _columns("claims", "en"),
    "csv-columns-ar": _columns("claims", "ar"),
    **{f"{name}-columns": _columns(name, "en") for name in EXPORTED},
    **{f"{name}-columns-ar": _columns(name, "ar") for name in EXPORTED},
    **{f"export-{part}": _formats(part, "en") for part in PARTS},
    **{f"export-{part}-ar": _formats(part, "ar") for part in PARTS},
    "claim-fields": lambda: _fields("claim", _english),
    "claim-fields-ar": lambda: _fields("claim", _arabic),
    "mention-fields": lambda: _fields("mention", _english),
    "mention-fields-ar": lambda: _fields("mention", _arabic),
    "incident-fields": lambda: _fields("incident", _english),
    "incident-fields-ar": lambda: _fields("incident", _arabic),
    "search-columns": lambda: _columns_of("hits", _english),
    "search-columns-ar": lambda: _columns_of("hits", _arabic),
    "lineup-columns": lambda: _columns_of("lineup", _english),
    "lineup-columns-ar": lambda: _columns_of("lineup", _arabic),
    "store-columns": lambda: _store_columns(_english),
    "store-columns-ar": lambda: _store_columns(_arabic),
    "store-views": lambda: _store_views(_english),
    "store-views-ar": lambda: _store_views(_arabic),
    "judgement-fields": lambda: _fields("judgement", _english),
    "judgement-fields-ar": lambda: _fields("judgement", _arabic),
    "input-columns": lambda: _input_columns(_english),
    "input-columns-ar": lambda: _input_columns(_arabic),
    "vague-words": lambda: _vague_words(_english),
    "vague-words-ar": lambda: _vague_words(_arabic),
    "event-types": _event_types("_en"),
    "event-types-ar": _event_types(""),
}


def main() -> None:
    stale = []
    for path in PAGES:
        page = path.read_text(encoding="utf-8")
        if (today := fresh(page)) != page:
            stale.append(path.relative_to(ROOT).as_posix())
            if "--check" not in sys.argv:
                path.write_text(today, encoding="utf-8")
    print("\n".join(stale) or "all pages are up to date")
    if stale and "--check" in sys.argv:
        sys.exit(1)


if __name__ == "__main__":
    main()
