"""Consolidation against the stand-off gold of incidents: which claims of several reports are of one incident.

    python evaluation/incidents.py [--split dev|held-out] [--errors] [--claims FILE] [--fit]

Reads the gold's documents, consolidates all of them together, maps claims to the gold's mentions and scores the clusters over
the claims mapped, beside two baselines. ``--claims`` adds the claims of other documents (a file of «marsad read») that get in
the way, as they would in use. ``--errors`` lists what was torn apart or glued, for ``dev`` alone: nobody looks at the errors of
the held-out part. ``--fit`` prints the weights that a logistic regression over dev gives. Skips where the data is absent.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import clustering
from clustering import Clustering, Figures
from draw import NEWS, articles
from fitting import fit
from sources import fingerprint

import marsad
from marsad.consolidate.matching import Matching
from marsad.consolidate.near import NearDuplicates, sketch
from marsad.consolidate.telling import Report
from marsad.model.claim import Claim
from marsad.model.codec import claim_from_json
from marsad.model.text import Document

GOLD = Path(__file__).parent / "gold" / "incidents"
SPLITS = ("dev", "held-out")

# The types of event as which Marsad may rightly read a mention of each kind of the gold.
TYPES: dict[str, tuple[str, ...]] = {
    "explosion": ("explosion", "attack", "killing", "shelling", "accident"),
    "attack": ("attack", "explosion", "killing", "armed-clash", "abduction", "shelling", "abuse", "crackdown"),
    "killing": ("killing", "attack", "armed-clash", "crackdown", "abuse", "explosion", "shelling"),
    "clash": ("armed-clash", "killing", "attack", "shelling"),
    "airstrike": ("air-strike", "shelling", "attack", "killing"),
    "shelling": ("shelling", "attack", "killing", "explosion", "air-strike"),
    "takeover": ("territory-takeover", "territory-withdrawal"),
    "abduction": ("abduction", "capture", "arrest", "killing"),
    "release": ("release", "evacuation", "territory-takeover"),
    "accident": ("accident", "explosion", "killing"),
    "seizure": ("materiel-seizure", "materiel-discovery", "materiel-supply", "arrest"),
    "arrest": ("arrest", "capture"),
    "storm": ("attack", "protest", "crackdown", "territory-takeover", "abuse"),
}


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a document that tell an incident of the gold."""

    incident: str
    document: str
    start: int
    end: int

    @property
    def name(self) -> str:
        return f"{self.document}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Gold:
    """The incidents with their splits and kinds, their mentions, and pairs of mentions that are not one incident."""

    split: dict[str, str]
    kind: dict[str, str]
    mentions: tuple[Mention, ...]
    apart: tuple[tuple[str, str, str], ...]
    digests: dict[str, str]


def table(name: str) -> list[dict[str, str]]:
    """The rows of a file of the gold."""
    with (GOLD / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def gold() -> Gold:
    """The gold as it lies."""
    incidents = table("incidents")
    mentions = (Mention(r["incident"], r["document"], int(r["start"]), int(r["end"])) for r in table("mentions"))
    return Gold(
        {row["incident"]: row["split"] for row in incidents},
        {row["incident"]: row["kind"] for row in incidents},
        tuple(mentions),
        tuple((row["split"], row["first"], row["second"]) for row in table("nonpairs")),
        {row["document"]: row["sha256"] for row in table("documents")},
    )


def documents(digests: dict[str, str]) -> Iterator[Document]:
    """The gold's documents, in the order of the file; published on the day of their capture."""
    for row in articles():
        if row["id"] in digests:
            if hashlib.sha256(row["text"].encode("utf-8")).hexdigest()[:16] != digests[row["id"]]:
                raise SystemExit(f"{row['id']}: the text is not the one that was annotated")
            yield Document(
                row["text"],
                source_id=row["id"],
                title=row["title"],
                publisher=row["source"],
                published=row["extracted_at"][:10],
            )


def read() -> list[Report]:
    """The gold's documents as Marsad reads them."""
    reader = marsad.Reader()
    return [Report(document, tuple(reader.analyse(document).claims)) for document in documents(gold().digests)]


def others(path: str, known: Iterable[str]) -> Iterator[Report]:
    """The reports of a file of claims, without those of documents known already."""
    held, claims = set(known), defaultdict[str, list[Claim]](list)
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            claim = claim_from_json(json.loads(line))
            if claim.document.id not in held:
                claims[claim.document.id].append(claim)
    for found in claims.values():
        yield Report(found[0].document, tuple(found))


def mapped(everything: Gold, reports: list[Report]) -> tuple[dict[str, str], dict[str, str]]:
    """Claims by id → the incident of the gold that they tell; and mentions by name → their claim.

    A mention's claim is the one whose trigger (or re-telling) lies in its words, else the nearest in its sentence of a type
    that fits. A claim that would tell two incidents is left out.
    """
    by_document = {report.document.source_id: report.claims for report in reports}
    taken: dict[str, set[str]] = defaultdict(set)
    told: dict[str, str] = {}
    for mention in everything.mentions:
        claim = _claim_of(mention, everything.kind[mention.incident], by_document.get(mention.document, ()))
        if claim is not None:
            taken[claim.id].add(mention.incident)
            told[mention.name] = claim.id
    return {name: min(keys) for name, keys in taken.items() if len(keys) == 1}, told


def _claim_of(mention: Mention, kind: str, claims: Iterable[Claim]) -> Claim | None:
    apt = [claim for claim in claims if claim.event.type in TYPES[kind]]
    found = [(_distance(mention, claim), claim.event.trigger.start, claim) for claim in apt]
    near = [(far, start, claim) for far, start, claim in found if far is not None]
    return min(near, key=lambda item: (item[0], item[1], item[2].id))[2] if near else None


def _distance(mention: Mention, claim: Claim) -> int | None:
    """0 where the trigger lies in the mention's words, the way to it where it stands in the same sentence, else None."""
    quotes = (claim.event.trigger, *claim.also)
    if any(quote.start < mention.end and mention.start < quote.end for quote in quotes):
        return 0
    start, end = claim.sentence
    if start <= mention.start < end:
        return 1 + min(abs(quote.start - mention.start) for quote in quotes)
    return None


def by_matching(matching: Matching) -> Clustering:
    """Each claim → its cluster, also where no incident is made of it since all of its claims recall or plan."""
    found: dict[str, str] = {}
    for members in matching.clusters(matching.tellings):
        found.update((name, members[0]) for name in members)
    return found


def same_day_and_place(matching: Matching) -> Clustering:
    """The first baseline: claims of one first day and one first place are one incident."""
    found: dict[str, str] = {}
    for name, telling in matching.tellings.items():
        places, days = telling.places, telling.days
        known = places and days is not None
        found[name] = f"{days.last} {places[0].id}" if known and days is not None else name
    return found


def copies_alone(reports: list[Report]) -> Clustering:
    """The second baseline: claims of near-duplicate texts whose triggers read alike are one incident."""
    copies = NearDuplicates()
    for report in reports:
        copies.add(report.document.id, sketch(report.document.text))
    return {
        claim.id: f"{copies.group(report.document.id)} {claim.event.type} {claim.event.trigger.text}"
        for report in reports
        for claim in report.claims
    }


def figures(truth: dict[str, str], found: Clustering) -> list[tuple[str, Figures]]:
    """The three measures over the claims mapped."""
    made = {name: found.get(name, name) for name in truth}
    measures = (("pairwise", clustering.pairwise), ("B³", clustering.b_cubed), ("CEAFe", clustering.ceaf_e))
    return [(name, measure(truth, made)) for name, measure in measures]


def show(name: str, truth: dict[str, str], found: Clustering) -> None:
    """Print the figures of one way to cluster, a line."""
    parts = [f"{m} {f.precision:.3f} {f.recall:.3f} {f.f1:.3f}" for m, f in figures(truth, found)]
    print(f"  {name:24}" + "   ".join(parts))


def errors(truth: dict[str, str], found: Clustering, matching: Matching) -> Iterator[str]:
    """What was torn apart, what was glued."""
    parts, glued = defaultdict[str, Counter[str]](Counter), defaultdict[str, Counter[str]](Counter)
    for name, incident in truth.items():
        parts[incident][str(found.get(name, name))] += 1
        glued[str(found.get(name, name))][incident] += 1
    for incident, counts in sorted(parts.items()):
        if len(counts) > 1:
            yield f"torn {incident}: {sorted(counts.values(), reverse=True)}"
            for cluster in list(counts)[:4]:
                one = next(n for n in truth if truth[n] == incident and str(found.get(n, n)) == cluster)
                yield f"    {_shown(one, matching)}"
    for cluster, incidents in sorted(glued.items()):
        if len(incidents) > 1:
            yield f"glued {dict(incidents)}: {cluster}"


def _shown(name: str, matching: Matching) -> str:
    telling = matching.tellings.get(name)
    if telling is None:
        return f"{name}: never compared"
    where = ",".join(place.name for place in telling.places) + ("*" if telling.carried else "")
    claim = telling.claim
    return f"{claim.document.source_id} {telling.type} {claim.factuality} «{claim.event.trigger.text}» {where} {telling.days}"


def main() -> int:
    """Print the figures; 0 also where the data is absent."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--split", choices=SPLITS, help="only this part")
    parser.add_argument("--errors", action="store_true", help="list the errors of dev")
    parser.add_argument("--claims", help="claims of other documents that get in the way")
    parser.add_argument("--fit", action="store_true", help="print weights fitted on dev")
    options = parser.parse_args()
    if not NEWS.is_file():
        print(f"SKIPPED: no news at {NEWS}; set MARSAD_DATA")
        return 0
    everything, reports = gold(), read()
    run(everything, reports, options)
    return 0


def run(everything: Gold, reports: list[Report], options: argparse.Namespace) -> None:
    """Consolidate the reports and print what was asked for."""
    matching = Matching(marsad.Reader().knowledge)
    matching.add(reports)
    if options.claims:
        matching.add(others(options.claims, [report.document.id for report in reports]))
    truth, told = mapped(everything, reports)
    ways = {"marsad": by_matching(matching), "same day and place": same_day_and_place(matching)}
    ways["near-duplicates alone"] = copies_alone(reports)
    print(f"gold {fingerprint(GOLD.glob('*.csv'))}; {len(matching.tellings)} claims compared")
    for split in (options.split,) if options.split else SPLITS:
        part = {name: incident for name, incident in truth.items() if everything.split[incident] == split}
        _report(split, part, told, everything, ways)
        if options.errors and split == "dev":
            print("\n".join(errors(part, ways["marsad"], matching)))
        if options.fit and split == "dev":
            print("\n".join(fit(part, matching)))


def _report(
    split: str, part: dict[str, str], told: dict[str, str], everything: Gold, ways: dict[str, Clustering]
) -> None:
    mentions = [mention for mention in everything.mentions if everything.split[mention.incident] == split]
    read = sum(mention.name in told for mention in mentions)
    print(f"{split}: {len(set(part.values()))} incidents, {read} of {len(mentions)} mentions read, {len(part)} claims")
    print(f"  {'':24}" + "   ".join(f"{name} P R F1       "[:24] for name in ("pairwise", "B³", "CEAFe")))
    for name, found in ways.items():
        show(name, part, found)
    pairs = [(told.get(a), told.get(b)) for where, a, b in everything.apart if where == split]
    judged = [(a, b) for a, b in pairs if a and b and a != b]
    for name, found in ways.items():
        wrong = sum(found.get(a, a) == found.get(b, b) for a, b in judged)
        print(f"  hard non-pairs joined by {name}: {wrong} of {len(judged)}")


if __name__ == "__main__":
    sys.exit(main())
