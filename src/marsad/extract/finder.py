"""Events of one sentence: triggers, the best rule for each, light verbs, and verbs whose subject is itself an event."""

from __future__ import annotations

from marsad.extract.carried_places import locate
from marsad.extract.carry import complete
from marsad.extract.effects import Effects
from marsad.extract.fit import Fit
from marsad.extract.found import Filler, Found
from marsad.extract.light import LightVerbs
from marsad.extract.nisbas import Nisbas
from marsad.extract.phrases import Chunk
from marsad.extract.sieve import Candidates
from marsad.extract.syntax import Row
from marsad.extract.triggers import CROWDS, STRIKES, Candidate, Needs, chunk_of
from marsad.extract.walk import Walk
from marsad.knowledge.rules import COUNT_SLOTS
from marsad.model.mention import ActorValue

_FOUGHT = frozenset({"air-strike", "armed-clash", "shelling"})
_BEFORE_NOUNS = frozenset({"بعد", "قبل", "عقب", "إثر", "خلال", "أثناء"})
_ADVERBIAL = frozenset({"فيما", "ما", "من"})
_CASUALTIES = frozenset({"killed", "injured"})


class EventFinder:
    """Finds the events of a sentence; see the module."""

    def __init__(self, needs: Needs, fit: Fit, walk: Walk, light: LightVerbs, nisbas: Nisbas) -> None:
        self._needs = needs
        self._nisbas = nisbas
        self._fit = fit
        self._walk = walk
        self._light = light
        self._effects = Effects(needs, fit)

    def find(self, row: Row, candidates: Candidates, near: list[Found] | None = None) -> list[Found]:
        """The events whose triggers are among the candidates; ``near`` collects those that missed a need."""
        found: list[Found] = []
        missed: list[Found] = []
        for i, group in candidates:
            if (
                not _in_hashtag(row, i)
                and not self._named(row, i)
                and (best := self._best(row, i, group, missed, found))
            ):
                found.append(best)
        if near is not None:
            near.extend(missed)
        found += self._effects.causes(row, found, missed)
        return _without_nested(self._merge_subjects(row, found, missed))

    def _named(self, row: Row, i: int) -> bool:
        """Whether the word is part of a name (an actor's, a place's), and so no event."""
        position = chunk_of(row, i)
        if position is None:
            return True
        chunk = row.chunks[position]
        if chunk.kind == "T":
            return True
        for mention in chunk.mentions:
            if mention.first <= i < mention.last and mention.dimension in {"actor", "place", "materiel"}:
                if mention.dimension == "actor" and i == mention.first and _ends_count(chunk, i):
                    return False
                if mention.dimension != "actor" or mention.last - mention.first > 1:
                    return True
                if isinstance(mention.value, ActorValue) and mention.value.id:
                    return True
        return False

    def _best(
        self, row: Row, i: int, candidates: tuple[Candidate, ...], missed: list[Found], before: list[Found]
    ) -> Found | None:
        position = chunk_of(row, i)
        assert position is not None
        options: list[tuple[int, int, Found]] = []
        for order, candidate in enumerate(candidates):
            if not self._stands(row, position, i, candidate):
                continue
            found = Found(candidate.rule, i, i + 1, candidate.reading, candidate.form, row.sentence, position)
            if candidate.form not in {"active", "passive"}:
                self._light.govern(row, found)
            self._walk.fill(row, found)
            self._nisbas.give(row, found)
            self._counted_trigger(row, found)
            if missing := self._unmet(row, found, before):
                found.why("; ".join(missing), "near")
                missed.append(found)
                continue
            options.append((self._score(row, found) - 2 * candidate.rank, -order, found))
        if not options:
            return None
        return max(options, key=lambda option: option[:2])[2]

    def _unmet(self, row: Row, found: Found, before: list[Found]) -> list[str]:
        """What the rule asks for and the clause does not bring, nor a pronoun, nor the subject of the clause before."""
        missing = self._needs.unmet(row, found)
        if missing:
            complete(row, found, before)
            missing = self._needs.unmet(row, found)
            if _lacks_place(row, found, missing) and locate(row, found, before):
                missing = self._needs.unmet(row, found)
        if missing and self._took_place(row, found) and all("|" in need for need in missing):
            found.why("the verb says of it that it took place")
            return self._needs.of_words(row, found)
        return missing

    def _took_place(self, row: Row, found: Found) -> bool:
        """خرجت أمس مظاهرات، وقع انفجار: the event is told as such, be it of nobody and of no place that is known."""
        word, position = row.words[found.first], found.chunk
        if found.form not in {"noun", "masdar"} or word.definite or found.rule.event not in STRIKES:
            return False
        after = row.words[found.last] if found.last < row.chunks[position].last else None
        if found.first > row.chunks[position].head or (after is not None and after.upos in {"NOUN", "PROPN"}):
            return False  # معركة الأسعار: of something, and no battle
        before = next((c for c in reversed(row.chunks[:position]) if c.kind not in {"T", "Q", "A", "("}), None)
        if before is None or before.kind != "V":
            return False
        verb = row.words[before.first]
        return self._fit.occurs(verb) and "Aspect=Imp" not in verb.feats

    @staticmethod
    def _counted_trigger(row: Row, found: Found) -> None:
        """خمسة قتلى: the trigger is the counted noun of a quantity, which then fills the rule's count."""
        if found.form != "noun":
            return
        slot = next((c.slot for c in found.rule.complements if c.slot in COUNT_SLOTS), None)
        for mention in row.chunks[found.chunk].mentions:
            if slot and mention.dimension == "quantity" and mention.first <= found.first < mention.last:
                found.slots[slot] = [Filler(mention.first, mention.last, mention.first, (mention,))]
        word = row.words[found.first]
        if slot and slot not in found.slots and "Number=Plur" in word.feats and not word.definite:
            found.slots[slot] = [Filler(found.first, found.last, found.first)]  # قتلى وجرحى: at least three of each

    def _stands(self, row: Row, position: int, i: int, candidate: Candidate) -> bool:
        """Whether the word stands where its reading can: finite verbs as verb chunks, nouns in phrases."""
        kind = row.chunks[position].kind
        feminine = candidate.form == "passive" and "Gender=Fem" in candidate.reading.feats
        if feminine and list(candidate.rule.bare) == ["agent"]:
            return False  # عثرت على: of a verb without an object of its own the passive has no subject, and is عثر
        if candidate.form in {"active", "passive"}:
            if _after_preposition(row, i):
                return False
            if candidate.rank and "Person=1" in candidate.reading.feats:
                return False  # نجل is a son before it is «we evacuate»
            if "Number=Dual" in candidate.reading.feats and (_described(row, i) or _is_object(row, position)):
                return False  # رصدت المنظمة قصفا، قصفا مدفعيا: shelling, and not what two did
            participle = "VerbForm=Part" in candidate.reading.feats
            if participle and any(
                m.dimension == "actor" and m.first <= i < m.last for m in row.chunks[position].mentions
            ):
                return False  # مقاتلي العشائر are people, not what somebody did meanwhile
            return kind == "V" or (
                kind == "N" and i == row.chunks[position].first and (candidate.rank > 0 or participle)
            )
        return kind in {"N", "X"} or (kind == "V" and candidate.rank > 0)

    def _score(self, row: Row, found: Found) -> int:
        total = 3 * len(found.rule.needs)
        for slot, fillers in found.slots.items():
            total += 2 + max(self._fit.score(row.analysis, slot, filler) for filler in fillers)
        return total + (1 if found.places else 0)

    def _merge_subjects(self, row: Row, found: list[Found], missed: list[Found]) -> list[Found]:
        """استهدفت غارة سوقا: the verb's subject names the event; what the verb brings is the event's.

        A noun that missed a need by itself (القصف استهدف مبنى) may have it met by what its verb brings.
        """
        dropped: set[int] = set()
        revived: list[Found] = []
        for verb in found:
            if verb.form not in {"active", "passive"} or verb.rule.event not in STRIKES - CROWDS:
                continue
            for subject in verb.slots.get("agent", []) + verb.slots.get("instrument", []):
                event = self._event_of(row, verb, subject, found, missed)
                if event is None:
                    continue
                if event not in found:
                    revived.append(event)
                dropped.add(id(verb))
                break
        kept = [event for event in found if id(event) not in dropped] + revived
        return sorted(kept, key=lambda event: event.first)

    def _event_of(
        self, row: Row, verb: Found, subject: Filler, found: list[Found], missed: list[Found]
    ) -> Found | None:
        """The event that the subject names, with what the verb brings; one that missed a need must have it met now."""
        for event in (*found, *missed):
            named = event.form in {"noun", "masdar"} and subject.first <= event.first < min(
                subject.first + 3, subject.last
            )
            if not named or event.rule.event not in STRIKES:
                continue
            self._take_over(event, verb, subject)
            if event in found or not self._needs.unmet(row, event):
                event.met()
                return event
        return None

    @staticmethod
    def _take_over(event: Found, verb: Found, subject: Filler) -> None:
        for slot, fillers in verb.slots.items():
            for filler in fillers:
                if filler is not subject and filler not in event.slots.get(slot, []):
                    event.add(slot, filler)
        known = {filler.first for filler, _ in event.places}
        event.places.extend(place for place in verb.places if place[0].first not in known)
        event.times.extend(time for time in verb.times if time not in event.times)
        event.causes.extend(verb.causes)
        event.reach = max(event.reach, verb.reach)
        event.why(f"its verb brings what it did ({verb.rule.id})")


def _lacks_place(row: Row, found: Found, missing: list[str]) -> bool:
    """وقد سقط 13 متمردا في معارك: an indefinite noun of fighting that lacks nothing but a place or somebody."""
    bare = found.form in {"noun", "masdar"} and found.rule.event in _FOUGHT and not row.words[found.first].definite
    return bare and bool(missing) and all("place" in one for one in missing)


def _after_preposition(row: Row, i: int) -> bool:
    """بعد تفجره: a verb would need «أن»; but وفيما بعد اعتقل."""
    return i > 0 and row.words[i - 1].key in _BEFORE_NOUNS and (i < 2 or row.words[i - 2].key not in _ADVERBIAL)


def _described(row: Row, i: int) -> bool:
    """Whether an indefinite adjective in the accusative follows the word."""
    after = row.words[i + 1] if i + 1 < len(row.words) else None
    return after is not None and after.upos == "ADJ" and after.key.endswith("ا") and not after.definite


def _is_object(row: Row, position: int) -> bool:
    """Whether a verb stands before in the same clause, so that the word is its object."""
    for chunk in reversed(row.chunks[:position]):
        if chunk.kind == "V":
            return True
        if chunk.kind not in {"N", "P", "T", "Q", "("}:
            return False
    return False


def _in_hashtag(row: Row, i: int) -> bool:
    """#فلان_يهاجم_فلانا: a word of a hashtag is a name."""
    text, word = row.analysis.document.text, row.words[i]
    return text[word.start - 1 : word.start] in {"_", "#"} or text[word.end : word.end + 1] == "_"


def _ends_count(chunk: Chunk, i: int) -> bool:
    """30 أسيرا من الحوثيين: the word is counted, so it tells an event though it names people too."""
    return any(m.dimension == "quantity" and m.first < i < m.last for m in chunk.mentions)


def _caused_by(verb: Found, event: Found) -> bool:
    """وأصيب ثمانية إثر استهداف مدرعتهم بعبوة: the blast is the noun's, and the toll that the verb tells is its own."""
    if verb.form != "passive" or event.form != "masdar" or verb.rule.event != event.rule.event:
        return False
    return verb.first < event.first < verb.reach and bool(_CASUALTIES & verb.slots.keys()) and not verb.rule.carries


def _without_nested(found: list[Found]) -> list[Found]:
    """Leave out a noun that its own verb already tells (بسط سيطرته): same type, within the verb's reach."""
    tolls = [(v, e) for v in found for e in found if _caused_by(v, e)]
    for verb, event in tolls:
        for slot in _CASUALTIES & verb.slots.keys():
            event.slots.setdefault(slot, []).extend(verb.slots[slot])
    dropped = {id(verb) for verb, _ in tolls}
    found = [event for event in found if id(event) not in dropped]
    verbs = [event for event in found if event.form in {"active", "passive"}]
    return [
        event
        for event in found
        if event.form not in {"masdar", "noun"}
        or not any(v.rule.event == event.rule.event and v.first < event.first < v.reach for v in verbs)
    ]
