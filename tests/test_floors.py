"""The floors of the design: a module imports only from its own floor or below, and no dimension imports another."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "src" / "marsad"

# The number of each package or module right under marsad/; a new one gets its number here first.
FLOORS = {
    "errors": 0,
    "lazy": 0,
    "model": 1,
    "knowledge": 2,
    "text": 3,
    "recognise": 4,
    "extract": 5,
    "pipeline": 6,
    "reader": 6,
    "explain": 6,
    "proof": 7,
    "consolidate": 7,
    "ingest": 8,
    "store": 8,
    "export": 9,
    "review": 10,
    "web": 11,
    "cli": 11,
    "__init__": 12,
    "__main__": 12,
}


def floor_of(parts: tuple[str, ...]) -> int:
    """The floor of a module by its path under marsad; fails for a package that has no number yet."""
    assert parts[0] in FLOORS, f"marsad.{parts[0]} has no floor; give it one in FLOORS, as the design says"
    return FLOORS[parts[0]]


def dimension_of(parts: tuple[str, ...]) -> str | None:
    """The dimension whose folder a module lies in."""
    return parts[1] if parts[0] == "recognise" and len(parts) > 1 and (ROOT / "recognise" / parts[1]).is_dir() else None


def imports(tree: ast.AST) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Every import of Marsad's own modules, wherever it stands, with its line; relative imports are not used."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: a relative import; write it out"
            names = [node.module or ""]
            if node.module in ("marsad", "marsad.recognise"):
                names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            head, *rest = name.split(".")
            if head == "marsad":
                yield node.lineno, tuple(rest) or ("__init__",)


MODULES = sorted(ROOT.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=[path.relative_to(ROOT).as_posix() for path in MODULES])
def test_a_module_imports_only_from_its_floor_or_below(path: Path) -> None:
    parts = path.relative_to(ROOT).with_suffix("").parts
    own, dimension = floor_of(parts), dimension_of(parts)
    for line, target in imports(ast.parse(path.read_text(encoding="utf-8"))):
        known = target if target[0] in FLOORS else ("__init__",)
        if target[0] not in FLOORS:
            assert not (ROOT / target[0]).exists(), f"marsad.{target[0]} has no floor; give it one in FLOORS"
        where = f"{path.relative_to(ROOT)}:{line}"
        assert floor_of(known) <= own, f"{where} imports marsad.{'.'.join(target)} from a floor above"
        other = dimension_of(target)
        assert dimension is None or other in (None, dimension), f"{where}: {dimension} imports {other}"


def test_there_is_no_python_among_the_knowledge() -> None:
    assert list((ROOT / "knowledge" / "ar").rglob("*.py")) == []
