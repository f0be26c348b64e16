"""The Arabic words by which screens show the record's values: ``labels.csv`` of the knowledge."""

from __future__ import annotations

from marsad.knowledge import Knowledge


class Labels:
    """``labels("factuality", "alleged")`` → "مزعوم"; a value that has no label is shown as it is."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._words = {(row["group"], row["value"]): row["arabic"] for row in knowledge.table("labels.csv")}

    def __call__(self, group: str, value: str) -> str:
        return self._words.get((group, value), value)
