"""Proof of attribution and factuality: the chain of sources and the judgement at the trigger that an example names."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.extract.attribution import AttributionReader
from marsad.extract.factuality import FactualityReader
from marsad.knowledge import Entry
from marsad.knowledge.problems import Problem
from marsad.model.analysis import Analysis
from marsad.model.claim import Attribution
from marsad.model.mention import TimeValue
from marsad.proof.reading import document_of, problem, unexpected
from marsad.reader import Reader


class VoiceProof:
    """Reads chains and judgements the way the pipeline does, at a word that the example names."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._attribution = AttributionReader(reader.knowledge)
        self._factuality = FactualityReader(reader.knowledge)

    def prove(self, example: Entry) -> Iterator[Problem]:
        """What an example with a ``trigger`` expects of ``chain``, ``factuality`` and ``outcome`` and does not get."""
        analysis = self._reader.analyse(document_of(example))
        trigger = next((n for n, w in enumerate(analysis.words) if w.form == example.text("trigger")), None)
        if trigger is None:
            yield problem(
                example,
                f"No word of the text is «{example.text('trigger')}». Write it as it stands there, without و ف ب ل before it.",
                f"ليس في النص كلمة «{example.text('trigger')}». اكتبها كما وردت بلا حروف تسبقها.",
                "trigger",
            )
            return
        chain = self._attribution.read(analysis).chain(trigger)
        if "chain" in example:
            yield from _chain(example, chain)
        if "factuality" in example or "outcome" in example:
            judged = self._factuality.judge(analysis, trigger, chain, _time(analysis))
            found = {"factuality": judged.factuality, "outcome": judged.outcome or "none"}
            for name, value in found.items():
                if name in example and example.text(name) != value:
                    yield unexpected(example, name, value, example.text(name), name)


def _chain(example: Entry, chain: tuple[Attribution, ...]) -> Iterator[Problem]:
    wanted = [] if example.get("chain") == "none" else example.entries("chain")
    told = " ← ".join(link.source.text if link.source else "?" for link in chain) or "nobody"
    if len(chain) != len(wanted):
        expected = " ← ".join(want.text("source", "?") for want in wanted) or "nobody"
        yield unexpected(example, "chain", told, expected, "chain")
        return
    for link, want in zip(chain, wanted, strict=True):
        for name, value in _link(link).items():
            if name in want and want.text(name) != value:
                yield unexpected(want, name, value, want.text(name), name)


def _link(link: Attribution) -> dict[str, str]:
    return {
        "source": link.source.text if link.source else "none",
        "cue": link.cue.text if link.cue else "none",
        "kind": link.kind,
        "verb_class": link.verb_class,
        "quoted": "yes" if link.quoted else "no",
    }


def _time(analysis: Analysis) -> TimeValue | None:
    values = [m.value for m in analysis.mentions["time"]]
    return next((v for v in values if isinstance(v, TimeValue) and v.kind == "date"), None)
