"""One export from material to folder: data, then codebook, then package, and all of it in its place or none of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from marsad.export.codebook import write_codebook
from marsad.export.format import Format, Material, Options
from marsad.export.out import PACKAGE, Out, opened
from marsad.export.package import Made, package_of
from marsad.model.claim import Claim


def export(form: Format, material: Material, folder: Path, options: Options, made: Made) -> Out:
    """Write an export into ``folder``; returns what it wrote and left out.

    Raises ExportError where the folder cannot be written or holds what no export wrote; what was there then stays.
    """
    if options.unit == "claims" and not form.needs_both:
        material = replace(material, claims=_publishers(material.claims, made))
    else:
        told = {(told.id, told.publisher) for incident in material.incidents for told in incident.documents}
        made.publishers.update(publisher or "" for _, publisher in told)
    with opened(folder) as out:
        form.write(material, out, options)
        made.publishers.pop("", None)
        digest = material.knowledge.digest
        write_codebook(form, out, options, made, digest)
        package = package_of(form, out, options, made, digest)
        text = json.dumps(package, ensure_ascii=False, allow_nan=False, indent=2)
        (out.folder / PACKAGE).write_text(text + "\n", encoding="utf-8")
    return out


def _publishers(claims: Iterable[Claim], made: Made) -> Iterator[Claim]:
    """The claims, while the documents of each publisher are counted."""
    seen: set[str] = set()
    for claim in claims:
        document = claim.document
        if document.id not in seen:
            seen.add(document.id)
            made.publishers[document.publisher or ""] += 1
        yield claim
