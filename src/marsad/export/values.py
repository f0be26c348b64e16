"""A claim's fields as a person reads them: (heading, words) pairs in Arabic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.export.labels import Labels
from marsad.model.claim import Argument, Attribution, Claim, Count, EventMateriel, EventPlace, EventTime
from marsad.model.text import Document

BETWEEN = "، "
CHAIN = " ← "


@dataclass(frozen=True, slots=True)
class Values:
    """The words for each field; ``labels`` are the knowledge's."""

    labels: Labels

    def title(self, document: Document) -> str:
        """One line for a document: its title or file, who published it and when."""
        name = document.title or document.source_id or document.path or document.id[:15]
        published = document.published or self.labels("word", "unpublished")
        return " · ".join(part for part in (name, document.publisher, published) if part)

    def head(self, claim: Claim) -> str:
        """What is told, and in which words."""
        outcome = claim.event.outcome
        kind = self.labels("type", claim.event.type)
        told = f"«{claim.event.trigger.text}»"
        return f"{kind} {told}" + (f" ({self.labels('outcome', outcome)})" if outcome else "")

    def factuality(self, claim: Claim) -> str:
        return self.labels("factuality", claim.factuality)

    def fields(self, claim: Claim) -> Iterator[tuple[str, str]]:
        """The headings and words of everything that the claim holds besides its head."""
        event = claim.event
        for role in dict.fromkeys(argument.role for argument in event.arguments):
            shown = [self._argument(a) for a in event.arguments if a.role == role]
            yield self.labels("heading", role), BETWEEN.join(shown)
        if event.places:
            yield self.labels("heading", "place"), BETWEEN.join(self._place(place) for place in event.places)
        if event.time:
            yield self.labels("heading", "time"), self._time(event.time)
        if event.counts:
            yield self.labels("heading", "counts"), BETWEEN.join(self._count(count) for count in event.counts)
        if event.materiel:
            yield self.labels("heading", "materiel"), BETWEEN.join(self._materiel(item) for item in event.materiel)
        yield self.labels("heading", "source"), self._chain(claim)

    def _argument(self, argument: Argument) -> str:
        unsure = f" ({self.labels('factuality', argument.factuality)})" if argument.factuality else ""
        return argument.words.text + unsure

    def _place(self, place: EventPlace) -> str:
        role = "" if place.role == "location" else self.labels("word", place.role) + " "
        found = place.place
        about = [found.admin1] if found and found.admin1 and found.admin1 != found.name else []
        if found and found.name != place.words.text:
            about.insert(0, found.name)
        return f"{role}{place.words.text}" + (f" ({BETWEEN.join(about)})" if about else "")

    def _time(self, time: EventTime) -> str:
        value, words = time.value, time.words
        if value.start == value.end:
            days = value.start or ""
        else:
            first = f"{self.labels('word', 'from')} {value.start}" if value.start else ""
            last = self.labels("word", "to" if first else "until")
            days = " ".join(part for part in (first, f"{last} {value.end}" if value.end else "") if part)
        if words is None:
            return days
        return f"{words.text} ({days})" if days else words.text

    def _count(self, count: Count) -> str:
        who = "" if count.who == "unspecified" else f" ({self.labels('who', count.who)})"
        part = f"{self.labels('word', 'among-them')} " if count.subset_of is not None else ""
        return f"{part}{self.labels('of', count.of)}{who} {self._range(count)}"

    def _range(self, count: Count) -> str:
        if count.approximate and count.best is not None:
            return f"{self.labels('word', 'about')} {count.best}"
        if count.low == count.high:
            return "" if count.low is None else str(count.low)
        if count.high is None:
            return f"{count.low} {self.labels('word', 'or-more')}"
        if not count.low:
            return f"{count.high} {self.labels('word', 'at-most')}"
        return f"{count.low}–{count.high}"

    def _materiel(self, materiel: EventMateriel) -> str:
        number = f" ({materiel.best})" if materiel.best is not None else ""
        return materiel.words.text + number

    def _chain(self, claim: Claim) -> str:
        own = claim.document.publisher or self.labels("word", "publisher-voice")
        return CHAIN.join(self._source(claim, link) for link in claim.attribution) or own

    def _source(self, claim: Claim, link: Attribution) -> str:
        kind = self.labels("source", link.kind)
        named = claim.source_name(link)
        name = f"{named} ({kind})" if named else kind
        return f"{name} «{link.cue.text}»" if link.cue and link.verb_class != "neutral" else name
