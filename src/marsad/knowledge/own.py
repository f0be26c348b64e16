"""A researcher's folder of knowledge: copies of bundled files, changed, and files of his own beside them."""

from __future__ import annotations

from pathlib import Path

from marsad.errors import KnowledgeError
from marsad.knowledge.base import IMPORTED, Knowledge
from marsad.knowledge.lint import of_file
from marsad.knowledge.lint.stand_in import place_of

_ENDINGS = frozenset({".csv", ".yaml"})


def with_own(folder: Path | None, checked: bool = True, may_be_empty: bool = False) -> Knowledge:
    """The bundled knowledge with the files of ``folder`` read in the place of those of their names; None: as it is.

    A file is named as the one that it replaces, with its folder where the name alone does not tell (``time/units.csv``);
    one in a folder ``rules/events`` may be new. KnowledgeError where the folder holds none (unless it ``may_be_empty``), or
    one that stands for nothing; and, unless ``checked`` is false, at the first line of them that cannot be read or holds
    what cannot be.
    """
    bundled = Knowledge()
    if folder is None:
        return bundled
    overlay = _overlay(bundled, folder)
    if not overlay and not may_be_empty:
        raise KnowledgeError(
            "The folder holds no knowledge file. Put copies of tables (.csv) or rules (.yaml) in it."
            " · ليس في المجلد ملف من المعرفة. ضع فيه نسخا من الجداول أو القواعد.",
            str(folder),
        )
    held = Knowledge(overlay=overlay)
    for name, path in held.overlay.items() if checked else ():
        if name == IMPORTED:
            continue  # no table of a researcher's: the gazetteer checks it as it reads it
        for problem in sorted(of_file(held, name)):
            if problem.severity == "error":
                raise KnowledgeError(f"{problem.english} · {problem.arabic}", str(path), problem.line)
    return held


def _overlay(bundled: Knowledge, folder: Path) -> dict[str, Path]:
    overlay: dict[str, Path] = {}
    for path in sorted(path for path in folder.rglob("*") if path.suffix.lower() in _ENDINGS and not path.is_dir()):
        if not path.is_file():
            raise KnowledgeError(
                "The link leads to no file. Put a file there, or delete the link."
                " · الوصلة لا تؤدي إلى ملف. ضع ملفا مكانها أو احذفها.",
                str(path),
            )
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
    if (folder / IMPORTED).is_file():
        overlay[IMPORTED] = folder / IMPORTED
    return overlay


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
