"""A researcher's folder of knowledge: copies of bundled files, changed, and files of his own beside them."""

from __future__ import annotations

from pathlib import Path

from marsad.errors import KnowledgeError
from marsad.knowledge.base import Knowledge
from marsad.knowledge.lint.stand_in import place_of

_ENDINGS = frozenset({".csv", ".yaml"})


def with_own(folder: Path | None) -> Knowledge:
    """The bundled knowledge with the files of ``folder`` read in the place of those of their names; None: as it is.

    A file is named as the one that it replaces, with its folder where the name alone does not tell (``time/units.csv``);
    one in a folder ``rules/events`` may be new. KnowledgeError where the folder holds none, or one that stands for nothing.
    """
    bundled = Knowledge()
    if folder is None:
        return bundled
    overlay: dict[str, Path] = {}
    for path in sorted(path for path in folder.rglob("*") if path.suffix in _ENDINGS and path.is_file()):
        place = place_of(bundled, str(path))
        if isinstance(place, list):
            raise KnowledgeError(_no_place(place), str(path))
        if place.name in overlay:
            raise KnowledgeError(
                f"It stands in the place of {place.name}, as {overlay[place.name]} does. Leave one of the two."
                " · ملفان بدل ملف واحد. أبق واحدا منهما.",
                str(path),
            )
        overlay[place.name] = path
    if not overlay:
        raise KnowledgeError(
            "The folder holds no knowledge file. Put copies of tables (.csv) or rules (.yaml) in it."
            " · ليس في المجلد ملف من المعرفة. ضع فيه نسخا من الجداول أو القواعد.",
            str(folder),
        )
    return Knowledge(overlay=overlay)


def _no_place(found: list[str]) -> str:
    if found:
        return (
            f"It may stand for {', '.join(found)}. Put it in a folder of the name of theirs."
            " · يحتمل أكثر من ملف. ضعه في مجلد باسم مجلده."
        )
    return (
        "No file of the knowledge has its name. Name it as the file that it replaces."
        " · لا ملف بهذا الاسم في المعرفة. سمه باسم الملف الذي يقوم مقامه."
    )
