"""The Arabic words by which screens show the record's values: ``labels.csv`` of the knowledge, and the ontology's names."""

from __future__ import annotations

from marsad.knowledge import Knowledge
from marsad.knowledge.ontology import FILES


class Labels:
    """``labels("factuality", "alleged")`` → "مزعوم"; a value that has no label is shown as it is."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._words = {(row["group"], row["value"]): row["arabic"] for row in knowledge.table("labels.csv")}
        for name in knowledge.names(FILES):
            for entry in knowledge.entries(name):
                self._words["type", entry.text("type")] = entry.text("name")

    def __call__(self, group: str, value: str) -> str:
        return self._words.get((group, value), value)
