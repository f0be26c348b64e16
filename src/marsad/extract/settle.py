"""After the sentences are read one by one: casualties go to the event that caused them, fields to who lacks them."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.extract.causes import HOSTS, SUCCEEDING, during, governs, told_later
from marsad.extract.counts import Counted, CountReader
from marsad.extract.found import Filler, Found
from marsad.extract.items import item_counts
from marsad.extract.phrases import Chunk
from marsad.extract.syntax import Row
from marsad.knowledge import Knowledge
from marsad.knowledge.rules import COUNT_SLOTS, Rule
from marsad.model.mention import Mention, QuantityValue
from marsad.model.text import Word
from marsad.text.fold import key

WEAK_HOSTS = HOSTS | {"territory-takeover", "evacuation", "aid-delivery", "arrest", "materiel-seizure", "threat"}


_FOLLOWING = frozenset({"بعد", "عقب", "إثر", "منذ", "قبل", "cause", "بسبب", "جراء"})
_CROWDS = {"protest": ("agent",), "deployment": ("agent", "patient")}
_VERIFYING = frozenset({"تحقق", "تأكد", "تثبت"})
_CASUALTY = frozenset({"قتل", "جرح", "أصاب", "استشهد", "صرع"})


_TOLD = frozenset({"ورد", "بلغ", "أبلغ", "سجل", "وقع", "أعلن", "أسفر", "خلف", "أوقع", "أدى", "أحدث", "تسبب", "نجم"})


_SUSPECTS = frozenset(map(key, "متهم مشتبه متورط ضالع مطلوب مسؤول منفذ مشارك مدبر مخطط".split()))
_AFTER = frozenset({"بعد", "عقب", "إثر", "قبل"})


@dataclass(slots=True)
class Event:
    """An event with its counts."""

    found: Found
    counts: list[Counted] = field(default_factory=list)
    whole: Event | None = None

    @property
    def type(self) -> str:
        return self.found.rule.event


class Settler:
    """Gives every count its event."""

    def __init__(self, knowledge: Knowledge, counts: CountReader, rules: tuple[Rule, ...]) -> None:
        self._counts = counts
        self._casualty = frozenset(t.lemma for rule in rules if rule.carries for t in rule.triggers if t.kind == "verb")
        self._negations = frozenset(key(row["word"]) for row in knowledge.table("lexicon/extract/negations.csv"))
        self._causal = frozenset(row["verb"] for row in knowledge.table("lexicon/extract/causal_verbs.csv"))

    def settle(self, rows: list[tuple[Row, list[Found]]]) -> list[Event]:
        """All events of the document, each with the counts that are its own."""
        settled: list[Event] = []
        for row, found in rows:
            events = [Event(f) for f in found if not (f.rule.carries and self._denied(row, f.first))]
            for event in events:
                event.counts = self._own_counts(row, event.found)
            events = self._host(row, events, settled)
            self._units(row, events, settled)
            for event in events:
                event.counts = _without_vague(event.counts)
            settled.extend(events)
        return settled

    def _denied(self, row: Row, word: int) -> bool:
        """دون وقوع إصابات، لم ترد أنباء عن سقوط ضحايا: the words before say that there were none."""
        start = row.chunks[0].first if row.chunks else word
        if any(before.lemma in _VERIFYING for before in row.words[max(start, word - 4) : word]):
            return False  # لم تتحقق المنظمة من مقتل: told by somebody, and not verified
        if any(before.key in self._negations for before in row.words[max(start, word - 4) : word]):
            return True
        return any(
            row.words[i].key in self._negations and _verbs(row.words[i + 1]) & _TOLD
            for i in range(max(start, word - 8), word - 1)
            if not any(between.upos in {"CCONJ", "PUNCT"} for between in row.words[i:word])
        )

    def _own_counts(self, row: Row, found: Found) -> list[Counted]:
        counts: list[Counted] = item_counts(found)
        for slot, fillers in found.slots.items():
            if slot in COUNT_SLOTS:
                of = "killed-or-injured" if slot in {"killed", "injured"} and _shares_toll(row, found) else slot
                for filler in fillers:
                    counts.extend(self._counts.of_slot(row.analysis, of, filler, found.sides))
        if (roles := _CROWDS.get(found.rule.event)) and "participants" not in {count.of for count in counts}:
            crowds = [f for role in roles for f in found.slots.get(role, []) if f.leads_with("quantity")]
            read = [self._counts.of_slot(row.analysis, "participants", f, []) for f in crowds if self._crowd(found, f)]
            counts += [count for group in read for count in group]
        return counts

    def _crowd(self, found: Found, filler: Filler) -> bool:
        """Whether the phrase counts who takes part: of those who are sent, people alone (نشر 20 دبابة)."""
        number = filler.leads_with("quantity")
        if number is None or filler.mention("materiel") is not None:
            return False
        return found.rule.event == "protest" or self._counts.person(number)

    def _host(self, row: Row, events: list[Event], before: list[Event]) -> list[Event]:
        """Give the counts of carriers to their hosts; a carrier that finds one is no event of its own."""
        kept = [event for event in events if not event.found.rule.carries]
        carriers = [event for event in events if event.found.rule.carries]
        hosts = {id(carrier): self._host_of(row, carrier, kept, carriers, before) for carrier in carriers}
        for carrier in carriers:
            host = hosts[id(carrier)] or self._neighbour_host(row, carrier, carriers, hosts)
            if host is None:
                host = next((e for e in kept if e.found.rule.carries and self._beside(row, e, carrier, carriers)), None)
            if host is None:
                kept.append(carrier)
                continue
            host.counts.extend(c for c in carrier.counts if not _counted_already(host.counts, c))
            _give_doer(carrier.found, host.found)
            host.found.places.extend(p for p in carrier.found.places if not host.found.places)
            host.found.times.extend(t for t in carrier.found.times if t not in host.found.times)
            host.found.why(
                f"the casualties are counts of the event that caused them ({carrier.found.rule.id})", "counts"
            )
        return sorted(kept, key=lambda event: event.found.first)

    def _host_of(
        self, row: Row, carrier: Event, kept: list[Event], carriers: list[Event], before: list[Event]
    ) -> Event | None:
        """The event that the words make the cause: named by a preposition, or in the same clause with none between."""
        doer = carrier.found.slots.get("agent")
        for cause in carrier.found.causes:
            if doer and cause.relation in _AFTER:
                return None  # قتلت الشرطة مسلحا بعد هجوم: whom the police killed is none of the attack's dead
            for event in kept:
                if event.type in WEAK_HOSTS and cause.last <= event.found.first <= cause.last + 4:
                    return event if not (doer and _says_who(row, event.found.first)) else None
        if (within := during(row, carrier, kept)) is not None:
            return within
        for group in (HOSTS, WEAK_HOSTS):
            near = [e for e in kept if e.type in group and self._beside(row, e, carrier, carriers)]
            near = [e for e in near if e.type != "siege" or carrier.type != "capture"]  # يضيقون الخناق فيما أسروا
            if group is WEAK_HOSTS and (doer or _before_it(row, carrier.found)):
                continue
            if near:
                return min(near, key=lambda e: abs(carrier.found.first - e.found.first))
        if (later := told_later(row, carrier, kept)) is not None:
            return later
        if not kept and self._is_consequence(row, carrier) and before and before[-1].type in WEAK_HOSTS:
            return before[-1] if row.sentence - before[-1].found.sentence <= 1 else None
        return None

    def _neighbour_host(
        self, row: Row, carrier: Event, carriers: list[Event], hosts: dict[int, Event | None]
    ) -> Event | None:
        """قتل خمسة وأصيب عشرة في غارة: the dead share the cause of the wounded beside them."""
        near = [c for c in carriers if c is not carrier and hosts[id(c)] and self._beside(row, c, carrier, carriers)]
        nearest = min(near, key=lambda c: abs(c.found.first - carrier.found.first), default=None)
        return hosts[id(nearest)] if nearest is not None else None

    def _beside(self, row: Row, event: Event, carrier: Event, carriers: list[Event]) -> bool:
        """Whether no other predicate stands between the two: only causal verbs, and the carriers themselves."""
        first, second = sorted((event.found, carrier.found), key=lambda found: found.first)
        own = {c.found.first for c in carriers} | {event.found.first}
        toll = row.words[event.found.first]
        if event.found is second and event.found.form in {"active", "passive"} and not _verbs(toll) & _CASUALTY:
            between = [c.kind for c in row.chunks if first.reach <= c.first < second.first]
            if "S" not in between:  # قتل خمسة حين قصفت الطائرات; without «when» the verb begins another story
                return False
        for chunk in row.chunks:
            if chunk.kind != "V" or chunk.first in own or not first.reach <= chunk.first < second.first:
                continue
            verbs = {reading.verb for reading in row.words[chunk.first].readings if reading.verb}
            if verbs & (self._causal | self._casualty) or _in_relative(row, chunk):
                continue
            if event.found is first and verbs & SUCCEEDING and governs(row, chunk, carrier.found):
                continue
            return False
        return True

    def _is_consequence(self, row: Row, carrier: Event) -> bool:
        start = row.chunks[0].first
        words = row.words[max(start, carrier.found.first - 6) : carrier.found.first]
        return any(r.verb in self._causal for w in words for r in w.readings if r.verb)

    def _units(self, row: Row, events: list[Event], before: list[Event]) -> None:
        """Counted nouns outside every slot (خلفت عشرات القتلى) go to the nearest event that can have them."""
        used = [c for event in events for c in event.counts]
        sentence = row.analysis.sentences[row.sentence]
        for mention in row.analysis.between("quantity", sentence.first, sentence.last):
            if any(c.first < mention.last and mention.first < c.last for c in used):
                continue
            counted = self._counts.of_unit(row.analysis, mention)
            if counted is None and _is_subset(mention) and self._counts.person(mention):
                counted = self._subset(row, events, mention)
            if counted is None or self._denied(row, mention.first):
                continue
            host = self._unit_host(row, events, before, counted)
            if host is not None and not _known(host.counts, counted):
                host.counts.append(counted)

    def _subset(self, row: Row, events: list[Event], mention: Mention) -> Counted | None:
        wholes = [c for e in events for c in e.counts if c.last <= mention.first and c.whole is None]
        if not wholes:
            return None
        whole = max(wholes, key=lambda c: c.last)
        filler = Filler(mention.first, mention.last, mention.first, (mention,))
        counted = self._counts.of_slot(row.analysis, whole.of, filler, [])[0]
        counted.whole = whole
        return counted

    def _unit_host(self, row: Row, events: list[Event], before: list[Event], counted: Counted) -> Event | None:
        if counted.whole is not None:
            return next(e for e in events if counted.whole in e.counts)
        if counted.of in {"strikes", "munitions"}:
            near = [
                e
                for e in events
                if e.type in {"air-strike", "shelling", "attack"} and abs(e.found.first - counted.first) < 8
            ]
            return min(near, key=lambda e: abs(e.found.first - counted.first), default=None)
        if counted.of == "participants":
            return next((e for e in events if e.type == "protest"), None)
        near = [e for e in events if e.type in WEAK_HOSTS or e.found.rule.carries]
        if near:
            return min(near, key=lambda e: abs(e.found.first - counted.first))
        if before and before[-1].type in HOSTS and row.sentence - before[-1].found.sentence <= 1:
            return before[-1]
        return None


def _before_it(row: Row, found: Found) -> bool:
    """اعتقال ثلاثة بعد مقتل طفل: a death that the arrest only follows is no toll of it."""
    at = row.chunks[found.chunk]
    governed = found.chunk > 0 and found.first == at.first and row.chunks[found.chunk - 1].kind == "P"
    return governed and row.chunks[found.chunk - 1].relation in _FOLLOWING


def _in_relative(row: Row, chunk: Chunk) -> bool:
    """Whether the verb opens a relative clause, which only says more of a thing."""
    position = next(n for n, other in enumerate(row.chunks) if other is chunk)
    word = row.words[chunk.first]
    own = chunk.last > chunk.first + 1 and row.words[chunk.last - 1].upos == "PRON"
    if own or any("Aspect=Imp" in reading.feats for reading in word.readings):
        before = next((c for c in reversed(row.chunks[:position]) if c.kind not in {"A", "S", "T", "Q"}), None)
        if before is not None and before.kind == "N" and not row.words[before.last - 1].definite:
            return True  # سيارة كان يقودها، حافلة تقل موظفين
    while position > 0 and row.chunks[position - 1].kind in {"A", "G", "D", "Q", "T"}:
        position -= 1
    return position > 0 and row.chunks[position - 1].kind == "R"


def _shares_toll(row: Row, found: Found) -> bool:
    """مقتل وإصابة 12، قتل وجرح 25: two verbal nouns or verbs with one number tell killed or injured together."""
    if not found.rule.carries or found.first < 2:
        return False
    before, conjunction = row.words[found.first - 2], row.words[found.first - 1]
    if found.form in {"active", "passive"}:
        told = any(chunk.kind == "N" and chunk.last == found.first - 2 for chunk in row.chunks)  # شاب قتل وأصيب أخوه
        return not told and conjunction.upos == "CCONJ" and bool(_CASUALTY & _verbs(before))
    if found.form != "masdar":
        return False
    return (
        conjunction.upos == "CCONJ"
        and before.upos == "NOUN"
        and any("VerbForm=Vnoun" in reading.feats for reading in before.readings)
    )


def _is_subset(mention: Mention) -> bool:
    return isinstance(mention.value, QuantityValue) and mention.value.relation == "subset"


def _says_who(row: Row, event: int) -> bool:
    """قتل الجيش أربعة من المتهمين بالهجوم: the act only tells which people they are."""
    before = row.words[max(0, event - 3) : event]
    return any(key(word.lemma) in _SUSPECTS for word in before if word.definite)


def _give_doer(carrier: Found, host: Found) -> None:
    """قتلت قوات أجنبية تسعة جنود في ضربة جوية: who killed them did what killed them."""
    doers = carrier.slots.get("agent", [])
    if doers and carrier.form == "active" and not host.slots.get("agent"):
        host.slots["agent"] = list(doers)


def _counted_already(counts: list[Counted], new: Counted) -> bool:
    """Whether the words count for the host as they are (إجلاء 250 جريحا), but for a toll that is told of both."""
    return any(c.first < new.last and new.first < c.last and c is not new for c in counts)


def _without_vague(counts: list[Counted]) -> list[Counted]:
    """ضحايا … 30 قتيلا: a bare plural says nothing beside a number of the same."""
    told = {c.of for c in counts if c.best is not None and c.whole is None}
    return [c for c in counts if c.of not in told or (c.low, c.best, c.high) != (3, None, None)]


def _known(counts: list[Counted], new: Counted) -> bool:
    return any(c.of == new.of and c.first < new.last and new.first < c.last for c in counts)


def _verbs(word: Word) -> set[str | None]:
    """The verbs that a word may belong to."""
    return {reading.verb for reading in word.readings}
