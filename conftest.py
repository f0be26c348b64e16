"""Collects every example of the knowledge as a test named by its Arabic sentence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from marsad.knowledge.base import BUNDLED
from marsad.proof import Proof, proofs
from marsad.reader import Reader


def pytest_collect_file(parent: pytest.Collector, file_path: Path) -> pytest.File | None:
    """A knowledge file whose examples run: rules, cases, event types."""
    if file_path.suffix == ".yaml" and file_path.is_relative_to(BUNDLED):
        return KnowledgeFile.from_parent(parent, path=file_path)
    return None


@cache
def _proofs() -> dict[str, list[Proof]]:
    found: dict[str, list[Proof]] = {}
    for proof in proofs(Reader()):
        found.setdefault(proof.entry.file, []).append(proof)
    return found


class KnowledgeFile(pytest.File):
    """One knowledge file with the examples in it."""

    def collect(self) -> Iterator[pytest.Item]:
        """One test per example, in the order of lines."""
        name = self.path.relative_to(BUNDLED).as_posix()
        for proof in _proofs().get(name, []):
            yield Example.from_parent(
                self, name=f"{proof.owner}:{proof.entry.line}: {proof.entry.get('text')}", proof=proof
            )


class Example(pytest.Item):
    """One example of the knowledge, run through the whole pipeline."""

    def __init__(self, *, proof: Proof, **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]
        self.proof = proof

    def runtest(self) -> None:
        """Fail with what the example expects and does not get."""
        problems = list(self.proof.run())
        if problems:
            pytest.fail("\n".join(map(str, problems)), pytrace=False)

    def reportinfo(self) -> tuple[Path, int, str]:
        """The line of the example."""
        return self.path, self.proof.entry.line - 1, self.name
