"""What every section of the page is given, and the small parts that they share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.consolidate.voices import SHORT
from marsad.export.report.facts import Facts, Source
from marsad.export.report.html import Child, Element, tag
from marsad.export.report.limits import NAME, Limits
from marsad.export.report.words import Words
from marsad.model.claim import Attribution
from marsad.model.incident import Incident
from marsad.model.mention import Place
from marsad.text.fold import fold_all

_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")


@dataclass(frozen=True, slots=True)
class Page:
    """What the sections share.

    The facts, the words of the page's language, how much is shown, whether folded parts stand open (for print), and the
    ``heads`` of phrases for sources («مصدر», «المتحدث»), which by themselves name nobody. ``carded``: those with a card.
    """

    facts: Facts
    words: Words
    limits: Limits
    open: bool = False
    heads: frozenset[str] = frozenset()
    carded: frozenset[str] = frozenset()

    @property
    def right_to_left(self) -> bool:
        return self.words.language == "ar"

    def folded(self, summary: Child, *children: Child, printed: bool = True, open_: bool = False) -> Element:
        """A part that opens when it is asked for. Not ``printed``: what paper can do without."""
        class_ = None if printed else "screen"
        return tag("details", tag("summary", summary), *children, class_=class_, open=open_ or (self.open and printed))

    def title(self, incident: Incident) -> list[Child]:
        """What and where, without the toll: the page says who counts how many."""
        place = incident.place
        where: list[Child] = [f" {self.words('in')} ", name(place.name)] if place is not None and place.name else []
        return [self.words.type(incident.type), *where]

    def days(self, incident: Incident) -> str:
        time = incident.time
        return self.words.days(time.start, time.end) if time else self.words("no-day")

    def nameless(self, link: Attribution, named: str) -> bool:
        """Whether the words for a source name nobody who could be found again: «المصدر», «شهود عيان»."""
        if link.kind in ("anonymous", "witness"):
            return True
        words = fold_all(named).split()
        return len(words) == 1 and link.kind not in SHORT and words[0].removeprefix("ال") in self.heads

    def precision(self, place: Place) -> str:
        """How near the words bring the place."""
        said = self.words.label("precision", place.precision)
        return f"{said}{self.words('semicolon')}{self.words('within', n=float(place.radius_km))}"

    def link(self, incident: Incident) -> Element:
        """The incident's title, leading to its card if it has one."""
        number = self.facts.number[incident.id]
        carded = incident.id in self.carded
        return tag("a" if carded else "span", *self.title(incident), href=f"#i{number}" if carded else None)

    def report(self, source: Source | None) -> list[Child]:
        """A document in few words: who published it and when, and its number in the list of documents."""
        if source is None:
            return [self.words("unnamed-report")]
        publisher = name(source.publisher) if source.publisher else self.words("unnamed-report")
        return [publisher, self.words("comma"), self.words.day(source.published), " ", self.ref(source)]

    def ref(self, source: Source | None) -> Element | None:
        """The number of a document in the list of documents."""
        if source is None or source.number > self.limits.documents:
            return None
        return tag("a", f"[{self.words.number(source.number)}]", href=f"#d{source.number}", class_="ref")


def name(text: str) -> Element:
    """A name of the reports, kept apart from the direction of the words around it, no longer than a name may be."""
    return tag("bdi", cut(text, NAME), lang="ar" if is_arabic(text) else None)


def is_arabic(text: str) -> bool:
    return _ARABIC.search(text) is not None


def cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def heading(page: Page, section: str) -> Element:
    """A section's heading."""
    return tag("h2", page.words(section))
