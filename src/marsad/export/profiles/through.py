"""The material of an export through a profile, before any format sees it."""

from __future__ import annotations

from dataclasses import replace

from marsad.export.format import Material
from marsad.export.profiles.redact import Redactor


def through(material: Material, redactor: Redactor) -> Material:
    """What the formats are given. With a profile that withholds, all records are at hand at once: words that the last one
    withholds must not leave in the first."""
    if redactor.profile.whole:
        return material
    claims, incidents = redactor.all(material.claims, material.incidents)
    return replace(material, claims=claims, incidents=incidents)
