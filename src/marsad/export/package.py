"""``datapackage.json``: the Frictionless data package that says what the files beside it are and how they were made."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from marsad.errors import ExportError
from marsad.export.cells import utf8
from marsad.export.columns import Column, Table
from marsad.export.format import Format, Options
from marsad.export.out import MAKER, File, Out
from marsad.export.said import Language, Said
from marsad.ingest.vault.disk import digest_of_file

_LICENCE_NAME = re.compile(r"^[A-Za-z0-9._-]+$")
_ADDRESS = re.compile(r"^https?://\S+$")


@dataclass(slots=True)
class Made:
    """How an export came about.

    ``query`` is what was asked on the command line, ``licence`` what the person says of rights, ``moment`` when it was
    made (only where asked: the same input gives the same bytes). ``publishers`` are filled while records go through.
    ``profile`` says what the records went through before any format saw them: name, digest, what was withheld.
    """

    inputs: tuple[str, ...] = ()
    query: Mapping[str, object] = field(default_factory=dict)
    licence: str | None = None
    moment: str | None = None
    publishers: Counter[str] = field(default_factory=Counter)
    profile: Mapping[str, object] = field(default_factory=dict)


def package_of(form: Format, out: Out, options: Options, made: Made, digest: str) -> dict[str, object]:
    """The package as JSON; ``digest`` is that of the knowledge."""
    language = options.language
    licence = {} if made.licence is None else {"licenses": [_licence(made.licence)]}
    moment = {} if made.moment is None else {"created": made.moment}
    return {
        "profile": "data-package",
        "name": f"marsad-{form.name}",
        "title": form.title.in_(language),
        **moment,
        **licence,
        "sources": [{"title": utf8(name), "documents": made.publishers[name]} for name in sorted(made.publishers)],
        "resources": [_resource(file, out.folder, language) for file in out.files],
        "marsad": {
            "made_by": MAKER,
            "version": version("marsad"),
            "knowledge": f"sha256:{digest}",
            "format": form.name,
            "profile": dict(made.profile),
            "inputs": [utf8(name) for name in made.inputs],
            "query": dict(made.query),
            "records": out.records,
            "left_out": [{"reason": why.in_(language), "records": number} for why, number in most(out.left)],
            "remarks": [{"remark": what.in_(language), "records": number} for what, number in most(out.remarks)],
            "drops": [drop.in_(language) for drop in form.drops],
            "licence_note": form.licence.in_(language),
        },
    }


def most(counted: Counter[Said]) -> list[tuple[Said, int]]:
    """What was counted, the commonest first."""
    return sorted(counted.items(), key=lambda item: (-item[1], item[0].en))


def licence_checked(text: str) -> str:
    """The licence if a package can hold it; ExportError says how to write one."""
    if _LICENCE_NAME.match(text) or _ADDRESS.match(text):
        return text
    raise ExportError(f"«{utf8(text)}» is no name of a licence; write it as CC-BY-4.0, or give the address of its text")


def _licence(text: str) -> dict[str, str]:
    return {"path": text} if _ADDRESS.match(text) else {"name": text}


def _resource(file: File, folder: Path, language: Language) -> dict[str, object]:
    data: dict[str, object] = {
        "name": re.sub(r"[^a-z0-9._-]+", "-", file.name.lower()),
        "path": file.name,
        "mediatype": file.mediatype,
        **_measured(folder / file.name),
        **file.extras,
    }
    if file.table is None:
        return data | {"type": "file"}  # not for a validator to guess a table into
    return data | {"profile": "tabular-data-resource", "schema": schema_of(file.table, language)}


def schema_of(table: Table, language: Language) -> dict[str, object]:
    """A Frictionless table schema with what each column means."""
    return {"fields": [_field(column, language) for column in table.columns], "missingValues": [""]}


def _field(column: Column, language: Language) -> dict[str, str]:
    return column.field | {"description": column.meaning.in_(language)}


def _measured(path: Path) -> dict[str, object]:
    digest, size = digest_of_file(path)
    return {"bytes": size, "hash": digest}
