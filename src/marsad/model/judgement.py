"""A person's decision about claims or incidents: who, when, what. It can be undone, and it outlives a new reading."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from dataclasses import asdict, dataclass, replace

from marsad.model.incident import COUNTED

SCHEMA = "marsad/judgement/1"

# same: the subjects are one incident; different: no two of them are; unsure: looked at, and left open; value: what a field of
# an incident is; undo: an earlier judgement no longer holds.
KINDS = ("same", "different", "unsure", "value", "undo")
OF_PAIRS = ("same", "different", "unsure")
FIELDS = ("type", "time", "place", *COUNTED)  # of an incident, whose value a person may choose

_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_VALUES = {
    "type": re.compile(r"[a-z]+(?:-[a-z]+)*"),
    "time": re.compile(f"{_DAY}(?:/{_DAY})?"),
    "place": re.compile(r"\S+"),
}
_COUNT = re.compile(r"[0-9]{1,9}|[0-9]{1,9}[-–][0-9]{1,9}|[0-9]{1,9}\+")
_MOMENT = re.compile(_DAY + r"T[0-9:]{8}(?:\.[0-9]{1,6})?Z")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A claim by which a judgement holds on to what it is about.

    Where a new reading gives the claim another id, it is known again by its document (the id of its text), its type and the
    place of its trigger, ``start`` to ``end`` in code points; these are None where only the id was at hand.
    """

    claim: str
    document: str | None = None
    type: str | None = None
    start: int | None = None
    end: int | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """What is judged: the ``id`` of a claim or of an incident, as it was given, and the claims that stand for it.

    A claim stands for itself. An incident has several anchors, of different documents; the first that is found stands for it.
    """

    id: str
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision. ``at`` is a moment of UTC ("2026-11-23T15:04:05Z"), ``by`` a name that the person gave.

    ``field`` and ``value`` are set where the kind is "value", ``undoes`` (the id of a judgement) where it is "undo".
    """

    id: str
    at: str
    by: str
    kind: str
    subjects: tuple[Subject, ...] = ()
    field: str | None = None
    value: str | None = None
    note: str | None = None
    undoes: str | None = None


def named(judgement: Judgement) -> Judgement:
    """The judgement under the id that is made of all that it says: 24 signs of the SHA-256."""
    told = json.dumps(asdict(replace(judgement, id="")), ensure_ascii=False, sort_keys=True)
    return replace(judgement, id=hashlib.sha256(f"judgement {told}".encode("utf-8", "surrogatepass")).hexdigest()[:24])


def fault(judgement: Judgement) -> str | None:
    """What is wrong with a judgement, as «FIELD must …»; None where nothing is."""
    kind = judgement.kind
    if kind not in KINDS:
        return f"kind must be one of {', '.join(KINDS)}, not {kind!r}"
    if not judgement.by.strip():
        return "by must name the person who judges"
    if not _MOMENT.fullmatch(judgement.at) or not _is_date(judgement.at):
        return f"at must be a moment of UTC as 2026-11-23T15:04:05Z, not {judgement.at!r}"
    return _subjects_fault(judgement) or _value_fault(judgement) or _undo_fault(judgement)


def _subjects_fault(judgement: Judgement) -> str | None:
    names = [subject.id for subject in judgement.subjects]
    if any(not subject.anchors for subject in judgement.subjects):
        return "subjects must each have an anchor, a claim that stands for it"
    if judgement.kind in OF_PAIRS and (len(names) < 2 or len(set(names)) < len(names)):
        return f"subjects must be two or more, and different ones, where the kind is {judgement.kind!r}"
    if judgement.kind == "value" and len(names) != 1:
        return "subjects must be one where the kind is 'value'"
    return "subjects must be none where the kind is 'undo'" if judgement.kind == "undo" and names else None


def _value_fault(judgement: Judgement) -> str | None:
    field, value = judgement.field, judgement.value
    if judgement.kind != "value":
        return None if field is None and value is None else "field and value must be null unless the kind is 'value'"
    if field not in FIELDS:
        return f"field must be one of {', '.join(FIELDS)}, not {field!r}"
    if value is None or not _VALUES.get(field, _COUNT).fullmatch(value):
        return f"value must be {_wanted(field)} where the field is {field!r}, not {value!r}"
    low, high = range_of(value) if field in COUNTED else (0, None)
    if (high is not None and low > high) or (field == "time" and value[:10] > value[-10:]):
        return f"value must not end before it begins, as {value!r} does"
    right = field != "time" or (_is_date(value[:10]) and _is_date(value[-10:]))
    return None if right else f"value must be days of the calendar, not {value!r}"


def _is_date(text: str) -> bool:
    try:
        return bool(datetime.datetime.fromisoformat(text))
    except ValueError:
        return False


def _wanted(field: str) -> str:
    wanted = {"type": "a type of event (air-strike)", "time": "a day (2015-07-20), or two with / between"}
    wanted["place"] = "the id of a place (geonames:318137)"
    return wanted.get(field, "a number (27), a range (20-99), or a least number (28+)")


def _undo_fault(judgement: Judgement) -> str | None:
    if (judgement.kind == "undo") != (judgement.undoes is not None):
        return "undoes must name a judgement where the kind is 'undo', and there alone"
    return None


def range_of(value: str) -> tuple[int, int | None]:
    """The lowest and the highest of a number that was chosen: "27" → 27, 27; "20-99" → 20, 99; "28+" → 28, None."""
    if value.endswith("+"):
        return int(value[:-1]), None
    low, _, high = value.replace("–", "-").partition("-")
    return int(low), int(high or low)
