"""A stand-in for the reader: the command line is tested for what it does around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.knowledge import Knowledge
from marsad.model.analysis import Analysis
from marsad.model.claim import Claim, EventMention, Quote
from marsad.model.mention import Mention, QuantityValue
from marsad.model.text import Document, Normalised

REPORT = "قتل خمسة مدنيين في غارة جوية استهدفت سوقا شعبيا في مدينة الحديدة غربي اليمن أمس الأحد."
BREAKS = "هذا التقرير يكسر القارئ."


class StandIn:
    """Finds one claim and one mention in whatever it is given, at its first word."""

    def __init__(self, _knowledge: Knowledge) -> None:
        pass

    def analyse(self, document: Document) -> Analysis:
        if document.text.startswith(BREAKS):
            raise ZeroDivisionError("on purpose")
        analysis = Analysis(document, Normalised(document.text, document.text))
        first = Quote(document.text.split()[0], 0, len(document.text.split()[0]))
        analysis.claims.append(Claim("c", document, (0, len(document.text)), EventMention("killing", first)))
        analysis.mentions["quantity"] = [Mention("quantity", 0, first.end, 0, 1, QuantityValue(1, 1, 1))]
        return analysis


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.cli.run.new_reader", StandIn)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path
