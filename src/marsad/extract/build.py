"""From settled events to claims: spans, arguments, places, time, counts, materiel, evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace

from marsad.extract.attribution import AttributionReader, Voices
from marsad.extract.attribution.origin import origin_of
from marsad.extract.counts import Counted
from marsad.extract.factuality import FactualityReader
from marsad.extract.found import Filler, Found, Voice
from marsad.extract.patients import patients
from marsad.extract.places import places_of, quote
from marsad.extract.settle import Event
from marsad.extract.speech_time import is_speech_time
from marsad.knowledge import Knowledge
from marsad.model.analysis import Analysis
from marsad.model.claim import (
    ROLES,
    Argument,
    Attribution,
    Claim,
    Count,
    EventMateriel,
    EventMention,
    EventTime,
)
from marsad.model.evidence import Evidence
from marsad.model.mention import ActorValue, MaterielValue, Mention, TimeValue

_TO_AGENT = frozenset({"materiel-seizure", "materiel-discovery"})
_AMONG = frozenset({"بين", "ضمن", "بينها", "ضمنها", "منها"})
_JOINING = frozenset({"من", "و", "،", "ها", ":"})
_FROM_AGENT = frozenset({"materiel-handover", "materiel-supply", "materiel-abandonment"})


class ClaimBuilder:
    """Builds the claims of one document."""

    def __init__(self, knowledge: Knowledge, names_event: Callable[[Analysis, Filler], bool]) -> None:
        self._names_event = names_event
        self._attribution = AttributionReader(knowledge)
        self._factuality = FactualityReader(knowledge)

    def build(self, analysis: Analysis, events: list[Event]) -> list[Claim]:
        """One claim per event, in the order of their triggers; re-tellings are not merged yet."""
        if not events:
            return []
        voices = self._attribution.read(analysis)
        claims: dict[int, Claim] = {}
        for event in events:  # a whole stands before its parts
            claim = self._claim(analysis, event, voices)
            whole = claims.get(id(event.whole)) if event.whole else None
            claims[id(event)] = replace(claim, part_of=whole.id) if whole else claim
        return list(claims.values())

    def _claim(self, analysis: Analysis, event: Event, voices: Voices) -> Claim:
        found = event.found
        origin, forwarded = origin_of(analysis.document)
        chain = _with_voice(analysis, (*origin, *voices.chain(found.first)), found.voice)
        time, time_evidence = self._time(analysis, event, chain)
        judged = self._factuality.judge(analysis, found.first, chain, time.value if time else None)
        if found.voice is not None and found.voice.verb_class == "denying":
            judged = replace(judged, factuality="denied")
        mention = EventMention(
            type=event.type,
            trigger=quote(analysis, found.first, found.last),
            arguments=_as_told(self._arguments(analysis, event), judged.factuality, chain),
            places=places_of(analysis, found),
            time=time,
            counts=_counts(analysis, event.counts),
            materiel=_materiel(analysis, found),
            outcome=judged.outcome or found.rule.outcome,
        )
        sentence = analysis.sentences[found.sentence]
        rule = Evidence(found.rule.id, found.rule.where, f"{found.rule.name}: «{mention.trigger.text}»", "type")
        evidence = (rule, *found.evidence, *_mention_evidence(found), *time_evidence, *judged.evidence)
        evidence += (*forwarded, *voices.evidence(found.first))
        document = analysis.document
        return Claim(
            id=claim_id(document.id, mention, chain),
            document=document,
            sentence=(sentence.start, sentence.end),
            event=mention,
            attribution=chain,
            factuality=judged.factuality,
            evidence=tuple(dict.fromkeys(evidence)),
        )

    def _arguments(self, analysis: Analysis, event: Event) -> tuple[Argument, ...]:
        arguments: list[Argument] = []
        found = event.found
        slots = dict(found.slots)
        slots["patient"] = patients(analysis, found, event.counts)
        for role in ROLES:
            for filler in slots.get(role, []):
                if role == "agent" and self._names_event(analysis, filler):
                    continue
                argument = _argument(analysis, role, filler)
                if all(a.words != argument.words for a in arguments):
                    arguments.append(argument)
        return tuple(arguments)

    def _time(
        self, analysis: Analysis, event: Event, chain: tuple[Attribution, ...]
    ) -> tuple[EventTime | None, tuple[Evidence, ...]]:
        dates = [(m, m.value) for m in event.found.times if isinstance(m.value, TimeValue) and m.value.kind == "date"]
        dates = [(m, value) for m, value in dates if not is_speech_time(analysis, m, event.found, chain)]
        if dates:
            best, value = min(
                dates, key=lambda d: (d[1].start is None and d[1].end is None, abs(d[0].first - event.found.first))
            )
            return EventTime(quote(analysis, best.first, best.last), value), best.evidence
        spoken = [
            m.value.end
            for m in event.found.times
            if isinstance(m.value, TimeValue) and m.value.end and is_speech_time(analysis, m, event.found, chain)
        ]
        day = spoken[0][:10] if spoken else analysis.document.published
        if chain and day:
            value = TimeValue(None, day, "not-after", "speech")
            why = Evidence("time.not-after-speech", None, "no time is told: not after the day of the speech", "time")
            return EventTime(None, value), (why,)
        return None, ()


def _with_voice(analysis: Analysis, chain: tuple[Attribution, ...], voice: Voice | None) -> tuple[Attribution, ...]:
    """The chain with who claims or denies the deed by the words that tell it, in place of a longer reading of those words."""
    if voice is None:
        return chain
    source, cue = quote(analysis, voice.first, voice.last), quote(analysis, voice.cue, voice.cue + 1)
    innermost = chain[-1].source if chain else None
    if innermost is not None and innermost.start < source.end and source.start < innermost.end:
        return (*chain[:-1], replace(chain[-1], source=source))
    return (*chain, Attribution(source, cue, voice.kind, voice.verb_class))


def claim_id(document_id: str, event: EventMention, chain: tuple[Attribution, ...]) -> str:
    """The same document and the same words give the same id."""
    source = chain[-1].source if chain else None
    parts = (document_id, event.type, event.trigger.start, event.trigger.end, source.start if source else "")
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:24]


def _argument(analysis: Analysis, role: str, filler: Filler) -> Argument:
    mention = filler.mention("actor")
    actor = mention.value if mention and isinstance(mention.value, ActorValue) else None
    if mention is not None and mention.first > filler.first + 1 and not _counts_of(analysis, filler, mention):
        actor = None  # the actor only specifies the phrase (مواقع تابعة لقوات النظام)
    return Argument(role, quote(analysis, filler.first, filler.last), actor, filler.factuality)


def _counts_of(analysis: Analysis, filler: Filler, actor: Mention) -> bool:
    """ستة من عناصر الأمن، خمسة عشر عنصرا من الحركة: so many people of the actor are the actor's people."""
    number = filler.leads_with("quantity")
    return number is not None and analysis.words[actor.first - 1].key == "من" and actor.first <= number.last + 1


def _as_told(arguments: tuple[Argument, ...], factuality: str, chain: tuple[Attribution, ...]) -> tuple[Argument, ...]:
    """اتهم الجيش الجماعة بالوقوف وراء القصف: the shelling is known, that the group did it is alleged."""
    if factuality != "asserted" or not any(link.verb_class == "doubting" for link in chain):
        return arguments
    return tuple(replace(a, factuality="alleged") if a.role == "agent" else a for a in arguments)


def _counts(analysis: Analysis, counted: list[Counted]) -> tuple[Count, ...]:
    order = sorted(counted, key=lambda c: (c.whole is not None, c.first))
    found: list[Count] = []
    for one in order:
        whole = next((n for n, other in enumerate(order) if other is one.whole), None)
        words = quote(analysis, one.first, one.last)
        found.append(Count(one.of, one.who, words, one.low, one.best, one.high, one.approximate, one.side, whole))
    return tuple(found)


def _materiel(analysis: Analysis, found: Found) -> tuple[EventMateriel, ...]:
    if not found.rule.event.startswith("materiel"):
        return ()
    from_holder = _holder(analysis, found, "from-holder", "agent" if found.rule.event in _FROM_AGENT else None)
    to_holder = _holder(analysis, found, "to-holder", "agent" if found.rule.event in _TO_AGENT else "recipient")
    items: list[EventMateriel] = []
    fillers = found.slots.get("materiel", []) + found.slots.get("patient", [])
    told = [m for filler in fillers for m in filler.mentions if isinstance(m.value, MaterielValue)]
    for mention in _with_listed(analysis, told):
        if isinstance(value := mention.value, MaterielValue):
            words = quote(analysis, mention.first, mention.last)
            bounds = value.low, value.best, value.high
            items.append(
                EventMateriel(words, value.item, *bounds, from_holder, to_holder, value.approximate, value.condition)
            )
    return tuple(items)


def _with_listed(analysis: Analysis, told: list[Mention]) -> list[Mention]:
    """The items told, and those that the words count among them: أسلحة «بينها دبابات، وعربات مصفحة، ورشاشات»."""
    found = list(told)
    last, listing = None, False
    for mention in analysis.mentions["materiel"] if told else ():
        gap = _gap(analysis, last, mention) if last else None
        listing = gap is not None and gap <= _JOINING | _AMONG and (_opens_list(gap) or (listing and bool(gap)))
        if listing and mention not in found:
            found.append(mention)
        last = mention if mention in found else None
    return found if len(found) == len(told) else sorted(found, key=lambda mention: mention.first)


def _opens_list(gap: set[str]) -> bool:
    """Whether the words before an item are «بينها», «من ضمنها», «منها»."""
    return not gap.isdisjoint(_AMONG) or gap >= {"من", "ها"}


def _gap(analysis: Analysis, before: Mention, after: Mention) -> set[str]:
    """The keys of the words between two items, but for what counts the second."""
    counted = [m.first for m in analysis.mentions["quantity"] if before.last <= m.first < after.first <= m.last]
    return {word.key for word in analysis.words[before.last : min([after.first, *counted])]}


def _holder(analysis: Analysis, found: Found, role: str, fallback: str | None) -> str | None:
    for slot in (role, fallback):
        for filler in found.slots.get(slot or "", []):
            mention = filler.mention("actor")
            if mention and isinstance(mention.value, ActorValue):
                return mention.value.id or mention.value.name
            return quote(analysis, filler.first, filler.last).text
    return None


def _mention_evidence(found: Found) -> tuple[Evidence, ...]:
    fillers = [f for group in found.slots.values() for f in group] + [f for f, _ in found.places]
    evidence: list[Evidence] = []
    for filler in fillers:
        if filler.carried:
            evidence.append(Evidence(found.rule.id, None, filler.carried))
        for mention in filler.mentions:
            if mention.dimension in {"actor", "place"}:
                evidence.extend(mention.evidence)
    return tuple(evidence)
