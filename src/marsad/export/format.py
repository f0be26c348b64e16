"""What an export format is, what it is given, and what a person may ask of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from marsad.export.columns import Table
from marsad.export.said import Language, Said
from marsad.knowledge import Knowledge
from marsad.model.claim import Claim
from marsad.model.incident import Incident

if TYPE_CHECKING:
    from marsad.export.out import Out

Unit: TypeAlias = Literal["claims", "incidents"]


@dataclass(slots=True)
class Material:
    """What is exported. ``claims`` may be gone through once; with ``incidents``, they are a list of what is at hand.

    An incident knows its claims by their ids: those that are not at hand (incidents read from a file of their own) lend
    no words, no kinds of actors and no sources to the formats that ask for these.
    """

    claims: Iterable[Claim]
    incidents: Sequence[Incident]
    knowledge: Knowledge
    _by_id: dict[str, Claim] | None = field(default=None, init=False, repr=False)

    def claims_of(self, incident: Incident) -> list[Claim]:
        """The claims of an incident that are at hand, in its order."""
        if self._by_id is None:
            self._by_id = {claim.id: claim for claim in self.claims}
        return [self._by_id[name] for name in incident.claims if name in self._by_id]


@dataclass(frozen=True, slots=True)
class Options:
    """What a person asked for. ``unit``: one record per claim or per incident; ``circles``: radii as polygons.

    ``language`` is that of the codebook, of titles and of notes. A format takes what concerns it and leaves the rest.
    """

    language: Language = "ar"
    unit: Unit = "incidents"
    circles: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """One way out.

    ``units``: what it takes, the usual one first. ``needs_both``: it takes incidents and their claims as records of their
    own. ``tables``: the tables that it writes, for the codebook. ``rules``: how numbers and codes are chosen. ``drops``:
    what a record of Marsad holds and this format has no place for. ``licence``: what is to be known of rights before it is
    given on. ``write`` puts the files into an ``Out``. ``extra``: the extra of the package that it needs, or None.
    """

    name: str
    title: Said
    units: tuple[Unit, ...]
    suffix: str
    write: Callable[[Material, Out, Options], None]
    drops: tuple[Said, ...]
    licence: Said
    tables: Callable[[Options], tuple[Table, ...]] = lambda _: ()
    rules: tuple[Said, ...] = ()
    extra: str | None = None
    needs_both: bool = False
