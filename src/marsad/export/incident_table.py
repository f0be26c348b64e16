"""Incidents for the eye: a block of lines for each, labels in Arabic or in English, what is disputed after what is agreed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len

from marsad.consolidate.counting import bounds
from marsad.export.labels import Labels
from marsad.export.terminal import ClaimTable
from marsad.export.values import BETWEEN
from marsad.model.incident import Chosen, Decision, Disagreement, Incident, Toll, Value

_SHOWN = 6  # actors, values of a disagreement and outlets that one line names

# What the Arabic labels of the knowledge are in English; a value that has no label is shown as it is.
_ENGLISH = {
    ("heading", "voices"): "sources",
    ("heading", "place"): "place",
    ("heading", "time"): "time",
    ("heading", "counts"): "counts",
    ("heading", "disagreement"): "disputed",
    ("heading", "reports"): "reports",
    ("heading", "identity"): "id",
    ("heading", "judged"): "judged",
    ("heading", "incident"): "incident",
    ("word", "instead"): "the rule gives",
    ("word", "not-followed"): "not followed",
    ("word", "question-apart"): "Are these one incident? They were kept apart ({})",
    ("word", "question-joined"): "Are these one incident? They were joined ({})",
    ("word", "no-questions"): "no questions: nothing lies near the line",
    ("field", "happened"): "whether it happened",
    ("field", "time"): "day",
    ("field", "agent"): "by whom",
    ("word", "until"): "by",
    ("word", "best"): "likeliest",
    ("word", "independent"): "{} independent in {} reports",
    ("word", "no-incidents"): "no incidents in these reports",
    ("word", "and-more"): "and {} more",
}


class IncidentTable(ClaimTable):
    """Writes incidents. ``english`` gives labels in English; names and words of the reports stay Arabic."""

    english = False

    def incident(self, incident: Incident, more: Iterable[tuple[str, str]] = ()) -> Iterator[str]:
        """The lines of an incident: its title, a rule, its fields, what is disputed and judged; ``more`` rows after them."""
        yield from self.heading(incident.title_en if self.english else incident.title_ar)
        yield from self.rows([*self._rows(incident), *more])

    def rows(self, told: Iterable[tuple[str, str]]) -> Iterator[str]:
        """Lines of headings, by their names, with their words beside them."""
        rows = [(self._say("heading", name), words) for name, words in told if words]
        column = max(cell_len(heading) for heading, _ in rows)
        for heading, words in rows:
            yield from self._field(heading, " ".join(words.split()), column)
        yield "\n"

    def question(self, joined: bool, mean: float, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
        """The lines of a question for a person: whether two claims are one incident."""
        asked = self._say("word", "question-joined" if joined else "question-apart")
        yield from self.heading(asked.format(f"{mean:+.2f}"))
        yield from self.rows(rows)

    def nothing(self, word: str = "no-incidents") -> str:
        """What is said where no report tells an incident, or where there is nothing to ask."""
        return self._line(self._say("word", word), "2")

    def _rows(self, incident: Incident) -> Iterator[tuple[str, str]]:
        yield "voices", self._say("word", "independent").format(incident.voices, len(incident.documents))
        yield "place", self._place(incident)
        yield "time", self._time(incident)
        for role in dict.fromkeys(actor.role for actor in incident.actors):
            yield role, self._listed([actor.name for actor in incident.actors if actor.role == role])
        yield "counts", BETWEEN.join(map(self._toll, incident.counts))
        for parted in incident.disagreements:
            yield "disagreement", self._parted(parted)
        outlets = [told.publisher or told.source_id or told.id[:15] for told in incident.documents]
        yield "reports", self._listed(outlets)
        for chosen in incident.chosen:
            yield "chosen", self._chosen(chosen, incident)
        for decision in incident.judgements:
            yield "judged", self._judged(decision)
        yield "identity", incident.id

    def _place(self, incident: Incident) -> str:
        place = incident.place
        if place is None:
            return ""
        about = [name for name in (place.admin1, place.country) if name and name != place.name]
        return f"{place.name} ({BETWEEN.join(about)})" if about else place.name

    def _time(self, incident: Incident) -> str:
        time = incident.time
        if time is None or time.end is None:
            return ""
        if time.start is None:
            return f"{self._say('word', 'until')} {time.end}"
        return time.end if time.start == time.end else f"{time.start} – {time.end}"

    def _toll(self, toll: Toll) -> str:
        said = bounds(toll.low, toll.best, toll.high) if (toll.low, toll.best) != (None, None) else ""
        if toll.best is not None and toll.low != toll.high:
            said += f" ({self._say('word', 'best')} {toll.best})"
        return f"{self._say('of', toll.of)} {said}".strip()

    def _parted(self, parted: Disagreement) -> str:
        field = self._say("field", parted.field)
        field = self._say("of", parted.field) if field == parted.field else field
        return f"{field}: {self._listed([self._value(parted.field, value) for value in parted.values])}"

    def _chosen(self, chosen: Chosen, incident: Incident) -> str:
        field = self._say("field", chosen.field)
        field = self._say("of", chosen.field) if field == chosen.field else field
        instead = f" ({self._say('word', 'instead')} {chosen.instead})" if chosen.instead is not None else ""
        value = incident.place.name if chosen.field == "place" and incident.place is not None else chosen.value
        return f"{field}: {value}{instead}{BETWEEN}{chosen.by}"

    def _judged(self, decision: Decision) -> str:
        said = BETWEEN.join([self._say("judgement", decision.kind), decision.by, decision.at[:10]])
        said += f" [{decision.judgement}]"
        others = f" ← {self._listed(list(decision.others))}" if decision.others else ""
        return f"{said}{others}" + ("" if decision.followed else f" ({self._say('word', 'not-followed')})")

    def _value(self, field: str, value: Value) -> str:
        said = self._say("factuality", value.value) if field == "happened" else value.name or value.value
        if field == "agent" and "(" in value.value:  # an accusation or a denial stands behind the id
            doubt = value.value.rpartition("(")[2].rstrip(")")
            said += f" [{self._say('factuality', doubt)}]"
        return f"{said} ({value.voices})"

    def _listed(self, items: list[str]) -> str:
        different = list(dict.fromkeys(items))
        more = len(different) - _SHOWN
        rest = [self._say("word", "and-more").format(more)] if more > 0 else []
        return BETWEEN.join(different[:_SHOWN] + rest)

    def _say(self, group: str, value: str) -> str:
        if self.english:
            return _ENGLISH.get((group, value), value)
        return self._labels(group, value)

    @property
    def _labels(self) -> Labels:
        return self._values.labels
