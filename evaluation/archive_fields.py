"""The fields that open investigations of the Syrian Archive (CC BY-SA 4.0) against what Marsad reads in the text below them.

    python evaluation/archive_fields.py [--errors]

A field is right where some claim of the text below has its value: one of its places, its day, its number of killed or injured,
one of the actors that it holds responsible. «told» counts the fields whose words stand in the text below at all; the others are
told by the field alone. The fields' own words are read by Marsad's recognisers: what those do not know is «not understood».
Fields that say that nothing is known are left out.
Skips, and says so, where the shared data is absent.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from draw import DATA

import marsad
from marsad.model.claim import Claim
from marsad.model.mention import ActorValue, Mention, PlaceValue, QuantityValue, TimeValue
from marsad.model.text import Document

FOLDER = DATA / "syrian-archive"
NAMES = {
    "place": re.compile(r"الموقع(?: الجغرافي)?"),
    "date": re.compile(r"التاريخ|تاريخ الهجوم"),
    "killed": re.compile(r"القتلى(?: الم\S+ عنهم)?"),
    "injured": re.compile(r"الجرحى(?: الم\S+ عنهم)?"),
    "agent": re.compile(r"(?:المسؤول|المسؤولية|الجاني)(?: ال?محتملة?| المُحتملة| بحسب الادعاء)?"),
}
_FIELD = re.compile(r"^[\s_*\-]*([^:：]{3,40}?)\s*:\s*(.+?)[\s_*]*$")
_UNKNOWN = re.compile(r"(?:غير مت|لم يبل|لا يوجد)")
_OPENING = 40  # lines; fields stand at the top
_DATE = re.compile(r"^date: (\d{4}-\d{2}-\d{2})", re.MULTILINE)


@dataclass(frozen=True)
class Sheet:
    """An investigation: its fields by our names, the text below them, and the day of its publication."""

    name: str
    fields: dict[str, str]
    text: str
    published: str


def sheets(folder: Path = FOLDER) -> Iterator[Sheet]:
    """The investigations that open with at least three of the fields."""
    for path in sorted(folder.glob("*.md")):
        raw = path.read_bytes().decode("utf-8")
        date = _DATE.search(raw)
        found, last = fields_of(raw)
        if date and len(found) >= 3:
            yield Sheet(path.name, found, raw[last:], date[1])


def fields_of(raw: str) -> tuple[dict[str, str], int]:
    """The fields of a file and where the last of them ends."""
    found: dict[str, str] = {}
    position, last = 0, 0
    for line in raw.splitlines(keepends=True)[:_OPENING]:
        position += len(line)
        told = _FIELD.match(line)
        name = next((n for n, pattern in NAMES.items() if told and pattern.fullmatch(told[1].strip())), None)
        if told and name and name not in found:
            last = position
            if not _UNKNOWN.match(told[2]):
                found[name] = told[2]
    return found, last


class Check:
    """Whether the claims below a field hold its value."""

    def __init__(self, reader: marsad.Reader) -> None:
        self._reader = reader

    def judge(self, name: str, value: str, sheet: Sheet, claims: list[Claim]) -> str:
        """right, other (claims tell something else of it), silent (no claim tells any) or not understood."""
        wanted = self._values(name, value, sheet.published)
        if not wanted:
            return "not understood"
        read = {one for claim in claims for one in _of_claim(name, claim)}
        return "right" if wanted & read else "other" if read else "silent"

    def told(self, name: str, value: str, text: str) -> bool:
        """Whether a word of the field's value, or its number, stands in the text below."""
        words = [word for word in re.findall(r"\w{3,}|\d+", value) if name != "date" or word.isdigit()]
        return any(re.search(rf"\b\w?\w?{re.escape(word)}\b", text) for word in words)

    def _values(self, name: str, value: str, published: str) -> set[object]:
        label = {"killed": "مقتل ", "injured": "إصابة "}.get(name, "")
        mentions = self._reader.mentions(Document(label + value, published=published))
        return {one for mention in mentions for one in _of_mention(name, mention)}


def _of_mention(name: str, mention: Mention) -> Iterator[object]:
    value = mention.value
    if name == "place" and isinstance(value, PlaceValue) and value.place:
        if value.place.precision not in {"governorate", "country"}:
            yield value.place.name
    elif name == "date" and isinstance(value, TimeValue) and value.start:
        yield value.start[:10]
    elif name in {"killed", "injured"} and isinstance(value, QuantityValue):
        yield value.low
    elif name == "agent" and isinstance(value, ActorValue):
        yield value.id or value.name


def _of_claim(name: str, claim: Claim) -> Iterator[object]:
    event = claim.event
    if name == "place":
        yield from (place.place.name for place in event.places if place.place)
    elif name == "date" and event.time and event.time.value.start:
        yield event.time.value.start[:10]
    elif name in {"killed", "injured"}:
        yield from (count.low for count in event.counts if count.of in {name, "killed-or-injured"})
    elif name == "agent":
        yield from (a.actor.id or a.actor.name for a in event.arguments if a.role == "agent" and a.actor)


def main() -> int:
    """Print a line for each field; 0 also where the data is absent."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--errors", action="store_true", help="name the fields that are not right, with their file")
    errors = parser.parse_args().errors
    if not FOLDER.is_dir():
        print(f"SKIPPED: no investigations at {FOLDER}; set MARSAD_DATA")
        return 0
    reader = marsad.Reader()
    check = Check(reader)
    tallies: dict[str, Counter[str]] = {name: Counter() for name in NAMES}
    total = 0
    for sheet in sheets():
        total += 1
        claims = reader.analyse(Document(sheet.text, published=sheet.published)).claims
        for name, value in sheet.fields.items():
            told = check.told(name, value, sheet.text)
            judged = check.judge(name, value, sheet, claims)
            tallies[name].update(["fields", judged, *(["told", f"{judged}, told"] if told else [])])
            if errors and judged != "right":
                print(f"  {sheet.name}: {name} «{value[:60]}» {judged}{'' if told else ', not told below'}")
    print(f"{total} investigations that open with fields")
    print(f"  {'field':8}{'fields':>8}{'told':>6}{'right':>7}{'other':>7}{'silent':>8}{'not understood':>16}")
    for name, t in tallies.items():
        told = [t[f"{judged}, told"] for judged in ("right", "other", "silent", "not understood")]
        print(f"  {name:8}{t['fields']:8}{t['told']:6}{told[0]:7}{told[1]:7}{told[2]:8}{told[3]:16}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
