"""Nouns of events that lack only what they led to: «المعركة أسفرت عن مقتل خمسة»، «قتل جندي في العملية»."""

from __future__ import annotations

from marsad.extract.fit import Fit
from marsad.extract.found import Found
from marsad.extract.syntax import Row
from marsad.extract.triggers import STRIKES, Needs

_CASUALTIES = frozenset({"killed", "injured"})


class Effects:
    """Gives such nouns the casualties as their own; holds the judges of needs and of verbs of effect."""

    def __init__(self, needs: Needs, fit: Fit) -> None:
        self._needs = needs
        self._fit = fit

    def causes(self, row: Row, found: list[Found], missed: list[Found]) -> list[Found]:
        """قتل جندي في العملية، مواجهات خلفت قتلى: the casualties are what the noun of their cause lacked."""
        known = {event.first for event in found}
        revived: dict[int, Found] = {}
        carriers = [event for event in found if event.rule.carries]
        causes = [cause.last for event in carriers for cause in event.causes]
        leaving = [doer for event in carriers for doer in event.slots.get("agent", ()) if event.form == "active"]
        for event in missed:
            if event.form not in {"noun", "masdar"} or event.first in known or event.first in revived:
                continue
            named = any(last <= event.first <= last + 4 for last in causes)
            left = any(doer.first <= event.first < min(doer.first + 2, doer.last) for doer in leaving)
            if event.rule.event not in STRIKES or not (named or left or self._led_to(row, event, carriers)):
                continue
            if self._with_casualties(row, event, 0 if named else max(carrier.reach for carrier in carriers)):
                revived[event.first] = event
        return list(revived.values())

    def _with_casualties(self, row: Row, event: Found, reach: int) -> bool:
        """Whether a noun has all that it needs once the casualties are its own, and the words up to ``reach``."""
        before = event.reach
        event.implied |= _CASUALTIES
        event.reach = max(before, reach)
        if self._needs.unmet(row, event):
            event.implied -= _CASUALTIES
            event.reach = before
            return False
        event.met()
        return True

    def _led_to(self, row: Row, event: Found, carriers: list[Found]) -> bool:
        """المعركة أسفرت عن مقتل 28، أدى القصف إلى مقتل خمسة: the noun is what a verb of effect says led to the casualties."""
        chunks, position = row.chunks, event.chunk
        if event.first != chunks[position].first:
            return False
        for verb in (position + 1, position - 1):
            if (
                not 0 <= verb < len(chunks)
                or chunks[verb].kind != "V"
                or not self._fit.causes(row.words[chunks[verb].first])
            ):
                continue
            effect = max(verb, position) + 1
            if effect < len(chunks) and chunks[effect].kind == "P":
                effect += 1
            return any(carrier.chunk == effect for carrier in carriers)
        return False
