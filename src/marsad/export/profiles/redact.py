"""Records through a profile: a claim or an incident in, one that may leave out. Nothing of what came in is changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from marsad.export.profiles import claims, incidents
from marsad.export.profiles.context import Context, part, parts
from marsad.export.profiles.keep import filled
from marsad.export.profiles.names import Names, public_names
from marsad.export.profiles.paths import general
from marsad.export.profiles.profile import Profile
from marsad.export.profiles.pseudonyms import Pseudonyms
from marsad.export.profiles.secret import Secrets
from marsad.export.profiles.withheld import Tally, Withheld
from marsad.export.profiles.words import holds, shares
from marsad.model.claim import Claim
from marsad.model.codec import claim_to_json, document_to_json
from marsad.model.decode import UnreadDocument, claim_from_json
from marsad.model.fields import Json
from marsad.model.incident import Incident
from marsad.model.incident_codec import incident_from_json, incident_to_json
from marsad.model.text import Document


class Redactor:
    """One export through one profile.

    Words that one record withholds leave in no other: let ``learn`` see all claims, then all incidents, before the first
    leaves.
    The same records, profile and key give the same result. ``tally`` counts what left and what stayed.
    """

    def __init__(self, profile: Profile, pseudonyms: Pseudonyms | None = None, names: Names | None = None) -> None:
        self.profile = profile
        self.tally = Tally()
        self._pseudonyms = pseudonyms or Pseudonyms.drawn()
        self._names = names or public_names()
        self._secrets = Secrets()
        self._opened: set[tuple[str | None, str]] = set()
        self._whole = profile.whole

    def learn(self, records: Iterable[Claim | Incident]) -> None:
        """Learn which words must not leave."""
        for record in () if self._whole else records:
            context = self._context()
            if isinstance(record, Claim):
                claims.apply_rules(claim_to_json(record), context)
            else:
                incidents.apply_rules(incident_to_json(record), context, self._pseudonyms)

    def all(self, claims: Iterable[Claim], incidents: Iterable[Incident]) -> tuple[list[Claim], list[Incident]]:
        """All records as they leave: words that the last one withholds must not leave in the first."""
        held, told = list(claims), list(incidents)
        self.learn(held)
        self.learn(told)
        return [self.claim(one) for one in held], [self.incident(one) for one in told]

    def claim(self, claim: Claim) -> Claim:
        """The claim as it leaves. Words that stay are empty texts with the offsets 0 and 0."""
        if self._whole:
            self.tally.records += 1
            return claim
        record, context = self._claim(claim)
        found = claim_from_json(filled(record, "claim"))
        return replace(found, document=self._document(claim, found, context))

    def claim_json(self, claim: Claim) -> Json:
        """The record of the claim with the fields that leave, and no others."""
        return self._claim(claim)[0]

    def incident(self, incident: Incident) -> Incident:
        """The incident as it leaves."""
        if self._whole:
            self.tally.records += 1
            return incident
        return incident_from_json(filled(self.incident_json(incident), "incident"))

    def incident_json(self, incident: Incident) -> Json:
        """The record of the incident with the fields that leave, and no others."""
        context = self._context()
        record = incidents.apply_rules(incident_to_json(incident), context, self._pseudonyms)
        record = self._with_pseudonyms(incidents.finish(record, context), "incident", context)
        self._count("incident", record, context.withheld)
        return record

    def _claim(self, claim: Claim) -> tuple[Json, Context]:
        context = self._context()
        record = claims.apply_rules(claim_to_json(claim), context)
        record = self._with_pseudonyms(claims.finish(record, context), "claim", context)
        self._count("claim", record, context.withheld)
        return record, context

    def _context(self) -> Context:
        return Context(self.profile, self._names, self._secrets, self._opened)

    def _document(self, claim: Claim, found: Claim, context: Context) -> Document:
        """The document with as much of its text as leaves: outside of a sentence that does, every letter is a space."""
        document, text = found.document, ""
        if self.profile.text == "whole" and document_to_json(document) == document_to_json(claim.document):
            return claim.document
        digest = document.id
        if self.profile.text == "whole":
            text = claim.document.text
        elif self.profile.text == "sentence" and claim.document.text:
            text = self._sentence(claim, context)
        known = {
            name: getattr(document, name) for name in ("source_id", "path", "url", "title", "publisher", "published")
        }
        return UnreadDocument(text, **known, provenance=document.provenance, digest=digest)

    def _sentence(self, claim: Claim, context: Context) -> str:
        start, end = claim.sentence
        words = claim.document.text[start:end]
        over = any(start < last and first < end for first, last in context.spans)
        somebody = self.profile.actors.persons != "any" and self._names.names_somebody(words)
        placed = holds(words, self.profile.places.sensitive)
        if over or somebody or placed or context.secrets.within(words) or shares(words, context.words):
            self.tally.stayed(Withheld("claim.sentence", "elsewhere", words))
            return ""
        return " " * start + words

    def _with_pseudonyms(self, record: Json, kind: str, context: Context) -> Json:
        if self.profile.ids == "plain":
            return record
        own = self._pseudonyms
        for key in ("id", "part_of"):
            if record.get(key):
                context.hide(record, key, "", "pseudonym", own.record(str(record[key])))
        documents = [part(record, "document") or {}] if kind == "claim" else parts(record, "documents")
        for told in documents:
            if told.get("id"):
                path = "document" if kind == "claim" else "documents"
                context.hide(told, "id", path, "pseudonym", own.document(str(told["id"])))
        if kind == "incident":
            _replace_claims(record, own)
        return record

    def count(self, records: Iterable[Claim | Incident]) -> None:
        """Count what leaves where nothing is withheld."""
        for record in records:
            if isinstance(record, Claim):
                self._count("claim", claim_to_json(record), [])
            else:
                self._count("incident", incident_to_json(record), [])

    def _count(self, kind: str, record: Json, withheld: list[Withheld]) -> None:
        self.tally.records += 1
        for item in withheld:
            self.tally.stayed(replace(item, path=f"{kind}.{item.path}"))
        for path, value in _values(record, ""):
            self.tally.left(f"{kind}.{path}", value)


def _replace_claims(value: object, own: Pseudonyms) -> None:
    """Put pseudonyms in the place of the ids of claims, wherever an incident names them."""
    if isinstance(value, list):
        for item in value:
            _replace_claims(item, own)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key in ("claims", "background"):
                value[key] = [own.record(str(name)) for name in inner]
            elif key == "claim":
                value[key] = own.record(str(inner))
            else:
                _replace_claims(inner, own)


def _values(value: object, path: str) -> Iterable[tuple[str, object]]:
    """The fields that leave with their values; null and nothing are no values, and offsets go with their words."""
    if isinstance(value, dict):
        for key, inner in cast(Json, value).items():
            yield from _values(inner, general(f"{path}.{key}" if path else key))
    elif isinstance(value, list):
        for item in value:
            yield from _values(item, path)
    elif value not in (None, "") and not path.endswith((".start", ".end")):
        yield path, value
