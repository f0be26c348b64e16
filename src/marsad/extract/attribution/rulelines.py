"""Where the rules of a file stand, for evidence that no lexicon row can be cited for."""

from __future__ import annotations

from marsad.knowledge import Knowledge

_START = "- id: "


def rule_lines(knowledge: Knowledge, name: str) -> dict[str, str]:
    """``file:line`` of each rule of a YAML file, by the rule's id, without reading its examples."""
    lines = knowledge.path(name).read_text(encoding="utf-8-sig").splitlines()
    found = (
        (line.removeprefix(_START).strip(), number) for number, line in enumerate(lines, 1) if line.startswith(_START)
    )
    return {rule: f"{name}:{number}" for rule, number in found}
