"""A telling as bytes and back: what is compared in one piece, the rest of the claim in another, which is seldom asked for.

The bytes are ``marshal``'s over plain values, which are read by the process that wrote them and by no other. What many claims
share (words, places, names of documents and actors) stands once, in the table of strings or of places.
"""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Iterable
from typing import Any

from marsad.consolidate.days import Days
from marsad.consolidate.sight import Sight, Telling
from marsad.consolidate.stems import Bag
from marsad.model.claim import Argument, Attribution, Claim, Count, EventMateriel, EventMention, Quote
from marsad.model.decode import UnreadDocument
from marsad.model.mention import ActorValue, MaterielValue, Place
from marsad.model.provenance import Provenance


class Packing:
    """Packs and unpacks with the tables of what is shared."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._strings: list[str] = []
        self._places: dict[Place, int] = {}
        self._place: list[Place] = []

    def shared(self, text: str) -> str:
        """The text as it stands in the table, so that equal ones are one."""
        return self._strings[self._number(text)]

    def sight(self, sight: Sight) -> bytes:
        """The part of a telling that is compared, without its id."""
        days, day = sight.days, sight.published
        packed: Any = (
            self._number(sight.type), self._number(sight.report), None if day is None else self._number(day), sight.start,
            sight.links, None if days is None else (days.first, days.last, days.exact),
            tuple(map(self._of_place, sight.places)), sight.carried, self._all(sight.unplaced), self._all(sight.agents),
            self._all(sight.patients), sight.tolls, self._all(sight.materiel), self._all(sight.words.stems),
            sight.words.weight, self._all(sight.title.stems), sight.title.weight,
        )  # fmt: skip
        return marshal.dumps(packed)

    def read_sight(self, id_: str, packed: bytes) -> Sight:
        """What ``sight`` packed."""
        (type_, report, published, start, links, days, places, carried, unplaced, agents, patients, tolls, materiel, words,
         words_weight, title, title_weight) = marshal.loads(packed)  # fmt: skip
        return Sight(
            id=id_,
            type=self._strings[type_],
            report=self._strings[report],
            published=None if published is None else self._strings[published],
            start=start,
            links=links,
            days=None if days is None else Days(*days),
            places=tuple([self._place[number] for number in places]),
            carried=carried,
            unplaced=frozenset(self._read(unplaced)),
            agents=frozenset(self._read(agents)),
            patients=frozenset(self._read(patients)),
            tolls=tolls,
            materiel=frozenset(self._read(materiel)),
            words=Bag(self._read(words), words_weight),
            title=Bag(self._read(title), title_weight),
        )

    def rest(self, telling: Telling) -> bytes:
        """What of a telling is not compared."""
        claim, event, document = telling.claim, telling.claim.event, telling.claim.document
        way = document.provenance
        return marshal.dumps((
            telling.quote, claim.factuality, claim.part_of, claim.sentence, _quote(event.trigger), event.outcome,
            (document.source_id, document.publisher, way.forwarded_from if way else None),
            [(a.role, _quote(a.words), a.factuality, _actor(a.actor)) for a in event.arguments],
            [(c.of, c.who, _quote(c.words), c.low, c.best, c.high, c.approximate, c.side, c.subset_of) for c in event.counts],
            [(_quote(m.words), m.item.id, m.item.category) for m in event.materiel],
        ))  # fmt: skip

    def read_rest(self, sight: Sight, packed: bytes) -> Telling:
        """The whole telling."""
        quote, factuality, part_of, sentence, trigger, outcome, whose, arguments, counts, materiel = marshal.loads(
            packed
        )
        source_id, publisher, origin = whose
        event = EventMention(
            type=sight.type,
            trigger=Quote(*trigger),
            arguments=tuple(
                Argument(role, Quote(*words), _read_actor(actor), f) for role, words, f, actor in arguments
            ),
            counts=tuple(Count(of, who, Quote(*words), *numbers) for of, who, words, *numbers in counts),
            materiel=tuple(EventMateriel(Quote(*words), MaterielValue(id_, kind)) for words, id_, kind in materiel),
            outcome=outcome,
        )
        document = UnreadDocument(
            "",
            source_id=source_id,
            publisher=publisher,
            published=sight.published,
            provenance=Provenance(forwarded_from=origin) if origin is not None else None,
            digest=sight.report,
        )
        links = tuple(map(_read_link, sight.links))
        claim = Claim(sight.id, document, sentence, event, (), links, factuality, part_of)
        values: dict[str, Any] = {name: getattr(sight, name) for name in Sight.__slots__}
        return Telling(**values, claim=claim, quote=quote)

    def _number(self, text: str) -> int:
        number = self._numbers.get(text)
        if number is None:
            number = self._numbers[text] = len(self._strings)
            self._strings.append(text)
        return number

    def _of_place(self, place: Place) -> int:
        number = self._places.get(place)
        if number is None:
            number = self._places[place] = len(self._place)
            self._place.append(place)
        return number

    def _all(self, texts: Iterable[str]) -> bytes:
        return array("I", map(self._number, texts)).tobytes()

    def _read(self, packed: bytes) -> tuple[str, ...]:
        strings, numbers = self._strings, array("I")
        numbers.frombytes(packed)
        return tuple([strings[number] for number in numbers])


def _quote(quote: Quote) -> tuple[str, int, int]:
    return quote.text, quote.start, quote.end


def _actor(actor: ActorValue | None) -> tuple[str | None, str, str] | None:
    return None if actor is None else (actor.id, actor.name, actor.kind)


def _read_actor(packed: tuple[Any, ...] | None) -> ActorValue | None:
    return None if packed is None else ActorValue(*packed)


def _read_link(link: tuple[Any, ...]) -> Attribution:
    source, cue, kind, verb_class, quoted = link
    return Attribution(
        None if source is None else Quote(*source), None if cue is None else Quote(*cue), kind, verb_class, quoted
    )
